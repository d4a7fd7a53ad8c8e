//! Terms: the lists the body classifies by. Each entry has a key for ever, names in four languages and any number of other
//! spellings; it can be taken out of use, never removed. The kit ships the first entries, coordinators keep them.
//!
//! Leaves to others: matching a label of a spreadsheet against `spellings`.

mod access;
pub mod commands;
pub mod model;
mod names;
mod store;
mod web;

use kernel::Actor;
use kernel::policy::{Line, table};

pub use self::names::{Names, name_in};
pub use self::web::{routes, specimens};
pub use model::{AUTHORITY, Attributes, GROUP, KIND, LISTS, MODALITY, SECTOR, STATUS, term};
pub use store::{Spelt, every, find, get, list, spellings};

pub fn policy(cast: &[Actor]) -> Vec<Line> {
    [table::<term::Entity>(cast), table::<model::alias::Entity>(cast)].concat()
}
