//! Offering, accepting, declining, withdrawing, delivering.

use kernel::{Change, Command, Done, Error, Id, Permit, Reads, Result, Tx};

use super::{hand, today};
use crate::rooms::organisations;
use crate::rooms::requests::access::{Action, OfferAction};
use crate::rooms::requests::model::{Offering, offer, request};
use crate::rooms::requests::store;

/// Leave to act for who offers: their own, or of whoever coordinates where it is asked for.
fn for_giver(
    tx: &Tx<'_>,
    action: OfferAction,
    request: &request::Model,
    offer: &offer::Model,
) -> Result<Permit<offer::Entity>> {
    let coordinates = tx.permit::<request::Entity>(Action::Coordinate, request).is_ok();
    tx.permit::<offer::Entity>(if coordinates { OfferAction::Answer } else { action }, offer)
}

/// One offer. The same one again, as when a form is sent twice, stays one as long as it waits for an answer.
pub struct MakeOffer {
    pub request: Id,
    pub offering: Offering,
}

impl Command for MakeOffer {
    const NAME: &'static str = "requests.offer";
    type Output = offer::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<offer::Model>> {
        let request = store::request(tx, self.request).await?;
        request.must_be_open()?;
        if self.offering.organisation_id == request.organisation_id {
            return Err(Error::invalid("organisation_id", "requests-offer-own"));
        }
        let known = organisations::get(tx, self.offering.organisation_id).await;
        known.map_err(|error| match error {
            Error::NotFound => Error::invalid("organisation_id", "requests-organisation-unknown"),
            other => other,
        })?;
        let made = offer::Model::made(tx.new_id(), request.id, self.offering, &hand(tx, None))?;
        let permit = for_giver(tx, OfferAction::Offer, &request, &made)?;
        if let Some(twin) = store::same_offer(tx, &made).await? {
            return Ok(tx.write_all(&permit, Vec::new()).await?.done(twin));
        }
        store::balance(tx, &request).await?.must_hold(made.quantity)?;
        Ok(tx.write(&permit, Change::made(made.clone())).await?.done(made))
    }
}

/// The offer, if it is against this request; and the request.
async fn against(tx: &Tx<'_>, request: Id, id: Id) -> Result<(request::Model, offer::Model)> {
    let request = store::request(tx, request).await?;
    let offer = tx.find::<offer::Entity>().get(id).await?;
    if offer.request_id == request.id { Ok((request, offer)) } else { Err(Error::NotFound) }
}

/// Promises the requester what was offered, or less of it.
pub struct Accept {
    pub request: Id,
    pub id: Id,
    pub quantity: Option<i64>,
}

impl Command for Accept {
    const NAME: &'static str = "requests.accept";
    type Output = offer::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<offer::Model>> {
        let (request, before) = against(tx, self.request, self.id).await?;
        drop(tx.permit::<request::Entity>(Action::Settle, &request)?);
        request.must_be_open()?;
        let balance = store::balance(tx, &request).await?;
        let after = before.clone().accepted(self.quantity, &balance, &hand(tx, None))?;
        let permit = tx.permit::<offer::Entity>(OfferAction::Answer, &before)?;
        Ok(tx.write(&permit, Change::of(before, after.clone())).await?.done(after))
    }
}

pub struct Decline {
    pub request: Id,
    pub id: Id,
    pub why: Option<String>,
}

impl Command for Decline {
    const NAME: &'static str = "requests.decline";
    type Output = offer::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<offer::Model>> {
        let (request, before) = against(tx, self.request, self.id).await?;
        drop(tx.permit::<request::Entity>(Action::Settle, &request)?);
        let after = before.clone().declined(&hand(tx, self.why))?;
        let permit = tx.permit::<offer::Entity>(OfferAction::Answer, &before)?;
        Ok(tx.write(&permit, Change::of(before, after.clone())).await?.done(after))
    }
}

pub struct Withdraw {
    pub request: Id,
    pub id: Id,
    pub why: Option<String>,
}

impl Command for Withdraw {
    const NAME: &'static str = "requests.withdraw_offer";
    type Output = offer::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<offer::Model>> {
        let (request, before) = against(tx, self.request, self.id).await?;
        let permit = for_giver(tx, OfferAction::Withdraw, &request, &before)?;
        let after = before.clone().withdrawn(&hand(tx, self.why))?;
        Ok(tx.write(&permit, Change::of(before, after.clone())).await?.done(after))
    }
}

/// Says that a part of what was promised, or the rest of it, was handed over: by who gives or by who receives.
pub struct Deliver {
    pub request: Id,
    pub id: Id,
    pub quantity: Option<i64>,
    /// How much was there when this was said, so that one delivery sent twice is not two.
    pub seen: Option<i64>,
    /// ISO day; today where none.
    pub day: Option<String>,
}

impl Command for Deliver {
    const NAME: &'static str = "requests.deliver";
    type Output = offer::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<offer::Model>> {
        let (request, before) = against(tx, self.request, self.id).await?;
        let received = tx.permit::<request::Entity>(Action::Settle, &request).is_ok();
        let action = if received { OfferAction::Answer } else { OfferAction::Deliver };
        let permit = tx.permit::<offer::Entity>(action, &before)?;
        if self.seen.is_some_and(|seen| seen != before.delivered) {
            return Err(Error::Conflict("requests-delivered-meanwhile"));
        }
        let today = today(tx);
        let day = self.day.unwrap_or_else(|| today.clone());
        if day > today {
            return Err(Error::invalid("day", "requests-day-later"));
        }
        let after = before.clone().delivered(self.quantity, day, &hand(tx, None))?;
        Ok(tx.write(&permit, Change::of(before, after.clone())).await?.done(after))
    }
}
