//! Activities: who does what, where, when, for whom. Each record's visibility decides who sees it; a locked month's
//! records do not change; what nobody confirms goes stale.
//!
//! Other rooms write through `commands::record`, settle drafts against `ground`, and ask `locks` which months are closed.

mod access;
pub mod choices;
pub mod commands;
mod export;
mod kept;
mod labels;
pub mod model;
mod names;
pub mod picture;
pub mod reminders;
mod said;
mod sheet;
mod store;
pub mod survey;
mod typed;
mod web;

use kernel::Actor;
use kernel::policy::{Line, table};

pub use self::web::{routes, specimens};
pub use access::{Action, Facts, LockAction, Sight};
pub use export::Export;
pub use labels::field_key;
pub use model::{Draft, Ground, Locks, Stamp};
pub use names::Names;
pub use said::{Fact, Speaker};
pub use store::{by_numbers, get, ground, locks, named};

pub fn policy(cast: &[Actor]) -> Vec<Line> {
    [table::<model::activity::Entity>(cast), table::<model::period_lock::Entity>(cast)].concat()
}
