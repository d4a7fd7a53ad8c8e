//! Sharpens the costs against the register's own confusions: for each query the right name is set against the names that are
//! nearest by the present weights, and the costs move so that the right one wins (gradient descent on the log
//! probability of the right name among them). Costs stay near where they were unless many queries agree; the costs of whole
//! words are left as they are, since a few names with words that the register lacks would make all words cheap.

use crate::pairs::part_of;
use names::Options;
use names::frame::{CONTEXTS, Frame, ROWS};
use names::letters::{MEANING, SYMBOLS};
use names::places::{Candidate, Index};
use names::spell::Spelling;
use names::weights::{SCRIPTS, Script, UNSEEN, WAYS, WEIGHTS, Weights, way};
use std::collections::HashMap;
use std::error::Error;

const EPOCHS: usize = 8;
const RATE: f64 = 0.04;
/// Pull towards the starting costs, per query.
const PULL: f64 = 0.000_3;
const RIVALS: usize = 20;
/// Below this probability at the start the register is taken to be wrong about the query.
const NOISE: f64 = 0.002;

const ADD: usize = ROWS * SYMBOLS;
const DROP: usize = ADD + WAYS * CONTEXTS * SYMBOLS;
const GAP: usize = DROP + SCRIPTS * ROWS;
const SKIP: usize = GAP + WAYS * CONTEXTS;
const SKIP_RARITY: usize = SKIP + 1;
const EXTRA: usize = SKIP + 2;
const EXTRA_LETTER: usize = SKIP + 3;
const COSTS: usize = SKIP + 4;

/// A query with its rivals; the right name is the first.
struct Contest {
    query: Spelling,
    names: Vec<Spelling>,
}

/// Costs in nats.
type Costs = Vec<f64>;
/// Which costs a path pays, how often.
type Path = Vec<(usize, f64)>;

pub fn tune(queries: &str, candidates: &str, held_out: Option<u64>) -> Result<Weights, Box<dyn Error>> {
    let mut places = Vec::new();
    for record in csv::Reader::from_path(candidates)?.records() {
        let record = record?;
        let parent = Some(record[2].to_owned()).filter(|parent| !parent.is_empty());
        places.push(Candidate { id: record[0].to_owned(), name: record[1].to_owned(), aliases: Vec::new(), parent });
    }
    let rarity = Rarity::of(&places);
    let index = Index::new(places);
    let mut contests = Vec::new();
    for record in csv::Reader::from_path(queries)?.records() {
        let record = record?;
        if Some(part_of(&record[2])) != held_out {
            contests.extend(contest(&index, &record[0], &record[3]));
        }
    }
    let start = costs_of(&WEIGHTS);
    let mut costs = start.clone();
    let mut mean = vec![0.0; COSTS];
    contests.retain(|contest| probabilities(contest, &start, &rarity).0[0] > NOISE);
    eprintln!("{} contests", contests.len());
    for epoch in 0..EPOCHS {
        let rate = RATE / (1.0 + 0.5 * epoch as f64);
        let mut loss = 0.0;
        for turn in 0..contests.len() {
            // A fixed stride visits every contest once in no order of the file.
            let contest = &contests[turn * 7919 % contests.len()];
            let (shares, paths) = probabilities(contest, &costs, &rarity);
            loss -= shares[0].max(1e-12).ln();
            for (at, (share, path)) in shares.iter().zip(paths).enumerate() {
                let pull = if at == 0 { 1.0 - share } else { -share };
                for (cost, times) in path.into_iter().filter(|(cost, _)| *cost < SKIP) {
                    let step = rate * (pull * times + PULL * (costs[cost] - start[cost]));
                    costs[cost] = (costs[cost] - step).clamp(least(cost), f64::from(UNSEEN) / 16.0);
                }
            }
        }
        eprintln!("epoch {epoch}: mean loss {:.4}", loss / contests.len() as f64);
        mean.iter_mut().zip(&costs).for_each(|(mean, cost)| *mean += cost / EPOCHS as f64);
    }
    Ok(weights_of(&mean))
}

/// Adding something may be likelier than adding nothing.
fn least(cost: usize) -> f64 {
    if (ADD..DROP).contains(&cost) { -2.5 } else { 0.0 }
}

