//! Decimal numbers as they are written, without rounding.

use std::cmp::Ordering;

/// A number: `digits` shifted by `places` to the right of the point.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decimal {
    digits: i128,
    places: u32,
}

/// More places than anybody writes; beyond, a number is not one.
const MOST_PLACES: u32 = 15;

impl Decimal {
    /// Reads what a cell says; no infinities.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let unsigned = whole.strip_prefix(['+', '-']).unwrap_or(whole);
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if unsigned.len() + fraction.len() == 0 || !all_digits(unsigned) || !all_digits(fraction) {
            return None;
        }
        let digits: i128 = format!("{unsigned}{fraction}").parse().ok()?;
        let digits = if whole.starts_with('-') { -digits } else { digits };
        let places = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
        let number = match u32::try_from(places) {
            Ok(places) => Self { digits, places },
            Err(_) => Self { digits: digits.checked_mul(10_i128.checked_pow(places.unsigned_abs())?)?, places: 0 },
        };
        (number.places <= MOST_PLACES && number.digits.abs() < 10_i128.pow(20)).then_some(number)
    }

    fn scaled(self) -> i128 {
        self.digits * 10_i128.pow(MOST_PLACES - self.places)
    }

    pub(super) fn is_zero(self) -> bool {
        self.digits == 0
    }

    pub(super) fn is_whole(self) -> bool {
        self.digits % 10_i128.pow(self.places) == 0
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self { digits: self.scaled() - other.scaled(), places: MOST_PLACES }
    }

    pub(super) fn abs(self) -> Self {
        Self { digits: self.digits.abs(), ..self }
    }

    /// Whether the number is a multiple of another, which is not zero.
    pub(super) fn is_multiple_of(self, other: Self) -> bool {
        !other.is_zero() && self.scaled() % other.scaled() == 0
    }

    pub(super) fn is_between(self, a: Self, b: Self) -> bool {
        self >= a.min(b) && self <= a.max(b)
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.scaled() == other.scaled()
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.scaled().cmp(&other.scaled())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_do_not_round() {
        let read = |text| Decimal::read(text).expect("read");
        assert!(read("0.3").is_multiple_of(read("0.1")));
        assert!(!read("0.35").is_multiple_of(read("0.1")));
        assert_eq!(read("1.50"), read("15e-1"));
        assert!(read("2.0").is_whole() && !read("2.5").is_whole());
        for bad in ["", ".", "a", "1e", "inf", "nan", "--1"] {
            assert!(Decimal::read(bad).is_none(), "{bad}");
        }
    }
}
