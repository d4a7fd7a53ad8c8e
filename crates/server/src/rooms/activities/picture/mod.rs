//! The compact picture in memory: every activity in forty bytes, so that a million of them are counted, filtered and
//! crossed within a tenth of a second, for any viewer.
//!
//! Guarantees: a picture is always somebody's; it holds everything written before it was asked for; rows that viewer may
//! not see are in no figure, and rows shared only in totals are in no figure that names or tells apart organisations.
//! Leaves to others: names, words, and the records themselves (`page` gives their serial numbers).

mod around;
mod coverage;
mod filter;
mod fresh;
mod load;
mod month;
mod order;
mod presence;
mod rows;
mod tally;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use kernel::{Actor, Clock, Guarded, Millis, Result, Viewer};

use super::access::{Facts, Sight};
use crate::rooms::organisations::access::Action as OrganisationAction;
use crate::rooms::organisations::model::organisation;
use rows::{Row, Whole};

pub use coverage::{Coverage, EXPECTED_FOR, Missing};
pub use filter::{Filter, Sieve};
pub use month::Month;
pub use order::Order;
pub use presence::{Presence, Reporting, Work};
pub use tally::{Dimension, Groups, Key, Matrix, Tally};

/// All activities as one person sees them, now. Cheap to clone and to hold: an old one is not changed under its holder.
#[derive(Debug, Clone)]
pub struct Picture {
    whole: Arc<Whole>,
    actor: Actor,
    sight: Sight,
    /// By code of the organisation: whether this person sees it, and whether they belong to it.
    seen: Vec<bool>,
    own: Vec<bool>,
    /// Sees every row there is, so that no row need be asked about.
    all: bool,
    now: Millis,
    this_month: Month,
}

/// What this person may be told of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Openness {
    Hidden,
    /// Only in totals that name no organisation.
    Counted,
    Shown,
}

/// The picture for this viewer.
pub async fn picture(viewer: &Viewer) -> Result<Picture> {
    let whole = load::whole(viewer.app()).await?;
    Ok(Picture::of(whole, viewer.actor(), viewer.app().clock()))
}

impl Picture {
    fn of(whole: Arc<Whole>, actor: &Actor, clock: &Clock) -> Self {
        let around = &whole.around;
        let known = |id: &_| around.organisations.get(id);
        let sees = |record| organisation::Entity::may(actor, OrganisationAction::See, record);
        let seen = whole.codes.organisations.which(|id| known(id).is_some_and(sees));
        let all = actor.coordinates() && seen.iter().all(|seen| *seen);
        let belongs_to = actor.belongs_to();
        let own = whole.codes.organisations.which(|id| belongs_to.contains(id));
        let (now, sight) = (clock.now(), Sight::of(actor));
        let this_month = Month::of(clock.day_of(now));
        Self { actor: actor.clone(), sight, seen, own, all, now, this_month, whole }
    }

    /// The organisations this person sees, those merged into others left out.
    pub fn organisations(&self) -> impl Iterator<Item = &organisation::Model> {
        let sees =
            |record: &&organisation::Model| organisation::Entity::may(&self.actor, OrganisationAction::See, record);
        self.whole.around.organisations.values().filter(|record| record.merged_into.is_none()).filter(sees)
    }

    /// Whether figures and filters may name this organisation to this person.
    fn names(&self, organisation: u16) -> bool {
        let at = usize::from(organisation);
        let is = |of: &[bool]| of.get(at).copied().unwrap_or(false);
        is(&self.seen) || is(&self.own)
    }

    fn openness(&self, row: &Row) -> Openness {
        if self.all {
            return Openness::Shown;
        }
        let codes = &self.whole.codes;
        let facts = Facts {
            organisation: codes.organisations.id(row.organisation).unwrap_or_default(),
            governorate: codes.places.id(row.governorate),
            visibility: row.visibility(),
            aggregate_only: row.is_aggregate_only(),
        };
        let seen = self.seen.get(usize::from(row.organisation)).copied().unwrap_or(false);
        if self.sight.shown(&facts, seen) {
            Openness::Shown
        } else if row.is_aggregate_only() && self.sight.counted(&facts, seen) {
            Openness::Counted
        } else {
            Openness::Hidden
        }
    }

    /// The rows a filter lets through and this person may at least count; with each whether it may be shown.
    fn sifted<'a>(&'a self, sieve: &'a Sieve) -> impl DoubleEndedIterator<Item = (i64, &'a Row, bool)> {
        self.whole.rows().filter(|(no, row)| sieve.passes(*no, row)).filter_map(|(no, row)| match self.openness(row) {
            Openness::Hidden => None,
            Openness::Counted => (!sieve.named_only).then_some((no, row, false)),
            Openness::Shown => Some((no, row, true)),
        })
    }

    /// The rows a list may show.
    fn shown<'a>(&'a self, sieve: &'a Sieve) -> impl DoubleEndedIterator<Item = (i64, &'a Row)> {
        self.sifted(sieve).filter(|(_, _, shown)| *shown).map(|(no, row, _)| (no, row))
    }

    /// Whether the record of this number may be shown.
    pub fn shows(&self, no: i64) -> bool {
        self.whole.get(no).is_some_and(|row| self.openness(row) == Openness::Shown)
    }

    /// How many rows a list has.
    pub fn count(&self, sieve: &Sieve) -> u64 {
        self.shown(sieve).count() as u64
    }

    /// The months there are rows of that this person may count.
    pub fn months(&self) -> Vec<Month> {
        let mut months = vec![false; usize::from(u16::MAX) + 1];
        for (_, row) in self.whole.rows() {
            let month = &mut months[usize::from(row.month)];
            if !*month && self.openness(row) != Openness::Hidden {
                *month = true;
            }
        }
        let there = months.iter().enumerate().filter(|(_, there)| **there);
        there.map(|(month, _)| Month(month as u16)).collect()
    }
}
