//! Who may do and see what with needs. Assessments and figures are shared at a level their keeper chooses; what is known
//! of places and what was decided about them is for members.

use kernel::{Actor, Guarded, Id};
use sea_orm::{ColumnTrait, Condition, EnumIter};

use super::model::{Visibility, assessment, decision, figure, ids, listed, place_standing};
use super::sight;

#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter)]
pub enum Action {
    See,
    Add,
    Edit,
    Remove,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter)]
pub enum StandingAction {
    See,
    Edit,
}

impl Guarded for assessment::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "assessment";

    fn may(actor: &Actor, action: Action, record: &assessment::Model) -> bool {
        let governorates = ids(&record.governorates);
        let here = |id: &Id| actor.coordinates_place(Some(*id));
        match action {
            Action::See => {
                let whole = record.country_wide && sight::coordinates_any(actor);
                let coordinates = actor.coordinates_place(None) || whole || governorates.iter().any(here);
                sight::open(actor, record.visibility, Some(record.organisation_id), coordinates)
            }
            Action::Add | Action::Edit | Action::Remove => {
                let all_here = !record.country_wide && !governorates.is_empty() && governorates.iter().all(here);
                let coordinates = actor.coordinates_place(None) || all_here;
                coordinates || actor.speaks_for().contains(&record.organisation_id)
            }
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        use assessment::Column as C;
        let places = actor.coordinated_places();
        let whole = sight::always(actor.coordinates_place(None))
            .add_option((!places.is_empty()).then(|| C::CountryWide.eq(true)));
        let here = places.into_iter().fold(whole, |any, place| any.add(sight::lists(C::Governorates, place)));
        sight::condition(actor, C::Visibility, C::OrganisationId, here)
    }

    fn text(record: &assessment::Model) -> Option<String> {
        let rest = [&record.partner_names, &record.method, &record.summary].into_iter().flatten().map(String::as_str);
        Some(std::iter::once(record.title.as_str()).chain(rest).collect::<Vec<_>>().join(" "))
    }

    fn specimens() -> Vec<(&'static str, assessment::Model)> {
        let of = |organisation, governorates: &[u128], visibility| assessment::Model {
            organisation_id: Id::from_u128(organisation),
            governorates: listed(&governorates.iter().map(|id| Id::from_u128(*id)).collect::<Vec<_>>()),
            country_wide: governorates.is_empty(),
            visibility,
            ..assessment::Model::default()
        };
        vec![
            ("theirs, shown to none", of(1, &[4], Visibility::Own)),
            ("another's, public", of(3, &[4], Visibility::Public)),
            ("another's, for members", of(3, &[4], Visibility::Members)),
            ("another's, for the coordination, in their governorate", of(3, &[2], Visibility::Coordination)),
            ("another's, for the coordination, there and elsewhere", of(3, &[2, 4], Visibility::Coordination)),
            ("another's, for the coordination, elsewhere", of(3, &[4], Visibility::Coordination)),
            ("another's, for the coordination, of the whole country", of(3, &[], Visibility::Coordination)),
            ("another's, shown to none", of(3, &[2], Visibility::Own)),
        ]
    }
}

impl Guarded for figure::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "figure of need";

    fn may(actor: &Actor, action: Action, record: &figure::Model) -> bool {
        let coordinates = actor.coordinates_place(record.governorate_id);
        match action {
            Action::See => sight::open(actor, record.visibility, record.organisation_id, coordinates),
            Action::Add | Action::Edit | Action::Remove => {
                coordinates || record.organisation_id.is_some_and(|id| actor.speaks_for().contains(&id))
            }
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        use figure::Column as C;
        sight::condition(actor, C::Visibility, C::OrganisationId, sight::here(actor, C::GovernorateId))
    }

    fn specimens() -> Vec<(&'static str, figure::Model)> {
        let of = |organisation: Option<u128>, governorate, visibility| figure::Model {
            organisation_id: organisation.map(Id::from_u128),
            governorate_id: Some(Id::from_u128(governorate)),
            visibility,
            ..figure::Model::default()
        };
        vec![
            ("theirs, shown to none", of(Some(1), 4, Visibility::Own)),
            ("the coordination's, public", of(None, 4, Visibility::Public)),
            ("another's, for members", of(Some(3), 4, Visibility::Members)),
            ("another's, for the coordination, in their governorate", of(Some(3), 2, Visibility::Coordination)),
            ("another's, for the coordination, elsewhere", of(Some(3), 4, Visibility::Coordination)),
            ("another's, shown to none", of(Some(3), 2, Visibility::Own)),
        ]
    }
}

impl Guarded for place_standing::Entity {
    type Action = StandingAction;
    const RESOURCE: &'static str = "standing of a place";

    fn may(actor: &Actor, action: StandingAction, record: &place_standing::Model) -> bool {
        match action {
            StandingAction::See => actor.is_member(),
            StandingAction::Edit => actor.coordinates_place(record.governorate_id),
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        sight::always(actor.is_member())
    }

    fn specimens() -> Vec<(&'static str, place_standing::Model)> {
        let of = |governorate| place_standing::Model {
            governorate_id: Some(Id::from_u128(governorate)),
            ..place_standing::Model::default()
        };
        vec![("in their governorate", of(2)), ("elsewhere", of(4))]
    }
}

impl Guarded for decision::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "decision about a gap";

    fn may(actor: &Actor, action: Action, record: &decision::Model) -> bool {
        match action {
            Action::See => actor.is_member(),
            Action::Add | Action::Edit | Action::Remove => actor.coordinates_place(record.governorate_id),
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        sight::always(actor.is_member())
    }

    fn specimens() -> Vec<(&'static str, decision::Model)> {
        let of = |governorate| decision::Model {
            governorate_id: Some(Id::from_u128(governorate)),
            ..decision::Model::default()
        };
        vec![("in their governorate", of(2)), ("elsewhere", of(4))]
    }
}
