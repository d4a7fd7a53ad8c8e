//! The second factor: time-based codes (RFC 6238) and the recovery codes that stand in for a lost telephone. A time step
//! is accepted once; remembering which were used is left to the caller.

use kernel::{Error, Millis, Random, Result};
use qrcode::QrCode;
use qrcode::render::svg;
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Secret, Totp};

use super::digest;

const CODES: usize = 10;

/// The secret a telephone and the account share.
pub struct TwoFactor(Totp);

impl TwoFactor {
    pub fn new(random: &Random) -> Result<Self> {
        Self::made(Secret::from(random.bytes::<20>()))
    }

    /// From Base32; `None` where it is none or too short to be safe.
    pub fn read(base32: &str) -> Option<Self> {
        Self::made(Secret::try_from_base32(base32).ok()?).ok()
    }

    fn made(secret: Secret) -> Result<Self> {
        Builder::new().with_secret(secret).build().map(Self).map_err(Error::internal)
    }

    pub fn base32(&self) -> String {
        self.0.secret().to_base32()
    }

    /// The time step the code is of, if it is of this one or a neighbour.
    pub fn step(&self, code: &str, now: Millis) -> Option<u64> {
        let code: String = web::fields::latin_digits(code).chars().filter(char::is_ascii_digit).collect();
        self.0.check(&code, u64::try_from(now / 1000).ok()?)
    }

    /// A picture for the telephone's camera.
    pub fn picture(&self, email: &str) -> Result<String> {
        let account = email.replace(['%', '&', '?', '#', ' ', ':'], "");
        let url = format!("otpauth://totp/Tansiq:{account}?secret={}&issuer=Tansiq", self.base32());
        let code = QrCode::new(url).map_err(Error::internal)?;
        let drawn = code.render::<svg::Color<'_>>().min_dimensions(220, 220).build();
        Ok(drawn.trim_start_matches("<?xml version=\"1.0\" standalone=\"yes\"?>").to_owned())
    }
}

/// Fresh recovery codes: to be shown once.
pub struct RecoveryCodes(pub Vec<String>);

impl RecoveryCodes {
    /// Each has 80 bits, so that its digest cannot be turned back.
    pub fn new(random: &Random) -> Self {
        let one = || {
            let bytes = hex::encode(&Sha256::digest(random.bytes::<32>())[..10]);
            let groups: Vec<&str> = (0..4).map(|n| &bytes[n * 5..n * 5 + 5]).collect();
            groups.join("-")
        };
        Self(std::iter::repeat_with(one).take(CODES).collect())
    }

    pub fn digests(&self) -> serde_json::Value {
        self.0.iter().map(|code| digest(code)).collect()
    }

    /// The digests that are left when this code is used up; `None` when it is none of them.
    pub fn used_up(left: &serde_json::Value, code: &str) -> Option<serde_json::Value> {
        let used = digest(&code.trim().to_ascii_lowercase());
        let left = left.as_array()?;
        let rest: Vec<_> = left.iter().filter(|kept| kept.as_str() != Some(&used)).cloned().collect();
        (rest.len() < left.len()).then(|| rest.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_good_for_its_step_and_the_neighbours() {
        let factor = TwoFactor::read("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").expect("the secret of RFC 6238");
        assert_eq!(factor.step("287082", 59_000), Some(1));
        assert_eq!(factor.step("٢٨٧ ٠٨٢", 59_000), Some(1), "typed in Arabic-Indic digits");
        assert_eq!(factor.step("287082", 159_000), None);
        assert_eq!(factor.step("", 59_000), None);
    }

    #[test]
    fn a_recovery_code_is_used_once() {
        let codes = RecoveryCodes::new(&Random::seeded(5));
        let left = codes.digests();
        let after = RecoveryCodes::used_up(&left, &codes.0[3].to_uppercase()).expect("a code that is left");
        assert_eq!(after.as_array().map(Vec::len), Some(CODES - 1));
        assert!(RecoveryCodes::used_up(&after, &codes.0[3]).is_none());
    }

    #[test]
    fn the_picture_is_drawn_without_styles() {
        let picture = TwoFactor::new(&Random::seeded(5)).and_then(|f| f.picture("a@b.invalid")).expect("a picture");
        assert!(picture.trim_start().starts_with("<svg") && !picture.contains("style="), "{}", &picture[..80]);
    }
}
