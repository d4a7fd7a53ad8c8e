//! What it costs to write one letter for another, to add, drop or skip: learned from a public register of Iraqi places by
//! `examples/learn.rs` and shipped as `data/weights.tsv`, one readable line per letter.
//!
//! Costs are negative natural logarithms of probabilities in sixteenths, so 16 is a factor of e and [`UNSEEN`] is the most.

use crate::frame::{CONTEXTS, ROWS, row_symbol};
use crate::letters::{self, SYMBOLS, Symbol};
use crate::sureness::FEATURES;
use crate::words;
use std::sync::LazyLock;

const FILE: &str = include_str!("../data/weights.tsv");

/// Cost of anything the learner did not see.
pub const UNSEEN: u8 = 110;
/// Letters that are swapped at this cost or less may well be written for each other.
const ALIKE: u8 = 48;

/// The two families of scripts; what is added or dropped freely depends on both sides' script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    Latin = 0,
    Arabic = 1,
}

impl Script {
    /// The script of most letters of a spelling.
    pub fn of(symbols: &[Symbol]) -> Self {
        let is = |range: fn(char) -> bool| symbols.iter().filter(|s| letters::letter(**s).is_some_and(range)).count();
        let arabic = is(|letter| ('\u{600}'..'\u{700}').contains(&letter));
        if arabic * 2 > is(char::is_alphabetic) { Self::Arabic } else { Self::Latin }
    }
}

/// How many scripts there are.
pub const SCRIPTS: usize = 2;
/// The scripts in their order, as the weights file names them.
pub const SCRIPT_NAMES: [&str; SCRIPTS] = ["latin", "arabic"];
/// Pairs of a candidate's script and a query's.
pub const WAYS: usize = SCRIPTS * SCRIPTS;

/// The place of a pair of scripts in the tables of what is added.
pub fn way(candidate: Script, query: Script) -> usize {
    candidate as usize * SCRIPTS + query as usize
}

/// The learned costs.
pub struct Weights {
    /// `swap[candidate row][query letter]`; rows as in [`crate::frame`].
    pub swap: Box<[[u8; SYMBOLS]; ROWS]>,
    /// `drop[script of the query][candidate row]`: the query lacks it.
    pub drop: [[u8; ROWS]; SCRIPTS],
    /// `add[way][kind of gap][query letter]`: only the query has it. Relative to adding nothing, and so
    /// below nothing where something is usually added.
    pub add: Box<[[[i8; SYMBOLS]; CONTEXTS]; WAYS]>,
    /// `gap[way][kind of gap]`: adding nothing.
    pub gap: [[u8; CONTEXTS]; WAYS],
    pub scalars: Scalars,
    /// For each query letter the candidate rows it may well be written for.
    pub alike: Vec<Vec<u8>>,
}

/// Learned numbers that belong to no letter.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scalars {
    /// Leaving out a whole word of the candidate: a fixed part …
    pub skip: f32,
    /// … and a part per natural logarithm of the word's rarity, so that leaving out a common word costs less.
    pub skip_rarity: f32,
    /// Leaving out a whole word of the query: a fixed part …
    pub extra: f32,
    /// … and a part per letter, since nothing is known of how common it is.
    pub extra_letter: f32,
    /// Factors of the logistic combination of [`crate::sureness::features`].
    pub sure: [f32; FEATURES],
}

/// The shipped weights.
pub static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::parse(FILE));

