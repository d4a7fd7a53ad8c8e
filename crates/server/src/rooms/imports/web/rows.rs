//! Rows of a file as people read them: the verdict and why, what was understood, what changes, and every cell as it was
//! written.

use kernel::{Id, Result};
use serde::Serialize;
use serde_json::Value as Json;
use web::Visit;

use super::show::verdict_key;
use crate::rooms::activities::{Names, Speaker, field_key};
use crate::rooms::imports::commands::told;
use crate::rooms::imports::fields::label;
use crate::rooms::imports::mapping::Table;
use crate::rooms::imports::model::{RowVerdict, Target, import, import_row};
use crate::rooms::imports::reading::Newcomer;
use crate::rooms::imports::store;
use crate::rooms::imports::told::{Changed, Fault, Told};
use crate::rooms::needs;

#[derive(Serialize)]
pub struct RowView {
    row: i64,
    verdict: String,
    tone: &'static str,
    organisation: Option<String>,
    place: Option<String>,
    sector: Option<String>,
    reasons: Vec<String>,
    changes: Vec<ChangeView>,
    cells: Vec<CellView>,
}

#[derive(Serialize)]
struct ChangeView {
    label: String,
    from: String,
    to: String,
}

#[derive(Serialize)]
struct CellView {
    header: String,
    text: String,
}

impl RowView {
    pub fn samples() -> Vec<Self> {
        let row = |tone, changed: bool| Self {
            row: 12,
            verdict: "…".into(),
            tone,
            organisation: changed.then(|| "Reed Bridge Society".into()),
            place: changed.then(|| "Koya".into()),
            sector: changed.then(|| "Health".into()),
            reasons: if changed { Vec::new() } else { vec!["…".into()] },
            changes: if changed {
                vec![ChangeView { label: "…".into(), from: "5".into(), to: "–".into() }]
            } else {
                Vec::new()
            },
            cells: vec![CellView { header: "Organisation".into(), text: "RBS".into() }],
        };
        vec![row("good", true), row("bad", false)]
    }
}

fn tone(verdict: RowVerdict) -> &'static str {
    match verdict {
        RowVerdict::New | RowVerdict::Changed => "good",
        RowVerdict::Choice | RowVerdict::Repeated => "warn",
        RowVerdict::Refused => "bad",
        RowVerdict::Unchanged => "",
    }
}

/// What names of rows are looked up in.
struct Lookup<'a> {
    visit: &'a Visit,
    names: Names,
    newcomers: Vec<Newcomer>,
    table: Table,
    target: Target,
}

pub(super) async fn page(
    visit: &Visit,
    import: &import::Model,
    shown: Option<RowVerdict>,
    number: u64,
) -> Result<Vec<RowView>> {
    let viewer = visit.viewer();
    let rows = store::rows(&viewer, import.id, shown, number).await?;
    let lookup = Lookup {
        visit,
        names: Names::read(&viewer, visit.locale()).await?,
        newcomers: match &import.newcomers {
            Some(newcomers) => serde_json::from_value(newcomers.clone())?,
            None => Vec::new(),
        },
        table: import.table()?,
        target: import.target,
    };
    Ok(rows.into_iter().map(|row| lookup.row(row)).collect())
}

