//! What is done to places: loading a kit's tree with its codes and spellings.

use kernel::{Change, Command, Done, Error, Id, Reads, Result, Tx};
use rustc_hash::{FxHashMap, FxHashSet};

use super::access::Action;
use super::model::{alias, code, place};

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
    pub valid_from: Option<String>,
    pub valid_to: Option<String>,
    /// Scheme, version, code.
    pub codes: Vec<(String, String, String)>,
    /// Text, language, source.
    pub aliases: Vec<(String, Option<String>, String)>,
}

/// Loads a kit's places. What is there already stays as somebody may have edited it; only what is new is added.
pub struct Load {
    pub entries: Vec<Entry>,
}

impl Command for Load {
    const NAME: &'static str = "places.load";
    /// How many places were new.
    type Output = usize;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<usize>> {
        let mut known: FxHashMap<String, place::Model> = FxHashMap::default();
        for place in tx.find::<place::Entity>().all().await? {
            known.insert(place.key.clone(), place);
        }
        let mut spelt: FxHashSet<(Id, String)> =
            tx.find::<alias::Entity>().all().await?.into_iter().map(|alias| (alias.place_id, alias.folded)).collect();
        let (mut places, mut codes, mut aliases) = (Vec::new(), Vec::new(), Vec::new());
        for (position, entry) in self.entries.into_iter().enumerate() {
            let parent = match &entry.parent {
                Some(key) => Some(known.get(key).ok_or_else(|| missing(&entry.key, key))?.clone()),
                None => None,
            };
            if !known.contains_key(&entry.key) {
                let place = made(tx.new_id(), position as i64, &entry, parent.as_ref());
                codes.extend(entry.codes.iter().map(|(scheme, version, code)| code::Model {
                    id: tx.new_id(),
                    place_id: place.id,
                    scheme: scheme.clone(),
                    version: version.clone(),
                    code: code.clone(),
                }));
                known.insert(entry.key.clone(), place.clone());
                places.push(place);
            }
            let id = known[&entry.key].id;
            for (text, language, source) in entry.aliases {
                let folded = names::fold(&text);
                if spelt.insert((id, folded.clone())) {
                    aliases.push(alias::Model { id: tx.new_id(), place_id: id, text, folded, language, source });
                }
            }
        }
        let count = places.len();
        let permit = tx.permit_all::<place::Entity>(Action::Edit, &places)?;
        let written = tx.write_all(&permit, places.into_iter().map(Change::made).collect()).await?;
        let permit = tx.permit_all::<code::Entity>(Action::Edit, &codes)?;
        let written = written.and(tx.write_all(&permit, codes.into_iter().map(Change::made).collect()).await?);
        let permit = tx.permit_all::<alias::Entity>(Action::Edit, &aliases)?;
        let written = written.and(tx.write_all(&permit, aliases.into_iter().map(Change::made).collect()).await?);
        Ok(written.done(count))
    }
}

fn missing(key: &str, parent: &str) -> Error {
    Error::Unavailable(format!("the kit's place {key} names the parent {parent}, which does not come before it"))
}

fn made(id: Id, position: i64, entry: &Entry, parent: Option<&place::Model>) -> place::Model {
    let [en, ar, ckb, ku] = entry.names.clone();
    place::Model {
        id,
        key: entry.key.clone(),
        parent_id: parent.map(|parent| parent.id),
        governorate_id: if entry.level == 1 { Some(id) } else { parent.and_then(|parent| parent.governorate_id) },
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
