//! Reading a spreadsheet of figures of need: its columns found by header or tag, its places, sectors and groups by the same
//! rules as those of activities. Nothing is guessed: a row that cannot be read is told with its reason, and then no row of
//! the file is taken.

use std::collections::HashSet;
use std::sync::Arc;

use kernel::{FieldError, Id, Result, Viewer};
use names::Options;
use names::labels::{Index, Label};
use rustc_hash::FxHashMap;
use tables::mapping::{Field, Kind, propose};
use tables::values::{DateOrder, DecimalMark, count, date_in, number_in};
use tables::{Cell, Layout, Limits, Row, RowKind, TableError, Workbook};

use super::model::{Count, figure};
use super::store;
use crate::rooms::places::{self, Asked, Atlas, Level, Reading};
use crate::rooms::terms;

/// More figures than a country has cells.
const MOST_ROWS: u32 = 100_000;
/// Faults that are told; more would help nobody.
const MOST_FAULTS: usize = 60;
/// Sheets that are looked at to find the one with the table.
const SHEETS: usize = 20;

const fn field(
    key: &'static str,
    kind: Kind,
    tags: &'static [&'static str],
    headers: &'static [&'static str],
) -> Field<'static> {
    Field { key, headers, tags, kind, required: false, multi: false }
}

const FIELDS: [Field<'static>; 10] = [
    field(
        "admin1",
        Kind::Text,
        &["#adm1+name", "#adm1"],
        &["Governorate", "Admin1", "Admin 1", "ADM1", "Province", "Region", "المحافظة", "پارێزگا"],
    ),
    field(
        "admin1_code",
        Kind::Code,
        &["#adm1+code"],
        &["Governorate code", "Governorate P-code", "Admin1 Pcode", "ADM1_PCODE", "رمز المحافظة", "کۆدی پارێزگا"],
    ),
    field("admin2", Kind::Text, &["#adm2+name", "#adm2"], &["District", "Admin2", "Admin 2", "ADM2", "القضاء", "قەزا"]),
    field(
        "admin2_code",
        Kind::Code,
        &["#adm2+code"],
        &["District code", "District P-code", "Admin2 Pcode", "ADM2_PCODE", "رمز القضاء", "کۆدی قەزا"],
    ),
    field("sector_id", Kind::Text, &["#sector"], &["Sector", "Cluster", "القطاع", "کەرت"]),
    field(
        "population_group",
        Kind::Text,
        &["#population+group", "#population", "#beneficiary"],
        &["Population group", "Group", "Population status", "Target group", "فئة السكان", "الفئة", "گرووپی دانیشتووان"],
    ),
    field(
        "people",
        Kind::Number,
        &["#inneed"],
        &["People in need", "PIN", "PiN", "In need", "عدد المحتاجين", "المحتاجون", "پێویستمەندان"],
    ),
    field("severity", Kind::Number, &["#severity"], &["Severity", "Severity phase", "الشدة", "توندی"]),
    field("as_of", Kind::Date, &["#date"], &["As of", "Date", "Reference date", "بتاريخ", "التاريخ", "بەروار"]),
    field("source", Kind::Text, &["#meta+source"], &["Source", "المصدر", "سەرچاوە"]),
];

/// A row that cannot be taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    pub row: u32,
    pub what: FieldError,
}

/// What a file says.
#[derive(Debug, Default)]
pub struct Said {
    pub counts: Vec<(u32, Count)>,
    /// Told already, equal in every figure.
    pub known: usize,
    /// At most `MOST_FAULTS`.
    pub faults: Vec<Fault>,
    pub faulty: usize,
    /// Fields no column was found for, without which nothing can be read.
    pub missing: Vec<&'static str>,
}

/// What a file is read against.
pub struct Known {
    atlas: Arc<Atlas>,
    sectors: Labels,
    groups: Labels,
    /// What is there already.
    figures: HashSet<(Id, Id, String, String, i64, Option<i64>)>,
    today: String,
}

struct Labels {
    index: Index,
    /// By id: the key.
    keys: FxHashMap<Id, String>,
}

impl Labels {
    fn of(spelt: Vec<terms::Spelt>) -> Self {
        let label = |spelt: &terms::Spelt| Label { id: spelt.term.id.to_string(), names: spelt.texts.clone() };
        Self {
            index: Index::new(spelt.iter().map(label)),
            keys: spelt.into_iter().map(|spelt| (spelt.term.id, spelt.term.key)).collect(),
        }
    }

    /// The one entry a text means beyond doubt; else the nearest names.
    fn find(&self, text: &str) -> std::result::Result<(Id, &str), String> {
        let answer = self.index.answer(text, Options::default());
        let sure = answer.accepted().and_then(|found| found.id.parse().ok());
        if let Some((id, key)) = sure.and_then(|id| Some((id, self.keys.get(&id)?))) {
            return Ok((id, key));
        }
        let near = self.index.rank(text, Options::default()).matches.into_iter().take(3).map(|found| found.name);
        Err(near.collect::<Vec<_>>().join(", "))
    }
}

