//! How an atlas is put together, and what lies in what: not only in the parent of today, but in every unit under which
//! reports may put a place (its home, a unit that takes it, the other parents the kit names).

use std::cmp::Reverse;

use kernel::Id;
use rustc_hash::FxHashMap;

use super::codes::Lists;
use super::{Atlas, Code, Country, Place, Records, spelling};
use crate::rooms::places::model::{GOVERNORATE, place};
use crate::rooms::terms::Names;

impl Atlas {
    pub fn new(records: Records) -> Self {
        let Records { countries, places, codes, aliases, schemes } = records;
        let mut countries: Vec<Country> = countries
            .into_iter()
            .map(|country| Country { profile: country.profile(), code: country.code, home: country.home })
            .collect();
        countries.sort_by_key(|country| (!country.home, country.code.clone()));
        let mut places = ordered(places, &countries);
        let at: FxHashMap<Id, usize> = places.iter().enumerate().map(|(at, place)| (place.id, at)).collect();
        for code in codes {
            if let Some(at) = at.get(&code.place_id) {
                places[*at].codes.push(Code { scheme: code.scheme, version: code.version, code: code.code });
            }
        }
        for alias in aliases {
            if let Some(at) = at.get(&alias.place_id) {
                places[*at].aliases.push(alias.text);
            }
        }
        let mut children: FxHashMap<Id, Vec<usize>> = FxHashMap::default();
        for (at, place) in places.iter().enumerate() {
            if let Some(parent) = place.parent {
                children.entry(parent).or_default().push(at);
            }
        }
        let active = |place: &Place| place.level == GOVERNORATE && place.active;
        let first = places.iter().position(active).unwrap_or(places.len());
        let governorates = first..first + places[first..].iter().take_while(|place| active(place)).count();
        let over = over(&places, &at);
        let held = over.iter().zip(&places).flat_map(|(above, place)| above.iter().map(|at| (*at, place.level)));
        let mut atlas = Self {
            holds: held.collect(),
            over,
            lists: Lists::new(schemes, &places),
            spelt: spelling::spelt(&places),
            prefixes: spelling::prefixes(&countries),
            indexes: FxHashMap::default(),
            all: names::places::Index::new([]),
            places,
            at,
            children,
            governorates,
            countries,
        };
        atlas.indexes = atlas.indexes();
        atlas.all = atlas.everything();
        atlas
    }

    /// Every place of that level in which reports may put this one.
    pub(super) fn above(&self, place: usize, level: i64) -> Vec<usize> {
        self.over[place].iter().copied().filter(|at| self.places[*at].level == level).collect()
    }

    /// Whether reports may put a place in this scope, or it is the scope itself.
    pub(super) fn may_lie_in(&self, place: usize, scope: usize) -> bool {
        place == scope || self.over[place].contains(&scope)
    }

    /// Whether the atlas knows any place of that level there.
    pub(super) fn any_within(&self, level: i64, scope: Option<usize>) -> bool {
        match scope {
            Some(scope) => self.holds.contains(&(scope, level)),
            None => self.places.iter().any(|place| place.level == level),
        }
    }
}

/// Every place in which reports may put each place, at any level.
fn over(places: &[Place], at: &FxHashMap<Id, usize>) -> Vec<Vec<usize>> {
    let parents = |place: &Place| -> Vec<usize> {
        let own = [place.parent, place.home, place.taken_by].into_iter().flatten();
        let all = own.chain(place.also_under.iter().copied()).filter_map(|parent| at.get(&parent).copied());
        all.filter(|parent| places[*parent].level < place.level).collect()
    };
    let mut over: Vec<Vec<usize>> = Vec::with_capacity(places.len());
    for place in places {
        // Places are in order of their levels, so what lies above is known already.
        let mut above = parents(place);
        for parent in above.clone() {
            above.extend(over.get(parent).into_iter().flatten().copied());
        }
        above.sort_unstable();
        above.dedup();
        over.push(above);
    }
    over
}

fn ordered(places: Vec<place::Model>, countries: &[Country]) -> Vec<Place> {
    let rank = |code: &str| countries.iter().position(|country| country.code == code).unwrap_or(usize::MAX);
    let mut places = places;
    places.sort_by_cached_key(|place| {
        (place.level, Reverse(place.active), rank(&place.country), place.country.clone(), place.position)
    });
    places.into_iter().map(Place::of).collect()
}

impl Place {
    fn of(place: place::Model) -> Self {
        let also_under = serde_json::from_value(place.also_under).unwrap_or_default();
        Self {
            id: place.id,
            key: place.key,
            parent: place.parent_id,
            governorate: place.governorate_id,
            level: place.level,
            country: place.country,
            names: Names { en: place.name_en, ar: place.name_ar, ckb: place.name_ckb, ku: place.name_ku },
            jurisdiction: place.jurisdiction,
            tile: place.tile_column.zip(place.tile_row),
            switchable: place.switchable,
            active: place.active,
            valid_from: place.valid_from,
            valid_to: place.valid_to,
            codes: Vec::new(),
            aliases: Vec::new(),
            home: place.home_id,
            taken_by: place.taken_by_id,
            also_under,
        }
    }
}
