//! What one asks for, and what is wrong with it.

use kernel::{Error, Id, Invalid, Result};
use serde::Serialize;

use super::items::{self, Item};
use super::{Hand, OfferState, State, Visibility, offer, request};

/// More of anything than a country would ask for: a figure above it is a slip of the keys.
pub const MOST: i64 = 1_000_000_000;

#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Asking {
    pub organisation_id: Id,
    pub title: String,
    pub description: Option<String>,
    pub items: Vec<Item>,
    pub place_id: Id,
    pub governorate_id: Option<Id>,
    pub sector_id: Option<Id>,
    pub needed_by: Option<String>,
    pub visibility: Visibility,
}

impl Asking {
    /// What it alone shows to be wrong.
    pub fn checked(&self) -> Result<()> {
        let mut wrong = Invalid::default();
        if self.title.trim().is_empty() {
            wrong.add("title", "requests-title-missing");
        }
        items::check(&self.items, &mut wrong);
        wrong.check()
    }

    /// With a request for one thing saying it once: its item is called as the request is.
    pub fn named(mut self) -> Self {
        if let [item] = &mut self.items[..]
            && item.item.trim().is_empty()
        {
            item.item = self.title.clone();
        }
        self
    }

    /// An error where a correction would turn what others offered into something else: less of it than is promised, another
    /// thing, or a request of their own.
    pub fn keeps_faith(&self, before: &request::Model, offers: &[offer::Model]) -> Result<()> {
        let mut wrong = Invalid::default();
        let binds = |offer: &offer::Model| offer.promised() > 0 || offer.state == OfferState::Offered;
        for was in before.items() {
            let bound = offers.iter().any(|offer| offer.item_id == was.id && binds(offer));
            let Some(is) = self.items.iter().find(|item| item.id == was.id) else {
                if bound {
                    wrong.add(was.field("item"), "requests-item-offered");
                }
                continue;
            };
            let promised = was.balance(offers).promised;
            if is.quantity.is_some_and(|quantity| quantity < promised) {
                let args = vec![("promised", promised.to_string())];
                wrong.add_with(is.field("quantity"), "requests-quantity-promised", args);
            }
            for (name, same) in [("item", is.item == was.item), ("unit", is.unit == was.unit)] {
                if bound && !same {
                    wrong.add(is.field(name), "requests-unit-offered");
                }
            }
        }
        if offers.iter().any(|offer| binds(offer) && offer.organisation_id == self.organisation_id) {
            wrong.add("organisation_id", "requests-offer-own");
        }
        wrong.check()
    }
}

impl request::Model {
    pub fn made(id: Id, no: i64, asking: Asking, hand: &Hand) -> Self {
        let blank = Self { id, no, created_at: hand.now, sample: hand.sample, ..Self::default() };
        blank.saying(asking, hand)
    }

    pub fn saying(self, asking: Asking, hand: &Hand) -> Self {
        Self {
            organisation_id: asking.organisation_id,
            title: asking.title,
            description: asking.description,
            items: items::listed(&asking.items),
            place_id: asking.place_id,
            governorate_id: asking.governorate_id,
            sector_id: asking.sector_id,
            needed_by: asking.needed_by,
            visibility: asking.visibility,
            ..self
        }
        .touched(hand)
    }

    pub fn asking(&self) -> Asking {
        Asking {
            organisation_id: self.organisation_id,
            title: self.title.clone(),
            description: self.description.clone(),
            items: self.items(),
            place_id: self.place_id,
            governorate_id: self.governorate_id,
            sector_id: self.sector_id,
            needed_by: self.needed_by.clone(),
            visibility: self.visibility,
        }
    }

    /// The request closed, withdrawn or open again.
    pub fn turned(self, state: State, hand: &Hand) -> Result<Self> {
        if self.state == state {
            return Err(Error::Conflict("requests-state-already"));
        }
        Ok(Self { state, ..self }.touched(hand))
    }

    /// An error where nothing may be promised any more.
    pub fn must_be_open(&self) -> Result<()> {
        if self.state == State::Open { Ok(()) } else { Err(Error::Conflict("requests-not-open")) }
    }

    fn touched(self, hand: &Hand) -> Self {
        Self { why: hand.why.clone(), updated_at: hand.now, updated_by: hand.by, version: self.version + 1, ..self }
    }
}
