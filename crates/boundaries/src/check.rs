//! What is wrong inside a layer, unit by unit, before anything is stored.
//!
//! Every flaw is found in one pass, so that a person mends a file once. Rings are compared on a grid of a millionth of
//! a degree (about 0.1 m), finer than any published boundary. A ring that merely touches itself is let through: it
//! can be drawn; one that crosses itself is not.

use std::fmt;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::shape::crossings;
use crate::shape::grid::{Node, node};
use crate::shape::rings::double_area;
use crate::{Columns, Crs, Feature, Layer, Ring};

/// One flaw of one unit, or of the whole file where the unit's name is empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub feature: String,
    pub flaw: Flaw,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum Flaw {
    /// The file declares another coordinate system than WGS 84.
    Projection {
        crs: String,
    },
    /// A position outside ±180 and ±90 degrees, as projected files have.
    Outside {
        x: f64,
        y: f64,
    },
    /// The file has no column of codes.
    NoCodes,
    MissingCode,
    DuplicateCode {
        code: String,
        other: String,
    },
    /// No parent's code where one is asked for.
    MissingParent,
    /// A parent's code that is not known.
    Orphan {
        parent: String,
    },
    /// No polygon at all.
    Empty,
    /// The last position of a ring does not repeat the first.
    Open,
    /// Fewer than four positions.
    Short {
        points: usize,
    },
    /// No area.
    Flat,
    /// The ring crosses itself here.
    Crosses {
        x: f64,
        y: f64,
    },
}

impl Flaw {
    /// The stable end of a message key.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Projection { .. } => "projection",
            Self::Outside { .. } => "outside",
            Self::NoCodes => "no-codes",
            Self::MissingCode => "missing-code",
            Self::DuplicateCode { .. } => "duplicate-code",
            Self::MissingParent => "missing-parent",
            Self::Orphan { .. } => "orphan",
            Self::Empty => "empty",
            Self::Open => "ring-open",
            Self::Short { .. } => "ring-short",
            Self::Flat => "ring-flat",
            Self::Crosses { .. } => "ring-crosses",
        }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Projection { crs } => write!(f, "the file is in {crs}; export it as WGS 84 (EPSG:4326)"),
            Self::Outside { x, y } => write!(f, "{x}, {y} is no longitude and latitude"),
            Self::NoCodes => f.write_str("no column holds the codes"),
            Self::MissingCode => f.write_str("has no code"),
            Self::DuplicateCode { code, other } => write!(f, "has the code {code} of {other}"),
            Self::MissingParent => f.write_str("names no parent"),
            Self::Orphan { parent } => write!(f, "belongs to {parent}, which is not known"),
            Self::Empty => f.write_str("has no polygon"),
            Self::Open => f.write_str("has a ring that does not close"),
            Self::Short { points } => write!(f, "has a ring of {points} points; four are the least"),
            Self::Flat => f.write_str("has a ring without area"),
            Self::Crosses { x, y } => write!(f, "has a ring that crosses itself at {x:.5}, {y:.5}"),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.feature.as_str() {
            "" => self.flaw.fmt(f),
            name => write!(f, "{name} {}", self.flaw),
        }
    }
}

/// Checks a layer against its columns and, where given, the codes its parents may have. No findings means that every
/// later step is safe to run.
pub fn check(layer: &Layer, columns: &Columns, parents: Option<&FxHashSet<String>>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let whole = |flaw| Finding { feature: String::new(), flaw };
    if let Crs::Other(crs) = &layer.crs {
        findings.push(whole(Flaw::Projection { crs: crs.clone() }));
    }
    if columns.code.is_none() {
        findings.push(whole(Flaw::NoCodes));
    }
    let mut seen: FxHashMap<String, &str> = FxHashMap::default();
    for feature in &layer.features {
        let mut report = |flaw| findings.push(Finding { feature: feature.name.clone(), flaw });
        if let Some(column) = &columns.code {
            match feature.text(column) {
                None => report(Flaw::MissingCode),
                Some(code) => {
                    if let Some(other) = seen.insert(code.clone(), &feature.name) {
                        report(Flaw::DuplicateCode { code, other: other.to_owned() });
                    }
                }
            }
        }
        if let Some(known) = parents {
            match columns.parent.as_deref().and_then(|column| feature.text(column)) {
                None => report(Flaw::MissingParent),
                Some(parent) if !known.contains(&parent) => report(Flaw::Orphan { parent }),
                Some(_) => {}
            }
        }
        shape(feature, &mut report);
    }
    findings
}

