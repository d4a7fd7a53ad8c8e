//! Dashboards: who does what, where, at a glance. The front page and the matrix, for everybody within what they may see,
//! each with its numbers in a table and to take away.
//!
//! Reads the picture of the activities and the names of everything; writes nothing.

mod drawings;
mod figures;
mod names;
mod web;

pub use self::web::{routes, specimens};
