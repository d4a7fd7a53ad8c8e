//! Where next: the gaps in order, each with every factor of its weight and with what was decided about it.

use axum::Json;
use axum::response::IntoResponse;
use kernel::{Id, Millis};
use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::json;
use tables::Cell as Value;
use web::{Outcome, Shape, View, Visit};

use super::cell::{Decided, group_name};
use super::gaps::{Asked, Field, Mark, Table, number};
use super::{Part, Tab, parts, sample_tabs};
use crate::rooms::needs::labels::state_key;
use crate::rooms::needs::model::agenda::{Line, UNKNOWN, agenda};
use crate::rooms::needs::model::place_standing;
use crate::rooms::needs::store;

const PER_PAGE: usize = 40;

type Standings = FxHashMap<Id, place_standing::Model>;

#[derive(Serialize)]
struct Row {
    rank: usize,
    area: String,
    /// Only what the governorate says beyond its districts.
    rest: bool,
    sector: String,
    href: String,
    mark: Mark,
    need: u64,
    reached: u64,
    planned: u64,
    uncovered: u64,
    severity: u8,
    severity_known: bool,
    access: u8,
    access_known: bool,
    access_on: Option<String>,
    weight: u64,
    decisions: Vec<Decided>,
}

#[derive(Serialize)]
pub(super) struct AgendaView {
    parts: Vec<Tab>,
    fields: Vec<Field>,
    share: String,
    as_of: Millis,
    window: String,
    reporting: String,
    /// Where they are asked for.
    asking: Option<String>,
    group: String,
    rows: Vec<Row>,
    count: usize,
    page_number: usize,
    per_page: usize,
}

impl View for AgendaView {
    const TEMPLATE: &'static str = "needs/agenda.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("needs-agenda")
    }

    fn samples() -> Vec<Self> {
        let row = |known: bool| Row {
            rank: 1,
            area: "Koya".into(),
            rest: !known,
            sector: "Water".into(),
            href: "/needs".into(),
            mark: Mark::sample(),
            need: 1200,
            reached: 200,
            planned: 300,
            uncovered: 1000,
            severity: 4,
            severity_known: known,
            access: 3,
            access_known: known,
            access_on: known.then(|| "2026-11-01".into()),
            weight: 480,
            decisions: if known { vec![Decided::sample()] } else { Vec::new() },
        };
        let view = |rows: Vec<Row>| Self {
            parts: sample_tabs(),
            fields: Vec::new(),
            share: "…".into(),
            as_of: 0,
            window: "…".into(),
            reporting: "…".into(),
            asking: Some("/activities/coverage".into()),
            group: "…".into(),
            count: rows.len(),
            rows,
            page_number: 1,
            per_page: PER_PAGE,
        };
        vec![view(vec![row(true), row(false)]), view(Vec::new())]
    }
}

pub(super) async fn show(visit: Visit) -> Outcome {
    let asked = Asked::of(visit).await?;
    let viewer = asked.visit.viewer();
    let standings = store::standings(&viewer).await?;
    let access: FxHashMap<Id, u8> =
        standings.iter().filter_map(|(place, standing)| Some((*place, u8::try_from(standing.access?).ok()?))).collect();
    let compared = &asked.compared;
    let mut lines = agenda(&compared.ground, &compared.needs, &compared.presence, asked.ask.group.as_deref(), &access);
    lines.retain(|line| asked.shows(line.sector) && asked.lies_in(line.area));
    match asked.visit.shape {
        Shape::Html => {
            let view = view(&asked, lines, &standings).await?;
            asked.visit.reply(&view)
        }
        Shape::Json => Ok(Json(numbers(&asked, &lines)).into_response()),
        _ => asked.visit.reply(&table(&asked, &lines, &standings)),
    }
}

/// The day the access counted for a place is of: its own, or that of its governorate.
fn dated(asked: &Asked, standings: &Standings, area: Id) -> Option<String> {
    let governorate = asked.names.atlas.governorate_of(area).map(|place| place.id);
    let known = [Some(area), governorate].into_iter().flatten();
    let mut known = known.filter_map(|place| standings.get(&place)).filter(|standing| standing.access.is_some());
    known.next().and_then(|standing| standing.access_on.clone())
}

