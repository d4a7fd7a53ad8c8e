//! Dashboards: the picture of the whole.

use web::{Routes, Specimen};

pub fn routes() -> Routes {
    Routes::new()
}

pub fn specimens() -> Vec<Specimen> {
    Vec::new()
}
