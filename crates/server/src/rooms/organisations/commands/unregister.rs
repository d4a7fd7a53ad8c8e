//! Taking organisations out of the register again, that an import should not have put there: those that nobody has
//! touched since and nothing hangs on. All others stay; whoever asked is told which went.

use kernel::{Change, Guarded, Id, Result, Tx, Written};
use rustc_hash::FxHashSet;
use sea_orm::ColumnTrait;
use sea_orm::sea_query::ExprTrait;

use crate::rooms::organisations::access::{Action, PartAction};
use crate::rooms::organisations::model::{alias, organisation, post, registration, works_at, works_in};
use crate::rooms::people::model::grant;

/// Returns those that are out. Whether other rooms name them is for whoever asks to know.
pub async fn unregister(tx: &mut Tx<'_>, ids: Vec<Id>) -> Result<(Written, Vec<Id>)> {
    let kept = held(tx, &ids).await?;
    let find = tx.whole::<organisation::Entity>().by_ids(ids).filter(organisation::Column::Version.eq(1));
    let gone: Vec<organisation::Model> =
        find.all().await?.into_iter().filter(|organisation| !kept.contains(&organisation.id)).collect();
    let ids: Vec<Id> = gone.iter().map(|organisation| organisation.id).collect();
    let aliases = tx.whole::<alias::Entity>().filter(alias::Column::OrganisationId.is_in(ids.clone()));
    let aliases = remove::<alias::Entity>(tx, PartAction::Edit, aliases.all().await?).await?;
    let sectors = tx.whole::<works_in::Entity>().filter(works_in::Column::OrganisationId.is_in(ids.clone()));
    let sectors = remove::<works_in::Entity>(tx, PartAction::Edit, sectors.all().await?).await?;
    let places = tx.whole::<works_at::Entity>().filter(works_at::Column::OrganisationId.is_in(ids.clone()));
    let places = remove::<works_at::Entity>(tx, PartAction::Edit, places.all().await?).await?;
    let papers = tx.whole::<registration::Entity>().filter(registration::Column::OrganisationId.is_in(ids.clone()));
    let papers = remove::<registration::Entity>(tx, PartAction::Edit, papers.all().await?).await?;
    let written = remove::<organisation::Entity>(tx, Action::Register, gone).await?;
    Ok((written.and(aliases).and(sectors).and(places).and(papers), ids))
}

/// Those of them that somebody speaks for, has a post in, or that have branches or others merged into them.
async fn held(tx: &Tx<'_>, ids: &[Id]) -> Result<FxHashSet<Id>> {
    let posts = tx.whole::<post::Entity>().filter(post::Column::OrganisationId.is_in(ids.to_vec())).all().await?;
    let grants = tx.whole::<grant::Entity>().filter(grant::Column::ScopeId.is_in(ids.to_vec())).all().await?;
    let (parent, into) = (organisation::Column::ParentId, organisation::Column::MergedInto);
    let others = parent.is_in(ids.to_vec()).or(into.is_in(ids.to_vec()));
    let others = tx.whole::<organisation::Entity>().filter(others).all().await?;
    let of_others = others.iter().flat_map(|other| [other.parent_id, other.merged_into]).flatten();
    let of_people = grants.iter().filter_map(|grant| grant.scope_id);
    Ok(posts.iter().map(|post| post.organisation_id).chain(of_people).chain(of_others).collect())
}

async fn remove<E: Guarded>(tx: &mut Tx<'_>, action: E::Action, records: Vec<E::Model>) -> Result<Written> {
    let permit = tx.permit_all::<E>(action, &records)?;
    tx.write_all(&permit, records.into_iter().map(Change::removed).collect()).await
}
