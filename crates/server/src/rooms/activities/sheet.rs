//! Activities as rows of a workbook. A file that is edited and uploaded again updates the records it came from: every row
//! carries its record's id, and headers and tags are those that imports know.

use kernel::Id;
use serde_json::{Value as Json, json};
use tables::Cell;
use web::{Column, Visit};

use super::labels::{counted_key, status_key, visibility_key};
use super::model::activity;
use super::names::Names;
use crate::rooms::terms;

/// One row being written.
struct Line<'a> {
    record: &'a activity::Model,
    names: &'a Names,
    visit: &'a Visit,
}

type Cut = fn(&Line<'_>) -> Cell;

/// Header, tag, value. The tags are the same in every language.
const COLUMNS: [(&str, &str, Cut); 47] = [
    ("activities-sheet-id", "#activity+id+tansiq", |row| Cell::text(row.record.id.to_string())),
    ("activities-sheet-no", "#activity+no", |row| Cell::number(row.record.no as f64)),
    ("activities-sheet-reference", "#activity+code", |row| text(&row.record.external_ref)),
    ("activities-sheet-organisation", "#org+impl+name", |row| row.organisation(Some(row.record.organisation_id))),
    ("activities-sheet-acronym", "#org+impl+acronym", |row| {
        Cell::text(row.names.acronym(row.record.organisation_id).unwrap_or_default())
    }),
    ("activities-sheet-kind", "#org+impl+type", |row| {
        let kind = row.names.kind(row.record.organisation_id).unwrap_or_default();
        Cell::text(row.names.keyed(terms::KIND, kind))
    }),
    ("activities-programme", "#org+prog+name", |row| row.organisation(row.record.programme_id)),
    ("activities-funder", "#org+funder+name", |row| row.organisation(row.record.funder_id)),
    ("activities-joint-with", "#org+joint", |row| text(&row.record.joint_with)),
    ("activities-sheet-title", "#activity+name", |row| Cell::text(&row.record.title)),
    ("activities-description", "#description", |row| text(&row.record.description)),
    ("activities-sector", "#sector", |row| row.term(Some(row.record.sector_id))),
    ("activities-subsector", "#subsector", |row| row.term(row.record.subsector_id)),
    ("activities-type", "#activity+type", |row| text(&row.record.activity_type)),
    ("activities-modality", "#modality", |row| row.term(row.record.modality_id)),
    ("activities-indicator", "#indicator+name", |row| text(&row.record.indicator)),
    ("activities-unit", "#indicator+unit", |row| text(&row.record.unit)),
    ("activities-project-code", "#activity+project+code", |row| text(&row.record.project_code)),
    ("activities-sheet-governorate", "#adm1+name", |row| match row.record.country_wide {
        true => Cell::text(row.visit.say("activities-sheet-country-wide")),
        false => row.place(row.at(1)),
    }),
    ("activities-sheet-governorate-code", "#adm1+code", |row| row.code(row.at(1))),
    ("activities-sheet-district", "#adm2+name", |row| row.place(row.at(2))),
    ("activities-sheet-district-code", "#adm2+code", |row| row.code(row.at(2))),
    ("activities-sheet-sub-district", "#adm3+name", |row| row.place(row.at(3))),
    ("activities-location", "#loc+name", |row| text(&row.record.location)),
    ("activities-latitude", "#geo+lat", |row| real(row.record.latitude)),
    ("activities-longitude", "#geo+lon", |row| real(row.record.longitude)),
    ("activities-month", "#period_date", |row| Cell::text(&row.record.period)),
    ("activities-start", "#date+start", |row| day(&row.record.start_on)),
    ("activities-end", "#date+end", |row| day(&row.record.end_on)),
    ("activities-status", "#status", |row| row.word(status_key(row.record.status))),
    ("activities-counted", "#beneficiary+type", |row| row.word(counted_key(row.record.counted))),
    ("activities-targeted", "#targeted", |row| count(row.record.targeted)),
    ("activities-reached", "#reached", |row| count(row.record.reached)),
    ("activities-women", "#reached+f+adults", |row| count(row.record.women)),
    ("activities-girls", "#reached+f+children", |row| count(row.record.girls)),
    ("activities-men", "#reached+m+adults", |row| count(row.record.men)),
    ("activities-boys", "#reached+m+children", |row| count(row.record.boys)),
    ("activities-elderly", "#reached+elderly", |row| count(row.record.elderly)),
    ("activities-with-disability", "#reached+disabled", |row| count(row.record.with_disability)),
    ("activities-sheet-cumulative", "#reached+cumulative", |row| Cell::bool(row.record.cumulative)),
    ("activities-groups", "#beneficiary", |row| row.groups()),
    ("activities-value", "#value", |row| real(row.record.value)),
    ("activities-currency", "#currency", |row| text(&row.record.currency)),
    ("activities-funding-status", "#value+status", |row| text(&row.record.funding_status)),
    ("activities-sheet-visibility", "#activity+visibility", |row| row.word(visibility_key(row.record.visibility))),
    ("activities-sheet-aggregate-only", "#activity+aggregate", |row| Cell::bool(row.record.aggregate_only)),
    ("activities-sheet-confirmed", "#date+confirmed", |row| {
        Cell::date(row.visit.app().clock().day_of(row.record.confirmed_at))
    }),
];

impl Line<'_> {
    fn organisation(&self, id: Option<Id>) -> Cell {
        id.map_or_else(Cell::default, |id| Cell::text(self.names.organisation(id)))
    }

    fn term(&self, id: Option<Id>) -> Cell {
        id.map_or_else(Cell::default, |id| Cell::text(self.names.term(id)))
    }

    /// The place of a level that the record names or lies in.
    fn at(&self, level: i64) -> Option<Id> {
        self.names.above(self.record.place_id?, level)
    }

    fn place(&self, id: Option<Id>) -> Cell {
        id.map_or_else(Cell::default, |id| Cell::text(self.names.place(id)))
    }

    fn code(&self, id: Option<Id>) -> Cell {
        id.map_or_else(Cell::default, |id| Cell::text(self.names.code(id).unwrap_or_default()))
    }

    fn word(&self, key: &'static str) -> Cell {
        Cell::text(self.visit.say(key))
    }

    fn groups(&self) -> Cell {
        let keys = self.record.groups.as_array().into_iter().flatten().filter_map(Json::as_str);
        let names: Vec<&str> = keys.map(|key| self.names.keyed(terms::GROUP, key)).collect();
        Cell::text(names.join("; "))
    }
}

