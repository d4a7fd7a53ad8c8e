//! A typed date taken apart: its numbers in their order, and the month where it is named.

use super::DateError;
use crate::fold::fold;
use crate::values::digits::plain;
use crate::values::month;

#[derive(Clone, Copy)]
pub(super) struct Written {
    pub(super) value: i32,
    pub(super) digits: usize,
}

impl Written {
    /// Two digits mean the years from 1970 to 2069.
    pub(super) fn as_year(self) -> i32 {
        match (self.digits, self.value) {
            (2, 0..=69) => 2000 + self.value,
            (2, _) => 1900 + self.value,
            _ => self.value,
        }
    }
}

/// The numbers of a date in their order, and the month where it is named.
pub(super) struct Parts {
    pub(super) numbers: Vec<Written>,
    pub(super) month: Option<i8>,
    pub(super) name_first: bool,
}

/// Words that stand in dates without changing them: "of", "month", days of the week in short.
const FILLERS: [&str; 26] = [
    "of",
    "the",
    "month",
    "de",
    "du",
    "le",
    "mois",
    "من",
    "شهر",
    "سنة",
    "عام",
    "مانگی",
    "ساڵی",
    "ی",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "am",
    "pm",
    "ص",
    "م",
    "utc",
];

impl Parts {
    pub(super) fn of(text: &str) -> Result<Self, DateError> {
        let text = plain(text);
        // No date is longer; a paragraph is not worth the work.
        if text.len() > 100 {
            return Err(DateError::NotADate);
        }
        let words = words(&text);
        if words.is_empty() {
            return Err(DateError::Blank);
        }
        let mut parts = Parts { numbers: Vec::new(), month: None, name_first: false };
        let mut at = 0;
        while at < words.len() {
            let pair = words.get(at + 1).map(|next| format!("{}{next}", words[at]));
            if let Some(month) = pair.as_deref().and_then(month::named) {
                parts.name(month)?;
                at += 2;
                continue;
            }
            parts.word(&words[at])?;
            at += 1;
        }
        if parts.numbers.len() > 3 { Err(DateError::NotADate) } else { Ok(parts) }
    }

    fn name(&mut self, month: i8) -> Result<(), DateError> {
        // Iraqis often write both names: آب/أغسطس.
        if self.month.is_some_and(|known| known != month) {
            return Err(DateError::NotADate);
        }
        self.name_first |= self.numbers.is_empty();
        self.month = Some(month);
        Ok(())
    }

    fn word(&mut self, word: &str) -> Result<(), DateError> {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            return match month::named(word) {
                Some(month) => self.name(month),
                None if FILLERS.iter().any(|filler| fold(filler) == word) => Ok(()),
                None => Err(DateError::NotADate),
            };
        }
        if !matches!(&word[digits..], "" | "st" | "nd" | "rd" | "th" | "er" | "ي") {
            return Err(DateError::NotADate);
        }
        let value = word[..digits].parse().map_err(|_| DateError::NotADate)?;
        self.numbers.push(Written { value, digits });
        Ok(())
    }
}

/// Folded words without the time of day (`2025-08-03T10:30:00Z`, `3/8/2025 10:30`).
fn words(text: &str) -> Vec<String> {
    let day = match text.split_once(':') {
        // What follows the time is its zone or half of the day; what precedes may end in ISO's T.
        Some((before, _)) => before.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(['T', 't']),
        None => text,
    };
    let spaced: String = day.chars().map(|c| if c.is_alphanumeric() || is_mark(c) { c } else { ' ' }).collect();
    spaced
        .split_whitespace()
        .flat_map(|word| fold(word).split(' ').map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| !word.is_empty())
        .collect()
}

fn is_mark(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter) || letter == '\u{640}'
}
