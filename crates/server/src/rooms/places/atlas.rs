//! The whole tree of places in memory: who lies in what, what each is called in any language, which code each has, and
//! how a row of somebody's spreadsheet is read (`Atlas::read`).
//!
//! Pure: made from records, it asks no database. `places::atlas` keeps one per application and renews it.

mod codes;
mod reading;
mod spelling;
mod tree;
mod words;

use std::ops::Range;

use kernel::Id;
use names::places::Index;
use rustc_hash::{FxHashMap, FxHashSet};
use web::locale::Locale;

use self::codes::Lists;
pub use self::reading::{Asked, Candidate, Level, Reading};
use super::model::{Profile, alias, code, country, place, scheme};
use crate::rooms::terms::Names;

/// One place, with everything that is known of it.
#[derive(Debug, Clone)]
pub struct Place {
    pub id: Id,
    pub key: String,
    pub parent: Option<Id>,
    /// The governorate it lies in; itself where it is one.
    pub governorate: Option<Id>,
    /// 0 country, 1 governorate, 2 district, 3 sub-district.
    pub level: i64,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub names: Names,
    pub jurisdiction: Option<String>,
    /// Column and row of the tile map.
    pub tile: Option<(i64, i64)>,
    pub switchable: bool,
    pub active: bool,
    pub valid_from: Option<String>,
    pub valid_to: Option<String>,
    pub codes: Vec<Code>,
    pub aliases: Vec<String>,
    /// Where it belongs while no switchable unit takes it.
    pub home: Option<Id>,
    /// The switchable unit that takes it while that is on.
    pub taken_by: Option<Id>,
    /// Other parents under which reports put it.
    pub also_under: Vec<Id>,
}

/// A code, which means something only in its scheme and version.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Code {
    pub scheme: String,
    pub version: String,
    pub code: String,
}

/// A list of codes in one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    pub key: String,
    pub version: String,
    pub country: String,
    pub name: String,
    /// Every place of the levels it covers has a code.
    pub complete: bool,
    /// The list exports write.
    pub main: bool,
    pub published: Option<String>,
    pub licence: Option<String>,
}

/// A country whose places are known, with what its kit says of it.
#[derive(Debug, Clone)]
pub struct Country {
    pub code: String,
    pub home: bool,
    pub profile: Profile,
}

/// The records an atlas is made from.
#[derive(Debug, Default)]
pub struct Records {
    pub countries: Vec<country::Model>,
    pub places: Vec<place::Model>,
    pub codes: Vec<code::Model>,
    pub aliases: Vec<alias::Model>,
    pub schemes: Vec<scheme::Model>,
}

/// See the module.
pub struct Atlas {
    /// By level, those switched on first, the home country first, in the kit's order.
    places: Vec<Place>,
    at: FxHashMap<Id, usize>,
    children: FxHashMap<Id, Vec<usize>>,
    /// Every place in which reports may put each place.
    over: Vec<Vec<usize>>,
    /// Which places hold places of which level.
    holds: FxHashSet<(usize, i64)>,
    /// The active places of level 1.
    governorates: Range<usize>,
    /// The home country first.
    countries: Vec<Country>,
    lists: Lists,
    /// Exact spellings, folded, by level.
    spelt: FxHashMap<(i64, String), Vec<usize>>,
    /// Places of one level, each under what it lies in at another: `(level, level of the scope)`.
    indexes: FxHashMap<(i64, i64), Index>,
    /// All places, for a search box.
    all: Index,
    /// Folded words that mean only the level, by level, longest first.
    prefixes: FxHashMap<i64, Vec<Vec<String>>>,
}

impl Place {
    pub fn name(&self, locale: Locale) -> &str {
        self.names.name(locale)
    }

    /// Every spelling it is known by: its names, then its aliases.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        let Names { en, ar, ckb, ku } = &self.names;
        let names = [Some(en), ar.as_ref(), ckb.as_ref(), ku.as_ref()].into_iter().flatten();
        names.chain(&self.aliases).map(String::as_str).filter(|text| !text.is_empty())
    }
}

impl Atlas {
    pub fn get(&self, id: Id) -> Option<&Place> {
        self.at.get(&id).map(|at| &self.places[*at])
    }

