//! Numbers as Python reads and writes them, which is how libhxl does.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

/// A number: whole where it has no fraction, as counts and sums of whole numbers must stay whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    Whole(i128),
    Broken(f64),
}

impl Number {
    /// A finite number; none for what is not one.
    pub fn read(text: &str) -> Option<Self> {
        if let Some(whole) = short_whole(text) {
            return Some(Number::Whole(whole.into()));
        }
        read(text).and_then(Number::from_f64)
    }

    /// None unless finite.
    pub fn from_f64(number: f64) -> Option<Self> {
        if !number.is_finite() {
            return None;
        }
        let whole = number == number.trunc() && number.abs() < 1e36;
        Some(if whole { Number::Whole(number as i128) } else { Number::Broken(number) })
    }

    pub fn as_f64(self) -> f64 {
        match self {
            Number::Whole(whole) => whole as f64,
            Number::Broken(broken) => broken,
        }
    }

    pub fn compare(self, other: Self) -> Ordering {
        match (self, other) {
            (Number::Whole(a), Number::Whole(b)) => a.cmp(&b),
            (a, b) => a.as_f64().total_cmp(&b.as_f64()),
        }
    }
}

impl std::ops::Add for Number {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        if let (Number::Whole(a), Number::Whole(b)) = (self, other)
            && let Some(sum) = a.checked_add(b)
        {
            return Number::Whole(sum);
        }
        Number::Broken(self.as_f64() + other.as_f64())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Number::Whole(whole) => whole.fmt(f),
            Number::Broken(broken) => f.write_str(&written(*broken)),
        }
    }
}

/// A floating-point number as Python writes it: `12.0`, `1e+16`, `1e-05`.
pub fn written(number: f64) -> String {
    let size = number.abs();
    if number == 0.0 || (1e-4..1e16).contains(&size) || !number.is_finite() {
        let text = number.to_string();
        return if text.contains('.') || !number.is_finite() { text } else { format!("{text}.0") };
    }
    let text = format!("{number:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let (sign, exponent) = exponent.strip_prefix('-').map_or(('+', exponent), |rest| ('-', rest));
    format!("{digits}e{sign}{exponent:0>2}")
}

/// Whether the text is a number to Python: also `inf`, `nan`, `1_000`, digits of any script, white space around.
pub fn is_number(text: &str) -> bool {
    is_plain_decimal(text) || read(text).is_some()
}

/// A finite number as floating point, which is all that statistics need.
pub(crate) fn figure(text: &str) -> Option<f64> {
    match short_whole(text) {
        Some(whole) => Some(whole as f64),
        None => read(text).filter(|number| number.is_finite()),
    }
}

/// Digits, perhaps with one point among them.
fn is_plain_decimal(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    digits > 0 && (digits == bytes.len() || (digits + 1 == bytes.len() && bytes.contains(&b'.')))
}

/// Whole numbers of up to 15 digits, which are most.
fn short_whole(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    if bytes.is_empty() || bytes.len() > 15 {
        return None;
    }
    let mut whole = 0_i64;
    for byte in bytes {
        if !byte.is_ascii_digit() {
            return None;
        }
        whole = whole * 10 + i64::from(byte - b'0');
    }
    Some(whole)
}

pub(super) fn read(text: &str) -> Option<f64> {
    // A number begins and ends in few ways; most words are told apart by their first letter.
    if let Some(first) = text.as_bytes().first()
        && first.is_ascii_alphabetic()
        && !matches!(first, b'i' | b'I' | b'n' | b'N')
    {
        return None;
    }
    plain(text)?.parse().ok()
}

/// Trimmed, with ASCII digits and without the underscores that may stand between digits.
pub(super) fn plain(text: &str) -> Option<Cow<'_, str>> {
    // Python's own separators of ASCII are no white space to its numbers.
    let text = text.trim_matches(char::is_whitespace);
    let text = ascii_digits(text);
    if !text.contains('_') {
        return Some(text);
    }
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let placed = |at: usize| at > 0 && is_digit(at - 1) && is_digit(at + 1);
    let all = bytes.iter().enumerate().all(|(at, byte)| *byte != b'_' || placed(at));
    all.then(|| Cow::Owned(text.replace('_', "")))
}

pub(super) fn ascii_digits(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| digit(c).map_or(c, |digit| char::from(b'0' + digit))).collect())
}

/// The value of a decimal digit that is not ASCII, of the scripts in wide use.
pub(super) fn digit(c: char) -> Option<u8> {
    const ZEROS: [u32; 20] = [
        0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20,
        0x1040, 0x17e0, 0x1810, 0xff10, 0x1946,
    ];
    let code = u32::from(c);
    ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code)).map(|zero| (code - zero) as u8)
}

#[cfg(test)]
mod tests {
    use super::{Number, is_number, written};

    #[test]
    fn numbers_are_what_python_takes_for_them() {
        for text in ["1", " 1.5 ", "-3", "+.5", "5.", "1e5", "1_000", "inf", "NaN", "-Infinity", "٣"] {
            assert!(is_number(text), "{text:?}");
        }
        for text in ["", " ", "1,000", "abc", "1_", "_1", "1__0", "0x10", "1e", ".", "12 000", "٣,٥", "n/a", "1.2.3"]
        {
            assert!(!is_number(text), "{text:?}");
        }
        assert_eq!(Number::read("2.0"), Some(Number::Whole(2)));
        assert_eq!(Number::read("nan"), None);
    }

    #[test]
    fn numbers_are_written_as_python_writes_them() {
        for (number, expected) in
            [(12.0, "12.0"), (0.1, "0.1"), (1e16, "1e+16"), (1.5e-5, "1.5e-05"), (1e300, "1e+300"), (-2.5, "-2.5")]
        {
            assert_eq!(written(number), expected);
        }
        let sum = Number::Whole(1) + Number::Broken(0.5) + Number::Broken(0.5);
        assert_eq!(sum.to_string(), "2.0");
    }
}
