//! Values to text, the way pyxform does it: what Python's `str.strip`, `str.isspace` and `str(float)` do.

use std::borrow::Cow;

/// White space to Python, which counts the four separators of ASCII, too.
pub(super) fn is_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{1c}'..='\u{1f}')
}

pub(super) fn strip(text: &str) -> &str {
    // Nearly every cell begins and ends with a visible letter.
    if let [first, .., last] = text.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return text;
    }
    text.trim_matches(is_space)
}

/// A workbook's text cell: stripped, no-break spaces made spaces.
pub(super) fn text(raw: &str) -> Cow<'_, str> {
    let text = strip(raw);
    if text.is_ascii() || !text.contains('\u{a0}') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace('\u{a0}', " "))
}

/// A header: stripped, runs of spaces made one.
pub(super) fn header(raw: &str) -> String {
    let mut header = String::with_capacity(raw.len());
    for letter in strip(raw).chars() {
        if letter != ' ' || !header.ends_with(' ') {
            header.push(letter);
        }
    }
    header
}

/// A number: whole ones without a point, others with as few digits as tell them apart.
pub(super) fn number(number: f64) -> String {
    if number == 0.0 {
        return "0".into(); // also minus nought
    }
    if number.is_finite() && number.fract() == 0.0 {
        return format!("{number:.0}");
    }
    if !number.is_finite() {
        return if number.is_nan() {
            "nan".into()
        } else if number > 0.0 {
            "inf".into()
        } else {
            "-inf".into()
        };
    }
    let (digits, exponent) = scientific(number);
    if (-4..16).contains(&exponent) { format!("{number}") } else { format!("{digits}e{exponent:+03}") }
}

/// The shortest digits, and the power of ten they are multiplied by.
fn scientific(number: f64) -> (String, i32) {
    let text = format!("{number:e}");
    match text.split_once('e') {
        Some((digits, exponent)) => (digits.to_owned(), exponent.parse().unwrap_or(0)),
        None => (text, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_python_writes_them() {
        for (value, text) in [
            (2.0, "2"),
            (-2.0, "-2"),
            (-0.0, "0"),
            (0.0, "0"),
            (1e22, "10000000000000000000000"),
            (0.1, "0.1"),
            (-0.5, "-0.5"),
            (1.5e-5, "1.5e-05"),
            (0.0001, "0.0001"),
            (1234567.25, "1234567.25"),
            (3.3e-300, "3.3e-300"),
        ] {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn texts_are_stripped_of_every_kind_of_space() {
        assert_eq!(text(" \u{a0}a\u{a0}b\u{1f}\n"), "a b");
        assert_eq!(header("  list   name "), "list name");
        assert_eq!(strip("\u{2003}"), "");
    }
}
