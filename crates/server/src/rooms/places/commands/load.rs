//! Loading a kit: its country, its lists of codes, its tree. What is there already stays as somebody may have edited it;
//! only what is new is added.

use kernel::{Change, Command, Done, Error, Id, Reads, Result, Tx};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::rooms::places::access::Action;
use crate::rooms::places::model::{GOVERNORATE, Profile, alias, code, country, place, scheme, settle};

/// One place as a kit gives it; its parent comes before it.
#[derive(Debug, Clone)]
pub struct Entry {
    pub key: String,
    pub parent: Option<String>,
    pub level: i64,
    pub country: String,
    /// en, ar, ckb, ku.
    pub names: [Option<String>; 4],
    pub jurisdiction: Option<String>,
    /// Column and row of the tile map.
    pub tile: Option<(i64, i64)>,
    pub switchable: bool,
    pub active: bool,
    /// Keys of the places that lie in it while it is switched on.
    pub takes: Vec<String>,
    /// Keys of other parents under which reports put it.
    pub also_under: Vec<String>,
    pub valid_from: Option<String>,
    pub valid_to: Option<String>,
    /// Scheme, version, code.
    pub codes: Vec<(String, String, String)>,
    /// Text, language, source.
    pub aliases: Vec<(String, Option<String>, String)>,
}

/// The country as a kit gives it.
#[derive(Debug, Clone)]
pub struct Land {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    pub kit: String,
    pub profile: Profile,
}

/// A list of codes as a kit gives it.
#[derive(Debug, Clone)]
pub struct List {
    pub key: String,
    pub version: String,
    pub name: String,
    pub pattern: String,
    pub complete: bool,
    pub main: bool,
    pub published: Option<String>,
    pub licence: Option<String>,
}

/// Loads a kit's places; the first country that is loaded is the one the body works in.
pub struct Load {
    pub country: Land,
    pub lists: Vec<List>,
    pub entries: Vec<Entry>,
}

impl Command for Load {
    const NAME: &'static str = "places.load";
    /// How many places were new.
    type Output = usize;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<usize>> {
        let (countries, schemes) = self.about(tx).await?;
        let permit = tx.permit_all::<country::Entity>(Action::Edit, &countries)?;
        let written = tx.write_all(&permit, countries.into_iter().map(Change::made).collect()).await?;
        let permit = tx.permit_all::<scheme::Entity>(Action::Edit, &schemes)?;
        let written = written.and(tx.write_all(&permit, schemes.into_iter().map(Change::made).collect()).await?);
        let Fresh { places, codes, aliases } = Fresh::of(self.entries, tx).await?;
        let count = places.len();
        let permit = tx.permit_all::<place::Entity>(Action::Edit, &places)?;
        let written = written.and(tx.write_all(&permit, places.into_iter().map(Change::made).collect()).await?);
        let permit = tx.permit_all::<code::Entity>(Action::Edit, &codes)?;
        let written = written.and(tx.write_all(&permit, codes.into_iter().map(Change::made).collect()).await?);
        let permit = tx.permit_all::<alias::Entity>(Action::Edit, &aliases)?;
        let written = written.and(tx.write_all(&permit, aliases.into_iter().map(Change::made).collect()).await?);
        Ok(written.done(count))
    }
}

impl Load {
    /// The country and the lists of codes that are new.
    async fn about(&self, tx: &Tx<'_>) -> Result<(Vec<country::Model>, Vec<scheme::Model>)> {
        let known = tx.find::<country::Entity>().all().await?;
        let mut countries = Vec::new();
        if known.iter().all(|country| country.code != self.country.code) {
            countries.push(country::Model {
                id: tx.new_id(),
                code: self.country.code.clone(),
                kit: self.country.kit.clone(),
                home: known.is_empty(),
                profile: serde_json::json!(self.country.profile),
            });
        }
        let known = tx.find::<scheme::Entity>().all().await?;
        let same = |list: &List, other: &scheme::Model| {
            list.key == other.key && list.version == other.version && other.country == self.country.code
        };
        let fresh = self.lists.iter().filter(|list| !known.iter().any(|other| same(list, other)));
        let schemes = fresh.map(|list| scheme::Model {
            id: tx.new_id(),
            key: list.key.clone(),
            version: list.version.clone(),
            country: self.country.code.clone(),
            name: list.name.clone(),
            pattern: list.pattern.clone(),
            complete: list.complete,
            main: list.main,
            published: list.published.clone(),
            licence: list.licence.clone(),
        });
        Ok((countries, schemes.collect()))
    }
}

/// The records that are not there yet.
struct Fresh {
    places: Vec<place::Model>,
    codes: Vec<code::Model>,
    aliases: Vec<alias::Model>,
}

