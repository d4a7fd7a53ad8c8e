//! Overlaps: pairs of activities that may be one and the same, or do the same for the same people, shown to both
//! organisations and the coordination, who answer. The machine classes and scores; it decides and deletes nothing.
//!
//! Guarantees: nobody is shown a pair of which she may not see both activities. Answers teach the next search.
//! Leaves to others: the search itself (the crate `overlaps`), the rows it searches (`activities::survey`).

mod access;
mod answers;
mod commands;
mod found;
mod labels;
pub mod model;
mod search;
mod store;
mod web;

use kernel::Actor;
use kernel::policy::{Line, table};

pub use self::web::WAITING_AT_MOST;
pub use self::web::waiting;
pub use self::web::{routes, specimens};
pub use commands::{Answer, FOLLOWER};
pub use found::{Asked, Every, Found, every, found};
pub use store::named;

pub fn policy(cast: &[Actor]) -> Vec<Line> {
    table::<model::answer::Entity>(cast)
}
