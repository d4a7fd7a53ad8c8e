//! Dashboards: the picture of the whole. For now the front door only: it leads to what there is.

use web::{Outcome, Routes, Specimen, Visit, Who};

pub fn routes() -> Routes {
    Routes::new().get("/", Who::Open, front)
}

pub fn specimens() -> Vec<Specimen> {
    Vec::new()
}

async fn front(visit: Visit) -> Outcome {
    let signed_in = visit.actor().is_signed_in();
    visit.go(if signed_in { "/terms" } else { "/sign-in" }, None)
}
