//! What it costs to write one letter for another, to add, drop or skip: learned from a public register of Iraqi places by
//! `examples/learn.rs` and shipped as `data/weights.tsv`, one readable line per letter.
//!
//! Costs are negative natural logarithms of probabilities in sixteenths, so 16 is a factor of e and [`UNSEEN`] is the most.

use crate::letters::{self, SYMBOLS, Symbol};
use crate::sureness::FEATURES;
use crate::words;
use std::sync::LazyLock;

const FILE: &str = include_str!("../data/weights.tsv");

/// Cost of anything the learner did not see.
pub const UNSEEN: u8 = 110;

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

/// The learned costs.
pub struct Weights {
    /// `swap[candidate letter][query letter]`
    pub swap: Box<[[u8; SYMBOLS]; SYMBOLS]>,
    /// `drop[script of the query][candidate letter]`: the query lacks it.
    pub drop: [[u8; SYMBOLS]; 2],
    /// `add[script of the candidate][query letter]`: only the query has it.
    pub add: [[u8; SYMBOLS]; 2],
    pub scalars: Scalars,
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
            swap: Box::new([[UNSEEN; SYMBOLS]; SYMBOLS]),
            drop: [[UNSEEN; SYMBOLS]; 2],
            add: [[UNSEEN; SYMBOLS]; 2],
            scalars: Scalars::default(),
        };
        for (symbol, row) in weights.swap.iter_mut().enumerate() {
            row[symbol] = 0;
        }
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            if let (Some(kind), Some(of)) = (fields.next(), fields.next()) {
                weights.read(kind, of, fields);
            }
        }
        weights
    }

    fn read<'a>(&mut self, kind: &str, of: &str, mut fields: impl Iterator<Item = &'a str>) {
        let mut number = || fields.next().and_then(|field| field.parse::<f32>().ok()).unwrap_or(0.0);
        match (kind, of) {
            ("scalar", "skip") => self.scalars.skip = number(),
            ("scalar", "skip_rarity") => self.scalars.skip_rarity = number(),
            ("scalar", "extra") => self.scalars.extra = number(),
            ("scalar", "extra_letter") => self.scalars.extra_letter = number(),
            ("scalar", "sure") => self.scalars.sure = std::array::from_fn(|_| number()),
            _ => {
                let Some(symbol) = parse_symbol(of) else { return };
                let costs = fields.filter_map(|field| field.split_once(' '));
                for (with, cost) in costs.filter_map(|(with, cost)| Some((with, cost.parse().ok()?))) {
                    self.set(kind, usize::from(symbol), with, cost);
                }
            }
        }
    }

    fn set(&mut self, kind: &str, symbol: usize, with: &str, cost: u8) {
        match (kind, with) {
            ("add", "latin") => self.add[Script::Latin as usize][symbol] = cost,
            ("add", "arabic") => self.add[Script::Arabic as usize][symbol] = cost,
            ("drop", "latin") => self.drop[Script::Latin as usize][symbol] = cost,
            ("drop", "arabic") => self.drop[Script::Arabic as usize][symbol] = cost,
            ("swap", _) => {
                if let Some(with) = parse_symbol(with) {
                    self.swap[symbol][usize::from(with)] = cost;
                }
            }
            _ => {}
        }
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
