//! A candidate's spelling as the aligner and the learner see it: which row of the weights each letter uses, since letters at a
//! word's beginning or end are written differently, and what kind of gap lies between each two letters, since vowels that
//! Arabic leaves out are added between consonants above all.

use crate::letters::{self, ARTICLE, Symbol, letter, sound};
use crate::spell::Spelling;

/// Rows of the weights: every symbol, then the [`POSITIONED`] letters at the beginning and at the end of a word.
pub const ROWS: usize = letters::SYMBOLS + 2 * POSITIONED.len();
/// Kinds of gaps: the shape of the letter before by the shape of the letter after.
pub const CONTEXTS: usize = SHAPES * SHAPES;

/// Letters that begin or end words as something else than they are inside.
pub const POSITIONED: [char; 8] = ['ا', 'و', 'ي', 'ى', 'ه', 'ە', 'ئ', 'ن'];
/// A word's edge, a consonant, an open vowel, a glide.
const SHAPES: usize = 4;

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// One per symbol.
    pub rows: Vec<u8>,
    /// One more than symbols: before the first, between each two, after the last.
    pub gaps: Vec<u8>,
}

impl Frame {
    pub fn new(spelling: &Spelling) -> Self {
        let symbols = &spelling.symbols[..];
        let starts = |at: usize| spelling.words.iter().any(|(start, _)| usize::from(*start) == at);
        let ends = |at: usize| spelling.words.iter().any(|(_, end)| usize::from(*end) == at + 1);
        let begins = |at: usize| starts(at) || (at > 0 && symbols[at - 1] == ARTICLE);
        let rows = symbols.iter().enumerate().map(|(at, symbol)| row(*symbol, begins(at), ends(at))).collect();
        let gap = |at: usize| {
            let before = if at == 0 || starts(at) { 0 } else { shape(symbols[at - 1]) };
            let after = if at == symbols.len() || starts(at) { 0 } else { shape(symbols[at]) };
            // A gap between two words is told by what the first ends on.
            let before = if at > 0 && starts(at) { shape(symbols[at - 1]) } else { before };
            (before * SHAPES + after) as u8
        };
        Self { rows, gaps: (0..=symbols.len()).map(gap).collect() }
    }
}

fn row(symbol: Symbol, begins: bool, ends: bool) -> u8 {
    let place = if begins { 0 } else { 1 };
    let positioned = letter(symbol).and_then(|letter| POSITIONED.iter().position(|other| *other == letter));
    match positioned {
        Some(at) if begins != ends => (letters::SYMBOLS + place * POSITIONED.len() + at) as u8,
        _ => symbol,
    }
}

/// The symbol a row is about, and the mark of its position: `^` at the beginning, `$` at the end.
pub fn row_symbol(row: usize) -> (Symbol, &'static str) {
    match row.checked_sub(letters::SYMBOLS) {
        None => (row as Symbol, ""),
        Some(at) => {
            let mark = if at < POSITIONED.len() { "^" } else { "$" };
            (letters::symbol(POSITIONED[at % POSITIONED.len()]), mark)
        }
    }
}

fn shape(symbol: Symbol) -> usize {
    match letter(symbol) {
        _ if symbol == ARTICLE || sound(symbol) > 0 => usize::from(symbol != ARTICLE),
        Some('ع' | 'ʿ' | 'ʾ' | 'ء') => 1,
        Some('و' | 'ي' | 'ۆ' | 'ێ' | 'ؤ' | 'w' | 'y' | 'ī' | 'ū' | 'ê' | 'ō') => 3,
        Some(letter) if letter.is_alphabetic() => 2,
        _ => 0,
    }
}
