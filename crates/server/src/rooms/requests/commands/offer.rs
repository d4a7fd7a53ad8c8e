//! Offering, accepting, declining, withdrawing, delivering.

use kernel::{Change, Command, Done, Error, Id, Reads, Result, Tx};

use super::{hand, today};
use crate::rooms::organisations;
use crate::rooms::requests::access::{Action, OfferAction};
use crate::rooms::requests::model::{Item, Offering, offer, request};
use crate::rooms::requests::store;

/// What is asked leave for where somebody acts for who offers: whoever coordinates where it is asked for need not speak for her.
fn for_giver(tx: &Tx<'_>, action: OfferAction, request: &request::Model) -> OfferAction {
    let coordinates = tx.permit::<request::Entity>(Action::Coordinate, request).is_ok();
    if coordinates { OfferAction::Answer } else { action }
}

/// Offers of one or several items, all or none. The same one again, as when a form is sent twice, stays one as long as it waits
/// for an answer.
pub struct MakeOffer {
    pub request: Id,
    pub offering: Offering,
}

impl Command for MakeOffer {
    const NAME: &'static str = "requests.offer";
    type Output = Vec<offer::Model>;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<Vec<offer::Model>>> {
        let request = store::request(tx, self.request).await?;
        request.must_be_open()?;
        let offering = self.offering;
        if offering.organisation_id == request.organisation_id {
            return Err(Error::invalid("organisation_id", "requests-offer-own"));
        }
        let known = organisations::get(tx, offering.organisation_id).await;
        known.map_err(|error| match error {
            Error::NotFound => Error::invalid("organisation_id", "requests-organisation-unknown"),
            other => other,
        })?;
        let blank = offer::Model { organisation_id: offering.organisation_id, ..offer::Model::default() };
        let action = for_giver(tx, OfferAction::Offer, &request);
        drop(tx.permit::<offer::Entity>(action, &blank)?);
        let (mut all, mut new) = (Vec::new(), Vec::new());
        for line in &offering.lines {
            let items = request.items();
            let item = items.iter().find(|item| item.id == line.item);
            let item = item.ok_or_else(|| Error::invalid("quantity-1", "requests-item-gone"))?;
            let of_row = |error| in_row(error, item);
            let made =
                offer::Model::made(tx.new_id(), request.id, *line, &offering, &hand(tx, None)).map_err(of_row)?;
            match store::same_offer(tx, &made).await? {
                Some(twin) => all.push(twin),
                None => {
                    store::balance(tx, &request, item.id).await?.must_hold(made.quantity).map_err(of_row)?;
                    new.push(made.clone());
                    all.push(made);
                }
            }
        }
        if all.is_empty() {
            return Err(Error::invalid("quantity-1", "requests-offer-nothing"));
        }
        let permit = tx.permit_all::<offer::Entity>(action, &new)?;
        Ok(tx.write_all(&permit, new.into_iter().map(Change::made).collect()).await?.done(all))
    }
}

/// What is wrong with a quantity, in the row of its item.
fn in_row(error: Error, item: &Item) -> Error {
    let Error::Invalid(mut wrong) = error else { return error };
    for fault in wrong.0.iter_mut().filter(|fault| fault.field == "quantity") {
        fault.field = item.field("quantity");
    }
    Error::Invalid(wrong)
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
        let balance = store::balance(tx, &request, before.item_id).await?;
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
        let permit = tx.permit::<offer::Entity>(for_giver(tx, OfferAction::Withdraw, &request), &before)?;
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
