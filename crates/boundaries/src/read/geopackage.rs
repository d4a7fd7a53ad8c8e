//! GeoPackage (OGC 12-128r18): the geometry blobs and what its rows make.
//!
//! The file itself is a SQLite database, which whoever holds a database driver opens: `gpkg_contents` and
//! `gpkg_geometry_columns` name the table, the geometry column and the `srs_id`.

use serde_json::Value;

use super::Limits;
use super::bytes::Bytes;
use crate::{Crs, Feature, Layer, Polygon, ReadError};

/// Kinds of well-known binary, without their height and measure offsets.
const POLYGON: u32 = 3;
const MULTI_POLYGON: u32 = 6;
const NAMES: [&str; 8] =
    ["geometry", "point", "line", "polygon", "multipoint", "multiline", "multipolygon", "collection"];

/// Builds a layer from a table's rows: the other columns in order, and the geometry blob.
///
/// # Errors
/// As [`geometry`], and [`ReadError::TooLarge`].
pub fn layer<B: AsRef<[u8]>>(
    srs_id: i64,
    rows: impl IntoIterator<Item = (Vec<(String, Value)>, B)>,
    limits: &Limits,
) -> Result<Layer, ReadError> {
    let mut layer = Layer { features: Vec::new(), crs: Crs::from_srs_id(srs_id) };
    let mut points = 0;
    for (at, (properties, blob)) in rows.into_iter().enumerate() {
        limits.features(at + 1)?;
        let mut feature = Feature::new(at + 1, properties, Vec::new());
        feature.polygons = geometry(blob.as_ref()).map_err(|error| error.of(&feature.name))?;
        points += feature.polygons.iter().flat_map(|polygon| &polygon.rings).map(Vec::len).sum::<usize>();
        limits.points(points)?;
        layer.features.push(feature);
    }
    Ok(layer)
}

/// Reads one geometry blob: the `GP` header, its envelope skipped, then well-known binary in either byte order, with
/// heights and measures (ISO or EWKB) left out. An empty geometry gives no polygons.
///
/// # Errors
/// [`ReadError::Broken`] or [`ReadError::NotPolygon`].
pub fn geometry(blob: &[u8]) -> Result<Vec<Polygon>, ReadError> {
    let mut bytes = Bytes::new(blob);
    let read = header(&mut bytes).and_then(|()| wkb(&mut bytes));
    match read {
        Some(Ok(polygons)) => Ok(polygons),
        Some(Err(kind)) => Err(ReadError::NotPolygon { feature: "the geometry".into(), kind: kind.into() }),
        None => Err(ReadError::Broken { file: "geometry", at: bytes.at() }),
    }
}

impl ReadError {
    fn of(self, name: &str) -> Self {
        match self {
            Self::NotPolygon { kind, .. } => Self::NotPolygon { feature: name.to_owned(), kind },
            other => other,
        }
    }
}

fn header(bytes: &mut Bytes) -> Option<()> {
    if bytes.take(2)? != b"GP" {
        return None;
    }
    let (_version, flags) = (bytes.u8()?, bytes.u8()?);
    let envelope = match (flags >> 1) & 0b111 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return None,
    };
    let _srs_id = bytes.u32(flags & 1 == 1)?;
    bytes.take(envelope)?;
    Some(())
}

/// The inner error is the name of another kind of geometry.
fn wkb(bytes: &mut Bytes) -> Option<Result<Vec<Polygon>, &'static str>> {
    let (little, kind, dimensions) = head(bytes)?;
    match kind {
        POLYGON => Some(Ok(Vec::from_iter(polygon(bytes, little, dimensions)?))),
        MULTI_POLYGON => {
            let count = bytes.count(little, 9)?;
            let mut polygons = Vec::with_capacity(count);
            for _ in 0..count {
                let (little, kind, dimensions) = head(bytes)?;
                if kind != POLYGON {
                    return None;
                }
                polygons.extend(polygon(bytes, little, dimensions)?);
            }
            Some(Ok(polygons))
        }
        other => Some(Err(NAMES.get(other as usize).copied().unwrap_or("geometry of another kind"))),
    }
}

/// Byte order, kind and number of ordinates of the geometry that begins here.
fn head(bytes: &mut Bytes) -> Option<(bool, u32, usize)> {
    let little = match bytes.u8()? {
        0 => false,
        1 => true,
        _ => return None,
    };
    let code = bytes.u32(little)?;
    if code & 0x2000_0000 != 0 {
        bytes.u32(little)?;
    }
    let plain = code & 0x0fff_ffff;
    let iso = match plain / 1000 {
        0 => 0,
        1 | 2 => 1,
        3 => 2,
        _ => return None,
    };
    let extended = usize::from(code & 0x8000_0000 != 0) + usize::from(code & 0x4000_0000 != 0);
    Some((little, plain % 1000, 2 + iso.max(extended)))
}

