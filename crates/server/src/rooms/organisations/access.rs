//! Who may do and see what with organisations. What an organisation shows of itself is its own choice; a low-profile one is
//! not found by others anywhere. Papers (registrations) are for the organisation itself and for who coordinates.

use kernel::{Actor, Guarded, Id};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, EnumIter};
use serde_json::json;

use super::model::{
    Jurisdiction, State, Visibility, alias, merge, organisation, post, post_holder, registration, works_at, works_in,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter)]
pub enum Action {
    See,
    /// Put into the register.
    Register,
    /// Names, contacts, where and in what it works.
    Edit,
    /// Show it to more people than see it now: its own choice, or that of who coordinates the country.
    Open,
    /// Kind, branch-of, state: what the coordination decides.
    Settle,
    Merge,
}

/// What can be done to what hangs on an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter)]
pub enum PartAction {
    See,
    Edit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter)]
pub enum MergeAction {
    See,
    Make,
    Undo,
}

/// What decides which organisations an actor sees: two actors of one sight see the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Sight {
    open: Vec<Visibility>,
    own: Vec<Id>,
}

impl Sight {
    pub(super) fn of(actor: &Actor) -> Self {
        let open = Visibility::ALL.into_iter().filter(|visibility| open(actor, *visibility)).collect();
        Self { open, own: actor.belongs_to() }
    }
}

/// Whether a record of this visibility is open to the actor, its owner left aside.
fn open(actor: &Actor, visibility: Visibility) -> bool {
    match visibility {
        Visibility::Public => true,
        Visibility::Members => actor.is_member(),
        Visibility::Coordination => coordinates_any(actor),
        Visibility::Own => actor.coordinates(),
    }
}

/// Coordinates the country or a part of it.
fn coordinates_any(actor: &Actor) -> bool {
    actor.coordinates_place(None) || !actor.coordinated_places().is_empty()
}

fn edits(actor: &Actor, organisation: Id) -> bool {
    coordinates_any(actor) || actor.speaks_for().contains(&organisation)
}

impl Guarded for organisation::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "organisation";

    fn may(actor: &Actor, action: Action, record: &organisation::Model) -> bool {
        match action {
            Action::See => open(actor, record.visibility) || actor.belongs_to().contains(&record.id),
            Action::Register => coordinates_any(actor),
            Action::Edit => edits(actor, record.id),
            Action::Open => actor.coordinates() || actor.speaks_for().contains(&record.id),
            Action::Settle => coordinates_any(actor),
            Action::Merge => actor.coordinates(),
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        let Sight { open, own } = Sight::of(actor);
        Condition::any().add(organisation::Column::Visibility.is_in(open)).add(organisation::Column::Id.is_in(own))
    }

    fn text(record: &organisation::Model) -> Option<String> {
        let names = [&record.acronym, &record.name_en, &record.name_ar, &record.name_ckb, &record.name_ku];
        let former = record.former_names.as_array().into_iter().flatten().filter_map(|name| name.as_str());
        let all = names.into_iter().flatten().map(String::as_str).chain(former);
        Some(std::iter::once(record.name.as_str()).chain(all).collect::<Vec<_>>().join(" "))
    }

    fn specimens() -> Vec<(&'static str, organisation::Model)> {
        let specimen = |id: u128, visibility| organisation::Model {
            id: Id::from_u128(id),
            name: "Reed Bridge Society".into(),
            acronym: None,
            name_en: None,
            name_ar: None,
            name_ckb: None,
            name_ku: None,
            former_names: json!([]),
            kind: "national-ngo".into(),
            parent_id: None,
            country: None,
            about: None,
            website: None,
            email: None,
            phone: None,
            languages: json!([]),
            staff: None,
            size: None,
            visibility,
            state: State::Active,
            merged_into: None,
            sample: false,
            created_at: 0,
            updated_at: 0,
            version: 1,
        };
        vec![
            ("theirs, shown to none", specimen(1, Visibility::Own)),
            ("another's, public", specimen(3, Visibility::Public)),
            ("another's, for members", specimen(3, Visibility::Members)),
            ("another's, for the coordination", specimen(3, Visibility::Coordination)),
            ("another's, shown to none", specimen(3, Visibility::Own)),
        ]
    }
}

/// Parts that are as open as their organisation: the organisations the actor sees, as a subquery.
fn of_visible(actor: &Actor, column: impl ColumnTrait) -> Condition {
    let seen = Query::select()
        .column(organisation::Column::Id)
        .from(organisation::Entity)
        .cond_where(organisation::Entity::visible_to(actor))
        .to_owned();
    Condition::all().add(column.in_subquery(seen))
}

fn part(actor: &Actor, action: PartAction, organisation: Id) -> bool {
    match action {
        // The row alone does not say how open its organisation is; `visible_to` does, and every read goes through it.
        PartAction::See => true,
        PartAction::Edit => edits(actor, organisation),
    }
}

impl Guarded for alias::Entity {
    type Action = PartAction;
    const RESOURCE: &'static str = "organisation alias";

    fn may(actor: &Actor, action: PartAction, record: &alias::Model) -> bool {
        part(actor, action, record.organisation_id)
    }

    fn visible_to(actor: &Actor) -> Condition {
        of_visible(actor, alias::Column::OrganisationId)
    }

    fn specimens() -> Vec<(&'static str, alias::Model)> {
        let alias = |organisation: u128| alias::Model {
            id: Id::nil(),
            organisation_id: Id::from_u128(organisation),
            text: "RBS".into(),
            folded: "rbs".into(),
            language: None,
            source: "written".into(),
        };
        vec![("theirs", alias(1)), ("another's", alias(3))]
    }
}

