//! Whether cells look like what a field holds.

use super::Kind;
use crate::Cell;
use crate::values::{self, Axis, DateError, DateOrder, DecimalMark, Precision};

/// From -1 (no cell does) over 0 (nothing to tell by) to 1 (all cells do).
pub(super) fn looks_like(kind: Kind, samples: &[String]) -> f32 {
    if samples.is_empty() {
        return 0.0;
    }
    let fitting = samples.iter().filter(|sample| fits(kind, sample)).count();
    let share = 2.0 * fitting as f32 / samples.len() as f32 - 1.0;
    // That words are words says nothing for any one field.
    if kind == Kind::Text { share.min(0.0) } else { share }
}

/// What looks alone, without a header, can say for a kind: only forms that are rarely anything else.
pub(super) fn alone(kind: Kind, looks: f32) -> f32 {
    if matches!(kind, Kind::Month | Kind::Date) { (looks * 0.8).max(0.0) } else { 0.0 }
}

fn fits(kind: Kind, text: &str) -> bool {
    let date = || values::date(text, DateOrder::DayFirst);
    let number = || values::number(text, DecimalMark::Point);
    let coordinate = |axis| values::coordinate(&Cell::text(text), axis).is_ok();
    match kind {
        Kind::Text => number().is_err() && !date().is_ok_and(|period| period.precision == Precision::Day),
        Kind::Number => number().is_ok(),
        Kind::Date => {
            date().is_ok_and(|period| period.precision != Precision::Year) && text.chars().any(|c| !c.is_numeric())
        }
        Kind::Month => {
            let named = number().is_err() && values::month(text).is_some();
            named
                || matches!(date(), Err(DateError::NoYear { .. }))
                || date().is_ok_and(|p| p.precision == Precision::Month)
        }
        Kind::Year => date().is_ok_and(|period| period.precision == Precision::Year),
        Kind::Latitude => coordinate(Axis::Latitude),
        Kind::Longitude => coordinate(Axis::Longitude),
        Kind::Code => is_code(text),
        Kind::YesNo => values::boolean(text).is_some(),
    }
}

fn is_code(text: &str) -> bool {
    let text = text.trim();
    let marks = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.');
    text.len() <= 20
        && text.chars().all(marks)
        && text.chars().any(|c| c.is_ascii_digit())
        && values::date(text, DateOrder::DayFirst).is_err()
}
