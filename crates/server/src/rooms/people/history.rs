//! The history of any record as its page tells it: who did what and when, and why if it was said. Rooms say what their
//! commands, fields and values are called; sealed values stay sealed. A field named `why` is the reason given.

use kernel::{FieldChange, Guarded, Id, Millis, Result, Viewer, log};
use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::Value as Json;
use web::Visit;

use super::store;

const STEPS: u64 = 50;
const WHY: &str = "why";

/// What a room's log entries are called in the reader's language.
pub trait Telling {
    /// What somebody did, by the name of the command.
    fn what(&self, command: &str) -> String;
    /// A field's label; none for bookkeeping, which is not told.
    fn label(&self, field: &str) -> Option<String>;
    /// A value as it is shown: the name of what an id stands for.
    fn value(&self, field: &str, value: &Json) -> String;
}

/// One step, in the words of `macros/history.html`.
#[derive(Debug, Serialize)]
pub struct Told {
    pub when: Millis,
    pub who: String,
    pub what: String,
    pub why: Option<String>,
    pub changes: Vec<ToldChange>,
}

#[derive(Debug, Serialize)]
pub struct ToldChange {
    pub label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// The last steps of a record the visitor sees, newest first.
pub async fn told<E: Guarded>(visit: &Visit, id: Id, telling: &impl Telling) -> Result<Vec<Told>> {
    let viewer = visit.viewer();
    let events = log::history::<E>(&viewer, id, STEPS).await?;
    let people = writers(&viewer, &events).await?;
    let whys = whys(&events);
    Ok(events
        .into_iter()
        .zip(whys)
        .map(|(event, why)| Told {
            when: event.at,
            who: writer(visit, &people, &event.actor),
            what: telling.what(&event.command),
            why,
            changes: changes(&event.fields, telling),
        })
        .collect())
}

/// Who wrote a record the visitor sees last, and when.
pub async fn last_writer<E: Guarded>(visit: &Visit, id: Id) -> Result<(String, Millis)> {
    let viewer = visit.viewer();
    let events = log::history::<E>(&viewer, id, 1).await?;
    let people = writers(&viewer, &events).await?;
    Ok(events.first().map(|last| (writer(visit, &people, &last.actor), last.at)).unwrap_or_default())
}

async fn writers(viewer: &Viewer, events: &[log::Event]) -> Result<FxHashMap<Id, String>> {
    store::names(viewer, events.iter().filter_map(|event| event.actor.parse().ok())).await
}

fn writer(visit: &Visit, people: &FxHashMap<Id, String>, actor: &str) -> String {
    match actor.parse::<Id>() {
        Ok(id) => people.get(&id).cloned().unwrap_or_else(|| visit.say("people-somebody")),
        Err(_) => visit.say("people-the-program"),
    }
}

/// The reason of each step. One that was given twice running changed nothing the second time, and is told both times.
fn whys(events: &[log::Event]) -> Vec<Option<String>> {
    let mut now = None;
    let mut whys: Vec<_> = events
        .iter()
        .rev()
        .map(|event| {
            if let Some(change) = event.fields.iter().find(|change| change.field == WHY) {
                now = said(change);
            }
            now.clone()
        })
        .collect();
    whys.reverse();
    whys
}

fn said(change: &FieldChange) -> Option<String> {
    change.after.as_ref().and_then(Json::as_str).map(str::to_owned)
}

/// What changed; nothing where the record was made or removed, since then all of it did.
fn changes(fields: &[FieldChange], telling: &impl Telling) -> Vec<ToldChange> {
    if fields.iter().any(|change| change.field == "id") {
        return Vec::new();
    }
    let shown = |change: &FieldChange, side: &Option<Json>| match (&change.before, &change.after) {
        (None, None) => None,
        _ => Some(side.as_ref().map_or_else(String::new, |value| telling.value(&change.field, value))),
    };
    let told = fields.iter().filter(|change| change.field != WHY).filter_map(|change| {
        let label = telling.label(&change.field)?;
        Some(ToldChange { label, from: shown(change, &change.before), to: shown(change, &change.after) })
    });
    told.collect()
}
