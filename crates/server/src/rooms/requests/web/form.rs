//! Asking for assistance and correcting what is asked: one page, with rows for items that need no scripts.

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
use crate::rooms::requests::model::{Asking, Item, MOST_ITEMS, Visibility, request};
use crate::rooms::requests::store;

/// Rows for items a form has at least, rows to spare beyond those that are filled, and rows that are read: one more than may be
/// there, so that too many are told.
const ROWS: usize = 8;
const SPARE: usize = 4;
const ROWS_READ: usize = MOST_ITEMS + 1;

#[derive(Serialize)]
pub(super) struct FormView {
    /// None for a new one.
    id: Option<Id>,
    version: Option<i64>,
    organisations: Vec<Choice>,
    places: Vec<Entry>,
    sectors: Vec<Choice>,
    visibilities: Vec<Choice>,
    /// Rows for items: those to show at once, and how many there are.
    shown: usize,
    rows: usize,
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
            shown: 2,
            rows: 8,
            form,
        };
        vec![sample(None, Form::default().wrong("quantity-3", "…")), sample(Some(Id::nil()), Form::default())]
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
    if fields.has("title") {
        asking.title = fields.text_or_none("title", SHORT).unwrap_or_default();
    }
    if fields.has("description") {
        asking.description = fields.text_or_none("description", LONG);
    }
    if (1..=ROWS_READ).any(|row| fields.has(&format!("item-{row}")) || fields.has(&format!("quantity-{row}"))) {
        asking.items = (1..=ROWS_READ).filter_map(|row| item(fields, row)).collect();
    }
    if fields.has("needed_by") {
        asking.needed_by = fields.date_or_none("needed_by").map(|day| day.to_string());
    }
    if let Some(visibility) = fields.choice_or_none("visibility") {
        asking.visibility = visibility;
    }
    asking
}

/// What a row says; none where it is left empty.
fn item(fields: &mut Fields, row: usize) -> Option<Item> {
    let name = |name: &str| format!("{name}-{row}");
    let item = fields.text_or_none(&name("item"), SHORT);
    let unit = fields.text_or_none(&name("unit"), SHORT);
    let number = fields.has(&name("quantity")) && !fields.many(&name("quantity")).is_empty();
    let quantity = fields.number_or_none(&name("quantity"), i64::MIN, i64::MAX);
    let id = fields.id_or_none(&name("id")).unwrap_or_default();
    let said = item.is_some() || unit.is_some() || number;
    said.then(|| Item { id, item: item.unwrap_or_default(), quantity, unit: unit.unwrap_or_default(), row })
}

/// How many rows a form has: some to spare, and never fewer than `ROWS`.
fn rows(form: &Form, record: Option<&request::Model>) -> (usize, usize) {
    let row = |name: &str| name.rsplit_once('-').and_then(|(_, row)| row.parse::<usize>().ok());
    let said = form.values.iter().filter(|(name, text)| !name.starts_with("id-") && !text.trim().is_empty());
    let last = said.filter_map(|(name, _)| row(name)).max().unwrap_or(0);
    let last = last.max(record.map_or(0, |record| record.items().len()));
    ((last + 1).clamp(2, MOST_ITEMS), (last + SPARE).clamp(ROWS, MOST_ITEMS))
}

fn form_of(asking: &Asking) -> Form {
    let id = |id: Option<Id>| id.filter(|id| !id.is_nil()).map(|id| id.to_string()).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let items = asking.items.iter().flat_map(|item| {
        let quantity = item.quantity.map(|quantity| quantity.to_string()).unwrap_or_default();
        [("id", item.id.to_string()), ("item", item.item.clone()), ("quantity", quantity), ("unit", item.unit.clone())]
            .map(|(name, text)| (item.field(name), text))
    });
    let mut form = Form::of([
        ("organisation_id", id(Some(asking.organisation_id))),
        ("title", asking.title.clone()),
        ("description", text(&asking.description)),
        ("place_id", id(Some(asking.place_id))),
        ("sector_id", id(asking.sector_id)),
        ("needed_by", text(&asking.needed_by)),
        ("visibility", json!(asking.visibility).as_str().unwrap_or_default().to_owned()),
    ]);
    form.values.extend(items);
    form
}

async fn view(visit: &Visit, record: Option<&request::Model>, form: Form) -> kernel::Result<FormView> {
    let names = Names::read(&visit.viewer(), visit.locale()).await?;
    let sector = record.and_then(|record| record.sector_id);
    let (shown, rows) = rows(&form, record);
    Ok(FormView {
        shown,
        rows,
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

impl FormView {
    /// With what was typed, every row of it in sight.
    fn with(self, form: Form) -> Self {
        let (shown, count) = rows(&form, None);
        Self { shown: shown.max(self.shown), rows: count.max(self.rows), form, ..self }
    }
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
            visit.refused(error, &input.fields, |form| view.with(form))
        }
    }
}

/// What a field of a row of items is called.
fn row_label(visit: &Visit, field: &str) -> Option<String> {
    let (name, row) = field.rsplit_once('-')?;
    let key = match name {
        "item" => "requests-item",
        "quantity" => "requests-quantity",
        "unit" => "requests-unit",
        _ => return None,
    };
    Some(format!("{}. {}", visit.lang().digits.shown(row), visit.say(key)))
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
            let label = |field: &str| row_label(&visit, field).or_else(|| field_key(field).map(|key| visit.say(key)));
            let value = |field: &str, text: &str| match web::fields::latin_digits(text).parse::<i64>() {
                // The same number in other digits is no other number.
                Ok(number) if field.starts_with("quantity") => visit.lang().integer(number),
                _ => Telling::value(&speaker, field, &json!(text)),
            };
            let differ = web::differences(&input.fields, &form_of(&now.asking()), label, value);
            visit.conflict(Saved { path: format!("/requests/{id}"), version: now.version, by }, &input.fields, differ)
        }
        Err(error) => {
            let view = view(&visit, Some(&record), Form::default()).await?;
            visit.refused(error, &input.fields, |form| view.with(form))
        }
    }
}
