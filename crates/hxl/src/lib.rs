//! The Humanitarian Exchange Language (hxlstandard.org 1.1): tables whose columns say what they hold by a row of hashtags.
//!
//! Reads CSV, TSV, workbooks and JSON row by row, finds the row of tags by its content, judges a table by rules, counts by
//! tags, tags headers, and writes. Rules find what libhxl 5.2.2 finds, in the same order; docs/hxl.md says where this
//! differs on purpose. Memory grows with the different values that rules must remember, not with the rows.
//!
//! It knows no file names, no network, no clock: readers, lists and the current year are handed in.

mod column;
pub mod count;
mod dataset;
mod error;
mod pattern;
pub mod query;
pub mod read;
pub mod schema;
mod tag;
pub mod tagger;
pub mod text;
pub mod validate;
pub mod write;

pub use column::{Column, tag_row};
pub use dataset::{Dataset, Walked};
pub use error::HxlError;
pub use pattern::Pattern;
pub use query::Query;
pub use read::{Cells, ReadOptions, Row, Source};
pub use schema::{Kind, Rule, Schema, Selection, Severity, Test};
pub use tag::Tag;
pub use validate::{Finding, Problem, Tally, Validator};
