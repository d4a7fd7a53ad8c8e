//! Bringing in one figure of people in need, and correcting it.

use axum::extract::Path;
use kernel::{Error, Guarded, Id};
use sea_orm::Iterable;
use serde::Serialize;
use serde_json::json;
use web::fields::{Fields, LONG, SHORT};
use web::page::Form;
use web::{Input, Outcome, Saved, Shape, View, Visit};

use super::decisions::{differing, groups};
use super::{figures, id_text, may_add, titled, today};
use crate::rooms::activities::Names;
use crate::rooms::activities::choices::{self, Choice, Entry, acted_for};
use crate::rooms::needs::access::Action;
use crate::rooms::needs::commands::{CountNeed, EditFigure, RemoveFigure};
use crate::rooms::needs::labels::{confidence_key, visibility_key};
use crate::rooms::needs::model::{Confidence, Count, MOST_SEVERE, Visibility, figure};
use crate::rooms::needs::{sight, store};
use crate::rooms::places::model::DEEPEST;
use crate::rooms::places::{self, Atlas, Place};
use crate::rooms::{people, terms};

#[derive(Serialize)]
pub(super) struct FormView {
    /// None for a new one.
    id: Option<Id>,
    version: Option<i64>,
    places: Vec<Entry>,
    sectors: Vec<Choice>,
    groups: Vec<Choice>,
    severities: Vec<Choice>,
    assessments: Vec<Choice>,
    confidences: Vec<Choice>,
    organisations: Vec<Choice>,
    visibilities: Vec<Choice>,
    /// May give figures that are nobody's but the coordination's.
    coordinates: bool,
    /// Whether the country has places below its districts.
    deep: bool,
    form: Form,
}

impl View for FormView {
    const TEMPLATE: &'static str = "needs/figure_form.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say(if self.id.is_some() { "needs-figure-edit" } else { "needs-figure-new" })
    }

    fn samples() -> Vec<Self> {
        let one = || vec![Choice::of("1", "…")];
        let sample = |id: Option<Id>, coordinates, form| Self {
            id,
            version: id.map(|_| 1),
            places: Vec::new(),
            sectors: one(),
            groups: one(),
            severities: one(),
            assessments: one(),
            confidences: one(),
            organisations: one(),
            visibilities: one(),
            coordinates,
            deep: coordinates,
            form,
        };
        vec![sample(None, false, Form::default().wrong("people", "…")), sample(Some(Id::nil()), true, Form::default())]
    }
}

pub(super) fn severity_key(severity: i64) -> &'static str {
    match severity {
        1 => "needs-severity-1",
        2 => "needs-severity-2",
        3 => "needs-severity-3",
        4 => "needs-severity-4",
        _ => "needs-severity-5",
    }
}

fn read(fields: &mut Fields, base: Count, atlas: &Atlas) -> Count {
    let mut count = base;
    for (name, id) in [("place_id", &mut count.place_id), ("sector_id", &mut count.sector_id)] {
        if fields.has(name) {
            *id = fields.id(name);
        }
    }
    if let Some(part) = fields.text_or_none("part", SHORT) {
        let district = atlas.district_of(count.place_id).map(|place| place.id);
        match district.and_then(|district| part_of(atlas, district, &part)) {
            Some(id) => count.place_id = id,
            None => fields.refuse("part", "needs-part-unknown"),
        }
    }
    for (name, id) in [("assessment_id", &mut count.assessment_id), ("organisation_id", &mut count.organisation_id)] {
        if fields.has(name) {
            *id = fields.id_or_none(name);
        }
    }
    if fields.has("population_group") {
        count.population_group = fields.text("population_group", SHORT);
    }
    for (name, number) in [("people", &mut count.people), ("severity", &mut count.severity)] {
        if fields.has(name) {
            *number = fields.number_or_none(name, i64::MIN, i64::MAX);
        }
    }
    if fields.has("as_of") {
        count.as_of = fields.date_or_none("as_of").map(|day| day.to_string()).unwrap_or_default();
    }
    if fields.has("source") {
        count.source = fields.text_or_none("source", SHORT);
    }
    if fields.has("note") {
        count.note = fields.text_or_none("note", LONG);
    }
    if fields.has("confidence") {
        count.confidence = fields.choice_or_none("confidence");
    }
    if let Some(visibility) = fields.choice_or_none("visibility") {
        count.visibility = visibility;
    }
    count
}

