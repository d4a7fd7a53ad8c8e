//! Taking an import back, as one: records it made are removed, records it altered are what the log says they were, and
//! organisations it registered leave the register where nothing else names them. A record that somebody changed since is
//! left alone and named, and then nothing is taken back at all.

mod needs;
mod organisations;

use kernel::{Change, Command, Done, Error, FieldError, Id, Invalid, Reads, Result, Tx};
use sea_orm::{ColumnTrait, QueryOrder, QuerySelect};

use super::commit::told;
use super::stage::CHUNK;
use crate::rooms::activities::commands::{Step, record};
use crate::rooms::activities::model::activity;
use crate::rooms::imports::access::Action;
use crate::rooms::imports::model::{ImportState, RowVerdict, Target, import, import_row};
use crate::rooms::imports::progress::Progress;
use crate::rooms::imports::store;

/// Records that are named when they stand in the way.
const NAMED: usize = 20;

pub struct Undo {
    pub id: Id,
    pub progress: Progress,
}

impl Command for Undo {
    const NAME: &'static str = "imports.undo";
    type Output = import::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<import::Model>> {
        let before = store::get(tx, self.id).await?;
        let permit = tx.permit::<import::Entity>(Action::Bring, &before)?;
        if before.state != ImportState::Committed {
            return Err(Error::Conflict("imports-not-committed"));
        }
        match before.target {
            Target::Activities => activities(tx, &before, &self.progress).await?,
            Target::Organisations => organisations::undo(tx, &before, &self.progress).await?,
            Target::Needs => needs::undo(tx, &before, &self.progress).await?,
        }
        let after = before.clone().undone(tx.now());
        Ok(tx.write(&permit, Change::of(before, after.clone())).await?.done(after))
    }
}

async fn activities(tx: &mut Tx<'_>, import: &import::Model, progress: &Progress) -> Result<()> {
    let mut blocked = Vec::new();
    restore(tx, import, &mut blocked, progress).await?;
    remove(tx, import, &mut blocked, progress).await?;
    if !blocked.is_empty() {
        return Err(in_the_way(&blocked));
    }
    organisations::forget_newcomers(tx, import).await
}

/// Records changed since, by the numbers people say over a telephone.
fn in_the_way(blocked: &[i64]) -> Error {
    let named: Vec<String> = blocked.iter().take(NAMED).map(i64::to_string).collect();
    let args = vec![("count", blocked.len().to_string()), ("numbers", named.join(", "))];
    Error::Invalid(Invalid(vec![FieldError { field: String::new(), key: "imports-changed-since", args }]))
}

async fn restore(tx: &mut Tx<'_>, import: &import::Model, blocked: &mut Vec<i64>, progress: &Progress) -> Result<()> {
    let mut last = 0;
    loop {
        let find = tx.find::<import_row::Entity>().filter(import_row::Column::ImportId.eq(import.id));
        let find = find.filter(import_row::Column::Verdict.eq(RowVerdict::Changed));
        let find = find.filter(import_row::Column::Row.gt(last));
        let order = |select: sea_orm::Select<import_row::Entity>| {
            select.order_by_asc(import_row::Column::Row).limit(CHUNK as u64)
        };
        let rows = find.narrow(order).all().await?;
        let Some(end) = rows.last() else { return Ok(()) };
        last = end.row;
        let ids: Vec<Id> = rows.iter().filter_map(|row| row.record_id).collect();
        let records = tx.find::<activity::Entity>().by_ids(ids).all().await?;
        let mut steps = Vec::with_capacity(rows.len());
        for row in &rows {
            let (Some(id), Some(seq)) = (row.record_id, row.change_seq) else { continue };
            let record = records.iter().find(|record| record.id == id);
            match record {
                Some(now) if Some(now.version) == told(row).version => {
                    let was = tx.before::<activity::Entity>(seq, now.clone()).await?;
                    let restored = activity::Model { version: now.version + 1, ..was };
                    steps.push(Step::edited(now.clone(), restored));
                }
                Some(now) => blocked.push(now.no),
                // Removed since: there is nothing to give back.
                None => {}
            }
        }
        progress.add(rows.len());
        if blocked.is_empty() {
            let _written = record(tx, steps).await?;
        }
    }
}

async fn remove(tx: &mut Tx<'_>, import: &import::Model, blocked: &mut Vec<i64>, progress: &Progress) -> Result<()> {
    let mut last = 0;
    loop {
        let find = tx.find::<activity::Entity>().filter(activity::Column::ImportId.eq(import.id));
        let find = find.filter(activity::Column::No.gt(last));
        let order =
            |select: sea_orm::Select<activity::Entity>| select.order_by_asc(activity::Column::No).limit(CHUNK as u64);
        let records = find.narrow(order).all().await?;
        let Some(end) = records.last() else { return Ok(()) };
        last = end.no;
        progress.add(records.len());
        blocked.extend(records.iter().filter(|record| record.version != 1).map(|record| record.no));
        if blocked.is_empty() {
            let _written = record(tx, records.into_iter().map(Step::removed).collect()).await?;
        }
    }
}
