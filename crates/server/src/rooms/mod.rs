//! The rooms, in the order in which one may use another: each uses only those above it, and only what their front
//! doors export.

pub mod activities;
pub mod dashboards;
pub mod imports;
pub mod organisations;
pub mod people;
pub mod places;
pub mod terms;

use kernel::Actor;
use kernel::policy::Line;
use web::{NavItem, Routes, Specimen};

/// Every room's routes.
pub fn routes() -> Routes {
    people::routes()
        .and(terms::routes())
        .and(places::routes())
        .and(organisations::routes())
        .and(activities::routes())
        .and(imports::routes())
        .and(dashboards::routes())
}

/// The main menu.
pub fn nav() -> Vec<NavItem> {
    let item = |path, key, primary, shown| NavItem { path, key, primary, shown };
    vec![
        item("/", "nav-picture", true, |_| true),
        item("/activities", "nav-activities", true, |_| true),
        item("/organisations", "nav-organisations", true, |_| true),
        item("/places", "nav-places", true, |_| true),
        item("/imports", "nav-imports", true, |actor| !actor.speaks_for().is_empty() || actor.coordinates_place(None)),
        item("/people", "nav-people", false, |actor: &Actor| actor.administers() || actor.coordinates()),
        item("/terms", "nav-terms", false, |actor| actor.coordinates()),
    ]
}

/// Every room's views, for the test that renders each in every language.
pub fn specimens() -> Vec<Specimen> {
    [
        people::specimens(),
        terms::specimens(),
        places::specimens(),
        organisations::specimens(),
        activities::specimens(),
        imports::specimens(),
        dashboards::specimens(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Every room's part of the permissions table, asked of this cast.
pub fn policy(cast: &[Actor]) -> Vec<Line> {
    [
        people::policy(cast),
        terms::policy(cast),
        places::policy(cast),
        organisations::policy(cast),
        activities::policy(cast),
        imports::policy(cast),
    ]
    .into_iter()
    .flatten()
    .collect()
}
