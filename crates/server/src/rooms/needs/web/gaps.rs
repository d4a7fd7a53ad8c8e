//! Needs and gaps: a matrix of sectors and areas, a map, and a table of the same; and the same to take away. Counted for
//! each reader from what she may see, with what is missing said beside it.

mod asked;
mod files;
mod map;

use axum::Json;
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use kernel::{Id, Millis};
use serde::Serialize;
use serde_json::json;
use web::{Outcome, Shape, View, Visit};

use self::asked::Kind;
pub(super) use self::asked::{Asked, Field};
pub(super) use self::files::{Table, number};
use super::{Part, Tab, parts, sample_tabs};
use crate::rooms::needs::labels::{class, sign, state_key, state_what_key};
use crate::rooms::needs::model::gaps::{Cell, Gaps, State, gaps};

/// Rows of the table on one page.
const PER_PAGE: usize = 40;

/// A sign with what it means.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Mark {
    pub sign: &'static str,
    pub word: String,
    /// Of the palette; none where nothing is known.
    pub class: Option<u8>,
}

impl Mark {
    pub fn of(visit: &Visit, state: State) -> Self {
        Self { sign: sign(state), word: visit.say(state_key(state)), class: class(state) }
    }

    pub fn sample() -> Self {
        Self { sign: "×", word: "…".into(), class: Some(5) }
    }
}

#[derive(Serialize)]
struct Key {
    #[serde(flatten)]
    mark: Mark,
    what: String,
}

#[derive(Serialize)]
struct Square {
    #[serde(flatten)]
    mark: Mark,
    uncovered: Option<u64>,
    href: String,
    decided: bool,
}

#[derive(Serialize)]
struct Head {
    name: String,
    href: Option<String>,
    /// Organisations there with no report of the last month, and all.
    silent: u64,
    reporting: u64,
    need: Option<u64>,
    need_sum: u64,
    uncovered: Option<u64>,
}

#[derive(Serialize)]
struct Row {
    name: String,
    cells: Vec<Square>,
    uncovered: u64,
    known: u64,
}

/// One area and sector, for the table.
#[derive(Serialize)]
struct Line {
    area: String,
    sector: String,
    href: String,
    #[serde(flatten)]
    mark: Mark,
    #[serde(flatten)]
    cell: Cell,
    decided: bool,
}

#[derive(Serialize)]
struct Total {
    need: Option<u64>,
    need_sum: u64,
    uncovered: Option<u64>,
    reached: u64,
    reached_sum: u64,
}

#[derive(Serialize)]
pub(super) struct GapsView {
    parts: Vec<Tab>,
    views: Vec<Tab>,
    fields: Vec<Field>,
    kind: Kind,
    signed_in: bool,
    share: String,
    as_of: Millis,
    /// The months whose work is counted.
    window: String,
    /// What is missing from the reports.
    reporting: String,
    /// Where they are asked for.
    asking: Option<String>,
    /// The governorate whose districts are shown, and the way back.
    within: Option<String>,
    up: String,
    group: Option<String>,
    keys: Vec<Key>,
    columns: Vec<Head>,
    rows: Vec<Row>,
    total: Option<Total>,
    lines: Vec<Line>,
    count: usize,
    page_number: usize,
    per_page: usize,
    map: String,
    legend: String,
    source: Option<String>,
    /// Work that lies in no single area.
    elsewhere: u64,
    elsewhere_reached: u64,
    may_add: bool,
}

