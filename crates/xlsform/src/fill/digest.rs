//! Digests and base64.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use md5::Md5;
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
}
