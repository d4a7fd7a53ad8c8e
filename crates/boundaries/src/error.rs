//! Why a file could not be read at all. What is wrong *inside* a readable file is a [`crate::Finding`].

use thiserror::Error;

/// A file that cannot be read as boundaries.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    #[error("neither GeoJSON, a zipped Shapefile nor a GeoPackage")]
    Unknown,
    #[error("a GeoPackage is a database and is read row by row")]
    GeoPackage,
    #[error("{what} is {size}, more than the limit of {limit}")]
    TooLarge { what: &'static str, size: u64, limit: u64 },
    #[error("not valid JSON: {0}")]
    Json(String),
    #[error("the JSON is not a GeoJSON feature collection")]
    NotCollection,
    #[error("{feature} is a {kind}, not a polygon")]
    NotPolygon { feature: String, kind: String },
    #[error("the coordinates of {feature} are not nested as a {kind} asks")]
    Coordinates { feature: String, kind: String },
    #[error("the archive cannot be opened: {0}")]
    Archive(String),
    #[error("the archive holds no {0} file")]
    Missing(&'static str),
    #[error("the archive holds {0} Shapefiles; it must hold one")]
    Several(usize),
    #[error("the {file} file is broken at byte {at}")]
    Broken { file: &'static str, at: usize },
    #[error("the .shp file holds {shapes} shapes, the .dbf file {records} records")]
    Uneven { shapes: usize, records: usize },
}

impl ReadError {
    /// The stable end of a message key.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::GeoPackage => "geopackage",
            Self::TooLarge { .. } => "too-large",
            Self::Json(_) => "json",
            Self::NotCollection => "not-collection",
            Self::NotPolygon { .. } => "not-polygon",
            Self::Coordinates { .. } => "coordinates",
            Self::Archive(_) => "archive",
            Self::Missing(_) => "missing",
            Self::Several(_) => "several",
            Self::Broken { .. } => "broken",
            Self::Uneven { .. } => "uneven",
        }
    }
}
