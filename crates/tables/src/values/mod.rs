//! Reading numbers, days, months and answers out of cells, whatever digits and languages they were typed in.
//!
//! A typed cell is believed; text is parsed. What makes no sense is an error with a reason, never a silent guess: in
//! particular the order of day and month is settled for a whole column ([`DateOrder::infer`]), not cell by cell.

mod date;
mod digits;
mod month;
mod number;

pub use date::{DateError, DateOrder, Period, Precision, date, date_in};
pub use month::month;
pub use number::{Axis, DecimalMark, Number, NumberError, coordinate, count, number, number_in};

use crate::fold::fold;

/// Yes or no in English, Arabic, French, Kurdish or signs.
pub fn boolean(text: &str) -> Option<bool> {
    const YES: [&str; 13] = ["yes", "y", "true", "1", "x", "oui", "vrai", "نعم", "صح", "بەڵێ", "ئەرێ", "بلي", "erê"];
    const NO: [&str; 12] = ["no", "n", "false", "0", "non", "faux", "لا", "كلا", "خطأ", "نەخێر", "نا", "na"];
    if matches!(text.trim(), "✓" | "✔" | "☑") {
        return Some(true);
    }
    let folded = fold(text);
    let is = |word: &&str| fold(word) == folded;
    if YES.iter().any(is) { Some(true) } else { NO.iter().any(is).then_some(false) }
}

#[cfg(test)]
mod tests {
    use super::boolean;

    #[test]
    fn answers_are_read_in_four_languages() {
        for (text, answer) in [("Yes", Some(true)), ("نعم", Some(true)), ("لا", Some(false)), ("بەڵێ", Some(true))]
        {
            assert_eq!(boolean(text), answer, "{text}");
        }
        assert_eq!((boolean("NON "), boolean("perhaps"), boolean("")), (Some(false), None, None));
    }
}
