//! Units that may be switched on or off: while one is on, the places it takes lie in it; while it is off, they lie where
//! they belong. One rule settles the whole tree, at loading and at switching alike.

use kernel::{Error, Id, Result};
use rustc_hash::FxHashMap;

use super::{GOVERNORATE, place};
use crate::rooms::terms::Names;

/// The tree with every place under the parent it has while the switchable units stand as they do, and in the
/// governorate that follows from it. Returns only the places that change, as (before, after).
pub fn settle(places: &[place::Model]) -> Vec<(place::Model, place::Model)> {
    let at: FxHashMap<Id, &place::Model> = places.iter().map(|place| (place.id, place)).collect();
    let settled = places.iter().map(|before| {
        let parent_id = parent(before, &at);
        let governorate_id = governorate(before, &at);
        let same = parent_id == before.parent_id && governorate_id == before.governorate_id;
        let version = before.version + i64::from(!same);
        (before.clone(), place::Model { parent_id, governorate_id, version, ..before.clone() })
    });
    settled.filter(|(before, after)| before != after).collect()
}

fn parent(place: &place::Model, at: &FxHashMap<Id, &place::Model>) -> Option<Id> {
    let taker = place.taken_by_id.filter(|taker| at.get(taker).is_some_and(|taker| taker.active));
    taker.or(place.home_id).or(place.parent_id)
}

fn governorate(place: &place::Model, at: &FxHashMap<Id, &place::Model>) -> Option<Id> {
    let mut here = place;
    // A tree is never deeper than its levels, and a circle ends here.
    for _ in 0..=super::DEEPEST {
        if here.level == GOVERNORATE {
            return Some(here.id);
        }
        here = at.get(&parent(here, at)?)?;
    }
    None
}

impl place::Model {
    /// A switchable unit shown or hidden. One that already stands so stays as it is.
    pub(in crate::rooms::places) fn switched(self, active: bool) -> Result<Self> {
        if !self.switchable {
            return Err(Error::NotFound);
        }
        let version = self.version + i64::from(self.active != active);
        Ok(Self { active, version, ..self })
    }

    /// The place with other names, by somebody who saw this version of it.
    pub(in crate::rooms::places) fn named(self, seen: i64, names: Names) -> Result<Self> {
        if self.version != seen {
            return Err(Error::Conflict("places-conflict"));
        }
        let Names { en, ar, ckb, ku } = names;
        let version = self.version + 1;
        Ok(Self { name_en: en, name_ar: ar, name_ckb: ckb, name_ku: ku, version, ..self })
    }
}
