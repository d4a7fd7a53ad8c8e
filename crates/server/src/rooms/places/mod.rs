//! Places: the tree of governorates and districts, with the codes and spellings they are known by. `atlas` is the whole
//! tree in memory; `Atlas::read` says where a row of a spreadsheet is, refuses contradictions, and leaves doubts to a
//! person.
//!
//! Leaves to others: what to do with a row (imports), and who may see records in a place (their own rooms).

pub mod access;
pub mod atlas;
pub mod boundary_file;
mod commands;
pub mod model;
mod outlines;
mod store;
mod web;

use kernel::Actor;
use kernel::policy::{Line, table};

pub use self::web::{routes, specimens};
pub use atlas::{Asked, Atlas, Candidate, Level, Place, Reading};
pub use commands::{
    AddAlias, Edit, Entry, Follow, Land, List, Load, LoadBoundaries, Moved, RemoveAlias, Switch, Switched,
};
pub use outlines::{Drawing, Drawn, outlines, shapes};
pub use store::{atlas, boundary_sets, get, keep_time};

pub fn policy(cast: &[Actor]) -> Vec<Line> {
    let mut lines = table::<model::place::Entity>(cast);
    lines.extend(table::<model::code::Entity>(cast));
    lines.extend(table::<model::alias::Entity>(cast));
    lines.extend(table::<model::country::Entity>(cast));
    lines.extend(table::<model::scheme::Entity>(cast));
    lines.extend(table::<model::boundary_set::Entity>(cast));
    lines.extend(table::<model::boundary::Entity>(cast));
    lines
}
