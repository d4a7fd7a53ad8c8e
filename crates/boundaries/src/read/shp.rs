//! The geometry file of a Shapefile (ESRI technical description, July 1998): polygons with or without heights.
//!
//! Own reader because a boundary file comes from anywhere: counts are held against the bytes that are there before
//! memory is taken for them, and offsets of parts are never trusted.

use super::Limits;
use super::bytes::Bytes;
use crate::shape::rings::{Winding, assemble};
use crate::{Polygon, ReadError};

const FILE_CODE: u32 = 9994;
const HEADER: usize = 100;
const NULL: u32 = 0;

/// The polygons of every record in order; a null shape gives none.
pub(super) fn shapes(file: &[u8], limits: &Limits) -> Result<Vec<Vec<Polygon>>, ReadError> {
    let broken = |at| ReadError::Broken { file: ".shp", at };
    let mut bytes = Bytes::new(file);
    if bytes.u32(false) != Some(FILE_CODE) || bytes.take(HEADER - 4).is_none() {
        return Err(broken(0));
    }
    let mut shapes = Vec::new();
    let mut points = 0;
    while bytes.left() > 0 {
        let at = bytes.at();
        let content = record(&mut bytes).ok_or_else(|| broken(at))?;
        let polygons = match kind(content).ok_or_else(|| broken(at))? {
            NULL => Vec::new(),
            5 | 15 | 25 => polygons(&content[4..]).ok_or_else(|| broken(at))?,
            other => {
                let feature = format!("shape {}", shapes.len() + 1);
                return Err(ReadError::NotPolygon { feature, kind: format!("shape of type {other}") });
            }
        };
        points += polygons.iter().flat_map(|polygon| &polygon.rings).map(Vec::len).sum::<usize>();
        limits.points(points)?;
        shapes.push(polygons);
        limits.features(shapes.len())?;
    }
    Ok(shapes)
}

/// The content of the next record; its length counts 16-bit words.
fn record<'a>(bytes: &mut Bytes<'a>) -> Option<&'a [u8]> {
    let _number = bytes.u32(false)?;
    let words = bytes.u32(false)? as usize;
    bytes.take(words.checked_mul(2)?)
}

fn kind(content: &[u8]) -> Option<u32> {
    Bytes::new(content).u32(true)
}

fn polygons(content: &[u8]) -> Option<Vec<Polygon>> {
    let mut bytes = Bytes::new(content);
    bytes.take(32)?;
    let parts = bytes.count(true, 4)?;
    let points = bytes.u32(true)? as usize;
    let mut starts = Vec::with_capacity(parts + 1);
    for _ in 0..parts {
        starts.push(bytes.u32(true)? as usize);
    }
    if points.checked_mul(16)? > bytes.left() {
        return None;
    }
    starts.push(points);
    let mut positions = Vec::with_capacity(points);
    for _ in 0..points {
        positions.push([bytes.f64(true)?, bytes.f64(true)?]);
    }
    let rings = starts.windows(2).map(|pair| positions.get(pair[0]..pair[1]).map(<[_]>::to_vec));
    Some(assemble(rings.collect::<Option<_>>()?, Winding::OuterClockwise))
}
