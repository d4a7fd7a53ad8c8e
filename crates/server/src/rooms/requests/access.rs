//! Who may do and see what with requests and offers. Who sees a request sees how much was offered and promised
//! against it, so that nobody offers what is promised already; by whom is told to members, where they see the organisation.

use kernel::{Actor, Guarded, Id};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, EnumIter};

use super::model::{Visibility, offer, request};
use crate::rooms::needs::sight;

#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter)]
pub enum Action {
    See,
    Ask,
    Edit,
    /// Close, withdraw, open again; accept and decline what is offered.
    Settle,
    /// Act for those who offer: by who coordinates where it is asked for.
    Coordinate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter)]
pub enum OfferAction {
    See,
    Offer,
    Withdraw,
    /// Say that it was handed over.
    Deliver,
    /// Accept or decline it, or act for who offers where one coordinates: asked of the request too.
    Answer,
}

fn keeps(actor: &Actor, record: &request::Model) -> bool {
    actor.coordinates_place(record.governorate_id) || actor.speaks_for().contains(&record.organisation_id)
}

impl Guarded for request::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "request for assistance";

    fn may(actor: &Actor, action: Action, record: &request::Model) -> bool {
        match action {
            // Whether the actor has offered something the request alone does not say; `visible_to` does.
            Action::See => {
                let coordinates = actor.coordinates_place(record.governorate_id);
                sight::open(actor, record.visibility, Some(record.organisation_id), coordinates)
            }
            Action::Ask | Action::Edit | Action::Settle => keeps(actor, record),
            Action::Coordinate => actor.coordinates_place(record.governorate_id),
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        use request::Column as C;
        let open = sight::condition(actor, C::Visibility, C::OrganisationId, sight::here(actor, C::GovernorateId));
        // Who has offered something sees what became of it, however few see the request by now.
        let offered = Query::select()
            .column(offer::Column::RequestId)
            .from(offer::Entity)
            .and_where(offer::Column::OrganisationId.is_in(actor.belongs_to()))
            .to_owned();
        Condition::any().add(open).add(C::Id.in_subquery(offered))
    }

    fn text(record: &request::Model) -> Option<String> {
        let rest = record.description.iter().map(String::as_str);
        Some(std::iter::once(record.title.as_str()).chain(rest).collect::<Vec<_>>().join(" "))
    }

    fn specimens() -> Vec<(&'static str, request::Model)> {
        let of = |organisation, governorate, visibility| request::Model {
            organisation_id: Id::from_u128(organisation),
            governorate_id: Some(Id::from_u128(governorate)),
            visibility,
            ..request::Model::default()
        };
        vec![
            ("theirs, shown to none", of(1, 4, Visibility::Own)),
            ("another's, public", of(3, 4, Visibility::Public)),
            ("another's, for members", of(3, 4, Visibility::Members)),
            ("another's, for the coordination, in their governorate", of(3, 2, Visibility::Coordination)),
            ("another's, for the coordination, elsewhere", of(3, 4, Visibility::Coordination)),
            ("another's, shown to none", of(3, 2, Visibility::Own)),
        ]
    }
}

impl Guarded for offer::Entity {
    type Action = OfferAction;
    const RESOURCE: &'static str = "offer of assistance";

    fn may(actor: &Actor, action: OfferAction, record: &offer::Model) -> bool {
        let own = actor.speaks_for().contains(&record.organisation_id);
        match action {
            // How open its request is the offer alone does not say; `visible_to` does, and every read goes through it.
            OfferAction::See => true,
            OfferAction::Offer | OfferAction::Withdraw | OfferAction::Deliver => own || actor.coordinates(),
            // Whose request it is the offer does not say: commands ask leave over the request as well.
            OfferAction::Answer => actor.is_member(),
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        if actor.coordinates() {
            return Condition::all();
        }
        let seen = Query::select()
            .column(request::Column::Id)
            .from(request::Entity)
            .cond_where(request::Entity::visible_to(actor))
            .to_owned();
        Condition::any()
            .add(offer::Column::RequestId.in_subquery(seen))
            .add(offer::Column::OrganisationId.is_in(actor.belongs_to()))
    }

    fn specimens() -> Vec<(&'static str, offer::Model)> {
        let of =
            |organisation| offer::Model { organisation_id: Id::from_u128(organisation), ..offer::Model::default() };
        vec![("theirs", of(1)), ("another's", of(3))]
    }
}
