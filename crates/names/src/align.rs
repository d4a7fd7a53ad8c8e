//! The cheapest way to turn a candidate's spelling into the query's: a weighted edit distance over symbols that may also
//! skip whole words, because registers and people add and leave out words more than they misspell them.
//!
//! Bounded by [`MAX_SYMBOLS`] squared steps; stops early once a limit is out of reach.

use crate::letters::SYMBOLS;
use crate::spell::{MAX_SYMBOLS, Spelling};
use crate::weights::{Script, Weights};

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
    /// What adding nothing in any gap costs.
    pub base: Cost,
    /// As in [`Spelling::words`].
    pub words: &'a [(u8, u8)],
    /// What skipping each word costs, its gaps not counted.
    pub skips: &'a [Cost],
    pub script: Script,
}

/// Cost of each word that one side has more than the other, whether skipped or only written together.
const WORD_BREAK: Cost = 6;

/// Reusable space for many comparisons of one query.
pub struct Aligner<'a> {
    weights: &'a Weights,
    query: &'a Spelling,
    script: Script,
    /// For each query position, the start of the query word that ends there, else itself.
    word_start: [u8; MAX_SYMBOLS + 1],
    /// What leaving that word out costs.
    extra: [Cost; MAX_SYMBOLS + 1],
    columns: Box<[[Cost; MAX_SYMBOLS + 1]; MAX_SYMBOLS + 1]>,
}

impl<'a> Aligner<'a> {
    pub fn new(weights: &'a Weights, query: &'a Spelling) -> Self {
        let mut word_start = std::array::from_fn(|at| at as u8);
        let mut extra = [0; MAX_SYMBOLS + 1];
        for (start, end) in &query.words {
            word_start[usize::from(*end)] = *start;
            let letters = f32::from(end - start);
            extra[usize::from(*end)] = (weights.scalars.extra + weights.scalars.extra_letter * letters) as Cost;
        }
        Self {
            weights,
            query,
            script: Script::of(&query.symbols),
            word_start,
            extra,
            columns: Box::new([[0; MAX_SYMBOLS + 1]; MAX_SYMBOLS + 1]),
        }
    }

    /// The cost of the query given the target, or [`FAR`] once it is sure to exceed `limit`.
    pub fn cost(&mut self, target: Target<'_>, limit: Cost) -> Cost {
        let add = &self.weights.add[target.script as usize];
        let drop = &self.weights.drop[self.script as usize];
        self.first_column(target.base, &add[usize::from(target.gaps[0])]);
        let mut words = target.words.iter().zip(target.skips).peekable();
        let mut at_word_start = target.base;
        for (at, row) in target.rows.iter().enumerate() {
            let word = words.peek().map(|((start, end), skip)| (usize::from(*start), usize::from(*end), **skip));
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
        let column = &mut self.columns[0];
        column[0] = base;
        for (at, symbol) in self.query.symbols.iter().enumerate() {
            let added = column[at] + Cost::from(add[usize::from(*symbol)]);
            let skipped = column[usize::from(self.word_start[at + 1])] + self.extra[at + 1];
            column[at + 1] = if usize::from(self.word_start[at + 1]) <= at { added.min(skipped) } else { added };
        }
    }

    /// Fills the column after the candidate's symbol `at` and returns its least cost.
    fn column(&mut self, at: usize, row: u8, drop: Cost, add: &[i8; SYMBOLS], skip: Option<(usize, Cost)>) -> Cost {
        let (before, rest) = self.columns.split_at_mut(at + 1);
        let (last, column) = (&before[at], &mut rest[0]);
        let swap = &self.weights.swap[usize::from(row)];
        let query = &self.query.symbols[..];
        column[0] = last[0] + drop;
        for (row, letter) in query.iter().enumerate() {
            column[row + 1] = (last[row] + Cost::from(swap[usize::from(*letter)])).min(last[row + 1] + drop);
        }
        if let Some((start, cost)) = skip {
            for (cell, from) in column[..=query.len()].iter_mut().zip(&before[start]) {
                *cell = (*cell).min(*from + cost);
            }
        }
        let mut least = column[0];
        for (row, letter) in query.iter().enumerate() {
            let mut cell = column[row + 1].min(column[row] + Cost::from(add[usize::from(*letter)]));
            let start = usize::from(self.word_start[row + 1]);
            if start <= row {
                cell = cell.min(column[start] + self.extra[row + 1]);
            }
            column[row + 1] = cell;
            least = least.min(cell);
        }
        least
    }
}
