//! What the ids in activities are called in the reader's language, read once for a page or a file.

use kernel::{Id, Reads, Result, Viewer};
use rustc_hash::FxHashMap;
use sea_orm::QueryOrder;
use web::locale::Locale;

use crate::rooms::organisations::model::organisation;
use crate::rooms::places::model::place;
use crate::rooms::terms::{self, name_in, term};

pub struct Names {
    pub locale: Locale,
    organisations: FxHashMap<Id, organisation::Model>,
    places: FxHashMap<Id, place::Model>,
    terms: FxHashMap<Id, term::Model>,
    codes: FxHashMap<Id, String>,
    /// Governorates and what lies in them, in the order to show them.
    order: Vec<Id>,
}

impl Names {
    pub async fn read(viewer: &Viewer, locale: Locale) -> Result<Self> {
        let ordered = viewer.find::<place::Entity>();
        let ordered =
            ordered.narrow(|select| select.order_by_asc(place::Column::Position).order_by_asc(place::Column::NameEn));
        let places = ordered.all().await?;
        let terms = viewer.find::<term::Entity>().narrow(|select| select.order_by_asc(term::Column::Position));
        Ok(Self {
            locale,
            organisations: by_id(viewer.find::<organisation::Entity>().all().await?, |one| one.id),
            order: places.iter().map(|place| place.id).collect(),
            places: by_id(places, |one| one.id),
            codes: FxHashMap::default(),
            terms: by_id(terms.all().await?, |one| one.id),
        })
    }

    /// The organisation's name; a dash where the reader does not see it.
    pub fn organisation(&self, id: Id) -> &str {
        self.organisations.get(&id).map_or("–", |one| self.name_of(one))
    }

    pub fn acronym(&self, id: Id) -> Option<&str> {
        self.organisations.get(&id)?.acronym.as_deref()
    }

    /// Key of the kind of organisation it is.
    pub fn kind(&self, id: Id) -> Option<&str> {
        self.organisations.get(&id).map(|one| one.kind.as_str())
    }

    fn name_of<'n>(&self, one: &'n organisation::Model) -> &'n str {
        let en = one.name_en.as_deref().unwrap_or(&one.name);
        name_in(self.locale, en, one.name_ar.as_deref(), one.name_ckb.as_deref(), one.name_ku.as_deref())
    }

    pub fn place(&self, id: Id) -> &str {
        self.places.get(&id).map_or("–", |place| self.name_of_place(place))
    }

    fn name_of_place<'n>(&self, place: &'n place::Model) -> &'n str {
        let [ar, ckb, ku] = [&place.name_ar, &place.name_ckb, &place.name_ku].map(Option::as_deref);
        name_in(self.locale, &place.name_en, ar, ckb, ku)
    }

    /// The place of a level among a place and what it lies in.
    pub fn above(&self, id: Id, level: i64) -> Option<Id> {
        let mut here = self.places.get(&id);
        for _ in 0..8 {
            match here {
                Some(place) if place.level == level => return Some(place.id),
                Some(place) => here = place.parent_id.and_then(|id| self.places.get(&id)),
                None => return None,
            }
        }
        None
    }

    /// Its code in the list that files are written with.
    pub fn code(&self, id: Id) -> Option<&str> {
        self.codes.get(&id).map(String::as_str)
    }

    /// The country, where the tree has one alone.
    pub fn country(&self) -> Option<Id> {
        let mut all = self.places.values().filter(|place| place.level == 0);
        all.next().filter(|_| all.next().is_none()).map(|place| place.id)
    }

    pub fn term(&self, id: Id) -> &str {
        self.terms.get(&id).map_or("–", |term| term.name(self.locale))
    }

    /// An entry's name by its key; the key where there is no such entry.
    pub fn keyed<'n>(&'n self, list: &str, key: &'n str) -> &'n str {
        let entry = self.terms.values().find(|term| term.list == list && term.key == key);
        entry.map_or(key, |term| term.name(self.locale))
    }

    /// Organisations one may name, by name.
    pub fn organisations(&self) -> Vec<(Id, String)> {
        let there = self.organisations.values().filter(|one| one.merged_into.is_none());
        let mut named: Vec<(Id, String)> = there
            .map(|one| {
                let name = self.name_of(one);
                let acronym = one.acronym.as_deref().filter(|acronym| *acronym != name);
                (one.id, acronym.map_or_else(|| name.to_owned(), |acronym| format!("{name} ({acronym})")))
            })
            .collect();
        named.sort_by(|a, b| names::fold(&a.1).cmp(&names::fold(&b.1)));
        named
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

    /// Active places of a level, or children of a place, in order.
    pub fn governorates(&self) -> Vec<(Id, &str)> {
        self.in_order(|place| place.level == 1)
    }

    pub fn below(&self, parent: Id) -> Vec<(Id, &str)> {
        self.in_order(|place| place.parent_id == Some(parent))
    }

    fn in_order(&self, wanted: impl Fn(&place::Model) -> bool) -> Vec<(Id, &str)> {
        let all = self.order.iter().filter_map(|id| self.places.get(id));
        all.filter(|place| place.active && wanted(place)).map(|place| (place.id, self.name_of_place(place))).collect()
    }
}

fn by_id<T>(all: Vec<T>, id: impl Fn(&T) -> Id) -> FxHashMap<Id, T> {
    all.into_iter().map(|one| (id(&one), one)).collect()
}