async fn view(asked: &Asked, lines: Vec<Line>, standings: &Standings) -> kernel::Result<AgendaView> {
    let visit = &asked.visit;
    let today = super::today(visit).to_string();
    let decisions = store::decisions(&visit.viewer()).await?;
    let page_number = visit.asked().number_or_none("page", 1, 1_000_000).unwrap_or(1) as usize;
    let first = (page_number - 1).saturating_mul(PER_PAGE);
    let count = lines.len();
    let row = |(rank, line): (usize, Line)| Row {
        rank: rank + 1,
        area: asked.names.whereabouts(line.area),
        rest: line.rest,
        sector: asked.names.term(line.sector).to_owned(),
        href: asked.cell(line.area, line.sector),
        mark: Mark::of(visit, line.cell.state),
        need: line.cell.need.as_ref().map_or(0, |need| need.people),
        reached: line.cell.done.reached,
        planned: line.cell.done.planned,
        uncovered: line.uncovered,
        severity: line.severity.unwrap_or(UNKNOWN),
        severity_known: line.severity.is_some(),
        access: line.access.unwrap_or(UNKNOWN),
        access_known: line.access.is_some(),
        access_on: dated(asked, standings, line.area),
        weight: line.weight,
        decisions: decisions
            .iter()
            .filter(|one| one.place_id == line.area && one.sector_id == line.sector)
            .filter(|one| one.is_about(asked.ask.group.as_deref()))
            .map(|one| Decided::of(one, &asked.names, &today))
            .collect(),
    };
    let rows = lines.into_iter().enumerate().skip(first).take(PER_PAGE).map(row).collect();
    Ok(AgendaView {
        parts: parts(visit, Part::Agenda),
        fields: asked.fields(),
        share: visit.say(asked.share_key()),
        as_of: visit.app().clock().now(),
        window: asked.window(),
        reporting: asked.reporting(),
        asking: asked.asking(),
        group: group_name(visit, &asked.names, asked.ask.group.as_deref()),
        rows,
        count,
        page_number,
        per_page: PER_PAGE,
    })
}

const COLUMNS: [(&str, &str); 17] = [
    ("needs-rank", "#meta+rank"),
    ("needs-governorate", "#adm1+name"),
    ("needs-governorate-code", "#adm1+code"),
    ("needs-district", "#adm2+name"),
    ("needs-district-code", "#adm2+code"),
    ("needs-sector", "#sector"),
    ("needs-group", "#population+group"),
    ("needs-state", "#status+gap"),
    ("needs-people", "#inneed"),
    ("needs-planned", "#targeted"),
    ("needs-reached", "#reached"),
    ("needs-uncovered", "#inneed+uncovered"),
    ("needs-rest", "#meta+rest"),
    ("needs-severity", "#severity"),
    ("needs-access", "#access"),
    ("needs-access-on", "#date+access"),
    ("needs-weight", "#indicator+weight"),
];

fn table(asked: &Asked, lines: &[Line], standings: &Standings) -> Table {
    let visit = &asked.visit;
    let group = group_name(visit, &asked.names, asked.ask.group.as_deref());
    let row = |(rank, line): (usize, &Line)| {
        let at = |level: i64| asked.names.above(line.area, level);
        let place = |level| at(level).map_or_else(Value::default, |id| Value::text(asked.names.place(id)));
        let code =
            |level| at(level).map_or_else(Value::default, |id| Value::text(asked.names.code(id).unwrap_or_default()));
        vec![
            number(Some(rank as u64 + 1)),
            place(1),
            code(1),
            place(2),
            code(2),
            Value::text(asked.names.term(line.sector)),
            Value::text(&group),
            Value::text(visit.say(state_key(line.cell.state))),
            number(line.cell.need.as_ref().map(|need| need.people)),
            number(Some(line.cell.done.planned)),
            number(Some(line.cell.done.reached)),
            number(Some(line.uncovered)),
            Value::bool(line.rest),
            number(line.severity.map(u64::from)),
            number(line.access.map(u64::from)),
            dated(asked, standings, line.area)
                .and_then(|day| day.parse().ok())
                .map_or_else(Value::default, Value::date),
            number(Some(line.weight)),
        ]
    };
    let mut about = vec![(visit.say("needs-file"), visit.say("needs-agenda"))];
    about.extend(asked.told());
    about.push((visit.say("needs-weight"), visit.say("needs-weight-what")));
    about.push((visit.say("needs-coverage-of-reports"), asked.reporting()));
    if visit.site.settings.sample {
        about.push((visit.say("web-sample-title"), visit.say("web-sample-text")));
    }
    Table {
        name: "tansiq-where-next",
        columns: COLUMNS.into(),
        rows: lines.iter().enumerate().map(row).collect(),
        about,
    }
}

fn numbers(asked: &Asked, lines: &[Line]) -> serde_json::Value {
    json!({
        "asked": asked.told(),
        "counted": asked.visit.say(asked.share_key()),
        "reporting": asked.reporting(),
        "unknown_counts_as": UNKNOWN,
        "lines": lines,
    })
}
