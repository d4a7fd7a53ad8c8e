//! Asking for assistance, correcting what is asked, closing, withdrawing, opening again.

use kernel::{Change, Command, Done, Error, Id, Invalid, Result, Tx};

use super::{hand, seen_is};
use crate::rooms::needs::sight::keep_closed;
use crate::rooms::requests::access::{Action, OfferAction};
use crate::rooms::requests::model::{Asking, Hand, State, offer, request};
use crate::rooms::requests::store;
use crate::rooms::{organisations, places, terms};

/// The request with its governorate, or all that is wrong with it.
async fn settle(tx: &Tx<'_>, asking: Asking, before: &Asking) -> Result<Asking> {
    let mut asking = asking.named();
    for item in &mut asking.items {
        if !before.items.iter().any(|known| known.id == item.id) {
            item.id = tx.new_id();
        }
    }
    let mut wrong = match asking.checked() {
        Err(Error::Invalid(wrong)) => wrong,
        other => other.map(|()| Invalid::default())?,
    };
    let atlas = places::atlas(tx).await?;
    match atlas.get(asking.place_id).filter(|place| place.level != places::model::COUNTRY) {
        Some(place) => asking.governorate_id = place.governorate,
        None => drop(wrong.add("place_id", "requests-place-unknown")),
    }
    if let Some(id) = asking.sector_id.filter(|id| before.sector_id != Some(*id)) {
        let known = terms::every(tx, terms::SECTOR).await?;
        if !known.iter().any(|term| term.id == id && term.active) {
            wrong.add("sector_id", "requests-sector-unknown");
        }
    }
    if asking.organisation_id != before.organisation_id {
        match organisations::get(tx, asking.organisation_id).await {
            Ok(found) if found.merged_into.is_none() => {}
            Ok(_) | Err(Error::NotFound) => drop(wrong.add("organisation_id", "requests-organisation-unknown")),
            Err(other) => return Err(other),
        }
    }
    wrong.check().map(|()| asking)
}

/// What is asked again in the same words within this time is one form sent twice.
const TWICE: kernel::Millis = kernel::HOUR;

pub struct Ask(pub Asking);

impl Command for Ask {
    const NAME: &'static str = "requests.ask";
    type Output = request::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<request::Model>> {
        let asking = settle(tx, self.0, &Asking::default()).await?;
        let made = request::Model::made(tx.new_id(), 0, asking, &hand(tx, None));
        let permit = tx.permit::<request::Entity>(Action::Ask, &made)?;
        if let Some(twin) = store::same_request(tx, &made, tx.now() - TWICE).await? {
            return Ok(tx.write_all(&permit, Vec::new()).await?.done(twin));
        }
        let made = request::Model { no: tx.numbers("request", 1).await?, ..made };
        Ok(tx.write(&permit, Change::made(made.clone())).await?.done(made))
    }
}

/// Requests with their offers, as a kit's sample has them, each offer with the place of its item.
pub struct AskAll(pub Vec<(Asking, Vec<(usize, offer::Model)>)>);

impl Command for AskAll {
    const NAME: &'static str = "requests.ask_all";
    type Output = Vec<request::Model>;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<Vec<request::Model>>> {
        let hand = Hand { sample: true, ..hand(tx, None) };
        let count = self.0.len();
        let first = if count > 0 { tx.numbers("request", count as i64).await? } else { 0 };
        let (mut requests, mut offers) = (Vec::with_capacity(count), Vec::new());
        for ((asking, against), no) in self.0.into_iter().zip(first..) {
            let asking = settle(tx, asking, &Asking::default()).await?;
            let request = request::Model::made(tx.new_id(), no, asking, &hand);
            let items = request.items();
            let of_item = |(at, offer): (usize, offer::Model)| {
                let item_id = items.get(at).map_or(Id::nil(), |item| item.id);
                offer::Model { request_id: request.id, item_id, ..offer }
            };
            let against: Vec<offer::Model> = against.into_iter().map(of_item).collect();
            if request.stands(&against).iter().any(|one| one.balance.promised > one.balance.asked) {
                return Err(Error::Unavailable(format!("the sample promises more than it asks: {}", request.title)));
            }
            requests.push(request);
            offers.extend(against);
        }
        let permit = tx.permit_all::<request::Entity>(Action::Ask, &requests)?;
        let written = tx.write_all(&permit, requests.iter().cloned().map(Change::made).collect()).await?;
        let permit = tx.permit_all::<offer::Entity>(OfferAction::Offer, &offers)?;
        let written = written.and(tx.write_all(&permit, offers.into_iter().map(Change::made).collect()).await?);
        Ok(written.done(requests))
    }
}

pub struct EditRequest {
    pub id: Id,
    /// The version that was seen.
    pub version: i64,
    pub asking: Asking,
    pub why: Option<String>,
}

impl Command for EditRequest {
    const NAME: &'static str = "requests.edit";
    type Output = request::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<request::Model>> {
        let before = store::request(tx, self.id).await?;
        drop(tx.permit::<request::Entity>(Action::Edit, &before)?);
        seen_is(before.version, self.version)?;
        before.must_be_open()?;
        let offers = store::all_offers(tx, before.id).await?;
        let asking = settle(tx, self.asking, &before.asking()).await?;
        asking.keeps_faith(&before, &offers)?;
        let after = before.clone().saying(asking, &hand(tx, self.why));
        let [was, is] = [&before, &after].map(|one| (Some(one.organisation_id), one.visibility));
        keep_closed(tx.actor(), was, is, ["requests-not-yours-to-open", "requests-not-yours-to-give"])?;
        let permit = tx.permit::<request::Entity>(Action::Edit, &after)?;
        Ok(tx.write(&permit, Change::of(before, after.clone())).await?.done(after))
    }
}

/// Closes a request, withdraws it, or opens it again.
pub struct Turn {
    pub id: Id,
    pub state: State,
    pub why: Option<String>,
}

impl Command for Turn {
    const NAME: &'static str = "requests.turn";
    type Output = request::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<request::Model>> {
        let before = store::request(tx, self.id).await?;
        let permit = tx.permit::<request::Entity>(Action::Settle, &before)?;
        let after = before.clone().turned(self.state, &hand(tx, self.why))?;
        Ok(tx.write(&permit, Change::of(before, after.clone())).await?.done(after))
    }
}
