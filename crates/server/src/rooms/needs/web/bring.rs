//! Bringing figures from a spreadsheet: all rows or none, and what is wrong with each said by its number.

use kernel::{Error, Result};
use sea_orm::Iterable;
use serde::Serialize;
use serde_json::json;
use web::fields::SHORT;
use web::page::Form;
use web::{Input, Outcome, Problem, Shape, View, Visit};

use super::{FILE_BYTES, may_add, titled, today};
use crate::rooms::activities::Names;
use crate::rooms::activities::choices::{Choice, acted_for};
use crate::rooms::needs::bring::{Brought, File, bring as bring_file};
use crate::rooms::needs::labels::{field_key, visibility_key};
use crate::rooms::needs::model::gaps::EVERYONE;
use crate::rooms::needs::model::{Count, Visibility};
use crate::rooms::needs::{sight, store};

/// One row that cannot be taken.
#[derive(Debug, Serialize)]
struct Wrong {
    row: u32,
    field: String,
    text: String,
}

#[derive(Serialize)]
pub(super) struct BringView {
    assessments: Vec<Choice>,
    organisations: Vec<Choice>,
    visibilities: Vec<Choice>,
    coordinates: bool,
    megabytes: usize,
    wrong: Vec<Wrong>,
    faulty: usize,
    /// How many rows would be taken, where it was only checked.
    right: Option<usize>,
    form: Form,
}

impl View for BringView {
    const TEMPLATE: &'static str = "needs/bring.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("needs-bring")
    }

    fn samples() -> Vec<Self> {
        let sample = |wrong: Vec<Wrong>, right: Option<usize>| Self {
            assessments: vec![Choice::of("1", "…")],
            organisations: vec![Choice::of("1", "…")],
            visibilities: vec![Choice::of("members", "…")],
            coordinates: right.is_some(),
            megabytes: 20,
            faulty: wrong.len(),
            wrong,
            right,
            form: Form::default(),
        };
        let wrong = Wrong { row: 3, field: "…".into(), text: "…".into() };
        vec![sample(vec![wrong], None), sample(Vec::new(), Some(4))]
    }
}

async fn view(visit: &Visit, form: Form) -> Result<BringView> {
    let viewer = visit.viewer();
    let names = Names::read(&viewer, visit.locale()).await?;
    Ok(BringView {
        assessments: titled(&store::assessments(&viewer, None).await?),
        organisations: acted_for(visit, &names),
        visibilities: Visibility::iter().map(|one| Choice::word(&json!(one), visit.say(visibility_key(one)))).collect(),
        coordinates: sight::coordinates_any(visit.actor()),
        megabytes: FILE_BYTES / 1_048_576,
        wrong: Vec::new(),
        faulty: 0,
        right: None,
        form,
    })
}

fn beginning(visit: &Visit) -> Form {
    let own = visit.actor().speaks_for().first().map(|id| id.to_string()).unwrap_or_default();
    Form::of([("as_of", today(visit).to_string()), ("visibility", "members".into()), ("organisation_id", own)])
}

pub(super) async fn new(visit: Visit) -> Outcome {
    if !may_add(visit.actor()) {
        return Err(Error::Forbidden.into());
    }
    visit.reply(&view(&visit, beginning(&visit)).await?)
}

/// What the form says of all rows, and whether they are only to be checked.
async fn asked(visit: &Visit, input: &mut Input) -> Result<Brought> {
    let (base, check) = input.fields.read(|fields| {
        let base = Count {
            organisation_id: fields.id_or_none("organisation_id"),
            assessment_id: fields.id_or_none("assessment_id"),
            source: fields.text_or_none("source", SHORT),
            as_of: fields.date_or_none("as_of").map(|day| day.to_string()).unwrap_or_default(),
            visibility: fields.choice_or_none("visibility").unwrap_or(Visibility::Members),
            population_group: EVERYONE.into(),
            ..Count::default()
        };
        (base, fields.flag("check"))
    })?;
    let file = input.file("file").ok_or_else(|| Error::invalid("file", "web-field-needed"))?;
    bring_file(visit, File::Bytes(file.bytes.clone()), base, check).await
}

pub(super) async fn bring(visit: Visit, body: std::result::Result<Input, Problem>) -> Outcome {
    let mut input = body.map_err(|Problem(error)| match error {
        Error::TooLarge(_) => Error::TooLarge(FILE_BYTES as u64),
        other => other,
    })?;
    if !may_add(visit.actor()) {
        return Err(Error::Forbidden.into());
    }
    match asked(&visit, &mut input).await {
        Ok(brought) if brought.faults.is_empty() && !brought.checked_only => {
            let told = json!({ "made": brought.made, "known": brought.known });
            visit.done("/needs/figures", "needs-brought", &told)
        }
        Ok(brought) => refused(&visit, &input, brought).await,
        Err(error) => {
            let view = view(&visit, Form::default()).await?;
            visit.refused(error, &input.fields, |form| BringView { form, ..view })
        }
    }
}

async fn refused(visit: &Visit, input: &Input, brought: Brought) -> Outcome {
    let wrong = brought.faults.iter().map(|fault| Wrong {
        row: fault.row,
        field: field_key(&fault.what.field).map(|key| visit.say(key)).unwrap_or_default(),
        text: visit.sentence(fault.what.key, &fault.what.args),
    });
    let wrong: Vec<Wrong> = wrong.collect();
    if visit.shape != Shape::Html {
        let status =
            if wrong.is_empty() { axum::http::StatusCode::OK } else { axum::http::StatusCode::UNPROCESSABLE_ENTITY };
        let told = axum::Json(json!({ "would_make": brought.made, "known": brought.known, "wrong": wrong }));
        return Ok(axum::response::IntoResponse::into_response((status, told)));
    }
    let status =
        if wrong.is_empty() { axum::http::StatusCode::OK } else { axum::http::StatusCode::UNPROCESSABLE_ENTITY };
    let form = visit.form(&input.fields, &kernel::Invalid::default());
    let view = view(visit, form).await?;
    let right = wrong.is_empty().then_some(brought.made);
    visit.html(status, &BringView { wrong, faulty: brought.faulty, right, ..view })
}
