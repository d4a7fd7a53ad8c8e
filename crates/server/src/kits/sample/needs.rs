//! The invented needs of a kit: assessments, figures, what is known of places, decisions, requests and offers, moved in time
//! like everything of the sample.

use kernel::{Actor, App, Error, Id, Result};
use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;

use super::{Keys, Kit, Row, moved, needed, several, visibility};
use crate::rooms::needs::commands::{Assess, CountAll, Decide, StandAll};
use crate::rooms::needs::model::{Count, Hand, Ruling, Standing, Survey};
use crate::rooms::requests::commands::{AskAll, Turn};
use crate::rooms::requests::model::{Asking, Item, Line, Offering, State, offer, request};

const ASSESSMENTS: &str = "sample/assessments.csv";
const FIGURES: &str = "sample/figures.csv";
const STANDINGS: &str = "sample/standings.csv";
const DECISIONS: &str = "sample/decisions.csv";
const REQUESTS: &str = "sample/requests.csv";
const OFFERS: &str = "sample/offers.csv";

/// Loads all of it; returns how many figures and how many requests.
pub(super) async fn load(kit: &Kit, app: &App, keys: &Keys, months: i32) -> Result<(usize, usize)> {
    let actor = Actor::system("sample");
    let mut assessments = FxHashMap::default();
    for row in kit.rows(ASSESSMENTS)? {
        let made = app.run(&actor, Assess { survey: survey(&row, keys, months)?, sample: true }).await?;
        assessments.insert(needed(&row, "key", ASSESSMENTS)?, made.id);
    }
    let rows = kit.rows(FIGURES)?;
    let counts = rows.iter().zip(2..).map(|(row, line)| Ok((line, count(row, keys, &assessments, months)?)));
    let counts: Vec<(u32, Count)> = counts.collect::<Result<_>>()?;
    let figures = app.run(&actor, CountAll { counts, sample: true }).await?;
    let standings = kit.rows(STANDINGS)?;
    let standings = standings.iter().map(|row| standing(row, keys, months)).collect::<Result<_>>()?;
    app.run(&actor, StandAll(standings)).await?;
    for row in kit.rows(DECISIONS)? {
        app.run(&actor, Decide { ruling: ruling(&row, keys, months)?, sample: true }).await?;
    }
    let requests = requests(kit, app, keys, months).await?;
    Ok((figures, requests))
}

fn of(row: &Row, column: &str, known: &FxHashMap<String, Id>, file: &str) -> Result<Id> {
    let key = needed(row, column, file)?;
    known.get(&key).copied().ok_or_else(|| unknown(file, column, &key))
}

fn or_none(row: &Row, column: &str, known: &FxHashMap<String, Id>, file: &str) -> Result<Option<Id>> {
    row.get(column).map(|_| of(row, column, known, file)).transpose()
}

fn all(row: &Row, column: &str, known: &FxHashMap<String, Id>, file: &str) -> Result<Vec<Id>> {
    let keys = several(row, column).into_iter();
    keys.map(|key| known.get(&key).copied().ok_or_else(|| unknown(file, column, &key))).collect()
}

fn whole(row: &Row, column: &str, file: &str) -> Result<Option<i64>> {
    row.get(column).map(|cell| cell.parse().map_err(|_| unknown(file, column, cell))).transpose()
}

fn word<T: DeserializeOwned>(row: &Row, column: &str, file: &str) -> Result<T> {
    let cell = needed(row, column, file)?;
    serde_json::from_value(cell.clone().into()).map_err(|_| unknown(file, column, &cell))
}

fn unknown(file: &str, column: &str, cell: &str) -> Error {
    Error::Unavailable(format!("the kit's {file} has a {column} that is none: {cell:?}"))
}

fn survey(row: &Row, keys: &Keys, months: i32) -> Result<Survey> {
    Ok(Survey {
        title: needed(row, "title", ASSESSMENTS)?,
        organisation_id: of(row, "organisation", &keys.organisations, ASSESSMENTS)?,
        partners: all(row, "partners", &keys.organisations, ASSESSMENTS)?,
        method: row.get("method").cloned(),
        start_on: moved(row.get("start"), months),
        end_on: moved(row.get("end"), months),
        places: all(row, "places", &keys.places, ASSESSMENTS)?,
        country_wide: row.get("country_wide").is_some_and(|cell| cell == "true"),
        sectors: all(row, "sectors", &keys.sectors, ASSESSMENTS)?,
        status: word(row, "status", ASSESSMENTS)?,
        visibility: visibility(row.get("visibility")),
        summary: row.get("summary").cloned(),
        link: row.get("link").cloned(),
        ..Survey::default()
    })
}

fn count(row: &Row, keys: &Keys, assessments: &FxHashMap<String, Id>, months: i32) -> Result<Count> {
    Ok(Count {
        place_id: of(row, "place", &keys.places, FIGURES)?,
        sector_id: of(row, "sector", &keys.sectors, FIGURES)?,
        population_group: needed(row, "group", FIGURES)?,
        people: whole(row, "people", FIGURES)?,
        severity: whole(row, "severity", FIGURES)?,
        as_of: moved(row.get("as_of"), months).unwrap_or_default(),
        assessment_id: or_none(row, "assessment", assessments, FIGURES)?,
        source: row.get("source").cloned(),
        confidence: Some(word(row, "confidence", FIGURES)?),
        visibility: visibility(row.get("visibility")),
        ..Count::default()
    })
}