impl Fresh {
    async fn of(entries: Vec<Entry>, tx: &Tx<'_>) -> Result<Self> {
        let before = tx.find::<place::Entity>().all().await?;
        let mut known: FxHashMap<String, place::Model> =
            before.iter().map(|place| (place.key.clone(), place.clone())).collect();
        let mut spelt: FxHashSet<(Id, String)> =
            tx.find::<alias::Entity>().all().await?.into_iter().map(|alias| (alias.place_id, alias.folded)).collect();
        let mut fresh = Self { places: Vec::new(), codes: Vec::new(), aliases: Vec::new() };
        for (position, entry) in entries.iter().enumerate() {
            let parent = match &entry.parent {
                Some(key) => Some(known.get(key).ok_or_else(|| missing(&entry.key, key))?.clone()),
                None => None,
            };
            if !known.contains_key(&entry.key) {
                let place = made(tx.new_id(), position as i64, entry, parent.as_ref());
                fresh.codes.extend(entry.codes.iter().map(|(scheme, version, code)| code::Model {
                    id: tx.new_id(),
                    place_id: place.id,
                    scheme: scheme.clone(),
                    version: version.clone(),
                    code: code.clone(),
                }));
                known.insert(entry.key.clone(), place.clone());
                fresh.places.push(place);
            }
            let id = known[&entry.key].id;
            for (text, language, source) in &entry.aliases {
                let folded = names::fold(text);
                if spelt.insert((id, folded.clone())) {
                    let (text, language, source) = (text.clone(), language.clone(), source.clone());
                    fresh.aliases.push(alias::Model { id: tx.new_id(), place_id: id, text, folded, language, source });
                }
            }
        }
        let id_of = |of: &str, key: &str| known.get(key).map(|place| place.id).ok_or_else(|| missing(of, key));
        fresh.join(&entries, id_of)?;
        fresh.settle(before);
        Ok(fresh)
    }

    /// What entries say of others that may come after them.
    fn join(&mut self, entries: &[Entry], id_of: impl Fn(&str, &str) -> Result<Id>) -> Result<()> {
        for entry in entries {
            for taken in &entry.takes {
                let (unit, taken) = (id_of(&entry.key, &entry.key)?, id_of(&entry.key, taken)?);
                let places = self.places.iter_mut().filter(|place| place.id == taken);
                places.for_each(|place| place.taken_by_id = Some(unit));
            }
            if !entry.also_under.is_empty() {
                let parents = entry.also_under.iter().map(|key| id_of(&entry.key, key));
                let parents = serde_json::json!(parents.collect::<Result<Vec<Id>>>()?);
                let places = self.places.iter_mut().filter(|place| place.key == entry.key);
                places.for_each(|place| place.also_under = parents.clone());
            }
        }
        Ok(())
    }

    /// Puts what is new where it lies while the switchable units stand as they do.
    fn settle(&mut self, mut all: Vec<place::Model>) {
        all.extend(self.places.iter().cloned());
        let settled: FxHashMap<Id, place::Model> =
            settle(&all).into_iter().map(|(_, after)| (after.id, after)).collect();
        for place in &mut self.places {
            if let Some(after) = settled.get(&place.id) {
                *place = place::Model { version: 1, ..after.clone() };
            }
        }
    }
}

fn missing(key: &str, other: &str) -> Error {
    Error::Unavailable(format!("the kit's place {key} names {other}, which is not there or comes too late"))
}

fn made(id: Id, position: i64, entry: &Entry, parent: Option<&place::Model>) -> place::Model {
    let [en, ar, ckb, ku] = entry.names.clone();
    place::Model {
        id,
        key: entry.key.clone(),
        parent_id: parent.map(|parent| parent.id),
        governorate_id: (entry.level == GOVERNORATE)
            .then_some(id)
            .or_else(|| parent.and_then(|parent| parent.governorate_id)),
        level: entry.level,
        country: entry.country.clone(),
        name_en: en.unwrap_or_else(|| entry.key.clone()),
        name_ar: ar,
        name_ckb: ckb,
        name_ku: ku,
        jurisdiction: entry.jurisdiction.clone().or_else(|| parent.and_then(|parent| parent.jurisdiction.clone())),
        tile_column: entry.tile.map(|(column, _)| column),
        tile_row: entry.tile.map(|(_, row)| row),
        switchable: entry.switchable,
        active: entry.active,
        valid_from: entry.valid_from.clone(),
        valid_to: entry.valid_to.clone(),
        position,
        home_id: parent.map(|parent| parent.id),
        taken_by_id: None,
        also_under: serde_json::json!([]),
        version: 1,
    }
}
