//! A file of boundaries on its way in: read in any of three formats, held against the places there are, simplified.
//! Everything wrong is told by the feature's name, in one pass; nothing is kept of a file with a fault.

use std::path::Path;

use boundaries::{Columns, Feature, Layer, Limits, ReadError, check, columns, geopackage, read};
use kernel::db::foreign::{self, ForeignRow};
use kernel::{Error, Id, Result};
use rustc_hash::FxHashSet;
use serde_json::Value as Json;

use super::atlas::{Asked, Atlas, Level, Place, Reading};
use super::model::{COUNTRY, DEEPEST, GOVERNORATE};
use super::outlines;

/// Where a file is to be loaded.
#[derive(Debug, Clone)]
pub struct Target {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub level: i64,
}

/// A file that may be loaded.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Place and outline as they are kept.
    pub outlines: Vec<(Id, Json)>,
    /// Names of places of the level that the file does not have.
    pub without: Vec<String>,
    pub columns: Columns,
    /// The scheme and version its codes were read in.
    pub scheme: (String, String),
    /// Points in the file, and those that are kept.
    pub points: (usize, usize),
    /// The day from which the file says it holds.
    pub valid_on: Option<String>,
}

/// Reads GeoJSON, a zipped Shapefile or a GeoPackage, within the engine's limits.
pub async fn layer(path: &Path) -> Result<Layer> {
    let limits = Limits::default();
    let unreadable = |error: std::io::Error| Error::Unavailable(format!("{} cannot be read: {error}", path.display()));
    let size = tokio::fs::metadata(path).await.map_err(unreadable)?.len();
    if size > limits.bytes {
        return Err(refused(path, &format!("it is larger than {} MB", limits.bytes >> 20)));
    }
    let bytes = tokio::fs::read(path).await.map_err(unreadable)?;
    let layer = tokio::task::spawn_blocking(move || read(&bytes, &Limits::default())).await.map_err(Error::internal)?;
    match layer {
        Err(ReadError::GeoPackage) => geopackage_layer(path, &limits).await,
        other => other.map_err(|error| refused(path, &error.to_string())),
    }
}

fn refused(path: &Path, why: &str) -> Error {
    Error::Unavailable(format!("{}: {why}", path.display()))
}

/// The one table of features of a GeoPackage.
async fn geopackage_layer(path: &Path, limits: &Limits) -> Result<Layer> {
    let tables = foreign::rows(path, "gpkg_geometry_columns", 50).await?;
    let table = match &tables[..] {
        [only] => only,
        others => return Err(refused(path, &format!("it holds {} layers; it must hold one", others.len()))),
    };
    let named = |wanted: &str| table.values.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
    let text = |wanted: &str| named(wanted).and_then(|value| value.as_str().map(str::to_owned));
    let (Some(name), Some(geometry)) = (text("table_name"), text("column_name")) else {
        return Err(refused(path, "it does not say where its features are"));
    };
    let srs_id = named("srs_id").and_then(|value| value.as_i64()).unwrap_or(0);
    let rows = foreign::rows(path, &name, limits.features + 1).await?;
    let shape = |row: ForeignRow| {
        let blob = row.blobs.into_iter().find(|(column, _)| *column == geometry).map(|(_, blob)| blob);
        (row.values, blob.unwrap_or_default())
    };
    geopackage::layer(srs_id, rows.into_iter().map(shape), limits).map_err(|error| refused(path, &error.to_string()))
}

