//! Registering an assessment and correcting it, with its report: what kind of file it is and how large is checked before it
//! is kept, and it leaves only as a download.

use axum::extract::Path;
use kernel::{Digest, Error, Guarded, Id, Result};
use sea_orm::Iterable;
use serde::Serialize;
use serde_json::json;
use web::fields::{Fields, LONG, SHORT};
use web::page::Form;
use web::{Difference, Input, Outcome, Problem, Saved, Shape, Upload, View, Visit};

use super::decisions::differing;
use super::{FILE_BYTES, assessments, may_add};
use crate::rooms::activities::Names;
use crate::rooms::activities::choices::{Choice, acted_for};
use crate::rooms::needs::access::Action;
use crate::rooms::needs::commands::{Assess, EditAssessment, RemoveAssessment};
use crate::rooms::needs::labels::{status_key, visibility_key};
use crate::rooms::needs::model::{Status, Survey, Visibility, assessment};
use crate::rooms::needs::store;
use crate::rooms::people;
use crate::rooms::places::Place;
use crate::rooms::terms;

/// The hidden field by which our own form says that a box without a tick is a box left empty.
const WHOLE: &str = "whole";

#[derive(Serialize)]
pub(super) struct FormView {
    /// None for a new one.
    id: Option<Id>,
    version: Option<i64>,
    file_name: Option<String>,
    organisations: Vec<Choice>,
    offered_partners: Vec<Choice>,
    places: Vec<Choice>,
    /// May register what covers the whole country.
    country: bool,
    sectors: Vec<Choice>,
    statuses: Vec<Choice>,
    visibilities: Vec<Choice>,
    form: Form,
}

impl View for FormView {
    const TEMPLATE: &'static str = "needs/assessment_form.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say(if self.id.is_some() { "needs-assessment-edit" } else { "needs-assessment-new" })
    }

    fn samples() -> Vec<Self> {
        let one = || vec![Choice::of("1", "…")];
        let sample = |id: Option<Id>, form| Self {
            id,
            version: id.map(|_| 1),
            file_name: id.map(|_| "report.pdf".into()),
            organisations: one(),
            offered_partners: one(),
            places: one(),
            country: id.is_none(),
            sectors: one(),
            statuses: one(),
            visibilities: one(),
            form,
        };
        vec![sample(None, Form::default().wrong("sectors", "…")), sample(Some(Id::nil()), Form::default())]
    }
}

fn read(fields: &mut Fields, base: Survey) -> Survey {
    let mut survey = base;
    let whole = fields.has(WHOLE);
    if fields.has("title") {
        survey.title = fields.text_or_none("title", SHORT).unwrap_or_default();
    }
    if fields.has("organisation_id") {
        survey.organisation_id = fields.id("organisation_id");
    }
    for (name, ids) in
        [("partners", &mut survey.partners), ("places", &mut survey.places), ("sectors", &mut survey.sectors)]
    {
        if fields.has(name) || whole {
            *ids = fields.ids(name);
        }
    }
    for (name, longest, text) in [
        ("partner_names", SHORT, &mut survey.partner_names),
        ("method", SHORT, &mut survey.method),
        ("summary", LONG, &mut survey.summary),
        ("link", SHORT, &mut survey.link),
    ] {
        if fields.has(name) {
            *text = fields.text_or_none(name, longest);
        }
    }
    for (name, day) in [("start_on", &mut survey.start_on), ("end_on", &mut survey.end_on)] {
        if fields.has(name) {
            *day = fields.date_or_none(name).map(|day| day.to_string());
        }
    }
    if fields.has("country_wide") || whole {
        survey.country_wide = fields.flag("country_wide");
    }
    if let Some(status) = fields.choice_or_none("status") {
        survey.status = status;
    }
    if let Some(visibility) = fields.choice_or_none("visibility") {
        survey.visibility = visibility;
    }
    survey
}

fn form_of(survey: &Survey) -> Form {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let lead = if survey.organisation_id.is_nil() { String::new() } else { survey.organisation_id.to_string() };
    let mut pairs = vec![
        ("title", survey.title.clone()),
        ("organisation_id", lead),
        ("partner_names", text(&survey.partner_names)),
        ("method", text(&survey.method)),
        ("start_on", text(&survey.start_on)),
        ("end_on", text(&survey.end_on)),
        ("status", word(json!(survey.status))),
        ("visibility", word(json!(survey.visibility))),
        ("summary", text(&survey.summary)),
        ("link", text(&survey.link)),
    ];
    for (name, ids) in [("partners", &survey.partners), ("places", &survey.places), ("sectors", &survey.sectors)] {
        pairs.extend(ids.iter().map(|id| (name, id.to_string())));
    }
    if survey.country_wide {
        pairs.push(("country_wide", "true".into()));
    }
    Form::of(pairs)
}

