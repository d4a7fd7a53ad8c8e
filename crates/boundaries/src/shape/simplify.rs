//! Drops detail while shared borders stay shared and no border comes to cross another.
//!
//! Visvalingam's measure on arcs: a point is worth the area of the triangle it makes with its neighbours (Visvalingam and
//! Whyatt, 1993). Junctions always stay. An arc whose simplified line crosses another is given detail back until it
//! no longer does, and no ring falls below a triangle. Islands and holes smaller than the smallest triangle kept are
//! dropped, save a unit's largest ring and what borders a neighbour: no unit vanishes.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::arcs::{Arcs, Turn};
use super::crossings::{self, Segment};
use super::grid::Node;
use super::rings::double_area;
use crate::{Feature, Layer, Polygon};

/// How much to keep.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Detail {
    /// About this many points in all borders, each border counted once.
    Points(usize),
    /// Every point whose triangle is at least so large, in square kilometres.
    Area(f64),
}

/// Rounds of giving detail back before an arc gets all of it.
const ROUNDS: u32 = 12;

/// The simplified layer: same features, same order, same properties.
pub fn simplify(layer: &Layer, detail: Detail) -> Layer {
    let mut arcs = Arcs::of(layer);
    let scale = Scale::of(&arcs);
    let mut plans: Vec<Plan> = arcs.lines.iter().map(|line| Plan::of(line, &scale)).collect();
    let threshold = match detail {
        Detail::Area(square_km) => square_km,
        Detail::Points(points) => threshold(&plans, points),
    };
    for plan in &mut plans {
        plan.threshold = threshold;
    }
    keep_triangles(&arcs, &mut plans);
    let kept = uncross(&arcs.lines, &mut plans);
    let small = small_rings(&arcs, threshold, &scale);
    arcs.lines = kept;
    let features =
        layer.features.iter().zip(arcs.features.iter().zip(&small)).map(|(feature, (polygons, small))| Feature {
            name: feature.name.clone(),
            properties: feature.properties.clone(),
            polygons: polygons.iter().zip(small).filter_map(|(rings, small)| rebuild(&arcs, rings, small)).collect(),
        });
    Layer { features: features.collect(), crs: layer.crs.clone() }
}

/// Kilometres per grid step at the middle of the layer, east and north.
struct Scale {
    east: f64,
    north: f64,
}

impl Scale {
    fn of(arcs: &Arcs) -> Self {
        const KM_PER_STEP: f64 = 111.195e-6;
        let latitudes = || arcs.lines.iter().flatten().map(|node| node[1]);
        let middle = (f64::from(latitudes().min().unwrap_or(0)) + f64::from(latitudes().max().unwrap_or(0))) / 2e6;
        Self { east: KM_PER_STEP * middle.to_radians().cos().abs(), north: KM_PER_STEP }
    }

    fn square_km(&self, double_area: i128) -> f64 {
        double_area.unsigned_abs() as f64 / 2.0 * self.east * self.north
    }
}

/// What is kept of one arc.
struct Plan {
    /// Worth of every point in square kilometres, endless at both ends.
    worth: Vec<f64>,
    threshold: f64,
    /// Inner points kept whatever they are worth.
    least: usize,
}

impl Plan {
    fn of(line: &[Node], scale: &Scale) -> Self {
        Self { worth: worth(line, scale), threshold: 0.0, least: 0 }
    }

    fn inner(&self) -> &[f64] {
        &self.worth[1..self.worth.len() - 1]
    }

    /// How many inner points stay.
    fn kept(&self) -> usize {
        self.inner().iter().filter(|worth| **worth >= self.threshold).count().max(self.least.min(self.inner().len()))
    }

    fn line(&self, line: &[Node]) -> Vec<Node> {
        let mut order: Vec<usize> = (1..line.len() - 1).collect();
        order.sort_by(|a, b| self.worth[*b].total_cmp(&self.worth[*a]));
        order.truncate(self.kept());
        order.extend([0, line.len() - 1]);
        order.sort_unstable();
        order.into_iter().map(|at| line[at]).collect()
    }
}

