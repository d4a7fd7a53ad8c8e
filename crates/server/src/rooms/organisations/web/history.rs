//! The history of an organisation, in the words of its page.

use serde_json::Value as Json;
use web::Visit;

use super::naming::{Naming, label_key};
use crate::rooms::people::Telling;

pub struct History<'a> {
    pub visit: &'a Visit,
    pub naming: &'a Naming,
}

impl Telling for History<'_> {
    fn what(&self, command: &str) -> String {
        let key = match command {
            "organisations.register" | "organisations.register_all" => "organisations-told-registered",
            "organisations.close" => "organisations-told-closed",
            "organisations.merge" => "organisations-told-merged",
            "organisations.undo-merge" => "organisations-told-unmerged",
            _ => "organisations-told-edited",
        };
        self.visit.say(key)
    }

    fn label(&self, field: &str) -> Option<String> {
        label_key(field).map(|key| self.visit.say(key))
    }

    fn value(&self, field: &str, value: &Json) -> String {
        match value {
            Json::String(text) => self.naming.value(self.visit, field, text),
            Json::Array(items) => {
                let texts = items.iter().filter_map(Json::as_str);
                texts.map(|text| self.naming.value(self.visit, field, text)).collect::<Vec<_>>().join(" · ")
            }
            Json::Null => String::new(),
            other => other.to_string(),
        }
    }
}
