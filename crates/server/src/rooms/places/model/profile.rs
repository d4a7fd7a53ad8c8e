//! What a kit says of its country beyond places: clock, money, week, what its levels are called, where its facts come
//! from. Kept whole beside the country, never filtered by.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::country;

/// What the kit's `kit.toml` says, as far as the program uses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    pub iso3: String,
    pub default_language: String,
    pub languages: Vec<String>,
    /// IANA zone.
    pub time_zone: String,
    /// ISO 4217.
    pub currency: String,
    /// Offered in forms.
    pub currencies: Vec<String>,
    /// Lower-case English names of days.
    pub week_start: String,
    pub weekend: Vec<String>,
    pub levels: Vec<LevelName>,
    /// Columns and rows of the tile map.
    pub tiles: Option<(i64, i64)>,
    pub sources: Vec<Source>,
}

/// What the places of one level are called.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LevelName {
    pub number: i64,
    /// By language.
    pub singular: BTreeMap<String, String>,
    pub plural: BTreeMap<String, String>,
    /// Words that may stand before or after a name and mean only the level.
    pub prefixes: Vec<String>,
}

/// Where facts of the kit come from: shown on the page about the data.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Source {
    pub what: String,
    pub from: String,
    pub licence: Option<String>,
}

impl Default for Profile {
    fn default() -> Self {
        Self {
            iso3: String::new(),
            default_language: "en".into(),
            languages: vec!["en".into(), "ar".into(), "ckb".into()],
            time_zone: "UTC".into(),
            currency: "USD".into(),
            currencies: vec!["USD".into()],
            week_start: "monday".into(),
            weekend: vec!["saturday".into(), "sunday".into()],
            levels: Vec::new(),
            tiles: None,
            sources: Vec::new(),
        }
    }
}

impl Profile {
    /// What one place of this level is called; the English word where the language has none.
    pub fn level_name(&self, level: i64, language: &str) -> Option<&str> {
        let named = self.levels.iter().find(|named| named.number == level)?;
        named.singular.get(language).or_else(|| named.singular.get("en")).map(String::as_str)
    }
}

impl country::Model {
    pub fn profile(&self) -> Profile {
        serde_json::from_value(self.profile.clone()).unwrap_or_default()
    }
}
