//! The pages of activities: the list and its exports, a record, the form, whole months.

mod conflict;
mod coverage;
mod files;
mod form;
mod list;
mod months;
mod show;

use jiff::civil::Date;
use kernel::Id;
use web::{Routes, Specimen, Visit, Who};

use super::choices::{Choice, Entry, Group, coordinates};
use super::model::month_of;

pub fn routes() -> Routes {
    Routes::new()
        .get("/activities", Who::Open, list::index)
        .post("/activities", Who::SignedIn, form::create)
        .get("/activities/new", Who::SignedIn, form::new)
        .post("/activities/confirm", Who::SignedIn, months::confirm_all)
        .get("/activities/copy", Who::SignedIn, months::copy)
        .post("/activities/copy", Who::SignedIn, months::copy_month)
        .get("/activities/coverage", Who::SignedIn, coverage::coverage)
        .post("/activities/coverage", Who::SignedIn, coverage::ask)
        .get("/activities/locks", Who::SignedIn, months::locks)
        .post("/activities/locks", Who::SignedIn, months::lock)
        .post("/activities/locks/{id}/remove", Who::SignedIn, months::unlock)
        .get("/activities/{id}", Who::Open, show::show)
        .post("/activities/{id}", Who::SignedIn, form::update)
        .get("/activities/{id}/edit", Who::SignedIn, form::edit)
        .post("/activities/{id}/confirm", Who::SignedIn, show::confirm)
        .post("/activities/{id}/remove", Who::SignedIn, show::remove)
}

pub fn specimens() -> Vec<Specimen> {
    vec![
        Specimen::of::<list::ListView>(),
        Specimen::of::<show::ActivityView>(),
        Specimen::of::<form::FormView>(),
        Specimen::of::<coverage::CoverageView>(),
        Specimen::of::<months::CopyView>(),
        Specimen::of::<months::LocksView>(),
    ]
}

fn today(visit: &Visit) -> Date {
    visit.app().clock().today()
}

fn this_month(visit: &Visit) -> String {
    month_of(today(visit))
}

/// The organisations the visitor may report for: those she speaks for; none means any, for who coordinates.
fn reports_for(visit: &Visit) -> Vec<Id> {
    visit.actor().speaks_for()
}

fn may_report(visit: &Visit) -> bool {
    coordinates(visit) || !reports_for(visit).is_empty()
}
