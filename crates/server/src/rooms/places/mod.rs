//! Places: the tree of governorates and districts, with the codes and spellings they are known by.

pub mod access;
mod commands;
pub mod model;

use kernel::Actor;
use kernel::policy::{Line, table};
use web::{Routes, Specimen};

pub use commands::{Entry, Load};

pub fn routes() -> Routes {
    Routes::new()
}

pub fn specimens() -> Vec<Specimen> {
    Vec::new()
}

pub fn policy(cast: &[Actor]) -> Vec<Line> {
    let mut lines = table::<model::place::Entity>(cast);
    lines.extend(table::<model::code::Entity>(cast));
    lines.extend(table::<model::alias::Entity>(cast));
    lines.extend(table::<model::boundary_set::Entity>(cast));
    lines.extend(table::<model::boundary::Entity>(cast));
    lines
}
