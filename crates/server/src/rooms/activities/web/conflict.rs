//! Two people changed the same record: what was typed beside what is saved, and the choice.

use kernel::Millis;
use serde::Serialize;
use web::{Input, View, Visit};

use crate::rooms::activities::model::{Draft, activity};
use crate::rooms::activities::names::Names;
use crate::rooms::activities::said::{Fact, Speaker};
use crate::rooms::people;

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
    /// Pairs as typed.
    values: Vec<(String, String)>,
    fields: Vec<Difference>,
}

impl View for ConflictView {
    const TEMPLATE: &'static str = "conflict.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("web-conflict")
    }

    fn samples() -> Vec<Self> {
        let field = Difference { label: "…".into(), mine: "40".into(), theirs: "41".into() };
        vec![Self {
            action: "/activities/1".into(),
            back: "/activities/1".into(),
            version: 3,
            who: "Amal".into(),
            when: 1_795_413_600_000,
            values: vec![("title".into(), "…".into())],
            fields: vec![field],
        }]
    }
}

/// `typed` is what the visitor would have saved over the record as it is now.
pub(super) async fn view(
    visit: &Visit,
    now: &activity::Model,
    typed: &Draft,
    input: &Input,
) -> kernel::Result<ConflictView> {
    let viewer = visit.viewer();
    let names = Names::read(&viewer, visit.locale()).await?;
    let speaker = Speaker { visit, names: &names };
    let who = match now.confirmed_by {
        Some(person) => people::names(&viewer, [person]).await?.remove(&person),
        None => None,
    };
    let kept = input.fields.typed().iter().filter(|(name, _)| !matches!(name.as_str(), "csrf" | "version"));
    let path = format!("/activities/{}", now.id);
    Ok(ConflictView {
        action: path.clone(),
        back: path,
        version: now.version,
        who: who.unwrap_or_else(|| visit.say("activities-somebody")),
        when: now.updated_at.max(now.confirmed_at),
        values: kept.flat_map(|(name, all)| all.iter().map(move |one| (name.clone(), one.clone()))).collect(),
        fields: differences(&speaker.facts(typed), &speaker.facts(&now.draft())),
    })
}

fn differences(mine: &[Fact], theirs: &[Fact]) -> Vec<Difference> {
    let value = |facts: &[Fact], field| {
        facts.iter().find(|fact| fact.field == field).map(|fact| fact.value.clone()).unwrap_or_default()
    };
    let only_theirs = theirs.iter().filter(|fact| mine.iter().all(|other| other.field != fact.field));
    let all = mine.iter().chain(only_theirs).map(|fact| Difference {
        label: fact.label.clone(),
        mine: value(mine, fact.field),
        theirs: value(theirs, fact.field),
    });
    all.filter(|field| field.mine != field.theirs).collect()
}
