//! The list: narrowed, ordered, a page at a time.

use kernel::{Find, Guarded, Id, Page, Reads, Result, Viewer};
use rustc_hash::FxHashMap;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, FromQueryResult, QueryOrder, QuerySelect};

use super::latest_months;
use crate::rooms::activities::model::{FRESH_FOR, Status, activity};
use crate::rooms::organisations::model::organisation;

/// What a list of activities is narrowed to: every condition holds; of several values of one, any.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Filter {
    pub sectors: Vec<Id>,
    pub organisations: Vec<Id>,
    /// Keys of kinds of organisation.
    pub kinds: Vec<String>,
    pub places: Vec<Id>,
    pub statuses: Vec<Status>,
    /// Months, both included.
    pub from: Option<String>,
    pub to: Option<String>,
    /// Only of the organisations the actor belongs to.
    pub mine: bool,
    /// Only what nobody has confirmed for too long.
    pub stale: bool,
    pub text: Option<String>,
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
    let any = |columns: &[Column], ids: &[Id]| {
        (!ids.is_empty())
            .then(|| columns.iter().fold(Condition::any(), |any, column| any.add(column.is_in(ids.to_vec()))))
    };
    let statuses = (!filter.statuses.is_empty()).then(|| Column::Status.is_in(filter.statuses.clone()));
    let of_kind = (!filter.kinds.is_empty()).then(|| {
        let of_kind = Query::select()
            .column(organisation::Column::Id)
            .from(organisation::Entity)
            .cond_where(organisation::Entity::visible_to(viewer.actor()))
            .and_where(organisation::Column::Kind.is_in(filter.kinds.clone()))
            .to_owned();
        Column::OrganisationId.in_subquery(of_kind)
    });
    let words = filter
        .text
        .as_ref()
        .map(|words| kernel::matching(viewer.app(), activity::Entity::RESOURCE, words).unwrap_or(Expr::value(1).eq(0)));
    let all = Condition::all()
        .add_option(any(&[Column::SectorId, Column::SubsectorId], &filter.sectors))
        .add_option(any(&[Column::OrganisationId], &filter.organisations))
        .add_option(any(&[Column::PlaceId, Column::DistrictId, Column::GovernorateId], &filter.places))
        .add_option(filter.mine.then(|| Column::OrganisationId.is_in(viewer.actor().belongs_to())))
        .add_option(filter.from.as_ref().map(|month| Column::Period.gte(month)))
        .add_option(filter.to.as_ref().map(|month| Column::Period.lte(month)))
        .add_option(statuses)
        .add_option(of_kind)
        .add_option(words);
    viewer.find::<activity::Entity>().filter(all)
}

/// The months there are records of, newest first.
pub async fn months(viewer: &Viewer) -> Result<Vec<String>> {
    #[derive(FromQueryResult)]
    struct Month {
        period: String,
    }
    let find = viewer.find::<activity::Entity>().narrow(|select| {
        select.select_only().column(activity::Column::Period).distinct().order_by_desc(activity::Column::Period)
    });
    Ok(find.read::<Month>().await?.into_iter().map(|month| month.period).collect())
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
