//! The pattern of a list of codes, found from the codes: digits may be any, everything else stands as it is.

use std::collections::BTreeSet;
use std::fmt::Write;

/// More shapes than this are no pattern one could read; then only the alphabet and the length are kept.
const SHAPES: usize = 24;

/// A regular expression that every one of these codes matches whole.
pub(super) fn of<'c>(codes: impl Iterator<Item = &'c str> + Clone) -> String {
    let shapes: BTreeSet<String> = codes.clone().map(shape).collect();
    if shapes.len() <= SHAPES {
        return format!("^({})$", shapes.into_iter().collect::<Vec<_>>().join("|"));
    }
    let lengths = codes.clone().map(|code| code.chars().count());
    let (least, most) = (lengths.clone().min().unwrap_or(1), lengths.max().unwrap_or(1));
    let letters: BTreeSet<char> = codes.flat_map(str::chars).filter(|c| !c.is_ascii_alphanumeric()).collect();
    let others: String = letters.into_iter().map(|letter| regex::escape(&letter.to_string())).collect();
    format!("^[A-Za-z0-9{others}]{{{least},{most}}}$")
}

/// `ET0102` as `ET[0-9]{4}`.
fn shape(code: &str) -> String {
    let mut shape = String::new();
    let mut rest = code;
    while let Some(letter) = rest.chars().next() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            let _ = write!(shape, "[0-9]{{{digits}}}");
            rest = &rest[digits..];
        } else {
            shape.push_str(&regex::escape(&letter.to_string()));
            rest = &rest[letter.len_utf8()..];
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pattern_fits_the_codes_and_their_like_and_no_others() {
        let pattern = of(["ET01", "ET0102", "ET1613"].into_iter());
        assert_eq!(pattern, "^(ET[0-9]{2}|ET[0-9]{4})$");
        let pattern = regex::Regex::new(&pattern).expect("a regular expression");
        assert!(pattern.is_match("ET99") && !pattern.is_match("ET060207") && !pattern.is_match("IQ01"));
    }

    #[test]
    fn codes_without_any_shape_still_give_one() {
        let codes: Vec<String> = (0..40u8)
            .map(|n| format!("{}-{n}", char::from(b'A' + n % 26).to_string().repeat(2 + usize::from(n) % 3)))
            .collect();
        let pattern = regex::Regex::new(&of(codes.iter().map(String::as_str))).expect("a regular expression");
        assert!(codes.iter().all(|code| pattern.is_match(code)));
    }
}
