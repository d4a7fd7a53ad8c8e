//! Offers, and how much of an item is still open: asked less promised. Offers that nobody accepted bind nobody.

use kernel::{Error, Id, Invalid, Result};
use serde::Serialize;

use super::{Hand, MOST, OfferState, offer};

/// What somebody would give, of one or several items.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Offering {
    pub organisation_id: Id,
    pub lines: Vec<Line>,
    pub available_on: Option<String>,
    pub note: Option<String>,
}

/// How much of one item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Line {
    pub item: Id,
    pub quantity: Option<i64>,
}

/// How an item stands against all offers of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Balance {
    pub asked: i64,
    /// Accepted, delivered or not.
    pub promised: i64,
    pub delivered: i64,
    /// Offered and not answered yet.
    pub waiting: i64,
}

impl Balance {
    pub fn of<'a>(asked: i64, offers: impl IntoIterator<Item = &'a offer::Model>) -> Self {
        offers.into_iter().fold(Self { asked, ..Self::default() }, |sum, offer| Self {
            promised: sum.promised + offer.promised(),
            delivered: sum.delivered + offer.delivered,
            waiting: sum.waiting + if offer.state == OfferState::Offered { offer.quantity } else { 0 },
            ..sum
        })
    }

    /// What may still be promised.
    pub fn open(&self) -> i64 {
        (self.asked - self.promised).max(0)
    }

    /// An error, naming what is open, where more than that would be promised.
    pub fn must_hold(&self, quantity: i64) -> Result<()> {
        if quantity <= self.open() {
            return Ok(());
        }
        let mut wrong = Invalid::default();
        let args = vec![("open", self.open().to_string()), ("asked", self.asked.to_string())];
        let key = if self.open() == 0 { "requests-nothing-open" } else { "requests-over-open" };
        wrong.add_with("quantity", key, args);
        Err(Error::Invalid(wrong))
    }
}

fn counted(quantity: Option<i64>) -> Result<i64> {
    match quantity {
        None => Err(Error::invalid("quantity", "requests-quantity-missing")),
        Some(quantity) if quantity < 1 => Err(Error::invalid("quantity", "requests-quantity-small")),
        Some(quantity) if quantity > MOST => Err(Error::invalid("quantity", "requests-quantity-absurd")),
        Some(quantity) => Ok(quantity),
    }
}

impl offer::Model {
    /// An offer of one of the lines.
    pub fn made(id: Id, request_id: Id, line: Line, offering: &Offering, hand: &Hand) -> Result<Self> {
        let (quantity, item_id) = (counted(line.quantity)?, line.item);
        let blank = Self { id, request_id, item_id, created_at: hand.now, sample: hand.sample, ..Self::default() };
        let said = Self {
            organisation_id: offering.organisation_id,
            quantity,
            available_on: offering.available_on.clone(),
            note: offering.note.clone(),
            ..blank
        };
        Ok(said.touched(hand))
    }

    /// How much the requester can count on because of this offer.
    pub fn promised(&self) -> i64 {
        match self.state {
            OfferState::Accepted | OfferState::Delivered | OfferState::Withdrawn => self.accepted,
            OfferState::Offered | OfferState::Declined => 0,
        }
    }

    /// Promised and still to come.
    pub fn due(&self) -> i64 {
        if self.state == OfferState::Accepted { self.accepted - self.delivered } else { 0 }
    }

    /// Accepted, whole where no quantity is said. `balance` is that of its item, this offer among the others.
    pub fn accepted(self, quantity: Option<i64>, balance: &Balance, hand: &Hand) -> Result<Self> {
        self.must_be(OfferState::Offered)?;
        let accepted = counted(quantity.or(Some(self.quantity)))?;
        if accepted > self.quantity {
            return Err(Error::invalid("quantity", "requests-over-offer"));
        }
        balance.must_hold(accepted)?;
        Ok(Self { state: OfferState::Accepted, accepted, ..self }.touched(hand))
    }

    pub fn declined(self, hand: &Hand) -> Result<Self> {
        self.must_be(OfferState::Offered)?;
        Ok(Self { state: OfferState::Declined, ..self }.touched(hand))
    }

    /// Taken back: what was delivered of it stays, the rest is open again.
    pub fn withdrawn(self, hand: &Hand) -> Result<Self> {
        match self.state {
            OfferState::Offered | OfferState::Accepted => {
                Ok(Self { state: OfferState::Withdrawn, accepted: self.delivered, ..self }.touched(hand))
            }
            OfferState::Declined | OfferState::Withdrawn | OfferState::Delivered => {
                Err(Error::Conflict("requests-offer-settled"))
            }
        }
    }

