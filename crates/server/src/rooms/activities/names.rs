//! What the ids in activities are called in the reader's language, read once for a page or a file.

use std::sync::Arc;

use kernel::{Id, Reads, Result, Viewer};
use rustc_hash::FxHashMap;
use sea_orm::QueryOrder;
use web::locale::Locale;

use crate::rooms::organisations::{Register, register};
use crate::rooms::places::{Atlas, atlas};
use crate::rooms::terms::{self, term};

pub struct Names {
    pub locale: Locale,
    pub atlas: Arc<Atlas>,
    register: Register,
    terms: FxHashMap<Id, term::Model>,
}

impl Names {
    pub async fn read(viewer: &Viewer, locale: Locale) -> Result<Self> {
        let terms = viewer.find::<term::Entity>().narrow(|select| select.order_by_asc(term::Column::Position));
        Ok(Self {
            locale,
            atlas: atlas(viewer).await?,
            register: register(viewer).await?,
            terms: terms.all().await?.into_iter().map(|term| (term.id, term)).collect(),
        })
    }

    /// The organisation's name; a dash where the reader does not see it.
    pub fn organisation(&self, id: Id) -> &str {
        dashed(self.register.name(id, self.locale))
    }

    /// Whether the reader sees the organisation at all.
    pub fn sees(&self, id: Id) -> bool {
        self.register.get(id).is_some()
    }

    pub fn acronym(&self, id: Id) -> Option<&str> {
        self.register.acronym(id)
    }

    /// Key of the kind of organisation it is.
    pub fn kind(&self, id: Id) -> Option<&str> {
        self.register.get(id).map(|one| one.kind.as_str())
    }

    /// Organisations one may name, by name.
    pub fn organisations(&self) -> Vec<(Id, String)> {
        let mut named: Vec<(Id, String)> = self
            .register
            .all()
            .iter()
            .map(|one| {
                let name = one.name(self.locale);
                let acronym = one.acronym.as_deref().filter(|acronym| *acronym != name);
                (one.id, acronym.map_or_else(|| name.to_owned(), |acronym| format!("{name} ({acronym})")))
            })
            .collect();
        named.sort_by_cached_key(|(_, name)| names::fold(name));
        named
    }

    pub fn place(&self, id: Id) -> &str {
        dashed(self.atlas.name(id, self.locale))
    }

    /// A place and what it lies in, the country left aside: `Koya · Erbil`.
    pub fn whereabouts(&self, id: Id) -> String {
        let trail = self.atlas.trail(id);
        let names: Vec<&str> = trail
            .iter()
            .rev()
            .filter(|place| place.level > 0 || place.id == id)
            .map(|place| place.name(self.locale))
            .collect();
        if names.is_empty() { "–".to_owned() } else { names.join(" · ") }
    }

    /// The place of a level among a place and what it lies in.
    pub fn above(&self, id: Id, level: i64) -> Option<Id> {
        self.atlas.trail(id).into_iter().find(|place| place.level == level).map(|place| place.id)
    }

    /// A place's code in the list that files are written with.
    pub fn code(&self, id: Id) -> Option<&str> {
        self.atlas.code(id).map(|(_, _, code)| code)
    }

    pub fn term(&self, id: Id) -> &str {
        self.terms.get(&id).map_or("–", |term| term.name(self.locale))
    }

    /// An entry's name by its key; the key where there is no such entry.
    pub fn keyed<'n>(&'n self, list: &str, key: &'n str) -> &'n str {
        let entry = self.terms.values().find(|term| term.list == list && term.key == key);
        entry.map_or(key, |term| term.name(self.locale))
    }

    /// The entries of a list that are offered, and this one even if it is offered no more.
    pub fn entries(&self, list: &str, current: Option<Id>) -> Vec<&term::Model> {
        let offered = |term: &&term::Model| term.list == list && (term.active || Some(term.id) == current);
        let mut entries: Vec<_> = self.terms.values().filter(offered).collect();
        entries.sort_by(|a, b| (a.position, &a.name_en).cmp(&(b.position, &b.name_en)));
        entries
    }

    /// Sectors that are part of none.
    pub fn sectors(&self, current: Option<Id>) -> Vec<&term::Model> {
        self.entries(terms::SECTOR, current).into_iter().filter(|term| term.parent_key.is_none()).collect()
    }
}

fn dashed(name: &str) -> &str {
    if name.is_empty() { "–" } else { name }
}