fn view(visit: &Visit, names: &Names, survey: &Survey, record: Option<&assessment::Model>, form: Form) -> FormView {
    // Governorates, and what else was chosen before.
    let actor = visit.actor();
    let may = |place: &Place| !actor.speaks_for().is_empty() || actor.coordinates_place(Some(place.id));
    let mut places: Vec<Id> =
        names.atlas.governorates().iter().filter(|place| may(place)).map(|place| place.id).collect();
    places.extend(survey.places.iter().copied().filter(|id| names.atlas.get(*id).is_some_and(|place| place.level > 1)));
    FormView {
        id: record.map(|record| record.id),
        version: record.map(|record| record.version),
        file_name: record.and_then(|record| record.file_name.clone()),
        organisations: acted_for(visit, names),
        offered_partners: names.organisations().into_iter().map(|(id, name)| Choice::of(id, name)).collect(),
        country: !actor.speaks_for().is_empty() || actor.coordinates_place(None) || survey.country_wide,
        places: places.into_iter().map(|id| Choice::of(id, names.place(id))).collect(),
        sectors: Choice::named(names, names.entries(terms::SECTOR, None)),
        statuses: Status::iter().map(|one| Choice::word(&json!(one), visit.say(status_key(one)))).collect(),
        visibilities: Visibility::iter().map(|one| Choice::word(&json!(one), visit.say(visibility_key(one)))).collect(),
        form,
    }
}

async fn names(visit: &Visit) -> Result<Names> {
    Names::read(&visit.viewer(), visit.locale()).await
}

/// The form's body; one over the limit is told with this page's limit.
fn received(body: std::result::Result<Input, Problem>) -> Result<Input> {
    body.map_err(|Problem(error)| match error {
        Error::TooLarge(_) => Error::TooLarge(FILE_BYTES as u64),
        other => other,
    })
}

/// What was typed, and the report if one came with it; it is kept only when all else can be read.
async fn said(visit: &Visit, input: &mut Input, base: Survey) -> Result<Survey> {
    let survey = input.fields.read(|fields| read(fields, base))?;
    let Some(upload) = input.file("file") else { return Ok(survey) };
    let name = kind_of(upload)?;
    let digest: Digest = visit.app().blobs().put(&upload.bytes).await?;
    Ok(Survey { file: Some((digest, name)), ..survey })
}

/// The report's name with the ending of what it is, told by what it begins with.
fn kind_of(upload: &Upload) -> Result<String> {
    if upload.bytes.len() > FILE_BYTES {
        return Err(Error::TooLarge(FILE_BYTES as u64));
    }
    let last = upload.file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let (stem, typed) = last.rsplit_once('.').unwrap_or((last, ""));
    let typed = typed.to_ascii_lowercase();
    let starts = |head: &[u8]| upload.bytes.starts_with(head);
    let ending = match typed.as_str() {
        "pdf" if starts(b"%PDF-") => "pdf",
        "docx" | "xlsx" | "odt" | "ods" | "pptx" if starts(b"PK\x03\x04") => typed.as_str(),
        "png" if starts(b"\x89PNG\r\n\x1a\n") => "png",
        "jpg" | "jpeg" if starts(b"\xff\xd8\xff") => "jpg",
        _ => return Err(Error::invalid("file", "needs-file-kind")),
    };
    let stem: String = stem.chars().filter(|c| !c.is_control()).take(100).collect();
    Ok(format!("{}.{ending}", if stem.trim().is_empty() { "report" } else { stem.trim() }))
}

pub(super) async fn new(visit: Visit) -> Outcome {
    if !may_add(visit.actor()) {
        return Err(Error::Forbidden.into());
    }
    let survey = Survey {
        organisation_id: visit.actor().speaks_for().first().copied().unwrap_or_default(),
        visibility: Visibility::Members,
        ..Survey::default()
    };
    let names = names(&visit).await?;
    visit.reply(&view(&visit, &names, &survey, None, form_of(&survey)))
}

