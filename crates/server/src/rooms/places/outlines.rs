//! Outlines to draw maps with: kept simplified in millionths of a degree, so that districts can be joined into the
//! governorates of the day (Halabja on or off); drawn once for each state of the switches and kept in memory.

use std::sync::{Arc, PoisonError, RwLock};

use boundaries::{Crs, Detail, Feature, Layer, Polygon, Union, dissolve, draw, simplify};
use kernel::{Id, Reads, Result};
use rustc_hash::FxHashMap;
use serde_json::{Value as Json, json};
use web::pictures::map::WIDTH;

use super::atlas::Atlas;
use super::model::{DISTRICT, GOVERNORATE, boundary, boundary_set};
use super::store;

/// Points kept in all borders of a level, each border counted once: a map of governorates is some 10 KB, one of
/// districts some 25 KB.
const POINTS: [usize; 4] = [600, 1_500, 3_600, 8_000];
/// Drawings kept: each level in some states of the switches.
const KEPT: usize = 12;
const ID: &str = "id";

/// All places of one level, drawn on one sheet, ready for `web::pictures::map`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawn {
    pub width: i32,
    pub height: i32,
    pub areas: Vec<Drawing>,
    /// Active places of the level that no boundary is known of; they belong in the table beside the map.
    pub without: Vec<Id>,
    /// Who made the boundaries, under which licence, and for which day.
    pub source: String,
    pub licence: Option<String>,
    pub valid_on: Option<String>,
}

/// One place, drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    pub place: Id,
    /// SVG path data in whole grid steps.
    pub path: String,
    /// Where its label belongs, and half the width that fits there.
    pub label: [i32; 2],
    pub room: i32,
}

/// Rings in millionths of a degree: polygon, ring, position.
type Stored = Vec<Vec<Vec<[i32; 2]>>>;

/// A layer as small as a map of its level needs it.
pub(super) fn simplified(layer: &Layer, level: i64) -> Layer {
    let points = POINTS.get(level as usize).copied().unwrap_or(POINTS[3]);
    simplify(layer, Detail::Points(points))
}

/// A feature's polygons as they are kept.
pub(super) fn stored(feature: &Feature) -> Json {
    let micro = |degrees: f64| (degrees * 1e6).round() as i32;
    let ring = |ring: &Vec<[f64; 2]>| ring.iter().map(|[x, y]| [micro(*x), micro(*y)]).collect();
    let polygon = |polygon: &Polygon| polygon.rings.iter().map(ring).collect();
    let polygons: Stored = feature.polygons.iter().map(polygon).collect();
    json!(polygons)
}

fn feature(place: Id, outline: Json) -> Feature {
    let stored: Stored = serde_json::from_value(outline).unwrap_or_default();
    let degrees = |[x, y]: [i32; 2]| [f64::from(x) / 1e6, f64::from(y) / 1e6];
    let ring = |ring: Vec<[i32; 2]>| ring.into_iter().map(degrees).collect();
    let polygons = stored.into_iter().map(|rings| Polygon { rings: rings.into_iter().map(ring).collect() });
    let id = place.to_string();
    Feature { name: id.clone(), properties: vec![(ID.to_owned(), json!(id))], polygons: polygons.collect() }
}

/// What a drawing was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Made {
    level: i64,
    set: Id,
    governorates: Vec<Id>,
}

#[derive(Default)]
struct Kept(RwLock<Vec<(Made, Arc<Drawn>)>>);

/// The home country's map of one level (1 or 2) as the switchable units stand; none while no boundaries are loaded
/// that it could be drawn from. Costs one small query when it was drawn before.
pub async fn outlines(reads: &impl Reads, level: i64) -> Result<Option<Arc<Drawn>>> {
    let atlas = store::atlas(reads).await?;
    let Some((set, joined)) = in_use(reads, &atlas, level).await? else { return Ok(None) };
    let governorates = atlas.governorates().iter().map(|place| place.id).collect();
    let made = Made { level, set: set.id, governorates };
    let kept = kept(reads);
    if let Some((_, drawn)) = kept.0.read().unwrap_or_else(PoisonError::into_inner).iter().find(|one| one.0 == made) {
        return Ok(Some(drawn.clone()));
    }
    let boundaries = store::boundaries_of(reads, set.id).await?;
    let drawing = move || drawn(&atlas, boundaries, set, level, joined);
    let drawn = Arc::new(tokio::task::spawn_blocking(drawing).await.map_err(kernel::Error::internal)?);
    let mut all = kept.0.write().unwrap_or_else(PoisonError::into_inner);
    if all.len() >= KEPT {
        all.clear();
    }
    all.push((made, drawn.clone()));
    Ok(Some(drawn))
}

