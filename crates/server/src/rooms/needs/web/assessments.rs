//! Assessments: the registry with its filters, one assessment, its report, and the registry to take away.

use axum::extract::Path;
use kernel::{Digest, Error, Guarded, Id, Page};
use sea_orm::Iterable;
use serde::Serialize;
use serde_json::json;
use tables::Cell as Value;
use web::fields::SHORT;
use web::{Column, Outcome, Shape, Sheet, View, Visit};

use super::{PER_PAGE, Part, Tab, may_add, parts, sample_tabs};
use crate::rooms::activities::Names;
use crate::rooms::activities::choices::Choice;
use crate::rooms::needs::access::Action;
use crate::rooms::needs::labels::{status_key, visibility_key};
use crate::rooms::needs::model::{Status, Survey, assessment, ids};
use crate::rooms::needs::said::{Fact, Speaker};
use crate::rooms::needs::store;
use crate::rooms::people::{Told, told};

#[derive(Serialize)]
struct Row {
    id: Id,
    title: String,
    lead: String,
    places: String,
    sectors: String,
    start_on: Option<String>,
    end_on: Option<String>,
    status: String,
    published: bool,
    file: bool,
}

#[derive(Serialize)]
pub(super) struct ListView {
    parts: Vec<Tab>,
    rows: Vec<Row>,
    total: u64,
    page_number: u64,
    per_page: u64,
    statuses: Vec<Choice>,
    places: Vec<Choice>,
    sectors: Vec<Choice>,
    organisations: Vec<Choice>,
    may_add: bool,
    #[serde(skip)]
    file: Option<Sheet>,
}

impl View for ListView {
    const TEMPLATE: &'static str = "needs/assessments.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("needs-assessments")
    }

    fn sheet(&self, _visit: &Visit) -> Option<Sheet> {
        let Sheet { name, columns, rows, about } = self.file.as_ref()?;
        let columns = columns.iter().map(|column| Column { header: column.header.clone(), tag: column.tag }).collect();
        Some(Sheet { name: name.clone(), columns, rows: rows.clone(), about: about.clone() })
    }

    fn samples() -> Vec<Self> {
        let row = |full: bool| Row {
            id: Id::nil(),
            title: "Rapid look at Koya".into(),
            lead: "Reed Bridge Society".into(),
            places: "Koya · Erbil".into(),
            sectors: "Water".into(),
            start_on: full.then(|| "2026-10-01".into()),
            end_on: full.then(|| "2026-10-05".into()),
            status: "…".into(),
            published: full,
            file: full,
        };
        let view = |rows: Vec<Row>, may_add| Self {
            parts: sample_tabs(),
            total: rows.len() as u64,
            rows,
            page_number: 1,
            per_page: PER_PAGE,
            statuses: vec![Choice::of("planned", "…")],
            places: Vec::new(),
            sectors: Vec::new(),
            organisations: Vec::new(),
            may_add,
            file: None,
        };
        vec![view(vec![row(true), row(false)], true), view(Vec::new(), false)]
    }
}

/// Assessments of one file.
const MOST_ROWS: u64 = 20_000;

pub(super) async fn list(visit: Visit) -> Outcome {
    let mut fields = visit.asked();
    let (mut narrowed, places, organisations, page) = fields.read(|fields| {
        let statuses = fields.many("status").into_iter().filter_map(|word| serde_json::from_value(word.into()).ok());
        let narrowed = store::Narrowed {
            statuses: statuses.collect(),
            words: fields.text_or_none("q", SHORT),
            sectors: fields.ids("sector"),
            ..store::Narrowed::default()
        };
        let page = fields.number_or_none("page", 1, 1_000_000).unwrap_or(1).unsigned_abs();
        (narrowed, fields.ids("place"), fields.ids("organisation"), page)
    })?;
    let viewer = visit.viewer();
    let names = Names::read(&viewer, visit.locale()).await?;
    narrowed.places = places.into_iter().map(|place| names.atlas.beneath(place)).collect();
    // That somebody takes part whom the reader does not see is not for the reader either.
    let seen = |all: Vec<Id>| all.into_iter().filter(|id| names.sees(*id)).collect();
    narrowed.organisations = (!organisations.is_empty()).then(|| seen(organisations));
    let whole = !matches!(visit.shape, Shape::Html | Shape::Json);
    let asked = if whole { Page { number: 1, size: MOST_ROWS } } else { Page { number: page, size: PER_PAGE } };
    let (records, total) = store::assessments(&viewer, &narrowed, asked).await?;
    let governorates = names.atlas.governorates().iter();
    let view = ListView {
        parts: parts(&visit, Part::Assessments),
        rows: records.iter().map(|record| row(&visit, &names, record)).collect(),
        total,
        page_number: page,
        per_page: PER_PAGE,
        statuses: Status::iter().map(|one| Choice::word(&json!(one), visit.say(status_key(one)))).collect(),
        places: governorates.map(|place| Choice::of(place.id, place.name(names.locale))).collect(),
        sectors: Choice::named(&names, names.entries(crate::rooms::terms::SECTOR, None)),
        organisations: names.organisations().into_iter().map(|(id, name)| Choice::of(id, name)).collect(),
        may_add: may_add(visit.actor()),
        file: whole.then(|| sheet(&visit, &names, &records, total)),
    };
    visit.reply(&view)
}

fn places(visit: &Visit, names: &Names, record: &assessment::Model) -> String {
    if record.country_wide {
        return visit.say("needs-country-wide");
    }
    let places: Vec<String> = ids(&record.places).into_iter().map(|id| names.place(id).to_owned()).collect();
    places.join("; ")
}

