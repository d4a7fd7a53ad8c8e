//! The words and laws every room speaks: who acts (`Actor`), what they may do (`Guarded`, `Permit`), how anything is
//! ever written (`Command`, `Change`, `Tx`) or read (`Viewer`, `Find`), and the log that remembers it.
//!
//! Guarantees, by the shape of the types: no write without a permit and a trace; no read without a viewer; one commit
//! in the whole program (`App::run`). This is the only crate that knows a database driver. It knows no room and no page.

mod actor;
mod app;
pub mod backup;
mod blobs;
mod change;
mod clock;
mod command;
pub mod db;
mod error;
mod guard;
pub mod jobs;
pub mod log;
mod memory;
pub mod outbox;
mod packed;
pub mod policy;
mod search;
mod tx;
mod viewer;

pub use actor::{Actor, Grant, Identity, Role, Scope};
pub use app::{App, Options};
pub use blobs::{Blobs, Digest};
pub use change::{Change, FieldChange};
pub use clock::{Clock, DAY, HOUR, MINUTE, Millis, Random};
pub use command::{Command, Done};
pub use error::{Error, FieldError, Invalid, Result};
pub use guard::{Guarded, Permit, id_of};
pub use packed::{Fields, Packed};
pub use search::matching;
pub use tx::{Tx, Written};
pub use viewer::{Find, Page, Reads, Viewer};

/// The identity of every record: a UUIDv7, so that keys grow with time and inserts stay at the end of an index.
pub type Id = uuid::Uuid;