impl View for GapsView {
    const TEMPLATE: &'static str = "needs/gaps.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("needs-gaps")
    }

    fn samples() -> Vec<Self> {
        let square = |uncovered, decided| Square { mark: Mark::sample(), uncovered, href: "/needs".into(), decided };
        let head = Head {
            name: "Erbil".into(),
            href: Some("/needs?place=1".into()),
            silent: 1,
            reporting: 4,
            need: Some(1200),
            need_sum: 1900,
            uncovered: Some(300),
        };
        let view = |kind, rows: Vec<Row>, lines: Vec<Line>| Self {
            parts: sample_tabs(),
            views: sample_tabs(),
            fields: Vec::new(),
            kind,
            signed_in: kind == Kind::Map,
            share: "…".into(),
            as_of: 0,
            window: "…".into(),
            reporting: "…".into(),
            asking: Some("/activities/coverage".into()),
            within: (kind == Kind::Table).then(|| "Erbil".into()),
            up: "/needs".into(),
            group: (kind == Kind::Table).then(|| "…".into()),
            keys: vec![Key { mark: Mark::sample(), what: "…".into() }],
            columns: if rows.is_empty() { Vec::new() } else { vec![head.copy(), head.copy()] },
            rows,
            total: Some(Total { need: Some(1200), need_sum: 1900, uncovered: None, reached: 4, reached_sum: 5 }),
            count: lines.len(),
            lines,
            page_number: 1,
            per_page: PER_PAGE,
            map: String::new(),
            legend: String::new(),
            source: None,
            elsewhere: 3,
            elsewhere_reached: 40,
            may_add: true,
        };
        let row = Row {
            name: "Water".into(),
            cells: vec![square(Some(300), true), square(None, false)],
            uncovered: 300,
            known: 1,
        };
        let cell = Cell { state: State::NoData, need: None, done: Default::default(), uncovered: None };
        let line = Line {
            area: "Koya".into(),
            sector: "Water".into(),
            href: "/needs".into(),
            mark: Mark::sample(),
            cell,
            decided: true,
        };
        vec![
            view(Kind::Matrix, vec![row], Vec::new()),
            view(Kind::Matrix, Vec::new(), Vec::new()),
            view(Kind::Table, Vec::new(), vec![line]),
            view(Kind::Map, Vec::new(), Vec::new()),
        ]
    }
}

impl Head {
    fn copy(&self) -> Self {
        Self { name: self.name.clone(), href: self.href.clone(), ..*self }
    }
}

pub(super) async fn show(visit: Visit) -> Outcome {
    let asked = Asked::of(visit).await?;
    let gaps = gaps(&asked.compared.ground, &asked.compared.needs, &asked.compared.presence, &asked.ask);
    match asked.visit.shape {
        Shape::Html => {
            let view = view(&asked, &gaps).await?;
            asked.visit.reply(&view)
        }
        Shape::Json => Ok(Json(numbers(&asked, &gaps)).into_response()),
        Shape::Geojson => {
            let mut response = Json(files::features(&asked, &gaps).await?).into_response();
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/geo+json"));
            Ok(response)
        }
        _ => asked.visit.reply(&files::long(&asked, &gaps)),
    }
}

async fn view(asked: &Asked, gaps: &Gaps) -> kernel::Result<GapsView> {
    let visit = &asked.visit;
    let page_number = visit.asked().number_or_none("page", 1, 1_000_000).unwrap_or(1) as usize;
    let (map, legend, source) = match asked.kind {
        Kind::Map => map::draw(asked, gaps).await?,
        Kind::Matrix | Kind::Table => Default::default(),
    };
    let keys = State::ALL.map(|state| Key { mark: Mark::of(visit, state), what: visit.say(state_what_key(state)) });
    let mut lines = lines(asked, gaps);
    let count = lines.len();
    lines = lines.into_iter().skip((page_number - 1).saturating_mul(PER_PAGE)).take(PER_PAGE).collect();
    let matrix = asked.kind == Kind::Matrix && !gaps.areas.is_empty();
    let total = &gaps.total;
    Ok(GapsView {
        parts: parts(visit, Part::Gaps),
        views: asked.views(),
        fields: asked.fields(),
        kind: asked.kind,
        signed_in: visit.actor().is_signed_in(),
        share: visit.say(asked.share_key()),
        as_of: visit.app().clock().now(),
        window: asked.window(),
        reporting: asked.reporting(),
        asking: asked.asking(),
        within: asked.ask.within.map(|id| asked.names.place(id).to_owned()),
        up: visit.address("/needs", &[("place", ""), ("page", "")]),
        group: asked.group_name(),
        keys: keys.into(),
        columns: if matrix { heads(asked, gaps) } else { Vec::new() },
        rows: if matrix { rows(asked, gaps) } else { Vec::new() },
        total: (!gaps.areas.is_empty()).then_some(Total {
            need: total.need,
            need_sum: total.need_sum,
            uncovered: total.uncovered,
            reached: total.reached,
            reached_sum: total.reached_sum,
        }),
        lines: if asked.kind == Kind::Table { lines } else { Vec::new() },
        count,
        page_number,
        per_page: PER_PAGE,
        map,
        legend,
        source,
        elsewhere: gaps.elsewhere.iter().map(|done| done.activities).sum(),
        elsewhere_reached: gaps.elsewhere.iter().map(|done| done.reached).max().unwrap_or_default(),
        may_add: super::may_add(visit.actor()),
    })
}

