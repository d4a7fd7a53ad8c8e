//! Many spellings of many owners (places, organisations, labels) held so that the owners nearest to a query are found
//! without comparing all: blocking by [`crate::grams`], estimates by [`crate::sieve`], then exact costs by [`crate::align`].
//!
//! Owners are numbered from 0 by their builder; a search may be limited to a range of owners.

use crate::align::{Aligner, Cost, FAR, Target};
use crate::fold;
use crate::frame::Frame;
use crate::grams::Grams;
use crate::letters::{MEANING, Symbol};
use crate::sieve::{Sieve, Skeleton};
use crate::spell::Spelling;
use crate::weights::{SCRIPTS, Script, WEIGHTS};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Spellings whose cost is estimated per query.
const ESTIMATED: usize = 512;
/// Spellings compared in full per query.
const COMPARED: usize = 32;
/// How much of the score for shared sounds counts in the estimate: one part in so many.
const SHARED: i32 = 10;
/// Costs are seldom less than this above their estimates, and so a form whose estimate is not as far below the cost to beat is not
/// compared.
const MARGIN: i32 = 64;
/// The most that bearing a common name can count.
const MOST_COMMON: Cost = 32;

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
    base: [Cost; SCRIPTS],
}

/// The searchable set.
#[derive(Default)]
pub struct Lexicon {
    forms: Vec<Form>,
    /// One per form.
    skeletons: Vec<Skeleton>,
    /// One per form: where its name is in `namesakes`, from 1; 0 if it is not.
    bearers: Vec<u32>,
    rows: Vec<u8>,
    /// One more per form than rows.
    gaps: Vec<u8>,
    words: Vec<(u8, u8)>,
    skips: Vec<[Cost; SCRIPTS]>,
    grams: Grams,
    /// Forms of one name that several owners bear; those of a name that one bears are left out.
    namesakes: Vec<Vec<u32>>,
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
        let mut by_name: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
        let mut by_text: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for (owner, spellings) in owners.into_iter().enumerate() {
            for (number, text) in spellings.into_iter().enumerate() {
                let spelling = Spelling::new(text);
                if !spelling.is_empty() {
                    by_name.entry(text).or_default().push(spelled.len() as u32);
                    by_text.entry(fold(text)).or_default().push(spelled.len() as u32);
                    spelled.push((owner as u32, number as u32, spelling));
                    spelled.extend(Spelling::literal(text).map(|literal| (owner as u32, number as u32, literal)));
                }
            }
        }
        let rarity = Rarity::of(&spelled);
        let grams = Grams::new(spelled.iter().map(|(_, _, spelling)| spelling));
        let mut namesakes: Vec<Vec<u32>> = by_name.into_values().filter(|forms| forms.len() > 1).collect();
        namesakes.sort_unstable();
        let mut bearers = vec![0; spelled.len()];
        for (at, forms) in namesakes.iter().enumerate() {
            forms.iter().for_each(|form| bearers[*form as usize] = at as u32 + 1);
        }
        let mut lexicon = Self { grams, by_text, namesakes, bearers, ..Self::default() };
        for (owner, spelling, spelled) in spelled {
            let (rows, words) = (lexicon.rows.len() as u32, lexicon.words.len() as u32);
            let frame = Frame::new(&spelled);
            let script = Script::of(&spelled.symbols);
            let nothing = |gaps: &[u8], query: usize| -> Cost {
                let costs = &WEIGHTS.gap[script as usize * SCRIPTS + query];
                gaps.iter().map(|kind| Cost::from(costs[usize::from(*kind)])).sum()
            };
            lexicon.skips.extend(spelled.words.iter().map(|(start, end)| {
                let inside = &frame.gaps[usize::from(*start) + 1..=usize::from(*end)];
                let skip = Cost::from(rarity.skip(&spelled, (*start, *end)));
                std::array::from_fn(|query| skip - nothing(inside, query))
            }));
            lexicon.skeletons.push(Skeleton::new(&spelled, &frame));
            lexicon.rows.extend(&frame.rows);
            lexicon.gaps.extend(&frame.gaps);
            lexicon.words.extend(&spelled.words);
            lexicon.forms.push(Form {
                owner,
                spelling,
                rows: rows..lexicon.rows.len() as u32,
                words: words..lexicon.words.len() as u32,
                script,
                base: std::array::from_fn(|query| nothing(&frame.gaps, query)),
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
        for form in self.same_text(text, &within) {
            if nearest.len() == limit {
                break;
            }
            let form = &self.forms[*form as usize];
            place(&mut nearest, Near { owner: form.owner, spelling: form.spelling, cost: 0 }, limit);
        }
        for (estimate, number) in self.promising(query, within.clone()) {
            let form = &self.forms[number as usize];
            let bound = if nearest.len() < limit { FAR } else { nearest.last().map_or(FAR, |last| last.cost) };
            if estimate + MARGIN > i32::from(bound) {
                break;
            }
            let common = self.common(number, &within);
            let cost = aligner.cost(self.target(number as usize), bound.saturating_add(common));
            if cost < FAR {
                let cost = (cost - common).max(1);
                place(&mut nearest, Near { owner: form.owner, spelling: form.spelling, cost }, limit);
            }
        }
        nearest
    }

    /// How much likelier a form is to be meant because several within the range bear its name, as a cost.
    fn common(&self, form: u32, within: &Range<u32>) -> Cost {
        let Some(name) = (self.bearers[form as usize] as usize).checked_sub(1) else { return 0 };
        let forms = &self.namesakes[name];
        let before = |end: u32| forms.partition_point(|form| *form < end);
        let bearers = before(within.end) - before(within.start);
        ((16.0 * (bearers.max(1) as f32).ln()) as Cost).min(MOST_COMMON)
    }

    /// The forms worth comparing in full, each after its estimated cost, the least first.
    fn promising(&self, query: &Spelling, within: Range<u32>) -> Vec<(i32, u32)> {
        let sieve = Sieve::new(&WEIGHTS, query);
        let estimate =
            |(shared, number): (i32, u32)| (sieve.estimate(&self.skeletons[number as usize]) - shared / SHARED, number);
        let found = self.grams.nearest(query, within, ESTIMATED);
        let mut estimated: Vec<(i32, u32)> = found.into_iter().map(estimate).collect();
        if estimated.len() > COMPARED {
            estimated.select_nth_unstable(COMPARED);
            estimated.truncate(COMPARED);
        }
        estimated.sort_unstable();
        estimated
    }

    /// The forms within the range whose folded text this is, in their order.
    fn same_text(&self, text: &str, within: &Range<u32>) -> &[u32] {
        let forms = self.by_text.get(text).map_or(&[][..], Vec::as_slice);
        let before = |end: u32| forms.partition_point(|form| *form < end);
        &forms[before(within.start)..before(within.end)]
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
