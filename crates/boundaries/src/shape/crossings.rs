//! Finds segments that cross, along one ring or among many lines.
//!
//! A tree of boxes over the segments in their given order is joined with itself. Borders wander, so neighbours in order
//! are neighbours in space, and the join stays near n log n without any floating point.

use super::grid::{Node, position, side};
use crate::Position;

/// Two ends.
pub type Segment = [Node; 2];

type Box = [i32; 4];

/// Where a closed ring first crosses itself, if it does.
pub fn first(ring: &[Node]) -> Option<Position> {
    let segments: Vec<Segment> = ring.windows(2).map(|edge| [edge[0], edge[1]]).collect();
    let mut found = None;
    visit(&segments, &mut |a, b| {
        found = Some(near(&segments[a], &segments[b]));
        false
    });
    found
}

/// Calls `each` with the places of every two segments whose insides cross, until it answers `false`. Segments that share
/// an end or only touch do not cross.
pub fn visit(segments: &[Segment], each: &mut dyn FnMut(usize, usize) -> bool) {
    if segments.len() < 2 {
        return;
    }
    let levels = boxes(segments);
    let top = levels.len() - 1;
    Join { segments, levels: &levels, each }.within(top, 0);
}

struct Join<'a> {
    segments: &'a [Segment],
    levels: &'a [Vec<Box>],
    each: &'a mut dyn FnMut(usize, usize) -> bool,
}

impl Join<'_> {
    /// All pairs under one box; `false` stops the search.
    fn within(&mut self, level: usize, at: usize) -> bool {
        if level == 0 {
            return true;
        }
        let (left, right) = (2 * at, 2 * at + 1);
        self.within(level - 1, left)
            && (right >= self.levels[level - 1].len()
                || (self.within(level - 1, right) && self.between(level - 1, left, level - 1, right)))
    }

    /// All pairs between two boxes, the larger of which is opened first.
    fn between(&mut self, level: usize, a: usize, other: usize, b: usize) -> bool {
        if !overlap(&self.levels[level][a], &self.levels[other][b]) {
            return true;
        }
        if level == 0 && other == 0 {
            return !cross(&self.segments[a], &self.segments[b]) || (self.each)(a, b);
        }
        if level < other {
            return self.between(other, b, level, a);
        }
        let opened = [2 * a, 2 * a + 1].into_iter().filter(|child| *child < self.levels[level - 1].len());
        for child in opened.collect::<Vec<_>>() {
            if !self.between(level - 1, child, other, b) {
                return false;
            }
        }
        true
    }
}

fn boxes(segments: &[Segment]) -> Vec<Vec<Box>> {
    let around = |[a, b]: &Segment| [a[0].min(b[0]), a[1].min(b[1]), a[0].max(b[0]), a[1].max(b[1])];
    let join = |pair: &[Box]| {
        pair.iter().skip(1).fold(pair[0], |one, other| {
            [one[0].min(other[0]), one[1].min(other[1]), one[2].max(other[2]), one[3].max(other[3])]
        })
    };
    let mut levels = vec![segments.iter().map(around).collect::<Vec<Box>>()];
    while let Some(last) = levels.last().filter(|level| level.len() > 1) {
        let next = last.chunks(2).map(join).collect();
        levels.push(next);
    }
    levels
}

fn overlap(a: &Box, b: &Box) -> bool {
    a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}

fn cross([a, b]: &Segment, [c, d]: &Segment) -> bool {
    let opposite = |one: i128, other: i128| (one > 0 && other < 0) || (one < 0 && other > 0);
    opposite(side(a, b, c), side(a, b, d)) && opposite(side(c, d, a), side(c, d, b))
}

/// The point of crossing, good enough to find it in a mapping program.
fn near([a, b]: &Segment, [c, d]: &Segment) -> Position {
    let (from, to) = (side(c, d, a) as f64, side(c, d, b) as f64);
    let share = from / (from - to);
    let (start, end) = (position(a), position(b));
    [start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crossing_of_a_bow_tie_is_found_where_it_is() {
        let tie = [[0, 0], [2_000_000, 2_000_000], [2_000_000, 0], [0, 2_000_000], [0, 0]];
        assert_eq!(first(&tie), Some([1.0, 1.0]));
    }

    #[test]
    fn a_ring_that_touches_itself_does_not_cross() {
        let touching = [[0, 0], [4, 0], [4, 4], [2, 0], [0, 4], [0, 0]];
        assert_eq!(first(&touching), None);
    }

    #[test]
    fn all_pairs_are_found_as_by_trying_each() {
        let mut seed = 7u64;
        let mut next = || {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (seed >> 33) as i32 % 1000
        };
        let segments: Vec<Segment> = (0..200).map(|_| [[next(), next()], [next(), next()]]).collect();
        let mut found = 0;
        visit(&segments, &mut |_, _| {
            found += 1;
            true
        });
        let pairs = (0..200).flat_map(|a| (a + 1..200).map(move |b| (a, b)));
        let tried = pairs.filter(|(a, b)| cross(&segments[*a], &segments[*b])).count();
        assert!(tried > 100);
        assert_eq!(found, tried);
    }
}
