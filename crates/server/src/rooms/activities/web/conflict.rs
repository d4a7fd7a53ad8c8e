//! Two people changed the same record: what was typed beside what is saved, and the choice.

use web::{Difference, Input, Outcome, Saved, Visit};

use crate::rooms::activities::model::{Draft, activity};
use crate::rooms::activities::names::Names;
use crate::rooms::activities::said::{Fact, Speaker};
use crate::rooms::people;

/// `typed` is what the visitor would have saved over the record as it is now.
pub(super) async fn page(visit: &Visit, now: &activity::Model, typed: &Draft, input: &Input) -> Outcome {
    let viewer = visit.viewer();
    let names = Names::read(&viewer, visit.locale()).await?;
    let speaker = Speaker { visit, names: &names };
    let who = match now.confirmed_by {
        Some(person) => people::names(&viewer, [person]).await?.remove(&person),
        None => None,
    };
    let by = (who.unwrap_or_else(|| visit.say("activities-somebody")), now.updated_at.max(now.confirmed_at));
    let saved = Saved { path: format!("/activities/{}", now.id), version: now.version, by };
    visit.conflict(saved, &input.fields, differences(&speaker.facts(typed), &speaker.facts(&now.draft())))
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
