//! Rounding, extremes and shuffles, as JavaRosa does them.

use super::value::{Fault, Value};
use super::world::World;

/// Rounds to a number of decimal places: halves go up, on the digits the number is written with.
pub(super) fn round(number: f64, places: i32) -> f64 {
    if !number.is_finite() {
        return number;
    }
    if !(-30..=30).contains(&places) {
        return f64::NAN;
    }
    if places < 0 {
        let scale = 10_f64.powi(-places);
        return ((number / scale + 0.5) as i64) as f64 * scale;
    }
    let written = number.abs().to_string();
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let places = places as usize;
    if fraction.len() <= places {
        return number;
    }
    let (kept, cut) = fraction.split_at(places);
    let beyond = cut.trim_end_matches('0');
    let up = match beyond.as_bytes() {
        [b'5'] => number > 0.0,
        [first, ..] => *first >= b'5',
        [] => false,
    };
    let mut digits: Vec<u8> = whole.bytes().chain(kept.bytes()).collect();
    if up {
        let mut at = digits.len();
        loop {
            match at.checked_sub(1) {
                None => {
                    digits.insert(0, b'1');
                    break;
                }
                Some(last) if digits[last] == b'9' => {
                    digits[last] = b'0';
                    at = last;
                }
                Some(last) => {
                    digits[last] += 1;
                    break;
                }
            }
        }
    }
    let mut text = String::from_utf8(digits).unwrap_or_default();
    text.insert(text.len() - places, '.');
    let size: f64 = text.parse().unwrap_or(f64::NAN);
    if number < 0.0 && size != 0.0 { -size } else { size }
}

/// The largest; not below the smallest positive number, as JavaRosa starts from it.
pub(super) fn max(numbers: impl Iterator<Item = f64>) -> f64 {
    let known = numbers.filter(|number| !number.is_nan());
    known.fold(f64::NAN, |best, number| best.max(number).max(f64::from_bits(1)))
}

/// The smallest.
pub(super) fn min(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.filter(|number| !number.is_nan()).fold(f64::NAN, f64::min)
}

/// The seed a value gives a shuffle: a number's whole part, or the first eight bytes of a text's SHA-256.
///
/// # Errors
/// In the dry run of a check, where it is a text: ODK Validate lacks the digest that clients have.
pub(super) fn seed(value: &Value, world: &World) -> Result<i64, Fault> {
    let number = value.number(world.zone);
    if !number.is_nan() {
        return Ok(number as i64);
    }
    let text = value.string(world.zone);
    if world.pretend && !text.trim().is_empty() {
        return Err(Fault::Seed(text.as_ref().into()));
    }
    Ok(super::digest::hash(&text))
}

/// Shuffles, inside out, by the generator of Park and Miller where a seed is given.
pub(super) fn shuffle(items: Vec<u32>, seed: Option<i64>, world: &World) -> Vec<u32> {
    const MODULUS: f64 = 2_147_483_647.0;
    let mut state = seed.map(|seed| {
        let state = seed as f64 % MODULUS;
        if state <= 0.0 { state + MODULUS - 1.0 } else { state }
    });
    let mut fraction = || match &mut state {
        Some(state) => {
            *state = *state * 16_807.0 % MODULUS;
            (*state - 1.0) / (MODULUS - 1.0)
        }
        None => world.fraction(),
    };
    let mut mixed = items.clone();
    for (at, item) in items.into_iter().enumerate() {
        let with = ((fraction() * (at + 1) as f64) as usize).min(at);
        mixed[at] = mixed[with];
        mixed[with] = item;
    }
    mixed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_javarosas() {
        for (number, places, rounded) in [
            (2.5, 0, 3.0),
            (-2.5, 0, -2.0),
            (2.345, 2, 2.35),
            (1.005, 2, 1.01),
            (123.456, 1, 123.5),
            (1234.0, -2, 1200.0),
            (-1250.0, -2, -1200.0),
            (9.99, 1, 10.0),
            (-0.5, 0, 0.0),
        ] {
            assert_eq!(round(number, places), rounded, "round({number}, {places})");
        }
        assert!(round(5.0, 40).is_nan());
    }

    #[test]
    fn extremes_pass_over_what_is_no_number() {
        assert_eq!(max([1.0, f64::NAN, 3.0].into_iter()), 3.0);
        assert_eq!(max([-1.0, -2.0].into_iter()), f64::from_bits(1));
        assert_eq!(min([3.0, 1.0].into_iter()), 1.0);
        assert!(max(std::iter::empty()).is_nan() && min([f64::NAN].into_iter()).is_nan());
    }
}
