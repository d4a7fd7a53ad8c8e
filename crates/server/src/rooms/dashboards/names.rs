//! What the groups of a figure are called, in the reader's language, and what a filter may choose from.

use std::sync::Arc;

use kernel::{Id, Result};
use rustc_hash::FxHashMap;
use serde::Serialize;
use web::Visit;
use web::locale::Locale;

use crate::rooms::activities::model::Status;
use crate::rooms::activities::picture::{Dimension, Key, Picture};
use crate::rooms::places::{self, Atlas};
use crate::rooms::terms;

/// A choice of a filter.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

pub struct Names {
    pub atlas: Arc<Atlas>,
    pub locale: Locale,
    sectors: Vec<terms::term::Model>,
    kinds: Vec<terms::term::Model>,
    organisations: FxHashMap<Id, (String, Option<String>)>,
    nowhere: String,
    unknown: String,
    statuses: [String; 4],
}

const STATUSES: [Status; 4] = [Status::Planned, Status::Ongoing, Status::Completed, Status::Suspended];

impl Names {
    pub async fn of(visit: &Visit, picture: &Picture) -> Result<Self> {
        let (viewer, locale) = (visit.viewer(), visit.locale());
        let named = picture.organisations().map(|organisation| {
            let name = organisation.name(locale).to_owned();
            (organisation.id, (name, organisation.acronym.clone()))
        });
        Ok(Self {
            organisations: named.collect(),
            sectors: terms::every(&viewer, terms::SECTOR).await?,
            kinds: terms::every(&viewer, terms::KIND).await?,
            atlas: places::atlas(&viewer).await?,
            nowhere: visit.say("dashboards-country-wide"),
            unknown: visit.say("dashboards-not-known"),
            statuses: STATUSES.map(|status| visit.say(status_key(status))),
            locale,
        })
    }

    /// A group's name in a table: whole.
    pub fn name(&self, visit: &Visit, dimension: Dimension, key: &Key) -> String {
        match key {
            Key::Of(id) => self.name_of(dimension, *id).to_owned(),
            Key::Kind(kind) => self.kind(kind).to_owned(),
            Key::Month(month) => visit.lang().month(month.first_day()),
            Key::Status(_) => key.status().map_or_else(String::new, |status| self.status(status).to_owned()),
            Key::Nothing if dimension == Dimension::Governorate => self.nowhere.clone(),
            Key::Nothing => self.unknown.clone(),
        }
    }

    /// A group's name where there is little room.
    pub fn short(&self, visit: &Visit, dimension: Dimension, key: &Key) -> String {
        let acronym = key.id().and_then(|id| self.organisations.get(&id)?.1.clone());
        acronym.unwrap_or_else(|| self.name(visit, dimension, key))
    }

    /// The code a group is known by outside: of a place in its main list, of a sector or a kind.
    pub fn code(&self, dimension: Dimension, key: &Key) -> Option<String> {
        match (dimension, key) {
            (Dimension::Governorate | Dimension::District, Key::Of(id)) => {
                self.atlas.code(*id).map(|(_, _, code)| code.to_owned())
            }
            (Dimension::Sector, Key::Of(id)) => self.sectors.iter().find(|term| term.id == *id)?.code.clone(),
            (Dimension::Organisation, Key::Of(id)) => self.organisations.get(id)?.1.clone(),
            (Dimension::Kind, Key::Kind(kind)) => self.kinds.iter().find(|term| term.key == *kind)?.code.clone(),
            _ => None,
        }
    }

    fn name_of(&self, dimension: Dimension, id: Id) -> &str {
        match dimension {
            Dimension::Sector => {
                self.sectors.iter().find(|term| term.id == id).map_or("", |term| term.name(self.locale))
            }
            Dimension::Organisation => self.organisations.get(&id).map_or("", |(name, _)| name),
            Dimension::Governorate | Dimension::District => self.atlas.name(id, self.locale),
            Dimension::Kind | Dimension::Month | Dimension::Status => "",
        }
    }

    fn kind<'a>(&'a self, key: &'a str) -> &'a str {
        self.kinds.iter().find(|term| term.key == key).map_or(key, |term| term.name(self.locale))
    }

    pub fn status(&self, status: Status) -> &str {
        STATUSES.iter().zip(&self.statuses).find(|(one, _)| **one == status).map_or("", |(_, name)| name)
    }

    pub fn sectors(&self) -> Vec<Choice> {
        let offered = self.sectors.iter().filter(|term| term.active);
        offered.map(|term| choice(term.id, term.name(self.locale))).collect()
    }

    pub fn kinds(&self) -> Vec<Choice> {
        let offered = self.kinds.iter().filter(|term| term.active);
        offered.map(|term| choice(&term.key, term.name(self.locale))).collect()
    }

    pub fn statuses(&self) -> Vec<Choice> {
        let word = |status: &Status| serde_json::to_value(status).ok()?.as_str().map(str::to_owned);
        let choices = STATUSES.iter().filter_map(|status| Some(choice(word(status)?, self.status(*status))));
        choices.collect()
    }

    /// Those the reader sees, by name.
    pub fn organisations(&self) -> Vec<Choice> {
        let mut choices: Vec<Choice> = self.organisations.iter().map(|(id, (name, _))| choice(id, name)).collect();
        choices.sort_by(|one, other| one.label.cmp(&other.label));
        choices
    }

    /// The governorates; under those chosen their districts too.
    pub fn places(&self, chosen: &[Id]) -> Vec<Choice> {
        let mut choices = Vec::new();
        for place in self.atlas.governorates() {
            choices.push(choice(place.id, place.name(self.locale)));
            let within = chosen.iter().any(|id| self.atlas.is_within(*id, place.id));
            let districts = self.atlas.children(place.id).filter(|_| within);
            choices.extend(districts.map(|district| {
                choice(district.id, &format!("{} › {}", place.name(self.locale), district.name(self.locale)))
            }));
        }
        choices
    }
}

fn choice(value: impl ToString, label: &str) -> Choice {
    Choice { value: value.to_string(), label: label.to_owned() }
}

fn status_key(status: Status) -> &'static str {
    match status {
        Status::Planned => "dashboards-planned",
        Status::Ongoing => "dashboards-ongoing",
        Status::Completed => "dashboards-completed",
        Status::Suspended => "dashboards-suspended",
    }
}
