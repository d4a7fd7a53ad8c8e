//! Prints the figures the matcher is judged by: `judge candidates.csv queries.csv`.
//!
//! Per kind of query, whole country and within the parent: best answer right by id and by equal name, right answer among
//! the first five, share accepted and share of the accepted that is wrong; then queries per second on one core.

use names::Options;
use names::places::{Candidate, Index};
use std::collections::BTreeMap;
use std::error::Error;
use std::time::Instant;

struct Query {
    text: String,
    parent: Option<String>,
    id: String,
    name: String,
    kind: String,
}

#[derive(Default)]
struct Tally {
    asked: u32,
    right: u32,
    right_name: u32,
    five: u32,
    accepted: u32,
    wrong: u32,
    wrong_name: u32,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [candidates, queries, rest @ ..] = &arguments[..] else {
        return Err("usage: judge candidates.csv queries.csv [part0…part4] [show] [CERTAINTY]".into());
    };
    let asked_for = |word: &str| rest.iter().any(|other| other == word);
    let show = asked_for("show");
    let part: Option<u64> = rest.iter().find_map(|word| word.strip_prefix("part")?.parse().ok());
    let certainty = rest.iter().find_map(|word| word.parse().ok()).unwrap_or(Options::default().certainty);
    let options = Options { certainty, ..Options::default() };
    let started = Instant::now();
    let index = Index::new(read_candidates(candidates)?);
    println!("{} candidates indexed in {:.0?}", index.len(), started.elapsed());
    let queries: Vec<Query> =
        read_queries(queries)?.into_iter().filter(|query| part.is_none_or(|part| part_of(&query.id) == part)).collect();
    println!("kind      scope    asked   top1 id  name   top5    accepted  wrong id  name");
    for scoped in [false, true] {
        let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
        for query in &queries {
            tallies.entry(&query.kind).or_default().count(
                &index,
                query,
                scoped.then_some(()).and(query.parent.as_deref()),
                options,
                show,
            );
        }
        for (kind, tally) in tallies {
            println!("{kind:<9} {:<7} {tally}", if scoped { "parent" } else { "country" });
        }
    }
    speed(&index, &queries);
    Ok(())
}

impl Tally {
    fn count(&mut self, index: &Index, query: &Query, parent: Option<&str>, options: Options, show: bool) {
        let ranking = index.rank(&query.text, parent, options);
        self.asked += 1;
        let Some(best) = ranking.matches.first() else { return };
        let (id, name) = (best.id == query.id, best.name == query.name);
        self.right += u32::from(id);
        self.right_name += u32::from(name);
        if show && !name {
            let found: Vec<String> =
                ranking.matches.iter().map(|found| format!("{} {:.2}", found.name, found.score)).collect();
            println!("{} {} -> {} :: {}", query.kind, query.text, query.name, found.join(" | "));
        }
        self.five += u32::from(ranking.matches.iter().any(|found| found.name == query.name));
        if ranking.doubt.is_none() {
            self.accepted += 1;
            self.wrong += u32::from(!id);
            self.wrong_name += u32::from(!name);
        }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |part: u32, whole: u32| f64::from(part) / f64::from(whole.max(1));
        write!(
            f,
            "{:>6}    {:.3}  {:.3}  {:.3}     {:.3}    {:.4}  {:.4}",
            self.asked,
            share(self.right, self.asked),
            share(self.right_name, self.asked),
            share(self.five, self.asked),
            share(self.accepted, self.asked),
            share(self.wrong, self.accepted),
            share(self.wrong_name, self.accepted),
        )
    }
}

fn speed(index: &Index, queries: &[Query]) {
    let started = Instant::now();
    let mut slowest = 0;
    let mut times: Vec<u128> = Vec::with_capacity(queries.len());
    for query in queries {
        let before = Instant::now();
        std::hint::black_box(index.answer(&query.text, None, Options::default()));
        times.push(before.elapsed().as_nanos());
        slowest = slowest.max(times[times.len() - 1]);
    }
    let rate = queries.len() as f64 / started.elapsed().as_secs_f64();
    times.sort_unstable();
    println!(
        "{rate:.0} queries a second, median {} ns, 99% {} ns, slowest {slowest} ns",
        times[times.len() / 2],
        times[times.len() * 99 / 100]
    );
}

fn read_candidates(path: &str) -> Result<Vec<Candidate>, Box<dyn Error>> {
    let mut candidates = Vec::new();
    for record in csv::Reader::from_path(path)?.records() {
        let record = record?;
        let parent = Some(record[2].to_owned()).filter(|parent| !parent.is_empty());
        candidates.push(Candidate {
            id: record[0].to_owned(),
            name: record[1].to_owned(),
            aliases: Vec::new(),
            parent,
        });
    }
    Ok(candidates)
}

fn read_queries(path: &str) -> Result<Vec<Query>, Box<dyn Error>> {
    let mut queries = Vec::new();
    for record in csv::Reader::from_path(path)?.records() {
        let record = record?;
        let parent = Some(record[1].to_owned()).filter(|parent| !parent.is_empty());
        let [text, id, name, kind] = [0, 2, 3, 4].map(|field| record[field].to_owned());
        queries.push(Query { text, parent, id, name, kind });
    }
    Ok(queries)
}

/// The fifth of the places that `examples/learn` counts a place to.
fn part_of(id: &str) -> u64 {
    let hash =
        id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    (hash >> 20) % 5
}
