//! The codes languages are told by: `French (fr)`.
//!
//! The codes are the primary language subtags of the IANA registry, in `data/languages.txt`.

/// Whether a language names a code machines know. The unnamed language needs none.
pub(crate) fn has_code(language: &str) -> bool {
    if language == "default" || language.chars().count() < 3 {
        return true;
    }
    let Some((_, code)) = language.strip_suffix(')').and_then(|text| text.split_once('(')) else { return false };
    include_str!("../data/languages.txt").lines().any(|known| known == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_told_by_the_code_in_parentheses() {
        for good in ["French (fr)", "default", "Sorani (ckb)", "العربية (ar)", "en"] {
            assert!(has_code(good), "{good}");
        }
        for bad in ["French", "French (qq-nothing)", "eng"] {
            assert!(!has_code(bad), "{bad}");
        }
    }
}
