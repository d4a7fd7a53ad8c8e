//! Whom to remind of what: organisations whose latest month has gone stale, those written to lately left aside, and who
//! speaks for each, whether or not whoever asks may see her.

use jiff::civil::Date;
use kernel::{Id, Millis, Reads, Result, Tx};
use rustc_hash::{FxHashMap, FxHashSet};
use sea_orm::{ColumnTrait, FromQueryResult, QueryOrder, QuerySelect};

use super::latest_months;
use crate::rooms::activities::model::{FRESH_FOR, Status, activity};
use crate::rooms::organisations::model::{post, post_holder};
use crate::rooms::people::model::{ScopeKind, grant, person};

/// The organisations that were written to since a moment.
pub async fn reminded_since(tx: &Tx<'_>, since: Millis) -> Result<FxHashSet<Id>> {
    #[derive(FromQueryResult)]
    struct Reminded {
        organisation_id: Id,
    }
    let find = tx.whole::<activity::Entity>().filter(activity::Column::RemindedAt.gt(since));
    let find = find.narrow(|select| select.select_only().column(activity::Column::OrganisationId).distinct());
    Ok(find.read::<Reminded>().await?.into_iter().map(|one| one.organisation_id).collect())
}

/// An organisation's latest records of work under way before a month, of what the actor sees.
pub async fn under_way(tx: &Tx<'_>, organisation: Id, before: &str, limit: u64) -> Result<Vec<activity::Model>> {
    let find = tx.find::<activity::Entity>().filter(activity::Column::OrganisationId.eq(organisation));
    let find = find.filter(activity::Column::Status.is_in([Status::Planned, Status::Ongoing]));
    let find = find.filter(activity::Column::Period.lt(before));
    find.narrow(|select| select.order_by_desc(activity::Column::Period).limit(limit)).all().await
}

/// What has gone stale (`activity::Model::is_stale`), by organisation, in the order of their ids.
pub async fn stale(tx: &Tx<'_>, month: &str) -> Result<Vec<(Id, Vec<Id>)>> {
    #[derive(FromQueryResult)]
    struct Old {
        id: Id,
        organisation_id: Id,
        period: String,
    }
    let latest = latest_months(tx, None, month).await?;
    let old = tx.find::<activity::Entity>().filter(activity::Column::ConfirmedAt.lt(tx.now() - FRESH_FOR));
    let old = old.filter(activity::Column::Status.is_in([Status::Planned, Status::Ongoing]));
    let columns = [activity::Column::Id, activity::Column::OrganisationId, activity::Column::Period];
    let old = old.narrow(|select| select.select_only().columns(columns).order_by_asc(activity::Column::No));
    let mut by_organisation: FxHashMap<Id, Vec<Id>> = FxHashMap::default();
    for old in old.read::<Old>().await? {
        if latest.get(&old.organisation_id).is_none_or(|last| old.period >= *last) {
            by_organisation.entry(old.organisation_id).or_default().push(old.id);
        }
    }
    let mut all: Vec<_> = by_organisation.into_iter().collect();
    all.sort_unstable_by_key(|(organisation, _)| *organisation);
    Ok(all)
}

/// Who holds the organisation's post for the coordination and has an account with a role for it, or else its focal point.
/// Whoever has left it gets no letter, even where its posts still name her; nor do people of a sample.
pub async fn speaker_of(tx: &Tx<'_>, organisation: Id, today: Date) -> Result<Option<person::Model>> {
    let posts = tx.whole::<post::Entity>().filter(post::Column::OrganisationId.eq(organisation));
    let posts: Vec<Id> = posts.filter(post::Column::Focal.eq(true)).all().await?.iter().map(|post| post.id).collect();
    let holders = tx.whole::<post_holder::Entity>().filter(post_holder::Column::PostId.is_in(posts)).all().await?;
    let grants = tx.whole::<grant::Entity>().filter(grant::Column::Scope.eq(ScopeKind::Organisation));
    let mut grants = grants.filter(grant::Column::ScopeId.eq(organisation)).all().await?;
    grants.retain(|one| one.is_in_force(today));
    grants.sort_by_key(|one| (one.given_at, one.id));
    let holding = holders.iter().filter(|one| one.holds(today)).filter_map(|one| one.person_id);
    let belonging = holding.filter(|id| grants.iter().any(|one| one.person_id == *id));
    let focal = grants.iter().filter(|one| one.role == kernel::Role::FocalPoint).map(|one| one.person_id);
    let people: Vec<Id> = belonging.chain(focal).collect();
    for id in people {
        let known = tx.whole::<person::Entity>().by_ids([id]).one().await?;
        if let Some(person) = known.filter(|person| person.active && !person.sample) {
            return Ok(Some(person));
        }
    }
    Ok(None)
}
