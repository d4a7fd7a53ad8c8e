//! `${name}`: how one question refers to another.
//!
//! [`scan`] finds references and refuses malformed ones; [`resolve`] writes them as paths. The check that every reference leads to
//! exactly one row of the survey sheet is [`check`].

pub(crate) mod check;
pub(crate) mod resolve;
pub(crate) mod scan;
