//! The cheapest way to turn a candidate's spelling into the query's: a weighted edit distance over symbols that may also
//! skip whole words, because registers and people add and leave out words more than they misspell them.
//!
//! Bounded by [`MAX_SYMBOLS`] squared steps; stops early once a limit is out of reach.

use crate::letters::{SYMBOLS, Symbol};
use crate::spell::{MAX_SYMBOLS, Spelling};
use crate::weights::{SCRIPTS, Script, Weights, way};

/// A cost in the unit of [`crate::weights`]; [`FAR`] if the limit was passed.
pub type Cost = i16;
/// More than any limit.
pub const FAR: Cost = Cost::MAX / 2;
/// How much a cost may still fall, since adding what is usually added is cheaper than nothing.
const SLACK: Cost = 32;

/// One side of a comparison that is already indexed.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    pub rows: &'a [u8],
    /// As in [`crate::frame::Frame`].
    pub gaps: &'a [u8],
    /// What adding nothing in any gap costs, by the query's script.
    pub base: [Cost; SCRIPTS],
    /// As in [`Spelling::words`].
    pub words: &'a [(u8, u8)],
    /// What skipping each word costs, its gaps not counted, by the query's script.
    pub skips: &'a [[Cost; SCRIPTS]],
    pub script: Script,
}

/// Cost of each word that one side has more than the other, whether skipped or only written together.
const WORD_BREAK: Cost = 6;

/// Reusable space for many comparisons of one query.
pub struct Aligner<'a> {
    weights: &'a Weights,
    query: &'a Spelling,
    script: Script,
    /// For each query letter that ends a word, what leaving the word out costs; else 0.
    extra: [Cost; MAX_SYMBOLS],
    columns: Box<[[Cost; MAX_SYMBOLS + 1]; MAX_SYMBOLS + 1]>,
}

impl<'a> Aligner<'a> {
    pub fn new(weights: &'a Weights, query: &'a Spelling) -> Self {
        let mut extra = [0; MAX_SYMBOLS];
        for (start, end) in &query.words {
            let letters = f32::from(end - start);
            let cost = weights.scalars.extra + weights.scalars.extra_letter * letters;
            extra[usize::from(*end) - 1] = (cost as Cost).max(1);
        }
        Self {
            weights,
            query,
            script: Script::of(&query.symbols),
            extra,
            columns: Box::new([[0; MAX_SYMBOLS + 1]; MAX_SYMBOLS + 1]),
        }
    }

    /// The cost of the query given the target, or [`FAR`] once it is sure to exceed `limit`.
    pub fn cost(&mut self, target: Target<'_>, limit: Cost) -> Cost {
        let add = &self.weights.add[way(target.script, self.script)];
        let drop = &self.weights.drop[self.script as usize];
        let base = target.base[self.script as usize];
        self.first_column(base, &add[usize::from(target.gaps[0])]);
        let mut words = target.words.iter().zip(target.skips).peekable();
        let mut at_word_start = base;
        for (at, row) in target.rows.iter().enumerate() {
            let word = words
                .peek()
                .map(|((start, end), skip)| (usize::from(*start), usize::from(*end), skip[self.script as usize]));
            let skip = word.filter(|(_, end, _)| *end == at + 1).map(|(start, _, skip)| (start, skip));
            let add = &add[usize::from(target.gaps[at + 1])];
            let least = self.column(at, *row, Cost::from(drop[usize::from(*row)]), add, skip);
            let by_skipping = word.map_or(FAR, |(.., skip)| at_word_start.saturating_add(skip));
            if least.min(by_skipping) > limit.saturating_add(SLACK) {
                return FAR;
            }
            if skip.is_some() {
                words.next();
                at_word_start = least;
            }
        }
        let words = target.words.len().abs_diff(self.query.words.len()) as Cost;
        // Costs of nothing are kept for the same text.
        (self.columns[target.rows.len()][self.query.symbols.len()] + WORD_BREAK * words).max(1)
    }

    fn first_column(&mut self, base: Cost, add: &[i8; SYMBOLS]) {
        let column = &mut self.columns[0][..=self.query.symbols.len()];
        column.fill(FAR);
        column[0] = base;
        add_letters(column, &self.query.symbols, &self.extra, add);
    }

    /// Fills the column after the candidate's symbol `at` and returns its least cost.
    fn column(&mut self, at: usize, row: u8, drop: Cost, add: &[i8; SYMBOLS], skip: Option<(usize, Cost)>) -> Cost {
        let query = &self.query.symbols[..];
        let (before, rest) = self.columns.split_at_mut(at + 1);
        let (last, column) = (&before[at][..=query.len()], &mut rest[0][..=query.len()]);
        let swap = &self.weights.swap[usize::from(row)];
        column[0] = last[0] + drop;
        for ((cell, pair), letter) in column[1..].iter_mut().zip(last.windows(2)).zip(query) {
            *cell = (pair[0] + Cost::from(swap[usize::from(*letter) % SYMBOLS])).min(pair[1] + drop);
        }
        if let Some((start, cost)) = skip {
            for (cell, from) in column.iter_mut().zip(&before[start]) {
                *cell = (*cell).min(*from + cost);
            }
        }
        add_letters(column, query, &self.extra, add)
    }
}

/// Lets every cell be reached from the one above by a letter, or at a word's end by the whole word, that only the query has.
/// Returns the least cell.
fn add_letters(column: &mut [Cost], query: &[Symbol], extra: &[Cost], add: &[i8; SYMBOLS]) -> Cost {
    let mut above = column[0];
    let (mut least, mut at_word_start) = (above, above);
    for ((cell, letter), extra) in column[1..].iter_mut().zip(query).zip(extra) {
        let mut cost = (*cell).min(above + Cost::from(add[usize::from(*letter) % SYMBOLS]));
        if *extra > 0 {
            cost = cost.min(at_word_start + extra);
            at_word_start = cost;
        }
        *cell = cost;
        above = cost;
        least = least.min(cost);
    }
    least
}
