//! Figures of people in need: the list with its past, one figure, and the list to take away.

use axum::extract::Path;
use kernel::{Find, Guarded, Id, Page, Reads, Viewer};
use rustc_hash::{FxHashMap, FxHashSet};
use sea_orm::{ColumnTrait, Condition, QueryOrder};
use serde::Serialize;
use tables::Cell as Value;
use web::{Column, Outcome, Shape, Sheet, View, Visit};

use super::gaps::number;
use super::{PER_PAGE, Part, Tab, may_add, parts, sample_tabs};
use crate::rooms::activities::Names;
use crate::rooms::activities::choices::Choice;
use crate::rooms::needs::access::Action;
use crate::rooms::needs::labels::{confidence_key, visibility_key};
use crate::rooms::needs::model::{Count, figure, place_standing};
use crate::rooms::needs::said::{Fact, Speaker};
use crate::rooms::needs::store;
use crate::rooms::people::{Told, told};

/// Rows of one file.
const MOST_ROWS: u64 = 50_000;
const ORDER: [&str; 11] = [
    "place_id",
    "sector_id",
    "population_group",
    "people",
    "severity",
    "as_of",
    "source",
    "confidence",
    "organisation_id",
    "note",
    "visibility",
];

/// A figure, as lists show it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FigureRow {
    pub id: Id,
    place: String,
    sector: String,
    group: String,
    people: i64,
    severity: Option<i64>,
    as_of: String,
    source: Option<String>,
    over_population: bool,
    /// The one of its cell that counts.
    newest: bool,
}

impl FigureRow {
    pub fn sample() -> Self {
        Self {
            id: Id::nil(),
            place: "Koya".into(),
            sector: "Water".into(),
            group: "…".into(),
            people: 1200,
            severity: Some(4),
            as_of: "2026-10-31".into(),
            source: Some("…".into()),
            over_population: true,
            newest: false,
        }
    }
}

type Standings = FxHashMap<Id, place_standing::Model>;

/// How many live in the place, where that is known and fewer than are said to be in need.
fn exceeded(record: &figure::Model, standings: &Standings) -> Option<i64> {
    standings.get(&record.place_id)?.population.filter(|population| record.people > *population)
}

/// What rows of figures are told with.
pub(super) struct Beside {
    newest: FxHashSet<Id>,
    standings: Standings,
    /// Titles of the assessments the reader sees.
    titles: FxHashMap<Id, String>,
}

impl Beside {
    pub async fn read(viewer: &Viewer) -> kernel::Result<Self> {
        let assessments = store::titles(viewer).await?;
        Ok(Self {
            newest: store::newest_ids(viewer).await?,
            standings: store::standings(viewer).await?,
            titles: assessments.into_iter().map(|one| (one.id, one.title)).collect(),
        })
    }
}

pub(super) fn row(speaker: &Speaker<'_>, record: &figure::Model, beside: &Beside) -> FigureRow {
    let assessment = record.assessment_id.and_then(|id| beside.titles.get(&id).cloned());
    FigureRow {
        id: record.id,
        place: speaker.names.whereabouts(record.place_id),
        sector: speaker.names.term(record.sector_id).to_owned(),
        group: speaker.value("population_group", &record.population_group.clone().into()),
        people: record.people,
        severity: record.severity,
        as_of: record.as_of.clone(),
        source: record.source.clone().or(assessment),
        over_population: exceeded(record, &beside.standings).is_some(),
        newest: beside.newest.contains(&record.id),
    }
}

#[derive(Serialize)]
pub(super) struct ListView {
    parts: Vec<Tab>,
    rows: Vec<FigureRow>,
    total: u64,
    page_number: u64,
    per_page: u64,
    places: Vec<Choice>,
    sectors: Vec<Choice>,
    groups: Vec<Choice>,
    may_add: bool,
}

impl View for ListView {
    const TEMPLATE: &'static str = "needs/figures.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("needs-figures")
    }

    fn samples() -> Vec<Self> {
        let view = |rows: Vec<FigureRow>, may_add| Self {
            parts: sample_tabs(),
            total: rows.len() as u64,
            rows,
            page_number: 1,
            per_page: PER_PAGE,
            places: vec![Choice::of("1", "…")],
            sectors: Vec::new(),
            groups: Vec::new(),
            may_add,
        };
        vec![view(vec![FigureRow::sample()], true), view(Vec::new(), false)]
    }
}

/// What the list is narrowed to.
struct Narrowed {
    places: Vec<Id>,
    sectors: Vec<Id>,
    groups: Vec<String>,
    assessment: Option<Id>,
}

