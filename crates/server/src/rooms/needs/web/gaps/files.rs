//! The gaps as rows of a file: one an area and sector, with codes and tags that programs read.

use kernel::{Id, Result};
use serde::Serialize;
use serde_json::{Value as Json, json};
use tables::Cell as Value;
use web::{Column, Sheet, View, Visit};

use super::asked::Asked;
use crate::rooms::needs::labels::state_key;
use crate::rooms::needs::model::gaps::{Across, Cell, Gaps, State};
use crate::rooms::places;
use crate::rooms::places::model::{DISTRICT, GOVERNORATE};

/// Rows that leave as a file; they have no page of their own.
#[derive(Serialize)]
pub struct Table {
    #[serde(skip)]
    pub name: &'static str,
    #[serde(skip)]
    pub columns: Vec<(&'static str, &'static str)>,
    #[serde(skip)]
    pub rows: Vec<Vec<Value>>,
    #[serde(skip)]
    pub about: Vec<(String, String)>,
}

impl View for Table {
    const TEMPLATE: &'static str = "needs/gaps.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("needs-gaps")
    }

    fn sheet(&self, visit: &Visit) -> Option<Sheet> {
        let columns = self.columns.iter().map(|(key, tag)| Column { header: visit.say(key), tag });
        Some(Sheet {
            name: self.name.into(),
            columns: columns.collect(),
            rows: self.rows.clone(),
            about: self.about.clone(),
        })
    }

    fn samples() -> Vec<Self> {
        Vec::new()
    }
}

const COLUMNS: [(&str, &str); 18] = [
    ("needs-governorate", "#adm1+name"),
    ("needs-governorate-code", "#adm1+code"),
    ("needs-district", "#adm2+name"),
    ("needs-district-code", "#adm2+code"),
    ("needs-sector", "#sector"),
    ("needs-group", "#population+group"),
    ("needs-state", "#status+gap"),
    ("needs-people", "#inneed"),
    ("needs-severity", "#severity"),
    ("needs-as-of", "#date+inneed"),
    ("needs-activities", "#activity+num"),
    ("needs-planned", "#targeted"),
    ("needs-reached", "#reached"),
    ("needs-households", "#reached+hh"),
    ("needs-untold", "#reached+untold"),
    ("needs-uncovered", "#inneed+uncovered"),
    ("needs-silent-here", "#org+num+silent"),
    ("needs-decided", "#meta+decided"),
];

/// One row an area and sector.
pub fn long(asked: &Asked, gaps: &Gaps) -> Table {
    let visit = &asked.visit;
    let group = asked.group_name().unwrap_or_else(|| visit.say("needs-all-groups"));
    let member = visit.actor().is_member();
    let mut rows = Vec::new();
    for (area, cells) in gaps.areas.iter().zip(&gaps.cells) {
        let at = |level: i64| asked.names.above(*area, level);
        let place = |level| at(level).map_or_else(Value::default, |id| Value::text(asked.names.place(id)));
        let code =
            |level| at(level).map_or_else(Value::default, |id| Value::text(asked.names.code(id).unwrap_or_default()));
        let governorate = at(1);
        for (sector, cell) in gaps.sectors.iter().zip(cells).filter(|(sector, _)| asked.shows(**sector)) {
            let need = cell.need.as_ref();
            let silent = asked.compared.presence.reporting.get(&governorate).map_or(0, |reporting| reporting.silent);
            let day = need.and_then(|need| need.as_of.parse().ok()).map_or_else(Value::default, Value::date);
            rows.push(vec![
                place(1),
                code(1),
                place(2),
                code(2),
                Value::text(asked.names.term(*sector)),
                Value::text(&group),
                Value::text(visit.say(state_key(cell.state))),
                number(need.map(|need| need.people)),
                number(need.and_then(|need| need.severity).map(u64::from)),
                day,
                number(Some(cell.done.activities)),
                number(Some(cell.done.planned)),
                number(Some(cell.done.reached)),
                number(Some(cell.done.households)),
                number(Some(cell.done.untold)),
                number(cell.uncovered),
                number(Some(silent)),
                // What was decided is for members: to others the file says nothing of it.
                if member { Value::bool(asked.is_decided(*area, *sector)) } else { Value::default() },
            ]);
        }
    }
    Table { name: "tansiq-gaps", columns: COLUMNS.into(), rows, about: about(asked, gaps) }
}

/// The areas with what the map shows of them. Without boundaries a place has no geometry, which GeoJSON allows.
pub async fn features(asked: &Asked, gaps: &Gaps) -> Result<Json> {
    let level = if asked.ask.within.is_some() { DISTRICT } else { GOVERNORATE };
    let shapes = places::shapes(&asked.visit.viewer(), level).await?;
    let column = |sector: Id| gaps.sectors.iter().position(|other| *other == sector);
    let feature = |((area, cells), across): ((&Id, &Vec<Cell>), &Across)| {
        let shown = asked.sector.map_or(across.widest, column);
        let cell = shown.map(|at| &cells[at]);
        json!({
            "type": "Feature",
            "id": area,
            "geometry": shapes.get(area),
            "properties": {
                "name": asked.names.place(*area),
                "code": asked.names.code(*area),
                "sector": shown.map(|at| asked.names.term(gaps.sectors[at])),
                "state": cell.map_or(State::NoData, |cell| cell.state),
                "in_need": cell.and_then(|cell| Some(cell.need.as_ref()?.people)),
                "reached": cell.map(|cell| cell.done.reached),
                "uncovered": cell.and_then(|cell| cell.uncovered),
                "in_need_highest": across.need,
                "in_need_upper_bound": across.need_sum,
                "uncovered_upper_bound": across.uncovered_sum,
            },
        })
    };
    let features: Vec<Json> = gaps.areas.iter().zip(&gaps.cells).zip(&gaps.across).map(feature).collect();
    Ok(json!({ "type": "FeatureCollection", "features": features, "about": about(asked, gaps) }))
}

pub fn number(number: Option<u64>) -> Value {
    number.map_or_else(Value::default, |number| Value::number(number as f64))
}

fn about(asked: &Asked, gaps: &Gaps) -> Vec<(String, String)> {
    let visit = &asked.visit;
    let people = |people: Option<u64>| people.map_or_else(|| "–".into(), |people| visit.lang().integer(people as i64));
    let mut about = vec![(visit.say("needs-file"), visit.say("needs-gaps"))];
    about.extend(asked.told());
    about.extend([
        (visit.say("needs-counted"), visit.say(asked.share_key())),
        (visit.say("needs-coverage-of-reports"), asked.reporting()),
        (visit.say("needs-need-highest"), people(gaps.total.need)),
        (visit.say("needs-need-sum"), people(Some(gaps.total.need_sum))),
        (visit.say("needs-people-rule-title"), visit.say("needs-people-rule")),
    ]);
    if visit.site.settings.sample {
        about.push((visit.say("web-sample-title"), visit.say("web-sample-text")));
    }
    about
}
