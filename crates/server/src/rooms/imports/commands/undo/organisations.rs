//! Taking back what an import did to the register.

use kernel::{Command, Error, FieldError, Id, Invalid, Reads, Result, Tx};
use rustc_hash::FxHashSet;

use super::NAMED;
use crate::rooms::imports::commands::commit::told;
use crate::rooms::imports::commands::stage::CHUNK;
use crate::rooms::imports::model::{RowVerdict, import};
use crate::rooms::imports::papers;
use crate::rooms::imports::progress::Progress;
use crate::rooms::imports::reading::Newcomer;
use crate::rooms::imports::store;
use crate::rooms::organisations::commands::{Edit, unregister};
use crate::rooms::organisations::model::organisation;
use crate::rooms::{activities, needs, overlaps, requests};

/// Takes an import of organisations back: those it registered are out again, those it altered say what they said.
pub(super) async fn undo(tx: &mut Tx<'_>, import: &import::Model, progress: &Progress) -> Result<()> {
    let (mut made, mut blocked, mut last) = (Vec::new(), Vec::new(), 0);
    loop {
        let rows = store::rows_after(tx, import.id, last, CHUNK as u64).await?;
        let Some(end) = rows.last() else { break };
        last = end.row;
        for row in &rows {
            let (Some(id), told) = (row.record_id, told(row)) else { continue };
            let papers = match told.paper {
                Some(written) => papers::undo(tx, id, written).await?,
                None => true,
            };
            match (row.verdict, told.was, told.version) {
                _ if !papers => blocked.push(id),
                (RowVerdict::New, ..) => made.push(id),
                (RowVerdict::Changed, Some(draft), Some(version)) => {
                    match (Edit { id, version, draft }).apply(tx).await {
                        Ok(done) => drop(done),
                        Err(Error::Conflict(_)) => blocked.push(id),
                        Err(error) => return Err(error),
                    }
                }
                _ => {}
            }
        }
        progress.add(rows.len());
    }
    let named = named(tx, &made).await?;
    let free = made.iter().copied().filter(|id| !named.contains(id)).collect();
    let (_written, gone) = unregister(tx, free).await?;
    let gone: FxHashSet<Id> = gone.into_iter().collect();
    blocked.extend(made.into_iter().filter(|id| !gone.contains(id)));
    if blocked.is_empty() { Ok(()) } else { Err(in_the_way(tx, blocked).await?) }
}

/// Organisations that came into the register with an import of activities leave it again, where nothing else names them.
pub(super) async fn forget_newcomers(tx: &mut Tx<'_>, import: &import::Model) -> Result<()> {
    let newcomers: Vec<Newcomer> = match &import.newcomers {
        Some(newcomers) => serde_json::from_value(newcomers.clone())?,
        None => return Ok(()),
    };
    let ids: Vec<Id> = newcomers.iter().map(|newcomer| newcomer.id).collect();
    let named = named(tx, &ids).await?;
    let free: Vec<Id> = ids.into_iter().filter(|id| !named.contains(id)).collect();
    if !free.is_empty() {
        let (_written, _gone) = unregister(tx, free).await?;
    }
    Ok(())
}

/// Those of the organisations that records of any room name by now.
async fn named(tx: &Tx<'_>, organisations: &[Id]) -> Result<FxHashSet<Id>> {
    let mut all = activities::named(tx, organisations).await?;
    all.extend(overlaps::named(tx, organisations).await?);
    all.extend(needs::named(tx, organisations).await?);
    all.extend(requests::named(tx, organisations).await?);
    Ok(all)
}

/// Organisations changed since, or named elsewhere by now.
async fn in_the_way(tx: &Tx<'_>, blocked: Vec<Id>) -> Result<Error> {
    let count = blocked.len().to_string();
    let known = tx.find::<organisation::Entity>().by_ids(blocked.into_iter().take(NAMED)).all().await?;
    let names: Vec<String> = known.into_iter().map(|one| one.acronym.unwrap_or(one.name)).collect();
    let args = vec![("count", count), ("names", names.join(", "))];
    let fault = FieldError { field: String::new(), key: "imports-organisations-changed", args };
    Ok(Error::Invalid(Invalid(vec![fault])))
}
