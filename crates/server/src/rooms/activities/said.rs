//! What a record says, in words: every field with its label and its value as a reader of the language sees it. The
//! page of a record, its history and the page of a conflict are made from this one list.

use jiff::civil::Date;
use kernel::Id;
use serde::Serialize;
use serde_json::Value as Json;
use web::Visit;

use super::labels::{counted_key, field_key, status_key, visibility_key};
use super::model::Draft;
use super::names::Names;
use crate::rooms::people::Telling;
use crate::rooms::terms;

/// Which part of the page a fact belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Who,
    What,
    Where,
    When,
    Whom,
    HowMuch,
    Seen,
}

#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    pub field: &'static str,
    pub part: Part,
    pub label: String,
    pub value: String,
    /// Keeps its own direction: it may be in another script than the page.
    pub code: bool,
}

/// The fields in the order in which they are told.
const ORDER: [(&str, Part); 39] = [
    ("organisation_id", Part::Who),
    ("programme_id", Part::Who),
    ("funder_id", Part::Who),
    ("joint_with", Part::Who),
    ("title", Part::What),
    ("description", Part::What),
    ("sector_id", Part::What),
    ("subsector_id", Part::What),
    ("activity_type", Part::What),
    ("modality_id", Part::What),
    ("indicator", Part::What),
    ("unit", Part::What),
    ("project_code", Part::What),
    ("external_ref", Part::What),
    ("place_id", Part::Where),
    ("country_wide", Part::Where),
    ("location", Part::Where),
    ("latitude", Part::Where),
    ("longitude", Part::Where),
    ("place_text", Part::Where),
    ("gazetteer", Part::Where),
    ("period", Part::When),
    ("status", Part::When),
    ("start_on", Part::When),
    ("end_on", Part::When),
    ("targeted", Part::Whom),
    ("reached", Part::Whom),
    ("counted", Part::Whom),
    ("women", Part::Whom),
    ("girls", Part::Whom),
    ("men", Part::Whom),
    ("boys", Part::Whom),
    ("elderly", Part::Whom),
    ("with_disability", Part::Whom),
    ("groups", Part::Whom),
    ("cumulative", Part::Whom),
    ("value", Part::HowMuch),
    ("currency", Part::HowMuch),
    ("funding_status", Part::HowMuch),
];

/// Says values in the reader's words.
pub struct Speaker<'a> {
    pub visit: &'a Visit,
    pub names: &'a Names,
}

impl Speaker<'_> {
    /// All that the draft says; what it does not say is left out.
    pub fn facts(&self, draft: &Draft) -> Vec<Fact> {
        let said = serde_json::to_value(draft).unwrap_or_default();
        let told = ORDER.into_iter().chain([("visibility", Part::Seen), ("aggregate_only", Part::Seen)]);
        told.filter_map(|(field, part)| {
            let value = self.value(field, &said[field]);
            let label = self.visit.say(field_key(field)?);
            (!value.is_empty()).then_some(Fact { field, part, label, value, code: true })
        })
        .collect()
    }

    /// One value of one field; empty for nothing, and for a flag that is not set.
    pub fn value(&self, field: &str, value: &Json) -> String {
        let id = value.as_str().and_then(|text| text.parse::<Id>().ok());
        match (field, value) {
            (_, Json::Null | Json::Bool(false)) => String::new(),
            (_, Json::Bool(true)) => self.visit.say("activities-yes"),
            ("organisation_id" | "programme_id" | "funder_id", _) => named(id, |id| self.names.organisation(id)),
            ("place_id", _) => id.map(|id| self.names.whereabouts(id)).unwrap_or_default(),
            ("sector_id" | "subsector_id" | "modality_id", _) => named(id, |id| self.names.term(id)),
            ("latitude" | "longitude", _) => value.to_string(),
            ("status", _) => self.word(value, status_key),
            ("visibility", _) => self.word(value, visibility_key),
            ("counted", _) => self.word(value, counted_key),
            ("period", Json::String(month)) => {
                self.day(&format!("{month}-01")).map_or_else(|| month.clone(), |day| self.visit.lang().month(day))
            }
            ("start_on" | "end_on", Json::String(text)) => {
                self.day(text).map_or_else(|| text.clone(), |day| self.visit.lang().day(day))
            }
            ("groups", Json::Array(keys)) => {
                let keys = keys.iter().filter_map(Json::as_str);
                let names: Vec<&str> = keys.map(|key| self.names.keyed(terms::GROUP, key)).collect();
                names.join(" · ")
            }
            (_, Json::Number(number)) => match number.as_i64() {
                Some(whole) => self.visit.lang().integer(whole),
                None => {
                    let number = number.as_f64().unwrap_or_default();
                    self.visit.lang().decimal(number, if number.fract() == 0.0 { 0 } else { 2 })
                }
            },
            (_, Json::String(text)) => text.clone(),
            (_, other) => other.to_string(),
        }
    }

    fn word<T: serde::de::DeserializeOwned>(&self, value: &Json, key: fn(T) -> &'static str) -> String {
        serde_json::from_value(value.clone()).map(|word| self.visit.say(key(word))).unwrap_or_default()
    }

    fn day(&self, text: &str) -> Option<Date> {
        text.parse().ok()
    }
}

fn named<'n>(id: Option<Id>, name: impl Fn(Id) -> &'n str) -> String {
    id.map(name).unwrap_or_default().to_owned()
}

impl Telling for Speaker<'_> {
    fn what(&self, command: &str) -> String {
        self.visit.say(super::labels::command_key(command))
    }

    fn label(&self, field: &str) -> Option<String> {
        field_key(field).map(|key| self.visit.say(key))
    }

    fn value(&self, field: &str, value: &Json) -> String {
        Speaker::value(self, field, value)
    }
}
