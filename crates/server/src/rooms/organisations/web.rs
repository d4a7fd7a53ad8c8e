//! The pages of organisations: the directory and its exports, a page each, the form, papers, posts, merging.

mod card;
mod form;
mod history;
mod list;
mod merge;
mod naming;
mod papers;
mod posts;
mod show;
mod steps;

use axum::Extension;
use axum::handler::Handler;
use jiff::civil::Date;
use serde::Serialize;
use web::page::Form;
use web::{Difference, Fields, Outcome, Routes, Saved, Specimen, Visit, Who, differences};

use self::naming::Naming;
use super::commands::Follower;

/// What later rooms do when organisations are merged.
#[derive(Clone, Copy)]
struct Followers(&'static [Follower]);

pub fn routes(followers: &'static [Follower]) -> Routes {
    let following = Extension(Followers(followers));
    Routes::new()
        .get("/organisations", Who::Open, list::index)
        .post("/organisations", Who::SignedIn, form::create)
        .get("/organisations/new", Who::SignedIn, form::new)
        .get("/organisations/{id}", Who::Open, show::show)
        .post("/organisations/{id}", Who::SignedIn, form::update)
        .get("/organisations/{id}/edit", Who::SignedIn, form::edit)
        .post("/organisations/{id}/close", Who::SignedIn, steps::close)
        .post("/organisations/{id}/reopen", Who::SignedIn, steps::reopen)
        .post("/organisations/{id}/aliases", Who::SignedIn, steps::add_alias)
        .post("/organisations/{id}/aliases/{alias}/remove", Who::SignedIn, steps::remove_alias)
        .get("/organisations/{id}/registrations/new", Who::SignedIn, papers::new)
        .upload("/organisations/{id}/registrations", Who::SignedIn, papers::BODY_BYTES, papers::create)
        .get("/organisations/{id}/registrations/{paper}", Who::SignedIn, papers::edit)
        .upload("/organisations/{id}/registrations/{paper}", Who::SignedIn, papers::BODY_BYTES, papers::update)
        .get("/organisations/{id}/registrations/{paper}/file", Who::SignedIn, papers::file)
        .post("/organisations/{id}/registrations/{paper}/remove", Who::SignedIn, papers::remove)
        .get("/organisations/{id}/posts/new", Who::SignedIn, posts::new)
        .post("/organisations/{id}/posts", Who::SignedIn, posts::create)
        .get("/organisations/{id}/posts/{post}", Who::SignedIn, posts::edit)
        .post("/organisations/{id}/posts/{post}", Who::SignedIn, posts::update)
        .post("/organisations/{id}/posts/{post}/end", Who::SignedIn, posts::end)
        .post("/organisations/{id}/posts/{post}/holders", Who::SignedIn, posts::hold)
        .post("/organisations/{id}/posts/{post}/holders/{holder}/leave", Who::SignedIn, posts::leave)
        .get("/organisations/{id}/merge", Who::SignedIn, merge::preview.layer(following))
        .post("/organisations/{id}/merge", Who::SignedIn, merge::commit.layer(following))
        .post("/organisations/{id}/merges/{merge}/undo", Who::SignedIn, merge::undo.layer(following))
}

pub fn specimens() -> Vec<Specimen> {
    vec![
        Specimen::of::<list::ListView>(),
        Specimen::of::<show::OrganisationView>(),
        Specimen::of::<form::FormView>(),
        Specimen::of::<papers::PaperView>(),
        Specimen::of::<posts::PostView>(),
        Specimen::of::<merge::MergeView>(),
    ]
}

/// One entry of a select.
#[derive(Debug, Clone, Serialize)]
struct Choice {
    value: String,
    label: String,
}

impl Choice {
    fn of(value: impl ToString, label: impl Into<String>) -> Self {
        Self { value: value.to_string(), label: label.into() }
    }
}

/// An organisation to go to.
#[derive(Debug, Clone, Serialize)]
struct Linked {
    id: kernel::Id,
    name: String,
}

fn today(visit: &Visit) -> Date {
    visit.app().clock().today()
}

/// Somebody else saved the organisation, or one of its papers or posts, first.
fn conflict(visit: &Visit, naming: &Naming, saved: Saved, typed: &Fields, stored: &Form) -> Outcome {
    visit.conflict(saved, typed, differing(visit, naming, typed, stored))
}

fn differing(visit: &Visit, naming: &Naming, typed: &Fields, stored: &Form) -> Vec<Difference> {
    let label = |name: &str| naming::label_key(name).map(|key| visit.say(key));
    differences(typed, stored, label, |name, text| naming.value(visit, name, text))
}

/// The version the visitor saw; none is older than any.
fn version(fields: &mut Fields) -> i64 {
    fields.number_or_none("version", 0, i64::MAX).unwrap_or_default()
}
