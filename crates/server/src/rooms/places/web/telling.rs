//! What the log's entries about a place are called in the reader's language.

use serde_json::Value as Json;
use web::Visit;

use crate::rooms::people::Telling;
use crate::rooms::places::atlas::Atlas;

pub(super) struct Teller<'a> {
    pub visit: &'a Visit,
    pub atlas: &'a Atlas,
}

impl Telling for Teller<'_> {
    fn what(&self, command: &str) -> String {
        self.visit.say(match command {
            "places.load" => "places-did-load",
            "places.edit" => "places-did-edit",
            "places.switch" => "places-did-switch",
            _ => "places-did-change",
        })
    }

    fn label(&self, field: &str) -> Option<String> {
        field_key(field).map(|key| self.visit.say(key))
    }

    fn value(&self, field: &str, value: &Json) -> String {
        match (field, value) {
            ("parent_id", Json::String(id)) => {
                let named = id.parse().ok().map(|id| self.atlas.name(id, self.visit.locale()).to_owned());
                named.unwrap_or_default()
            }
            (_, Json::Bool(true)) => self.visit.say("places-on"),
            (_, Json::Bool(false)) => self.visit.say("places-off"),
            (_, Json::String(text)) => text.clone(),
            (_, Json::Null) => String::new(),
            (_, other) => other.to_string(),
        }
    }
}

pub(super) fn field_key(field: &str) -> Option<&'static str> {
    match field {
        "name_en" => Some("places-english"),
        "name_ar" => Some("places-arabic"),
        "name_ckb" => Some("places-sorani"),
        "name_ku" => Some("places-kurmanji"),
        "active" => Some("places-state"),
        "parent_id" => Some("places-parent"),
        _ => None,
    }
}
