//! What is known of places: how many live there and how well one gets there, each with its day. For members to read and
//! for the coordination to keep.

use axum::extract::Path;
use kernel::{Error, Guarded, Id};
use serde::Serialize;
use serde_json::json;
use web::fields::{Fields, SHORT};
use web::page::Form;
use web::{Input, Outcome, Saved, Shape, View, Visit};

use super::decisions::differing;
use super::{Part, Tab, parts, sample_tabs, today};
use crate::rooms::activities::Names;
use crate::rooms::activities::choices::Choice;
use crate::rooms::needs::access::StandingAction;
use crate::rooms::needs::commands::Stand;
use crate::rooms::needs::model::{MOST_ACCESS, Standing, place_standing};
use crate::rooms::needs::said::Speaker;
use crate::rooms::needs::store;
use crate::rooms::people::{self, Told, told};

#[derive(Serialize)]
struct Row {
    id: Id,
    name: String,
    /// A district, set under its governorate.
    below: bool,
    population: Option<i64>,
    access: Option<i64>,
    access_on: Option<String>,
    note: Option<String>,
    href: Option<String>,
}

#[derive(Serialize)]
pub(super) struct ListView {
    parts: Vec<Tab>,
    rows: Vec<Row>,
    within: Option<String>,
}

impl View for ListView {
    const TEMPLATE: &'static str = "needs/places.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("needs-standing")
    }

    fn samples() -> Vec<Self> {
        let row = |known: bool| Row {
            id: Id::nil(),
            name: "Koya".into(),
            below: known,
            population: known.then_some(90_000),
            access: known.then_some(4),
            access_on: known.then(|| "2026-11-01".into()),
            note: known.then(|| "…".into()),
            href: known.then(|| "/needs/places?place=1".into()),
        };
        vec![Self { parts: sample_tabs(), rows: vec![row(true), row(false)], within: Some("Erbil".into()) }]
    }
}

#[derive(Serialize)]
pub(super) struct PlaceView {
    id: Id,
    name: String,
    version: i64,
    steps: Vec<Choice>,
    may_edit: bool,
    form: Form,
    history: Vec<Told>,
}

impl View for PlaceView {
    const TEMPLATE: &'static str = "needs/place.html";

    fn title(&self, _visit: &Visit) -> String {
        self.name.clone()
    }

    fn samples() -> Vec<Self> {
        let sample = |may_edit| Self {
            id: Id::nil(),
            name: "Koya".into(),
            version: 0,
            steps: vec![Choice::of("1", "…")],
            may_edit,
            form: Form::default().wrong("access", "…"),
            history: Vec::new(),
        };
        vec![sample(true), sample(false)]
    }
}

pub(super) async fn list(visit: Visit) -> Outcome {
    if !visit.actor().is_member() {
        return Err(Error::Forbidden.into());
    }
    let within = visit.asked().read(|fields| fields.id_or_none("place"))?;
    let viewer = visit.viewer();
    let names = Names::read(&viewer, visit.locale()).await?;
    let standings = store::standings(&viewer).await?;
    let within = within.and_then(|id| names.atlas.governorate_of(id)).cloned();
    let row = |place: &crate::rooms::places::Place, below: bool| {
        let known = standings.get(&place.id);
        let districts = !below && within.is_none() && names.atlas.children(place.id).next().is_some();
        Row {
            id: place.id,
            name: place.name(names.locale).to_owned(),
            below,
            population: known.and_then(|known| known.population),
            access: known.and_then(|known| known.access),
            access_on: known.and_then(|known| known.access_on.clone()),
            note: known.and_then(|known| known.access_note.clone()),
            href: districts.then(|| format!("/needs/places?place={}", place.id)),
        }
    };
    let rows = match &within {
        None => names.atlas.governorates().iter().map(|place| row(place, false)).collect(),
        Some(unit) => {
            let districts = names.atlas.children(unit.id).map(|place| row(place, true));
            std::iter::once(row(unit, false)).chain(districts).collect()
        }
    };
    let within = within.map(|unit| unit.name(names.locale).to_owned());
    visit.reply(&ListView { parts: parts(&visit, Part::Places), rows, within })
}

