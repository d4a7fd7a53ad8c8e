//! The columns of a file: what each is taken for and why, to be confirmed or corrected, and what the file leaves unsaid.

use axum::extract::Path;
use kernel::{Error, Id, Result};
use serde::Serialize;
use serde_json::json;
use web::fields::{Fields, SHORT};
use web::page::Form;
use web::{Input, Outcome, View, Visit};

use super::{Choice, Group, choice, list, steps, work};
use crate::rooms::imports::commands::{SetColumns, SetTable};
use crate::rooms::imports::fields::{self, group, label};
use crate::rooms::imports::guess;
use crate::rooms::imports::mapping::{Dates, Mapping, TableColumn, Unsaid, Why};
use crate::rooms::imports::model::{Target, import};
use crate::rooms::imports::store;
use crate::rooms::needs;
use crate::rooms::needs::model::Visibility;

/// Samples shown of each column.
const SHOWN: usize = 3;

#[derive(Serialize)]
pub struct ColumnsView {
    id: Id,
    version: i64,
    file_name: String,
    steps: Vec<String>,
    sheets: Vec<Choice>,
    columns: Vec<Column>,
    fields: Vec<Group>,
    dates: Vec<Choice>,
    /// What rows of figures of need may leave unsaid; none for other files.
    needs: Option<Rest>,
    /// Names of fields that must be there and that no column is.
    missing: Vec<String>,
    form: Form,
}

#[derive(Serialize)]
struct Rest {
    assessments: Vec<Choice>,
    visibilities: Vec<Choice>,
}

#[derive(Serialize)]
struct Column {
    /// The input's name.
    name: String,
    header: String,
    tag: Option<String>,
    samples: Vec<String>,
    why: Vec<String>,
    /// Whether the proposal deserves a second look.
    unsure: bool,
}

impl View for ColumnsView {
    const TEMPLATE: &'static str = "imports/columns.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("imports-columns")
    }

    fn samples() -> Vec<Self> {
        let column = |unsure: bool| Column {
            name: "c0".into(),
            header: "Organisation".into(),
            tag: unsure.then(|| "#org".into()),
            samples: vec!["RBS".into(), "جمعية".into()],
            why: if unsure { vec!["…".into()] } else { Vec::new() },
            unsure,
        };
        let view = |sheets: usize, form| Self {
            id: Id::nil(),
            version: 1,
            file_name: "august.xlsx".into(),
            steps: vec!["…".into(), "…".into(), "…".into()],
            sheets: vec![choice("0", "3W"); sheets],
            columns: vec![column(true), column(false)],
            fields: vec![Group { label: "…".into(), options: vec![choice("organisation", "…")] }],
            dates: vec![choice("told", "…")],
            needs: (sheets == 1)
                .then(|| Rest { assessments: vec![choice("1", "…")], visibilities: vec![choice("members", "…")] }),
            missing: vec!["…".into()],
            form,
        };
        vec![view(2, Form::of([("c0", "organisation")])), view(1, Form::default().wrong("month", "…"))]
    }
}

