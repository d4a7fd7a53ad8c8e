//! The boundaries maps are drawn from: which files were loaded, whose they are, what they look like.

use kernel::{Id, Millis};
use serde::Serialize;
use web::pictures::Heading;
use web::pictures::map::{Area, Map, choropleth};
use web::{Outcome, Shape, View, Visit};

use crate::rooms::places::model::{DISTRICT, GOVERNORATE};
use crate::rooms::places::outlines::{Drawn, outlines};
use crate::rooms::places::store;

#[derive(Serialize)]
struct SetRow {
    id: Id,
    country: String,
    level: i64,
    source: String,
    licence: Option<String>,
    valid_on: Option<String>,
    imported_at: Millis,
    current: bool,
}

#[derive(Serialize)]
struct Preview {
    level: i64,
    /// The map as SVG, made by us.
    svg: String,
    source: String,
    licence: Option<String>,
    /// Active places without an outline.
    without: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct BoundariesView {
    sets: Vec<SetRow>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    maps: Vec<Preview>,
}

impl View for BoundariesView {
    const TEMPLATE: &'static str = "places/boundaries.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("places-boundaries")
    }

    fn samples() -> Vec<Self> {
        let set = |level, current: bool| SetRow {
            id: Id::nil(),
            country: "IQ".into(),
            level,
            source: "OCHA".into(),
            licence: current.then(|| "CC BY 3.0 IGO".into()),
            valid_on: current.then(|| "2019-06-03".into()),
            imported_at: 1_795_413_600_000,
            current,
        };
        let map = |level, without| Preview {
            level,
            svg: "<svg></svg>".into(),
            source: "OCHA".into(),
            licence: None,
            without,
        };
        let maps = vec![map(1, vec!["Halabja".into()]), map(2, Vec::new())];
        vec![
            Self { sets: vec![set(1, true), set(2, true), set(1, false)], maps },
            Self { sets: Vec::new(), maps: Vec::new() },
        ]
    }
}

pub(super) async fn index(visit: Visit) -> Outcome {
    let viewer = visit.viewer();
    let sets = store::boundary_sets(&viewer).await?.into_iter().map(|set| SetRow {
        id: set.id,
        country: set.country,
        level: set.level,
        source: set.source,
        licence: set.licence,
        valid_on: set.valid_on,
        imported_at: set.imported_at,
        current: set.current,
    });
    let mut view = BoundariesView { sets: sets.collect(), maps: Vec::new() };
    if visit.shape == Shape::Html {
        for level in [GOVERNORATE, DISTRICT] {
            if let Some(drawn) = outlines(&viewer, level).await? {
                view.maps.push(preview(&visit, level, &drawn).await?);
            }
        }
    }
    visit.reply(&view)
}

async fn preview(visit: &Visit, level: i64, drawn: &Drawn) -> kernel::Result<Preview> {
    let atlas = store::atlas(&visit.viewer()).await?;
    let name = |id: Id| atlas.name(id, visit.locale()).to_owned();
    let areas = drawn.areas.iter().map(|area| Area {
        path: area.path.clone(),
        label: area.label,
        room: area.room,
        name: name(area.place),
        value: None,
        class: None,
        href: (level == GOVERNORATE).then(|| format!("/places/{}", area.place)),
    });
    let (title, description) = (visit.say(map_key(level)), visit.say("places-map-what"));
    let id = if level == GOVERNORATE { "map-1" } else { "map-2" };
    let heading = Heading { id, title: &title, description: &description };
    let map = Map { heading, width: drawn.width, height: drawn.height, areas: areas.collect() };
    Ok(Preview {
        level,
        svg: choropleth(&map).to_string(),
        source: drawn.source.clone(),
        licence: drawn.licence.clone(),
        without: drawn.without.iter().map(|id| name(*id)).collect(),
    })
}

fn map_key(level: i64) -> &'static str {
    match level {
        GOVERNORATE => "places-map-1",
        _ => "places-map-2",
    }
}