fn shape(feature: &Feature, report: &mut impl FnMut(Flaw)) {
    let rings = || feature.polygons.iter().flat_map(|polygon| &polygon.rings);
    if rings().next().is_none() {
        return report(Flaw::Empty);
    }
    let outside = |[x, y]: &[f64; 2]| !(x.abs() <= 180.0 && y.abs() <= 90.0);
    if let Some([x, y]) = rings().flatten().find(|position| outside(position)) {
        return report(Flaw::Outside { x: *x, y: *y });
    }
    for ring in rings() {
        if let Some(flaw) = broken(ring) {
            report(flaw);
        }
    }
}

fn broken(ring: &Ring) -> Option<Flaw> {
    let nodes: Vec<Node> = ring.iter().map(node).collect();
    match nodes.as_slice() {
        [] | [_] | [_, _] | [_, _, _] => Some(Flaw::Short { points: ring.len() }),
        [first, .., last] if first != last => Some(Flaw::Open),
        _ if double_area(&nodes) == 0 => Some(Flaw::Flat),
        _ => crossings::first(&nodes).map(|[x, y]| Flaw::Crosses { x, y }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Polygon;
    use serde_json::json;

    fn unit(code: &str, parent: &str, ring: &[[f64; 2]]) -> Feature {
        let properties = vec![("adm2_pcode".to_owned(), json!(code)), ("adm1_pcode".to_owned(), json!(parent))];
        let polygons = vec![Polygon { rings: vec![ring.to_vec()] }];
        Feature { name: format!("unit {code}"), properties, polygons }
    }

    fn flaws(features: Vec<Feature>, crs: Crs) -> Vec<(String, &'static str)> {
        let layer = Layer { features, crs };
        let columns =
            Columns { code: Some("adm2_pcode".into()), parent: Some("adm1_pcode".into()), ..Columns::default() };
        let parents = FxHashSet::from_iter(["A".to_owned()]);
        let found = check(&layer, &columns, Some(&parents));
        found.into_iter().map(|finding| (finding.feature, finding.flaw.key())).collect()
    }

    const SQUARE: [[f64; 2]; 5] = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]];

    #[test]
    fn a_sound_layer_has_no_findings() {
        assert_eq!(flaws(vec![unit("A1", "A", &SQUARE)], Crs::Wgs84), []);
    }

    #[test]
    fn codes_and_parents_are_checked_by_the_units_name() {
        let found = flaws(
            vec![unit("A1", "A", &SQUARE), unit("A1", "B", &SQUARE), unit("", "A", &SQUARE), unit("A2", "", &SQUARE)],
            Crs::Unstated,
        );
        let name = |text: &str| text.to_owned();
        assert_eq!(
            found,
            [
                (name("unit A1"), "duplicate-code"),
                (name("unit A1"), "orphan"),
                (name("unit "), "missing-code"),
                (name("unit A2"), "missing-parent")
            ]
        );
    }

    #[test]
    fn projected_files_are_refused_by_declaration_and_by_coordinates() {
        let metres = SQUARE.map(|[x, y]| [x * 1e5 + 4e5, y * 1e5 + 3.9e6]);
        let found = flaws(vec![unit("A1", "A", &metres)], Crs::Other("EPSG:32638".into()));
        assert_eq!(found, [(String::new(), "projection"), ("unit A1".to_owned(), "outside")]);
        assert_eq!(flaws(vec![unit("A1", "A", &[[f64::NAN, 0.0]; 5])], Crs::Wgs84)[0].1, "outside");
    }

    #[test]
    fn every_kind_of_broken_ring_is_told_apart() {
        let one = |ring: &[[f64; 2]]| flaws(vec![unit("A1", "A", ring)], Crs::Wgs84)[0].1;
        assert_eq!(one(&SQUARE[..4]), "ring-open");
        assert_eq!(one(&SQUARE[..3]), "ring-short");
        assert_eq!(one(&[[0.0, 0.0], [1.0, 1.0], [2.0, 2.0], [0.0, 0.0]]), "ring-flat");
        assert_eq!(one(&[[0.0, 0.0], [2.0, 2.0], [2.0, 0.0], [0.0, 1.0], [0.0, 0.0]]), "ring-crosses");
        let mut empty = unit("A1", "A", &SQUARE);
        empty.polygons.clear();
        assert_eq!(flaws(vec![empty], Crs::Wgs84)[0].1, "empty");
    }
}