fn options(visit: &Visit, import: &import::Model) -> Vec<Group> {
    let mut groups: Vec<(&'static str, Vec<Choice>)> = Vec::new();
    for field in fields::of(import.target) {
        let (group, entry) = (group(field.key), choice(field.key, visit.say(label(field.key))));
        match groups.iter_mut().find(|(key, _)| *key == group) {
            Some((_, entries)) => entries.push(entry),
            None => groups.push((group, vec![entry])),
        }
    }
    groups.into_iter().map(|(key, options)| Group { label: visit.say(key), options }).collect()
}

fn said(visit: &Visit, why: &Why) -> String {
    match why {
        Why::Tag { pattern } => visit.sentence("imports-why-tag", &[("tag", pattern.clone())]),
        Why::Header { name } => visit.sentence("imports-why-header", &[("name", name.clone())]),
        Why::HeaderWords { name } => visit.sentence("imports-why-words", &[("name", name.clone())]),
        Why::Content { share } if *share > 0.0 => visit.say("imports-why-cells"),
        Why::Content { .. } => visit.say("imports-why-cells-not"),
        Why::Preset => visit.say("imports-why-preset"),
    }
}

fn column(visit: &Visit, column: &TableColumn) -> Column {
    let proposal = column.proposal.as_ref();
    Column {
        name: format!("c{}", column.index),
        header: column.header.clone(),
        tag: column.tag.clone(),
        samples: column.samples.iter().take(SHOWN).map(|text| text.chars().take(80).collect()).collect(),
        why: proposal.into_iter().flat_map(|proposal| proposal.why.iter().map(|why| said(visit, why))).collect(),
        unsure: proposal.is_some_and(|proposal| proposal.confidence < 0.7),
    }
}

/// What the form holds before anybody typed.
fn stored(import: &import::Model, mapping: &Mapping, visit: &Visit) -> Form {
    let mut pairs: Vec<(String, String)> =
        mapping.columns.iter().map(|(column, field)| (format!("c{column}"), field.clone())).collect();
    let today = visit.app().clock().today();
    let year = mapping.year.or_else(|| guess::year(&import.file_name));
    pairs.push(("year".into(), year.map(|year| year.to_string()).unwrap_or_default()));
    let month = mapping.month.clone().or_else(|| guess::month(&import.file_name));
    pairs.push(("month".into(), month.unwrap_or_else(|| today.strftime("%Y-%m").to_string())));
    let dates = match mapping.dates {
        Dates::Told => "told",
        Dates::DayFirst => "day_first",
        Dates::MonthFirst => "month_first",
    };
    pairs.push(("dates".into(), dates.into()));
    pairs.push(("keep_as".into(), import.preset.clone().unwrap_or_default()));
    let Unsaid { as_of, assessment, source, visibility } = mapping.unsaid.clone();
    let visibility = json!(visibility.unwrap_or(Visibility::Members)).as_str().unwrap_or_default().to_owned();
    pairs.extend([
        ("as_of".into(), as_of.unwrap_or_default()),
        ("assessment".into(), assessment.map(|id| id.to_string()).unwrap_or_default()),
        ("source".into(), source.unwrap_or_default()),
        ("visibility".into(), visibility),
    ]);
    Form::of(pairs)
}

async fn view(visit: &Visit, id: Id, form: Option<Form>) -> Result<ColumnsView> {
    let import = store::get(&visit.viewer(), id).await?;
    let (table, mapping) = (import.table()?, import.mapping()?);
    let missing = fields::of(import.target).iter().filter(|field| field.required && !mapping.has(field.key));
    let missing = missing.filter(|field| field.key != "organisation" || import.organisation_id.is_none());
    let dates =
        [("told", "imports-dates-told"), ("day_first", "imports-dates-day"), ("month_first", "imports-dates-month")];
    Ok(ColumnsView {
        id,
        version: import.version,
        steps: steps(visit),
        sheets: table.sheets.iter().map(|(at, name)| choice(at.to_string(), name.clone())).collect(),
        columns: table.columns.iter().map(|one| column(visit, one)).collect(),
        fields: options(visit, &import),
        needs: match import.target {
            Target::Needs => Some(rest(visit).await?),
            Target::Activities | Target::Organisations => None,
        },
        dates: dates.map(|(value, key)| choice(value, visit.say(key))).into(),
        missing: missing.map(|field| visit.say(label(field.key))).collect(),
        form: form.unwrap_or_else(|| {
            let mut form = stored(&import, &mapping, visit);
            form.values.push(("sheet".into(), table.sheet.to_string()));
            form
        }),
        file_name: import.file_name,
    })
}

async fn rest(visit: &Visit) -> Result<Rest> {
    let assessments = needs::titles(&visit.viewer()).await?;
    let word = |one: Visibility| json!(one).as_str().unwrap_or_default().to_owned();
    Ok(Rest {
        assessments: assessments.into_iter().map(|one| choice(one.id.to_string(), one.title)).collect(),
        visibilities: Visibility::ALL.map(|one| choice(word(one), visit.say(needs::visibility_key(one)))).into(),
    })
}

pub(super) async fn show(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let view = view(&visit, id, None).await?;
    visit.reply(&view)
}

fn read(typed: &mut Fields, import: &import::Model) -> Result<Mapping> {
    let (table, before) = (import.table()?, import.mapping()?);
    typed.read(|f| Mapping {
        columns: table
            .columns
            .iter()
            .filter_map(|column| {
                let name = format!("c{}", column.index);
                let field = f.text_or_none(&name, SHORT)?;
                if !fields::known(import.target, &field) {
                    f.refuse(&name, "web-field-choice");
                }
                Some((column.index, field))
            })
            .collect(),
        year: f.number_or_none("year", 1990, 2099).map(|year| year as i16),
        month: f.month_or_none("month").map(|month| month.strftime("%Y-%m").to_string()),
        dates: f.choice_or_none("dates").unwrap_or_default(),
        repeated: before.repeated,
        unsaid: Unsaid {
            as_of: f.date_or_none("as_of").map(|day| day.to_string()),
            assessment: f.id_or_none("assessment"),
            source: f.text_or_none("source", SHORT),
            visibility: f.choice_or_none("visibility"),
        },
    })
}

pub(super) async fn update(visit: Visit, Path(id): Path<Id>, mut input: Input) -> Outcome {
    let outcome = set(&visit, id, &mut input.fields).await;
    match outcome {
        Ok(()) => work::preview_of(&visit, id).await,
        Err(error) => {
            let view = view(&visit, id, None).await?;
            visit.refused(error, &input.fields, |form| ColumnsView { form, ..view })
        }
    }
}

async fn set(visit: &Visit, id: Id, typed: &mut Fields) -> Result<()> {
    let import = store::get(&visit.viewer(), id).await?;
    let mapping = read(typed, &import)?;
    once(&import, &mapping)?;
    if let Some(id) = mapping.unsaid.assessment
        && !needs::titles(&visit.viewer()).await?.iter().any(|one| one.id == id)
    {
        return Err(Error::invalid("assessment", "needs-assessment-unknown"));
    }
    let keep_as = typed.flag("keep").then(|| typed.text("keep_as", SHORT));
    let version = typed.number_or_none("version", 0, i64::MAX);
    typed.check()?;
    visit.run(SetColumns { id, version, mapping, keep_as }).await.map(drop)
}

/// A field that only one column may be is said of one only.
fn once(import: &import::Model, mapping: &Mapping) -> Result<()> {
    for field in fields::of(import.target).iter().filter(|field| !field.multi) {
        if let [_, second, ..] = mapping.columns_of(field.key)[..] {
            return Err(Error::invalid(format!("c{second}"), "imports-field-twice"));
        }
    }
    Ok(())
}

pub(super) async fn sheet(visit: Visit, Path(id): Path<Id>, mut input: Input) -> Outcome {
    let sheet = input.fields.read(|f| f.number_or_none("sheet", 0, 10_000).unwrap_or(0) as usize)?;
    let import = store::get(&visit.viewer(), id).await?;
    let (table, mapping) = list::table_of(&visit, &import, sheet).await?;
    visit.run(SetTable { id, table, mapping }).await?;
    let view = view(&visit, id, None).await?;
    visit.done(&format!("/imports/{id}/columns"), "imports-columns-saved", &view)
}
