//! The list of requests: what is asked, how much of each item is still open, by when.

use kernel::{Id, Page};
use rustc_hash::FxHashMap;
use sea_orm::Iterable;
use serde::Serialize;
use serde_json::json;
use tables::Cell as Value;
use web::fields::SHORT;
use web::{Column, Outcome, Shape, Sheet, View, Visit};

use super::{may_act, today};
use crate::rooms::activities::Names;
use crate::rooms::activities::choices::Choice;
use crate::rooms::requests::labels::state_key;
use crate::rooms::requests::model::{Balance, Item, Stand, State, offer, request};
use crate::rooms::requests::store;

const PER_PAGE: u64 = 50;
/// Requests of one file.
const MOST_ROWS: u64 = 20_000;

#[derive(Serialize)]
struct Row {
    id: Id,
    no: i64,
    title: String,
    organisation: String,
    place: String,
    needed_by: Option<String>,
    late: bool,
    items: Vec<Stand>,
    state: State,
    state_name: String,
}

#[derive(Serialize)]
pub(super) struct ListView {
    rows: Vec<Row>,
    total: u64,
    page_number: u64,
    per_page: u64,
    states: Vec<Choice>,
    places: Vec<Choice>,
    sectors: Vec<Choice>,
    may_ask: bool,
    #[serde(skip)]
    file: Option<Sheet>,
}

impl View for ListView {
    const TEMPLATE: &'static str = "requests/index.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("requests-title")
    }

    fn sheet(&self, _visit: &Visit) -> Option<Sheet> {
        let Sheet { name, columns, rows, about } = self.file.as_ref()?;
        let columns = columns.iter().map(|column| Column { header: column.header.clone(), tag: column.tag }).collect();
        Some(Sheet { name: name.clone(), columns, rows: rows.clone(), about: about.clone() })
    }

    fn samples() -> Vec<Self> {
        let row = |late: bool| Row {
            id: Id::nil(),
            no: 4,
            title: "Blankets".into(),
            organisation: "Reed Bridge Society".into(),
            place: "Koya · Erbil".into(),
            needed_by: late.then(|| "2026-12-01".into()),
            late,
            items: vec![Stand {
                item: Item { item: "Blankets".into(), unit: "pieces".into(), ..Item::default() },
                balance: Balance { asked: 100, promised: 60, delivered: 20, waiting: 10 },
                open: 40,
            }],
            state: State::Open,
            state_name: "…".into(),
        };
        let view = |rows: Vec<Row>, may_ask| Self {
            total: rows.len() as u64,
            rows,
            page_number: 1,
            per_page: PER_PAGE,
            states: vec![Choice::of("open", "…")],
            places: Vec::new(),
            sectors: Vec::new(),
            may_ask,
            file: None,
        };
        vec![view(vec![row(true), row(false)], true), view(Vec::new(), false)]
    }
}

pub(super) async fn index(visit: Visit) -> Outcome {
    let mut fields = visit.asked();
    let (words, states, places, sectors, page) = fields.read(|fields| {
        let page = fields.number_or_none("page", 1, 1_000_000).unwrap_or(1).unsigned_abs();
        let states = fields.many("state").into_iter().filter_map(|word| serde_json::from_value(word.into()).ok());
        let states: Vec<State> = states.collect();
        (fields.text_or_none("q", SHORT), states, fields.ids("place"), fields.ids("sector"), page)
    })?;
    let viewer = visit.viewer();
    let names = Names::read(&viewer, visit.locale()).await?;
    let places = places.into_iter().flat_map(|place| names.atlas.beneath(place)).collect();
    let whole = !matches!(visit.shape, Shape::Html | Shape::Json);
    let asked = if whole { Page { number: 1, size: MOST_ROWS } } else { Page { number: page, size: PER_PAGE } };
    let narrowed = store::Narrowed { words, states, places, sectors };
    let (records, total) = store::requests(&viewer, &narrowed, asked).await?;
    let ids: Vec<Id> = records.iter().map(|record| record.id).collect();
    let mut offers: FxHashMap<Id, Vec<offer::Model>> = FxHashMap::default();
    for offer in store::offers(&viewer, &ids).await? {
        offers.entry(offer.request_id).or_default().push(offer);
    }
    let rows: Vec<Row> = records.iter().map(|record| row(&visit, &names, record, &offers)).collect();
    let file = whole.then(|| sheet(&visit, &rows, total));
    let governorates = names.atlas.governorates().iter();
    let view = ListView {
        rows,
        total,
        page_number: page,
        per_page: PER_PAGE,
        states: State::iter().map(|one| Choice::word(&json!(one), visit.say(state_key(one)))).collect(),
        places: governorates.map(|place| Choice::of(place.id, place.name(names.locale))).collect(),
        sectors: Choice::named(&names, names.sectors(None)),
        may_ask: may_act(visit.actor()),
        file,
    };
    visit.reply(&view)
}

