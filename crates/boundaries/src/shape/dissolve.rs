//! Joins adjacent units into larger ones: districts into a governorate, or all but one of them.
//!
//! An arc that two members use lies inside the union and goes; the arcs used once are its outline. So the outline is
//! exactly that of the members, and a union borders its neighbours on the same arcs as before.

use rustc_hash::FxHashMap;
use serde_json::Value;

use super::arcs::{Arcs, Turn};
use super::grid::Node;
use super::rings::{Winding, assemble, double_area};
use crate::{Feature, Layer};

/// One unit of the result.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    pub name: String,
    pub properties: Vec<(String, Value)>,
    /// Places of the members in the layer; one member alone is carried over as it is.
    pub members: Vec<usize>,
}

/// The layer of these unions, in their order. Features that no union names are left out.
pub fn dissolve(layer: &Layer, unions: &[Union]) -> Layer {
    let arcs = Arcs::of(layer);
    let feature = |union: &Union| {
        let rings = rounds(&arcs, outline(&arcs, &union.members));
        Feature {
            name: union.name.clone(),
            properties: union.properties.clone(),
            polygons: assemble(rings.iter().map(|ring| arcs.ring(ring)).collect(), Winding::OuterCounterClockwise),
        }
    };
    Layer { features: unions.iter().map(feature).collect(), crs: layer.crs.clone() }
}

/// The arcs that only one member uses, each turned so that the inside lies to its left.
fn outline(arcs: &Arcs, members: &[usize]) -> Vec<Turn> {
    let mut order = Vec::new();
    let mut sides: FxHashMap<usize, [bool; 2]> = FxHashMap::default();
    for polygon in members.iter().filter_map(|member| arcs.features.get(*member)).flatten() {
        for (at, ring) in polygon.iter().enumerate() {
            let counter_clockwise = double_area(&arcs.nodes(ring)) > 0;
            let flip = counter_clockwise != (at == 0);
            for turn in ring {
                let back = turn.back != flip;
                sides.entry(turn.arc).or_insert_with(|| {
                    order.push(turn.arc);
                    [false; 2]
                })[usize::from(back)] = true;
            }
        }
    }
    let once = order.into_iter().filter_map(|arc| match sides[&arc] {
        [true, false] => Some(Turn { arc, back: false }),
        [false, true] => Some(Turn { arc, back: true }),
        _ => None,
    });
    once.collect()
}

/// Links turns end to start into closed rounds. Where several leave one node any will do: the rounds then touch there.
fn rounds(arcs: &Arcs, turns: Vec<Turn>) -> Vec<Vec<Turn>> {
    let mut leaving: FxHashMap<Node, Vec<Turn>> = FxHashMap::default();
    for turn in turns.iter().rev() {
        leaving.entry(arcs.start(*turn)).or_default().push(*turn);
    }
    let mut rounds = Vec::new();
    for first in turns {
        let mut round = Vec::new();
        let mut at = arcs.start(first);
        while let Some(turn) = leaving.get_mut(&at).and_then(Vec::pop) {
            round.push(turn);
            at = arcs.end(turn);
        }
        if !round.is_empty() && at == arcs.start(round[0]) {
            rounds.push(round);
        }
    }
    rounds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Crs, Polygon};

    fn square(x: f64, y: f64) -> Feature {
        let ring = vec![[x, y], [x + 1.0, y], [x + 1.0, y + 1.0], [x, y + 1.0], [x, y]];
        Feature { name: format!("{x} {y}"), properties: Vec::new(), polygons: vec![Polygon { rings: vec![ring] }] }
    }

    fn union(features: Vec<Feature>, members: Vec<usize>) -> Vec<Polygon> {
        let layer = Layer { features, crs: Crs::Wgs84 };
        let unions = [Union { name: "all".into(), properties: Vec::new(), members }];
        dissolve(&layer, &unions).features.remove(0).polygons
    }

    #[test]
    fn two_neighbours_become_one_ring_without_their_border() {
        let joined = union(vec![square(0.0, 0.0), square(1.0, 0.0)], vec![0, 1]);
        assert_eq!(joined.len(), 1);
        assert_eq!(joined[0].rings[0].len(), 7);
    }

    #[test]
    fn a_ring_of_units_around_another_keeps_it_as_a_hole() {
        let cells = (0..9).map(|cell| square(f64::from(cell % 3), f64::from(cell / 3))).collect::<Vec<_>>();
        let joined = union(cells.clone(), vec![0, 1, 2, 3, 5, 6, 7, 8]);
        assert_eq!(joined.len(), 1);
        assert_eq!(joined[0].rings.len(), 2);
        let whole = union(cells, (0..9).collect());
        assert_eq!(whole[0].rings.len(), 1);
        assert_eq!(whole[0].rings[0].len(), 13);
    }

    #[test]
    fn units_apart_stay_polygons_apart_and_unknown_members_are_passed_over() {
        assert_eq!(union(vec![square(0.0, 0.0), square(5.0, 0.0)], vec![0, 1, 7]).len(), 2);
    }

    #[test]
    fn winding_in_the_file_does_not_matter() {
        let mut turned = square(1.0, 0.0);
        turned.polygons[0].rings[0].reverse();
        assert_eq!(union(vec![square(0.0, 0.0), turned], vec![0, 1])[0].rings[0].len(), 7);
    }
}