impl Narrowed {
    fn condition(&self) -> Condition {
        use figure::Column as C;
        let mut all = Condition::all();
        if !self.places.is_empty() {
            let here = [C::PlaceId.is_in(self.places.clone()), C::GovernorateId.is_in(self.places.clone())];
            all = all.add(here.into_iter().fold(Condition::any(), Condition::add));
        }
        if !self.sectors.is_empty() {
            all = all.add(C::SectorId.is_in(self.sectors.clone()));
        }
        if !self.groups.is_empty() {
            all = all.add(C::PopulationGroup.is_in(self.groups.clone()));
        }
        if let Some(id) = self.assessment {
            all = all.add(C::AssessmentId.eq(id));
        }
        all
    }
}

pub(super) async fn list(visit: Visit) -> Outcome {
    let mut fields = visit.asked();
    let (narrowed, page) = fields.read(|fields| {
        let narrowed = Narrowed {
            places: fields.ids("place"),
            sectors: fields.ids("sector"),
            groups: fields.many("group"),
            assessment: fields.id_or_none("assessment"),
        };
        (narrowed, fields.number_or_none("page", 1, 1_000_000).unwrap_or(1).unsigned_abs())
    })?;
    let viewer = visit.viewer();
    let names = Names::read(&viewer, visit.locale()).await?;
    let find = || viewer.find::<figure::Entity>().filter(narrowed.condition());
    if !matches!(visit.shape, Shape::Html | Shape::Json) {
        let records = newest_first(find()).page(Page { number: 1, size: MOST_ROWS }).await?;
        let (beside, total) = (Beside::read(&viewer).await?, find().count().await?);
        let sheet = File { sheet: sheet(&visit, &names, &records, &beside, total) };
        return visit.reply(&sheet);
    }
    let records = newest_first(find()).page(Page { number: page, size: PER_PAGE }).await?;
    let beside = Beside::read(&viewer).await?;
    let speaker = Speaker { visit: &visit, names: &names };
    let governorates = names.atlas.governorates().iter();
    let view = ListView {
        parts: parts(&visit, Part::Figures),
        rows: records.iter().map(|record| row(&speaker, record, &beside)).collect(),
        total: find().count().await?,
        page_number: page,
        per_page: PER_PAGE,
        places: governorates.map(|place| Choice::of(place.id, place.name(names.locale))).collect(),
        sectors: Choice::named(&names, names.entries(crate::rooms::terms::SECTOR, None)),
        groups: super::decisions::groups(&names),
        may_add: may_add(visit.actor()),
    };
    visit.reply(&view)
}

fn newest_first(find: Find<'_, figure::Entity>) -> Find<'_, figure::Entity> {
    use figure::Column as C;
    find.narrow(|select| select.order_by_desc(C::AsOf).order_by_desc(C::CreatedAt).order_by_asc(C::Id))
}

/// The list as a file.
#[derive(Serialize)]
struct File {
    #[serde(skip)]
    sheet: Sheet,
}

impl View for File {
    const TEMPLATE: &'static str = "needs/figures.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("needs-figures")
    }

    fn sheet(&self, _visit: &Visit) -> Option<Sheet> {
        let Sheet { name, columns, rows, about } = &self.sheet;
        let columns = columns.iter().map(|column| Column { header: column.header.clone(), tag: column.tag }).collect();
        Some(Sheet { name: name.clone(), columns, rows: rows.clone(), about: about.clone() })
    }

    fn samples() -> Vec<Self> {
        Vec::new()
    }
}

/// Headers and tags are those that imports know: a file taken away can be brought in again, and corrects what it says.
const COLUMNS: [(&str, &str); 19] = [
    ("needs-sheet-id", "#meta+id+tansiq"),
    ("needs-organisation", "#org+name"),
    ("needs-governorate", "#adm1+name"),
    ("needs-governorate-code", "#adm1+code"),
    ("needs-district", "#adm2+name"),
    ("needs-district-code", "#adm2+code"),
    ("needs-sub-district", "#adm3+name"),
    ("needs-sub-district-code", "#adm3+code"),
    ("needs-sector", "#sector"),
    ("needs-group", "#population+group"),
    ("needs-people", "#inneed"),
    ("needs-severity", "#severity"),
    ("needs-as-of", "#date"),
    ("needs-assessment", "#output+name"),
    ("needs-source", "#meta+source"),
    ("needs-confidence", "#meta+confidence"),
    ("needs-visibility", "#meta+visibility"),
    ("needs-note", "#description"),
    ("needs-counts", "#meta+counted"),
];

