//! Taking organisations out of the register again, that an import should not have put there: those that nobody has
//! touched since and nothing hangs on. All others stay; whoever asked is told which went.

use kernel::{Change, Guarded, Id, Result, Tx, Written};
use rustc_hash::FxHashSet;

use crate::rooms::organisations::access::{Action, PartAction};
use crate::rooms::organisations::model::{alias, organisation, post, registration, works_at, works_in};
use crate::rooms::organisations::store;
use crate::rooms::people::model::grant;

/// Returns those that are out. Whether other rooms name them is for whoever asks to know.
pub async fn unregister(tx: &mut Tx<'_>, ids: Vec<Id>) -> Result<(Written, Vec<Id>)> {
    let kept = held(tx, &ids).await?;
    let mut gone = store::unedited(tx, &ids).await?;
    gone.retain(|organisation| !kept.contains(&organisation.id));
    let ids: Vec<Id> = gone.iter().map(|organisation| organisation.id).collect();
    let parts = remove_named::<alias::Entity>(tx, alias::Column::OrganisationId, &ids).await?;
    let parts = parts.and(remove_named::<works_in::Entity>(tx, works_in::Column::OrganisationId, &ids).await?);
    let parts = parts.and(remove_named::<works_at::Entity>(tx, works_at::Column::OrganisationId, &ids).await?);
    let parts = parts.and(remove_named::<registration::Entity>(tx, registration::Column::OrganisationId, &ids).await?);
    Ok((remove::<organisation::Entity>(tx, Action::Register, gone).await?.and(parts), ids))
}

/// Those of them that somebody speaks for, has a post in, or that have branches or others merged into them.
async fn held(tx: &Tx<'_>, ids: &[Id]) -> Result<FxHashSet<Id>> {
    let posts = store::naming::<post::Entity>(tx, post::Column::OrganisationId, ids).await?;
    let grants = store::naming::<grant::Entity>(tx, grant::Column::ScopeId, ids).await?;
    let others = store::leaning_on(tx, ids).await?;
    let of_others = others.iter().flat_map(|other| [other.parent_id, other.merged_into]).flatten();
    let of_people = grants.iter().filter_map(|grant| grant.scope_id);
    Ok(posts.iter().map(|post| post.organisation_id).chain(of_people).chain(of_others).collect())
}

async fn remove_named<E: Guarded<Action = PartAction>>(
    tx: &mut Tx<'_>,
    column: E::Column,
    ids: &[Id],
) -> Result<Written> {
    let records = store::naming::<E>(tx, column, ids).await?;
    remove::<E>(tx, PartAction::Edit, records).await
}

async fn remove<E: Guarded>(tx: &mut Tx<'_>, action: E::Action, records: Vec<E::Model>) -> Result<Written> {
    let permit = tx.permit_all::<E>(action, &records)?;
    tx.write_all(&permit, records.into_iter().map(Change::removed).collect()).await
}
