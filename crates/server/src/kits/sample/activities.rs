//! The invented activities of a kit: one row per project and month, moved in time like everything of the sample.

use jiff::Span;
use kernel::{App, Error, Id, Millis, Result};
use serde::de::DeserializeOwned;

use super::{Keys, Kit, Row, moved, needed, several, visibility};
use crate::rooms::activities::model::{Draft, Stamp, activity, first_day, month_of};

const FILE: &str = "sample/activities.csv";
/// What the records say they come from.
const SOURCE: &str = "sample";

/// The records, in the order of the file.
pub(super) fn records(kit: &Kit, app: &App, keys: &Keys, months: i32) -> Result<Vec<activity::Model>> {
    let names = names(kit)?;
    let rows = kit.rows(FILE)?;
    rows.iter().map(|row| record(row, app, keys, months, &names)).collect()
}

/// English names of the organisations, for what is said in words.
fn names(kit: &Kit) -> Result<rustc_hash::FxHashMap<String, String>> {
    let file = "sample/organisations.csv";
    kit.rows(file)?.iter().map(|row| Ok((needed(row, "key", file)?, needed(row, "name_en", file)?))).collect()
}

fn record(
    row: &Row,
    app: &App,
    keys: &Keys,
    months: i32,
    names: &rustc_hash::FxHashMap<String, String>,
) -> Result<activity::Model> {
    let now = app.clock().now();
    let confirmed = moved(row.get("confirmed"), months).and_then(|day| at_noon(app, &day)).unwrap_or(now).min(now);
    let stamp = Stamp {
        id: app.random().id(now),
        now: confirmed,
        source: Some(SOURCE.into()),
        sample: true,
        ..Stamp::default()
    };
    Ok(activity::Model::made(draft(row, keys, months, names)?, stamp))
}

fn draft(row: &Row, keys: &Keys, months: i32, names: &rustc_hash::FxHashMap<String, String>) -> Result<Draft> {
    let organisation = needed(row, "organisation", FILE)?;
    let sector = known(row, "sector", &keys.sectors)?.ok_or_else(|| unknown("sector", ""))?;
    let others = several(row, "implementers").into_iter().filter(|key| *key != organisation);
    let joint: Vec<String> = others.map(|key| names.get(&key).cloned().unwrap_or(key)).collect();
    let above = keys.above.get(&sector).copied();
    let whose = keys.organisations.get(&organisation).copied();
    let whose = whose.ok_or_else(|| unknown("organisation", &organisation))?;
    let funder = several(row, "donors").iter().find_map(|key| keys.organisations.get(key).copied());
    Ok(Draft {
        external_ref: row.get("key").cloned(),
        funder_id: funder,
        subsector_id: above.map(|_| sector),
        modality_id: known(row, "modality", &keys.modalities)?,
        project_code: row.get("project").cloned(),
        joint_with: (!joint.is_empty()).then(|| joint.join(", ")),
        place_id: known(row, "place", &keys.places)?,
        country_wide: row.get("country_wide").is_some_and(|cell| cell == "true"),
        start_on: moved(row.get("start"), months),
        end_on: moved(row.get("end"), months),
        status: word(row, "status")?,
        targeted: count(row, "targeted")?,
        reached: count(row, "reached")?,
        women: count(row, "women")?,
        girls: count(row, "girls")?,
        men: count(row, "men")?,
        boys: count(row, "boys")?,
        with_disability: count(row, "disability")?,
        groups: several(row, "group"),
        value: row.get("value").map(|cell| cell.parse().map_err(|_| unknown("value", cell))).transpose()?,
        currency: row.get("currency").cloned(),
        visibility: visibility(row.get("visibility")),
        aggregate_only: row.get("aggregate_only").is_some_and(|cell| cell == "true"),
        ..Draft::new(whose, above.unwrap_or(sector), needed(row, "title", FILE)?, month(row, months)?)
    })
}

fn month(row: &Row, months: i32) -> Result<String> {
    let text = needed(row, "month", FILE)?;
    let moved = first_day(&text).and_then(|day| day.checked_add(Span::new().try_months(months).ok()?).ok());
    moved.map(month_of).ok_or_else(|| unknown("month", &text))
}

fn at_noon(app: &App, day: &str) -> Option<Millis> {
    Some(app.clock().hour_of(day.parse().ok()?, 12))
}

fn known(row: &Row, column: &str, of: &rustc_hash::FxHashMap<String, Id>) -> Result<Option<Id>> {
    let Some(key) = row.get(column) else { return Ok(None) };
    of.get(key).copied().map(Some).ok_or_else(|| unknown(column, key))
}

fn count(row: &Row, column: &str) -> Result<Option<i64>> {
    row.get(column).map(|cell| cell.parse().map_err(|_| unknown(column, cell))).transpose()
}

fn word<T: DeserializeOwned>(row: &Row, column: &str) -> Result<T> {
    let cell = needed(row, column, FILE)?;
    serde_json::from_value(cell.clone().into()).map_err(|_| unknown(column, &cell))
}

fn unknown(column: &str, cell: &str) -> Error {
    Error::Unavailable(format!("the kit's {FILE} has a {column} that is none: {cell:?}"))
}
