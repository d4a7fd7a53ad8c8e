//! Draws a layer on a sheet of whole numbers: small to store, ready to become SVG.
//!
//! All units of a sheet share one projection and one grid, so their borders still meet. A sheet is kept as JSON beside
//! the layer it was drawn from.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::pole::pole;
use super::projection::Projection;
use crate::{Feature, Layer, Position};

/// All units of one level, on one grid with the origin in the upper left corner.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    pub width: i32,
    pub height: i32,
    pub outlines: Vec<Outline>,
}

/// One unit, drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    pub code: String,
    /// Where a label fits best.
    pub label: [i32; 2],
    /// Half the width of the widest label that fits there.
    pub room: i32,
    /// Open rings of all polygons, filled even-odd.
    pub rings: Vec<Vec<[i32; 2]>>,
}

/// Draws every feature that has a code and an area, `width` grid steps wide.
pub fn draw(layer: &Layer, code: &str, width: u16) -> Sheet {
    let plane = Plane::of(layer, width);
    let outline = |feature: &Feature| {
        let code = feature.text(code)?;
        let rings = feature.polygons.iter().flat_map(|polygon| &polygon.rings);
        let rings: Vec<_> = rings.map(|ring| tidy(ring.iter().map(|at| plane.step(at)).collect())).collect();
        let rings: Vec<_> = rings.into_iter().filter(|ring| ring.len() > 2).collect();
        let (label, room) = pole(&rings).or_else(|| Some((*rings.first()?.first()?, 0)))?;
        Some(Outline { code, label, room, rings })
    };
    let outlines = layer.features.iter().filter_map(outline).collect();
    Sheet { width: width.into(), height: plane.height, outlines }
}

impl Outline {
    /// SVG path data in relative whole numbers, without a needless character.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for ring in &self.rings {
            let mut at = [0, 0];
            for (place, point) in ring.iter().enumerate() {
                match place {
                    0 => path.push('M'),
                    1 => path.push('l'),
                    _ => {}
                }
                for axis in [0, 1] {
                    let step = point[axis].wrapping_sub(at[axis]);
                    if step >= 0 && (place > 1 || axis == 1) {
                        path.push(' ');
                    }
                    write!(path, "{step}").expect("a String takes all that is written to it");
                }
                at = *point;
            }
            path.push('z');
        }
        path
    }
}

/// From degrees to grid steps.
struct Plane {
    projection: Projection,
    west: f64,
    north: f64,
    steps: f64,
    height: i32,
}

impl Plane {
    fn of(layer: &Layer, width: u16) -> Self {
        let positions = || layer.rings().flatten();
        let [west, east] = range(positions().map(|position| position[0]));
        let [south, north] = range(positions().map(|position| position[1]));
        let projection = Projection::about([(west + east) / 2.0, (south + north) / 2.0]);
        let [left, right] = range(positions().map(|position| projection.project(position)[0]));
        let [bottom, top] = range(positions().map(|position| projection.project(position)[1]));
        let steps = f64::from(width) / (right - left).max(1e-9);
        Self { projection, west: left, north: top, steps, height: ((top - bottom) * steps).ceil() as i32 }
    }

    fn step(&self, position: &Position) -> [i32; 2] {
        let [x, y] = self.projection.project(position);
        [((x - self.west) * self.steps).round() as i32, ((self.north - y) * self.steps).round() as i32]
    }
}

/// The least and the greatest finite value; zeros where there is none.
fn range(values: impl Iterator<Item = f64>) -> [f64; 2] {
    let finite = values.filter(|value| value.is_finite());
    let found = finite.fold(None, |range: Option<[f64; 2]>, value| {
        let [low, high] = range.unwrap_or([value; 2]);
        Some([low.min(value), high.max(value)])
    });
    found.unwrap_or_default()
}

/// The ring opened, without repeated points and without those in the middle of a straight line.
fn tidy(ring: Vec<[i32; 2]>) -> Vec<[i32; 2]> {
    let straight = |a: &[i32; 2], b: &[i32; 2], c: &[i32; 2]| {
        let wide = |from: &[i32; 2], to: &[i32; 2], axis: usize| i64::from(to[axis]) - i64::from(from[axis]);
        wide(a, b, 0) * wide(b, c, 1) == wide(a, b, 1) * wide(b, c, 0)
            && wide(a, b, 0) * wide(b, c, 0) + wide(a, b, 1) * wide(b, c, 1) >= 0
    };
    let mut tidy: Vec<[i32; 2]> = Vec::with_capacity(ring.len());
    for point in ring {
        while let [.., a, b] = tidy.as_slice()
            && straight(a, b, &point)
        {
            tidy.pop();
        }
        if tidy.last() != Some(&point) {
            tidy.push(point);
        }
    }
    if tidy.len() > 1 && tidy.first() == tidy.last() {
        tidy.pop();
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_data_is_relative_and_closed() {
        let rings = vec![vec![[10, 20], [15, 14], [22, 22]], vec![[0, 0], [0, 5], [5, 5]]];
        let outline = Outline { code: "A".into(), label: [15, 18], room: 3, rings };
        assert_eq!(outline.path(), "M10 20l5-6 7 8zM0 0l0 5 5 0z");
    }

    #[test]
    fn points_on_a_straight_line_are_left_out() {
        assert_eq!(tidy(vec![[0, 0], [1, 1], [1, 1], [3, 3], [3, 0], [0, 0]]), [[0, 0], [3, 3], [3, 0]]);
    }
}
