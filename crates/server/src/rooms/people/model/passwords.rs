//! Passwords: which are taken, and how they are kept (Argon2id with the parameters OWASP names). Hashing takes tens of
//! milliseconds and 19 MB on purpose; `web::gate` decides how many may hash at once.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc};
use kernel::{Error, Random, Result};

/// Shortest and longest password, in characters. Length is what counts (NIST SP 800-63B); no kinds of letters are asked for.
pub const SHORTEST: usize = 10;
const LONGEST: usize = 200;

/// A hash of no password anybody has: checked when the account is unknown, so that the answer takes as long.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGtub3dzIGl0$mDqJ0zYJ6xV3b2v7m4Qd1TzSxJw0J9z0nXy5oN2aYpU";

/// A password as it is kept, in PHC form.
pub struct PasswordHash(String);

impl PasswordHash {
    /// Slow: call it where blocking is allowed.
    pub fn of(password: &str, random: &Random) -> Result<Self> {
        let salt = random.bytes::<16>();
        let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
        let hash: phc::PasswordHash = hash.map_err(Error::internal)?;
        Ok(Self(hash.to_string()))
    }

    pub fn into_text(self) -> String {
        self.0
    }
}

/// Whether this is the password of the hash. As slow for an account that is not there or has no password. Call it where
/// blocking is allowed.
pub fn matches(password: &str, hash: Option<&str>) -> bool {
    let right = Argon2::default().verify_password(password.as_bytes(), hash.unwrap_or(NOBODY)).is_ok();
    right && hash.is_some()
}

/// What is wrong with a new password, as a message key.
pub fn acceptable(password: &str, email: &str) -> std::result::Result<(), &'static str> {
    let length = password.chars().count();
    let folded = password.to_lowercase();
    let own = email.split('@').next().unwrap_or_default();
    let first = folded.chars().next();
    if length < SHORTEST {
        Err("people-password-short")
    } else if length > LONGEST {
        Err("people-password-long")
    } else if folded.chars().all(|c| Some(c) == first) || folded == email || own.len() > 3 && folded.contains(own) {
        Err("people-password-guessable")
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_matches_its_hash_only() {
        let hash = PasswordHash::of("three calm rivers", &Random::seeded(3)).expect("it hashes").into_text();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(matches("three calm rivers", Some(&hash)));
        assert!(!matches("three calm river", Some(&hash)));
        assert!(!matches("three calm rivers", None));
    }

    #[test]
    fn the_hash_of_nobody_is_a_hash_that_takes_its_time() {
        let parsed = phc::PasswordHash::new(NOBODY).expect("it is in PHC form");
        assert_eq!(parsed.hash.expect("it has an output").len(), 32);
    }

    #[test]
    fn short_long_and_guessable_passwords_are_refused() {
        let check = |password: &str| acceptable(password, "bashir@example.invalid");
        assert_eq!(check("short"), Err("people-password-short"));
        assert_eq!(check(&"x".repeat(300)), Err("people-password-long"));
        assert_eq!(check("aaaaaaaaaaaa"), Err("people-password-guessable"));
        assert_eq!(check("Bashir2026!"), Err("people-password-guessable"));
        assert_eq!(check("ثلاثة أنهار هادئة"), Ok(()));
    }
}