/// The one place in a district that is called so, in any of its names or by its code.
fn part_of(atlas: &Atlas, district: Id, typed: &str) -> Option<Id> {
    let folded = names::fold(typed);
    let called = |place: &&Place| {
        let coded = atlas.code(place.id).is_some_and(|(_, _, code)| code.eq_ignore_ascii_case(typed.trim()));
        coded || place.spellings().any(|name| names::fold(name) == folded)
    };
    let found: Vec<&Place> = atlas.children(district).filter(|place| place.level == DEEPEST).filter(called).collect();
    if let [one] = found[..] { Some(one.id) } else { None }
}

fn form_of(count: &Count, names: &Names) -> Form {
    let district = names.atlas.district_of(count.place_id).filter(|district| district.id != count.place_id);
    let part = district.map(|_| names.place(count.place_id).to_owned()).unwrap_or_default();
    let id = |id: Id| if id.is_nil() { String::new() } else { id.to_string() };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    Form::of([
        ("place_id", id(district.map_or(count.place_id, |district| district.id))),
        ("part", part),
        ("sector_id", id(count.sector_id)),
        ("population_group", count.population_group.clone()),
        ("people", number(count.people)),
        ("severity", number(count.severity)),
        ("as_of", count.as_of.clone()),
        ("assessment_id", id_text(count.assessment_id)),
        ("source", text(&count.source)),
        ("confidence", word(json!(count.confidence))),
        ("organisation_id", id_text(count.organisation_id)),
        ("visibility", word(json!(count.visibility))),
        ("note", text(&count.note)),
    ])
}

async fn view(
    visit: &Visit,
    names: &Names,
    count: &Count,
    record: Option<(Id, i64)>,
    form: Form,
) -> kernel::Result<FormView> {
    let assessments = store::titles(&visit.viewer()).await?;
    Ok(FormView {
        id: record.map(|record| record.0),
        version: record.map(|record| record.1),
        places: choices::places(visit, names),
        sectors: Choice::named(names, names.entries(terms::SECTOR, Some(count.sector_id))),
        groups: groups(names),
        severities: (1..=MOST_SEVERE)
            .map(|one| Choice::of(one, visit.lang().digits.shown(&visit.say(severity_key(one)))))
            .collect(),
        assessments: titled(assessments),
        confidences: Confidence::iter().map(|one| Choice::word(&json!(one), visit.say(confidence_key(one)))).collect(),
        organisations: acted_for(visit, names),
        visibilities: Visibility::iter().map(|one| Choice::word(&json!(one), visit.say(visibility_key(one)))).collect(),
        coordinates: sight::coordinates_any(visit.actor()),
        deep: names.atlas.all().iter().any(|place| place.level == DEEPEST),
        form,
    })
}

async fn names(visit: &Visit) -> kernel::Result<Names> {
    Names::read(&visit.viewer(), visit.locale()).await
}

/// What a new figure begins with: of today, for members, of the organisation one speaks for.
fn beginning(visit: &Visit) -> Count {
    Count {
        as_of: today(visit).to_string(),
        visibility: Visibility::Members,
        organisation_id: visit.actor().speaks_for().first().copied(),
        population_group: crate::rooms::needs::model::gaps::EVERYONE.into(),
        ..Count::default()
    }
}

