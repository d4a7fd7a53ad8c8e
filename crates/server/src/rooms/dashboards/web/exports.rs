//! The figures as files: tables, GeoJSON, the map as a poster; and the same numbers as the API's JSON.

use axum::Json;
use axum::response::IntoResponse;
use kernel::{Error, Result};
use serde::Serialize;
use serde_json::{Value as Json_, json};
use tables::Cell;
use web::{Column, Outcome, Shape, Sheet, View, Visit};

use super::{Asked, front};
use crate::rooms::activities::picture::{Dimension, Groups, Key, Tally};
use crate::rooms::dashboards::drawings;
use crate::rooms::dashboards::figures::Figures;
use crate::rooms::places;

/// A table that leaves as a file; it has no page of its own.
#[derive(Serialize)]
pub(super) struct Table {
    #[serde(skip)]
    pub name: &'static str,
    #[serde(skip)]
    pub columns: Vec<(String, &'static str)>,
    #[serde(skip)]
    pub rows: Vec<Vec<Cell>>,
    #[serde(skip)]
    pub about: Vec<(String, String)>,
}

impl View for Table {
    const TEMPLATE: &'static str = "dashboards/front.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("dashboards-title")
    }

    fn sheet(&self, _visit: &Visit) -> Option<Sheet> {
        let columns = self.columns.iter().map(|(header, tag)| Column { header: header.clone(), tag });
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

/// What a file says of itself: what it is, what was asked, whose share it is, how people were added.
pub(super) fn about(asked: &Asked, title: &str) -> Vec<(String, String)> {
    let visit = &asked.visit;
    let mut about = vec![(visit.say("dashboards-file"), title.to_owned())];
    about.extend(asked.told());
    about.push((visit.say("dashboards-counted"), visit.say(asked.share_key())));
    about.push((visit.say("dashboards-people"), visit.say("dashboards-people-rule")));
    if visit.site.settings.sample {
        about.push((visit.say("dashboards-note"), visit.say("dashboards-sample")));
    }
    about
}

pub(super) async fn front(asked: &Asked, figures: &Figures) -> Outcome {
    let visit = &asked.visit;
    match visit.shape {
        Shape::Json => Ok(Json(numbers(asked, figures)).into_response()),
        Shape::Csv | Shape::Xlsx | Shape::Hxl => visit.reply(&table(asked, figures)?),
        Shape::Geojson => {
            let bytes = serde_json::to_vec(&features(asked, figures).await?).map_err(Error::internal)?;
            visit.download("tansiq-places", bytes)
        }
        Shape::Svg | Shape::Png => {
            let title = format!("{}: {}", visit.say("dashboards-title"), visit.say(asked.measure.key()));
            let map = front::map(asked, figures, false);
            let mut told = asked.told();
            told.push((visit.say("dashboards-counted"), visit.say(asked.share_key())));
            let source = asked.drawn.as_deref().map(|drawn| drawings::source(visit, drawn));
            let svg = drawings::poster(visit, &map, title, &told, source);
            let png = visit.shape == Shape::Png;
            let bytes = if png { drawings::png(svg).await? } else { svg.into_bytes() };
            visit.download("tansiq-map", bytes)
        }
        Shape::Html | Shape::Vcard => Err(Error::NotFound.into()),
    }
}

/// The groups a file is asked for with `by`.
fn asked_for<'a>(asked: &Asked, figures: &'a Figures) -> Result<(Dimension, &'a Groups, &'static str)> {
    let by = asked.visit.asked().text_or_none("by", 20);
    Ok(match by.as_deref() {
        None | Some("place") => (Dimension::Governorate, &figures.governorates, "tansiq-governorates"),
        Some("district") => (Dimension::District, &figures.districts, "tansiq-districts"),
        Some("sector") => (Dimension::Sector, &figures.sectors, "tansiq-sectors"),
        Some("organisation") => (Dimension::Organisation, &figures.organisations, "tansiq-organisations"),
        Some("month") => (Dimension::Month, &figures.months, "tansiq-months"),
        Some(_) => return Err(Error::NotFound),
    })
}

/// The headers of a group's name and code, with their tags.
pub(super) fn heads(dimension: Dimension) -> [(&'static str, &'static str); 2] {
    match dimension {
        Dimension::Governorate => [("dashboards-governorate", "#adm1+name"), ("dashboards-code", "#adm1+code")],
        Dimension::District => [("dashboards-district", "#adm2+name"), ("dashboards-code", "#adm2+code")],
        Dimension::Sector => [("dashboards-sector", "#sector+name"), ("dashboards-code", "#sector+code")],
        Dimension::Organisation => [("dashboards-organisation", "#org+name"), ("dashboards-acronym", "#org+acronym")],
        Dimension::Kind => [("dashboards-kind", "#org+type+name"), ("dashboards-code", "#org+type+code")],
        Dimension::Month => [("dashboards-month", "#date+month"), ("dashboards-code", "")],
        Dimension::Status => [("dashboards-status", "#status"), ("dashboards-code", "")],
    }
}

/// The cell of a group's name: a month is a real date.
pub(super) fn name_cell(asked: &Asked, dimension: Dimension, key: &Key) -> Cell {
    match key {
        Key::Month(month) => Cell::date(month.first_day()),
        _ => Cell::text(asked.names.name(&asked.visit, dimension, key)),
    }
}

fn table(asked: &Asked, figures: &Figures) -> Result<Table> {
    let (dimension, groups, name) = asked_for(asked, figures)?;
    let visit = &asked.visit;
    let coded = !matches!(dimension, Dimension::Month | Dimension::Status);
    let heads = heads(dimension).into_iter().take(if coded { 2 } else { 1 });
    let counted = [
        ("dashboards-activities", "#activity+num"),
        ("dashboards-organisations", "#org+num"),
        ("dashboards-targeted", "#targeted+ind"),
        ("dashboards-reached", "#reached+ind"),
        ("dashboards-households", "#reached+hh"),
    ];
    let columns = heads.chain(counted).map(|(key, tag)| (visit.say(key), tag)).collect();
    let row = |(key, tally): &(Key, Tally)| {
        let mut row = vec![name_cell(asked, dimension, key)];
        if coded {
            row.push(Cell::text(asked.names.code(dimension, key).unwrap_or_default()));
        }
        let Tally { activities, organisations, targeted, reached, households } = *tally;
        row.extend([activities, organisations, targeted, reached, households].map(|n| Cell::number(n as f64)));
        row
    };
    let title = visit.say("dashboards-title");
    Ok(Table { name, columns, rows: groups.iter().map(row).collect(), about: about(asked, &title) })
}

/// One group for the API.
pub(super) fn group(asked: &Asked, dimension: Dimension, key: &Key, tally: &Tally) -> Json_ {
    json!({
        "id": key.id(),
        "key": match key { Key::Kind(kind) => Some(kind.clone()), Key::Month(month) => Some(month.to_string()), _ => None },
        "name": asked.names.name(&asked.visit, dimension, key),
        "code": asked.names.code(dimension, key),
        "figures": tally,
    })
}

fn numbers(asked: &Asked, figures: &Figures) -> Json_ {
    let of = |dimension, groups: &Groups| -> Vec<Json_> {
        groups.iter().map(|(key, tally)| group(asked, dimension, key, tally)).collect()
    };
    json!({
        "asked": asked.told(),
        "counted": asked.visit.say(asked.share_key()),
        "total": figures.total,
        "districts_reached": figures.districts_reached(),
        "stale_share": figures.stale_share(),
        "governorates": of(Dimension::Governorate, &figures.governorates),
        "districts": of(Dimension::District, &figures.districts),
        "sectors": of(Dimension::Sector, &figures.sectors),
        "organisations": of(Dimension::Organisation, &figures.organisations),
        "months": of(Dimension::Month, &figures.months),
    })
}

/// The places with their figures. Without boundaries a place has no geometry, which GeoJSON allows.
async fn features(asked: &Asked, figures: &Figures) -> Result<Json_> {
    let by_district = asked.visit.asked().text_or_none("by", 20).as_deref() == Some("district");
    let (level, dimension, groups) = match by_district {
        true => (2, Dimension::District, &figures.districts),
        false => (1, Dimension::Governorate, &figures.governorates),
    };
    let shapes = places::shapes(&asked.visit.viewer(), level).await?;
    let feature = |(key, tally): &(Key, Tally)| {
        let id = key.id()?;
        let place = asked.names.atlas.get(id)?;
        let code = asked.names.atlas.code(id);
        Some(json!({
            "type": "Feature",
            "id": id,
            "geometry": shapes.get(&id),
            "properties": {
                "name": asked.names.name(&asked.visit, dimension, key),
                "key": place.key,
                "scheme": code.map(|(scheme, version, _)| format!("{scheme} {version}")),
                "code": code.map(|(_, _, code)| code),
                "activities": tally.activities,
                "organisations": tally.organisations,
                "targeted": tally.targeted,
                "reached": tally.reached,
                "households": tally.households,
            },
        }))
    };
    let features: Vec<Json_> = groups.iter().filter_map(feature).collect();
    let about = about(asked, &asked.visit.say("dashboards-title"));
    Ok(json!({ "type": "FeatureCollection", "features": features, "about": about }))
}
