//! The letters' costs by expectation maximisation: every pair is aligned in all ways at once, weighted by the present
//! probabilities, and the expected counts give the next ones. Start: letters of one broad sound are written for each other.

use crate::pairs::Pair;
use names::letters::{MEANING, SYMBOLS, Symbol, sound};
use names::spell::Spelling;
use names::weights::{Scalars, Script, Weights};

const ROUNDS: usize = 12;
/// Pseudo-counts of every swap that shares a sound, and of any other.
const PRIOR: (f64, f64) = (0.5, 0.01);

/// Probabilities (after [`Counts::normalised`]) or expected counts.
struct Counts {
    swap: Vec<[f64; SYMBOLS]>,
    drop: Vec<[f64; SYMBOLS]>,
    add: Vec<[f64; SYMBOLS]>,
    /// Places where a letter might have been added, by script.
    gaps: [f64; 2],
    skipped: f64,
    kept: f64,
    extra: f64,
    taken: f64,
}

impl Counts {
    fn zero() -> Self {
        let rows = |count| vec![[0.0; SYMBOLS]; count];
        Self {
            swap: rows(SYMBOLS),
            drop: rows(2),
            add: rows(2),
            gaps: [1.0; 2],
            skipped: 1.0,
            kept: 1.0,
            extra: 1.0,
            taken: 1.0,
        }
    }

    fn start() -> Self {
        let mut start = Self::zero();
        for candidate in 0..SYMBOLS {
            for query in 0..SYMBOLS {
                start.swap[candidate][query] = 10.0 * prior(candidate as Symbol, query as Symbol);
            }
        }
        start.gaps = [100.0; 2];
        for script in 0..2 {
            for letter in 0..SYMBOLS {
                let vowel = sound(letter as Symbol) == 0;
                start.drop[script][letter] = if vowel { 2.0 } else { 0.1 };
                start.add[script][letter] = if vowel { 3.0 } else { 0.1 };
            }
        }
        (start.kept, start.taken) = (20.0, 20.0);
        start.normalised()
    }

    /// Each candidate letter is swapped for some letter or dropped; each gap adds each letter or not. A candidate
    /// letter's dropping is estimated within each script of the query, since swaps of the two scripts do not meet.
    fn normalised(mut self) -> Self {
        for candidate in 0..SYMBOLS {
            for script in 0..2 {
                let of_script = |query: usize| script_of(query as Symbol).is_none_or(|s| s as usize == script);
                let swaps: f64 = (0..SYMBOLS)
                    .filter(|q| of_script(*q))
                    .map(|q| self.swap[candidate][q] + prior(candidate as Symbol, q as Symbol))
                    .sum();
                let drop = self.drop[script][candidate] + 0.05;
                self.drop[script][candidate] = drop / (swaps + drop);
                for query in (0..SYMBOLS)
                    .filter(|q| of_script(*q) && script_of(*q as Symbol).is_some() || script == 1 && of_script(*q))
                {
                    self.swap[candidate][query] =
                        (self.swap[candidate][query] + prior(candidate as Symbol, query as Symbol)) / (swaps + drop);
                }
            }
        }
        for script in 0..2 {
            for letter in 0..SYMBOLS {
                self.add[script][letter] =
                    (self.add[script][letter] + 0.02) / (self.gaps[script] + self.add[script][letter]);
            }
        }
        let (skipped, extra) = (self.skipped, self.extra);
        self.skipped = skipped / (skipped + self.kept);
        self.extra = extra / (extra + self.taken);
        self
    }
}

fn prior(candidate: Symbol, query: Symbol) -> f64 {
    if candidate == query {
        return 2.0;
    }
    if candidate >= MEANING || query >= MEANING {
        return 0.001;
    }
    if sound(candidate) == sound(query) { PRIOR.0 / if sound(candidate) == 0 { 10.0 } else { 1.0 } } else { PRIOR.1 }
}

/// The script of a letter; none for digits, the article and meanings, which both scripts share.
fn script_of(symbol: Symbol) -> Option<Script> {
    let letter = names::letters::letter(symbol)?;
    if ('\u{600}'..'\u{700}').contains(&letter) {
        Some(Script::Arabic)
    } else {
        Some(Script::Latin).filter(|_| letter.is_alphabetic())
    }
}

/// Runs the rounds; the probability of being right is left to [`crate::sure`].
pub fn learn(pairs: &[Pair]) -> Weights {
    let mut model = Counts::start();
    for round in 0..ROUNDS {
        let mut counts = Counts::zero();
        let likelihood: f64 = pairs.iter().map(|pair| pair.weight * count(pair, &model, &mut counts)).sum();
        eprintln!("round {round}: mean log likelihood {:.3}", likelihood / pairs.len() as f64);
        model = counts.normalised();
    }
    weights(&model)
}

/// Whole words skipped get a flat probability per letter on top of the model's, so that skipping explains a missing word
/// only where letters cannot.
struct Lattice<'a> {
    pair: &'a Pair,
    model: &'a Counts,
    query_script: usize,
    candidate_script: usize,
}

