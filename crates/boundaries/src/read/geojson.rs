//! GeoJSON (RFC 7946, and the older draft's `crs` member, which official files still carry).
//!
//! Coordinates are read into flat positions as they come, so that memory stays within a small multiple of the file.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::Limits;
use crate::{Crs, Feature, Layer, Polygon, Position, ReadError, Ring};

#[derive(Deserialize)]
struct Collection {
    #[serde(rename = "type")]
    kind: String,
    crs: Option<Value>,
    features: Option<Vec<RawFeature>>,
}

#[derive(Deserialize)]
struct RawFeature {
    #[serde(default)]
    properties: Properties,
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    coordinates: Nested,
}

/// Columns in the order of the file, which a JSON map would lose.
#[derive(Default)]
struct Properties(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Properties {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Columns;
        impl<'de> Visitor<'de> for Columns {
            type Value = Properties;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object of properties or null")
            }

            fn visit_unit<E>(self) -> Result<Properties, E> {
                Ok(Properties::default())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Properties, A::Error> {
                let mut columns = Vec::new();
                while let Some(column) = map.next_entry()? {
                    columns.push(column);
                }
                Ok(Properties(columns))
            }
        }
        deserializer.deserialize_any(Columns)
    }
}

/// Arrays of arrays of any depth, whose innermost arrays of numbers are positions.
enum Nested {
    Number(f64),
    Position(Position),
    List(Vec<Nested>),
}

impl Default for Nested {
    fn default() -> Self {
        Self::List(Vec::new())
    }
}

impl<'de> Deserialize<'de> for Nested {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Arrays;
        impl<'de> Visitor<'de> for Arrays {
            type Value = Nested;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("coordinates")
            }

            fn visit_unit<E>(self) -> Result<Nested, E> {
                Ok(Nested::default())
            }

            fn visit_f64<E>(self, number: f64) -> Result<Nested, E> {
                Ok(Nested::Number(number))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Nested, E> {
                Ok(Nested::Number(number as f64))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Nested, E> {
                Ok(Nested::Number(number as f64))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Nested, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = seq.next_element()? {
                    match item {
                        Nested::Number(x) => {
                            let y = seq.next_element()?.unwrap_or(f64::NAN);
                            while seq.next_element::<IgnoredAny>()?.is_some() {}
                            return Ok(Nested::Position([x, y]));
                        }
                        other => list.push(other),
                    }
                }
                Ok(Nested::List(list))
            }
        }
        deserializer.deserialize_any(Arrays)
    }
}

impl Nested {
    fn list(self) -> Option<Vec<Self>> {
        match self {
            Self::List(list) => Some(list),
            _ => None,
        }
    }

    fn ring(self) -> Option<Ring> {
        let position = |item| match item {
            Self::Position(position) => Some(position),
            _ => None,
        };
        self.list()?.into_iter().map(position).collect()
    }

    fn polygon(self) -> Option<Polygon> {
        let rings = self.list()?.into_iter().map(Self::ring).collect::<Option<_>>()?;
        Some(Polygon { rings })
    }
}

/// Reads a GeoJSON feature collection of polygons and multipolygons.
///
/// # Errors
/// [`ReadError::Json`], [`ReadError::NotCollection`], [`ReadError::NotPolygon`] or [`ReadError::Coordinates`] with the
/// feature's name, [`ReadError::TooLarge`].
pub fn layer(bytes: &[u8], limits: &Limits) -> Result<Layer, ReadError> {
    limits.bytes("the file", bytes.len() as u64)?;
    let collection: Collection = serde_json::from_slice(bytes).map_err(|error| ReadError::Json(error.to_string()))?;
    let features = match collection.features {
        Some(features) if collection.kind == "FeatureCollection" => features,
        _ => return Err(ReadError::NotCollection),
    };
    limits.features(features.len())?;
    let crs = collection.crs.as_ref().and_then(declared).unwrap_or(Crs::Unstated);
    let features = features.into_iter().enumerate().map(|(at, raw)| raw.read(at + 1)).collect::<Result<_, _>>()?;
    let layer = Layer { features, crs };
    limits.points(layer.points())?;
    Ok(layer)
}

