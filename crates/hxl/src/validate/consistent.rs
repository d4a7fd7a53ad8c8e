//! Which kind of value most in a column are; the others are out of place.

use super::Guess;
use crate::Column;
use crate::text::{date, number};

/// Only columns of dates have dates.
pub(super) fn guess(value: &str, column: &Column, this_year: i16) -> Guess {
    if column.is_date() && date::is_date(value, this_year) {
        Guess::Date
    } else if number::is_number(value) {
        Guess::Number
    } else {
        Guess::Text
    }
}

/// Counts by group of columns, in the order the kinds were met: of equals the first wins.
pub(super) struct Consistent {
    counts: Vec<Vec<(Guess, u64)>>,
    expected: Vec<Option<Guess>>,
}

impl Consistent {
    pub(super) fn new(columns: usize) -> Self {
        Consistent { counts: vec![Vec::new(); columns], expected: vec![None; columns] }
    }

    pub(super) fn learn(&mut self, group: usize, guess: Guess) {
        let counts = &mut self.counts[group];
        match counts.iter_mut().find(|(kind, _)| *kind == guess) {
            Some((_, count)) => *count += 1,
            None => counts.push((guess, 1)),
        }
    }

    pub(super) fn learnt(&mut self) {
        for (expected, counts) in self.expected.iter_mut().zip(&self.counts) {
            let most = counts.iter().map(|(_, count)| *count).max();
            *expected = counts.iter().find(|(_, count)| Some(*count) == most).map(|(kind, _)| *kind);
        }
    }

    pub(super) fn expected(&self, group: usize) -> Option<Guess> {
        self.expected[group]
    }

    pub(super) fn may_find(&self, group: usize) -> bool {
        self.counts[group].len() > 1
    }
}
