//! The items of a request, each with its quantity and unit, and how each stands against what was offered of it.

use kernel::{Id, Invalid};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use super::{Balance, MOST, offer, request};

/// The most items of one request; who needs more asks twice.
pub const MOST_ITEMS: usize = 30;

/// One thing asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Item {
    #[serde(default)]
    pub id: Id,
    pub item: String,
    /// Unsaid in a form that is not filled in.
    pub quantity: Option<i64>,
    /// What is counted: boxes, tents, days of work.
    pub unit: String,
    /// The row of the form it stands in, from 1.
    #[serde(skip_deserializing)]
    pub row: usize,
}

/// An item with how it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stand {
    #[serde(flatten)]
    pub item: Item,
    #[serde(flatten)]
    pub balance: Balance,
    pub open: i64,
}

impl Item {
    /// The field of a form that says this of the item.
    pub fn field(&self, name: &str) -> String {
        format!("{name}-{}", self.row)
    }

    /// How it stands, counting the offers of it.
    pub fn balance(&self, offers: &[offer::Model]) -> Balance {
        Balance::of(self.quantity.unwrap_or_default(), offers.iter().filter(|offer| offer.item_id == self.id))
    }

    /// What it alone shows to be wrong.
    fn check(&self, wrong: &mut Invalid) {
        if self.item.trim().is_empty() {
            wrong.add(self.field("item"), "requests-item-missing");
        }
        if self.unit.trim().is_empty() {
            wrong.add(self.field("unit"), "requests-unit-missing");
        }
        let key = match self.quantity {
            None => "requests-quantity-missing",
            Some(quantity) if quantity < 1 => "requests-quantity-small",
            Some(quantity) if quantity > MOST => "requests-quantity-absurd",
            Some(_) => return,
        };
        wrong.add(self.field("quantity"), key);
    }
}

/// What is wrong with the items of a request: none at all, too many, one of them, one said twice.
pub fn check(items: &[Item], wrong: &mut Invalid) {
    if items.is_empty() {
        wrong.add("item-1", "requests-items-missing");
    }
    if items.len() > MOST_ITEMS {
        wrong.add_with("item-1", "requests-items-many", vec![("most", MOST_ITEMS.to_string())]);
    }
    for (at, item) in items.iter().enumerate() {
        item.check(wrong);
        let said = |one: &Item| (names::fold(&one.item), names::fold(&one.unit));
        if !item.item.trim().is_empty() && items[..at].iter().any(|other| said(other) == said(item)) {
            wrong.add(item.field("item"), "requests-item-twice");
        }
    }
}

impl request::Model {
    pub fn items(&self) -> Vec<Item> {
        let mut items: Vec<Item> = serde_json::from_value(self.items.clone()).unwrap_or_default();
        items.iter_mut().zip(1..).for_each(|(item, row)| item.row = row);
        items
    }

    /// How each item stands. Offers of other requests are not counted.
    pub fn stands(&self, offers: &[offer::Model]) -> Vec<Stand> {
        let own: Vec<offer::Model> = offers.iter().filter(|offer| offer.request_id == self.id).cloned().collect();
        let stand = |item: Item| {
            let balance = item.balance(&own);
            Stand { item, balance, open: balance.open() }
        };
        self.items().into_iter().map(stand).collect()
    }
}

/// `items`, the other way.
pub(super) fn listed(items: &[Item]) -> Json {
    let kept = |item: &Item| json!({ "id": item.id, "item": item.item, "quantity": item.quantity, "unit": item.unit });
    items.iter().map(kept).collect()
}
