//! The list: filtered, a page at a time, and whole as a workbook, CSV, HXL or GeoJSON.

use kernel::{Error, Id, Page};
use sea_orm::Iterable;
use serde::Serialize;
use serde_json::json;
use web::fields::{Fields, SHORT};
use web::{Outcome, Shape, Titles, View, Visit};

use super::{Choice, coordinates, may_report, reports_for, this_month};
use crate::rooms::activities::labels::status_key;
use crate::rooms::activities::model::{Status, activity, first_day, month_of};
use crate::rooms::activities::names::Names;
use crate::rooms::activities::sheet;
use crate::rooms::activities::store::{self, Filter};
use crate::rooms::terms;

const PER_PAGE: u64 = 50;
/// More rows than this are fetched by the command line, which does not hold them all.
const MOST_ROWS: u64 = 50_000;

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
    let filter = fields.read(filter)?;
    let page_number = fields.read(|fields| fields.number_or_none("page", 1, 1_000_000))?.unwrap_or(1);
    let names = Names::read(&visit.viewer(), visit.locale()).await?;
    match visit.shape {
        Shape::Html | Shape::Json => {
            let page = Page { number: page_number.unsigned_abs(), size: PER_PAGE };
            visit.reply(&view(&visit, &names, &filter, page).await?)
        }
        Shape::Csv | Shape::Xlsx | Shape::Hxl | Shape::Geojson => export(&visit, &names, &filter).await,
        Shape::Png | Shape::Svg | Shape::Vcard => Err(Error::NotFound.into()),
    }
}

/// Reads what the list is narrowed to.
pub(in crate::rooms::activities) fn filter(fields: &mut Fields) -> Filter {
    let month = |fields: &mut Fields, name| fields.month_or_none(name).map(month_of);
    let only = month(fields, "month");
    Filter {
        sectors: fields.ids("sector"),
        organisations: fields.ids("organisation"),
        kinds: fields.many("kind"),
        places: fields.ids("place"),
        statuses: fields.choice_or_none("status").into_iter().collect(),
        from: month(fields, "from").or_else(|| only.clone()),
        to: month(fields, "to").or(only),
        mine: fields.flag("mine"),
        stale: fields.flag("stale"),
        text: fields.text_or_none("q", SHORT),
    }
}

async fn view(visit: &Visit, names: &Names, filter: &Filter, page: Page) -> kernel::Result<ListView> {
    let viewer = visit.viewer();
    let month = this_month(visit);
    let (records, total) = store::listed(&viewer, filter, &month, page).await?;
    let whose = records.iter().map(|record| record.organisation_id).collect();
    let latest = store::latest_months(&viewer, Some(whose), &month).await?;
    let now = visit.app().clock().now();
    let row = |record: activity::Model| Row {
        stale: record.is_stale(latest.get(&record.organisation_id).map(String::as_str), now),
        organisation: names.organisation(record.organisation_id).to_owned(),
        sector: names.term(record.sector_id).to_owned(),
        place: place(names, &record),
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
        rows: records.into_iter().map(row).collect(),
        total,
        page_number: page.number,
        per_page: page.size,
        offered: choices(visit, names).await?,
        may_report: may_report(visit),
        speaks: !reports_for(visit).is_empty(),
        belongs: !visit.actor().belongs_to().is_empty(),
        coordinates: coordinates(visit),
    })
}

/// The district and its governorate; none where the work is country-wide.
fn place(names: &Names, record: &activity::Model) -> Option<String> {
    let id = record.place_id?;
    let governorate = record.governorate_id.filter(|governorate| *governorate != id);
    let name = names.place(id);
    Some(governorate.map_or_else(|| name.to_owned(), |above| format!("{name} · {}", names.place(above))))
}

async fn choices(visit: &Visit, names: &Names) -> kernel::Result<Choices> {
    let kinds = names.entries(terms::KIND, None);
    let month = |month: &String| {
        let name = first_day(month).map_or_else(|| month.clone(), |day| visit.lang().month(day));
        Choice::of(month, name)
    };
    Ok(Choices {
        sectors: Choice::named(names, names.sectors(None)),
        organisations: names.organisations().into_iter().map(|(id, name)| Choice::of(id, name)).collect(),
        kinds: kinds.into_iter().map(|kind| Choice::of(&kind.key, kind.name(names.locale))).collect(),
        places: names.governorates().into_iter().map(|(id, name)| Choice::of(id, name)).collect(),
        statuses: Status::iter().map(|status| Choice::word(&json!(status), visit.say(status_key(status)))).collect(),
        months: store::months(&visit.viewer()).await?.iter().map(month).collect(),
    })
}

async fn export(visit: &Visit, names: &Names, filter: &Filter) -> Outcome {
    let page = Page { number: 1, size: MOST_ROWS };
    let (records, total) = store::listed(&visit.viewer(), filter, &this_month(visit), page).await?;
    if total > MOST_ROWS {
        return Err(Error::invalid("", "activities-too-many-rows").into());
    }
    if visit.shape == Shape::Geojson {
        return visit.download("activities", sheet::geojson(visit, names, &records)?);
    }
    let written = sheet::sheet(visit, names, &records);
    let (shape, titles) = (visit.shape, Titles::of(visit));
    let bytes = tokio::task::spawn_blocking(move || written.into_bytes(shape, titles)).await;
    visit.download("activities", bytes.map_err(Error::internal)??)
}