impl Lattice<'_> {
    /// All steps into cell (row, column): from where, its probability, and what it is.
    fn steps(&self, row: usize, column: usize, mut visit: impl FnMut(usize, usize, f64, Step)) {
        let (query, candidate) = (&self.pair.query, &self.pair.candidate);
        if column > 0 {
            let letter = usize::from(candidate.symbols[column - 1]);
            visit(row, column - 1, self.model.drop[self.query_script][letter], Step::Drop(letter));
            if row > 0 {
                let with = usize::from(query.symbols[row - 1]);
                visit(row - 1, column - 1, self.model.swap[letter][with], Step::Swap(letter, with));
            }
            if let Some(start) = word_ending(candidate, column) {
                visit(row, start, self.model.skipped, Step::Skip);
            }
        }
        if row > 0 {
            let letter = usize::from(query.symbols[row - 1]);
            visit(row - 1, column, self.model.add[self.candidate_script][letter], Step::Add(letter));
            if let Some(start) = word_ending(query, row) {
                visit(start, column, self.model.extra * (-2.25 * (row - start) as f64).exp(), Step::Extra);
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Step {
    Swap(usize, usize),
    Drop(usize),
    Add(usize),
    Skip,
    Extra,
}

fn word_ending(spelling: &Spelling, at: usize) -> Option<usize> {
    let (start, _) = spelling.words.iter().find(|(_, end)| usize::from(*end) == at)?;
    let word = &spelling.symbols[usize::from(*start)..at];
    (!word.iter().any(|symbol| *symbol >= MEANING)).then_some(usize::from(*start))
}

/// Adds the pair's expected counts; returns its log likelihood.
fn count(pair: &Pair, model: &Counts, counts: &mut Counts) -> f64 {
    let (rows, columns) = (pair.query.symbols.len(), pair.candidate.symbols.len());
    let lattice = Lattice {
        pair,
        model,
        query_script: Script::of(&pair.query.symbols) as usize,
        candidate_script: Script::of(&pair.candidate.symbols) as usize,
    };
    let mut forward = vec![vec![0.0; columns + 1]; rows + 1];
    forward[0][0] = 1.0;
    for row in 0..=rows {
        for column in 0..=columns {
            let mut sum = forward[row][column];
            lattice.steps(row, column, |r, c, p, _| sum += forward[r][c] * p);
            forward[row][column] = sum;
        }
    }
    let total = forward[rows][columns];
    if total <= 0.0 {
        return 0.0;
    }
    let mut backward = vec![vec![0.0; columns + 1]; rows + 1];
    backward[rows][columns] = 1.0;
    for row in (0..=rows).rev() {
        for column in (0..=columns).rev() {
            let here = backward[row][column];
            lattice.steps(row, column, |r, c, p, step| {
                backward[r][c] += here * p;
                let share = pair.weight * forward[r][c] * p * here / total;
                match step {
                    Step::Swap(letter, with) => counts.swap[letter][with] += share,
                    Step::Drop(letter) => counts.drop[lattice.query_script][letter] += share,
                    Step::Add(letter) => counts.add[lattice.candidate_script][letter] += share,
                    Step::Skip => counts.skipped += share,
                    Step::Extra => counts.extra += share,
                }
            });
        }
    }
    counts.gaps[lattice.candidate_script] += pair.weight * (columns + 1) as f64;
    counts.kept += pair.weight * pair.candidate.words.len() as f64;
    counts.taken += pair.weight * pair.query.words.len() as f64;
    total.ln()
}

fn cost(probability: f64) -> u8 {
    (-16.0 * probability.max(1e-9).ln()).round().clamp(0.0, 110.0) as u8
}

fn weights(model: &Counts) -> Weights {
    let mut weights = Weights::parse("");
    for symbol in 0..SYMBOLS {
        for with in 0..SYMBOLS {
            weights.swap[symbol][with] = cost(model.swap[symbol][with]);
        }
        for script in [0, 1] {
            weights.drop[script][symbol] = cost(model.drop[script][symbol]);
            weights.add[script][symbol] = cost(model.add[script][symbol]);
        }
    }
    loosen_latin(&mut weights);
    let flat = |probability| f32::from(cost(probability));
    let (skip, extra) = (flat(model.skipped), flat(model.extra));
    weights.scalars = Scalars { skip, skip_rarity: 3.0, extra, extra_letter: 36.0, ..weights.scalars };
    weights
}

/// Latin against Latin is not in the register but as Kurmanji against transliterated Arabic, which is too strict for
/// two people's spellings of one Latin name: vowels come and go, and letters of one sound stand for each other.
fn loosen_latin(weights: &mut Weights) {
    let latin: Vec<usize> = (0..SYMBOLS).filter(|symbol| script_of(*symbol as Symbol) == Some(Script::Latin)).collect();
    let sound_of = |symbol: usize| sound(symbol as Symbol);
    for one in &latin {
        weights.swap[*one][*one] = 0;
        if sound_of(*one) == 0 {
            for costs in [&mut weights.drop, &mut weights.add] {
                let price = &mut costs[Script::Latin as usize][*one];
                *price = (*price).min(48);
            }
        }
        for other in latin.iter().filter(|other| sound_of(**other) == sound_of(*one)) {
            let price = &mut weights.swap[*one][*other];
            *price = (*price).min(40);
        }
    }
}
