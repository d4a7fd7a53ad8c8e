//! What is done to requests and offers. Every promise is made here, in the turn of one writer, against all offers there
//! are: two who accept at once cannot both have the last tent.

mod ask;
mod offer;

use kernel::{Error, Id, Result, Tx};

use super::access::{Action, OfferAction};
use super::model::{Hand, offer as offers, request};
use crate::rooms::needs::following::{Owned, Placed, follow_owner, follow_places, unfollow_owner};
use crate::rooms::organisations::Follower;
use crate::rooms::places::Follow;

pub use ask::{Ask, AskAll, EditRequest, Turn};
pub use offer::{Accept, Decline, Deliver, MakeOffer, Withdraw};

/// What follows when a unit is switched on or off.
pub const FOLLOW: Follow = follow_places::<request::Entity>;

/// What follows an organisation through a merge.
pub const FOLLOWERS: [Follower; 2] = [
    Follower {
        key: "requests-moved",
        follow: follow_owner::<request::Entity>,
        unfollow: unfollow_owner::<request::Entity>,
    },
    Follower {
        key: "requests-offers-moved",
        follow: follow_owner::<offers::Entity>,
        unfollow: unfollow_owner::<offers::Entity>,
    },
];

impl Placed for request::Entity {
    const EDIT: Action = Action::Edit;
    const PLACE: request::Column = request::Column::PlaceId;

    fn place(record: &request::Model) -> (Id, Option<Id>) {
        (record.place_id, record.governorate_id)
    }

    fn moved(record: request::Model, governorate_id: Option<Id>) -> request::Model {
        request::Model { governorate_id, why: None, version: record.version + 1, ..record }
    }
}

impl Owned for request::Entity {
    const EDIT: Action = Action::Edit;
    const OWNER: request::Column = request::Column::OrganisationId;

    fn given(record: request::Model, organisation_id: Id) -> request::Model {
        request::Model { organisation_id, why: None, version: record.version + 1, ..record }
    }
}

impl Owned for offers::Entity {
    const EDIT: OfferAction = OfferAction::Offer;
    const OWNER: offers::Column = offers::Column::OrganisationId;

    fn given(record: offers::Model, organisation_id: Id) -> offers::Model {
        offers::Model { organisation_id, why: None, version: record.version + 1, ..record }
    }
}

fn hand(tx: &Tx<'_>, why: Option<String>) -> Hand {
    Hand { now: tx.now(), by: tx.actor().id(), why, sample: false }
}

fn today(tx: &Tx<'_>) -> String {
    tx.app().clock().day_of(tx.now()).to_string()
}

fn seen_is(version: i64, seen: i64) -> Result<()> {
    if version == seen { Ok(()) } else { Err(Error::Conflict("requests-conflict")) }
}