impl Known {
    pub async fn load(viewer: &Viewer, today: String) -> Result<Self> {
        let mut groups = terms::spellings(viewer, terms::GROUP).await?;
        groups.retain(|spelt| super::commands::is_population(&spelt.term));
        let told = store::figures(viewer).await?;
        let told = told.into_iter().map(|figure: figure::Model| key_of(&figure.count()));
        Ok(Self {
            atlas: places::atlas(viewer).await?,
            sectors: Labels::of(terms::spellings(viewer, terms::SECTOR).await?),
            groups: Labels::of(groups),
            figures: told.collect(),
            today,
        })
    }
}

fn key_of(count: &Count) -> (Id, Id, String, String, i64, Option<i64>) {
    let people = count.people.unwrap_or_default();
    (count.place_id, count.sector_id, count.population_group.clone(), count.as_of.clone(), people, count.severity)
}

/// What a file may hold at most; checked before anything is unpacked.
pub fn limits() -> Limits {
    Limits { rows: MOST_ROWS, ..Limits::default() }
}

/// Reads a file. `base` says what its rows do not: whose figures they are, who may see them, and where a row names no day
/// or source of its own, those. Takes time: not on a thread that answers requests.
pub fn read(mut book: Workbook, known: &Known, base: &Count) -> std::result::Result<Said, TableError> {
    let sheets: Vec<usize> =
        book.sheets().iter().enumerate().filter(|(_, sheet)| !sheet.hidden).map(|(at, _)| at).take(SHEETS).collect();
    let mut best: Option<(usize, Layout, Plan)> = None;
    for at in sheets {
        let Some(layout) = book.layout(at)? else { continue };
        let plan = Plan::of(&layout, known);
        if best.as_ref().is_none_or(|(.., other)| plan.columns.len() > other.columns.len()) {
            best = Some((at, layout, plan));
        }
    }
    let Some((sheet, layout, plan)) = best else { return Err(TableError::Empty) };
    let mut said = Said { missing: plan.missing(), ..Said::default() };
    if !said.missing.is_empty() {
        return Ok(said);
    }
    let reader = Reader { known, base, plan };
    let mut seen = HashSet::new();
    for row in book.rows(sheet)? {
        let row = row?;
        if row.is_blank() || layout.kind(&row) != RowKind::Data {
            continue;
        }
        match reader.row(&row) {
            Ok(count) if known.figures.contains(&key_of(&count)) || !seen.insert(key_of(&count)) => said.known += 1,
            Ok(count) => said.counts.push((row.number, count)),
            Err(faults) => {
                said.faulty += 1;
                let room = MOST_FAULTS.saturating_sub(said.faults.len());
                said.faults.extend(faults.into_iter().take(room).map(|what| Fault { row: row.number, what }));
            }
        }
    }
    Ok(said)
}

/// Which column is which field.
struct Plan {
    columns: FxHashMap<&'static str, usize>,
    order: DateOrder,
}

impl Plan {
    fn of(layout: &Layout, known: &Known) -> Self {
        let share = |labels: &Labels, samples: &[String]| {
            let looked = &samples[..samples.len().min(12)];
            let found = looked.iter().filter(|text| labels.find(text).is_ok()).count();
            if looked.is_empty() { 0.0 } else { found as f32 / looked.len() as f32 }
        };
        let content = |field: &str, samples: &[String]| match field {
            "sector_id" => share(&known.sectors, samples),
            "population_group" => share(&known.groups, samples),
            _ => 0.0,
        };
        let mapping = propose(&FIELDS, layout, content);
        let key = |name: &str| FIELDS.iter().find(|field| field.key == name).map(|field| field.key);
        let columns: FxHashMap<&'static str, usize> =
            mapping.proposals.iter().filter_map(|one| Some((key(&one.field)?, one.column))).collect();
        let days = columns.get("as_of").and_then(|at| layout.columns.iter().find(|column| column.index == *at));
        let order = DateOrder::infer(days.iter().flat_map(|column| column.samples.iter().map(String::as_str)));
        Self { columns, order }
    }

    fn missing(&self) -> Vec<&'static str> {
        let has = |key: &str| self.columns.contains_key(key);
        let mut missing: Vec<&str> = ["sector_id", "people"].into_iter().filter(|key| !has(key)).collect();
        if !["admin1", "admin1_code", "admin2", "admin2_code"].into_iter().any(has) {
            missing.insert(0, "place_id");
        }
        missing
    }

    fn cell<'r>(&self, row: &'r Row, field: &str) -> Option<&'r Cell> {
        row.cells.get(*self.columns.get(field)?).filter(|cell| !cell.is_blank())
    }

    fn text<'r>(&self, row: &'r Row, field: &str) -> Option<&'r str> {
        Some(self.cell(row, field)?.as_str().trim()).filter(|text| !text.is_empty())
    }
}

struct Reader<'a> {
    known: &'a Known,
    base: &'a Count,
    plan: Plan,
}