fn form_of(standing: &Standing) -> Form {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    Form::of([
        ("population", number(standing.population)),
        ("population_source", text(&standing.population_source)),
        ("population_on", text(&standing.population_on)),
        ("access", number(standing.access)),
        ("access_on", text(&standing.access_on)),
        ("access_note", text(&standing.access_note)),
    ])
}

fn read(fields: &mut Fields, base: Standing) -> Standing {
    let mut standing = base;
    for (name, number) in [("population", &mut standing.population), ("access", &mut standing.access)] {
        if fields.has(name) {
            *number = fields.number_or_none(name, i64::MIN, i64::MAX);
        }
    }
    for (name, text) in
        [("population_source", &mut standing.population_source), ("access_note", &mut standing.access_note)]
    {
        if fields.has(name) {
            *text = fields.text_or_none(name, SHORT);
        }
    }
    for (name, day) in [("population_on", &mut standing.population_on), ("access_on", &mut standing.access_on)] {
        if fields.has(name) {
            *day = fields.date_or_none(name).map(|day| day.to_string());
        }
    }
    standing
}

/// A place one may say something of, and what is known of it.
async fn found(visit: &Visit, id: Id) -> kernel::Result<(Names, place_standing::Model)> {
    if !visit.actor().is_member() {
        return Err(Error::Forbidden);
    }
    let viewer = visit.viewer();
    let names = Names::read(&viewer, visit.locale()).await?;
    let place = names.atlas.get(id).filter(|place| matches!(place.level, 1 | 2)).ok_or(Error::NotFound)?;
    let blank = place_standing::Model::blank(Id::nil(), id, place.governorate);
    let known = store::standing(&viewer, id).await?.unwrap_or(blank);
    Ok((names, known))
}

async fn view(visit: &Visit, names: &Names, known: &place_standing::Model, form: Form) -> kernel::Result<PlaceView> {
    let speaker = Speaker { visit, names };
    let history = match known.version {
        0 => Vec::new(),
        _ => told::<place_standing::Entity>(visit, known.id, &speaker).await?,
    };
    Ok(PlaceView {
        id: known.place_id,
        name: names.whereabouts(known.place_id),
        version: known.version,
        steps: (1..=MOST_ACCESS)
            .map(|step| Choice::of(step, visit.lang().digits.shown(&visit.say(step_key(step)))))
            .collect(),
        may_edit: place_standing::Entity::may(visit.actor(), StandingAction::Edit, known),
        form,
        history,
    })
}

fn step_key(step: i64) -> &'static str {
    match step {
        1 => "needs-access-1",
        2 => "needs-access-2",
        3 => "needs-access-3",
        4 => "needs-access-4",
        _ => "needs-access-5",
    }
}

pub(super) async fn edit(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let (names, known) = found(&visit, id).await?;
    let mut form = form_of(&known.standing());
    if known.access_on.is_none() {
        form.values.retain(|(name, _)| name != "access_on");
        form.values.push(("access_on".into(), today(&visit).to_string()));
    }
    visit.reply(&view(&visit, &names, &known, form).await?)
}

pub(super) async fn update(visit: Visit, Path(id): Path<Id>, mut input: Input) -> Outcome {
    let (names, known) = found(&visit, id).await?;
    let read = input.fields.read(|fields| {
        let version = fields.number_or_none("version", 0, i64::MAX).unwrap_or_default();
        (version, fields.text_or_none("why", SHORT), read(fields, known.standing()))
    });
    let outcome = match read {
        Ok((version, why, standing)) => visit.run(Stand { place: id, version, standing, why }).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(known) => {
            let above = known.governorate_id.unwrap_or(id);
            visit.done(&format!("/needs/places?place={above}"), "needs-saved", &json!({ "place": id }))
        }
        Err(Error::Conflict("needs-conflict")) if visit.shape == Shape::Html => {
            let (_, now) = found(&visit, id).await?;
            let by = people::last_writer::<place_standing::Entity>(&visit, now.id).await?;
            let differ = differing(&visit, &names, &input.fields, &form_of(&now.standing()));
            visit.conflict(
                Saved { path: format!("/needs/places/{id}"), version: now.version, by },
                &input.fields,
                differ,
            )
        }
        Err(error) => {
            let view = view(&visit, &names, &known, Form::default()).await?;
            visit.refused(error, &input.fields, |form| PlaceView { form, ..view })
        }
    }
}
