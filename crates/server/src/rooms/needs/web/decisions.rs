//! What a meeting decided about a gap: recording it, and what became of it, with its history.

use axum::extract::Path;
use kernel::{Error, Guarded, Id};
use serde::Serialize;
use serde_json::json;
use web::fields::{Fields, LONG, SHORT};
use web::page::Form;
use web::{Input, Outcome, Saved, Shape, View, Visit};

use super::{id_text, today};
use crate::rooms::activities::Names;
use crate::rooms::activities::choices::{Choice, Entry, coordinates, places};
use crate::rooms::needs::access::Action;
use crate::rooms::needs::commands::{Decide, EditDecision, RemoveDecision, is_population};
use crate::rooms::needs::model::{Ruling, decision};
use crate::rooms::needs::said::{Fact, Speaker};
use crate::rooms::needs::{labels, store};
use crate::rooms::people::{self, Told, told};
use crate::rooms::terms;

const ORDER: [&str; 7] =
    ["place_id", "sector_id", "population_group", "decided_on", "responsible", "follow_up_on", "done_on"];

#[derive(Serialize)]
pub(super) struct DecisionView {
    /// None for a new one.
    id: Option<Id>,
    version: Option<i64>,
    decision: String,
    facts: Vec<Fact>,
    cell: Option<String>,
    may_edit: bool,
    places: Vec<Entry>,
    sectors: Vec<Choice>,
    groups: Vec<Choice>,
    form: Form,
    history: Vec<Told>,
}

impl View for DecisionView {
    const TEMPLATE: &'static str = "needs/decision.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say(if self.id.is_some() { "needs-decision" } else { "needs-decision-new" })
    }

    fn samples() -> Vec<Self> {
        let sample = |id: Option<Id>, form| Self {
            id,
            version: id.map(|_| 1),
            decision: "Ask two members to extend".into(),
            facts: vec![Fact { label: "…".into(), value: "…".into(), code: true }],
            cell: id.map(|_| "/needs".into()),
            may_edit: true,
            places: Vec::new(),
            sectors: vec![Choice::of("1", "…")],
            groups: vec![Choice::of("1", "…")],
            form,
            history: Vec::new(),
        };
        let reader = Self { may_edit: false, ..sample(Some(Id::nil()), Form::default()) };
        vec![sample(None, Form::default().wrong("decision", "…")), sample(Some(Id::nil()), Form::default()), reader]
    }
}

fn read(fields: &mut Fields, base: Ruling) -> Ruling {
    let mut ruling = base;
    for (name, id) in [("place_id", &mut ruling.place_id), ("sector_id", &mut ruling.sector_id)] {
        if fields.has(name) {
            *id = fields.id(name);
        }
    }
    if fields.has("population_group") {
        ruling.population_group = fields.text_or_none("population_group", SHORT);
    }
    if fields.has("decision") {
        ruling.decision = fields.text_or_none("decision", LONG).unwrap_or_default();
    }
    if fields.has("responsible") {
        ruling.responsible = fields.text_or_none("responsible", SHORT);
    }
    if fields.has("decided_on") {
        ruling.decided_on = fields.date_or_none("decided_on").map(|day| day.to_string()).unwrap_or_default();
    }
    for (name, day) in [("follow_up_on", &mut ruling.follow_up_on), ("done_on", &mut ruling.done_on)] {
        if fields.has(name) {
            *day = fields.date_or_none(name).map(|day| day.to_string());
        }
    }
    ruling
}

fn pairs(ruling: &Ruling) -> Form {
    let id = |id: Id| if id.is_nil() { String::new() } else { id.to_string() };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Form::of([
        ("place_id", id(ruling.place_id)),
        ("sector_id", id(ruling.sector_id)),
        ("population_group", text(&ruling.population_group)),
        ("decision", ruling.decision.clone()),
        ("decided_on", ruling.decided_on.clone()),
        ("responsible", text(&ruling.responsible)),
        ("follow_up_on", text(&ruling.follow_up_on)),
        ("done_on", text(&ruling.done_on)),
    ])
}

/// The population groups one may name.
pub(super) fn groups(names: &Names) -> Vec<Choice> {
    let entries = names.entries(terms::GROUP, None).into_iter().filter(|term| is_population(term));
    entries.map(|term| Choice::of(&term.key, term.name(names.locale))).collect()
}

