//! The pages of activities: the list and its exports, a record, the form, whole months.

mod conflict;
mod files;
mod form;
mod list;
mod months;
mod show;

use jiff::civil::Date;
use kernel::Id;
use serde::Serialize;
use web::{Routes, Specimen, Visit, Who};

use super::model::month_of;
use super::names::Names;
use crate::rooms::terms::term;

pub fn routes() -> Routes {
    Routes::new()
        .get("/activities", Who::Open, list::index)
        .post("/activities", Who::SignedIn, form::create)
        .get("/activities/new", Who::SignedIn, form::new)
        .post("/activities/confirm", Who::SignedIn, months::confirm_all)
        .get("/activities/copy", Who::SignedIn, months::copy)
        .post("/activities/copy", Who::SignedIn, months::copy_month)
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
        Specimen::of::<months::CopyView>(),
        Specimen::of::<months::LocksView>(),
    ]
}

/// One entry of a select.
#[derive(Debug, Clone, Serialize)]
struct Choice {
    value: String,
    label: String,
}

/// Entries of a select under a heading.
#[derive(Debug, Clone, Serialize)]
struct Group {
    label: String,
    options: Vec<Choice>,
}

/// What a select is made of.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
enum Entry {
    One(Choice),
    Several(Group),
}

impl Choice {
    fn of(value: impl ToString, label: impl Into<String>) -> Self {
        Self { value: value.to_string(), label: label.into() }
    }

    /// An enum's word as serde writes it.
    fn word(value: &serde_json::Value, label: String) -> Self {
        Self { value: value.as_str().unwrap_or_default().to_owned(), label }
    }

    fn named(names: &Names, terms: Vec<&term::Model>) -> Vec<Self> {
        terms.into_iter().map(|term| Self::of(term.id, term.name(names.locale))).collect()
    }
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

/// Coordinates the country or a part of it.
fn coordinates(visit: &Visit) -> bool {
    let actor = visit.actor();
    actor.coordinates_place(None) || !actor.coordinated_places().is_empty()
}

fn may_report(visit: &Visit) -> bool {
    coordinates(visit) || !reports_for(visit).is_empty()
}
