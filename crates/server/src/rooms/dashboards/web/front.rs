//! The front page: cards, the map, bars, the line, and beside each a table of the same numbers.

use kernel::Millis;
use serde::Serialize;
use web::pictures::{Heading, legend};
use web::{Outcome, Shape, View, Visit};

use super::{Asked, Field, Line, Missing, Tab, exports};
use crate::rooms::activities::picture::{Dimension, Tally};
use crate::rooms::dashboards::drawings::{Map, Mapped, bars_of, line_of, source};
use crate::rooms::dashboards::figures::Figures;
use crate::rooms::overlaps;

/// Organisations drawn and listed on the page; all are in the matrix and the files.
const FIRST: usize = 10;

#[derive(Serialize)]
pub(super) struct FrontView {
    signed_in: bool,
    share: String,
    missing: Option<Missing>,
    as_of: Millis,
    measures: Vec<Tab>,
    /// What the pictures show.
    measure: String,
    fields: Vec<Field>,
    total: Tally,
    /// Possible overlaps that wait for the visitor's answer, and whether there may be more.
    overlaps: usize,
    overlaps_more: bool,
    /// The activities behind the total, and those of them that are stale.
    list: String,
    stale_list: String,
    districts_reached: usize,
    /// Of the rows that ought to be kept fresh.
    stale_share: Option<f64>,
    map: String,
    legend: String,
    /// Who made the boundaries.
    source: Option<String>,
    governorates: Vec<Line>,
    /// Of the places chosen.
    districts: Vec<Line>,
    sectors: Vec<Line>,
    sector_bars: String,
    organisations: Vec<Line>,
    organisation_bars: String,
    /// How many organisations more there are, and where.
    more: usize,
    matrix: String,
    months: Vec<Line>,
    series: String,
    /// What to take away: the heading's key is the table, each with its files.
    files: Files,
}

/// Addresses of files: label and address, by table.
#[derive(Serialize, Default)]
struct Files {
    map: Vec<(String, String)>,
    places: Vec<(String, String)>,
    districts: Vec<(String, String)>,
    sectors: Vec<(String, String)>,
    organisations: Vec<(String, String)>,
    months: Vec<(String, String)>,
}

impl View for FrontView {
    const TEMPLATE: &'static str = "dashboards/front.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("dashboards-title")
    }

    fn samples() -> Vec<Self> {
        let tally = Tally { activities: 74, organisations: 12, targeted: 9_000, reached: 8_120, households: 40 };
        let line = Line { label: "Erbil".into(), href: Some("/?place=1".into()), tally };
        let tab = Tab { href: "/".into(), label: "…".into(), current: true };
        let files = || vec![("XLSX".to_owned(), "/index.xlsx".to_owned())];
        let full = Self {
            signed_in: true,
            share: "…".into(),
            missing: Some(Missing::sample()),
            as_of: 0,
            measures: vec![tab],
            measure: "…".into(),
            fields: vec![Field { name: "sector", label: "…".into(), kind: "select", options: Vec::new() }],
            total: tally,
            overlaps: 4,
            overlaps_more: true,
            list: "/activities".into(),
            stale_list: "/activities?stale=true".into(),
            districts_reached: 40,
            stale_share: Some(0.12),
            map: "<svg></svg>".into(),
            legend: "<ul></ul>".into(),
            source: Some("…".into()),
            governorates: vec![line.clone()],
            districts: vec![line.clone()],
            sectors: vec![line.clone()],
            sector_bars: "<svg></svg>".into(),
            organisations: vec![line.clone()],
            organisation_bars: "<svg></svg>".into(),
            more: 50,
            matrix: "/matrix".into(),
            months: vec![Line { href: None, ..line }],
            series: "<svg></svg>".into(),
            files: Files {
                map: files(),
                places: files(),
                districts: files(),
                sectors: files(),
                organisations: files(),
                months: files(),
            },
        };
        let empty = Self {
            signed_in: false,
            share: "…".into(),
            missing: None,
            as_of: 0,
            measures: Vec::new(),
            measure: "…".into(),
            fields: Vec::new(),
            total: Tally::default(),
            overlaps: 0,
            overlaps_more: false,
            list: "/activities".into(),
            stale_list: "/activities?stale=true".into(),
            districts_reached: 0,
            stale_share: None,
            map: String::new(),
            legend: String::new(),
            source: None,
            governorates: Vec::new(),
            districts: Vec::new(),
            sectors: Vec::new(),
            sector_bars: String::new(),
            organisations: Vec::new(),
            organisation_bars: String::new(),
            more: 0,
            matrix: "/matrix".into(),
            months: Vec::new(),
            series: String::new(),
            files: Files::default(),
        };
        vec![full, empty]
    }
}

