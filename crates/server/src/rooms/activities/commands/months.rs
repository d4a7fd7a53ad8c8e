//! What is done to whole months: carrying one on into the next, locking and opening one.

use kernel::{Change, Command, Done, Error, Guarded, Id, Reads, Result, Tx};
use sea_orm::ColumnTrait;

use super::{Step, record_past};
use crate::rooms::activities::access::{Action, LockAction};
use crate::rooms::activities::model::{Stamp, activity, first_day, period_lock, still_to_carry};
use crate::rooms::activities::store;

/// Carries an organisation's work that still runs from one month on into another, once: what was carried on before, or
/// is there already, is left alone.
pub struct CopyMonth {
    pub organisation: Id,
    pub from: String,
    pub to: String,
}

impl Command for CopyMonth {
    const NAME: &'static str = "activities.copy_month";
    /// The new records.
    type Output = Vec<Id>;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<Vec<Id>>> {
        if first_day(&self.to).is_none() || self.to <= self.from {
            return Err(Error::invalid("to", "activities-copy-later"));
        }
        let locks = store::locks(tx).await?;
        locks.check(&self.to)?;
        let (now, by) = (tx.now(), tx.actor().id());
        let from = store::of_month(tx, self.organisation, &self.from).await?;
        let there = store::of_month(tx, self.organisation, &self.to).await?;
        let copy = |record: &activity::Model| {
            let stamp = Stamp { id: tx.new_id(), now, by, sample: record.sample, ..Stamp::default() };
            record.clone().copied(&self.to, stamp)
        };
        let mut made: Vec<_> = still_to_carry(&from, &there, &self.to).into_iter().map(copy).collect();
        made.retain(|record| activity::Entity::may(tx.actor(), Action::Report, record));
        if made.is_empty() {
            return Err(Error::invalid("from", "activities-copy-nothing"));
        }
        let ids = made.iter().map(|record| record.id).collect();
        Ok(record_past(tx, &locks, made.into_iter().map(Step::made).collect()).await?.done(ids))
    }
}

/// Closes a month: its activities no longer change.
pub struct Lock {
    pub period: String,
    pub note: Option<String>,
}

impl Command for Lock {
    const NAME: &'static str = "activities.lock";
    type Output = Id;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<Id>> {
        let lock = period_lock::Model {
            id: tx.new_id(),
            period: self.period,
            note: self.note,
            locked_by: tx.actor().id(),
            locked_at: tx.now(),
        };
        let permit = tx.permit::<period_lock::Entity>(LockAction::Lock, &lock)?;
        if first_day(&lock.period).is_none() {
            return Err(Error::invalid("period", "activities-period-wrong"));
        }
        let known = tx.find::<period_lock::Entity>().filter(period_lock::Column::Period.eq(&lock.period));
        if known.one().await?.is_some() {
            return Err(Error::invalid("period", "activities-locked-already"));
        }
        let id = lock.id;
        Ok(tx.write(&permit, Change::made(lock)).await?.done(id))
    }
}

/// Opens a month again; the log keeps why.
pub struct Unlock {
    pub id: Id,
    pub why: Option<String>,
}

impl Command for Unlock {
    const NAME: &'static str = "activities.unlock";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let lock = tx.find::<period_lock::Entity>().get(self.id).await?;
        let permit = tx.permit::<period_lock::Entity>(LockAction::Unlock, &lock)?;
        let told = period_lock::Model { note: self.why.or_else(|| lock.note.clone()), ..lock.clone() };
        let said = tx.write(&permit, Change::of(lock, told.clone())).await?;
        Ok(tx.write(&permit, Change::removed(told)).await?.and(said).done(()))
    }
}