fn heads(asked: &Asked, gaps: &Gaps) -> Vec<Head> {
    let heads = gaps.areas.iter().zip(&gaps.across).map(|(area, across)| {
        let reporting = asked.compared.presence.reporting.get(&Some(*area)).copied().unwrap_or_default();
        Head {
            name: asked.names.place(*area).to_owned(),
            href: asked.ask.within.is_none().then(|| asked.within(*area)),
            silent: reporting.silent,
            reporting: reporting.organisations,
            need: across.need,
            need_sum: across.need_sum,
            uncovered: across.uncovered,
        }
    });
    heads.collect()
}

fn rows(asked: &Asked, gaps: &Gaps) -> Vec<Row> {
    let row = |(at, sector): (usize, &Id)| Row {
        name: asked.names.term(*sector).to_owned(),
        cells: gaps
            .areas
            .iter()
            .zip(&gaps.cells)
            .map(|(area, cells)| Square {
                mark: Mark::of(&asked.visit, cells[at].state),
                uncovered: cells[at].uncovered,
                href: asked.cell(*area, *sector),
                decided: asked.is_decided(*area, *sector),
            })
            .collect(),
        uncovered: gaps.along[at].uncovered,
        known: gaps.along[at].known,
    };
    gaps.sectors.iter().enumerate().map(row).collect()
}

fn lines(asked: &Asked, gaps: &Gaps) -> Vec<Line> {
    let mut lines = Vec::new();
    for (area, cells) in gaps.areas.iter().zip(&gaps.cells) {
        for (sector, cell) in gaps.sectors.iter().zip(cells).filter(|(sector, _)| asked.shows(**sector)) {
            lines.push(Line {
                area: asked.names.place(*area).to_owned(),
                sector: asked.names.term(*sector).to_owned(),
                href: asked.cell(*area, *sector),
                mark: Mark::of(&asked.visit, cell.state),
                cell: cell.clone(),
                decided: asked.is_decided(*area, *sector),
            });
        }
    }
    lines
}

fn numbers(asked: &Asked, gaps: &Gaps) -> serde_json::Value {
    let area = |id: &Id| json!({ "id": id, "name": asked.names.place(*id), "code": asked.names.code(*id) });
    let sector = |id: &Id| json!({ "id": id, "name": asked.names.term(*id) });
    json!({
        "asked": asked.told(),
        "counted": asked.visit.say(asked.share_key()),
        "reporting": asked.reporting(),
        "areas": gaps.areas.iter().map(area).collect::<Vec<_>>(),
        "sectors": gaps.sectors.iter().map(sector).collect::<Vec<_>>(),
        "cells": gaps.cells,
        "across_sectors": gaps.across,
        "along_areas": gaps.along,
        "elsewhere": gaps.elsewhere,
        "total": gaps.total,
    })
}
