//! The list of requests: what is asked, how much of it is still open, by when.

use kernel::Id;
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
use crate::rooms::requests::model::{Balance, State, offer, request};
use crate::rooms::requests::store;

const PER_PAGE: usize = 50;

#[derive(Serialize)]
struct Row {
    id: Id,
    no: i64,
    title: String,
    organisation: String,
    place: String,
    needed_by: Option<String>,
    late: bool,
    unit: String,
    #[serde(flatten)]
    balance: Balance,
    open: i64,
    state: State,
    state_name: String,
}

#[derive(Serialize)]
pub(super) struct ListView {
    rows: Vec<Row>,
    total: u64,
    page_number: u64,
    per_page: usize,
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
            unit: "pieces".into(),
            balance: Balance { asked: 100, promised: 60, delivered: 20, waiting: 10 },
            open: 40,
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
        (fields.text_or_none("q", SHORT), fields.many("state"), fields.ids("place"), fields.ids("sector"), page)
    })?;
    let viewer = visit.viewer();
    let names = Names::read(&viewer, visit.locale()).await?;
    let mut records = store::requests(&viewer, words.as_deref()).await?;
    records.retain(|record| {
        let state = json!(record.state);
        (states.is_empty() || states.iter().any(|word| state == word.as_str()))
            && (places.is_empty() || places.iter().any(|place| names.atlas.is_within(record.place_id, *place)))
            && (sectors.is_empty() || record.sector_id.is_some_and(|id| sectors.contains(&id)))
    });
    let total = records.len() as u64;
    let whole = !matches!(visit.shape, Shape::Html | Shape::Json);
    if !whole {
        let skip = usize::try_from(page - 1).unwrap_or(usize::MAX).saturating_mul(PER_PAGE);
        records = records.into_iter().skip(skip).take(PER_PAGE).collect();
    }
    let ids: Vec<Id> = records.iter().map(|record| record.id).collect();
    let mut offers: FxHashMap<Id, Vec<offer::Model>> = FxHashMap::default();
    for offer in store::offers(&viewer, &ids).await? {
        offers.entry(offer.request_id).or_default().push(offer);
    }
    let rows: Vec<Row> = records.iter().map(|record| row(&visit, &names, record, &offers)).collect();
    let file = whole.then(|| sheet(&visit, &rows));
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
    let balance = Balance::of(record.quantity, offers.get(&record.id).into_iter().flatten());
    let today = today(visit).to_string();
    Row {
        id: record.id,
        no: record.no,
        title: record.title.clone(),
        organisation: names.organisation(record.organisation_id).to_owned(),
        place: names.whereabouts(record.place_id),
        needed_by: record.needed_by.clone(),
        late: record.state == State::Open
            && balance.delivered < balance.asked
            && record.needed_by.as_ref().is_some_and(|day| *day < today),
        unit: record.unit.clone(),
        open: balance.open(),
        balance,
        state: record.state,
        state_name: visit.say(state_key(record.state)),
    }
}

const COLUMNS: [(&str, &str); 11] = [
    ("requests-number-column", "#meta+no"),
    ("requests-what", "#item+name"),
    ("requests-organisation", "#org+requesting"),
    ("requests-place", "#loc+name"),
    ("requests-needed-by", "#date+needed"),
    ("requests-quantity", "#item+needed"),
    ("requests-unit", "#item+unit"),
    ("requests-promised", "#item+promised"),
    ("requests-delivered", "#item+delivered"),
    ("requests-open", "#item+open"),
    ("requests-state", "#status"),
];

fn sheet(visit: &Visit, rows: &[Row]) -> Sheet {
    let row = |row: &Row| {
        let day = row.needed_by.as_deref().and_then(|day| day.parse().ok()).map_or_else(Value::default, Value::date);
        vec![
            Value::number(row.no as f64),
            Value::text(&row.title),
            Value::text(&row.organisation),
            Value::text(&row.place),
            day,
            Value::number(row.balance.asked as f64),
            Value::text(&row.unit),
            Value::number(row.balance.promised as f64),
            Value::number(row.balance.delivered as f64),
            Value::number(row.open as f64),
            Value::text(&row.state_name),
        ]
    };
    let mut about = vec![
        (visit.say("requests-file"), visit.say("requests-title")),
        (visit.say("requests-as-of"), visit.lang().day(today(visit))),
    ];
    if visit.site.settings.sample {
        about.push((visit.say("web-sample-title"), visit.say("web-sample-text")));
    }
    Sheet {
        name: "tansiq-requests".into(),
        columns: COLUMNS.iter().map(|(key, tag)| Column { header: visit.say(key), tag }).collect(),
        rows: rows.iter().map(row).collect(),
        about,
    }
}
