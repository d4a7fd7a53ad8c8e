//! Borders as arcs: every stretch of border between two junctions exists once, whoever uses it.
//!
//! A junction is a node that does not have the same two neighbours wherever it occurs. Cut there, two units' common
//! border is the same run of nodes, so whatever is done to an arc is done to both sides of it. (The idea is that of
//! TopoJSON, M. Bostock 2012.) Matching is by equal nodes: borders that were digitised twice are not joined.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use super::grid::{Node, node, position};
use crate::{Layer, Polygon, Ring};

/// One arc of a ring, and whether the ring runs along it backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Turn {
    pub arc: usize,
    pub back: bool,
}

/// The arcs of a layer, and every ring as a round of them.
pub struct Arcs {
    /// At least two nodes each; the first and last are equal where one arc is a whole ring.
    pub lines: Vec<Vec<Node>>,
    /// By feature, polygon and ring; what has no area left is gone.
    pub features: Vec<Vec<Vec<Vec<Turn>>>>,
}

impl Arcs {
    pub fn of(layer: &Layer) -> Self {
        let nodes = |ring: &Ring| clean(ring.iter().map(node).collect());
        let polygon = |polygon: &Polygon| {
            let mut rings = polygon.rings.iter().map(nodes);
            // Without its outer ring a polygon is nothing; holes may go alone.
            let outer = rings.next().filter(|ring| !ring.is_empty())?;
            Some(std::iter::once(outer).chain(rings.filter(|ring| !ring.is_empty())).collect::<Vec<_>>())
        };
        let features: Vec<Vec<Vec<Vec<Node>>>> =
            layer.features.iter().map(|feature| feature.polygons.iter().filter_map(polygon).collect()).collect();
        let junctions = junctions(features.iter().flatten().flatten());
        let mut cutter = Cutter { junctions, known: FxHashMap::default(), lines: Vec::new() };
        let mut cut = |ring: &Vec<Node>| cutter.ring(ring);
        let features = features
            .iter()
            .map(|polygons| polygons.iter().map(|rings| rings.iter().map(&mut cut).collect()).collect())
            .collect();
        Self { lines: cutter.lines, features }
    }

    /// The nodes along a round of arcs, closed.
    pub fn nodes(&self, ring: &[Turn]) -> Vec<Node> {
        let mut nodes: Vec<Node> = Vec::new();
        for turn in ring {
            let line = &self.lines[turn.arc];
            nodes.pop();
            if turn.back {
                nodes.extend(line.iter().rev());
            } else {
                nodes.extend(line);
            }
        }
        nodes
    }

    pub fn ring(&self, ring: &[Turn]) -> Ring {
        self.nodes(ring).iter().map(position).collect()
    }

    pub fn rings(&self) -> impl Iterator<Item = &Vec<Turn>> {
        self.features.iter().flatten().flatten()
    }

    /// How many rings use each arc.
    pub fn uses(&self) -> Vec<u32> {
        let mut uses = vec![0; self.lines.len()];
        for turn in self.rings().flatten() {
            uses[turn.arc] += 1;
        }
        uses
    }

    pub fn start(&self, turn: Turn) -> Node {
        let line = &self.lines[turn.arc];
        line[if turn.back { line.len() - 1 } else { 0 }]
    }

    pub fn end(&self, turn: Turn) -> Node {
        self.start(Turn { back: !turn.back, ..turn })
    }
}

/// The ring opened, without repeated nodes and without spikes (there and straight back); empty if nothing is left.
fn clean(ring: Vec<Node>) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::with_capacity(ring.len());
    for node in ring {
        if nodes.last() == Some(&node) {
            continue;
        }
        nodes.push(node);
        while let [.., before, _, after] = nodes.as_slice()
            && before == after
        {
            nodes.truncate(nodes.len() - 2);
        }
    }
    // The same across the seam, where the last node meets the first.
    let mut open = nodes.as_slice();
    loop {
        open = match open {
            [first, .., last] if first == last => &open[..open.len() - 1],
            [first, .., before, _] if before == first => &open[..open.len() - 1],
            [_, second, .., last] if second == last => &open[1..],
            _ => break,
        };
    }
    if open.len() < 3 { Vec::new() } else { open.to_vec() }
}

fn junctions<'a>(rings: impl Iterator<Item = &'a Vec<Node>>) -> FxHashSet<Node> {
    let mut neighbours: FxHashMap<Node, [Node; 2]> = FxHashMap::default();
    let mut junctions = FxHashSet::default();
    for ring in rings {
        let around = ring.iter().cycle().skip(ring.len() - 1);
        for ((before, at), after) in around.zip(ring).zip(ring.iter().cycle().skip(1)) {
            let pair = if before < after { [*before, *after] } else { [*after, *before] };
            if *neighbours.entry(*at).or_insert(pair) != pair {
                junctions.insert(*at);
            }
        }
    }
    junctions
}

struct Cutter {
    junctions: FxHashSet<Node>,
    known: FxHashMap<Vec<Node>, usize>,
    lines: Vec<Vec<Node>>,
}

impl Cutter {
    fn ring(&mut self, ring: &[Node]) -> Vec<Turn> {
        let lowest = || ring.iter().enumerate().min_by_key(|(_, node)| **node).map_or(0, |(at, _)| at);
        let first = ring.iter().position(|node| self.junctions.contains(node)).unwrap_or_else(lowest);
        let mut turns = Vec::new();
        let mut line = vec![ring[first]];
        for node in ring.iter().cycle().skip(first + 1).take(ring.len()) {
            line.push(*node);
            if self.junctions.contains(node) {
                turns.push(self.turn(std::mem::replace(&mut line, vec![*node])));
            }
        }
        if line.len() > 1 {
            turns.push(self.turn(line));
        }
        turns
    }

    /// The known arc with these nodes in either direction, or a new one.
    fn turn(&mut self, line: Vec<Node>) -> Turn {
        let reversed: Vec<Node> = line.iter().rev().copied().collect();
        let back = reversed < line;
        let key = if back { Cow::Owned(reversed) } else { Cow::Borrowed(&line) };
        let arc = match self.known.get(key.as_ref()) {
            Some(arc) => *arc,
            None => {
                let key = key.into_owned();
                self.lines.push(key.clone());
                self.known.insert(key, self.lines.len() - 1);
                self.lines.len() - 1
            }
        };
        Turn { arc, back }
    }
}
