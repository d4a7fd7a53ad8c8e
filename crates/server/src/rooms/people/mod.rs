//! People: who may sign in, and what they may do.

pub mod model;

use kernel::Actor;
use kernel::policy::Line;
use web::{Recognise, Routes, Specimen};

pub fn routes() -> Routes {
    Routes::new()
}

pub fn specimens() -> Vec<Specimen> {
    Vec::new()
}

pub fn policy(_cast: &[Actor]) -> Vec<Line> {
    Vec::new()
}

/// How the door recognises whoever knocks.
pub fn recognise() -> Recognise {
    std::sync::Arc::new(|_, _| Box::pin(async { Ok(None) }))
}