fn declared(crs: &Value) -> Option<Crs> {
    let properties = crs.get("properties")?;
    let name = properties.get("name").or_else(|| properties.get("href")).and_then(Value::as_str)?;
    Some(Crs::from_name(name))
}

impl RawFeature {
    fn read(self, number: usize) -> Result<Feature, ReadError> {
        let mut feature = Feature::new(number, self.properties.0, Vec::new());
        let Some(Geometry { kind, coordinates }) = self.geometry else { return Ok(feature) };
        let polygons = match kind.as_str() {
            "Polygon" => coordinates.polygon().map(|polygon| vec![polygon]),
            "MultiPolygon" => {
                coordinates.list().and_then(|list| list.into_iter().map(Nested::polygon).collect::<Option<_>>())
            }
            _ => return Err(ReadError::NotPolygon { feature: feature.name, kind }),
        };
        feature.polygons = polygons.ok_or(ReadError::Coordinates { feature: feature.name.clone(), kind })?;
        Ok(feature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Layer, ReadError> {
        layer(json.as_bytes(), &Limits::default())
    }

    const SQUARE: &str = "[[[44,36],[45,36],[45,37],[44,37],[44,36]]]";

    fn collection(kind: &str, coordinates: &str) -> String {
        format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"ADM1_EN":"Erbil","n":3}},
            "geometry":{{"coordinates":{coordinates},"type":"{kind}"}}}}]}}"#
        )
    }

    #[test]
    fn a_polygon_with_heights_and_whole_numbers_is_read() {
        let read = read(&collection("Polygon", "[[[44,36,250.5],[45,36,1],[45,37,2],[44,36,3]]]")).expect("reads");
        let feature = &read.features[0];
        assert_eq!(feature.name, "Erbil");
        assert_eq!(feature.polygons[0].rings[0], [[44.0, 36.0], [45.0, 36.0], [45.0, 37.0], [44.0, 36.0]]);
        assert_eq!(feature.text("n").as_deref(), Some("3"));
        assert_eq!(read.crs, Crs::Unstated);
    }

    #[test]
    fn a_multipolygon_is_read_and_a_missing_geometry_left_empty() {
        let read = read(&collection("MultiPolygon", &format!("[{SQUARE},{SQUARE}]"))).expect("reads");
        assert_eq!(read.features[0].polygons.len(), 2);
        let empty = r#"{"type":"FeatureCollection","features":[{"properties":null,"geometry":null}]}"#;
        let read = layer(empty.as_bytes(), &Limits::default()).expect("reads");
        assert!(read.features[0].polygons.is_empty());
        assert_eq!(read.features[0].name, "feature 1");
    }

    #[test]
    fn what_is_not_a_layer_of_polygons_is_refused_by_name() {
        let point = read(&collection("Point", "[44,36]")).expect_err("refused");
        assert_eq!(point, ReadError::NotPolygon { feature: "Erbil".into(), kind: "Point".into() });
        let flat = read(&collection("Polygon", "[[44,36]]")).expect_err("refused");
        assert_eq!(flat, ReadError::Coordinates { feature: "Erbil".into(), kind: "Polygon".into() });
        assert_eq!(read(r#"{"type":"Topology"}"#), Err(ReadError::NotCollection));
        assert!(matches!(read("{"), Err(ReadError::Json(_))));
    }

    #[test]
    fn more_points_than_the_limit_are_refused() {
        let limits = Limits { points: 4, ..Limits::default() };
        let refused = layer(collection("Polygon", SQUARE).as_bytes(), &limits).expect_err("refused");
        assert_eq!(refused, ReadError::TooLarge { what: "the number of points", size: 5, limit: 4 });
    }
}