    /// The place's name in this language; empty where there is no such place.
    pub fn name(&self, id: Id, locale: Locale) -> &str {
        self.get(id).map_or("", |place| place.name(locale))
    }

    /// Every place, those switched off too: countries first, then level by level, in the kit's order.
    pub fn all(&self) -> &[Place] {
        &self.places
    }

    /// The country the body works in, as a place.
    pub fn country(&self) -> Option<&Place> {
        let home = self.countries.first().map(|country| country.code.as_str());
        let countries = || self.places.iter().filter(|place| place.level == 0);
        countries().find(|place| home == Some(place.country.as_str())).or_else(|| countries().next())
    }

    /// The countries whose places are known, the home country first.
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// What the kit says of the home country.
    pub fn profile(&self) -> Profile {
        self.countries.first().map(|country| country.profile.clone()).unwrap_or_default()
    }

    /// The active places of level 1 in order, those of the home country first.
    pub fn governorates(&self) -> &[Place] {
        &self.places[self.governorates.clone()]
    }

    /// The active places directly below, in order.
    pub fn children(&self, id: Id) -> impl Iterator<Item = &Place> {
        let below = self.children.get(&id).into_iter().flatten().map(|at| &self.places[*at]);
        below.filter(|place| place.active)
    }

    /// From the country down to the place itself; empty where there is no such place.
    pub fn trail(&self, id: Id) -> Vec<&Place> {
        let mut trail: Vec<&Place> = std::iter::successors(self.get(id), |place| self.get(place.parent?))
            .take(super::model::DEEPEST as usize + 1)
            .collect();
        trail.reverse();
        trail
    }

    /// The governorate a place lies in; itself where it is one.
    pub fn governorate_of(&self, id: Id) -> Option<&Place> {
        self.trail(id).into_iter().find(|place| place.level == super::model::GOVERNORATE)
    }

    /// The district a place lies in; itself where it is one.
    pub fn district_of(&self, id: Id) -> Option<&Place> {
        self.trail(id).into_iter().find(|place| place.level == super::model::DISTRICT)
    }

    /// A place and all that lies in it, as the switchable units stand.
    pub fn beneath(&self, id: Id) -> Vec<Id> {
        let below = self.children(id).flat_map(|part| self.beneath(part.id));
        std::iter::once(id).chain(below).collect()
    }

    /// Whether a place is this one or lies in it at any depth, as the switchable units stand.
    pub fn is_within(&self, id: Id, scope: Id) -> bool {
        self.trail(id).iter().any(|place| place.id == scope)
    }

    /// The places a switchable unit takes while it is on.
    pub fn taken_by(&self, unit: Id) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(move |place| place.taken_by == Some(unit))
    }

    /// Scheme, version and code in the list that exports write.
    pub fn code(&self, id: Id) -> Option<(&str, &str, &str)> {
        let place = self.get(id)?;
        let main = place.codes.iter().find(|code| {
            let scheme = self.lists.scheme(&code.scheme, &code.version, &place.country);
            scheme.is_some_and(|scheme| scheme.main)
        })?;
        Some((&main.scheme, &main.version, &main.code))
    }

    /// The place of a code in one scheme and version, whatever the country.
    pub fn by_code(&self, scheme: &str, version: &str, code: &str) -> Option<&Place> {
        self.lists.find(scheme, version, code).map(|at| &self.places[at])
    }

    pub fn by_key(&self, key: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.key == key)
    }

    /// The lists of codes, those exports write first.
    pub fn schemes(&self) -> impl Iterator<Item = &Scheme> {
        self.lists.schemes()
    }

    /// The scheme and version in which a whole column of codes can be read: every code fits its pattern, and it lists the
    /// most of them. None where no scheme explains all of them.
    pub fn scheme_of<'c>(&self, codes: impl IntoIterator<Item = &'c str>) -> Option<(&str, &str)> {
        self.lists.explaining(codes)
    }

    /// For a search box: places in any script whose names begin as typed or sound alike, best first.
    pub fn search(&self, typed: &str, limit: usize) -> Vec<&Place> {
        let found = self.all.search(typed, limit);
        found.iter().filter_map(|found| self.get(found.id.parse().ok()?)).collect()
    }
}
