//! Activities: who does what, where, when, for whom. Each record's visibility decides who sees it; a locked month's
//! records do not change; what nobody confirms goes stale.
//!
//! Other rooms write through `commands::record`, settle drafts against `ground`, and ask `locks` which months are closed.

mod access;
pub mod commands;
pub mod model;
mod store;

use kernel::Actor;
use kernel::policy::{Line, table};
use web::{Routes, Specimen};

pub use access::{Action, Facts, LockAction, Sight};
pub use model::{Draft, Ground, Locks, Stamp};
pub use store::{Filter, get, ground, latest_months, listed, locks};

pub fn routes() -> Routes {
    Routes::new()
}

pub fn specimens() -> Vec<Specimen> {
    Vec::new()
}

pub fn policy(cast: &[Actor]) -> Vec<Line> {
    [table::<model::activity::Entity>(cast), table::<model::period_lock::Entity>(cast)].concat()
}
