//! The pages of overlaps: the list of what waits for an answer, and one pair side by side.

mod list;
mod show;

use kernel::Id;
use overlaps::Pair;
use serde::Serialize;
use web::{Routes, Specimen, Visit, Who};

use super::labels::reason_key;
pub use list::{WAITING_AT_MOST, waiting};

use crate::rooms::activities::Names;
use crate::rooms::activities::model::activity;

pub fn routes() -> Routes {
    Routes::new().get("/overlaps", Who::SignedIn, list::index).get("/overlaps/{a}/{b}", Who::SignedIn, show::show).post(
        "/overlaps/{a}/{b}",
        Who::SignedIn,
        show::answer,
    )
}

pub fn specimens() -> Vec<Specimen> {
    vec![Specimen::of::<list::ListView>(), Specimen::of::<show::PairView>()]
}

/// One entry of a select.
#[derive(Debug, Clone, Serialize)]
struct Choice {
    value: String,
    label: String,
}

impl Choice {
    fn of(value: impl ToString, label: impl Into<String>) -> Self {
        Self { value: value.to_string(), label: label.into() }
    }
}

/// One of the two activities, in short.
#[derive(Debug, Clone, Serialize)]
struct Side {
    id: Id,
    title: String,
    organisation: String,
    organisation_id: Id,
    place: Option<String>,
    month: String,
    reached: Option<i64>,
}

impl Side {
    fn of(record: &activity::Model, names: &Names) -> Self {
        Self {
            id: record.id,
            title: record.title.clone(),
            organisation: names.organisation(record.organisation_id).to_owned(),
            organisation_id: record.organisation_id,
            place: record.place_id.map(|id| names.whereabouts(id)),
            month: record.period.clone(),
            reached: record.reached,
        }
    }

    fn sample() -> Self {
        Self {
            id: Id::nil(),
            title: "Repair of wells".into(),
            organisation: "Reed Bridge Society".into(),
            organisation_id: Id::nil(),
            place: Some("Koya · Erbil".into()),
            month: "2026-11".into(),
            reached: Some(400),
        }
    }
}

fn reasons(visit: &Visit, pair: &Pair) -> Vec<String> {
    pair.reasons.iter().map(|reason| visit.say(reason_key(reason))).collect()
}
