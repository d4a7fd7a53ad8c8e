//! The one shape every reader produces and every later step takes: features with properties and polygons.
//!
//! Positions are `[longitude, latitude]` in degrees as the file gives them. Rings are kept as written, closed or not,
//! so that [`crate::check`] can say what is wrong; the steps after it treat every ring as closed.

use serde_json::Value;

/// `[longitude, latitude]` in degrees.
pub type Position = [f64; 2];

/// A ring of positions; the last one repeats the first when the file is in order.
pub type Ring = Vec<Position>;

/// One polygon: the outer ring first, then its holes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Polygon {
    pub rings: Vec<Ring>,
}

/// One administrative unit as the file gives it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Feature {
    /// What to call it in a message: the likeliest name among its properties, else its number in the file.
    pub name: String,
    /// Columns in the order of the file.
    pub properties: Vec<(String, Value)>,
    pub polygons: Vec<Polygon>,
}

/// The coordinate system a file declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Crs {
    /// The file says nothing: judged by the range of its coordinates alone.
    Unstated,
    /// WGS 84 longitude and latitude (EPSG:4326, CRS84).
    Wgs84,
    /// Anything else, in the file's own words.
    Other(String),
}

/// All units of one file.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    pub features: Vec<Feature>,
    pub crs: Crs,
}

impl Layer {
    /// Positions in all rings, the closing ones counted.
    pub fn points(&self) -> usize {
        self.rings().map(Vec::len).sum()
    }

    pub(crate) fn rings(&self) -> impl Iterator<Item = &Ring> {
        self.features.iter().flat_map(|feature| &feature.polygons).flat_map(|polygon| &polygon.rings)
    }
}

impl Feature {
    /// A feature named by the likeliest of its properties, or `feature 7` by its place in the file (counted from one).
    pub(crate) fn new(number: usize, properties: Vec<(String, Value)>, polygons: Vec<Polygon>) -> Self {
        let name = crate::columns::likely_name(&properties).unwrap_or_else(|| format!("feature {number}"));
        Self { name, properties, polygons }
    }

    /// The trimmed text of a column; numbers as written, empty and null as nothing.
    pub fn text(&self, column: &str) -> Option<String> {
        self.properties.iter().find(|(name, _)| name == column).and_then(|(_, value)| text(value))
    }
}

pub(crate) fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

impl Crs {
    /// From the names used in GeoJSON's old `crs` member and in lists of the EPSG register.
    pub fn from_name(name: &str) -> Self {
        let folded: String = name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_ascii_uppercase();
        let known = ["CRS84", "EPSG4326", "EPSG84326", "WGS84"];
        if known.iter().any(|end| folded.ends_with(end)) { Self::Wgs84 } else { Self::Other(name.to_owned()) }
    }

    /// From the well-known text of a `.prj` file.
    pub fn from_wkt(wkt: &str) -> Self {
        let wkt = wkt.trim_start_matches('\u{feff}').trim();
        if wkt.is_empty() {
            return Self::Unstated;
        }
        let folded: String = wkt.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_ascii_uppercase();
        let geographic = ["GEOGCS", "GEOGCRS", "GEODCRS", "GEODETICCRS", "GEOGRAPHICCRS"];
        let wgs84 = geographic.iter().any(|start| folded.starts_with(start))
            && (folded.contains("WGS1984") || folded.contains("WGS84") || folded.contains("WORLDGEODETICSYSTEM1984"));
        if wgs84 { Self::Wgs84 } else { Self::Other(wkt.split('"').nth(1).unwrap_or(wkt).chars().take(80).collect()) }
    }

    /// From a GeoPackage `srs_id`; 0 and −1 are its "undefined".
    pub fn from_srs_id(id: i64) -> Self {
        match id {
            4326 => Self::Wgs84,
            0 | -1 => Self::Unstated,
            other => Self::Other(format!("EPSG:{other}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_spellings_of_wgs84_are_known() {
        for name in ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326", "WGS 84"] {
            assert_eq!(Crs::from_name(name), Crs::Wgs84, "{name}");
        }
        assert_eq!(Crs::from_name("EPSG:3857"), Crs::Other("EPSG:3857".into()));
        let prj = r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]"#;
        assert_eq!(Crs::from_wkt(prj), Crs::Wgs84);
        assert_eq!(Crs::from_srs_id(4326), Crs::Wgs84);
    }

    #[test]
    fn a_projected_prj_is_named_even_though_it_mentions_wgs84() {
        let prj = r#"PROJCS["WGS_1984_UTM_Zone_38N",GEOGCS["GCS_WGS_1984"]]"#;
        assert_eq!(Crs::from_wkt(prj), Crs::Other("WGS_1984_UTM_Zone_38N".into()));
    }
}