async fn answer(visit: &Visit, made: assessment::Model) -> Outcome {
    match store::assessment(&visit.viewer(), made.id).await {
        Ok(made) => {
            let view = assessments::assessment_view(visit, &made).await?;
            visit.done(&format!("/needs/assessments/{}", made.id), "needs-saved", &view)
        }
        Err(Error::NotFound) => visit.done("/needs/assessments", "needs-saved", &json!({ "id": made.id })),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn create(visit: Visit, body: std::result::Result<Input, Problem>) -> Outcome {
    let mut input = received(body)?;
    if !may_add(visit.actor()) {
        return Err(Error::Forbidden.into());
    }
    let base = Survey { visibility: Visibility::Members, ..Survey::default() };
    let outcome = match said(&visit, &mut input, base.clone()).await {
        Ok(survey) => visit.run(Assess { survey, sample: false }).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(made) => answer(&visit, made).await,
        Err(error) => {
            let names = names(&visit).await?;
            visit.refused(error, &input.fields, |form| view(&visit, &names, &base, None, form))
        }
    }
}

/// The record, where the visitor may correct it.
async fn kept(visit: &Visit, id: Id) -> Result<assessment::Model> {
    let record = store::assessment(&visit.viewer(), id).await?;
    if assessment::Entity::may(visit.actor(), Action::Edit, &record) { Ok(record) } else { Err(Error::Forbidden) }
}

pub(super) async fn edit(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let record = kept(&visit, id).await?;
    let (names, survey) = (names(&visit).await?, record.survey());
    visit.reply(&view(&visit, &names, &survey, Some(&record), form_of(&survey)))
}

pub(super) async fn update(visit: Visit, Path(id): Path<Id>, body: std::result::Result<Input, Problem>) -> Outcome {
    let mut input = received(body)?;
    let record = kept(&visit, id).await?;
    let read = input.fields.read(|fields| {
        let version = fields.number_or_none("version", 0, i64::MAX).unwrap_or_default();
        (version, fields.text_or_none("why", SHORT))
    });
    let outcome = match (read, said(&visit, &mut input, record.survey()).await) {
        (Ok((version, why)), Ok(survey)) => visit.run(EditAssessment { id, version, survey, why }).await,
        (Err(error), _) | (_, Err(error)) => Err(error),
    };
    match outcome {
        Ok(made) => answer(&visit, made).await,
        Err(Error::Conflict("needs-conflict")) if visit.shape == Shape::Html => {
            let (names, now) = (names(&visit).await?, store::assessment(&visit.viewer(), id).await?);
            let by = people::last_writer::<assessment::Entity>(&visit, id).await?;
            let mut differ = differing(&visit, &names, &input.fields, &form_of(&now.survey()));
            differ.extend(input.file("file").map(|file| Difference {
                label: visit.say("needs-file"),
                mine: visit.sentence("needs-file-again", &[("name", file.file_name.clone())]),
                theirs: now.file_name.clone().unwrap_or_default(),
            }));
            let saved = Saved { path: format!("/needs/assessments/{id}"), version: now.version, by };
            visit.conflict(saved, &input.fields, differ)
        }
        Err(error) => {
            let names = names(&visit).await?;
            visit.refused(error, &input.fields, |form| view(&visit, &names, &record.survey(), Some(&record), form))
        }
    }
}

pub(super) async fn remove(visit: Visit, Path(id): Path<Id>, _input: Input) -> Outcome {
    visit.run(RemoveAssessment(id)).await?;
    visit.done("/needs/assessments", "needs-removed", &json!({ "id": id }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upload(name: &str, bytes: &'static [u8]) -> Upload {
        Upload { field: "file".into(), file_name: name.into(), bytes: bytes.into() }
    }

    #[test]
    fn a_report_is_what_it_begins_with() {
        assert_eq!(kind_of(&upload("C:\\n\\تقرير.PDF", b"%PDF-1.7")).expect("a PDF"), "تقرير.pdf");
        assert_eq!(kind_of(&upload(".docx", b"PK\x03\x04")).expect("a document"), "report.docx");
        for (name, bytes) in [("a.pdf", &b"<html>"[..]), ("a.html", b"<html>"), ("a.exe", b"MZ"), ("a", b"%PDF-")] {
            assert!(kind_of(&upload(name, bytes)).is_err(), "{name}");
        }
    }
}
