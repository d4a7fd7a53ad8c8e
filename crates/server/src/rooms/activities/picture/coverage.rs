//! Who has reported on a month and who has not, as far as the viewer sees: an organisation that had work under way in its
//! last report is expected to report again.

use kernel::Id;

use super::{Month, Openness, Picture, Sieve};
use crate::rooms::activities::model::Status;

/// An organisation silent for more months than this is no longer expected.
pub const EXPECTED_FOR: u16 = 3;

/// How complete a month is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    pub month: Month,
    /// How many organisations have reported.
    pub reported: usize,
    /// Those of whom a report is missing, the most people first.
    pub missing: Vec<Missing>,
}

/// An organisation that has not reported, and what it said last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    pub organisation: Id,
    /// The last month it reported on.
    pub last: Month,
    /// Activities that were under way or planned then, and people reached by them.
    pub activities: u64,
    pub reached: u64,
}

impl Coverage {
    /// How many organisations a report is expected of.
    pub fn expected(&self) -> usize {
        self.reported + self.missing.len()
    }

    /// People reached in the last reports of those who have not reported.
    pub fn reached_before(&self) -> u64 {
        self.missing.iter().map(|missing| missing.reached).sum()
    }
}

#[derive(Clone, Copy, Default)]
struct Last {
    month: u16,
    activities: u64,
    reached: u64,
}

impl Picture {
    /// The coverage of a month, of the rows a filter lets through, its months left aside.
    pub fn coverage(&self, sieve: &Sieve, month: Month) -> Coverage {
        let months = month.before(EXPECTED_FOR).0..=month.0;
        let mut latest = vec![Last::default(); self.whole.codes.organisations.ids.len()];
        for (_, row) in self.whole.rows().filter(|(no, row)| months.contains(&row.month) && sieve.passes(*no, row)) {
            let Some(last) = latest.get_mut(usize::from(row.organisation)) else { continue };
            if row.month < last.month || self.openness(row) != Openness::Shown {
                continue;
            }
            if row.month > last.month {
                *last = Last { month: row.month, ..Last::default() };
            }
            if matches!(row.status(), Status::Planned | Status::Ongoing) {
                last.activities += 1;
                last.reached += if row.counts_households() { 0 } else { row.reached().unwrap_or_default() };
            }
        }
        let mut coverage = Coverage { month, reported: 0, missing: Vec::new() };
        for (organisation, last) in self.whole.codes.organisations.ids.iter().zip(latest) {
            if last.month == month.0 {
                coverage.reported += 1;
            } else if last.activities > 0 {
                let Last { month, activities, reached } = last;
                coverage.missing.push(Missing { organisation: *organisation, last: Month(month), activities, reached });
            }
        }
        coverage.missing.sort_by(|one, other| {
            (other.reached, other.activities, one.organisation).cmp(&(one.reached, one.activities, other.organisation))
        });
        coverage
    }
}