fn text(text: &Option<String>) -> Cell {
    Cell::text(text.as_deref().unwrap_or_default())
}

fn count(count: Option<i64>) -> Cell {
    count.map_or_else(Cell::default, |count| Cell::number(count as f64))
}

fn real(number: Option<f64>) -> Cell {
    number.map_or_else(Cell::default, Cell::number)
}

fn day(day: &Option<String>) -> Cell {
    let text = day.as_deref().unwrap_or_default();
    text.parse().map_or_else(|_| Cell::text(text), Cell::date)
}

/// The columns in the visitor's language.
pub fn columns(visit: &Visit) -> Vec<Column> {
    COLUMNS.into_iter().map(|(header, tag, _)| Column { header: visit.say(header), tag }).collect()
}

pub fn row(visit: &Visit, names: &Names, record: &activity::Model) -> Vec<Cell> {
    let line = Line { record, names, visit };
    COLUMNS.iter().map(|(_, _, cut)| cut(&line)).collect()
}

/// What was asked, for whom, and when.
pub fn about(visit: &Visit, names: &Names, count: u64) -> Vec<(String, String)> {
    let clock = visit.app().clock();
    let now = jiff::Timestamp::from_millisecond(clock.now()).unwrap_or_default();
    let mut about = vec![
        (visit.say("activities-sheet-made"), visit.lang().moment(now, &clock.zone())),
        (visit.say("activities-sheet-rows"), visit.lang().integer(i64::try_from(count).unwrap_or(i64::MAX))),
        (visit.say("activities-sheet-for"), reader(visit)),
    ];
    if visit.site.settings.sample {
        about.push((visit.say("web-sample-title"), visit.say("web-sample-text")));
    }
    let asked = visit.query.iter().filter(|(_, value)| !value.is_empty());
    about.extend(asked.filter_map(|(name, value)| said(visit, names, name, value)));
    about
}

/// One filter in words; none for what narrows nothing.
fn said(visit: &Visit, names: &Names, name: &str, value: &str) -> Option<(String, String)> {
    let id: Option<Id> = value.parse().ok();
    let named = |name: &dyn Fn(Id) -> String| id.map_or_else(|| value.to_owned(), name);
    let (key, value) = match name {
        "sector" => ("activities-sector", named(&|id| names.term(id).to_owned())),
        "organisation" => ("activities-organisation", named(&|id| names.organisation(id).to_owned())),
        "programme" => ("activities-programme", named(&|id| names.organisation(id).to_owned())),
        "funder" => ("activities-funder", named(&|id| names.organisation(id).to_owned())),
        "kind" => ("activities-kind", names.keyed(terms::KIND, value).to_owned()),
        "place" => ("activities-place", named(&|id| names.whereabouts(id))),
        "status" => {
            let status = serde_json::from_value(value.into()).map(status_key);
            ("activities-status", status.map_or_else(|_| value.to_owned(), |key| visit.say(key)))
        }
        "month" => ("activities-month", value.to_owned()),
        "from" => ("activities-from-month", value.to_owned()),
        "to" => ("activities-to-month", value.to_owned()),
        "mine" => ("activities-mine", visit.say("activities-yes")),
        "stale" => ("activities-stale", visit.say("activities-yes")),
        "q" => ("activities-search", value.to_owned()),
        _ => return None,
    };
    Some((visit.say(key), value))
}

/// By whom the file may be read: it holds what this reader sees.
fn reader(visit: &Visit) -> String {
    match &visit.visitor.person {
        Some(person) => person.name.clone(),
        None if visit.actor().is_signed_in() => visit.say("activities-the-program"),
        None => visit.say("activities-sheet-everybody"),
    }
}

/// A record as a feature: a point where its coordinates are known, none where they are not.
pub fn feature(visit: &Visit, names: &Names, record: &activity::Model) -> Json {
    let point = record.latitude.zip(record.longitude);
    let geometry = point.map(|(latitude, longitude)| json!({"type": "Point", "coordinates": [longitude, latitude]}));
    let line = Line { record, names, visit };
    json!({
        "type": "Feature",
        "id": record.id,
        "geometry": geometry,
        "properties": {
            "no": record.no,
            "title": record.title,
            "organisation": names.organisation(record.organisation_id),
            "sector": names.term(record.sector_id),
            "governorate": line.place(line.at(1)).as_str(),
            "governorate_code": line.code(line.at(1)).as_str(),
            "district": line.place(line.at(2)).as_str(),
            "district_code": line.code(line.at(2)).as_str(),
            "country_wide": record.country_wide,
            "month": record.period,
            "status": record.status,
            "targeted": record.targeted,
            "reached": record.reached,
        }
    })
}
