//! Reports of one activity by one organisation, month after month, as one strand; and the pairs within it, which are reports
//! sent twice, corrected, or counted on.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::judge;
use crate::pair::{Class, Pair, Parts, Reason, Reasons};
use crate::row::{Day, OPEN, Row};

/// Work that is not reported for longer than this is not thought to have gone on between.
const PAUSE: Day = 92;

/// A stretch of work without a long pause.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Strand {
    /// The latest report.
    pub row: Row,
    pub from: Day,
    pub to: Day,
}

impl Strand {
    pub fn of(row: Row) -> Self {
        Self { row, from: row.from, to: row.to }
    }
}

/// The strands of a block; pairs within a strand go to `found`.
pub(crate) fn strands(rows: &[Row], found: &mut Vec<Pair>) -> Vec<Strand> {
    let mut ordered: Vec<(u64, u32)> = rows.iter().enumerate().map(|(at, row)| (key(row), at as u32)).collect();
    // By key and place alone, without a look at the rows; only those of one strand are then put in the order of their months.
    ordered.sort_unstable();
    let row = |at: &u32| &rows[*at as usize];
    for strand in ordered.chunk_by_mut(|one, next| one.0 == next.0).filter(|strand| strand.len() > 1) {
        strand.sort_unstable_by_key(|(_, at)| {
            let row = row(at);
            (row.month, row.funder, row.programme, row.content, row.no)
        });
    }
    let mut strands: Vec<Strand> = Vec::new();
    let mut last: Option<(u64, Row)> = None;
    for (key, at) in &ordered {
        let row = *row(at);
        let before = last.filter(|(of, _)| of == key).map(|(_, before)| before);
        last = Some((*key, row));
        let Some(before) = before else {
            strands.push(Strand::of(row));
            continue;
        };
        found.extend(within(&before, &row));
        match strands.last_mut() {
            Some(strand) if row.from <= strand.to.saturating_add(PAUSE) => {
                strand.from = strand.from.min(row.from);
                // A later report that tells an end is believed over an earlier that did not.
                strand.to =
                    if strand.to == OPEN && row.month > strand.row.month { row.to } else { strand.to.max(row.to) };
                strand.row = row;
            }
            _ => strands.push(Strand::of(row)),
        }
    }
    strands
}

/// What makes two reports of one organisation reports of one activity.
pub(crate) fn key(row: &Row) -> u64 {
    let mut hasher = FxHasher::default();
    (row.organisation, row.district, row.place, row.site, row.project).hash(&mut hasher);
    (row.subsector, row.modality, row.groups, row.words).hash(&mut hasher);
    hasher.finish()
}

/// Two reports of one strand, one after the other in its order.
fn within(before: &Row, row: &Row) -> Option<Pair> {
    let mut reasons = Reasons::default();
    let (class, activity) = if before.month != row.month {
        if !(before.cumulative && row.cumulative && sum_grows(before, row)) {
            return None;
        }
        reasons.add(Reason::CountsOn);
        (Class::Revised, 1.0)
    } else if before.content == row.content {
        reasons.add(Reason::SameReport);
        if row.facts < Row::FACTS / 2 {
            reasons.add(Reason::FewFacts);
        }
        (Class::Identical, 0.3 + 0.7 * f32::from(row.facts.min(Row::FACTS)) / f32::from(Row::FACTS))
    } else if before.numbered && row.numbered {
        return None;
    } else if (before.funder, before.programme) != (row.funder, row.programme) {
        return two_payers(before, row);
    } else {
        reasons.add(Reason::FiguresDiffer);
        (Class::Revised, 0.8)
    };
    let parts = Parts { place: 1.0, activity, dates: 1.0, groups: 1.0, taught: 1.0 };
    Some(Pair { a: before.no.min(row.no), b: before.no.max(row.no), class, parts, reasons })
}

/// One month told twice, with different names of who pays: one activity if only one side names anybody, else two budgets.
fn two_payers(before: &Row, row: &Row) -> Option<Pair> {
    let tells = |row: &Row| row.funder != crate::NONE || row.programme != crate::NONE;
    if tells(before) && tells(row) {
        return None;
    }
    let mut reasons = Reasons::from_iter([Reason::OneNamesAFunder]);
    let activity = if judge::same_figures(before, row) {
        reasons.add(Reason::SameFigures);
        1.0
    } else {
        0.6
    };
    let parts = Parts { place: 1.0, activity, dates: 1.0, groups: 1.0, taught: 1.0 };
    let class = Class::FunderAndImplementer;
    Some(Pair { a: before.no.min(row.no), b: before.no.max(row.no), class, parts, reasons })
}

fn sum_grows(before: &Row, row: &Row) -> bool {
    before.reached <= row.reached && row.reached != u32::MAX
}
