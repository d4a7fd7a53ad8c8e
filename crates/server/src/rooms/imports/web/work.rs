//! Long work on an import: reading its rows, recording them, taking them back. It runs apart from the request that asked
//! for it; who waits long enough sees its end, else a page that says how far it has come.

use std::time::Duration;

use axum::extract::Path;
use kernel::{Command, Error, Id, Result};
use web::{Input, Outcome, Visit};

use super::show;
use crate::rooms::imports::commands::{Commit, Preview, SetColumns, Undo};
use crate::rooms::imports::model::import;
use crate::rooms::imports::progress::{self, Progress};
use crate::rooms::imports::store;

/// How long a request waits for the work it asked for.
const PATIENCE: Duration = Duration::from_secs(20);

/// The month of today: what files that say nothing of time are read in.
pub(super) fn this_month(visit: &Visit) -> String {
    visit.app().clock().today().strftime("%Y-%m").to_string()
}

/// Runs a command apart; none where it is not done yet.
pub(super) async fn apart<C>(
    visit: &Visit,
    id: Id,
    command: impl FnOnce(Progress) -> C,
) -> Result<Option<import::Model>>
where
    C: Command<Output = import::Model> + 'static,
{
    // Whoever does not see the import learns nothing of the work on it.
    store::get(&visit.viewer(), id).await?;
    let working = progress::begin(visit.app(), id).ok_or(Error::Conflict("imports-busy"))?;
    let (app, actor, command) = (visit.app().clone(), visit.actor().clone(), command(working.progress.clone()));
    let (sender, receiver) = tokio::sync::oneshot::channel();
    tokio::spawn(async move {
        let outcome = app.run(&actor, command).await;
        if let Err(Err(error)) = sender.send(outcome) {
            tracing::warn!(%error, "an import failed after its page had gone");
            working.failed(error);
        }
    });
    match tokio::time::timeout(PATIENCE, receiver).await {
        Ok(Ok(outcome)) => outcome.map(Some),
        Ok(Err(_)) => Err(Error::internal("work on an import ended without an answer")),
        Err(_) => Ok(None),
    }
}

/// After work: the page of the import, with what happened or how far it is.
async fn ended(visit: &Visit, id: Id, outcome: Result<Option<import::Model>>, done: &'static str) -> Outcome {
    match outcome {
        Ok(Some(_)) => {
            let view = show::view(visit, id).await?;
            visit.done(&format!("/imports/{id}"), done, &view)
        }
        Ok(None) => visit.go(&format!("/imports/{id}"), None),
        Err(error) => show::refused(visit, id, error).await,
    }
}

pub(super) async fn preview(visit: Visit, Path(id): Path<Id>, _input: Input) -> Outcome {
    preview_of(&visit, id).await
}

pub(super) async fn preview_of(visit: &Visit, id: Id) -> Outcome {
    let outcome = again(visit, id).await;
    ended(visit, id, outcome, "imports-previewed").await
}

pub(super) async fn again(visit: &Visit, id: Id) -> Result<Option<import::Model>> {
    let month = this_month(visit);
    apart(visit, id, |progress| Preview { id, month, progress }).await
}

/// Rows equal in every column come in too, or stay out; then the rows are read again.
pub(super) async fn repeated(visit: Visit, Path(id): Path<Id>, input: Input) -> Outcome {
    let import = store::get(&visit.viewer(), id).await?;
    let mut mapping = import.mapping()?;
    mapping.repeated = input.fields.flag("repeated");
    visit.run(SetColumns { id, version: None, mapping, keep_as: None }).await?;
    preview_of(&visit, id).await
}

pub(super) async fn commit(visit: Visit, Path(id): Path<Id>, input: Input) -> Outcome {
    let (month, leaving_choices) = (this_month(&visit), input.fields.flag("leaving"));
    let outcome = apart(&visit, id, |progress| Commit { id, month, leaving_choices, progress }).await;
    ended(&visit, id, outcome, "imports-committed").await
}

pub(super) async fn undo(visit: Visit, Path(id): Path<Id>, _input: Input) -> Outcome {
    let outcome = apart(&visit, id, |progress| Undo { id, progress }).await;
    ended(&visit, id, outcome, "imports-undone").await
}
