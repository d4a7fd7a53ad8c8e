//! This room's queries; nothing else touches its tables.

use kernel::{Error, Guarded, Id, Reads, Result, Tx};
use rustc_hash::FxHashSet;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, FromQueryResult, QueryOrder, QuerySelect};

use super::model::{State, alias, merge, organisation, post, post_holder, registration, works_at, works_in};
use crate::rooms::people::model::{ScopeKind, grant};
use crate::rooms::places::model::place;

/// Ids asked for in one statement.
const AT_ONCE: usize = 5_000;

pub async fn get(reads: &impl Reads, id: Id) -> Result<organisation::Model> {
    reads.find::<organisation::Entity>().get(id).await
}

/// One that is not merged into another: what is added to it is found on its page.
pub(super) async fn standing(reads: &impl Reads, id: Id) -> Result<organisation::Model> {
    let found = get(reads, id).await?;
    if found.state == State::Merged { Err(Error::Conflict("organisations-merged-already")) } else { Ok(found) }
}

/// All that are not merged into another, by their legal names.
pub async fn all(reads: &impl Reads) -> Result<Vec<organisation::Model>> {
    let find = reads.find::<organisation::Entity>().filter(organisation::Column::State.ne(State::Merged));
    let order = |select: sea_orm::Select<organisation::Entity>| {
        select.order_by_asc(organisation::Column::Name).order_by_asc(organisation::Column::Id)
    };
    find.narrow(order).all().await
}

pub(super) async fn merged(reads: &impl Reads) -> Result<Vec<organisation::Model>> {
    reads.find::<organisation::Entity>().filter(organisation::Column::State.eq(State::Merged)).all().await
}

/// All that name it as their headquarters, those merged into another too.
pub(super) async fn branches(reads: &impl Reads, parent: Id) -> Result<Vec<organisation::Model>> {
    reads.find::<organisation::Entity>().filter(organisation::Column::ParentId.eq(parent)).all().await
}

/// Its branches that are not merged into another.
pub(super) async fn standing_branches(reads: &impl Reads, parent: Id) -> Result<Vec<organisation::Model>> {
    let mut branches = branches(reads, parent).await?;
    branches.retain(|branch| branch.state != State::Merged);
    Ok(branches)
}

pub(super) async fn every_alias(reads: &impl Reads) -> Result<Vec<alias::Model>> {
    reads.find::<alias::Entity>().narrow(|select| select.order_by_asc(alias::Column::Text)).all().await
}

pub(super) async fn aliases(reads: &impl Reads, organisation: Id) -> Result<Vec<alias::Model>> {
    let find = reads.find::<alias::Entity>().filter(alias::Column::OrganisationId.eq(organisation));
    find.narrow(|select| select.order_by_asc(alias::Column::Text)).all().await
}

pub(super) async fn spelt(reads: &impl Reads, organisation: Id, folded: &str) -> Result<Option<alias::Model>> {
    let find = reads.find::<alias::Entity>().filter(alias::Column::OrganisationId.eq(organisation));
    find.filter(alias::Column::Folded.eq(folded)).one().await
}

pub(super) async fn sectors(reads: &impl Reads, organisation: Id) -> Result<Vec<works_in::Model>> {
    parts::<works_in::Entity>(reads, works_in::Column::OrganisationId, organisation).await
}

pub(super) async fn places(reads: &impl Reads, organisation: Id) -> Result<Vec<works_at::Model>> {
    parts::<works_at::Entity>(reads, works_at::Column::OrganisationId, organisation).await
}

/// Latest end first.
pub(super) async fn registrations(reads: &impl Reads, organisation: Id) -> Result<Vec<registration::Model>> {
    let find = reads.find::<registration::Entity>().filter(registration::Column::OrganisationId.eq(organisation));
    let order = |select: sea_orm::Select<registration::Entity>| {
        select.order_by_desc(registration::Column::ExpiresOn).order_by_asc(registration::Column::Id)
    };
    find.narrow(order).all().await
}

/// Those who speak for the organisation first.
pub(super) async fn posts(reads: &impl Reads, organisation: Id) -> Result<Vec<post::Model>> {
    let find = reads.find::<post::Entity>().filter(post::Column::OrganisationId.eq(organisation));
    let order = |select: sea_orm::Select<post::Entity>| {
        select.order_by_desc(post::Column::Focal).order_by_asc(post::Column::Title).order_by_asc(post::Column::Id)
    };
    find.narrow(order).all().await
}

/// Who holds and held these posts, the latest first.
pub(super) async fn holders(reads: &impl Reads, posts: &[Id]) -> Result<Vec<post_holder::Model>> {
    let find = reads.find::<post_holder::Entity>().filter(post_holder::Column::PostId.is_in(posts.to_vec()));
    find.narrow(|select| select.order_by_desc(post_holder::Column::FromDay)).all().await
}

