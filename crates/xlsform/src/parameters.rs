//! The parameters column: `key=value` pairs, parted by spaces, commas or semicolons.
//!
//! Keys and values are taken in lower case, except the values of `label` and `value`, which name columns of a file.

use crate::problems::{Outcome, Problem};

/// The parameters of one question, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parameters(Vec<(String, String)>);

/// No type of question knows as many.
const MOST: usize = 100;

const fn parts(letter: char) -> bool {
    matches!(
        letter,
        ',' | ';' | ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{a0}' | '\u{2028}' | '\u{2029}' | '\u{3000}'
    )
}

impl Parameters {
    /// Reads a cell.
    pub(crate) fn read(cell: &str, row: u32) -> Outcome<Self> {
        let mut pairs = Self::default();
        let mut words = words(cell);
        loop {
            let Some(key) = words.next() else { return Ok(pairs) };
            let (equals, value) = (words.next(), words.next());
            match (key, equals, value) {
                (key, Some("="), Some(value)) if key != "=" && value != "=" && pairs.0.len() < MOST => {
                    let key = key.to_lowercase();
                    let value =
                        if matches!(key.as_str(), "label" | "value") { value.to_owned() } else { value.to_lowercase() };
                    pairs.set(&key, value);
                }
                _ => {
                    return Err(Problem::error("parameters-form")
                        .in_sheet("survey")
                        .at_row(row)
                        .in_column("parameters")
                        .stop());
                }
            }
        }
    }

    /// Refuses parameters this type of question does not know; `accepted` is in alphabetical order.
    pub(crate) fn accept(&self, accepted: &[&str], row: u32) -> Outcome<()> {
        let mut rejected: Vec<&str> =
            self.0.iter().map(|(key, _)| key.as_str()).filter(|key| !accepted.contains(key)).collect();
        if rejected.is_empty() {
            return Ok(());
        }
        rejected.sort_unstable();
        Err(self
            .problem("parameters-unknown", row)
            .with("accepted", accepted.join(", "))
            .with("rejected", rejected.join(", "))
            .stop())
    }

    /// An error in the parameters.
    pub(crate) fn problem(&self, code: &'static str, row: u32) -> Problem {
        Problem::error(code).in_sheet("survey").at_row(row).in_column("parameters")
    }

    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }

    pub(crate) fn set(&mut self, key: &str, value: String) {
        match self.0.iter_mut().find(|(known, _)| known == key) {
            Some((_, slot)) => *slot = value,
            None => self.0.push((key.to_owned(), value)),
        }
    }

    pub(crate) fn into_pairs(self) -> impl Iterator<Item = (String, String)> {
        self.0.into_iter()
    }
}

fn words(cell: &str) -> impl Iterator<Item = &str> {
    let mut rest = cell;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(parts);
        if rest.is_empty() {
            return None;
        }
        let end = if rest.starts_with('=') {
            1
        } else {
            rest.find(|letter| letter == '=' || parts(letter)).unwrap_or(rest.len())
        };
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

/// Whether a text is a number as Python reads one.
pub(crate) fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok()
}

/// A whole number as Python reads one.
pub(crate) fn whole(text: &str) -> Option<i64> {
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_read_in_any_spacing() {
        let read = Parameters::read("Start = 1;end=5,  Label=Name", 2).expect("read");
        assert_eq!((read.get("start"), read.get("end"), read.get("label")), (Some("1"), Some("5"), Some("Name")));
        assert_eq!(Parameters::read(" ", 2).expect("read"), Parameters::default());
        for bad in ["a", "a=", "a=b=c", "=a", "a b=c"] {
            assert!(Parameters::read(bad, 2).is_err(), "{bad}");
        }
    }
}
