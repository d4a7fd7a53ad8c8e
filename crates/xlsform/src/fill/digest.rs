//! Digests and base64.

use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};
use base64::{Engine, alphabet};
use md5::Md5;
use ring::signature::{ED25519, UnparsedPublicKey};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};

use super::value::Fault;

/// The digest of a text by an algorithm, as `hex` or `base64`.
pub(super) fn digest(text: &str, algorithm: &str, encoding: Option<&str>) -> Result<String, Fault> {
    let bytes = text.as_bytes();
    let digest = match algorithm.to_ascii_uppercase().as_str() {
        "MD5" => Md5::digest(bytes).to_vec(),
        "SHA-1" => Sha1::digest(bytes).to_vec(),
        "SHA-256" => Sha256::digest(bytes).to_vec(),
        "SHA-384" => Sha384::digest(bytes).to_vec(),
        "SHA-512" => Sha512::digest(bytes).to_vec(),
        _ => return Err(Fault::Pattern(algorithm.into())),
    };
    match encoding.map(str::to_ascii_lowercase).as_deref() {
        None | Some("base64") => Ok(STANDARD.encode(digest)),
        Some("hex") => Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect()),
        Some(_) => Err(Fault::Pattern(encoding.unwrap_or_default().into())),
    }
}

/// The text base64 stands for; empty where it is none.
pub(super) fn decode(text: &str) -> String {
    STANDARD.decode(text.trim()).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

/// The message within a signed one, where its Ed25519 signature (the first 64 bytes) is that of the public key; else nothing.
/// Both are base64; signs that are none of it are passed over.
///
/// # Errors
/// Where either is cut short: JavaRosa fails then.
pub(super) fn signed(message: &str, key: &str) -> Result<String, Fault> {
    let (bytes, key) = (loose(message)?, loose(key)?);
    let (Some((signature, message)), Some(key)) = (bytes.split_at_checked(64), key.get(..32)) else {
        return Ok(String::new());
    };
    let key = UnparsedPublicKey::new(&ED25519, key);
    Ok(match key.verify(message, signature) {
        Ok(()) => String::from_utf8_lossy(message).into_owned(),
        Err(_) => String::new(),
    })
}

/// Base64 with anything between its signs, which must be a multiple of four.
fn loose(text: &str) -> Result<Vec<u8>, Fault> {
    let signs: String =
        text.chars().filter(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '+' | '/' | '=')).collect();
    LOOSE.decode(signs).map_err(|_| Fault::Type("extract-signed", text.into()))
}

const LOOSE: GeneralPurpose =
    GeneralPurpose::new(&alphabet::STANDARD, GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true));

/// The first eight bytes of the SHA-256 of a text.
pub(super) fn hash(text: &str) -> i64 {
    let mut first = [0; 8];
    first.copy_from_slice(&Sha256::digest(text.as_bytes())[..8]);
    i64::from_be_bytes(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_javarosa() {
        assert_eq!(digest("abc", "MD5", None).as_deref(), Ok("kAFQmDzST7DWlj99KOF/cg=="));
        assert_eq!(digest("abc", "SHA-1", Some("hex")).as_deref(), Ok("a9993e364706816aba3e25717850c26c9cd0d89d"));
        assert_eq!(digest("abc", "SHA-256", None).as_deref(), Ok("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="));
        assert!(digest("abc", "XX", None).is_err() && digest("abc", "MD5", Some("xx")).is_err());
        assert_eq!(decode("aGVsbG8="), "hello");
        assert_eq!(decode("###"), "");
    }

    #[test]
    fn a_signed_message_is_read_only_with_the_key_it_was_signed_with() {
        // The second test of RFC 8032, section 7.1: the message is the letter r.
        let hex = |text: &str| -> Vec<u8> {
            (0..text.len() / 2).map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).expect("hex")).collect()
        };
        let signature = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da\
            085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
        let key = STANDARD.encode(hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
        let message = STANDARD.encode([hex(signature), b"r".to_vec()].concat());
        assert_eq!(signed(&message, &key).as_deref(), Ok("r"));
        assert_eq!(signed(&message.replacen('k', "l", 1), &key).as_deref(), Ok(""));
        assert_eq!(signed(&message, &STANDARD.encode([0; 32])).as_deref(), Ok(""));
        assert_eq!(signed("", &key).as_deref(), Ok(""));
        assert!(signed("abc", &key).is_err());
    }
}
