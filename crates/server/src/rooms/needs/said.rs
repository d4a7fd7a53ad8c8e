//! What records of needs say, in the reader's words: values of fields for pages, and histories.

use kernel::Id;
use serde::Serialize;
use serde_json::Value as Json;
use web::Visit;

use super::labels::{command_key, confidence_key, field_key, status_key, visibility_key};
use super::model::MOST_SEVERE;
use crate::rooms::activities::Names;
use crate::rooms::people::Telling;
use crate::rooms::terms;

/// A field with its value, as `cards.facts` shows it.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    pub label: String,
    pub value: String,
    /// Keeps its own direction: it may be in another script than the page.
    pub code: bool,
}

/// Says values in the reader's words.
pub struct Speaker<'a> {
    pub visit: &'a Visit,
    pub names: &'a Names,
}

impl Speaker<'_> {
    /// What a record says, in this order; what it does not say is left out.
    pub fn facts(&self, said: &impl Serialize, order: &[&str]) -> Vec<Fact> {
        let said = serde_json::to_value(said).unwrap_or_default();
        let fact = |field: &&str| {
            let value = self.value(field, &said[*field]);
            let label = self.visit.say(field_key(field)?);
            (!value.is_empty()).then_some(Fact { label, value, code: true })
        };
        order.iter().filter_map(fact).collect()
    }

    pub fn value(&self, field: &str, value: &Json) -> String {
        let names = self.names;
        match (field, value) {
            (_, Json::Null | Json::Bool(false)) => String::new(),
            (_, Json::Bool(true)) => self.visit.say("needs-yes"),
            ("organisation_id", _) => named(value, |id| names.organisation(id).to_owned()),
            ("place_id", _) => named(value, |id| names.whereabouts(id)),
            ("sector_id", _) => named(value, |id| names.term(id).to_owned()),
            ("partners", _) => several(value, |id| names.organisation(id).to_owned()),
            ("places", _) => several(value, |id| names.whereabouts(id)),
            ("sectors", _) => several(value, |id| names.term(id).to_owned()),
            ("population_group", Json::String(key)) => names.keyed(terms::GROUP, key).to_owned(),
            ("status", _) => self.word(value, status_key),
            ("confidence", _) => self.word(value, confidence_key),
            ("visibility", _) => self.word(value, visibility_key),
            ("severity" | "access", Json::Number(number)) => self.of_five(number.as_i64().unwrap_or_default()),
            (_, Json::Number(number)) => self.visit.lang().integer(number.as_i64().unwrap_or_default()),
            (_, Json::String(text)) if field.ends_with("_on") || field == "as_of" => self.day(text),
            (_, Json::String(text)) => text.clone(),
            (_, other) => other.to_string(),
        }
    }

    /// `4 of 5`.
    pub fn of_five(&self, number: i64) -> String {
        let lang = self.visit.lang();
        self.visit.sentence("needs-of-five", &[("n", lang.integer(number)), ("most", lang.integer(MOST_SEVERE))])
    }

    pub fn day(&self, text: &str) -> String {
        text.parse().map_or_else(|_| text.to_owned(), |day| self.visit.lang().day(day))
    }

    fn word<T: serde::de::DeserializeOwned>(&self, value: &Json, key: fn(T) -> &'static str) -> String {
        serde_json::from_value(value.clone()).map(|word| self.visit.say(key(word))).unwrap_or_default()
    }
}

fn id_of(value: &Json) -> Option<Id> {
    value.as_str()?.parse().ok()
}

fn named(value: &Json, name: impl Fn(Id) -> String) -> String {
    id_of(value).map(name).unwrap_or_default()
}

fn several(value: &Json, name: impl Fn(Id) -> String) -> String {
    let names: Vec<String> = value.as_array().into_iter().flatten().filter_map(id_of).map(name).collect();
    names.join("; ")
}

impl Telling for Speaker<'_> {
    fn what(&self, command: &str) -> String {
        self.visit.say(command_key(command))
    }

    fn label(&self, field: &str) -> Option<String> {
        field_key(field).map(|key| self.visit.say(key))
    }

    fn value(&self, field: &str, value: &Json) -> String {
        // An assessment is told by its page; its id says nothing here.
        if field == "assessment_id" {
            return if value.is_null() { String::new() } else { self.visit.say("needs-yes") };
        }
        Speaker::value(self, field, value)
    }
}
