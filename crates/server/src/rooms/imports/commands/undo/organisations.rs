//! Taking back what an import did to the register.

use kernel::{Command, Error, FieldError, Id, Invalid, Reads, Result, Tx};
use rustc_hash::FxHashSet;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, FromQueryResult, QuerySelect};

use super::NAMED;
use crate::rooms::activities::model::activity;
use crate::rooms::imports::commands::commit::told;
use crate::rooms::imports::commands::stage::CHUNK;
use crate::rooms::imports::model::{RowVerdict, import};
use crate::rooms::imports::progress::Progress;
use crate::rooms::imports::reading::Newcomer;
use crate::rooms::imports::store;
use crate::rooms::organisations::commands::{Edit, unregister};
use crate::rooms::organisations::model::organisation;

/// Takes an import of organisations back: those it registered are out again, those it altered say what they said.
pub(super) async fn undo(tx: &mut Tx<'_>, import: &import::Model, progress: &Progress) -> Result<()> {
    let (mut made, mut blocked, mut last) = (Vec::new(), Vec::new(), 0);
    loop {
        let rows = store::rows_after(tx, import.id, last, CHUNK as u64).await?;
        let Some(end) = rows.last() else { break };
        last = end.row;
        for row in &rows {
            let (Some(id), told) = (row.record_id, told(row)) else { continue };
            match (row.verdict, told.was, told.version) {
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

/// Those of the organisations that activities name, whoever may see them.
async fn named(tx: &Tx<'_>, ids: &[Id]) -> Result<FxHashSet<Id>> {
    #[derive(FromQueryResult)]
    struct Named {
        organisation_id: Id,
        programme_id: Option<Id>,
        funder_id: Option<Id>,
    }
    use activity::Column::{FunderId, OrganisationId, ProgrammeId};
    let mut all = FxHashSet::default();
    for chunk in ids.chunks(CHUNK) {
        let any = [OrganisationId, ProgrammeId, FunderId].map(|column| column.is_in(chunk.to_vec()));
        let any = any.into_iter().reduce(ExprTrait::or).ok_or_else(|| Error::internal("there are columns"))?;
        let find = tx.whole::<activity::Entity>().filter(any);
        let columns = |select: sea_orm::Select<activity::Entity>| {
            select.select_only().columns([OrganisationId, ProgrammeId, FunderId]).distinct()
        };
        for found in find.narrow(columns).read::<Named>().await? {
            all.extend([Some(found.organisation_id), found.programme_id, found.funder_id].into_iter().flatten());
        }
    }
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
