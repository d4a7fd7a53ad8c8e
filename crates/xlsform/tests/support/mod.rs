//! What several tests of the crate share.
#![allow(dead_code)] // every test uses another part of it

pub mod books;
pub mod canonical;
pub mod oracle;
pub mod scripts;