impl Guarded for works_in::Entity {
    type Action = PartAction;
    const RESOURCE: &'static str = "sector of an organisation";

    fn may(actor: &Actor, action: PartAction, record: &works_in::Model) -> bool {
        part(actor, action, record.organisation_id)
    }

    fn visible_to(actor: &Actor) -> Condition {
        of_visible(actor, works_in::Column::OrganisationId)
    }

    fn specimens() -> Vec<(&'static str, works_in::Model)> {
        let link = |organisation: u128| works_in::Model {
            id: Id::nil(),
            organisation_id: Id::from_u128(organisation),
            sector_id: Id::nil(),
        };
        vec![("theirs", link(1)), ("another's", link(3))]
    }
}

impl Guarded for works_at::Entity {
    type Action = PartAction;
    const RESOURCE: &'static str = "governorate of an organisation";

    fn may(actor: &Actor, action: PartAction, record: &works_at::Model) -> bool {
        part(actor, action, record.organisation_id)
    }

    fn visible_to(actor: &Actor) -> Condition {
        of_visible(actor, works_at::Column::OrganisationId)
    }

    fn specimens() -> Vec<(&'static str, works_at::Model)> {
        let link = |organisation: u128| works_at::Model {
            id: Id::nil(),
            organisation_id: Id::from_u128(organisation),
            place_id: Id::nil(),
        };
        vec![("theirs", link(1)), ("another's", link(3))]
    }
}

impl Guarded for registration::Entity {
    type Action = PartAction;
    const RESOURCE: &'static str = "registration";

    fn may(actor: &Actor, action: PartAction, record: &registration::Model) -> bool {
        match action {
            PartAction::See => coordinates_any(actor) || actor.belongs_to().contains(&record.organisation_id),
            PartAction::Edit => edits(actor, record.organisation_id),
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        let seen = of_visible(actor, registration::Column::OrganisationId);
        let own = registration::Column::OrganisationId.is_in(actor.belongs_to());
        if coordinates_any(actor) { seen } else { seen.add(own) }
    }

    fn specimens() -> Vec<(&'static str, registration::Model)> {
        let registration = |organisation: u128| registration::Model {
            id: Id::nil(),
            organisation_id: Id::from_u128(organisation),
            authority: "federal-ngo-directorate".into(),
            jurisdiction: Jurisdiction::Federal,
            number: None,
            issued_on: None,
            expires_on: None,
            file_digest: None,
            file_name: None,
            version: 1,
        };
        vec![("theirs", registration(1)), ("another's", registration(3))]
    }
}

impl Guarded for post::Entity {
    type Action = PartAction;
    const RESOURCE: &'static str = "post";

    fn may(actor: &Actor, action: PartAction, record: &post::Model) -> bool {
        match action {
            PartAction::See => actor.is_member(),
            PartAction::Edit => edits(actor, record.organisation_id),
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        let seen = of_visible(actor, post::Column::OrganisationId);
        if actor.is_member() { seen } else { seen.add(Expr::value(true).eq(false)) }
    }

    fn specimens() -> Vec<(&'static str, post::Model)> {
        let post = |organisation: u128| post::Model {
            id: Id::nil(),
            organisation_id: Id::from_u128(organisation),
            title: "Director".into(),
            title_ar: None,
            title_ckb: None,
            email: None,
            phone: None,
            focal: false,
            ended_on: None,
            version: 1,
        };
        vec![("theirs", post(1)), ("another's", post(3))]
    }
}

impl Guarded for post_holder::Entity {
    type Action = PartAction;
    const RESOURCE: &'static str = "holder of a post";

    fn may(actor: &Actor, action: PartAction, _record: &post_holder::Model) -> bool {
        match action {
            PartAction::See => actor.is_member(),
            // Which organisation the post belongs to is asked of the post, whose permit every such command takes first.
            PartAction::Edit => coordinates_any(actor) || !actor.speaks_for().is_empty(),
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        let posts = Query::select()
            .column(post::Column::Id)
            .from(post::Entity)
            .cond_where(post::Entity::visible_to(actor))
            .to_owned();
        Condition::all().add(post_holder::Column::PostId.in_subquery(posts))
    }

    fn specimens() -> Vec<(&'static str, post_holder::Model)> {
        let holder = post_holder::Model {
            id: Id::nil(),
            post_id: Id::nil(),
            name: "Somebody".into(),
            person_id: None,
            from_day: "2026-01-01".into(),
            to_day: None,
            ended_at: None,
        };
        vec![("any", holder)]
    }
}

impl Guarded for merge::Entity {
    type Action = MergeAction;
    const RESOURCE: &'static str = "merge of organisations";

    fn may(actor: &Actor, action: MergeAction, _record: &merge::Model) -> bool {
        match action {
            MergeAction::See | MergeAction::Make | MergeAction::Undo => actor.coordinates(),
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        if actor.coordinates() { Condition::all() } else { Condition::all().add(Expr::value(true).eq(false)) }
    }

    fn specimens() -> Vec<(&'static str, merge::Model)> {
        let merge = merge::Model {
            id: Id::nil(),
            survivor_id: Id::from_u128(1),
            merged_id: Id::from_u128(3),
            moved: json!({}),
            reason: None,
            merged_at: 0,
            undone_at: None,
        };
        vec![("any", merge)]
    }
}
