//! The letters' costs by expectation maximisation: every pair is aligned in all ways at once, weighted by the present
//! probabilities, and the expected counts give the next ones. Start: letters of one broad sound are written for each other.

use crate::pairs::Pair;
use names::frame::{CONTEXTS, Frame, ROWS, row_symbol};
use names::letters::{MEANING, SYMBOLS, Symbol, sound};
use names::spell::Spelling;
use names::weights::{SCRIPTS, Scalars, Script, WAYS, Weights, way};

const ROUNDS: usize = 12;
/// Pseudo-counts of every swap that shares a sound, and of any other.
const PRIOR: (f64, f64) = (0.5, 0.01);

/// What a skipped word costs by its rarity, and an extra one by its length: the best of a few tried by cross validation over
/// five parts of the places, as the likelihood of the pairs does not tell how names are confused.
const SKIP_RARITY: f32 = 3.0;
const EXTRA_LETTER: f32 = 54.0;

/// Probabilities (after [`Counts::normalised`]) or expected counts.
struct Counts {
    swap: Vec<[f64; SYMBOLS]>,
    drop: Vec<[f64; ROWS]>,
    /// By way and kind of gap; normalised, the odds of adding against adding nothing.
    add: Vec<Vec<[f64; SYMBOLS]>>,
    /// Gaps seen, by way and kind; normalised, the probability of adding nothing.
    gaps: [[f64; CONTEXTS]; WAYS],
    skipped: f64,
    kept: f64,
    extra: f64,
    taken: f64,
}

impl Counts {
    fn zero() -> Self {
        let rows = |count| vec![[0.0; SYMBOLS]; count];
        Self {
            swap: rows(ROWS),
            drop: vec![[0.0; ROWS]; SCRIPTS],
            add: vec![rows(CONTEXTS); WAYS],
            gaps: [[1.0; CONTEXTS]; WAYS],
            skipped: 1.0,
            kept: 1.0,
            extra: 1.0,
            taken: 1.0,
        }
    }

    fn start() -> Self {
        let mut start = Self::zero();
        for row in 0..ROWS {
            let vowel = sound(row_symbol(row).0) == 0;
            for query in 0..SYMBOLS {
                start.swap[row][query] = 10.0 * prior(row_symbol(row).0, query as Symbol);
            }
            start.drop.iter_mut().for_each(|drop| drop[row] = if vowel { 2.0 } else { 0.1 });
        }
        start.gaps = [[100.0; CONTEXTS]; WAYS];
        for (letter, way) in (0..SYMBOLS).flat_map(|letter| (0..WAYS).map(move |way| (letter, way))) {
            let share = if sound(letter as Symbol) == 0 { 1.0 } else { 0.1 };
            start.add[way].iter_mut().for_each(|context| context[letter] = share);
        }
        (start.kept, start.taken) = (20.0, 20.0);
        start.normalised()
    }