/// The same outlines as GeoJSON geometries, for files: by place, as simplified as they are kept.
pub async fn shapes(reads: &impl Reads, level: i64) -> Result<FxHashMap<Id, Json>> {
    let atlas = store::atlas(reads).await?;
    let Some((set, joined)) = in_use(reads, &atlas, level).await? else { return Ok(FxHashMap::default()) };
    let boundaries = store::boundaries_of(reads, set.id).await?;
    let shaping = move || {
        let layer = layer(&atlas, boundaries, level, joined);
        layer.features.iter().filter_map(|feature| Some((feature.name.parse().ok()?, geometry(feature)))).collect()
    };
    tokio::task::spawn_blocking(shaping).await.map_err(kernel::Error::internal)
}

fn geometry(feature: &Feature) -> Json {
    let polygons: Vec<_> = feature.polygons.iter().map(|polygon| &polygon.rings).collect();
    json!({ "type": "MultiPolygon", "coordinates": polygons })
}

/// The set a level is drawn from, and whether its outlines have to be joined of finer ones.
async fn in_use(reads: &impl Reads, atlas: &Atlas, level: i64) -> Result<Option<(boundary_set::Model, bool)>> {
    let Some(country) = atlas.country() else { return Ok(None) };
    let own = store::current_set(reads, &country.country, level).await?;
    let finer = match level {
        GOVERNORATE => store::current_set(reads, &country.country, DISTRICT).await?,
        _ => None,
    };
    // A governorate that is formed of districts has no outline of its own in a file of governorates.
    let joined = own.is_none() || atlas.governorates().iter().any(|unit| atlas.taken_by(unit.id).next().is_some());
    Ok(finer.filter(|_| joined).map(|set| (set, true)).or(own.map(|set| (set, false))))
}

fn kept(reads: &impl Reads) -> Arc<Kept> {
    reads.app().recall::<Kept>().unwrap_or_else(|| {
        let fresh = Arc::new(Kept::default());
        reads.app().remember(fresh.clone());
        fresh
    })
}

fn layer(atlas: &Atlas, boundaries: Vec<boundary::Model>, level: i64, joined: bool) -> Layer {
    let places: Vec<Id> = boundaries.iter().map(|boundary| boundary.place_id).collect();
    let features = boundaries.into_iter().map(|boundary| feature(boundary.place_id, boundary.outline));
    let layer = Layer { features: features.collect(), crs: Crs::Wgs84 };
    if joined { simplified(&dissolve(&layer, &unions(atlas, &places)), level) } else { layer }
}

fn drawn(atlas: &Atlas, boundaries: Vec<boundary::Model>, set: boundary_set::Model, level: i64, joined: bool) -> Drawn {
    let layer = layer(atlas, boundaries, level, joined);
    let sheet = draw(&layer, ID, u16::try_from(WIDTH).unwrap_or(u16::MAX));
    let area = |outline: &boundaries::Outline| {
        let place = outline.code.parse().ok()?;
        Some(Drawing { place, path: outline.path(), label: outline.label, room: outline.room })
    };
    let areas: Vec<Drawing> = sheet.outlines.iter().filter_map(area).collect();
    let active =
        atlas.all().iter().filter(|place| place.level == level && place.active && place.country == set.country);
    let without = active.map(|place| place.id).filter(|id| areas.iter().all(|area| area.place != *id));
    let without = without.collect();
    let boundary_set::Model { source, licence, valid_on, .. } = set;
    Drawn { width: sheet.width, height: sheet.height, areas, without, source, licence, valid_on }
}

/// The districts of each governorate of today.
fn unions(atlas: &Atlas, places: &[Id]) -> Vec<Union> {
    let mut members: FxHashMap<Id, Vec<usize>> = FxHashMap::default();
    for (at, place) in places.iter().enumerate() {
        if let Some(governorate) = atlas.governorate_of(*place) {
            members.entry(governorate.id).or_default().push(at);
        }
    }
    let union = |governorate: &super::Place| {
        let id = governorate.id.to_string();
        let members = members.remove(&governorate.id)?;
        Some(Union { name: id.clone(), properties: vec![(ID.to_owned(), json!(id))], members })
    };
    atlas.governorates().iter().filter_map(union).collect()
}
