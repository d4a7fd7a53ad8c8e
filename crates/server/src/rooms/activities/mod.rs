//! Activities: who does what, where.

mod access;
pub mod model;

use kernel::Actor;
use kernel::policy::{Line, table};
use web::{Routes, Specimen};

pub use access::{Action, Facts, LockAction, Sight};
pub use model::{Draft, Stamp};

pub fn routes() -> Routes {
    Routes::new()
}

pub fn specimens() -> Vec<Specimen> {
    Vec::new()
}

pub fn policy(cast: &[Actor]) -> Vec<Line> {
    [table::<model::activity::Entity>(cast), table::<model::period_lock::Entity>(cast)].concat()
}