    /// A part, or the rest, is there.
    pub fn delivered(self, quantity: Option<i64>, day: String, hand: &Hand) -> Result<Self> {
        self.must_be(OfferState::Accepted)?;
        let quantity = counted(quantity)?;
        if quantity > self.due() {
            let args = vec![("due", self.due().to_string())];
            let mut wrong = Invalid::default();
            wrong.add_with("quantity", "requests-over-due", args);
            return Err(Error::Invalid(wrong));
        }
        let delivered = self.delivered + quantity;
        let state = if delivered == self.accepted { OfferState::Delivered } else { OfferState::Accepted };
        Ok(Self { state, delivered, delivered_on: Some(day), ..self }.touched(hand))
    }

    fn must_be(&self, state: OfferState) -> Result<()> {
        if self.state == state { Ok(()) } else { Err(Error::Conflict("requests-offer-settled")) }
    }

    fn touched(self, hand: &Hand) -> Self {
        Self { why: hand.why.clone(), updated_at: hand.now, updated_by: hand.by, version: self.version + 1, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn offered(quantity: i64) -> offer::Model {
        let line = Line { quantity: Some(quantity), ..Line::default() };
        offer::Model::made(Id::nil(), Id::nil(), line, &Offering::default(), &Hand::default()).expect("an offer")
    }

    fn day() -> String {
        "2026-11-23".into()
    }

    #[test]
    fn a_delivery_in_parts_ends_when_all_is_there() {
        let hand = Hand::default();
        let balance = Balance { asked: 100, ..Balance::default() };
        let offer = offered(80).accepted(Some(60), &balance, &hand).expect("there is room");
        assert!(
            offer.clone().delivered(Some(61), day(), &hand).is_err()
                && offer.clone().delivered(Some(0), day(), &hand).is_err()
        );
        let half = offer.delivered(Some(20), day(), &hand).expect("a part");
        assert_eq!((half.state, half.due(), half.promised()), (OfferState::Accepted, 40, 60));
        let withdrawn = half.clone().withdrawn(&hand).expect("the rest may be taken back");
        assert_eq!((withdrawn.promised(), withdrawn.due()), (20, 0), "what is there stays");
        let done = half.delivered(Some(40), day(), &hand).expect("the rest");
        assert_eq!((done.state, done.due(), done.promised()), (OfferState::Delivered, 0, 60));
        assert!(done.withdrawn(&hand).is_err());
    }

    #[test]
    fn more_than_is_open_is_refused_with_what_is_open() {
        let hand = Hand::default();
        let first =
            offered(70).accepted(None, &Balance { asked: 100, ..Balance::default() }, &hand).expect("there is room");
        let balance = Balance::of(100, [&first, &offered(50)]);
        assert_eq!((balance.open(), balance.waiting), (30, 50));
        let Err(Error::Invalid(wrong)) = offered(50).accepted(None, &balance, &hand) else { panic!("it is too much") };
        assert_eq!((wrong.0[0].key, wrong.0[0].args[0].1.as_str()), ("requests-over-open", "30"));
        assert!(offered(50).accepted(Some(30), &balance, &hand).is_ok(), "a part of it fits");
        assert!(offered(5).accepted(Some(6), &balance, &hand).is_err(), "nobody is held to more than was offered");
    }

    proptest! {
        #[test]
        fn whatever_happens_no_more_is_promised_than_was_asked(asked in 1_i64..200, steps in prop::collection::vec((0_usize..4, 0_usize..6, 0_i64..150), 1..60)) {
            let hand = Hand::default();
            let mut offers: Vec<offer::Model> = Vec::new();
            for (deed, which, quantity) in steps {
                let balance = Balance::of(asked, &offers);
                let Some(offer) = offers.get(which).cloned() else {
                    offers.push(offered(quantity.max(1)));
                    continue;
                };
                let after = match deed {
                    0 => offer.accepted(Some(quantity), &balance, &hand),
                    1 => offer.delivered(Some(quantity), day(), &hand),
                    2 => offer.withdrawn(&hand),
                    _ => offer.declined(&hand),
                };
                if let Ok(after) = after {
                    offers[which] = after;
                }
                let balance = Balance::of(asked, &offers);
                prop_assert!(balance.promised <= asked && balance.delivered <= balance.promised);
                prop_assert!(offers.iter().all(|offer| offer.delivered <= offer.quantity && offer.due() >= 0));
            }
        }
    }
}
