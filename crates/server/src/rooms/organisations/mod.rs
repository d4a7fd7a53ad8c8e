//! Organisations: the register of who works in the country, in every spelling; their papers, and posts that outlive their
//! holders. What an organisation shows of itself is its own choice. `register` matches names against what a viewer sees.

pub mod access;
pub mod commands;
pub mod model;
mod register;
mod store;
mod web;

use kernel::Actor;
use kernel::policy::{Line, table};

pub use self::web::{routes, specimens};
pub use commands::{AddAlias, Follower, RegisterAll, RegisterOne, Whole};
pub use model::{Draft, Visibility, organisation};
pub use register::{Candidate, Reading, Register, register};
pub use store::{all, get, named_in};

pub fn policy(cast: &[Actor]) -> Vec<Line> {
    let mut lines = table::<organisation::Entity>(cast);
    lines.extend(table::<model::alias::Entity>(cast));
    lines.extend(table::<model::works_in::Entity>(cast));
    lines.extend(table::<model::works_at::Entity>(cast));
    lines.extend(table::<model::registration::Entity>(cast));
    lines.extend(table::<model::post::Entity>(cast));
    lines.extend(table::<model::post_holder::Entity>(cast));
    lines.extend(table::<model::merge::Entity>(cast));
    lines
}
