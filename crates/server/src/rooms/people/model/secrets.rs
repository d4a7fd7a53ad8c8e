//! Secrets that are handed out once (links, cookies, tokens) and kept as digests only. They have 256 random bits, so a
//! plain SHA-256 is enough to keep them, and no pause is needed to check them.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::Random;
use sha2::{Digest, Sha256};

/// A secret in clear: shown once, never kept, never printed by accident.
pub struct Secret(String);

impl Secret {
    pub fn new(random: &Random) -> Self {
        Self(URL_SAFE_NO_PAD.encode(random.bytes::<32>()))
    }

    pub fn reveal(&self) -> &str {
        &self.0
    }

    pub fn digest(&self) -> String {
        digest(&self.0)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What is kept of a secret.
pub fn digest(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_never_printed_and_never_the_same() {
        let random = Random::seeded(1);
        let (one, other) = (Secret::new(&random), Secret::new(&random));
        assert_ne!(one.reveal(), other.reveal());
        assert_eq!(one.reveal().len(), 43);
        assert_eq!(format!("{one:?}"), "Secret(…)");
        assert_eq!(one.digest().len(), 64);
    }
}