fn row(visit: &Visit, names: &Names, record: &request::Model, offers: &FxHashMap<Id, Vec<offer::Model>>) -> Row {
    let none = Vec::new();
    let items = record.stands(offers.get(&record.id).unwrap_or(&none));
    let today = today(visit).to_string();
    Row {
        id: record.id,
        no: record.no,
        title: record.title.clone(),
        organisation: names.organisation(record.organisation_id).to_owned(),
        place: names.whereabouts(record.place_id),
        needed_by: record.needed_by.clone(),
        late: record.state == State::Open
            && items.iter().any(|one| one.balance.delivered < one.balance.asked)
            && record.needed_by.as_ref().is_some_and(|day| *day < today),
        items,
        state: record.state,
        state_name: visit.say(state_key(record.state)),
    }
}

const COLUMNS: [(&str, &str); 12] = [
    ("requests-number-column", "#meta+no"),
    ("requests-what", "#activity+name"),
    ("requests-organisation", "#org+requesting"),
    ("requests-place", "#loc+name"),
    ("requests-needed-by", "#date+needed"),
    ("requests-item", "#item+name"),
    ("requests-quantity", "#item+needed"),
    ("requests-unit", "#item+unit"),
    ("requests-promised", "#item+promised"),
    ("requests-delivered", "#item+delivered"),
    ("requests-open", "#item+open"),
    ("requests-state", "#status"),
];

/// One row an item.
fn sheet(visit: &Visit, rows: &[Row], total: u64) -> Sheet {
    let line = |row: &Row, one: &Stand| {
        let day = row.needed_by.as_deref().and_then(|day| day.parse().ok()).map_or_else(Value::default, Value::date);
        let number = |number: i64| Value::number(number as f64);
        vec![
            number(row.no),
            Value::text(&row.title),
            Value::text(&row.organisation),
            Value::text(&row.place),
            day,
            Value::text(&one.item.item),
            number(one.balance.asked),
            Value::text(&one.item.unit),
            number(one.balance.promised),
            number(one.balance.delivered),
            number(one.open),
            Value::text(&row.state_name),
        ]
    };
    let mut about = vec![
        (visit.say("requests-file"), visit.say("requests-title")),
        (visit.say("requests-as-of"), visit.lang().day(today(visit))),
    ];
    if total > rows.len() as u64 {
        let args = [("n", visit.lang().integer(rows.len() as i64)), ("all", visit.lang().integer(total as i64))];
        about.push((visit.say("requests-file-part"), visit.sentence("requests-of", &args)));
    }
    if visit.site.settings.sample {
        about.push((visit.say("web-sample-title"), visit.say("web-sample-text")));
    }
    Sheet {
        name: "tansiq-requests".into(),
        columns: COLUMNS.iter().map(|(key, tag)| Column { header: visit.say(key), tag }).collect(),
        rows: rows.iter().flat_map(|row| row.items.iter().map(|one| line(row, one))).collect(),
        about,
    }
}