    /// Each candidate letter is swapped for some letter or dropped; each gap adds each letter or not. A candidate
    /// letter's dropping is estimated within each script of the query, since swaps of the two scripts do not meet.
    fn normalised(mut self) -> Self {
        for row in 0..ROWS {
            let candidate = row_symbol(row).0;
            for script in 0..2 {
                let of_script = |query: usize| script_of(query as Symbol).is_none_or(|s| s as usize == script);
                let swaps: f64 = (0..SYMBOLS)
                    .filter(|q| of_script(*q))
                    .map(|q| self.swap[row][q] + prior(candidate, q as Symbol))
                    .sum();
                let drop = self.drop[script][row] + 0.05;
                self.drop[script][row] = drop / (swaps + drop);
                for query in (0..SYMBOLS)
                    .filter(|q| of_script(*q) && script_of(*q as Symbol).is_some() || script == 1 && of_script(*q))
                {
                    self.swap[row][query] =
                        (self.swap[row][query] + prior(candidate, query as Symbol)) / (swaps + drop);
                }
            }
        }
        for (contexts, gaps) in self.add.iter_mut().zip(&mut self.gaps) {
            for (adds, seen) in contexts.iter_mut().zip(gaps) {
                let added: f64 = adds.iter().map(|add| add + 0.02).sum();
                let nothing = (1.0 - added / (*seen + 10.0)).max(0.1);
                adds.iter_mut().for_each(|add| *add = (*add + 0.02) / (*seen + 10.0) / nothing);
                *seen = nothing;
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
    frame: Frame,
    model: &'a Counts,
    query_script: usize,
    way: usize,
}

impl Lattice<'_> {
    /// All steps into cell (row, column): from where, its probability, and what it is.
    fn steps(&self, row: usize, column: usize, mut visit: impl FnMut(usize, usize, f64, Step)) {
        let (query, candidate) = (&self.pair.query, &self.pair.candidate);
        if column > 0 {
            let letter = usize::from(self.frame.rows[column - 1]);
            visit(row, column - 1, self.model.drop[self.query_script][letter], Step::Drop(letter));
            if row > 0 {
                let with = usize::from(query.symbols[row - 1]);
                visit(row - 1, column - 1, self.model.swap[letter][with], Step::Swap(letter, with));
            }
            if let Some(start) = word_ending(candidate, column) {
                let gaps = &self.frame.gaps[start + 1..=column];
                let nothing: f64 = gaps.iter().map(|gap| self.model.gaps[self.way][usize::from(*gap)]).product();
                visit(row, start, self.model.skipped / nothing, Step::Skip);
            }
        }
        if row > 0 {
            let letter = usize::from(query.symbols[row - 1]);
            let gap = usize::from(self.frame.gaps[column]);
            visit(row - 1, column, self.model.add[self.way][gap][letter], Step::Add(gap, letter));
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
    Add(usize, usize),
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
        frame: Frame::new(&pair.candidate),
        model,
        query_script: Script::of(&pair.query.symbols) as usize,
        way: way(Script::of(&pair.candidate.symbols), Script::of(&pair.query.symbols)),
    };
    let mut forward = vec![vec![0.0; columns + 1]; rows + 1];
    let nothing = |gap: &u8| model.gaps[lattice.way][usize::from(*gap)];
    forward[0][0] = lattice.frame.gaps.iter().map(nothing).product();
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
                    Step::Add(gap, letter) => counts.add[lattice.way][gap][letter] += share,
                    Step::Skip => counts.skipped += share,
                    Step::Extra => counts.extra += share,
                }
            });
        }
    }
    for gap in &lattice.frame.gaps {
        counts.gaps[lattice.way][usize::from(*gap)] += pair.weight;
    }
    counts.kept += pair.weight * pair.candidate.words.len() as f64;
    counts.taken += pair.weight * pair.query.words.len() as f64;
    total.ln()
}

fn cost(probability: f64) -> u8 {
    (-16.0 * probability.max(1e-9).ln()).round().clamp(0.0, 110.0) as u8
}

fn odds(odds: f64) -> i8 {
    (-16.0 * odds.max(1e-9).ln()).round().clamp(-40.0, 110.0) as i8
}

fn weights(model: &Counts) -> Weights {
    let mut weights = Weights::parse("");
    for row in 0..ROWS {
        for with in 0..SYMBOLS {
            weights.swap[row][with] = cost(model.swap[row][with]);
        }
        for script in 0..SCRIPTS {
            weights.drop[script][row] = cost(model.drop[script][row]);
        }
    }
    for way in 0..WAYS {
        for context in 0..CONTEXTS {
            weights.gap[way][context] = cost(model.gaps[way][context]);
            for symbol in 0..SYMBOLS {
                weights.add[way][context][symbol] = odds(model.add[way][context][symbol]);
            }
        }
    }
    loosen_latin(&mut weights);
    let flat = |probability| f32::from(cost(probability));
    let (skip, extra) = (flat(model.skipped), flat(model.extra));
    weights.scalars = Scalars { skip, skip_rarity: SKIP_RARITY, extra, extra_letter: EXTRA_LETTER, ..weights.scalars };
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
            let drop = &mut weights.drop[Script::Latin as usize][*one];
            *drop = (*drop).min(48);
            for context in &mut weights.add[way(Script::Latin, Script::Latin)] {
                context[*one] = context[*one].min(48);
            }
        }
        for other in latin.iter().filter(|other| sound_of(**other) == sound_of(*one)) {
            let price = &mut weights.swap[*one][*other];
            *price = (*price).min(40);
        }
    }
    // A vowel is the same letter whether or not its name marks the long ones.
    for (short, plain) in [('ă', 'a'), ('ĭ', 'i'), ('ŭ', 'u')] {
        let [short, plain] = [short, plain].map(|vowel| usize::from(names::letters::symbol(vowel)));
        weights.swap[short][plain] = 0;
        weights.swap[plain][short] = 0;
    }
}
