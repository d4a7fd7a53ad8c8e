//! Positions on a grid of a millionth of a degree: there, "the same point" is an exact question.

use crate::Position;

/// Longitude and latitude in millionths of a degree.
pub type Node = [i32; 2];

const PER_DEGREE: f64 = 1e6;

/// The nearest node; what lies outside the grid goes to its edge, what is no number to zero.
pub fn node(position: &Position) -> Node {
    position.map(|degrees| (degrees * PER_DEGREE).round() as i32)
}

/// The position of a node, which rounds back to the same node.
pub fn position(node: &Node) -> Position {
    node.map(|steps| f64::from(steps) / PER_DEGREE)
}

/// Which side of the line from `a` to `b` the node `c` lies on: positive left, zero on it.
pub fn side(a: &Node, b: &Node, c: &Node) -> i128 {
    let wide = |from: &Node, to: &Node, axis: usize| i128::from(to[axis]) - i128::from(from[axis]);
    wide(a, b, 0) * wide(a, c, 1) - wide(a, b, 1) * wide(a, c, 0)
}
