//! The program: its rooms, its router, its command line and its schema. As a library it exists for its own tests.

pub mod cli;
pub mod kits;
mod migrations;
pub mod reasons;
pub mod rooms;
mod router;
mod site;

pub use migrations::HISTORY;
pub use router::{Program, program, routes};
pub use site::{Setup, site};
