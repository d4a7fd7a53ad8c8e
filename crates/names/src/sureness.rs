//! From costs to judgement: how likely the nearest candidate is right, whether that is enough, and how alike it is in words.
//!
//! The logistic combination is learned and calibrated with the letters' costs; see [`crate::weights`].

use crate::align::Cost;
use crate::answer::{Doubt, Reason};
use crate::letters::letter;
use crate::spell::Spelling;
use crate::weights::{Script, WEIGHTS};

/// A lead beyond this tells no more.
const LEAD_CAP: Cost = 160;
/// What a place that is not among the candidates would cost per letter: in a small set it is a rival, or the nearest would be
/// accepted only because the others are farther still. Of the spellings of Iraq's districts, asked for within each governorate
/// that is not theirs, two in a thousand are accepted so.
const UNKNOWN_PLACE: Cost = 26;

/// Up to so many candidates, a country's governorates and districts, the same text is taken at its word.
const FEW: usize = 300;
/// Up to so many, a province's villages, it is unless the query is spelled the Kurdish way: a fifth of the register's Sorani
/// names that equal some Arabic name belong to another village than that. In a whole country it never is.
const SOME: usize = 2_000;
const SAME_TEXT: f32 = 0.995;

/// How many measurements the probability is computed from.
pub const FEATURES: usize = 10;

/// What is known about the nearest candidate when it is judged.
pub struct Evidence<'a> {
    pub query: &'a Spelling,
    /// Cost of the nearest; 0 only for the same text.
    pub cost: Cost,
    /// Cost of the nearest that bears another name.
    pub rival: Option<Cost>,
    /// How many candidates there were.
    pub among: usize,
}

impl Evidence<'_> {
    /// The measurements; the learner fits a factor for each.
    ///
    /// A constant; cost per letter; cost; lead over the rival, and the same for a near-perfect match only; letters; whether
    /// the query shows Kurdish spelling, and whether it is in Arabic script; the same text; logarithm of the candidates.
    pub fn features(&self) -> [f32; FEATURES] {
        let letters = self.query.symbols.len().max(1) as f32;
        let unknown = (self.among <= FEW).then_some(UNKNOWN_PLACE * self.query.symbols.len() as Cost);
        let rival = self.rival.into_iter().chain(unknown).min();
        let lead = rival.map_or(LEAD_CAP, |rival| rival.saturating_sub(self.cost).clamp(0, LEAD_CAP));
        let (cost, lead) = (f32::from(self.cost) / 16.0, f32::from(lead) / 16.0);
        let arabic = Script::of(&self.query.symbols) == Script::Arabic;
        let kurdish = self.has(if arabic { "ەێۆڵڕ" } else { "eêłṟxc" });
        let flag = |on: bool| if on { 1.0 } else { 0.0 };
        let among = (self.among.max(1) as f32).ln();
        let same = flag(self.cost == 0);
        [
            1.0,
            cost / letters,
            cost,
            lead,
            lead / (1.0 + cost),
            letters.min(16.0),
            flag(kurdish),
            flag(arabic),
            same,
            among,
        ]
    }

    /// Estimated probability that the nearest candidate is the one meant.
    pub fn probability(&self) -> f32 {
        if self.cost == 0 && (self.among <= FEW || self.among <= SOME && !self.has("ەێۆڵڕگپچژڤ")) {
            return SAME_TEXT;
        }
        let sum: f32 = self.features().iter().zip(WEIGHTS.scalars.sure).map(|(feature, factor)| feature * factor).sum();
        1.0 / (1.0 + (-sum).exp())
    }

    fn has(&self, letters: &str) -> bool {
        self.query.symbols.iter().any(|symbol| letter(*symbol).is_some_and(|letter| letters.contains(letter)))
    }

    /// Why a match of this probability is not accepted, if it is not.
    pub fn doubt(&self, probability: f32, certainty: f32) -> Option<Doubt> {
        if self.query.symbols.len() < 2 {
            return Some(Doubt::TooShort);
        }
        if probability >= certainty {
            return None;
        }
        let alone = Evidence { rival: None, ..*self };
        Some(if alone.probability() >= certainty { Doubt::CloseRival } else { Doubt::NotNear })
    }
}

/// Score of a candidate relative to the best: 1 at equal cost, halved by every letter or so that it is farther.
pub fn relative(best: Cost, cost: Cost) -> f32 {
    (-f32::from(cost.saturating_sub(best)) / 32.0).exp()
}

/// How alike two names of this cost are.
pub fn kind(query: &Spelling, cost: Cost) -> Reason {
    match usize::from(cost.unsigned_abs()) / query.symbols.len().max(1) {
        ..=16 => Reason::SoundsAlike,
        17..=32 => Reason::SomeLettersDiffer,
        _ => Reason::WordsDiffer,
    }
}