/// Holds a layer against the places there are; the error tells every fault, a sentence each.
pub fn checked(layer: &Layer, atlas: &Atlas, target: &Target) -> std::result::Result<Checked, Vec<String>> {
    let land = atlas.all().iter().find(|place| place.level == COUNTRY && place.country == target.country);
    let Some(land) = land else {
        return Err(vec![format!("no places of {} are loaded; load its kit first", target.country)]);
    };
    if !(GOVERNORATE..=DEEPEST).contains(&target.level) {
        return Err(vec![format!("level {} is none of 1, 2 and 3", target.level)]);
    }
    let columns = columns::propose(layer, target.level as u8);
    let file = File { layer, atlas, target, land, columns };
    let mut faults: Vec<String> =
        check(layer, &file.columns, file.parents().as_ref()).iter().map(ToString::to_string).collect();
    let Some(scheme) = file.scheme() else {
        if file.columns.code.is_some() {
            faults.push(format!("its codes fit none of the lists known for {}", land.names.en));
        }
        return Err(faults);
    };
    let mut places = Vec::with_capacity(layer.features.len());
    for feature in &layer.features {
        match file.place(feature, scheme) {
            Ok(place) => places.extend(place.map(|place| place.id)),
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() || places.len() != layer.features.len() {
        return Err(file.other_level().map_or(faults, |told| vec![told]));
    }
    Ok(file.ready(&places, scheme))
}

struct File<'a> {
    layer: &'a Layer,
    atlas: &'a Atlas,
    target: &'a Target,
    land: &'a Place,
    columns: Columns,
}

impl<'a> File<'a> {
    /// The codes a parent may have; none where the file names no parents.
    fn parents(&self) -> Option<FxHashSet<String>> {
        self.columns.parent.as_ref()?;
        let above = |place: &&Place| place.level == self.target.level - 1 && place.country == self.target.country;
        let parents = self.atlas.all().iter().filter(above);
        Some(parents.flat_map(|place| place.codes.iter().map(|code| code.code.clone())).collect())
    }

    fn scheme(&self) -> Option<(&'a str, &'a str)> {
        let column = self.columns.code.as_deref()?;
        let codes: Vec<String> = self.layer.features.iter().filter_map(|feature| feature.text(column)).collect();
        self.atlas.scheme_of(codes.iter().map(String::as_str))
    }

    /// The place a feature outlines, its code checked against its name and its parent. None where it has no code, which
    /// is a fault told already.
    fn place(&self, feature: &Feature, scheme: (&str, &str)) -> std::result::Result<Option<&'a Place>, String> {
        let Some(code) = self.columns.code.as_deref().and_then(|column| feature.text(column)) else { return Ok(None) };
        let (name, (key, version)) = (&feature.name, scheme);
        let place = self.atlas.by_code(key, version, &code).filter(|place| place.country == self.target.country);
        let Some(place) = place else {
            return Err(format!("{name} has the code {code}, which the list {key} {version} does not have"));
        };
        if place.level != self.target.level {
            let (level, wanted) = (place.level, self.target.level);
            return Err(format!("{name} has the code {code}, which is of level {level}, not {wanted}"));
        }
        let written = self.columns.names.first().and_then(|(_, column)| feature.text(column));
        let mut asked = Asked { scheme: Some(scheme), ..Asked::default() };
        asked.levels[place.level as usize - 1] = Level { name: written.as_deref(), code: Some(&code) };
        if let Reading::Refused { .. } = self.atlas.read(&asked) {
            return Err(format!("{name} has the code {code}, which means {} in {key} {version}", place.names.en));
        }
        let parent = self.columns.parent.as_deref().and_then(|column| feature.text(column));
        let parent = parent.and_then(|code| self.atlas.by_code(key, version, &code));
        match parent.filter(|parent| place.home != Some(parent.id) && place.parent != Some(parent.id)) {
            Some(parent) => Err(format!("{name} belongs to {} in the file, which is not so here", parent.names.en)),
            None => Ok(Some(place)),
        }
    }

    /// A file of another level is told in one sentence instead of a fault for each feature.
    fn other_level(&self) -> Option<String> {
        let all_of = |level: i64, column: Option<String>| {
            let column = column?;
            let codes: Vec<String> = self.layer.features.iter().filter_map(|feature| feature.text(&column)).collect();
            let (key, version) = self.atlas.scheme_of(codes.iter().map(String::as_str))?;
            let known = |code: &String| self.atlas.by_code(key, version, code).is_some_and(|at| at.level == level);
            (codes.len() == self.layer.features.len() && codes.iter().all(known)).then_some(level)
        };
        let fits = |level: i64| {
            let proposed = columns::propose(self.layer, level as u8).code;
            all_of(level, proposed).or_else(|| all_of(level, self.columns.code.clone()))
        };
        let others = (GOVERNORATE..=DEEPEST).filter(|level| *level != self.target.level);
        let level = others.filter_map(fits).max()?;
        Some(format!("this is a file of level {level}, not {}: all its codes are of that level", self.target.level))
    }

    fn ready(&self, places: &[Id], scheme: (&str, &str)) -> Checked {
        let small = outlines::simplified(self.layer, self.target.level);
        let outlines = places.iter().zip(&small.features).map(|(place, feature)| (*place, outlines::stored(feature)));
        let of_level = |place: &&Place| {
            place.level == self.target.level && place.country == self.land.country && place.taken_by.is_none()
        };
        let missing = self.atlas.all().iter().filter(of_level).filter(|place| !places.contains(&place.id));
        // A unit formed of districts has its outline from theirs.
        let missing = missing.filter(|place| self.atlas.taken_by(place.id).next().is_none());
        let day = self.columns.valid_from.as_deref();
        let days = day.into_iter().flat_map(|column| self.layer.features.iter().filter_map(|one| one.text(column)));
        Checked {
            outlines: outlines.collect(),
            without: missing.map(|place| place.names.en.clone()).collect(),
            columns: self.columns.clone(),
            scheme: (scheme.0.to_owned(), scheme.1.to_owned()),
            points: (self.layer.points(), small.points()),
            valid_on: days.filter_map(|day| day.get(..10).map(str::to_owned)).max(),
        }
    }
}