pub(super) async fn show(visit: Visit) -> Outcome {
    let asked = Asked::of(visit).await?;
    let figures = Figures::count(&asked.picture, &asked.visit.viewer(), &asked.filter, asked.measure).await?;
    match asked.visit.shape {
        Shape::Html => {
            let overlaps = overlaps::waiting(&asked.visit).await?;
            asked.visit.reply(&FrontView {
                overlaps,
                overlaps_more: overlaps == overlaps::WAITING_AT_MOST,
                ..view(&asked, &figures)
            })
        }
        _ => exports::front(&asked, &figures).await,
    }
}

/// The map, each place leading to itself where `linked`.
pub(super) fn map(asked: &Asked, figures: &Figures, linked: bool) -> Map {
    let href = |id| if linked { asked.place(id) } else { None };
    let (visit, names) = (&asked.visit, &asked.names);
    let drawn = asked.drawn.as_deref();
    Mapped { drawn, visit, names, governorates: &figures.governorates, measure: asked.measure, href: &href }.draw()
}

fn view(asked: &Asked, figures: &Figures) -> FrontView {
    let (visit, measure) = (&asked.visit, asked.measure);
    let map = map(asked, figures, true);
    let first = &figures.organisations[..figures.organisations.len().min(FIRST)];
    let drawn = |id: &'static str, key: &str, dimension, groups: &[_]| {
        let title = visit.say(key);
        let heading = Heading { id, title: &title, description: "" };
        let rows = groups.iter().map(|group: &(_, _)| {
            (asked.names.short(visit, dimension, &group.0), group.1, asked.narrowed(dimension, &group.0))
        });
        bars_of(visit, &heading, measure, rows).to_string()
    };
    let time = visit.say("dashboards-by-month");
    let time = Heading { id: "time", title: &time, description: "" };
    FrontView {
        signed_in: visit.actor().is_signed_in(),
        share: visit.say(asked.share_key()),
        missing: asked.missing(),
        as_of: visit.app().clock().now(),
        measures: asked.measures(),
        measure: visit.say(measure.key()),
        fields: asked.fields(&figures.organisations, &figures.known_months),
        total: figures.total,
        overlaps: 0,
        overlaps_more: false,
        list: asked.list(&[]),
        stale_list: asked.stale(),
        districts_reached: figures.districts_reached(),
        stale_share: figures.stale_share(),
        map: map.picture.to_string(),
        legend: legend::list(&map.legend),
        source: asked.drawn.as_deref().map(|drawn| source(visit, drawn)),
        governorates: asked.lines(Dimension::Governorate, &figures.governorates),
        districts: if asked.filter.places.is_empty() {
            Vec::new()
        } else {
            asked.lines(Dimension::District, &figures.districts)
        },
        sectors: asked.lines(Dimension::Sector, &figures.sectors),
        sector_bars: drawn("sectors", "dashboards-by-sector", Dimension::Sector, &figures.sectors),
        organisations: asked.lines(Dimension::Organisation, &first.to_vec()),
        organisation_bars: drawn("organisations", "dashboards-by-organisation", Dimension::Organisation, first),
        more: figures.organisations.len() - first.len(),
        matrix: visit.address("/matrix", &[]),
        months: asked.lines(Dimension::Month, &figures.months),
        series: line_of(visit, &asked.names, &time, measure, &figures.months).to_string(),
        files: files(asked),
    }
}

fn files(asked: &Asked) -> Files {
    let of = |by: &'static str, shapes: &[&str]| {
        let file = |shape: &&str| {
            let label = shape.split('.').next().unwrap_or_default().to_uppercase();
            (label, asked.visit.address(&format!("/index.{shape}"), &[("by", by)]))
        };
        shapes.iter().map(file).collect()
    };
    const TABLE: [&str; 3] = ["xlsx", "csv", "hxl.csv"];
    Files {
        map: of("", &["png", "svg", "geojson"]),
        places: of("", &TABLE),
        districts: of("district", &TABLE),
        sectors: of("sector", &TABLE),
        organisations: of("organisation", &TABLE),
        months: of("month", &TABLE),
    }
}
