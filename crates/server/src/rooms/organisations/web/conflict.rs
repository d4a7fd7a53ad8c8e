//! Somebody else saved first: both versions beside each other, and nothing typed is lost.

use std::collections::BTreeMap;

use kernel::{Id, Millis, Result, log};
use serde::Serialize;
use web::page::Form;
use web::{Fields, Outcome, View, Visit};

use super::naming::{Naming, label_key};
use crate::rooms::organisations::model::organisation;
use crate::rooms::people;

#[derive(Serialize)]
pub struct ConflictView {
    action: String,
    back: String,
    version: i64,
    who: String,
    when: Millis,
    values: Vec<(String, String)>,
    fields: Vec<Differs>,
}

#[derive(Serialize)]
struct Differs {
    label: String,
    mine: String,
    theirs: String,
}

impl View for ConflictView {
    const TEMPLATE: &'static str = "conflict.html";

    /// The template says it.
    fn title(&self, _visit: &Visit) -> String {
        String::new()
    }

    fn samples() -> Vec<Self> {
        let differs = Differs { label: "…".into(), mine: "Reed Bridge".into(), theirs: "Reed Bridges".into() };
        vec![Self {
            action: "/organisations/1".into(),
            back: "/organisations/1".into(),
            version: 3,
            who: "Amal".into(),
            when: 1_795_000_000_000,
            values: vec![("name".into(), "Reed Bridge".into())],
            fields: vec![differs],
        }]
    }
}

/// The conflict page of an organisation's form; `stored` is the form as it would be opened now.
pub async fn page(
    visit: &Visit,
    naming: &Naming,
    now: &organisation::Model,
    stored: &Form,
    typed: &Fields,
) -> Result<ConflictView> {
    let (who, when) = last_writer(visit, now.id).await?;
    let theirs = grouped(&stored.values);
    let kept = typed.typed().iter().filter(|(name, _)| !matches!(name.as_str(), "csrf" | "version" | "another"));
    let values: Vec<(String, String)> =
        kept.flat_map(|(name, values)| values.iter().map(move |value| (name.clone(), value.clone()))).collect();
    let mine = grouped(&values);
    let mut names: Vec<&String> = mine.keys().chain(theirs.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let said = |side: &BTreeMap<String, Vec<String>>, name: &str| {
        let texts = side.get(name).into_iter().flatten();
        texts.map(|text| naming.value(visit, name, text)).collect::<Vec<_>>().join(" · ")
    };
    let differs = names.into_iter().filter_map(|name| {
        let (mine, theirs) = (said(&mine, name), said(&theirs, name));
        let label = label_key(name).filter(|_| mine != theirs)?;
        Some(Differs { label: visit.say(label), mine, theirs })
    });
    let back = format!("/organisations/{}", now.id);
    Ok(ConflictView { action: back.clone(), back, version: now.version, who, when, values, fields: differs.collect() })
}

pub fn answer(visit: &Visit, view: &ConflictView) -> Outcome {
    visit.html(axum::http::StatusCode::CONFLICT, view)
}

async fn last_writer(visit: &Visit, id: Id) -> Result<(String, Millis)> {
    let viewer = visit.viewer();
    let last = log::history::<organisation::Entity>(&viewer, id, 1).await?.into_iter().next();
    let Some(last) = last else { return Ok((String::new(), 0)) };
    let person = last.actor.parse::<Id>().ok();
    let names = people::names(&viewer, person).await?;
    let who = person.and_then(|id| names.get(&id).cloned()).unwrap_or_else(|| visit.say("organisations-somebody"));
    Ok((who, last.at))
}

/// Values by field, in a fixed order, without empty ones; line ends alike.
fn grouped(pairs: &[(String, String)]) -> BTreeMap<String, Vec<String>> {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in pairs {
        let value = value.replace("\r\n", "\n").trim().to_owned();
        if !value.is_empty() {
            groups.entry(name.clone()).or_default().push(value);
        }
    }
    groups.values_mut().for_each(|values| values.sort());
    groups
}
