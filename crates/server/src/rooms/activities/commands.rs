//! What is done to activities. Everything is written by `record`, which asks leave for each record before and after,
//! refuses months that are locked, and gives numbers; imports write through it too, in their own transaction.

mod follow;
mod merged;
mod months;
mod report;

use kernel::{Change, Result, Tx, Written};

use super::access::Action;
use super::model::{Locks, activity};
use super::store;

pub use follow::follow;
pub use merged::FOLLOWER;
pub use months::{CopyMonth, Lock, Unlock};
pub use report::{Confirm, Edit, Remove, Report, ReportAll};

/// One record to be made, altered or removed.
pub struct Step {
    action: Action,
    before: Option<activity::Model>,
    after: Option<activity::Model>,
}

impl Step {
    /// A new record; where its number is 0 it gets the next.
    pub fn made(after: activity::Model) -> Self {
        Self { action: Action::Report, before: None, after: Some(after) }
    }

    pub fn edited(before: activity::Model, after: activity::Model) -> Self {
        Self { action: Action::Edit, before: Some(before), after: Some(after) }
    }

    pub fn confirmed(before: activity::Model, after: activity::Model) -> Self {
        Self { action: Action::Confirm, before: Some(before), after: Some(after) }
    }

    pub fn removed(before: activity::Model) -> Self {
        Self { action: Action::Remove, before: Some(before), after: None }
    }

    fn sides(&self) -> impl Iterator<Item = &activity::Model> {
        self.before.iter().chain(&self.after)
    }

    /// The record as it was, where more people would see it afterwards.
    fn opened(&self) -> Option<&activity::Model> {
        let (before, after) = (self.before.as_ref()?, self.after.as_ref()?);
        after.opens(before).then_some(before)
    }

    fn change(self) -> Option<Change<activity::Entity>> {
        match (self.before, self.after) {
            (Some(before), Some(after)) => Some(Change::of(before, after)),
            (None, Some(after)) => Some(Change::made(after)),
            (Some(before), None) => Some(Change::removed(before)),
            (None, None) => None,
        }
    }
}

/// Writes many records at once, whatever is done to each. The rules of `Ground` are asked by whoever made the records.
pub async fn record(tx: &mut Tx<'_>, steps: Vec<Step>) -> Result<Written> {
    let locks = store::locks(tx).await?;
    record_past(tx, &locks, steps).await
}

/// `record` for whoever has read the locks already.
async fn record_past(tx: &mut Tx<'_>, locks: &Locks, mut steps: Vec<Step>) -> Result<Written> {
    for side in steps.iter().flat_map(Step::sides) {
        locks.check(&side.period)?;
    }
    write(tx, &mut steps).await
}

/// Notes that somebody was reminded of these, locked or not.
pub(super) async fn remember(tx: &mut Tx<'_>, records: Vec<activity::Model>) -> Result<Written> {
    let now = tx.now();
    let noted = |before: activity::Model| {
        let after = activity::Model { reminded_at: Some(now), why: None, ..before.clone() };
        Step::edited(before, after)
    };
    write(tx, &mut records.into_iter().map(noted).collect()).await
}

/// Writes without asking for locks: for bookkeeping that says nothing of the work.
async fn write(tx: &mut Tx<'_>, steps: &mut Vec<Step>) -> Result<Written> {
    drop(tx.permit_all::<activity::Entity>(Action::Open, steps.iter().filter_map(Step::opened))?);
    number(tx, steps).await?;
    let mut written = None;
    for action in [Action::Remove, Action::Edit, Action::Confirm, Action::Report] {
        let mine: Vec<Step> = steps.extract_if(.., |step| step.action == action).collect();
        let permit = tx.permit_all::<activity::Entity>(action, mine.iter().flat_map(Step::sides))?;
        let one = tx.write_all(&permit, mine.into_iter().filter_map(Step::change).collect()).await?;
        written = Some(match written {
            Some(all) => one.and(all),
            None => one,
        });
    }
    written.ok_or_else(|| kernel::Error::internal("there are actions"))
}

async fn number(tx: &mut Tx<'_>, steps: &mut [Step]) -> Result<()> {
    let mut new: Vec<_> = steps
        .iter_mut()
        .filter(|step| step.before.is_none())
        .filter_map(|step| step.after.as_mut())
        .filter(|record| record.no == 0)
        .collect();
    if new.is_empty() {
        return Ok(());
    }
    let first = tx.numbers("activity", new.len() as i64).await?;
    for (no, record) in (first..).zip(&mut new) {
        record.no = no;
    }
    Ok(())
}
