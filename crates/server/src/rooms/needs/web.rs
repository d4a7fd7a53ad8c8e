//! The pages of needs: gaps as a matrix, a map and a table; where next; figures, assessments, and what is known of places.

mod agenda;
mod assessment_form;
mod assessments;
mod cell;
mod decisions;
mod figure_form;
mod figures;
mod gaps;
mod places;

use jiff::civil::Date;
use kernel::{Actor, Id};
use serde::Serialize;
use web::{Routes, Specimen, Visit, Who};

use super::sight;
use super::store::Titled;
use crate::rooms::activities::choices::Choice;

/// A report of an assessment, and the largest form around it.
const FILE_BYTES: usize = 20 * 1_048_576;
const BODY_BYTES: usize = FILE_BYTES + 262_144;

pub fn routes() -> Routes {
    gap_routes().and(figure_routes()).and(assessment_routes())
}

fn gap_routes() -> Routes {
    Routes::new()
        .get("/needs", Who::Open, gaps::show)
        .get("/needs/cells/{place}/{sector}", Who::Open, cell::show)
        .get("/needs/agenda", Who::SignedIn, agenda::show)
        .get("/needs/decisions/new", Who::SignedIn, decisions::new)
        .post("/needs/decisions", Who::SignedIn, decisions::create)
        .get("/needs/decisions/{id}", Who::SignedIn, decisions::show)
        .post("/needs/decisions/{id}", Who::SignedIn, decisions::update)
        .post("/needs/decisions/{id}/remove", Who::SignedIn, decisions::remove)
        .get("/needs/places", Who::SignedIn, places::list)
        .get("/needs/places/{id}", Who::SignedIn, places::edit)
        .post("/needs/places/{id}", Who::SignedIn, places::update)
}

fn figure_routes() -> Routes {
    Routes::new()
        .get("/needs/figures", Who::Open, figures::list)
        .post("/needs/figures", Who::SignedIn, figure_form::create)
        .get("/needs/figures/new", Who::SignedIn, figure_form::new)
        .get("/needs/figures/{id}", Who::Open, figures::show)
        .post("/needs/figures/{id}", Who::SignedIn, figure_form::update)
        .get("/needs/figures/{id}/edit", Who::SignedIn, figure_form::edit)
        .post("/needs/figures/{id}/remove", Who::SignedIn, figure_form::remove)
}

fn assessment_routes() -> Routes {
    Routes::new()
        .get("/needs/assessments", Who::Open, assessments::list)
        .upload("/needs/assessments", Who::SignedIn, BODY_BYTES, assessment_form::create)
        .get("/needs/assessments/new", Who::SignedIn, assessment_form::new)
        .get("/needs/assessments/{id}", Who::Open, assessments::show)
        .upload("/needs/assessments/{id}", Who::SignedIn, BODY_BYTES, assessment_form::update)
        .get("/needs/assessments/{id}/edit", Who::SignedIn, assessment_form::edit)
        .get("/needs/assessments/{id}/file", Who::Open, assessments::file)
        .post("/needs/assessments/{id}/remove", Who::SignedIn, assessment_form::remove)
}

pub fn specimens() -> Vec<Specimen> {
    vec![
        Specimen::of::<gaps::GapsView>(),
        Specimen::of::<cell::CellView>(),
        Specimen::of::<agenda::AgendaView>(),
        Specimen::of::<decisions::DecisionView>(),
        Specimen::of::<places::ListView>(),
        Specimen::of::<places::PlaceView>(),
        Specimen::of::<figures::ListView>(),
        Specimen::of::<figures::FigureView>(),
        Specimen::of::<figure_form::FormView>(),
        Specimen::of::<assessments::ListView>(),
        Specimen::of::<assessments::AssessmentView>(),
        Specimen::of::<assessment_form::FormView>(),
    ]
}

/// A view of the room, or of one page.
#[derive(Debug, Clone, Serialize)]
struct Tab {
    href: String,
    label: String,
    current: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Gaps,
    Agenda,
    Figures,
    Assessments,
    Places,
}

/// The parts of the room this visitor may go to.
fn parts(visit: &Visit, current: Part) -> Vec<Tab> {
    let member = visit.actor().is_member();
    let all = [
        (Part::Gaps, "/needs", "needs-gaps", true),
        (Part::Agenda, "/needs/agenda", "needs-agenda", member),
        (Part::Figures, "/needs/figures", "needs-figures", true),
        (Part::Assessments, "/needs/assessments", "needs-assessments", true),
        (Part::Places, "/needs/places", "needs-standing", member),
    ];
    let shown = all.into_iter().filter(|(.., shown)| *shown);
    let tab = |(part, href, key, _): (Part, &str, &str, bool)| Tab {
        href: href.to_owned(),
        label: visit.say(key),
        current: part == current,
    };
    shown.map(tab).collect()
}

fn sample_tabs() -> Vec<Tab> {
    vec![Tab { href: "/needs".into(), label: "…".into(), current: true }]
}

fn today(visit: &Visit) -> Date {
    visit.app().clock().today()
}

/// May bring in assessments and figures.
fn may_add(actor: &Actor) -> bool {
    sight::coordinates_any(actor) || !actor.speaks_for().is_empty()
}

/// Assessments as choices.
fn titled(assessments: Vec<Titled>) -> Vec<Choice> {
    assessments.into_iter().map(|one| Choice::of(one.id, one.title)).collect()
}

/// Rows on one page of a list.
const PER_PAGE: u64 = 50;

/// What is said of a file that does not hold all there is.
fn part_of_file(visit: &Visit, rows: usize, total: u64) -> Option<(String, String)> {
    let args = [("n", visit.lang().integer(rows as i64)), ("all", visit.lang().integer(total as i64))];
    (total > rows as u64).then(|| (visit.say("needs-file-part"), visit.sentence("needs-of", &args)))
}

fn id_text(id: Option<Id>) -> String {
    id.map(|id| id.to_string()).unwrap_or_default()
}
