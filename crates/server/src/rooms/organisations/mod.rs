//! Organisations: the register of who works in the country. What an organisation shows of itself is its own choice.

pub mod access;
mod commands;
pub mod model;

use kernel::Actor;
use kernel::policy::{Line, table};
use web::{Routes, Specimen};

pub use commands::{RegisterAll, Whole};
pub use model::Visibility;

pub fn routes() -> Routes {
    Routes::new()
}

pub fn specimens() -> Vec<Specimen> {
    Vec::new()
}

pub fn policy(cast: &[Actor]) -> Vec<Line> {
    let mut lines = table::<model::organisation::Entity>(cast);
    lines.extend(table::<model::alias::Entity>(cast));
    lines.extend(table::<model::works_in::Entity>(cast));
    lines.extend(table::<model::works_at::Entity>(cast));
    lines.extend(table::<model::registration::Entity>(cast));
    lines.extend(table::<model::post::Entity>(cast));
    lines.extend(table::<model::post_holder::Entity>(cast));
    lines
}
