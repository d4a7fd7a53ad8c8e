//! Requests: what a member asks for, what others offer, what of it was promised and what was delivered. Nothing is
//! promised twice: what is still open is what was asked less what was accepted, counted where writers take turns.

mod access;
pub mod commands;
mod labels;
pub mod model;
mod store;
mod web;

use kernel::Actor;
use kernel::policy::{Line, table};

pub use self::web::{routes, specimens};
pub use commands::{FOLLOW, FOLLOWERS};
pub use store::named;

pub fn policy(cast: &[Actor]) -> Vec<Line> {
    [table::<model::request::Entity>(cast), table::<model::offer::Entity>(cast)].concat()
}
