//! What waits for an answer, or was answered, the likeliest first; as rows for a workbook too.

use kernel::Error;
use overlaps::{Class, Pair};
use serde::Serialize;
use tables::Cell;
use web::fields::SHORT;
use web::{Column, Fields, Outcome, Shape, Sheet, View, Visit};

use super::{Choice, Side, reasons};
use crate::rooms::activities::picture::picture;
use crate::rooms::activities::{Names, by_numbers};
use crate::rooms::overlaps::found::{Asked, found, found_lately};
use crate::rooms::overlaps::labels::class_key;

const PER_PAGE: usize = 20;
/// Rows of a workbook.
const MOST_ROWS: usize = 5_000;
/// What a list begins with: of a hundred, the least score.
const LIKELY: u8 = 40;
const CLASSES: [Class; 4] = [Class::Identical, Class::Revised, Class::FunderAndImplementer, Class::Overlap];

#[derive(Serialize)]
struct Row {
    class: &'static str,
    class_name: String,
    /// 0 to 1.
    score: f32,
    a: Side,
    b: Side,
    reasons: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct ListView {
    rows: Vec<Row>,
    total: u64,
    page_number: u64,
    per_page: u64,
    settled: bool,
    classes: Vec<Choice>,
    sectors: Vec<Choice>,
    places: Vec<Choice>,
    scores: Vec<Choice>,
}

impl View for ListView {
    const TEMPLATE: &'static str = "overlaps/index.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("overlaps-title")
    }

    fn sheet(&self, visit: &Visit) -> Option<Sheet> {
        let column = |key, tag| Column { header: visit.say(key), tag };
        let cells = |row: &Row| {
            let side = |side: &Side| {
                [Cell::text(side.id.to_string()), Cell::text(&side.organisation), Cell::text(&side.title)]
            };
            let said = [
                Cell::text(row.class),
                Cell::number(f64::from((row.score * 100.0).round())),
                Cell::text(row.reasons.join("; ")),
            ];
            side(&row.a).into_iter().chain(side(&row.b)).chain(said).collect()
        };
        Some(Sheet {
            name: "overlaps".into(),
            columns: vec![
                column("overlaps-a", ""),
                column("overlaps-organisation-a", ""),
                column("overlaps-activity-a", ""),
                column("overlaps-b", ""),
                column("overlaps-organisation-b", ""),
                column("overlaps-activity-b", ""),
                column("overlaps-class", ""),
                column("overlaps-score", ""),
                column("overlaps-reasons", ""),
            ],
            rows: self.rows.iter().map(cells).collect(),
            about: vec![(visit.say("overlaps-title"), visit.say("overlaps-what"))],
        })
    }

    fn samples() -> Vec<Self> {
        let row = Row {
            class: "overlap",
            class_name: "…".into(),
            score: 0.72,
            a: Side::sample(),
            b: Side { place: None, reached: None, ..Side::sample() },
            reasons: vec!["…".into(), "…".into()],
        };
        let sample = |rows, settled| Self {
            rows,
            total: 31,
            page_number: 1,
            per_page: PER_PAGE as u64,
            settled,
            classes: vec![Choice::of("overlap", "…")],
            sectors: vec![Choice::of("1", "…")],
            places: vec![Choice::of("1", "…")],
            scores: vec![Choice::of("0", "…")],
        };
        vec![sample(vec![row], false), sample(Vec::new(), true)]
    }
}

/// Whether the visitor is one whom pairs are shown to at all.
fn is_asked(visit: &Visit) -> bool {
    let actor = visit.actor();
    actor.is_member() || actor.coordinates_place(None) || !actor.coordinated_places().is_empty()
}

pub(super) async fn index(visit: Visit) -> Outcome {
    if !is_asked(&visit) {
        return Err(Error::Forbidden.into());
    }
    let (asked, page) = visit.asked().read(|fields| (read(fields), fields.number_or_none("page", 1, 1_000_000)))?;
    let viewer = visit.viewer();
    let (found, picture) = (found(visit.app()).await?, picture(&viewer).await?);
    let number = page.unwrap_or(1).unsigned_abs();
    let (from, size) = match visit.shape {
        Shape::Html | Shape::Json => ((number as usize - 1).saturating_mul(PER_PAGE), PER_PAGE),
        _ => (0, MOST_ROWS),
    };
    let (total, pairs) = found.asked(&picture, visit.actor(), &asked, from.saturating_add(size));
    let names = Names::read(&viewer, visit.locale()).await?;
    let rows = rows(&visit, &names, pairs.get(from..).unwrap_or_default()).await?;
    visit.reply(&ListView {
        rows,
        total: total as u64,
        page_number: number,
        per_page: PER_PAGE as u64,
        settled: asked.settled,
        classes: CLASSES.map(|class| Choice::of(class.key(), visit.say(class_key(class)))).into(),
        sectors: names.sectors(None).iter().map(|term| Choice::of(term.id, term.name(names.locale))).collect(),
        places: names.atlas.governorates().iter().map(|place| Choice::of(place.id, place.name(names.locale))).collect(),
        scores: vec![
            Choice::of("60", visit.say("overlaps-score-strong")),
            Choice::of("0", visit.say("overlaps-score-any")),
        ],
    })
}

fn read(fields: &mut Fields) -> Asked {
    let class = fields.text_or_none("class", SHORT);
    Asked {
        class: class.and_then(|word| CLASSES.into_iter().find(|class| class.key() == word)),
        sector: fields.id_or_none("sector"),
        governorate: fields.id_or_none("place"),
        settled: fields.flag("settled"),
        least: fields.number_or_none("least", 0, 100).map_or(LIKELY, |least| least as u8),
    }
}

async fn rows(visit: &Visit, names: &Names, pairs: &[Pair]) -> kernel::Result<Vec<Row>> {
    let numbers: Vec<i64> = pairs.iter().flat_map(|pair| [pair.a, pair.b]).map(i64::from).collect();
    let mut distinct = numbers.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let records = by_numbers(&visit.viewer(), &distinct).await?;
    let side = |no: u32| -> Option<Side> {
        let at = records.binary_search_by_key(&i64::from(no), |record| record.no).ok()?;
        Some(Side::of(&records[at], names))
    };
    let row = |pair: &Pair| {
        Some(Row {
            class: pair.class.key(),
            class_name: visit.say(class_key(pair.class)),
            score: pair.score(),
            a: side(pair.a)?,
            b: side(pair.b)?,
            reasons: reasons(visit, pair),
        })
    };
    Ok(pairs.iter().filter_map(row).collect())
}

/// Pairs that wait are counted no further.
pub const WAITING_AT_MOST: usize = 100;

/// How many pairs wait for this visitor's answer, as of when somebody last looked for pairs.
pub async fn waiting(visit: &Visit) -> kernel::Result<usize> {
    let Some(found) = found_lately(visit.app()).filter(|_| is_asked(visit)) else { return Ok(0) };
    let picture = picture(&visit.viewer()).await?;
    let asked = Asked { least: LIKELY, ..Asked::default() };
    Ok(found.count(&picture, visit.actor(), &asked, WAITING_AT_MOST))
}
