//! This room's queries; nothing else touches its tables.

mod list;
mod reminding;

use kernel::{Id, Reads, Result, Tx, Viewer};
use rustc_hash::{FxHashMap, FxHashSet};
use sea_orm::{ColumnTrait, FromQueryResult, QueryOrder, QuerySelect};

use super::model::{Ground, Locks, activity, period_lock};
use crate::rooms::organisations::model::organisation;
use crate::rooms::organisations::named_in;
use crate::rooms::places::model::place;
use crate::rooms::{people, terms};

pub use list::{by_numbers, listed};
pub use reminding::{reminded_since, speaker_of, stale, under_way};

/// Ids that are asked for in one query; none asks for them in more than three columns.
const AT_ONCE: usize = 5_000;

pub async fn get(reads: &impl Reads, id: Id) -> Result<activity::Model> {
    reads.find::<activity::Entity>().get(id).await
}

/// Those of these records that the actor sees.
pub async fn by_ids(reads: &impl Reads, ids: &[Id]) -> Result<Vec<activity::Model>> {
    let mut records = Vec::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        records.extend(reads.find::<activity::Entity>().by_ids(some.iter().copied()).all().await?);
    }
    Ok(records)
}

/// What drafts are settled against, as this actor sees it.
pub async fn ground(reads: &impl Reads) -> Result<Ground> {
    #[derive(FromQueryResult)]
    struct Known {
        id: Id,
    }
    let known = reads.find::<organisation::Entity>().filter(organisation::Column::MergedInto.is_null());
    let known: Vec<Known> = known.narrow(|select| select.select_only().column(organisation::Column::Id)).read().await?;
    Ok(Ground::new(
        terms::every(reads, terms::SECTOR).await?,
        terms::every(reads, terms::MODALITY).await?,
        terms::every(reads, terms::GROUP).await?,
        &reads.find::<place::Entity>().all().await?,
        known.into_iter().map(|organisation| organisation.id),
    ))
}

/// The months that are locked.
pub async fn locks(reads: &impl Reads) -> Result<Locks> {
    let locks = reads.find::<period_lock::Entity>().all().await?;
    let names = people::names(reads, locks.iter().filter_map(|lock| lock.locked_by)).await?;
    Ok(Locks::new(locks, names))
}

/// Those of the organisations that some activity names, whoever may see it.
pub async fn named(tx: &Tx<'_>, organisations: &[Id]) -> Result<FxHashSet<Id>> {
    use activity::Column::{FunderId, OrganisationId, ProgrammeId};
    named_in::<activity::Entity>(tx, &[OrganisationId, ProgrammeId, FunderId], organisations).await
}

/// An organisation's records of one month.
pub async fn of_month(reads: &impl Reads, organisation: Id, period: &str) -> Result<Vec<activity::Model>> {
    let find = reads.find::<activity::Entity>().filter(activity::Column::OrganisationId.eq(organisation));
    let find = find.filter(activity::Column::Period.eq(period));
    find.narrow(|select| select.order_by_asc(activity::Column::No)).all().await
}

/// Whether a record of the organisation carries this reference, whoever may see it.
pub async fn carries(tx: &Tx<'_>, organisation: Id, reference: &str) -> Result<bool> {
    let find = tx.whole::<activity::Entity>().filter(activity::Column::OrganisationId.eq(organisation));
    Ok(find.filter(activity::Column::ExternalRef.eq(reference)).count().await? > 0)
}

/// The last month, up to `month`, that each organisation has reported on, of what the actor sees.
pub async fn latest_months(
    reads: &impl Reads,
    organisations: Option<Vec<Id>>,
    month: &str,
) -> Result<FxHashMap<Id, String>> {
    #[derive(FromQueryResult)]
    struct Latest {
        organisation_id: Id,
        latest: String,
    }
    let mut find = reads.find::<activity::Entity>().filter(activity::Column::Period.lte(month));
    if let Some(organisations) = organisations {
        find = find.filter(activity::Column::OrganisationId.is_in(organisations));
    }
    let latest: Vec<Latest> = find
        .narrow(|select| {
            select
                .select_only()
                .column(activity::Column::OrganisationId)
                .column_as(activity::Column::Period.max(), "latest")
                .group_by(activity::Column::OrganisationId)
        })
        .read()
        .await?;
    Ok(latest.into_iter().map(|one| (one.organisation_id, one.latest)).collect())
}

/// What this reader reported last for an organisation; what anybody did, where she never has.
pub async fn last_said(viewer: &Viewer, organisation: Id) -> Result<Option<activity::Model>> {
    let last = || {
        let find = viewer.find::<activity::Entity>().filter(activity::Column::OrganisationId.eq(organisation));
        find.narrow(|select| select.order_by_desc(activity::Column::No).limit(1))
    };
    let own = last().filter(activity::Column::ConfirmedBy.eq(viewer.actor().id())).one().await?;
    if own.is_some() { Ok(own) } else { last().one().await }
}