/// Newest first.
pub(super) async fn merges(reads: &impl Reads, survivor: Id) -> Result<Vec<merge::Model>> {
    let find = reads.find::<merge::Entity>().filter(merge::Column::SurvivorId.eq(survivor));
    find.narrow(|select| select.order_by_desc(merge::Column::MergedAt).order_by_desc(merge::Column::Id)).all().await
}

async fn parts<E: Guarded>(reads: &impl Reads, column: E::Column, organisation: Id) -> Result<Vec<E::Model>> {
    reads.find::<E>().filter(column.eq(organisation)).all().await
}

pub(super) async fn sectors_of(reads: &impl Reads, organisations: &[Id]) -> Result<Vec<works_in::Model>> {
    parts_of::<works_in::Entity>(reads, works_in::Column::OrganisationId, organisations).await
}

pub(super) async fn places_of(reads: &impl Reads, organisations: &[Id]) -> Result<Vec<works_at::Model>> {
    parts_of::<works_at::Entity>(reads, works_at::Column::OrganisationId, organisations).await
}

async fn parts_of<E: Guarded>(reads: &impl Reads, column: E::Column, organisations: &[Id]) -> Result<Vec<E::Model>> {
    let mut parts = Vec::new();
    for some in organisations.chunks(AT_ONCE) {
        parts.extend(reads.find::<E>().filter(column.is_in(some.to_vec())).all().await?);
    }
    Ok(parts)
}

/// The organisations that say they work in a sector.
pub(super) async fn working_in(reads: &impl Reads, sector: Id) -> Result<FxHashSet<Id>> {
    let links = reads.find::<works_in::Entity>().filter(works_in::Column::SectorId.eq(sector)).all().await?;
    Ok(links.into_iter().map(|link| link.organisation_id).collect())
}

/// The organisations that say they work in a governorate.
pub(super) async fn working_at(reads: &impl Reads, place: Id) -> Result<FxHashSet<Id>> {
    let links = reads.find::<works_at::Entity>().filter(works_at::Column::PlaceId.eq(place)).all().await?;
    Ok(links.into_iter().map(|link| link.organisation_id).collect())
}

pub(super) async fn by_ids(reads: &impl Reads, ids: &[Id]) -> Result<Vec<organisation::Model>> {
    reads.find::<organisation::Entity>().by_ids(ids.iter().copied()).all().await
}

/// Roles people hold over it that were not withdrawn.
pub(super) async fn open_grants(reads: &impl Reads, organisation: Id) -> Result<Vec<grant::Model>> {
    let find = reads.find::<grant::Entity>().filter(grant::Column::Scope.eq(ScopeKind::Organisation));
    find.filter(grant::Column::ScopeId.eq(organisation)).filter(grant::Column::WithdrawnAt.is_null()).all().await
}

/// Governorates in their order, those that are switched off too.
pub(super) async fn governorates(reads: &impl Reads) -> Result<Vec<place::Model>> {
    let find = reads.find::<place::Entity>().filter(place::Column::Level.eq(1));
    find.narrow(|select| select.order_by_asc(place::Column::Position)).all().await
}

/// Those of them that nobody has edited since they were registered, whoever may see them.
pub(super) async fn unedited(tx: &Tx<'_>, ids: &[Id]) -> Result<Vec<organisation::Model>> {
    let mut found = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let find = tx.whole::<organisation::Entity>().by_ids(some.iter().copied());
        found.extend(find.filter(organisation::Column::Version.eq(1)).all().await?);
    }
    Ok(found)
}

/// What names these organisations in a column, whoever may see it.
pub(super) async fn naming<E: Guarded>(tx: &Tx<'_>, column: E::Column, ids: &[Id]) -> Result<Vec<E::Model>> {
    let mut found = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        found.extend(tx.whole::<E>().filter(column.is_in(some.to_vec())).all().await?);
    }
    Ok(found)
}

/// Their branches, and what was merged into them, whoever may see it.
pub(super) async fn leaning_on(tx: &Tx<'_>, ids: &[Id]) -> Result<Vec<organisation::Model>> {
    let (parent, into) = (organisation::Column::ParentId, organisation::Column::MergedInto);
    let mut found = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let others = parent.is_in(some.to_vec()).or(into.is_in(some.to_vec()));
        found.extend(tx.whole::<organisation::Entity>().filter(others).all().await?);
    }
    Ok(found)
}

/// Those of the organisations that records of some room name in one of these columns, whoever may see them.
pub async fn named_in<E: Guarded>(tx: &Tx<'_>, columns: &[E::Column], organisations: &[Id]) -> Result<FxHashSet<Id>> {
    #[derive(FromQueryResult)]
    struct Named {
        id: Id,
    }
    let mut all = FxHashSet::default();
    for column in columns {
        for ids in organisations.chunks(AT_ONCE) {
            let find = tx.whole::<E>().filter(column.is_in(ids.iter().copied()));
            let find = find.narrow(|select| select.select_only().column_as(*column, "id").distinct());
            all.extend(find.read::<Named>().await?.into_iter().map(|named| named.id));
        }
    }
    Ok(all)
}