impl Lookup<'_> {
    fn row(&self, row: import_row::Model) -> RowView {
        let told = told(&row);
        RowView {
            row: row.row,
            verdict: self.visit.say(verdict_key(row.verdict)),
            tone: tone(row.verdict),
            organisation: told.organisation.map(|id| self.organisation(id)),
            place: told.place.map(|id| self.names.place(id).to_owned()),
            sector: told.sector.map(|id| self.names.term(id).to_owned()),
            reasons: row_reasons(self.visit, &told),
            changes: told.changes.iter().filter_map(|change| self.change(change)).collect(),
            cells: self.cells(&row.cells),
        }
    }

    fn organisation(&self, id: Id) -> String {
        let new = self.newcomers.iter().find(|newcomer| newcomer.id == id);
        match (self.names.organisation(id), new) {
            ("–", Some(new)) => new.name.clone(),
            (known, _) => known.to_owned(),
        }
    }

    fn change(&self, change: &Changed) -> Option<ChangeView> {
        let (label, from, to) = match self.target {
            Target::Activities => {
                let speaker = Speaker { visit: self.visit, names: &self.names };
                let value = |json: &Json| match json.as_str().and_then(|text| text.parse::<Id>().ok()) {
                    Some(id) if change.field == "organisation_id" => self.organisation(id),
                    _ => speaker.value(&change.field, json),
                };
                (self.visit.say(field_key(&change.field)?), value(&change.from), value(&change.to))
            }
            Target::Needs => {
                let speaker = needs::Speaker { visit: self.visit, names: &self.names };
                let key = needs::field_key(&change.field)?;
                let value = |json: &Json| speaker.value(&change.field, json);
                (self.visit.say(key), value(&change.from), value(&change.to))
            }
            Target::Organisations => {
                (self.visit.say(label(&change.field)), self.plain(&change.from), self.plain(&change.to))
            }
        };
        let shown = |text: String| if text.is_empty() { "–".to_owned() } else { text };
        Some(ChangeView { label, from: shown(from), to: shown(to) })
    }

    fn plain(&self, json: &Json) -> String {
        match json {
            Json::Null => String::new(),
            Json::String(text) => match text.parse::<Id>() {
                Ok(id) => match self.names.place(id) {
                    "–" => self.names.term(id).to_owned(),
                    place => place.to_owned(),
                },
                Err(_) => text.clone(),
            },
            Json::Array(items) => items.iter().map(|item| self.plain(item)).collect::<Vec<_>>().join(" · "),
            other => other.to_string(),
        }
    }

    fn cells(&self, cells: &Json) -> Vec<CellView> {
        let text = |json: &Json| match json {
            Json::String(text) => text.clone(),
            Json::Object(kept) => kept.get("t").or(kept.get("e")).map_or_else(
                || kept.get("b").map(Json::to_string).unwrap_or_default(),
                |text| text.as_str().unwrap_or_default().to_owned(),
            ),
            other => other.to_string(),
        };
        let header =
            |at: usize| self.table.columns.iter().find(|column| column.index == at).map(|one| one.header.clone());
        let all = cells.as_array().into_iter().flatten().enumerate();
        all.map(|(at, cell)| CellView { header: header(at).unwrap_or_default(), text: text(cell) })
            .filter(|cell| !cell.text.trim().is_empty())
            .collect()
    }
}

/// Why a row has its verdict, in sentences.
pub fn row_reasons(visit: &Visit, told: &Told) -> Vec<String> {
    let faults = told.faults.iter().map(|fault| sentence(visit, fault));
    let same = told.same_as.map(|row| visit.sentence("imports-row-same-as", &[("row", row.to_string())]));
    let asks = told.asks.iter().map(|(field, text)| {
        let args = [("field", visit.say(asked_key(field))), ("text", text.clone())];
        visit.sentence("imports-row-asks", &args)
    });
    faults.chain(same).chain(asks).collect()
}

/// What is wrong with a row, after the field it is wrong with.
fn sentence(visit: &Visit, fault: &Fault) -> String {
    let args: Vec<(&'static str, String)> =
        fault.args.iter().filter_map(|(name, value)| Some((argument(name)?, value.clone()))).collect();
    let text = visit.sentence(&fault.key, &args);
    let field = match label(&fault.field) {
        "imports-field-none" => field_key(&fault.field).map(|key| visit.say(key)),
        key => Some(visit.say(key)),
    };
    match field {
        Some(field) => visit.sentence("imports-row-wrong", &[("field", field), ("what", text)]),
        None => text,
    }
}

/// Names of arguments are known when the program is built; kept ones are looked up among them.
fn argument(name: &str) -> Option<&'static str> {
    const NAMES: [&str; 18] = [
        "text",
        "name",
        "row",
        "code",
        "place",
        "scheme",
        "other",
        "elsewhere",
        "country",
        "month",
        "who",
        "one",
        "least",
        "most",
        "field",
        "count",
        "numbers",
        "what",
    ];
    NAMES.into_iter().find(|known| *known == name)
}

pub(super) fn asked_key(field: &str) -> &'static str {
    match field {
        "organisation" => "imports-field-organisation",
        "place" => "imports-asked-place",
        "modality" => "imports-field-modality",
        "group" | "population" => "imports-field-groups",
        _ => "imports-field-sector",
    }
}