/// Takes the least worthy point away again and again. What is taken later is worth no less than what went before it,
/// so that any threshold gives a nested choice.
fn worth(line: &[Node], scale: &Scale) -> Vec<f64> {
    let last = line.len() - 1;
    let mut worth = vec![f64::INFINITY; line.len()];
    let mut before: Vec<usize> = (0..line.len()).map(|at| at.saturating_sub(1)).collect();
    let mut after: Vec<usize> = (0..line.len()).map(|at| (at + 1).min(last)).collect();
    let triangle = |a: usize, b: usize, c: usize| double_area(&[line[a], line[b], line[c]]).unsigned_abs();
    let mut queue: BinaryHeap<Reverse<(u128, usize)>> =
        (1..last).map(|at| Reverse((triangle(at - 1, at, at + 1), at))).collect();
    let mut current: Vec<u128> = vec![0; line.len()];
    for Reverse((area, at)) in &queue {
        current[*at] = *area;
    }
    let mut highest = 0;
    while let Some(Reverse((area, at))) = queue.pop() {
        if current[at] != area || worth[at].is_finite() {
            continue;
        }
        highest = area.max(highest);
        worth[at] = scale.square_km(highest.cast_signed());
        let (left, right) = (before[at], after[at]);
        (after[left], before[right]) = (right, left);
        for beside in [left, right].into_iter().filter(|beside| *beside != 0 && *beside != last) {
            current[beside] = triangle(before[beside], beside, after[beside]);
            queue.push(Reverse((current[beside], beside)));
        }
    }
    worth
}

/// The threshold that leaves about `points` points, ends included.
fn threshold(plans: &[Plan], points: usize) -> f64 {
    let mut all: Vec<f64> = plans.iter().flat_map(|plan| plan.inner()).copied().collect();
    all.sort_by(|a, b| b.total_cmp(a));
    match points.saturating_sub(2 * plans.len()) {
        0 => f64::INFINITY,
        inner => all.get(inner - 1).copied().unwrap_or(0.0),
    }
}

/// Raises what an arc keeps until every ring has at least three sides.
fn keep_triangles(arcs: &Arcs, plans: &mut [Plan]) {
    for ring in arcs.rings() {
        let sides = |plans: &[Plan]| ring.iter().map(|turn| plans[turn.arc].kept() + 1).sum::<usize>();
        let mut short = 3usize.saturating_sub(sides(plans));
        while short > 0 {
            let best = ring.iter().filter(|turn| plans[turn.arc].kept() < plans[turn.arc].inner().len());
            let Some(turn) = best.max_by_key(|turn| plans[turn.arc].inner().len()) else { break };
            plans[turn.arc].least = plans[turn.arc].kept() + 1;
            short -= 1;
        }
    }
}

/// The simplified lines, with detail given back to those that cross.
fn uncross(lines: &[Vec<Node>], plans: &mut [Plan]) -> Vec<Vec<Node>> {
    let mut kept: Vec<Vec<Node>> = lines.iter().zip(&*plans).map(|(line, plan)| plan.line(line)).collect();
    for round in 1..=ROUNDS {
        let crossed = crossed(&kept);
        if crossed.is_empty() {
            break;
        }
        for arc in crossed {
            let plan = &mut plans[arc];
            let finite = plan.inner().iter().copied().filter(|worth| *worth < plan.threshold).fold(0.0, f64::max);
            plan.threshold = if round == ROUNDS { 0.0 } else { finite.min(plan.threshold) / 2.0 };
            kept[arc] = plan.line(&lines[arc]);
        }
    }
    kept
}

fn crossed(lines: &[Vec<Node>]) -> Vec<usize> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut owners = Vec::new();
    for (arc, line) in lines.iter().enumerate() {
        segments.extend(line.windows(2).map(|edge| [edge[0], edge[1]]));
        owners.resize(segments.len(), arc);
    }
    let mut crossed = Vec::new();
    crossings::visit(&segments, &mut |a, b| {
        crossed.extend([owners[a], owners[b]]);
        true
    });
    crossed.sort_unstable();
    crossed.dedup();
    crossed
}

/// By feature, polygon and ring: whether it is an island or hole too small to keep.
fn small_rings(arcs: &Arcs, threshold: f64, scale: &Scale) -> Vec<Vec<Vec<bool>>> {
    let uses = arcs.uses();
    let area = |ring: &Vec<Turn>| scale.square_km(double_area(&arcs.nodes(ring)));
    let feature = |polygons: &Vec<Vec<Vec<Turn>>>| {
        let largest = polygons.iter().map(|rings| area(&rings[0])).fold(0.0, f64::max);
        let polygon = |rings: &Vec<Vec<Turn>>| {
            let small = |ring: &Vec<Turn>| {
                let alone = ring.iter().all(|turn| uses[turn.arc] == 1);
                alone && area(ring) < threshold.min(largest)
            };
            rings.iter().map(small).collect()
        };
        polygons.iter().map(polygon).collect()
    };
    arcs.features.iter().map(feature).collect()
}

fn rebuild(arcs: &Arcs, rings: &[Vec<Turn>], small: &[bool]) -> Option<Polygon> {
    if small.first().is_some_and(|small| *small) {
        return None;
    }
    let kept = rings.iter().zip(small).filter(|(_, small)| !**small);
    Some(Polygon { rings: kept.map(|(ring, _)| arcs.ring(ring)).collect() })
}