/// The inner `None` is an empty polygon.
fn polygon(bytes: &mut Bytes, little: bool, dimensions: usize) -> Option<Option<Polygon>> {
    let count = bytes.count(little, 4)?;
    let mut rings = Vec::with_capacity(count);
    for _ in 0..count {
        let points = bytes.count(little, 8 * dimensions)?;
        let mut ring = Vec::with_capacity(points);
        for _ in 0..points {
            ring.push([bytes.f64(little)?, bytes.f64(little)?]);
            bytes.take(8 * (dimensions - 2))?;
        }
        rings.push(ring);
    }
    Some((!rings.is_empty()).then_some(Polygon { rings }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const SQUARE: [[f64; 2]; 5] = [[44.0, 36.0], [45.0, 36.0], [45.0, 37.0], [44.0, 37.0], [44.0, 36.0]];

    fn u32_of(value: u32, little: bool) -> [u8; 4] {
        if little { value.to_le_bytes() } else { value.to_be_bytes() }
    }

    fn polygon_wkb(little: bool, code: u32, extra: usize) -> Vec<u8> {
        let mut out = vec![u8::from(little)];
        for value in [code, 1, SQUARE.len() as u32] {
            out.extend(u32_of(value, little));
        }
        for number in SQUARE.iter().flat_map(|[x, y]| [*x, *y].into_iter().chain(vec![9.0; extra])) {
            out.extend(if little { number.to_le_bytes() } else { number.to_be_bytes() });
        }
        out
    }

    fn blob(little: bool, envelope: u8, wkb: &[u8]) -> Vec<u8> {
        let mut out = vec![b'G', b'P', 0, envelope << 1 | u8::from(little)];
        out.extend(u32_of(4326, little));
        out.extend(vec![0; [0, 32, 48, 48, 64][usize::from(envelope)]]);
        out.extend(wkb);
        out
    }

    #[test]
    fn a_polygon_is_read_in_both_byte_orders_behind_every_envelope() {
        for little in [true, false] {
            for envelope in 0..=4 {
                let read = geometry(&blob(little, envelope, &polygon_wkb(little, 3, 0))).expect("reads");
                assert_eq!(read, [Polygon { rings: vec![SQUARE.to_vec()] }]);
            }
        }
    }

    #[test]
    fn heights_and_measures_are_left_out() {
        for (code, extra) in [(1003, 1), (2003, 1), (3003, 2), (0x8000_0003, 1), (0xc000_0003, 2)] {
            let read = geometry(&blob(true, 0, &polygon_wkb(true, code, extra))).expect("reads");
            assert_eq!(read[0].rings[0], SQUARE, "{code:x}");
        }
    }

    #[test]
    fn a_multipolygon_may_mix_byte_orders() {
        let mut wkb = vec![1];
        wkb.extend(6u32.to_le_bytes());
        wkb.extend(2u32.to_le_bytes());
        wkb.extend(polygon_wkb(true, 3, 0));
        wkb.extend(polygon_wkb(false, 3, 0));
        assert_eq!(geometry(&blob(true, 1, &wkb)).expect("reads").len(), 2);
    }

    #[test]
    fn a_forged_count_is_refused_without_allocating_for_it() {
        let mut wkb = vec![1];
        wkb.extend(6u32.to_le_bytes());
        wkb.extend(u32::MAX.to_le_bytes());
        assert!(matches!(geometry(&blob(true, 0, &wkb)), Err(ReadError::Broken { .. })));
    }

    #[test]
    fn rows_become_features_and_a_point_is_refused_by_its_name() {
        let columns = vec![("ADM2_EN".to_owned(), json!("Halabja"))];
        let rows = vec![(columns.clone(), blob(true, 1, &polygon_wkb(true, 3, 0)))];
        let read = layer(32638, rows, &Limits::default()).expect("reads");
        assert_eq!((read.features[0].name.as_str(), read.crs), ("Halabja", Crs::Other("EPSG:32638".into())));
        let mut point = vec![1];
        point.extend(1u32.to_le_bytes());
        point.extend([0; 16]);
        let refused = layer(4326, vec![(columns, blob(true, 0, &point))], &Limits::default()).expect_err("refused");
        assert_eq!(refused, ReadError::NotPolygon { feature: "Halabja".into(), kind: "point".into() });
    }
}