async fn view(
    visit: &Visit,
    names: &Names,
    record: Option<&decision::Model>,
    form: Form,
) -> kernel::Result<DecisionView> {
    let speaker = Speaker { visit, names };
    let history = match record {
        Some(record) => told::<decision::Entity>(visit, record.id, &speaker).await?,
        None => Vec::new(),
    };
    let sector = record.map(|record| record.sector_id);
    Ok(DecisionView {
        id: record.map(|record| record.id),
        version: record.map(|record| record.version),
        decision: record.map(|record| record.decision.clone()).unwrap_or_default(),
        facts: record.map(|record| speaker.facts(&record.ruling(), &ORDER)).unwrap_or_default(),
        cell: record.map(cell),
        may_edit: record.is_none_or(|record| decision::Entity::may(visit.actor(), Action::Edit, record)),
        places: places(visit, names),
        sectors: Choice::named(names, names.sectors(sector)),
        groups: groups(names),
        form,
        history,
    })
}

fn cell(record: &decision::Model) -> String {
    format!("/needs/cells/{}/{}", record.place_id, record.sector_id)
}

async fn names(visit: &Visit) -> kernel::Result<Names> {
    Names::read(&visit.viewer(), visit.locale()).await
}

pub(super) async fn new(visit: Visit) -> Outcome {
    if !coordinates(&visit) {
        return Err(Error::Forbidden.into());
    }
    let asked = visit.asked().read(|fields| {
        (
            fields.id_or_none("place"),
            fields.id_or_none("sector"),
            fields.text_or_none("group", SHORT).unwrap_or_default(),
        )
    })?;
    let form = Form::of([
        ("place_id", id_text(asked.0)),
        ("sector_id", id_text(asked.1)),
        ("population_group", asked.2),
        ("decided_on", today(&visit).to_string()),
    ]);
    let names = names(&visit).await?;
    visit.reply(&view(&visit, &names, None, form).await?)
}

pub(super) async fn create(visit: Visit, mut input: Input) -> Outcome {
    let outcome = match input.fields.read(|fields| read(fields, Ruling::default())) {
        Ok(ruling) => visit.run(Decide { ruling, sample: false }).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(record) => visit.done(&cell(&record), "needs-decision-recorded", &json!({ "id": record.id })),
        Err(error) => {
            let names = names(&visit).await?;
            let view = view(&visit, &names, None, Form::default()).await?;
            visit.refused(error, &input.fields, |form| DecisionView { form, ..view })
        }
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let record = store::decision(&visit.viewer(), id).await?;
    let names = names(&visit).await?;
    visit.reply(&view(&visit, &names, Some(&record), pairs(&record.ruling())).await?)
}

pub(super) async fn update(visit: Visit, Path(id): Path<Id>, mut input: Input) -> Outcome {
    let record = store::decision(&visit.viewer(), id).await?;
    let read = input.fields.read(|fields| {
        let version = fields.number_or_none("version", 0, i64::MAX).unwrap_or_default();
        (version, fields.text_or_none("why", SHORT), read(fields, record.ruling()))
    });
    let outcome = match read {
        Ok((version, why, ruling)) => visit.run(EditDecision { id, version, ruling, why }).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(record) => visit.done(&cell(&record), "needs-saved", &json!({ "id": record.id })),
        Err(Error::Conflict("needs-conflict")) if visit.shape == Shape::Html => {
            let names = names(&visit).await?;
            let now = store::decision(&visit.viewer(), id).await?;
            let by = people::last_writer::<decision::Entity>(&visit, id).await?;
            let differ = differing(&visit, &names, &input.fields, &pairs(&now.ruling()));
            let saved = Saved { path: format!("/needs/decisions/{id}"), version: now.version, by };
            visit.conflict(saved, &input.fields, differ)
        }
        Err(error) => {
            let names = names(&visit).await?;
            let view = view(&visit, &names, Some(&record), Form::default()).await?;
            visit.refused(error, &input.fields, |form| DecisionView { form, ..view })
        }
    }
}

/// What differs between what was typed and what is saved, in words.
pub(super) fn differing(visit: &Visit, names: &Names, typed: &Fields, stored: &Form) -> Vec<web::Difference> {
    let speaker = Speaker { visit, names };
    let value = |field: &str, text: &str| {
        let one = json!(text);
        match field {
            "partners" | "places" | "sectors" => speaker.value(field, &json!([text])),
            _ => speaker.value(field, &one),
        }
    };
    web::differences(typed, stored, |field| labels::field_key(field).map(|key| visit.say(key)), value)
}

pub(super) async fn remove(visit: Visit, Path(id): Path<Id>, _input: Input) -> Outcome {
    let record = store::decision(&visit.viewer(), id).await?;
    visit.run(RemoveDecision(id)).await?;
    visit.done(&cell(&record), "needs-removed", &json!({ "id": id }))
}
