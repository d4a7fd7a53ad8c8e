//! The search for overlaps by itself: invented reports of growing countries, and of one country that is reported on more and more.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use overlaps::{Block, NONE, Options, Row, Taught, Words, beside, within};

use super::body::{Dice, TITLES};
use super::report::{Bar, Report, median, thousands};

const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
const SECTORS: usize = 14;
/// Districts of the largest country; a governorate has eight.
const DISTRICTS: usize = 100;
const PER_GOVERNORATE: u32 = 8;
const ORGANISATIONS: usize = 300;
const MONTHS: usize = 36;
/// New reports that are compared with all others, one at a time.
const NEW: usize = 1_001;
const SEED: u64 = 11;
const SLOWEST: f64 = 5.0;
const SLOWEST_NEW: f64 = 0.005;
const GROWTH: f64 = 1.3;

pub(super) fn measure(report: &mut Report) {
    super::say("the search for overlaps …");
    let table = report.table("Overlaps among invented activities, 14 sectors, 300 organisations, 36 months");
    let mut each = Vec::new();
    for rows in SIZES {
        // As many rows a district, however large the country is; and of each size a million rows in all, so that small
        // countries too are met for the first time.
        let (mut took, mut found, countries) = (Duration::ZERO, 0, SIZES[2] / rows);
        for seed in 0..countries {
            let blocks = invented(rows, DISTRICTS * rows / SIZES[2], seed as u64);
            let (one, pairs) = search(&blocks);
            (took, found) = (took + one, found + pairs);
        }
        each.push(took.as_secs_f64() / SIZES[2] as f64);
        let (rows, pairs) = (thousands(rows as u64), thousands((found / countries) as u64));
        let what = format!("{rows} rows, ten thousand a district, mean of {countries}: {pairs} pairs");
        table.line(&what, Bar::seen_time(took / countries as u32));
    }
    for (rows, one) in SIZES.iter().zip(&each).skip(1) {
        table.line(
            &format!("{} rows against 10,000, a row", thousands(*rows as u64)),
            Bar::times(one / each[0], GROWTH),
        );
    }
    for rows in SIZES {
        let blocks = invented(rows, DISTRICTS, SEED);
        let (took, found) = search(&blocks);
        let what = format!("{} rows in 100 districts: {} pairs", thousands(rows as u64), thousands(found as u64));
        table.line(&what, if rows == SIZES[2] { Bar::within(took, SLOWEST) } else { Bar::seen_time(took) });
        if rows == SIZES[2] {
            table.line("one new activity among them, median of 1,001", Bar::within(one_more(&blocks), SLOWEST_NEW));
        }
    }
    let crowd = invented(40_000, 1, SEED);
    table.line("40,000 rows in one district", Bar::seen_time(search(&crowd).0));
}

fn options() -> Options {
    Options { horizon: (MONTHS * 30) as i32, taught: Taught::default() }
}

fn search(blocks: &BTreeMap<Block, Vec<Row>>) -> (Duration, usize) {
    let (started, options) = (Instant::now(), options());
    let found = blocks.iter().map(|(block, rows)| within(*block, rows, &options).len()).sum();
    (started.elapsed(), found)
}

fn one_more(blocks: &BTreeMap<Block, Vec<Row>>) -> Duration {
    let (all, options) = (blocks.iter().collect::<Vec<_>>(), options());
    let mut dice = Dice::new(3);
    let mut times: Vec<Duration> = (0..NEW)
        .map(|_| {
            let (block, rows) = dice.pick(&all);
            let new = Row { no: u32::MAX, ..*dice.pick(rows) };
            let started = Instant::now();
            std::hint::black_box(beside(**block, rows, &new, &options));
            started.elapsed()
        })
        .collect();
    median(&mut times)
}

fn invented(rows: usize, districts: usize, seed: u64) -> BTreeMap<Block, Vec<Row>> {
    let mut dice = Dice::new(seed);
    let titles = TITLES.map(|title| Words::of([title]));
    let mut blocks: BTreeMap<Block, Vec<Row>> = BTreeMap::new();
    for no in 0..rows as u32 {
        let (district, sector) = (dice.roll(districts) as u32, dice.roll(SECTORS) as u32);
        let (month, organisation) = (dice.roll(MONTHS) as u16, dice.skewed(ORGANISATIONS) as u32);
        let from = i32::from(month) * 30;
        let row = Row {
            no,
            organisation,
            funder: NONE,
            programme: NONE,
            joint: NONE,
            subsector: NONE,
            modality: NONE,
            district,
            place: NONE,
            site: NONE,
            project: NONE,
            words: *dice.pick(&titles),
            from,
            to: from + 28,
            month,
            groups: 1 << dice.roll(4),
            targeted: no,
            reached: no,
            numbered: false,
            cumulative: false,
            content: u64::from(no),
            facts: 4,
        };
        blocks.entry(Block { governorate: district / PER_GOVERNORATE, sector }).or_default().push(row);
    }
    blocks
}