impl Weights {
    /// Reads the weights file; lines that are not understood are left out, so that letters may be removed from the alphabet.
    pub fn parse(file: &str) -> Self {
        let mut weights = Self {
            swap: Box::new([[UNSEEN; SYMBOLS]; ROWS]),
            drop: [[UNSEEN; ROWS]; SCRIPTS],
            add: Box::new([[[UNSEEN as i8; SYMBOLS]; CONTEXTS]; WAYS]),
            gap: [[0; CONTEXTS]; WAYS],
            scalars: Scalars::default(),
            alike: Vec::new(),
        };
        for (at, row) in weights.swap.iter_mut().enumerate() {
            row[usize::from(row_symbol(at).0)] = 0;
        }
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            if let (Some(kind), Some(of)) = (fields.next(), fields.next()) {
                weights.read(kind, of, fields);
            }
        }
        let alike =
            |letter: usize| (0..ROWS).filter(|row| weights.swap[*row][letter] <= ALIKE).map(|row| row as u8).collect();
        weights.alike = (0..SYMBOLS).map(alike).collect();
        weights
    }

    fn read<'a>(&mut self, kind: &str, of: &str, mut fields: impl Iterator<Item = &'a str>) {
        match (kind, of) {
            ("scalar", "skip") => self.scalars.skip = number(fields.next()),
            ("scalar", "skip_rarity") => self.scalars.skip_rarity = number(fields.next()),
            ("scalar", "extra") => self.scalars.extra = number(fields.next()),
            ("scalar", "extra_letter") => self.scalars.extra_letter = number(fields.next()),
            ("scalar", "sure") => self.scalars.sure = std::array::from_fn(|_| number(fields.next())),
            ("gap", way) => {
                let Some(way) = parse_way(way) else { return };
                self.gap[way].fill_with(|| number(fields.next()) as u8);
            }
            ("add", of) => {
                let (Some(symbol), Some(way)) = (parse_symbol(of), fields.next().and_then(parse_way)) else { return };
                for (context, cost) in self.add[way].iter_mut().zip(fields) {
                    context[usize::from(symbol)] = cost.parse().unwrap_or(UNSEEN as i8);
                }
            }
            ("drop" | "swap", of) => {
                let Some(row) = parse_row(of) else { return };
                let costs = fields.filter_map(|field| field.split_once(' '));
                for (with, cost) in costs.filter_map(|(with, cost)| Some((with, cost.parse().ok()?))) {
                    if kind == "drop" {
                        SCRIPT_NAMES
                            .iter()
                            .position(|name| *name == with)
                            .into_iter()
                            .for_each(|script| self.drop[script][row] = cost);
                    } else if let Some(with) = parse_symbol(with) {
                        self.swap[row][usize::from(with)] = cost;
                    }
                }
            }
            _ => {}
        }
    }
}

fn number(field: Option<&str>) -> f32 {
    field.and_then(|field| field.parse().ok()).unwrap_or(0.0)
}

/// How the weights file writes a way: the candidate's script and the query's.
pub fn write_way(way: usize) -> String {
    format!("{} {}", SCRIPT_NAMES[way / SCRIPTS], SCRIPT_NAMES[way % SCRIPTS])
}

fn parse_way(text: &str) -> Option<usize> {
    (0..WAYS).find(|way| write_way(*way) == text)
}

/// How the weights file writes a row: its symbol, and `^` or `$` if it is about a word's beginning or end.
pub fn write_row(row: usize) -> Option<String> {
    let (symbol, mark) = row_symbol(row);
    Some(format!("{}{mark}", write_symbol(symbol)?))
}

fn parse_row(text: &str) -> Option<usize> {
    match parse_symbol(text) {
        Some(symbol) => Some(usize::from(symbol)),
        None => (SYMBOLS..ROWS).find(|row| write_row(*row).is_some_and(|written| written == text)),
    }
}

/// How the weights file writes a symbol: the letter itself or the English name of a word meaning.
pub fn write_symbol(symbol: Symbol) -> Option<String> {
    letters::letter(symbol).map(String::from).or_else(|| words::name(symbol).map(String::from))
}

fn parse_symbol(text: &str) -> Option<Symbol> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some('?'), None) => Some(letters::OTHER),
        (Some(letter), None) => Some(letters::symbol(letter)).filter(|symbol| *symbol != letters::OTHER),
        _ => words::by_name(text),
    }
}
