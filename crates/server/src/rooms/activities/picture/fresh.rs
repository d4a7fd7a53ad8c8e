//! Freshness: work that is planned or going on has to be confirmed from time to time. What is over stays as it was, and so
//! do the months before the last an organisation reported on: history does not go stale. The same rule as
//! `activity::Model::is_stale`, for all rows at once.

use kernel::Millis;

use super::rows::Row;
use super::{Openness, Picture, Sieve};
use crate::rooms::activities::model::{FRESH_FOR, Status};

/// What makes a row stale, for one viewer now.
#[derive(Debug)]
pub(super) struct Freshness {
    /// By code of the organisation: the last month it reported on, as far as the viewer sees.
    latest: Vec<u16>,
    before: Millis,
}

impl Freshness {
    fn is_current(&self, row: &Row) -> bool {
        let latest = self.latest.get(usize::from(row.organisation)).copied().unwrap_or_default();
        matches!(row.status(), Status::Planned | Status::Ongoing) && row.month >= latest
    }

    pub fn is_stale(&self, row: &Row) -> bool {
        self.is_current(row) && row.confirmed_at() < self.before
    }
}

impl Picture {
    pub(super) fn freshness(&self) -> Freshness {
        let mut latest = vec![0; self.whole.codes.organisations.ids.len()];
        for (_, row) in self.whole.rows() {
            let latest: &mut u16 = &mut latest[usize::from(row.organisation)];
            if *latest < row.month && row.month <= self.this_month.0 && self.openness(row) == Openness::Shown {
                *latest = row.month;
            }
        }
        Freshness { latest, before: self.now - FRESH_FOR }
    }

    /// Which of these rows nobody has confirmed for long; in their order.
    pub fn stale_among(&self, numbers: &[i64]) -> Vec<bool> {
        let freshness = self.freshness();
        numbers.iter().map(|no| self.whole.get(*no).is_some_and(|row| freshness.is_stale(row))).collect()
    }

    /// How many rows ought to be kept fresh, and how many of these nobody has confirmed for long.
    pub fn staleness(&self, sieve: &Sieve) -> (u64, u64) {
        let freshness = self.freshness();
        let current = self.shown(sieve).filter(|(_, row)| freshness.is_current(row));
        current.fold((0, 0), |(all, stale), (_, row)| (all + 1, stale + u64::from(freshness.is_stale(row))))
    }
}
