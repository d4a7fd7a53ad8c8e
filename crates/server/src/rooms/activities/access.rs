//! Who may do and see what with activities, record by record. What a person sees is one value, `Sight`, with two readings
//! that must agree: a condition for the database and a test for the picture in memory.
//!
//! A row is shown where its visibility is open to the actor and its organisation is one the actor sees. A row that is
//! aggregate-only is shown to its organisation and its coordination alone, and counted, unnamed, for whom it is open to.

use kernel::{Actor, Guarded, Id, Role, Scope};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, EnumIter};

use super::model::{Visibility, activity, period_lock};
use crate::rooms::organisations::model::organisation;

#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter)]
pub enum Action {
    See,
    Report,
    Edit,
    /// Show it to more people than see it now: its organisation's choice, or that of who coordinates the country.
    Open,
    /// Say that it still holds.
    Confirm,
    Remove,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter)]
pub enum LockAction {
    See,
    Lock,
    Unlock,
}

/// What of an activity decides who sees it, its organisation's own openness left aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    pub organisation: Id,
    pub governorate: Option<Id>,
    pub visibility: Visibility,
    pub aggregate_only: bool,
}

impl Facts {
    pub fn of(record: &activity::Model) -> Self {
        Self {
            organisation: record.organisation_id,
            governorate: record.governorate_id,
            visibility: record.visibility,
            aggregate_only: record.aggregate_only,
        }
    }
}

/// What an actor sees of all activities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sight {
    /// Coordinates the whole country.
    all: bool,
    /// A field coordinator of everything, country-wide work included.
    field: bool,
    /// A field coordinator of these governorates.
    places: Vec<Id>,
    member: bool,
    /// Belongs to these organisations.
    own: Vec<Id>,
}

impl Sight {
    pub fn of(actor: &Actor) -> Self {
        Self {
            all: actor.coordinates(),
            field: actor.holds_over(Role::FieldCoordinator, Scope::Everything),
            places: actor.coordinated_places(),
            member: actor.is_member(),
            own: actor.belongs_to(),
        }
    }

    /// Whether the row may be shown. `organisation_seen`: whether the actor sees its organisation at all.
    pub fn shown(&self, row: &Facts, organisation_seen: bool) -> bool {
        self.own.contains(&row.organisation)
            || (organisation_seen
                && self.open(row.visibility, row.governorate)
                && (!row.aggregate_only || self.coordinates(row.governorate)))
    }

    /// Whether the row may be counted in totals that name no organisation.
    pub fn counted(&self, row: &Facts, organisation_seen: bool) -> bool {
        self.shown(row, organisation_seen) || (row.aggregate_only && self.open(row.visibility, row.governorate))
    }

    /// `shown` for the database.
    pub fn condition(&self, actor: &Actor) -> Condition {
        if self.all {
            return Condition::all();
        }
        let mut open = Condition::any().add(activity::Column::Visibility.eq(Visibility::Public));
        if self.member {
            open = open.add(activity::Column::Visibility.eq(Visibility::Members));
        }
        let here = self.here();
        open =
            open.add(Condition::all().add(activity::Column::Visibility.eq(Visibility::Coordination)).add(here.clone()));
        let named = Condition::any().add(activity::Column::AggregateOnly.eq(false)).add(here);
        let seen = Query::select()
            .column(organisation::Column::Id)
            .from(organisation::Entity)
            .cond_where(organisation::Entity::visible_to(actor))
            .to_owned();
        let others = Condition::all().add(open).add(named).add(activity::Column::OrganisationId.in_subquery(seen));
        Condition::any().add(activity::Column::OrganisationId.is_in(self.own.clone())).add(others)
    }

    fn open(&self, visibility: Visibility, governorate: Option<Id>) -> bool {
        match visibility {
            Visibility::Public => true,
            Visibility::Members => self.member,
            Visibility::Coordination => self.coordinates(governorate),
            Visibility::Own => self.all,
        }
    }

    fn coordinates(&self, governorate: Option<Id>) -> bool {
        self.all || self.field || governorate.is_some_and(|place| self.places.contains(&place))
    }

    /// `coordinates` for the database.
    fn here(&self) -> Condition {
        if self.field {
            return Condition::all().add(Expr::value(true).eq(true));
        }
        Condition::all().add(activity::Column::GovernorateId.is_in(self.places.clone()))
    }
}

fn keeps(actor: &Actor, record: &activity::Model) -> bool {
    actor.coordinates_place(record.governorate_id) || actor.speaks_for().contains(&record.organisation_id)
}

impl Guarded for activity::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "activity";

    fn may(actor: &Actor, action: Action, record: &activity::Model) -> bool {
        match action {
            // How open its organisation is the row alone does not say; `visible_to` does, and every read goes through it.
            Action::See => Sight::of(actor).shown(&Facts::of(record), true),
            Action::Report | Action::Edit | Action::Confirm | Action::Remove => keeps(actor, record),
            Action::Open => actor.coordinates() || actor.speaks_for().contains(&record.organisation_id),
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        Sight::of(actor).condition(actor)
    }

    fn text(record: &activity::Model) -> Option<String> {
        let words = [&record.description, &record.activity_type, &record.project_code, &record.location];
        let rest = words.into_iter().flatten().map(String::as_str);
        Some(std::iter::once(record.title.as_str()).chain(rest).collect::<Vec<_>>().join(" "))
    }

    fn specimens() -> Vec<(&'static str, activity::Model)> {
        let of = |organisation, governorate, visibility, aggregate_only| activity::Model {
            organisation_id: Id::from_u128(organisation),
            governorate_id: Some(Id::from_u128(governorate)),
            visibility,
            aggregate_only,
            ..activity::Model::default()
        };
        vec![
            ("theirs, shown to none", of(1, 4, Visibility::Own, false)),
            ("another's, public", of(3, 4, Visibility::Public, false)),
            ("another's, public, totals only", of(3, 4, Visibility::Public, true)),
            ("another's, for members", of(3, 4, Visibility::Members, false)),
            ("another's, for the coordination, in their governorate", of(3, 2, Visibility::Coordination, false)),
            ("another's, for the coordination, elsewhere", of(3, 4, Visibility::Coordination, false)),
            ("another's, shown to none", of(3, 2, Visibility::Own, false)),
        ]
    }
}

impl Guarded for period_lock::Entity {
    type Action = LockAction;
    const RESOURCE: &'static str = "locked month";

    fn may(actor: &Actor, action: LockAction, _record: &period_lock::Model) -> bool {
        match action {
            LockAction::See => true,
            LockAction::Lock | LockAction::Unlock => actor.coordinates(),
        }
    }

    fn visible_to(_actor: &Actor) -> Condition {
        Condition::all()
    }

    fn specimens() -> Vec<(&'static str, period_lock::Model)> {
        let lock =
            period_lock::Model { id: Id::nil(), period: "2026-10".into(), note: None, locked_by: None, locked_at: 0 };
        vec![("any", lock)]
    }
}