fn fault(field: &str, key: &'static str, args: Vec<(&'static str, String)>) -> FieldError {
    FieldError { field: field.into(), key, args }
}

/// A text as a fault quotes it.
fn quoted(text: &str) -> (&'static str, String) {
    ("text", text.chars().take(60).collect())
}

impl Reader<'_> {
    fn row(&self, row: &Row) -> std::result::Result<Count, Vec<FieldError>> {
        let mut faults = Vec::new();
        let mut count = self.base.clone();
        let mut take = |read: std::result::Result<(), FieldError>| faults.extend(read.err());
        take(self.place(row, &mut count));
        take(self.sector(row, &mut count));
        take(self.group(row, &mut count));
        take(self.people(row, &mut count));
        take(self.severity(row, &mut count));
        take(self.day(row, &mut count));
        if let Some(source) = self.plan.text(row, "source") {
            count.source = Some(source.chars().take(300).collect());
        }
        if faults.is_empty()
            && let Err(kernel::Error::Invalid(wrong)) = count.checked(&self.known.today)
        {
            faults.extend(wrong.0);
        }
        if faults.is_empty() { Ok(count) } else { Err(faults) }
    }

    fn place(&self, row: &Row, count: &mut Count) -> std::result::Result<(), FieldError> {
        let text = |field: &str| self.plan.text(row, field);
        let level = |name: &str, code: &str| Level { name: text(name), code: text(code) };
        let asked = Asked {
            levels: [level("admin1", "admin1_code"), level("admin2", "admin2_code"), Level::default()],
            scheme: None,
        };
        match self.known.atlas.read(&asked) {
            Reading::Place { id, .. } if self.known.atlas.get(id).is_some_and(|place| matches!(place.level, 1 | 2)) => {
                count.place_id = id;
                Ok(())
            }
            Reading::Place { .. } | Reading::CountryWide | Reading::Nowhere => {
                Err(fault("place_id", "needs-place-wrong", Vec::new()))
            }
            Reading::Choose { text, candidates, .. } => {
                let near: Vec<String> = candidates.into_iter().take(3).map(|one| one.name).collect();
                Err(fault("place_id", "needs-row-place", vec![quoted(&text), ("near", near.join(", "))]))
            }
            Reading::Refused { key, args } => Err(fault("place_id", key, args)),
        }
    }

    fn sector(&self, row: &Row, count: &mut Count) -> std::result::Result<(), FieldError> {
        let text = self.plan.text(row, "sector_id").unwrap_or_default();
        let found = self.known.sectors.find(text);
        let (id, _) =
            found.map_err(|near| fault("sector_id", "needs-row-sector", vec![quoted(text), ("near", near)]))?;
        count.sector_id = id;
        Ok(())
    }

    /// A file without a column of groups is of everybody.
    fn group(&self, row: &Row, count: &mut Count) -> std::result::Result<(), FieldError> {
        let Some(text) = self.plan.text(row, "population_group") else { return Ok(()) };
        let found = self.known.groups.find(text);
        let (_, key) =
            found.map_err(|near| fault("population_group", "needs-row-group", vec![quoted(text), ("near", near)]))?;
        key.clone_into(&mut count.population_group);
        Ok(())
    }

    fn people(&self, row: &Row, count: &mut Count) -> std::result::Result<(), FieldError> {
        let Some(cell) = self.plan.cell(row, "people") else {
            return Err(fault("people", "needs-people-missing", Vec::new()));
        };
        let people = count_in(cell).ok_or_else(|| fault("people", "needs-row-people", vec![quoted(cell.as_str())]))?;
        count.people = Some(people);
        Ok(())
    }

    fn severity(&self, row: &Row, count: &mut Count) -> std::result::Result<(), FieldError> {
        let Some(cell) = self.plan.cell(row, "severity") else { return Ok(()) };
        let wrong = || fault("severity", "needs-severity-wrong", Vec::new());
        let number = number_in(cell, DecimalMark::default()).map_err(|_| wrong())?;
        if number.value.fract() != 0.0 || !(1.0..=5.0).contains(&number.value) {
            return Err(wrong());
        }
        count.severity = Some(number.value as i64);
        Ok(())
    }

    /// A month or a year means its last day, if that is past.
    fn day(&self, row: &Row, count: &mut Count) -> std::result::Result<(), FieldError> {
        let Some(cell) = self.plan.cell(row, "as_of") else { return Ok(()) };
        let period = date_in(cell, self.plan.order);
        let period = period.map_err(|_| fault("as_of", "needs-row-day", vec![quoted(cell.as_str())]))?;
        let (first, last) = (period.first.to_string(), period.last.to_string());
        count.as_of =
            if last > self.known.today && first <= self.known.today { self.known.today.clone() } else { last };
        Ok(())
    }
}

/// A count of people, below nothing only so that the rules can say so.
fn count_in(cell: &Cell) -> Option<i64> {
    match count(cell, DecimalMark::default()) {
        Ok(people) => i64::try_from(people).ok(),
        Err(tables::values::NumberError::Negative) => Some(-1),
        Err(_) => None,
    }
}
