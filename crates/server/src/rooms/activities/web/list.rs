//! The list: filtered, a page at a time, and whole as a workbook, CSV, HXL or GeoJSON.

use kernel::{Error, Id, Page};
use sea_orm::Iterable;
use serde::Serialize;
use serde_json::json;
use web::fields::SHORT;
use web::{Outcome, Shape, View, Visit};

use super::{Choice, coordinates, files, may_report, reports_for};
use crate::rooms::activities::labels::status_key;
use crate::rooms::activities::model::{Status, activity};
use crate::rooms::activities::names::Names;
use crate::rooms::activities::picture::{Filter, Month, Order};
use crate::rooms::activities::{Export, store};
use crate::rooms::terms;

const PER_PAGE: u64 = 50;

#[derive(Serialize)]
struct Row {
    id: Id,
    no: i64,
    title: String,
    organisation: String,
    organisation_id: Id,
    sector: String,
    place: Option<String>,
    month: String,
    status: Status,
    status_name: String,
    targeted: Option<i64>,
    reached: Option<i64>,
    stale: bool,
}

#[derive(Serialize, Default)]
struct Choices {
    sectors: Vec<Choice>,
    organisations: Vec<Choice>,
    kinds: Vec<Choice>,
    places: Vec<Choice>,
    statuses: Vec<Choice>,
    months: Vec<Choice>,
}

#[derive(Serialize)]
pub(super) struct ListView {
    rows: Vec<Row>,
    total: u64,
    page_number: u64,
    per_page: u64,
    offered: Choices,
    may_report: bool,
    /// Speaks for an organisation: may copy a month and confirm all that is theirs.
    speaks: bool,
    /// Belongs to an organisation.
    belongs: bool,
    coordinates: bool,
}

impl View for ListView {
    const TEMPLATE: &'static str = "activities/index.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("activities-title")
    }

    fn samples() -> Vec<Self> {
        let row = |stale, place: Option<&str>| Row {
            id: Id::nil(),
            no: 12,
            title: "Repair of wells".into(),
            organisation: "Reed Bridge Society".into(),
            organisation_id: Id::nil(),
            sector: "Water".into(),
            place: place.map(str::to_owned),
            month: "2026-11".into(),
            status: Status::Ongoing,
            status_name: "…".into(),
            targeted: Some(1200),
            reached: None,
            stale,
        };
        let sample = |rows, signed_in| Self {
            rows,
            total: 120,
            page_number: 1,
            per_page: PER_PAGE,
            offered: Choices { sectors: vec![Choice::of("1", "Water")], ..Choices::default() },
            may_report: signed_in,
            speaks: signed_in,
            belongs: signed_in,
            coordinates: signed_in,
        };
        vec![sample(vec![row(true, Some("Erbil")), row(false, None)], true), sample(Vec::new(), false)]
    }
}

pub(super) async fn index(visit: Visit) -> Outcome {
    let mut fields = visit.asked();
    let (filter, page_number, sort) = fields.read(|fields| {
        let page = fields.number_or_none("page", 1, 1_000_000).unwrap_or(1);
        (Filter::read(fields), page.unsigned_abs(), fields.text_or_none("sort", SHORT))
    })?;
    let order = sort.and_then(|word| Order::read(&word)).unwrap_or(Order::Month);
    match visit.shape {
        Shape::Html | Shape::Json => {
            let names = Names::read(&visit.viewer(), visit.locale()).await?;
            let page = Page { number: page_number, size: PER_PAGE };
            visit.reply(&view(&visit, &names, &filter, order, page).await?)
        }
        Shape::Csv | Shape::Xlsx | Shape::Hxl | Shape::Geojson => {
            files::send(Export::begin(visit, &mut fields, order).await?)
        }
        Shape::Png | Shape::Svg | Shape::Vcard => Err(Error::NotFound.into()),
    }
}

async fn view(visit: &Visit, names: &Names, filter: &Filter, order: Order, page: Page) -> kernel::Result<ListView> {
    let viewer = visit.viewer();
    let listed = store::listed(&viewer, filter, order, page).await?;
    let records = store::by_numbers(&viewer, &listed.numbers).await?;
    let numbers: Vec<i64> = records.iter().map(|record| record.no).collect();
    let stale = listed.picture.stale_among(&numbers);
    let row = |(record, stale): (activity::Model, bool)| Row {
        stale,
        organisation: names.organisation(record.organisation_id).to_owned(),
        sector: names.term(record.sector_id).to_owned(),
        place: record.place_id.map(|id| names.whereabouts(id)),
        status_name: visit.say(status_key(record.status)),
        id: record.id,
        no: record.no,
        title: record.title,
        organisation_id: record.organisation_id,
        month: record.period,
        status: record.status,
        targeted: record.targeted,
        reached: record.reached,
    };
    Ok(ListView {
        rows: records.into_iter().zip(stale).map(row).collect(),
        total: listed.total,
        page_number: page.number,
        per_page: page.size,
        offered: choices(visit, names, &listed.picture.months()),
        may_report: may_report(visit),
        speaks: !reports_for(visit).is_empty(),
        belongs: !visit.actor().belongs_to().is_empty(),
        coordinates: coordinates(visit),
    })
}

fn choices(visit: &Visit, names: &Names, months: &[Month]) -> Choices {
    let (kinds, places) = (names.entries(terms::KIND, None), names.atlas.governorates());
    let month = |month: &Month| Choice::of(month, visit.lang().month(month.first_day()));
    Choices {
        sectors: Choice::named(names, names.sectors(None)),
        organisations: names.organisations().into_iter().map(|(id, name)| Choice::of(id, name)).collect(),
        kinds: kinds.into_iter().map(|kind| Choice::of(&kind.key, kind.name(names.locale))).collect(),
        places: places.iter().map(|place| Choice::of(place.id, place.name(names.locale))).collect(),
        statuses: Status::iter().map(|status| Choice::word(&json!(status), visit.say(status_key(status)))).collect(),
        months: months.iter().rev().map(month).collect(),
    }
}
