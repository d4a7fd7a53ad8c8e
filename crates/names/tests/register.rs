//! The shared register of Iraqi places: the figures the matcher must not fall below, and the cost of hostile input.

use names::places::{Candidate, Index};
use names::{Answer, Options};
use std::path::PathBuf;
use std::time::{Duration, Instant};

struct Query {
    text: String,
    parent: Option<String>,
    id: String,
    name: String,
    kind: String,
}

fn shared(file: &str) -> Option<PathBuf> {
    let root = std::env::var_os("TANSIQ_SHARED")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")), PathBuf::from);
    let path = root.join("data/names").join(file);
    if !path.exists() {
        eprintln!("SKIPPED: the shared register of places is not here ({file})");
        return None;
    }
    Some(path)
}

fn register() -> Option<(Index, Vec<Query>)> {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let rows =
        |path| csv::Reader::from_path(path).expect("the file is there").into_records().map(|row| row.expect("CSV"));
    let candidates = rows(shared("candidates.csv")?).map(|row| Candidate {
        id: row[0].to_owned(),
        name: row[1].to_owned(),
        aliases: Vec::new(),
        parent: some(&row[2]),
    });
    let queries = rows(shared("queries.csv")?).map(|row| Query {
        text: row[0].to_owned(),
        parent: some(&row[1]),
        id: row[2].to_owned(),
        name: row[3].to_owned(),
        kind: row[4].to_owned(),
    });
    Some((Index::new(candidates), queries.collect()))
}

/// Every third query, so that an unoptimised build is done in seconds.
fn sample<'a>(queries: &'a [Query], kind: &str) -> Vec<&'a Query> {
    queries.iter().filter(|query| query.kind == kind).step_by(3).collect()
}

#[test]
fn the_best_answer_is_right_as_often_as_before() {
    let Some((index, queries)) = register() else { return };
    for (kind, country, parent) in [("latin", 0.85, 0.90), ("sorani", 0.67, 0.75), ("kurmanji", 0.67, 0.75)] {
        let asked = sample(&queries, kind);
        for (scoped, floor) in [(false, country), (true, parent)] {
            let right = asked.iter().filter(|query| {
                let parent = query.parent.as_deref().filter(|_| scoped);
                let ranking = index.rank(&query.text, parent, Options::default());
                ranking.matches.first().is_some_and(|best| best.name == query.name)
            });
            let share = right.count() as f64 / asked.len() as f64;
            assert!(share >= floor, "{kind}, parent known: {scoped}: {share:.3} < {floor}");
        }
    }
}

#[test]
fn what_is_accepted_is_right() {
    let Some((index, queries)) = register() else { return };
    let (mut accepted, mut wrong, mut latin) = (0, 0, 0);
    let kinds = ["latin", "sorani", "kurmanji"].map(|kind| sample(&queries, kind));
    for query in kinds.iter().flatten() {
        if let Answer::Accept(found) = index.answer(&query.text, None, Options::default()) {
            accepted += 1;
            wrong += u32::from(found.id != query.id);
            latin += u32::from(query.kind == "latin");
        }
    }
    assert!(f64::from(wrong) <= 0.02 * f64::from(accepted), "{wrong} of {accepted} accepted are wrong");
    assert!(f64::from(latin) >= 0.5 * kinds[0].len() as f64, "only {latin} of {} accepted", kinds[0].len());
}

#[test]
fn no_input_is_ten_times_slower_than_the_median() {
    let Some((index, queries)) = register() else { return };
    // The best of several runs, since other work on the machine only ever adds time.
    let time = |text: &str| -> Duration {
        let once = || {
            let started = Instant::now();
            std::hint::black_box(index.answer(text, None, Options::default()));
            started.elapsed()
        };
        (0..20).map(|_| once()).min().unwrap_or_default()
    };
    let mut usual: Vec<Duration> = queries.iter().step_by(50).map(|query| time(&query.text)).collect();
    usual.sort_unstable();
    let median = usual[usual.len() / 2];
    let hostile = [
        "ا".repeat(10_000),
        "محمد علي حسين جاسم ".repeat(600),
        "Muhammad Ali al Husayn ".repeat(500),
        "\u{202e}a\u{202d}ب".repeat(3_000),
        "🏕\u{200d}".repeat(4_000),
        "\u{64e}".repeat(10_000),
        "a\u{301}".repeat(10_000),
        "\u{0}".repeat(10_000),
        "ﷺ".repeat(10_000),
        (0..10_000).filter_map(|at| char::from_u32(0x600 + at % 0x100)).collect(),
    ];
    for text in &hostile {
        let taken = time(text);
        assert!(taken <= 10 * median, "{taken:?} against {median:?}: {}", text.chars().take(12).collect::<String>());
    }
}
