//! Many spellings of many owners (places, organisations, labels) held so that the owners nearest to a query are found
//! without comparing all: blocking by [`crate::grams`], then exact costs by [`crate::align`].
//!
//! Owners are numbered from 0 by their builder; a search may be limited to a range of owners.

use crate::align::{Aligner, Cost, FAR, Target};
use crate::fold;
use crate::frame::Frame;
use crate::grams::Grams;
use crate::letters::{MEANING, Symbol};
use crate::spell::Spelling;
use crate::weights::{Script, WEIGHTS};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Spellings compared in full per query.
const COMPARED: usize = 48;

/// Rarity of words is reckoned as if the set were at least this large, or no word of a small set would be rare.
const COMMON_SET: f32 = 10_000.0;

/// An owner near the query, by its nearest spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Near {
    pub owner: u32,
    /// Which of the owner's spellings, counted from 0 in the order they were given.
    pub spelling: u32,
    pub cost: Cost,
}

struct Form {
    owner: u32,
    spelling: u32,
    rows: Range<u32>,
    words: Range<u32>,
    script: Script,
    base: Cost,
}

/// The searchable set.
#[derive(Default)]
pub struct Lexicon {
    forms: Vec<Form>,
    rows: Vec<u8>,
    /// One more per form than rows.
    gaps: Vec<u8>,
    words: Vec<(u8, u8)>,
    skips: Vec<Cost>,
    grams: Grams,
    /// Forms by their folded text.
    by_text: FxHashMap<String, Vec<u32>>,
}

impl Lexicon {
    /// Builds from owners in order, each with its spellings.
    pub fn new<'a, S>(owners: impl IntoIterator<Item = S>) -> Self
    where
        S: IntoIterator<Item = &'a str>,
    {
        let mut spelled = Vec::new();
        let mut by_text: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for (owner, spellings) in owners.into_iter().enumerate() {
            for (number, text) in spellings.into_iter().enumerate() {
                let spelling = Spelling::new(text);
                if !spelling.is_empty() {
                    by_text.entry(fold(text)).or_default().push(spelled.len() as u32);
                    spelled.push((owner as u32, number as u32, spelling));
                    spelled.extend(Spelling::literal(text).map(|literal| (owner as u32, number as u32, literal)));
                }
            }
        }
        let rarity = Rarity::of(&spelled);
        let grams = Grams::new(spelled.iter().map(|(_, _, spelling)| spelling));
        let mut lexicon = Self { grams, by_text, ..Self::default() };
        for (owner, spelling, spelled) in spelled {
            let (rows, words) = (lexicon.rows.len() as u32, lexicon.words.len() as u32);
            let frame = Frame::new(&spelled);
            let script = Script::of(&spelled.symbols);
            let gap = |kind: &u8| Cost::from(WEIGHTS.gap[script as usize][usize::from(*kind)]);
            lexicon.skips.extend(spelled.words.iter().map(|(start, end)| {
                let inside = &frame.gaps[usize::from(*start) + 1..=usize::from(*end)];
                Cost::from(rarity.skip(&spelled, (*start, *end))) - inside.iter().map(gap).sum::<Cost>()
            }));
            lexicon.rows.extend(&frame.rows);
            lexicon.gaps.extend(&frame.gaps);
            lexicon.words.extend(&spelled.words);
            lexicon.forms.push(Form {
                owner,
                spelling,
                rows: rows..lexicon.rows.len() as u32,
                words: words..lexicon.words.len() as u32,
                script,
                base: frame.gaps.iter().map(gap).sum(),
            });
        }
        lexicon
    }

    /// At most `limit` owners within the range, nearest first; owners of equal cost in their order. The same text after
    /// folding costs nothing.
    pub fn nearest(&self, text: &str, query: &Spelling, owners: Range<u32>, limit: usize) -> Vec<Near> {
        let within = self.first_form(owners.start)..self.first_form(owners.end);
        let mut aligner = Aligner::new(&WEIGHTS, query);
        let mut nearest: Vec<Near> = Vec::with_capacity(limit + 1);
        for form in self.by_text.get(text).into_iter().flatten().filter(|form| within.contains(form)) {
            let form = &self.forms[*form as usize];
            place(&mut nearest, Near { owner: form.owner, spelling: form.spelling, cost: 0 }, limit);
        }
        for number in self.grams.nearest(query, within, COMPARED) {
            let form = &self.forms[number as usize];
            let bound = if nearest.len() < limit { FAR } else { nearest.last().map_or(FAR, |last| last.cost) };
            let cost = aligner.cost(self.target(number as usize), bound);
            if cost < FAR {
                place(&mut nearest, Near { owner: form.owner, spelling: form.spelling, cost }, limit);
            }
        }
        nearest
    }

    fn first_form(&self, owner: u32) -> u32 {
        self.forms.partition_point(|form| form.owner < owner) as u32
    }

    fn target(&self, number: usize) -> Target<'_> {
        let form = &self.forms[number];
        let rows = form.rows.start as usize..form.rows.end as usize;
        let words = form.words.start as usize..form.words.end as usize;
        Target {
            gaps: &self.gaps[rows.start + number..=rows.end + number],
            rows: &self.rows[rows],
            base: form.base,
            words: &self.words[words.clone()],
            skips: &self.skips[words],
            script: form.script,
        }
    }
}

/// Inserts in order, one entry per owner.
fn place(nearest: &mut Vec<Near>, near: Near, limit: usize) {
    if let Some(known) = nearest.iter().position(|other| other.owner == near.owner) {
        if nearest[known].cost <= near.cost {
            return;
        }
        nearest.remove(known);
    }
    let at = nearest.partition_point(|other| (other.cost, other.owner) < (near.cost, near.owner));
    nearest.insert(at, near);
    nearest.truncate(limit);
}

/// How rare each word is among the spellings, as what skipping it costs.
struct Rarity {
    spellings: f32,
    counts: FxHashMap<Vec<Symbol>, u32>,
}

impl Rarity {
    fn of(spelled: &[(u32, u32, Spelling)]) -> Self {
        let mut counts: FxHashMap<Vec<Symbol>, u32> = FxHashMap::default();
        for (_, _, spelling) in spelled {
            for word in &spelling.words {
                *counts.entry(word_of(spelling, *word).to_vec()).or_default() += 1;
            }
        }
        Self { spellings: (spelled.len() as f32).max(COMMON_SET), counts }
    }

    fn skip(&self, spelling: &Spelling, word: (u8, u8)) -> u8 {
        let symbols = word_of(spelling, word);
        if symbols.iter().any(|symbol| *symbol >= MEANING) {
            // Dropping a meaning has a learned cost of its own.
            return u8::MAX;
        }
        let count = self.counts.get(symbols).copied().unwrap_or(1) as f32;
        let scalars = WEIGHTS.scalars;
        (scalars.skip + scalars.skip_rarity * (self.spellings / count).ln()).clamp(0.0, 255.0) as u8
    }
}

fn word_of(spelling: &Spelling, (start, end): (u8, u8)) -> &[Symbol] {
    &spelling.symbols[usize::from(start)..usize::from(end)]
}
