//! Needs: who assesses what, how many people are in need of what and where, what of it the reported work covers, and what
//! the coordination decided to do next. Gaps are compared anew for each reader, from what she may see.
//!
//! Leaves to others: what members ask each other for (`requests`), and reading spreadsheets of activities (`imports`).

pub mod access;
pub mod commands;
pub mod following;
mod labels;
pub mod model;
mod said;
pub mod sight;
mod store;
mod web;

use kernel::Actor;
use kernel::policy::{Line, table};

pub use self::web::{routes, specimens};
pub use commands::{FOLLOW, FOLLOWERS};
pub use labels::{field_key, visibility_key};
pub use said::Speaker;
pub use store::{compared, named, titles};

pub fn policy(cast: &[Actor]) -> Vec<Line> {
    let mut lines = table::<model::assessment::Entity>(cast);
    lines.extend(table::<model::figure::Entity>(cast));
    lines.extend(table::<model::place_standing::Entity>(cast));
    lines.extend(table::<model::decision::Entity>(cast));
    lines
}
