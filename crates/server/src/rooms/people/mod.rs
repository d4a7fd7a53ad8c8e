//! People: who may sign in, what they were given and by whom, and how they prove who they are.
//!
//! Guarantees: passwords are kept as Argon2id hashes, other secrets as digests; trying is slowed by account and by address;
//! nobody gives a role above their own, and the last coordinator and administrator stay. Names of the places and
//! organisations that grants are over come from the rooms that keep them, through `Scopes`.

pub mod access;
mod commands;
mod history;
pub mod model;
mod recognise;
pub mod scopes;
mod store;
mod web;

use kernel::Actor;
use kernel::policy::Line;

pub use self::web::{routes, specimens};
pub use commands::{Invite, LoadSample, MakeToken, SamplePerson, TurnTwoFactorOff};
pub use history::{Telling, Told, ToldChange, last_writer, told};
pub use recognise::{acting, recognise};
pub use scopes::{NamedScope, Scopes};
pub use store::{by_email, names};

pub fn policy(cast: &[Actor]) -> Vec<Line> {
    use kernel::policy::table;
    let mut lines = table::<model::person::Entity>(cast);
    lines.extend(table::<model::grant::Entity>(cast));
    lines.extend(table::<model::invitation::Entity>(cast));
    lines.extend(table::<model::session::Entity>(cast));
    lines.extend(table::<model::api_token::Entity>(cast));
    lines
}