fn contest(index: &Index, query: &str, right: &str) -> Option<Contest> {
    let ranking = index.rank(query, None, Options { limit: RIVALS, ..Options::default() });
    let first = Spelling::new(right);
    let mut names = vec![first];
    for found in ranking.matches.iter().filter(|found| names::fold(&found.name) != names::fold(right)) {
        let name = Spelling::new(&found.name);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let query = Spelling::new(query);
    (names.len() > 1 && !query.is_empty()).then_some(Contest { query, names })
}

fn probabilities(contest: &Contest, costs: &Costs, rarity: &Rarity) -> (Vec<f64>, Vec<Path>) {
    let scored: Vec<(f64, Path)> =
        contest.names.iter().map(|name| cheapest(&contest.query, name, costs, rarity)).collect();
    let least = scored.iter().map(|(cost, _)| *cost).fold(f64::INFINITY, f64::min);
    let sum: f64 = scored.iter().map(|(cost, _)| (least - cost).exp()).sum();
    scored.into_iter().map(|(cost, path)| ((least - cost).exp() / sum, path)).unzip()
}

/// The cheapest path and what it pays: [`names`]' alignment with the path kept.
fn cheapest(query: &Spelling, name: &Spelling, costs: &Costs, rarity: &Rarity) -> (f64, Path) {
    let (rows, columns) = (query.symbols.len(), name.symbols.len());
    let from = Script::of(&query.symbols);
    let to = way(Script::of(&name.symbols), from);
    let from = from as usize;
    let frame = Frame::new(name);
    let gap = |at: usize| GAP + to * CONTEXTS + usize::from(frame.gaps[at]);
    let mut cells: Vec<Vec<(f64, usize, usize, Path)>> =
        vec![vec![(f64::INFINITY, 0, 0, Vec::new()); columns + 1]; rows + 1];
    let base: Path = (0..=columns).map(|at| (gap(at), 1.0)).collect();
    cells[0][0].0 = base.iter().map(|(cost, _)| costs[*cost]).sum();
    for column in 0..=columns {
        for row in 0..=rows {
            let mut steps: Vec<(usize, usize, Path)> = Vec::with_capacity(5);
            if column > 0 {
                let letter = usize::from(frame.rows[column - 1]);
                steps.push((row, column - 1, vec![(DROP + from * ROWS + letter, 1.0)]));
                if row > 0 {
                    let with = usize::from(query.symbols[row - 1]);
                    steps.push((row - 1, column - 1, vec![(letter * SYMBOLS + with, 1.0)]));
                }
                if let Some((start, word)) = word_ending(name, column) {
                    let mut path: Path = (start + 1..=column).map(|at| (gap(at), -1.0)).collect();
                    path.extend([(SKIP, 1.0), (SKIP_RARITY, rarity.of_word(word))]);
                    steps.push((row, start, path));
                }
            }
            if row > 0 {
                let letter = usize::from(query.symbols[row - 1]);
                steps.push((
                    row - 1,
                    column,
                    vec![(ADD + (to * CONTEXTS + usize::from(frame.gaps[column])) * SYMBOLS + letter, 1.0)],
                ));
                if let Some((start, _)) = query.words.iter().find(|(_, end)| usize::from(*end) == row) {
                    let start = usize::from(*start);
                    steps.push((start, column, vec![(EXTRA, 1.0), (EXTRA_LETTER, (row - start) as f64)]));
                }
            }
            for (before_row, before_column, path) in steps {
                let paid: f64 = path.iter().map(|(cost, times)| costs[*cost] * times).sum();
                let total = cells[before_row][before_column].0 + paid;
                if total < cells[row][column].0 {
                    cells[row][column] = (total, before_row, before_column, path);
                }
            }
        }
    }
    let (mut row, mut column, mut path) = (rows, columns, base);
    while (row, column) != (0, 0) {
        let (_, before_row, before_column, paid) = &cells[row][column];
        path.extend(paid);
        (row, column) = (*before_row, *before_column);
    }
    (cells[rows][columns].0, path)
}

/// The word of letters that ends at a position, with where it starts; words of a meaning are not skipped.
fn word_ending(spelling: &Spelling, at: usize) -> Option<(usize, &[u8])> {
    let (start, _) = spelling.words.iter().find(|(_, end)| usize::from(*end) == at)?;
    let word = &spelling.symbols[usize::from(*start)..at];
    word.iter().all(|symbol| *symbol < MEANING).then_some((usize::from(*start), word))
}

struct Rarity {
    names: f64,
    counts: HashMap<Vec<u8>, f64>,
}

impl Rarity {
    fn of(places: &[Candidate]) -> Self {
        let mut counts: HashMap<Vec<u8>, f64> = HashMap::new();
        for place in places {
            let spelling = Spelling::new(&place.name);
            for (start, end) in &spelling.words {
                *counts.entry(spelling.symbols[usize::from(*start)..usize::from(*end)].to_vec()).or_default() += 1.0;
            }
        }
        Self { names: places.len() as f64, counts }
    }

    fn of_word(&self, word: &[u8]) -> f64 {
        (self.names / self.counts.get(word).copied().unwrap_or(1.0)).ln()
    }
}

fn costs_of(weights: &Weights) -> Costs {
    let nats = |cost: &u8| f64::from(*cost) / 16.0;
    let mut costs: Costs = weights.swap.iter().flatten().map(nats).collect();
    costs.extend(weights.add.iter().flatten().flatten().map(|cost| f64::from(*cost) / 16.0));
    costs.extend(weights.drop.iter().flatten().map(nats));
    costs.extend(weights.gap.iter().flatten().map(nats));
    let scalars = weights.scalars;
    costs.extend([scalars.skip, scalars.skip_rarity, scalars.extra, scalars.extra_letter].map(|s| f64::from(s) / 16.0));
    costs
}

fn weights_of(costs: &[f64]) -> Weights {
    let mut weights = Weights::parse("");
    let unit = |cost: f64| (cost * 16.0).round().clamp(0.0, f64::from(UNSEEN)) as u8;
    for (at, cost) in costs[..ADD].iter().enumerate() {
        weights.swap[at / SYMBOLS][at % SYMBOLS] = unit(*cost);
    }
    for (at, cost) in costs[ADD..DROP].iter().enumerate() {
        let (way, context) = (at / SYMBOLS / CONTEXTS, at / SYMBOLS % CONTEXTS);
        weights.add[way][context][at % SYMBOLS] = (cost * 16.0).round().clamp(-40.0, f64::from(UNSEEN)) as i8;
    }
    for at in 0..SCRIPTS * ROWS {
        weights.drop[at / ROWS][at % ROWS] = unit(costs[DROP + at]);
    }
    for at in 0..WAYS * CONTEXTS {
        weights.gap[at / CONTEXTS][at % CONTEXTS] = unit(costs[GAP + at]);
    }
    let scalar = |at: usize| (costs[at] * 16.0) as f32;
    weights.scalars.skip = scalar(SKIP);
    weights.scalars.skip_rarity = scalar(SKIP_RARITY);
    weights.scalars.extra = scalar(EXTRA);
    weights.scalars.extra_letter = scalar(EXTRA_LETTER);
    weights
}
