//! Where a label fits best: the pole of inaccessibility, the inside point farthest from every border.
//!
//! The grid search of Garcia-Castellanos and Lombardo (2007) as quickened by a queue of cells (V. Agafonkin's
//! *polylabel*). A label is wider than high, so height is stretched before the search: room to the sides counts more.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

type Point = [f64; 2];

/// How much more room a label needs to the sides than above and below.
const STRETCH: f64 = 1.8;

/// The search ends when no cell can better the find by this share of the shape's size.
const PRECISION: f64 = 0.01;

/// Cells tried at most; far more than any real outline asks for.
const CELLS: usize = 20_000;

/// The pole of the area between these rings (even-odd), and its room: half the width of the widest label that fits.
/// `None` without any area.
pub fn pole(rings: &[Vec<[i32; 2]>]) -> Option<([i32; 2], i32)> {
    let stretched = |point: &[i32; 2]| [f64::from(point[0]), f64::from(point[1]) * STRETCH];
    let rings: Vec<Vec<Point>> = rings.iter().map(|ring| ring.iter().map(stretched).collect()).collect();
    let points = || rings.iter().flatten();
    let low = [0, 1].map(|axis| points().map(|point| point[axis]).fold(f64::INFINITY, f64::min));
    let high = [0, 1].map(|axis| points().map(|point| point[axis]).fold(f64::NEG_INFINITY, f64::max));
    let size = (high[0] - low[0]).min(high[1] - low[1]);
    if size.is_nan() || size <= 0.0 {
        return None;
    }
    let best = search(&rings, low, high, size);
    (best.room > 0.0).then(|| ([best.at[0].round() as i32, (best.at[1] / STRETCH).round() as i32], best.room as i32))
}

struct Cell {
    at: Point,
    half: f64,
    /// Distance to the nearest border, negative outside.
    room: f64,
}

impl Cell {
    fn new(rings: &[Vec<Point>], at: Point, half: f64) -> Self {
        Self { at, half, room: room(rings, at) }
    }

    /// The most room any point of the cell can have.
    fn promise(&self) -> f64 {
        self.room + self.half * std::f64::consts::SQRT_2
    }
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Cell {}

impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Cell {
    fn cmp(&self, other: &Self) -> Ordering {
        self.promise().total_cmp(&other.promise())
    }
}

fn search(rings: &[Vec<Point>], low: Point, high: Point, size: f64) -> Cell {
    let half = (high[0] - low[0]).max(high[1] - low[1]) / 2.0;
    let middle = [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0];
    let mut best = Cell::new(rings, middle, 0.0);
    let mut queue = BinaryHeap::from([Cell::new(rings, middle, half)]);
    for _ in 0..CELLS {
        let Some(cell) = queue.pop() else { break };
        if cell.promise() - best.room <= size * PRECISION {
            break;
        }
        let half = cell.half / 2.0;
        for [right, up] in [[-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0], [1.0, 1.0]] {
            let quarter = Cell::new(rings, [cell.at[0] + right * half, cell.at[1] + up * half], half);
            if quarter.room > best.room {
                best = Cell { half: 0.0, ..quarter };
            }
            if quarter.promise() > best.room {
                queue.push(quarter);
            }
        }
    }
    best
}

fn room(rings: &[Vec<Point>], [x, y]: Point) -> f64 {
    let mut inside = false;
    let mut nearest = f64::INFINITY;
    for ring in rings {
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            if (a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0] {
                inside = !inside;
            }
            nearest = nearest.min(square_distance([x, y], a, b));
        }
    }
    if inside { nearest.sqrt() } else { -nearest.sqrt() }
}

fn square_distance([x, y]: Point, a: &Point, b: &Point) -> f64 {
    let [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { (((x - a[0]) * dx + (y - a[1]) * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    let [ex, ey] = [x - a[0] - along * dx, y - a[1] - along * dy];
    ex * ex + ey * ey
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pole_of_an_l_lies_in_its_corner_and_not_at_its_centroid() {
        let shape = vec![vec![[0, 0], [100, 0], [100, 30], [30, 30], [30, 100], [0, 100]]];
        let ([x, y], room) = pole(&shape).expect("has area");
        assert!((10..=85).contains(&x) && (10..=25).contains(&y), "{x} {y}");
        assert!(room >= 15);
    }

    #[test]
    fn a_hole_is_avoided_and_a_flat_ring_has_no_pole() {
        let square = |from: i32, to: i32| vec![[from, from], [to, from], [to, to], [from, to]];
        let ([x, y], _) = pole(&[square(0, 100), square(20, 100)]).expect("has area");
        assert!(x < 20 || y < 20, "{x} {y}");
        assert_eq!(pole(&[vec![[0, 0], [9, 0], [0, 0]]]), None);
        assert_eq!(pole(&[]), None);
    }
}