fn sheet(visit: &Visit, names: &Names, records: &[figure::Model], beside: &Beside, total: u64) -> Sheet {
    let speaker = Speaker { visit, names };
    let text = |text: &Option<String>| Value::text(text.as_deref().unwrap_or_default());
    let row = |record: &figure::Model| {
        let at = |level: i64| names.above(record.place_id, level);
        let place = |level| at(level).map_or_else(Value::default, |id| Value::text(names.place(id)));
        let code = |level| at(level).map_or_else(Value::default, |id| Value::text(names.code(id).unwrap_or_default()));
        let assessment = record.assessment_id.and_then(|id| beside.titles.get(&id));
        vec![
            Value::text(record.id.to_string()),
            record.organisation_id.map_or_else(Value::default, |id| Value::text(names.organisation(id))),
            place(1),
            code(1),
            place(2),
            code(2),
            place(3),
            code(3),
            Value::text(names.term(record.sector_id)),
            Value::text(speaker.value("population_group", &record.population_group.clone().into())),
            Value::number(record.people as f64),
            number(record.severity.and_then(|severity| u64::try_from(severity).ok())),
            record.as_of.parse().map_or_else(|_| Value::text(&record.as_of), Value::date),
            assessment.map_or_else(Value::default, Value::text),
            text(&record.source),
            Value::text(record.confidence.map(|one| visit.say(confidence_key(one))).unwrap_or_default()),
            Value::text(visit.say(visibility_key(record.visibility))),
            text(&record.note),
            Value::bool(beside.newest.contains(&record.id)),
        ]
    };
    let mut about = vec![(visit.say("needs-file"), visit.say("needs-figures"))];
    about.push((visit.say("needs-as-of-today"), visit.lang().day(super::today(visit))));
    about.push((visit.say("needs-counts"), visit.say("needs-newest-rule")));
    about.extend(super::part_of_file(visit, records.len(), total));
    if visit.site.settings.sample {
        about.push((visit.say("web-sample-title"), visit.say("web-sample-text")));
    }
    Sheet {
        name: "tansiq-needs".into(),
        columns: COLUMNS.iter().map(|(key, tag)| Column { header: visit.say(key), tag }).collect(),
        rows: records.iter().map(row).collect(),
        about,
    }
}

#[derive(Serialize)]
pub(super) struct FigureView {
    id: Id,
    version: i64,
    /// What was said, for programs.
    said: Count,
    facts: Vec<Fact>,
    name: String,
    over_population: Option<i64>,
    newest: bool,
    assessment: Option<Choice>,
    cell: String,
    may_edit: bool,
    history: Vec<Told>,
}

impl View for FigureView {
    const TEMPLATE: &'static str = "needs/figure.html";

    fn title(&self, _visit: &Visit) -> String {
        self.name.clone()
    }

    fn samples() -> Vec<Self> {
        let sample = |full: bool| Self {
            id: Id::nil(),
            version: 1,
            said: Count::default(),
            facts: vec![Fact { label: "…".into(), value: "…".into(), code: true }],
            name: "Koya: Water".into(),
            over_population: full.then_some(900),
            newest: !full,
            assessment: full.then(|| Choice::of("1", "…")),
            cell: "/needs".into(),
            may_edit: full,
            history: Vec::new(),
        };
        vec![sample(true), sample(false)]
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let record = store::figure(&visit.viewer(), id).await?;
    visit.reply(&figure_view(&visit, &record).await?)
}

pub(super) async fn figure_view(visit: &Visit, record: &figure::Model) -> kernel::Result<FigureView> {
    let viewer = visit.viewer();
    let names = Names::read(&viewer, visit.locale()).await?;
    let speaker = Speaker { visit, names: &names };
    let mut said = record.count();
    let may_edit = figure::Entity::may(visit.actor(), Action::Edit, record);
    let assessment = match record.assessment_id {
        // One may see a figure and not the assessment it comes from.
        Some(id) => match store::assessment(&viewer, id).await {
            Ok(found) => Some(Choice::of(id, found.title)),
            Err(kernel::Error::NotFound) => {
                said.assessment_id = None;
                None
            }
            Err(other) => return Err(other),
        },
        None => None,
    };
    // What a record once said may not have been meant for those who see it today.
    let history = if may_edit { told::<figure::Entity>(visit, record.id, &speaker).await? } else { Vec::new() };
    let newest = store::newest_ids(&viewer).await?;
    Ok(FigureView {
        id: record.id,
        version: record.version,
        facts: speaker.facts(&said, &ORDER),
        name: format!("{}: {}", names.whereabouts(record.place_id), names.term(record.sector_id)),
        over_population: exceeded(record, &store::standings(&viewer).await?),
        newest: newest.contains(&record.id),
        assessment,
        // Cells are of governorates and districts; what lies in a district is part of it.
        cell: format!(
            "/needs/cells/{}/{}",
            names.atlas.district_of(record.place_id).map_or(record.place_id, |district| district.id),
            store::top_sector(&viewer, record.sector_id).await?
        ),
        may_edit,
        history,
        said,
    })
}
