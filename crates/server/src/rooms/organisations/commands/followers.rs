//! Records of later rooms that name organisations and follow them through a merge. The program hands them in
//! (`rooms/mod.rs`), since this room knows none of the rooms after it.

use std::future::Future;
use std::pin::Pin;

use kernel::{Id, Result, Tx};
use serde_json::Value as Json;

/// A later room's part in a merge: within the merge's own transaction, by that room's own permits and changes. The preview
/// is a rehearsal, so what `follow` counts is what would move.
#[derive(Clone, Copy)]
pub struct Follower {
    /// The message that says how many of its records there are, with `count`; kept in the record of the merge.
    pub key: &'static str,
    /// Makes the records that name the first organisation name the second.
    pub follow: for<'a, 'b> fn(&'a mut Tx<'b>, Id, Id) -> Work<'a, Followed>,
    /// Takes back what `follow` noted: those records name this organisation again.
    pub unfollow: for<'a, 'b> fn(&'a mut Tx<'b>, Json, Id) -> Work<'a, ()>,
}

pub type Work<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// What moved: how many records, and whatever the room needs to move just these back.
#[derive(Debug, Clone, Default)]
pub struct Followed {
    pub count: usize,
    pub what: Json,
}
