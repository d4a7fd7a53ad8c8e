//! Two people named the same place anew: what was typed beside what is saved, and the choice.

use axum::http::StatusCode;
use kernel::{Id, Millis};
use serde::Serialize;
use web::{Outcome, View, Visit};

use super::place::names_of;
use super::telling::{Teller, field_key};
use crate::rooms::people::told;
use crate::rooms::places::model::place;
use crate::rooms::places::store;
use crate::rooms::terms::Names;

#[derive(Serialize)]
struct Difference {
    label: String,
    mine: String,
    theirs: String,
}

#[derive(Serialize)]
pub(super) struct ConflictView {
    action: String,
    back: String,
    version: i64,
    who: String,
    when: Millis,
    values: Vec<(String, String)>,
    fields: Vec<Difference>,
}

impl View for ConflictView {
    const TEMPLATE: &'static str = "conflict.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("web-conflict")
    }

    fn samples() -> Vec<Self> {
        vec![Self {
            action: "/places/1".into(),
            back: "/places/1".into(),
            version: 3,
            who: "Amal".into(),
            when: 1_795_413_600_000,
            values: vec![("name_en".into(), "Erbil".into())],
            fields: vec![Difference { label: "…".into(), mine: "Erbil".into(), theirs: "Arbil".into() }],
        }]
    }
}

/// `mine` is what the visitor would have saved over the place as it is now.
pub(super) async fn page(visit: &Visit, id: Id, mine: &Names) -> Outcome {
    let viewer = visit.viewer();
    let (now, atlas) = (store::get(&viewer, id).await?, store::atlas(&viewer).await?);
    let last = told::<place::Entity>(visit, id, &Teller { visit, atlas: &atlas }).await?.into_iter().next();
    let (typed, saved) = (mine.typed(), names_of(&now).typed());
    let fields =
        typed.iter().zip(&saved).filter(|(mine, theirs)| mine.1 != theirs.1).map(|(mine, theirs)| Difference {
            label: field_key(&mine.0).map(|key| visit.say(key)).unwrap_or_default(),
            mine: mine.1.clone(),
            theirs: theirs.1.clone(),
        });
    let view = ConflictView {
        action: format!("/places/{id}"),
        back: format!("/places/{id}"),
        version: now.version,
        who: last.as_ref().map(|step| step.who.clone()).unwrap_or_default(),
        when: last.map(|step| step.when).unwrap_or_default(),
        fields: fields.collect(),
        values: typed,
    };
    visit.html(StatusCode::CONFLICT, &view)
}
