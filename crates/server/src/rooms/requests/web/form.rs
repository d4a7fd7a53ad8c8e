//! Asking for assistance and correcting what is asked: one short page.

use axum::extract::Path;
use kernel::{Error, Guarded, Id};
use sea_orm::Iterable;
use serde::Serialize;
use serde_json::json;
use web::fields::{Fields, LONG, SHORT};
use web::page::Form;
use web::{Input, Outcome, Saved, Shape, View, Visit};

use super::{Speaker, may_act, show};
use crate::rooms::activities::Names;
use crate::rooms::activities::choices::{Choice, Entry, acted_for, places};
use crate::rooms::people::{self, Telling};
use crate::rooms::requests::access::Action;
use crate::rooms::requests::commands::{Ask, EditRequest};
use crate::rooms::requests::labels::{field_key, visibility_key};
use crate::rooms::requests::model::{Asking, Visibility, request};
use crate::rooms::requests::store;

#[derive(Serialize)]
pub(super) struct FormView {
    /// None for a new one.
    id: Option<Id>,
    version: Option<i64>,
    organisations: Vec<Choice>,
    places: Vec<Entry>,
    sectors: Vec<Choice>,
    visibilities: Vec<Choice>,
    form: Form,
}

impl View for FormView {
    const TEMPLATE: &'static str = "requests/form.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say(if self.id.is_some() { "requests-edit" } else { "requests-new" })
    }

    fn samples() -> Vec<Self> {
        let sample = |id: Option<Id>, form| Self {
            id,
            version: id.map(|_| 1),
            organisations: vec![Choice::of("1", "…")],
            places: Vec::new(),
            sectors: vec![Choice::of("1", "…")],
            visibilities: vec![Choice::of("members", "…")],
            form,
        };
        vec![sample(None, Form::default().wrong("quantity", "…")), sample(Some(Id::nil()), Form::default())]
    }
}

fn read(fields: &mut Fields, base: Asking) -> Asking {
    let mut asking = base;
    for (name, id) in [("organisation_id", &mut asking.organisation_id), ("place_id", &mut asking.place_id)] {
        if fields.has(name) {
            *id = fields.id(name);
        }
    }
    if fields.has("sector_id") {
        asking.sector_id = fields.id_or_none("sector_id");
    }
    for (name, text) in [("title", &mut asking.title), ("unit", &mut asking.unit)] {
        if fields.has(name) {
            *text = fields.text_or_none(name, SHORT).unwrap_or_default();
        }
    }
    if fields.has("description") {
        asking.description = fields.text_or_none("description", LONG);
    }
    if fields.has("quantity") {
        asking.quantity = fields.number_or_none("quantity", i64::MIN, i64::MAX);
    }
    if fields.has("needed_by") {
        asking.needed_by = fields.date_or_none("needed_by").map(|day| day.to_string());
    }
    if let Some(visibility) = fields.choice_or_none("visibility") {
        asking.visibility = visibility;
    }
    asking
}

fn form_of(asking: &Asking) -> Form {
    let id = |id: Option<Id>| id.filter(|id| !id.is_nil()).map(|id| id.to_string()).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Form::of([
        ("organisation_id", id(Some(asking.organisation_id))),
        ("title", asking.title.clone()),
        ("description", text(&asking.description)),
        ("quantity", asking.quantity.map(|quantity| quantity.to_string()).unwrap_or_default()),
        ("unit", asking.unit.clone()),
        ("place_id", id(Some(asking.place_id))),
        ("sector_id", id(asking.sector_id)),
        ("needed_by", text(&asking.needed_by)),
        ("visibility", json!(asking.visibility).as_str().unwrap_or_default().to_owned()),
    ])
}

async fn view(visit: &Visit, record: Option<&request::Model>, form: Form) -> kernel::Result<FormView> {
    let names = Names::read(&visit.viewer(), visit.locale()).await?;
    let sector = record.and_then(|record| record.sector_id);
    Ok(FormView {
        id: record.map(|record| record.id),
        version: record.map(|record| record.version),
        organisations: acted_for(visit, &names),
        places: places(visit, &names),
        sectors: Choice::named(&names, names.sectors(sector)),
        visibilities: Visibility::iter().map(|one| Choice::word(&json!(one), visit.say(visibility_key(one)))).collect(),
        form,
    })
}

pub(super) async fn new(visit: Visit) -> Outcome {
    if !may_act(visit.actor()) {
        return Err(Error::Forbidden.into());
    }
    let asking = Asking {
        organisation_id: visit.actor().speaks_for().first().copied().unwrap_or_default(),
        visibility: Visibility::Members,
        ..Asking::default()
    };
    visit.reply(&view(&visit, None, form_of(&asking)).await?)
}

async fn answer(visit: &Visit, id: Id, message: &'static str) -> Outcome {
    match store::request(&visit.viewer(), id).await {
        Ok(record) => {
            let view = show::view(visit, &record).await?;
            visit.done(&format!("/requests/{id}"), message, &view)
        }
        Err(Error::NotFound) => visit.done("/requests", message, &json!({ "id": id })),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn create(visit: Visit, mut input: Input) -> Outcome {
    let base = Asking { visibility: Visibility::Members, ..Asking::default() };
    let outcome = match input.fields.read(|fields| read(fields, base)) {
        Ok(asking) => visit.run(Ask(asking)).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(record) => answer(&visit, record.id, "requests-asked").await,
        Err(error) => {
            let view = view(&visit, None, Form::default()).await?;
            visit.refused(error, &input.fields, |form| FormView { form, ..view })
        }
    }
}

pub(super) async fn edit(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let record = store::request(&visit.viewer(), id).await?;
    if !request::Entity::may(visit.actor(), Action::Edit, &record) {
        return Err(Error::Forbidden.into());
    }
    record.must_be_open()?;
    visit.reply(&view(&visit, Some(&record), form_of(&record.asking())).await?)
}

pub(super) async fn update(visit: Visit, Path(id): Path<Id>, mut input: Input) -> Outcome {
    let record = store::request(&visit.viewer(), id).await?;
    let read = input.fields.read(|fields| {
        let version = fields.number_or_none("version", 0, i64::MAX).unwrap_or_default();
        (version, fields.text_or_none("why", SHORT), read(fields, record.asking()))
    });
    let outcome = match read {
        Ok((version, why, asking)) => visit.run(EditRequest { id, version, asking, why }).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(record) => answer(&visit, record.id, "requests-saved").await,
        Err(Error::Conflict("requests-conflict")) if visit.shape == Shape::Html => {
            let now = store::request(&visit.viewer(), id).await?;
            let by = people::last_writer::<request::Entity>(&visit, id).await?;
            let names = Names::read(&visit.viewer(), visit.locale()).await?;
            let speaker = Speaker { visit: &visit, names: &names };
            let label = |field: &str| field_key(field).map(|key| visit.say(key));
            let value = |field: &str, text: &str| Telling::value(&speaker, field, &json!(text));
            let differ = web::differences(&input.fields, &form_of(&now.asking()), label, value);
            visit.conflict(Saved { path: format!("/requests/{id}"), version: now.version, by }, &input.fields, differ)
        }
        Err(error) => {
            let view = view(&visit, Some(&record), Form::default()).await?;
            visit.refused(error, &input.fields, |form| FormView { form, ..view })
        }
    }
}
