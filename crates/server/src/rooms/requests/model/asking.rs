//! What one asks for, and what is wrong with it.

use kernel::{Error, Id, Invalid, Result};
use serde::Serialize;

use super::{Hand, OfferState, State, Visibility, offer, request};

/// More of anything than a country would ask for: a figure above it is a slip of the keys.
pub const MOST: i64 = 1_000_000_000;

#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Asking {
    pub organisation_id: Id,
    pub title: String,
    pub description: Option<String>,
    pub quantity: Option<i64>,
    pub unit: String,
    pub place_id: Id,
    pub governorate_id: Option<Id>,
    pub sector_id: Option<Id>,
    pub needed_by: Option<String>,
    pub visibility: Visibility,
}

impl Asking {
    /// What it alone shows to be wrong. `promised`: what was accepted already and cannot be asked less of.
    pub fn checked(&self, promised: i64) -> Result<()> {
        let mut wrong = Invalid::default();
        if self.title.trim().is_empty() {
            wrong.add("title", "requests-title-missing");
        }
        if self.unit.trim().is_empty() {
            wrong.add("unit", "requests-unit-missing");
        }
        match self.quantity {
            None => drop(wrong.add("quantity", "requests-quantity-missing")),
            Some(quantity) if quantity < 1 => drop(wrong.add("quantity", "requests-quantity-small")),
            Some(quantity) if quantity > MOST => drop(wrong.add("quantity", "requests-quantity-absurd")),
            Some(quantity) if quantity < promised => {
                wrong.add_with("quantity", "requests-quantity-promised", vec![("promised", promised.to_string())]);
            }
            Some(_) => {}
        }
        wrong.check()
    }
}

impl Asking {
    /// An error where a correction would turn what others offered into something else: another thing counted, or a request of
    /// their own.
    pub fn keeps_faith(&self, before: &request::Model, offers: &[offer::Model]) -> Result<()> {
        let mut wrong = Invalid::default();
        let binding = |offer: &&offer::Model| offer.promised() > 0 || offer.state == OfferState::Offered;
        let mut binding = offers.iter().filter(binding).peekable();
        if self.unit != before.unit && binding.peek().is_some() {
            wrong.add("unit", "requests-unit-offered");
        }
        if binding.any(|offer| offer.organisation_id == self.organisation_id) {
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
            quantity: asking.quantity.unwrap_or_default(),
            unit: asking.unit,
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
            quantity: Some(self.quantity),
            unit: self.unit.clone(),
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
