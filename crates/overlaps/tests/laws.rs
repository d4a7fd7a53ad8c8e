//! What holds of any rows: the sweep finds what comparing all with all finds, once, and no heap of rows makes it slow.

mod rows;

use std::collections::BTreeSet;
use std::time::Instant;

use overlaps::{Class, NONE, OPEN, Row, Words, beside, within};
use proptest::prelude::*;
use rows::{BLOCK, options, report};

/// Few values, so that rows meet; every row a strand of its own by its project.
fn any_row() -> impl Strategy<Value = Row> {
    let texts = prop::sample::select(vec!["food parcels", "food baskets", "mobile clinic", ""]);
    let who = (0..6_u32, prop::sample::select(vec![NONE, 0, 1, 2]), prop::sample::select(vec![NONE, 3]));
    let place = (prop::sample::select(vec![NONE, 1, 2]), prop::sample::select(vec![NONE, 5, 6]));
    (who, place, texts, -50..400_i32, prop::sample::select(vec![0, 20, 300, OPEN]), 0..4_u64).prop_map(
        |((organisation, funder, joint), (district, place), text, from, length, groups)| Row {
            funder,
            joint,
            district,
            place: if district == NONE { NONE } else { place },
            words: Words::of([text]),
            from,
            to: from.saturating_add(length),
            groups,
            ..report(0, organisation)
        },
    )
}

proptest! {
    #[test]
    fn the_sweep_finds_what_comparing_all_with_all_finds(rows in prop::collection::vec(any_row(), 0..40)) {
        let rows: Vec<Row> = rows.into_iter().zip(0..).map(|(row, no)| Row { no, project: no, content: u64::from(no), ..row }).collect();
        let swept = within(BLOCK, &rows, &options());
        let mut all: BTreeSet<(Class, u32, u32)> = BTreeSet::new();
        for row in &rows {
            let pairs = beside(BLOCK, &rows, row, &options());
            // A crowd of complementary pairs is cut short.
            all.extend(pairs.iter().filter(|pair| pair.class != Class::Complementary).map(|pair| (pair.class, pair.a, pair.b)));
        }
        let of_two = swept.iter().filter(|pair| !matches!(pair.class, Class::Complementary | Class::Revised));
        let once: Vec<(Class, u32, u32)> = of_two.map(|pair| (pair.class, pair.a, pair.b)).collect();
        let set: BTreeSet<_> = once.iter().copied().collect();
        prop_assert_eq!(set.len(), once.len(), "a pair is found once");
        let missed: Vec<_> = all.difference(&set).collect();
        let most = all.iter().map(|(_, _, b)| all.iter().filter(|(_, _, other)| other == b).count()).max().unwrap_or(0);
        prop_assert!(missed.is_empty() || most > overlaps::sweep::MOST, "{:?}", missed);
        prop_assert!(set.is_subset(&all));
    }

    #[test]
    fn scores_and_parts_stay_within_their_bounds(rows in prop::collection::vec(any_row(), 0..30)) {
        for pair in within(BLOCK, &rows, &options()) {
            let parts = [pair.parts.place, pair.parts.activity, pair.parts.dates, pair.parts.groups, pair.parts.taught];
            prop_assert!(parts.iter().all(|part| (0.0..=1.0).contains(part)), "{:?}", pair);
            prop_assert!(pair.reasons.iter().count() > 0);
            prop_assert!(pair.a <= pair.b);
        }
    }
}

#[test]
fn forty_thousand_rows_in_one_district_are_no_slow_path() {
    let texts: Vec<Words> = (0..20).map(|number| Words::of([format!("activity{number} work").as_str()])).collect();
    let heap = |count: u32| -> Vec<Row> {
        let row = |no: u32| Row { words: texts[no as usize % 20], to: OPEN, project: no, ..report(no, no % 500) };
        (0..count).map(row).collect()
    };
    let time = |rows: &[Row]| {
        let started = Instant::now();
        let found = within(BLOCK, rows, &options()).len();
        (started.elapsed().as_secs_f64() / rows.len() as f64, found)
    };
    let _ = time(&heap(10_000));
    let (small, _) = time(&heap(10_000));
    let (large, found) = time(&heap(40_000));
    assert!(found >= 40_000, "{found}");
    assert!(found <= 40_000 * overlaps::sweep::MOST);
    assert!(large < small * 3.0, "{large} against {small} seconds a row");
}

#[test]
fn a_planted_pair_is_found_in_a_crowd() {
    let crowd =
        (0..5_000).map(|no| Row { words: Words::of([format!("work{no}").as_str()]), to: OPEN, ..report(no, no) });
    let payer = Row { words: Words::of(["water station"]), to: OPEN, ..report(6_000, 9_000) };
    let worker = Row { funder: 9_000, words: Words::of(["water station repair"]), to: OPEN, ..report(9_999, 9_001) };
    let twin = Row { words: Words::of(["work77"]), to: OPEN, ..report(9_998, 9_002) };
    let rows: Vec<Row> = [payer].into_iter().chain(crowd).chain([worker, twin]).collect();
    let found = within(BLOCK, &rows, &options());
    let has = |class, a, b| found.iter().any(|pair| (pair.class, pair.a, pair.b) == (class, a, b));
    assert!(has(Class::FunderAndImplementer, 6_000, 9_999));
    assert!(has(Class::Overlap, 77, 9_998));
}
