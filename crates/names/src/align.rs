//! The cheapest way to turn a candidate's spelling into the query's: a weighted edit distance over symbols that may also
//! skip whole words, because registers and people add and leave out words more than they misspell them.
//!
//! Bounded by [`MAX_SYMBOLS`] squared steps; stops early once a limit is out of reach.

use crate::letters::Symbol;
use crate::spell::{MAX_SYMBOLS, Spelling};
use crate::weights::{Script, Weights};

/// A cost in the unit of [`crate::weights`]; [`FAR`] if the limit was passed.
pub type Cost = u16;
/// More than any limit.
pub const FAR: Cost = Cost::MAX / 4;

/// One side of a comparison that is already indexed.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    pub symbols: &'a [Symbol],
    /// As in [`Spelling::words`].
    pub words: &'a [(u8, u8)],
    /// What skipping each word costs.
    pub skips: &'a [u8],
    pub script: Script,
}

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
        self.first_column(add);
        let mut words = target.words.iter().zip(target.skips).peekable();
        for (at, symbol) in target.symbols.iter().enumerate() {
            let ends = words.next_if(|((_, end), _)| usize::from(*end) == at + 1);
            let skip = ends.map(|((start, _), skip)| (usize::from(*start), Cost::from(*skip)));
            let least = self.column(at, *symbol, Cost::from(drop[usize::from(*symbol)]), add, skip);
            if skip.is_some() && least > limit {
                return FAR;
            }
        }
        self.columns[target.symbols.len()][self.query.symbols.len()]
    }

    fn first_column(&mut self, add: &[u8]) {
        let column = &mut self.columns[0];
        column[0] = 0;
        for (at, symbol) in self.query.symbols.iter().enumerate() {
            let added = column[at] + Cost::from(add[usize::from(*symbol)]);
            let skipped = column[usize::from(self.word_start[at + 1])] + self.extra[at + 1];
            column[at + 1] = if usize::from(self.word_start[at + 1]) <= at { added.min(skipped) } else { added };
        }
    }

    /// Fills the column after the candidate's symbol `at` and returns its least cost.
    fn column(&mut self, at: usize, symbol: Symbol, drop: Cost, add: &[u8], skip: Option<(usize, Cost)>) -> Cost {
        let (before, rest) = self.columns.split_at_mut(at + 1);
        let (last, column) = (&before[at], &mut rest[0]);
        let swap = &self.weights.swap[usize::from(symbol)];
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
