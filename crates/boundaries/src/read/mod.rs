//! The readers: one per format, all ending in a [`Layer`].

mod bytes;
mod dbf;
pub mod geojson;
pub mod geopackage;
pub mod shapefile;
mod shp;

use crate::{Layer, ReadError};

/// What a reader accepts before it allocates for it. The defaults hold a country's third level at full detail.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of the file, and of each member of an archive when unpacked.
    pub bytes: u64,
    pub features: usize,
    /// Positions in all rings.
    pub points: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 128 << 20, features: 20_000, points: 4_000_000 }
    }
}

impl Limits {
    fn bytes(&self, what: &'static str, size: u64) -> Result<(), ReadError> {
        within(what, size, self.bytes)
    }

    fn features(&self, count: usize) -> Result<(), ReadError> {
        within("the number of features", count as u64, self.features as u64)
    }

    fn points(&self, count: usize) -> Result<(), ReadError> {
        within("the number of points", count as u64, self.points as u64)
    }
}

fn within(what: &'static str, size: u64, limit: u64) -> Result<(), ReadError> {
    if size > limit { Err(ReadError::TooLarge { what, size, limit }) } else { Ok(()) }
}

/// Reads GeoJSON or a zipped Shapefile, told apart by their first bytes.
///
/// # Errors
/// [`ReadError::GeoPackage`] for a GeoPackage, whose rows the caller fetches and hands to [`geopackage::layer`].
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Layer, ReadError> {
    limits.bytes("the file", bytes.len() as u64)?;
    if bytes.starts_with(b"PK\x03\x04") {
        return shapefile::layer(bytes, limits);
    }
    if bytes.starts_with(b"SQLite format 3\0") {
        return Err(ReadError::GeoPackage);
    }
    let json = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match json.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{') => geojson::layer(json, limits),
        _ => Err(ReadError::Unknown),
    }
}
