//! Imports: from a spreadsheet to records.

pub mod model;

use kernel::Actor;
use kernel::policy::Line;
use web::{Routes, Specimen};

pub fn routes() -> Routes {
    Routes::new()
}

pub fn specimens() -> Vec<Specimen> {
    Vec::new()
}

pub fn policy(_cast: &[Actor]) -> Vec<Line> {
    Vec::new()
}
