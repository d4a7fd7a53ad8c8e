//! What the fields, words and deeds of requests are called: message keys, each said literally.

use super::model::{OfferState, State, Visibility};

pub fn state_key(state: State) -> &'static str {
    match state {
        State::Open => "requests-state-open",
        State::Closed => "requests-state-closed",
        State::Withdrawn => "requests-state-withdrawn",
    }
}

pub fn offer_state_key(state: OfferState) -> &'static str {
    match state {
        OfferState::Offered => "requests-offer-offered",
        OfferState::Accepted => "requests-offer-accepted",
        OfferState::Declined => "requests-offer-declined",
        OfferState::Withdrawn => "requests-offer-withdrawn",
        OfferState::Delivered => "requests-offer-delivered",
    }
}

pub fn visibility_key(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "requests-visibility-public",
        Visibility::Members => "requests-visibility-members",
        Visibility::Coordination => "requests-visibility-coordination",
        Visibility::Own => "requests-visibility-own",
    }
}

/// The label of a field; none for bookkeeping.
pub fn field_key(field: &str) -> Option<&'static str> {
    Some(match field {
        "organisation_id" => "requests-organisation",
        "title" => "requests-what",
        "description" => "requests-description",
        "items" => "requests-items",
        "quantity" => "requests-quantity",
        "unit" => "requests-unit",
        "place_id" => "requests-place",
        "sector_id" => "requests-sector",
        "needed_by" => "requests-needed-by",
        "visibility" => "requests-visibility",
        "state" => "requests-state",
        _ => return None,
    })
}

/// What somebody did, by the name of the command.
pub fn command_key(command: &str) -> &'static str {
    match command {
        "requests.ask" | "requests.ask_all" => "requests-did-ask",
        "requests.edit" => "requests-did-edit",
        "requests.turn" => "requests-did-turn",
        _ => "requests-did-otherwise",
    }
}
