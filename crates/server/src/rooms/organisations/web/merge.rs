//! Merging: choose the record that is the same organisation, see everything that would move, do it; and take it back from
//! the survivor's page. The preview is a rehearsal of the very command.

use axum::Extension;
use axum::extract::Path;
use kernel::{Error, Guarded, Id, Result};
use serde::Serialize;
use web::fields::LONG;
use web::page::Form;
use web::{Input, Outcome, View, Visit};

use super::naming::{Naming, visibility_key};
use super::{Choice, Followers, show};
use crate::reasons;
use crate::rooms::organisations::access::Action;
use crate::rooms::organisations::commands::{Merge, Merged, UndoMerge};
use crate::rooms::organisations::model::organisation;
use crate::rooms::organisations::store;

#[derive(Serialize)]
pub struct MergeView {
    id: Id,
    name: String,
    /// Those it may be, with why.
    suggestions: Vec<Suggestion>,
    records: Vec<Choice>,
    other: Option<Id>,
    preview: Option<Preview>,
    form: Form,
}

#[derive(Serialize)]
struct Suggestion {
    id: Id,
    name: String,
    reasons: Vec<String>,
}

#[derive(Serialize)]
struct Preview {
    other: Id,
    other_name: String,
    /// What would move, in sentences.
    moves: Vec<String>,
    /// Spellings the survivor would be found by.
    spellings: Vec<String>,
    visibility: String,
    visibility_changes: bool,
}

impl View for MergeView {
    const TEMPLATE: &'static str = "organisations/merge.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("organisations-merge")
    }

    fn samples() -> Vec<Self> {
        let preview = || Preview {
            other: Id::nil(),
            other_name: "Reed Bridges".into(),
            moves: vec!["…".into()],
            spellings: vec!["Reed Bridges".into()],
            visibility: "…".into(),
            visibility_changes: true,
        };
        let suggestion = || Suggestion { id: Id::nil(), name: "Reed Bridges".into(), reasons: vec!["…".into()] };
        let sample = |suggestions, preview: Option<Preview>, form| Self {
            id: Id::nil(),
            name: "Reed Bridge Society".into(),
            suggestions,
            records: vec![Choice::of("a", "A")],
            other: preview.as_ref().map(|one| one.other),
            preview,
            form,
        };
        vec![
            sample(vec![suggestion()], Some(preview()), Form::default()),
            sample(Vec::new(), None, Form::default().wrong("other", "…")),
        ]
    }
}

async fn view(visit: &Visit, id: Id) -> Result<MergeView> {
    let viewer = visit.viewer();
    let record = store::get(&viewer, id).await?;
    if !organisation::Entity::may(visit.actor(), Action::Merge, &record) {
        return Err(Error::Forbidden);
    }
    let naming = Naming::of(visit).await?;
    let near = naming.register.duplicates(Some(id), &record.draft());
    let suggestions = near.iter().map(|candidate| Suggestion {
        id: candidate.id,
        name: naming.organisation(candidate.id),
        reasons: candidate.reasons.iter().map(|reason| reasons::said(visit, reason)).collect(),
    });
    Ok(MergeView {
        id,
        name: record.name(naming.locale).to_owned(),
        suggestions: suggestions.collect(),
        records: naming.organisation_choices(|other, _| other != id),
        other: None,
        preview: None,
        form: Form::default(),
    })
}

pub async fn preview(
    visit: Visit,
    Path(id): Path<Id>,
    Extension(Followers(followers)): Extension<Followers>,
) -> Outcome {
    let shown = view(&visit, id).await?;
    let mut asked = visit.asked();
    let other = match asked.read(|fields| fields.id_or_none("other")) {
        Ok(Some(other)) => other,
        Ok(None) => return visit.reply(&shown),
        Err(error) => return visit.refused(error, &asked, |form| MergeView { form, ..shown }),
    };
    let command = Merge { survivor: id, merged: other, reason: None, followers };
    match visit.app().rehearse(visit.actor(), command).await {
        Ok(merged) => {
            let preview = told(&visit, other, &merged).await?;
            visit.reply(&MergeView { other: Some(other), preview: Some(preview), ..shown })
        }
        Err(error) => visit.refused(error, &asked, |form| MergeView { form, other: Some(other), ..shown }),
    }
}

async fn told(visit: &Visit, other: Id, merged: &Merged) -> Result<Preview> {
    let record = store::get(&visit.viewer(), other).await?;
    let some = merged.counts.iter().filter(|(_, count)| *count > 0);
    Ok(Preview {
        other,
        other_name: record.name(visit.locale()).to_owned(),
        moves: some.map(|(key, count)| counted(visit, key, *count)).collect(),
        spellings: merged.spellings.clone(),
        visibility: visit.say(visibility_key(merged.visibility)),
        visibility_changes: merged.visibility != merged.moved.visibility,
    })
}

/// A message with a number, in the reader's digits and plural.
fn counted(visit: &Visit, key: &str, count: usize) -> String {
    let mut args = web::words::Args::new();
    args.set("count", i64::try_from(count).unwrap_or(i64::MAX));
    visit.site.words.text(visit.lang(), key, &args).into_owned()
}

pub async fn commit(
    visit: Visit,
    Path(id): Path<Id>,
    Extension(Followers(followers)): Extension<Followers>,
    mut input: Input,
) -> Outcome {
    let command = input.fields.read(|fields| Merge {
        survivor: id,
        merged: fields.id("other"),
        reason: fields.text_or_none("reason", LONG),
        followers,
    });
    let outcome = match command {
        Ok(command) => visit.run(command).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(_) => {
            let shown = show::view(&visit, id, Form::default()).await?;
            visit.done(&format!("/organisations/{id}"), "organisations-merge-done", &shown)
        }
        Err(error @ Error::Invalid(_)) => {
            let shown = view(&visit, id).await?;
            visit.refused(error, &input.fields, |form| MergeView { form, ..shown })
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn undo(
    visit: Visit,
    Path((survivor, id)): Path<(Id, Id)>,
    Extension(Followers(followers)): Extension<Followers>,
    _input: Input,
) -> Outcome {
    let again = visit.run(UndoMerge { survivor, id, followers }).await?;
    let shown = show::view(&visit, again, Form::default()).await?;
    visit.done(&format!("/organisations/{again}"), "organisations-merge-undone", &shown)
}
