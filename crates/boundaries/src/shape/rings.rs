//! Rings as such: area, containment, and sorting loose rings into polygons with holes.

use super::grid::{Node, node, side};
use crate::{Polygon, Ring};

/// Which way round a format writes its outer rings; holes go the other way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Winding {
    OuterClockwise,
    OuterCounterClockwise,
}

/// Twice the signed area in grid units, positive for counter-clockwise; closed or not makes no difference.
pub fn double_area(ring: &[Node]) -> i128 {
    let Some(first) = ring.first() else { return 0 };
    ring.windows(2).map(|edge| side(first, &edge[0], &edge[1])).sum()
}

/// Sorts rings into polygons by their winding: each hole goes to the smallest outer ring around it, and a hole with
/// nothing around it counts as an outer ring wound the wrong way.
pub fn assemble(rings: Vec<Ring>, winding: Winding) -> Vec<Polygon> {
    let sign = if winding == Winding::OuterClockwise { -1 } else { 1 };
    let mut outers: Vec<(i128, Vec<Node>, Polygon)> = Vec::new();
    let mut holes = Vec::new();
    for ring in rings {
        let nodes: Vec<Node> = ring.iter().map(node).collect();
        let area = double_area(&nodes) * sign;
        if area < 0 {
            holes.push((area, nodes, ring));
        } else {
            outers.push((area, nodes, Polygon { rings: vec![ring] }));
        }
    }
    for (area, nodes, ring) in holes {
        let around = outers
            .iter_mut()
            .filter(|(size, outer, _)| *size > -area && nodes.first().is_some_and(|at| encloses(outer, at, &nodes)))
            .min_by_key(|(size, ..)| *size);
        match around {
            Some((.., polygon)) => polygon.rings.push(ring),
            None => outers.push((-area, nodes, Polygon { rings: vec![ring] })),
        }
    }
    outers.into_iter().map(|(.., polygon)| polygon).collect()
}

/// Whether the ring encloses the hole: one of its first nodes that is not a node of the ring itself decides.
fn encloses(outer: &[Node], first: &Node, hole: &[Node]) -> bool {
    let inner = hole.iter().take(8).find(|node| !outer.contains(node)).unwrap_or(first);
    contains(outer, inner)
}

/// Even-odd rule.
fn contains(ring: &[Node], at: &Node) -> bool {
    let edges = ring.iter().zip(ring.iter().cycle().skip(1));
    edges.filter(|(a, b)| (a[1] > at[1]) != (b[1] > at[1]) && (side(a, b, at) > 0) == (b[1] > a[1])).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(from: f64, to: f64, clockwise: bool) -> Ring {
        let mut ring = vec![[from, from], [to, from], [to, to], [from, to], [from, from]];
        if clockwise {
            ring.reverse();
        }
        ring
    }

    #[test]
    fn a_hole_goes_to_the_smallest_ring_around_it() {
        let rings =
            vec![square(0.0, 9.0, true), square(2.0, 3.0, false), square(1.0, 4.0, true), square(20.0, 21.0, true)];
        let polygons = assemble(rings, Winding::OuterClockwise);
        assert_eq!(polygons.iter().map(|polygon| polygon.rings.len()).collect::<Vec<_>>(), [1, 2, 1]);
    }

    #[test]
    fn a_lone_ring_wound_the_wrong_way_is_still_a_polygon() {
        assert_eq!(assemble(vec![square(0.0, 1.0, false)], Winding::OuterClockwise).len(), 1);
    }
}
