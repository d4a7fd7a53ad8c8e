//! Who may answer about a pair, and who sees the answers: the two organisations and who coordinates there. Which pairs
//! anybody is shown at all, the visibility of their activities decides.

use kernel::{Actor, Guarded, Id, Role, Scope};
use sea_orm::{ColumnTrait, Condition, EnumIter};

use super::model::{Said, answer};

#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter)]
pub enum Action {
    See,
    Answer,
    /// Name another organisation, where one was merged into another.
    Follow,
}

impl Guarded for answer::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "answer about an overlap";

    fn may(actor: &Actor, action: Action, record: &answer::Model) -> bool {
        let sides = [record.organisation_a, record.organisation_b];
        match action {
            Action::See => {
                actor.coordinates_place(record.governorate_id) || actor.belongs_to().iter().any(|id| sides.contains(id))
            }
            Action::Answer => match record.organisation_id {
                Some(side) => record.is_by_a_side() && actor.speaks_for().contains(&side),
                None => actor.coordinates_place(record.governorate_id),
            },
            Action::Follow => actor.coordinates(),
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        if actor.coordinates() || actor.holds_over(Role::FieldCoordinator, Scope::Everything) {
            return Condition::all();
        }
        let own = actor.belongs_to();
        Condition::any()
            .add(answer::Column::OrganisationA.is_in(own.clone()))
            .add(answer::Column::OrganisationB.is_in(own))
            .add(answer::Column::GovernorateId.is_in(actor.coordinated_places()))
    }

    fn text(record: &answer::Model) -> Option<String> {
        record.why.clone()
    }

    fn specimens() -> Vec<(&'static str, answer::Model)> {
        let of = |a: u128, b: u128, side: Option<u128>, governorate: u128| answer::Model {
            id: Id::nil(),
            a_no: 1,
            b_no: 2,
            organisation_a: Id::from_u128(a),
            organisation_b: Id::from_u128(b),
            governorate_id: Some(Id::from_u128(governorate)),
            answer: Said::Coordinated,
            why: None,
            organisation_id: side.map(Id::from_u128),
            by: None,
            at: 0,
            told_a: None,
            told_b: None,
        };
        vec![
            ("for theirs, elsewhere", of(1, 3, Some(1), 4)),
            ("for the other side of theirs, elsewhere", of(1, 3, Some(3), 4)),
            ("between others, elsewhere", of(3, 5, Some(3), 4)),
            ("of the coordination, in their governorate", of(3, 5, None, 2)),
            ("of the coordination, elsewhere", of(3, 5, None, 4)),
        ]
    }
}