pub(super) async fn new(visit: Visit) -> Outcome {
    if !may_add(visit.actor()) {
        return Err(Error::Forbidden.into());
    }
    let (place, sector) = visit.asked().read(|fields| (fields.id_or_none("place"), fields.id_or_none("sector")))?;
    let count = beginning(&visit);
    let count = Count { place_id: place.unwrap_or_default(), sector_id: sector.unwrap_or_default(), ..count };
    let names = names(&visit).await?;
    visit.reply(&view(&visit, &names, &count, None, form_of(&count, &names)).await?)
}

pub(super) async fn create(visit: Visit, mut input: Input) -> Outcome {
    let base = Count { visibility: Visibility::Members, ..Count::default() };
    let base = if visit.actor().speaks_for().is_empty() {
        base
    } else {
        Count { organisation_id: beginning(&visit).organisation_id, ..base }
    };
    let atlas = places::atlas(&visit.viewer()).await?;
    let outcome = match input.fields.read(|fields| read(fields, base, &atlas)) {
        Ok(count) => visit.run(CountNeed(count)).await,
        Err(error) => Err(error),
    };
    answer(&visit, &input, outcome, None).await
}

async fn answer(
    visit: &Visit,
    input: &Input,
    outcome: kernel::Result<figure::Model>,
    record: Option<&figure::Model>,
) -> Outcome {
    match outcome {
        Ok(made) => match store::figure(&visit.viewer(), made.id).await {
            Ok(made) => {
                let view = figures::figure_view(visit, &made).await?;
                visit.done(&format!("/needs/figures/{}", made.id), "needs-saved", &view)
            }
            Err(Error::NotFound) => visit.done("/needs/figures", "needs-saved", &json!({ "id": made.id })),
            Err(error) => Err(error.into()),
        },
        Err(error) => {
            let names = names(visit).await?;
            let seen = input.fields.typed().get("version").and_then(|typed| typed.first()?.parse().ok());
            let count = record.map(figure::Model::count).unwrap_or_default();
            let record = record.map(|record| (record.id, seen.unwrap_or(record.version)));
            let view = view(visit, &names, &count, record, Form::default()).await?;
            visit.refused(error, &input.fields, |form| FormView { form, ..view })
        }
    }
}

pub(super) async fn edit(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let record = store::figure(&visit.viewer(), id).await?;
    if !figure::Entity::may(visit.actor(), Action::Edit, &record) {
        return Err(Error::Forbidden.into());
    }
    let (names, count) = (names(&visit).await?, record.count());
    visit.reply(&view(&visit, &names, &count, Some((id, record.version)), form_of(&count, &names)).await?)
}

pub(super) async fn update(visit: Visit, Path(id): Path<Id>, mut input: Input) -> Outcome {
    let record = store::figure(&visit.viewer(), id).await?;
    let atlas = places::atlas(&visit.viewer()).await?;
    let read = input.fields.read(|fields| {
        let version = fields.number_or_none("version", 0, i64::MAX).unwrap_or_default();
        (version, fields.text_or_none("why", SHORT), read(fields, record.count(), &atlas))
    });
    let outcome = match read {
        Ok((version, why, count)) => visit.run(EditFigure { id, version, count, why }).await,
        Err(error) => Err(error),
    };
    if let (Err(Error::Conflict("needs-conflict")), Shape::Html) = (&outcome, visit.shape) {
        let names = names(&visit).await?;
        let now = store::figure(&visit.viewer(), id).await?;
        let by = people::last_writer::<figure::Entity>(&visit, id).await?;
        let differ = differing(&visit, &names, &input.fields, &form_of(&now.count(), &names));
        return visit.conflict(
            Saved { path: format!("/needs/figures/{id}"), version: now.version, by },
            &input.fields,
            differ,
        );
    }
    answer(&visit, &input, outcome, Some(&record)).await
}

pub(super) async fn remove(visit: Visit, Path(id): Path<Id>, _input: Input) -> Outcome {
    visit.run(RemoveFigure(id)).await?;
    visit.done("/needs/figures", "needs-removed", &json!({ "id": id }))
}
