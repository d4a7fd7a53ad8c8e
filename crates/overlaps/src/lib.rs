//! Finds activities that may be one and the same, or do the same for the same people, and says which: a report sent
//! twice, a report corrected or counted on, one activity told by who pays and by who works, two organisations doing the same
//! in one place, or two that complement each other. Nothing is decided: every pair carries a score, its parts and reasons.
//!
//! Reports of one activity month after month are one *strand*, so that a year of reports by two organisations is one
//! pair and not a hundred. Rows are compared within a [`Block`] (one governorate, one sector) by a sweep over their days:
//! O(n log n + found). Where a place is crowded, each activity keeps its nearest few (see [`sweep`]), so no input is slow.
//!
//! Pure: rows and codes are the caller's, no clock, no I/O. Place containment, classes and the parts of the score follow the
//! practice of 3W analysts (OCHA's operational presence by unit and sector) with the double count of funder and implementer set apart.

mod judge;
mod pair;
mod row;
mod strand;
pub mod sweep;
mod taught;
mod words;

pub use pair::{Class, Pair, Parts, Reason, Reasons};
pub use row::{Block, Code, Day, NONE, OPEN, Row};
pub use sweep::{beside, within};
pub use taught::{Lesson, Likeness, Nearness, Taught};
pub use words::Words;

/// What a search is made with.
#[derive(Clone, Debug)]
pub struct Options {
    /// The last day anything is known of; work without an end is taken to go on until then.
    pub horizon: Day,
    /// What people answered before.
    pub taught: Taught,
}
