//! The pages of imports, in the order in which a file goes through them: the list, the upload, its columns.

mod choices;
mod columns;
mod list;
mod odd;
mod report;
mod rows;
mod show;
mod work;

use ::web::{Routes, Specimen, Visit, Who};
pub(super) use rows::row_reasons;

use kernel::{Id, Result, Viewer};
use sea_orm::{ColumnTrait, QueryOrder};
use serde::Serialize;

use super::model::{ImportState, Target};
use crate::rooms::organisations::model::{State, organisation};
use crate::rooms::{needs, terms};
use kernel::Reads;

pub fn routes() -> Routes {
    Routes::new()
        .get("/imports", Who::SignedIn, list::index)
        .upload("/imports", Who::SignedIn, ::web::UPLOAD_BYTES, list::create)
        .get("/imports/new", Who::SignedIn, list::new)
        .get("/imports/{id}/columns", Who::SignedIn, columns::show)
        .post("/imports/{id}/columns", Who::SignedIn, columns::update)
        .post("/imports/{id}/sheet", Who::SignedIn, columns::sheet)
        .get("/imports/{id}", Who::SignedIn, show::show)
        .post("/imports/{id}/preview", Who::SignedIn, work::preview)
        .post("/imports/{id}/repeated", Who::SignedIn, work::repeated)
        .get("/imports/{id}/choices", Who::SignedIn, choices::show)
        .post("/imports/{id}/choices", Who::SignedIn, choices::update)
        .post("/imports/{id}/commit", Who::SignedIn, work::commit)
        .post("/imports/{id}/undo", Who::SignedIn, work::undo)
        .get("/imports/{id}/odd", Who::SignedIn, odd::show)
        .get("/imports/{id}/refused", Who::SignedIn, report::refused)
}

pub fn specimens() -> Vec<Specimen> {
    vec![
        Specimen::of::<list::ListView>(),
        Specimen::of::<list::NewView>(),
        Specimen::of::<columns::ColumnsView>(),
        Specimen::of::<show::ShowView>(),
        Specimen::of::<choices::ChoicesView>(),
        Specimen::of::<odd::OddView>(),
    ]
}

/// An entry of a select.
#[derive(Clone, Serialize)]
struct Choice {
    value: String,
    label: String,
}

#[derive(Clone, Serialize)]
struct Group {
    label: String,
    options: Vec<Choice>,
}

fn choice(value: impl Into<String>, label: impl Into<String>) -> Choice {
    Choice { value: value.into(), label: label.into() }
}

fn target_key(target: Target) -> &'static str {
    match target {
        Target::Activities => "imports-target-activities",
        Target::Organisations => "imports-target-organisations",
        Target::Needs => "imports-target-needs",
    }
}

fn state_key(state: ImportState) -> &'static str {
    match state {
        ImportState::Uploaded => "imports-state-uploaded",
        ImportState::Previewed => "imports-state-previewed",
        ImportState::Committed => "imports-state-committed",
        ImportState::Undone => "imports-state-undone",
    }
}

/// The steps of an import, as the pages show them.
fn steps(visit: &Visit) -> Vec<String> {
    let keys = ["imports-step-file", "imports-step-columns", "imports-step-rows", "imports-step-done"];
    keys.iter().map(|key| visit.say(key)).collect()
}

/// The sectors to choose from.
async fn sectors(visit: &Visit) -> Result<Vec<Choice>> {
    let terms = terms::list(&visit.viewer(), terms::SECTOR).await?;
    Ok(terms.iter().map(|term| choice(term.id.to_string(), term.name(visit.locale()))).collect())
}

/// The groups that tell people apart by what befell them.
async fn populations(visit: &Visit) -> Result<Vec<Choice>> {
    let mut terms = terms::list(&visit.viewer(), terms::GROUP).await?;
    terms.retain(needs::commands::is_population);
    Ok(terms.iter().map(|term| choice(term.id.to_string(), term.name(visit.locale()))).collect())
}

/// The organisations whose file it may be: a focal point's own, else all that are seen.
async fn senders(visit: &Visit) -> Result<Vec<Choice>> {
    let viewer: Viewer = visit.viewer();
    let actor = visit.actor();
    let coordinates = actor.coordinates_place(None) || !actor.coordinated_places().is_empty();
    let find = viewer.find::<organisation::Entity>().filter(organisation::Column::State.ne(State::Merged));
    let find = if coordinates { find } else { find.by_ids(actor.speaks_for()) };
    let all = find.narrow(|select| select.order_by_asc(organisation::Column::Name)).all().await?;
    Ok(all.into_iter().map(|one| choice(one.id.to_string(), one.name)).collect())
}

async fn sender_name(viewer: &Viewer, id: Option<Id>) -> Result<Option<String>> {
    let Some(id) = id else { return Ok(None) };
    Ok(viewer.find::<organisation::Entity>().by_ids([id]).one().await?.map(|found| found.name))
}
