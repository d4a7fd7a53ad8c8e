//! The pages of requests: the list, one request with what was offered, promised and delivered, and its form.

mod form;
mod list;
mod offers;
mod show;

use jiff::civil::Date;
use kernel::{Actor, Id};
use serde_json::Value as Json;
use web::{Routes, Specimen, Visit, Who};

use super::labels::{command_key, field_key, state_key, visibility_key};
use crate::rooms::activities::Names;
use crate::rooms::needs::sight;
use crate::rooms::people::Telling;

pub fn routes() -> Routes {
    Routes::new()
        .get("/requests", Who::Open, list::index)
        .post("/requests", Who::SignedIn, form::create)
        .get("/requests/new", Who::SignedIn, form::new)
        .get("/requests/{id}", Who::Open, show::show)
        .post("/requests/{id}", Who::SignedIn, form::update)
        .get("/requests/{id}/edit", Who::SignedIn, form::edit)
        .post("/requests/{id}/state", Who::SignedIn, show::turn)
        .post("/requests/{id}/offers", Who::SignedIn, offers::offer)
        .post("/requests/{id}/offers/{offer}/accept", Who::SignedIn, offers::accept)
        .post("/requests/{id}/offers/{offer}/decline", Who::SignedIn, offers::decline)
        .post("/requests/{id}/offers/{offer}/withdraw", Who::SignedIn, offers::withdraw)
        .post("/requests/{id}/offers/{offer}/deliver", Who::SignedIn, offers::deliver)
}

pub fn specimens() -> Vec<Specimen> {
    vec![Specimen::of::<list::ListView>(), Specimen::of::<show::RequestView>(), Specimen::of::<form::FormView>()]
}

fn today(visit: &Visit) -> Date {
    visit.app().clock().today()
}

/// May ask, or offer, for some organisation.
fn may_act(actor: &Actor) -> bool {
    sight::coordinates_any(actor) || !actor.speaks_for().is_empty()
}

/// Says values of fields in the reader's words, and histories.
struct Speaker<'a> {
    visit: &'a Visit,
    names: &'a Names,
}

impl Telling for Speaker<'_> {
    fn what(&self, command: &str) -> String {
        self.visit.say(command_key(command))
    }

    fn label(&self, field: &str) -> Option<String> {
        field_key(field).map(|key| self.visit.say(key))
    }

    fn value(&self, field: &str, value: &Json) -> String {
        let id = value.as_str().and_then(|text| text.parse::<Id>().ok());
        let (visit, names) = (self.visit, self.names);
        match (field, value) {
            (_, Json::Null) => String::new(),
            ("organisation_id", _) => id.map(|id| names.organisation(id).to_owned()).unwrap_or_default(),
            ("place_id", _) => id.map(|id| names.whereabouts(id)).unwrap_or_default(),
            ("sector_id", _) => id.map(|id| names.term(id).to_owned()).unwrap_or_default(),
            ("state", _) => {
                serde_json::from_value(value.clone()).map(|one| visit.say(state_key(one))).unwrap_or_default()
            }
            ("visibility", _) => {
                serde_json::from_value(value.clone()).map(|one| visit.say(visibility_key(one))).unwrap_or_default()
            }
            ("items", Json::Array(items)) => {
                let item = |json: &Json| {
                    let quantity = visit.lang().integer(json["quantity"].as_i64().unwrap_or_default());
                    let text = |name: &str| json[name].as_str().unwrap_or_default().to_owned();
                    format!("{}: {quantity} {}", text("item"), text("unit"))
                };
                items.iter().map(item).collect::<Vec<_>>().join(" · ")
            }
            ("needed_by", Json::String(day)) => day.parse().map_or_else(|_| day.clone(), |day| visit.lang().day(day)),
            (_, Json::Number(number)) => visit.lang().integer(number.as_i64().unwrap_or_default()),
            (_, Json::String(text)) => text.clone(),
            (_, other) => other.to_string(),
        }
    }
}
