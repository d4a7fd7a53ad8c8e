//! Names against a public register: how often the best answer is right, how often an accepted one is wrong, how many a second.
//! The register is handed in, since it is nobody's to ship.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use kernel::Result;
use names::Options;
use names::places::{Candidate, Index};

use super::broken;
use super::report::{Bar, Report, Table, thousands};

/// Per kind of query: the least share of right best answers in the whole country, and within the known parent.
const BARS: [(&str, f64, f64); 3] = [("latin", 0.85, 0.92), ("sorani", 0.70, 0.80), ("kurmanji", 0.60, 0.74)];
const RATE: f64 = 20_000.0;
/// Of what is accepted at most so much may be wrong, while of Latin queries so much is accepted.
const WRONG: f64 = 0.02;
const ACCEPTED: f64 = 0.5;

struct Query {
    text: String,
    parent: String,
    name: String,
    kind: String,
}

#[derive(Default, Clone, Copy)]
struct Tally {
    asked: u32,
    right: u32,
    accepted: u32,
    wrong: u32,
}

impl Tally {
    fn share(part: u32, of: u32) -> f64 {
        f64::from(part) / f64::from(of.max(1))
    }
}

pub(super) fn measure(folder: &Path, report: &mut Report) -> Result<()> {
    super::say("names against a register …");
    let index = Index::new(rows(&folder.join("candidates.csv"), |[id, name, parent, _, _]| Candidate {
        id,
        name,
        aliases: Vec::new(),
        parent: Some(parent).filter(|parent| !parent.is_empty()),
    })?);
    let queries =
        rows(&folder.join("queries.csv"), |[text, parent, _, name, kind]| Query { text, parent, name, kind })?;
    let title = format!(
        "{} names against a register of {} places, without aliases",
        thousands(queries.len() as u64),
        thousands(index.len() as u64)
    );
    let table = report.table(&title);
    let (country, seconds) = asked(&index, &queries, false);
    let (scoped, _) = asked(&index, &queries, true);
    for (kind, least, least_scoped) in BARS {
        for (scope, tallies, least) in [("whole country", &country, least), ("parent known", &scoped, least_scoped)] {
            let tally = tallies.get(kind).copied().unwrap_or_default();
            let what = format!("{kind}, {scope}: the best answer is right");
            table.line(&what, Bar::at_least(Tally::share(tally.right, tally.asked), least));
        }
    }
    accepted(table, &country);
    table.line("names a second on one core", Bar::fast(queries.len() as f64 / seconds, RATE));
    table.note(
        "Right means the register's own name, letter by letter. A fifth of the register judged the learning; the rest taught it, so names it has not met score one to two hundredths lower.",
    );
    Ok(())
}

fn accepted(table: &mut Table, country: &BTreeMap<String, Tally>) {
    let all = country.values().fold(Tally::default(), |all, one| Tally {
        accepted: all.accepted + one.accepted,
        wrong: all.wrong + one.wrong,
        ..all
    });
    table.line("whole country: wrong among the accepted", Bar::at_most(Tally::share(all.wrong, all.accepted), WRONG));
    let latin = country.get("latin").copied().unwrap_or_default();
    table.line(
        "whole country: Latin queries accepted",
        Bar::at_least(Tally::share(latin.accepted, latin.asked), ACCEPTED),
    );
}

fn asked(index: &Index, queries: &[Query], scoped: bool) -> (BTreeMap<String, Tally>, f64) {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let started = Instant::now();
    for query in queries {
        let parent = Some(query.parent.as_str()).filter(|parent| scoped && !parent.is_empty());
        let ranking = index.rank(&query.text, parent, Options::default());
        let right = ranking.matches.first().is_some_and(|best| best.name == query.name);
        let tally = tallies.entry(query.kind.clone()).or_default();
        tally.asked += 1;
        tally.right += u32::from(right);
        if ranking.doubt.is_none() {
            tally.accepted += 1;
            tally.wrong += u32::from(!right);
        }
    }
    (tallies, started.elapsed().as_secs_f64().max(1e-9))
}

/// The first five columns of a CSV file; what a row lacks is empty.
fn rows<T>(path: &Path, row: impl Fn([String; 5]) -> T) -> Result<Vec<T>> {
    let at = |error: csv::Error| broken(format!("{}: {error}", path.display()));
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path).map_err(at)?;
    reader
        .records()
        .map(|record| {
            let record = record.map_err(at)?;
            Ok(row(std::array::from_fn(|column| record.get(column).unwrap_or_default().to_owned())))
        })
        .collect()
}
