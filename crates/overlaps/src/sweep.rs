//! Which strands are compared: a sweep over the days of each district, and of what is reported for a whole governorate
//! against its districts.
//!
//! A place is *crowded* where more than [`CROWD`] strands go on at once. There a strand is compared with at most
//! [`ALIKE`] of its own words, with the [`LATEST`] of its organisation, of those it names and of those that name it, and with the
//! [`LATEST`] that began; and keeps
//! at most [`MOST`] pairs with earlier strands, the best of them, of which [`MOST_COMPLEMENTARY`] complementary.

use rustc_hash::FxHashMap;

use crate::judge::{self, judge};
use crate::pair::{Class, Pair};
use crate::row::{Block, Code, NONE, Row};
use crate::strand::{Strand, strands};
use crate::{Lesson, Options, Words};

pub const CROWD: usize = 64;
pub const ALIKE: usize = 32;
pub const LATEST: usize = 16;
pub const MOST: usize = 16;
pub const MOST_COMPLEMENTARY: usize = 4;

/// All pairs among the rows of one block.
pub fn within(block: Block, rows: &[Row], options: &Options) -> Vec<Pair> {
    let mut found = Vec::new();
    let strands = in_order(&strands(rows, &mut found));
    let wide = strands.partition_point(|strand| strand.row.district == NONE);
    let (wide, districts) = strands.split_at(wide);
    sweep(block, &[], wide, options, &mut found);
    for district in districts.chunk_by(|one, next| one.row.district == next.row.district) {
        sweep(block, wide, district, options, &mut found);
    }
    found
}

/// By district and first day. What is reported for the whole governorate comes first, since its district is the highest code.
fn in_order(strands: &[Strand]) -> Vec<Strand> {
    // Small keys are sorted and the strands, which are large, moved once.
    let key = |strand: &Strand| (!strand.row.district, strand.from, strand.row.no);
    let mut order: Vec<_> = strands.iter().enumerate().map(|(at, strand)| (key(strand), at)).collect();
    order.sort_unstable();
    order.iter().map(|(_, at)| strands[*at]).collect()
}

/// Pairs of one more row with those of its block, best first: what a reporter is told before she saves.
pub fn beside(block: Block, rows: &[Row], row: &Row, options: &Options) -> Vec<Pair> {
    let one = Strand::of(*row);
    let others = rows.iter().filter(|other| other.no != row.no && other.organisation != row.organisation);
    let mut pairs: Vec<Pair> = others.filter_map(|other| judge(block, &one, &Strand::of(*other), options)).collect();
    pairs.sort_by(best_first);
    pairs
}

/// What an answer about two reports of a block teaches; None if they are no pair.
pub fn lesson(block: Block, a: &Row, b: &Row, overlap: bool, coordinated: bool) -> Option<Lesson> {
    judge::lesson(block, a, b, overlap, coordinated)
}

/// Pairs among `strands`, and of each with those of `wide`; both in the order of their first days.
fn sweep(block: Block, wide: &[Strand], strands: &[Strand], options: &Options, found: &mut Vec<Pair>) {
    let mut going = Going::default();
    let mut around = Around { wide, next: 0, going: Going::default() };
    let mut own = Vec::new();
    for strand in strands {
        own.clear();
        for near in [&mut going, around.until(strand)] {
            near.end_before(strand.from);
            near.each_candidate(strand, |other| own.extend(judge(block, other, strand, options)));
        }
        keep_best(&mut own);
        found.append(&mut own);
        going.start(*strand);
    }
}

/// Strands of the whole governorate, let in as the sweep reaches their first day. Those that begin later than a district's
/// strand but within its days are met by the reach of [`Around::until`].
struct Around<'a> {
    wide: &'a [Strand],
    next: usize,
    going: Going,
}

impl Around<'_> {
    fn until(&mut self, strand: &Strand) -> &mut Going {
        while let Some(next) = self.wide.get(self.next).filter(|next| next.from <= strand.to) {
            self.going.start(*next);
            self.next += 1;
        }
        &mut self.going
    }
}

/// The strands that go on at the day the sweep has reached; indexed once it is crowded.
#[derive(Default)]
struct Going {
    strands: Vec<Strand>,
    index: Option<Index>,
}

/// Positions in `Going::strands`.
#[derive(Default)]
struct Index {
    by_words: FxHashMap<Words, Vec<u32>>,
    by_organisation: FxHashMap<Code, Vec<u32>>,
    /// By whom a report names as who pays or through whom.
    by_named: FxHashMap<Code, Vec<u32>>,
    /// Strands when it was made; those that ended since are passed over.
    ended: usize,
}

impl Going {
    /// Forgets what ended. Crowded, it does so only now and then, since every position changes.
    fn end_before(&mut self, day: i32) {
        let crowded = self.index.as_ref().map_or(0, |index| index.ended);
        if self.strands.len() <= CROWD.max(2 * crowded) {
            if self.index.is_none() {
                self.strands.retain(|strand| strand.to >= day);
            }
            return;
        }
        self.strands.retain(|strand| strand.to >= day);
        self.index = None;
        if self.strands.len() > CROWD {
            let mut index = Index { ended: self.strands.len(), ..Index::default() };
            self.strands.iter().enumerate().for_each(|(at, strand)| index.add(at as u32, &strand.row));
            self.index = Some(index);
        }
    }

    fn start(&mut self, strand: Strand) {
        if let Some(index) = &mut self.index {
            index.add(self.strands.len() as u32, &strand.row);
        }
        self.strands.push(strand);
    }

    fn each_candidate<'a>(&'a self, strand: &Strand, mut each: impl FnMut(&'a Strand)) {
        let Some(index) = &self.index else {
            self.strands.iter().for_each(each);
            return;
        };
        let row = &strand.row;
        let latest = (self.strands.len().saturating_sub(LATEST) as u32)..self.strands.len() as u32;
        let mut chosen: Vec<u32> = latest.collect();
        chosen.extend(index.by_words.get(&row.words).into_iter().flat_map(|at| at.iter().rev().take(ALIKE)));
        for named in [row.organisation, row.funder, row.programme] {
            chosen.extend(index.by_organisation.get(&named).into_iter().flat_map(|at| at.iter().rev().take(LATEST)));
        }
        chosen.extend(index.by_named.get(&row.organisation).into_iter().flat_map(|at| at.iter().rev().take(LATEST)));
        chosen.sort_unstable();
        chosen.dedup();
        chosen.into_iter().for_each(|at| each(&self.strands[at as usize]));
    }
}

impl Index {
    fn add(&mut self, at: u32, row: &Row) {
        self.by_words.entry(row.words).or_default().push(at);
        self.by_organisation.entry(row.organisation).or_default().push(at);
        for named in [row.funder, row.programme].into_iter().filter(|named| *named != NONE) {
            self.by_named.entry(named).or_default().push(at);
        }
    }
}

/// Leaves of one strand's pairs with earlier ones the best few.
fn keep_best(pairs: &mut Vec<Pair>) {
    if pairs.len() <= MOST_COMPLEMENTARY {
        return;
    }
    pairs.sort_by(best_first);
    let mut complementary = 0;
    pairs.retain(|pair| {
        complementary += usize::from(pair.class == Class::Complementary);
        pair.class != Class::Complementary || complementary <= MOST_COMPLEMENTARY
    });
    pairs.truncate(MOST);
}

fn best_first(one: &Pair, other: &Pair) -> std::cmp::Ordering {
    (one.class, other.score()).partial_cmp(&(other.class, one.score())).unwrap_or(std::cmp::Ordering::Equal)
}