fn standing(row: &Row, keys: &Keys, months: i32) -> Result<(Id, Standing)> {
    let place = of(row, "place", &keys.places, STANDINGS)?;
    let standing = Standing {
        population: whole(row, "population", STANDINGS)?,
        population_source: row.get("population_source").cloned(),
        population_on: moved(row.get("population_on"), months),
        access: whole(row, "access", STANDINGS)?,
        access_on: moved(row.get("access_on"), months),
        access_note: row.get("access_note").cloned(),
    };
    Ok((place, standing))
}

fn ruling(row: &Row, keys: &Keys, months: i32) -> Result<Ruling> {
    Ok(Ruling {
        place_id: of(row, "place", &keys.places, DECISIONS)?,
        sector_id: of(row, "sector", &keys.sectors, DECISIONS)?,
        population_group: row.get("group").cloned(),
        decision: needed(row, "decision", DECISIONS)?,
        decided_on: moved(row.get("decided_on"), months).unwrap_or_default(),
        responsible: row.get("responsible").cloned(),
        follow_up_on: moved(row.get("follow_up_on"), months),
        done_on: moved(row.get("done_on"), months),
        ..Ruling::default()
    })
}

async fn requests(kit: &Kit, app: &App, keys: &Keys, months: i32) -> Result<usize> {
    let actor = Actor::system("sample");
    let hand = Hand { now: app.clock().now(), sample: true, ..Hand::default() };
    let rows = kit.rows(REQUESTS)?;
    // Rows of the same key are further items of one request.
    let mut asked: Vec<(String, Asking)> = Vec::new();
    let mut states = Vec::new();
    for row in &rows {
        let key = needed(row, "key", REQUESTS)?;
        match asked.iter_mut().find(|(known, _)| *known == key) {
            Some((_, asking)) => asking.items.push(item(row)?),
            None => {
                asked.push((key, asking(row, keys, months)?));
                states.push(word::<State>(row, "state", REQUESTS)?);
            }
        }
    }
    let mut offers: FxHashMap<String, Vec<(usize, offer::Model)>> = FxHashMap::default();
    for row in kit.rows(OFFERS)? {
        let request = needed(&row, "request", OFFERS)?;
        let items = asked.iter().find(|(key, _)| *key == request).map(|(_, asking)| asking.items.as_slice());
        let at = match row.get("item") {
            Some(named) => items.unwrap_or_default().iter().position(|one| one.item == *named),
            None => Some(0),
        };
        let at = at.ok_or_else(|| unknown(OFFERS, "item", row.get("item").map_or("", String::as_str)))?;
        let id = app.random().id(app.clock().now());
        offers.entry(request).or_default().push((at, offered(&row, id, keys, months, &hand)?));
    }
    let asked = asked.into_iter().map(|(key, asking)| (asking, offers.remove(&key).unwrap_or_default())).collect();
    let made: Vec<request::Model> = app.run(&actor, AskAll(asked)).await?;
    for (state, made) in states.into_iter().zip(&made) {
        if state != State::Open {
            app.run(&actor, Turn { id: made.id, state, why: None }).await?;
        }
    }
    Ok(made.len())
}

fn asking(row: &Row, keys: &Keys, months: i32) -> Result<Asking> {
    Ok(Asking {
        organisation_id: of(row, "organisation", &keys.organisations, REQUESTS)?,
        title: needed(row, "title", REQUESTS)?,
        description: row.get("description").cloned(),
        items: vec![item(row)?],
        place_id: of(row, "place", &keys.places, REQUESTS)?,
        sector_id: or_none(row, "sector", &keys.sectors, REQUESTS)?,
        needed_by: moved(row.get("needed_by"), months),
        visibility: visibility(row.get("visibility")),
        ..Asking::default()
    })
}

/// One thing asked for; where the row does not name it, it is called as the request is.
fn item(row: &Row) -> Result<Item> {
    let item = row.get("item").cloned().unwrap_or_default();
    let (quantity, unit) = (whole(row, "quantity", REQUESTS)?, needed(row, "unit", REQUESTS)?);
    Ok(Item { item, quantity, unit, ..Item::default() })
}

fn offered(row: &Row, id: Id, keys: &Keys, months: i32, hand: &Hand) -> Result<offer::Model> {
    let line = Line { item: Id::nil(), quantity: whole(row, "quantity", OFFERS)? };
    let offering = Offering {
        organisation_id: of(row, "organisation", &keys.organisations, OFFERS)?,
        lines: vec![line],
        available_on: moved(row.get("available_on"), months),
        note: row.get("note").cloned(),
    };
    let made = offer::Model::made(id, Id::nil(), line, &offering, hand)?;
    Ok(offer::Model {
        accepted: whole(row, "accepted", OFFERS)?.unwrap_or_default(),
        delivered: whole(row, "delivered", OFFERS)?.unwrap_or_default(),
        state: word(row, "state", OFFERS)?,
        delivered_on: moved(row.get("delivered_on"), months),
        ..made
    })
}
