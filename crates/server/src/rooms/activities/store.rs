//! This room's queries; nothing else touches its tables.

use kernel::{Find, Guarded, Id, Page, Reads, Result, Viewer};
use rustc_hash::FxHashMap;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, FromQueryResult, QueryOrder, QuerySelect};

use super::model::{FRESH_FOR, Ground, Locks, Status, activity, period_lock};
use crate::rooms::organisations::model::organisation;
use crate::rooms::places::model::place;
use crate::rooms::{people, terms};

pub async fn get(reads: &impl Reads, id: Id) -> Result<activity::Model> {
    reads.find::<activity::Entity>().get(id).await
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

/// An organisation's records of one month.
pub async fn of_month(reads: &impl Reads, organisation: Id, period: &str) -> Result<Vec<activity::Model>> {
    let find = reads.find::<activity::Entity>().filter(activity::Column::OrganisationId.eq(organisation));
    let find = find.filter(activity::Column::Period.eq(period));
    find.narrow(|select| select.order_by_asc(activity::Column::No)).all().await
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

/// What a list of activities is narrowed to.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Filter {
    pub sector: Option<Id>,
    pub organisation: Option<Id>,
    /// Key of a kind of organisation.
    pub kind: Option<String>,
    pub place: Option<Id>,
    pub status: Option<Status>,
    /// Months, both included.
    pub from: Option<String>,
    pub to: Option<String>,
    /// Only of the organisations the actor belongs to.
    pub mine: bool,
    /// Only what nobody has confirmed for too long.
    pub stale: bool,
    pub q: Option<String>,
}

/// A page of the list, newest month first, and how many there are in all.
pub async fn listed(viewer: &Viewer, filter: &Filter, month: &str, page: Page) -> Result<(Vec<activity::Model>, u64)> {
    let stale = if filter.stale { Some(stale(viewer, month).await?) } else { None };
    let find = || {
        let find = narrowed(viewer, filter);
        match &stale {
            Some(stale) => find.filter(stale.clone()),
            None => find,
        }
    };
    let total = find().count().await?;
    let ordered =
        find().narrow(|select| select.order_by_desc(activity::Column::Period).order_by_desc(activity::Column::No));
    Ok((ordered.page(page).await?, total))
}

fn narrowed<'a>(viewer: &'a Viewer, filter: &Filter) -> Find<'a, activity::Entity> {
    use activity::Column;
    let mut all = Condition::all()
        .add_option(filter.sector.map(|id| Column::SectorId.eq(id).or(Column::SubsectorId.eq(id))))
        .add_option(filter.organisation.map(|id| Column::OrganisationId.eq(id)))
        .add_option(filter.status.map(|status| Column::Status.eq(status)))
        .add_option(filter.from.as_ref().map(|month| Column::Period.gte(month)))
        .add_option(filter.to.as_ref().map(|month| Column::Period.lte(month)));
    if let Some(id) = filter.place {
        let within = [Column::PlaceId, Column::GovernorateId, Column::DistrictId];
        all = all.add(within.into_iter().fold(Condition::any(), |any, column| any.add(column.eq(id))));
    }
    if let Some(kind) = &filter.kind {
        let of_kind = Query::select()
            .column(organisation::Column::Id)
            .from(organisation::Entity)
            .and_where(organisation::Column::Kind.eq(kind))
            .to_owned();
        all = all.add(Column::OrganisationId.in_subquery(of_kind));
    }
    if filter.mine {
        all = all.add(Column::OrganisationId.is_in(viewer.actor().belongs_to()));
    }
    if let Some(words) = &filter.q {
        all =
            all.add(kernel::matching(viewer.app(), activity::Entity::RESOURCE, words).unwrap_or(Expr::value(1).eq(0)));
    }
    viewer.find::<activity::Entity>().filter(all)
}

/// `activity::Model::is_stale` for the database.
async fn stale(viewer: &Viewer, month: &str) -> Result<Condition> {
    let mut by_month: FxHashMap<String, Vec<Id>> = FxHashMap::default();
    for (organisation, latest) in latest_months(viewer, None, month).await? {
        by_month.entry(latest).or_default().push(organisation);
    }
    let current =
        by_month.into_iter().fold(Condition::any().add(activity::Column::Period.gt(month)), |any, (latest, of)| {
            let of = activity::Column::OrganisationId.is_in(of);
            any.add(Condition::all().add(of).add(activity::Column::Period.gte(latest)))
        });
    let now = viewer.app().clock().now();
    Ok(Condition::all()
        .add(activity::Column::Status.is_in([Status::Planned, Status::Ongoing]))
        .add(activity::Column::ConfirmedAt.lt(now - FRESH_FOR))
        .add(current))
}