fn sectors(names: &Names, record: &assessment::Model) -> String {
    let sectors: Vec<String> = ids(&record.sectors).into_iter().map(|id| names.term(id).to_owned()).collect();
    sectors.join("; ")
}

fn row(visit: &Visit, names: &Names, record: &assessment::Model) -> Row {
    Row {
        id: record.id,
        title: record.title.clone(),
        lead: names.organisation(record.organisation_id).to_owned(),
        places: places(visit, names, record),
        sectors: sectors(names, record),
        start_on: record.start_on.clone(),
        end_on: record.end_on.clone(),
        status: visit.say(status_key(record.status)),
        published: record.status == Status::Published,
        file: record.file_digest.is_some(),
    }
}

const COLUMNS: [(&str, &str); 11] = [
    ("needs-title", "#output+name"),
    ("needs-organisation", "#org+lead"),
    ("needs-partners", "#org+partner"),
    ("needs-method", "#output+method"),
    ("needs-places", "#adm1+name"),
    ("needs-sectors", "#sector"),
    ("needs-start", "#date+start"),
    ("needs-end", "#date+end"),
    ("needs-status", "#status"),
    ("needs-visibility", "#meta+visibility"),
    ("needs-link", "#meta+url"),
];

fn sheet(visit: &Visit, names: &Names, records: &[assessment::Model], total: u64) -> Sheet {
    let day =
        |day: &Option<String>| day.as_deref().and_then(|day| day.parse().ok()).map_or_else(Value::default, Value::date);
    let text = |text: &Option<String>| Value::text(text.as_deref().unwrap_or_default());
    let row = |record: &assessment::Model| {
        let partners = ids(&record.partners).into_iter().filter(|id| names.sees(*id));
        let partners = partners.map(|id| names.organisation(id).to_owned());
        let partners: Vec<String> = partners.chain(record.partner_names.clone()).collect();
        vec![
            Value::text(&record.title),
            Value::text(names.organisation(record.organisation_id)),
            Value::text(partners.join("; ")),
            text(&record.method),
            Value::text(places(visit, names, record)),
            Value::text(sectors(names, record)),
            day(&record.start_on),
            day(&record.end_on),
            Value::text(visit.say(status_key(record.status))),
            Value::text(visit.say(visibility_key(record.visibility))),
            text(&record.link),
        ]
    };
    let mut about = vec![(visit.say("needs-file"), visit.say("needs-assessments"))];
    about.push((visit.say("needs-as-of-today"), visit.lang().day(super::today(visit))));
    about.extend(super::part_of_file(visit, records.len(), total));
    if visit.site.settings.sample {
        about.push((visit.say("web-sample-title"), visit.say("web-sample-text")));
    }
    Sheet {
        name: "tansiq-assessments".into(),
        columns: COLUMNS.iter().map(|(key, tag)| Column { header: visit.say(key), tag }).collect(),
        rows: records.iter().map(row).collect(),
        about,
    }
}

const ORDER: [&str; 11] = [
    "organisation_id",
    "partners",
    "partner_names",
    "method",
    "sectors",
    "places",
    "country_wide",
    "start_on",
    "end_on",
    "status",
    "visibility",
];

#[derive(Serialize)]
pub(super) struct AssessmentView {
    id: Id,
    version: i64,
    /// What was said, for programs.
    said: Survey,
    facts: Vec<Fact>,
    file_name: Option<String>,
    may_edit: bool,
    figures: String,
    history: Vec<Told>,
}

impl View for AssessmentView {
    const TEMPLATE: &'static str = "needs/assessment.html";

    fn title(&self, _visit: &Visit) -> String {
        self.said.title.clone()
    }

    fn samples() -> Vec<Self> {
        let sample = |full: bool| Self {
            id: Id::nil(),
            version: 1,
            said: Survey {
                title: "Rapid look at Koya".into(),
                summary: full.then(|| "…".into()),
                link: full.then(|| "https://example.invalid/".into()),
                ..Survey::default()
            },
            facts: vec![Fact { label: "…".into(), value: "…".into(), code: true }],
            file_name: full.then(|| "report.pdf".into()),
            may_edit: full,
            figures: "/needs/figures".into(),
            history: Vec::new(),
        };
        vec![sample(true), sample(false)]
    }
}

pub(super) async fn assessment_view(visit: &Visit, record: &assessment::Model) -> kernel::Result<AssessmentView> {
    let names = Names::read(&visit.viewer(), visit.locale()).await?;
    let speaker = Speaker { visit, names: &names };
    let may_edit = assessment::Entity::may(visit.actor(), Action::Edit, record);
    let mut said = record.survey();
    if !may_edit {
        // That there is a partner whom the reader does not see is not for the reader either.
        said.partners.retain(|id| names.sees(*id));
    }
    let history = if may_edit { told::<assessment::Entity>(visit, record.id, &speaker).await? } else { Vec::new() };
    Ok(AssessmentView {
        id: record.id,
        version: record.version,
        facts: speaker.facts(&said, &ORDER),
        file_name: record.file_name.clone(),
        may_edit,
        figures: format!("/needs/figures?assessment={}", record.id),
        history,
        said,
    })
}

pub(super) async fn show(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let record = store::assessment(&visit.viewer(), id).await?;
    visit.reply(&assessment_view(&visit, &record).await?)
}

/// The report, as a download only.
pub(super) async fn file(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let record = store::assessment(&visit.viewer(), id).await?;
    let digest = record.file_digest.as_deref().and_then(Digest::parse).ok_or(Error::NotFound)?;
    let bytes = visit.app().blobs().get(&digest).await?;
    visit.file(&record.file_name.unwrap_or_default(), "application/octet-stream", bytes)
}
