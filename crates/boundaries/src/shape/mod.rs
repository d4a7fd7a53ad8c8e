//! What is done to shapes once they are read: borders found and shared, units joined, detail dropped, the sheet drawn.
//!
//! Each step takes a [`crate::Layer`] and gives one, so that they chain in any order; the arcs between are private.

pub mod arcs;
pub mod crossings;
pub mod dissolve;
pub mod draw;
pub mod grid;
pub mod pole;
pub mod projection;
pub mod rings;
pub mod simplify;
