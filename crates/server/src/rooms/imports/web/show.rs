//! The page coordinators live in: every row of a file with what would happen to it, or did.

use axum::extract::Path;
use axum::http::StatusCode;
use kernel::{Error, Id, Result};
use serde::Serialize;
use web::{Outcome, View, Visit};

use super::{rows, sender_name, state_key, steps, target_key};
use crate::rooms::imports::model::{ImportState, RowVerdict, import};
use crate::rooms::imports::reading::{Newcomer, Question};
use crate::rooms::imports::told::Counts;
use crate::rooms::imports::{progress, store};

/// New organisations that are named before "and more".
const NAMED: usize = 12;

#[derive(Serialize)]
pub struct ShowView {
    pub id: Id,
    file_name: String,
    target: String,
    state: String,
    sender: Option<String>,
    steps: Vec<String>,
    step: usize,
    /// Rows done, while somebody works on it.
    working: Option<u64>,
    previewed: bool,
    committed: bool,
    may_undo: bool,
    counts: Counts,
    filled: u64,
    tabs: Vec<Tab>,
    rows: Vec<rows::RowView>,
    total: u64,
    number: u64,
    size: u64,
    questions: usize,
    newcomers: Vec<String>,
    newcomers_more: usize,
    repeated_in: bool,
    /// What went wrong with the last work.
    wrong: Vec<String>,
}

#[derive(Serialize)]
struct Tab {
    href: String,
    label: String,
    current: bool,
    count: u64,
}

impl View for ShowView {
    const TEMPLATE: &'static str = "imports/show.html";

    fn title(&self, _visit: &Visit) -> String {
        self.file_name.clone()
    }

    fn samples() -> Vec<Self> {
        let tab = || Tab { href: "/imports/1?show=new".into(), label: "…".into(), current: true, count: 3 };
        let counts =
            Counts { new: 3, changed: 1, unchanged: 2, repeated: 1, choice: 2, refused: 1, empty: 4, last: 14 };
        let previewed = || Self {
            id: Id::nil(),
            file_name: "august.xlsx".into(),
            target: "…".into(),
            state: "…".into(),
            sender: Some("Reed Bridge Society".into()),
            steps: vec!["…".into(), "…".into(), "…".into(), "…".into()],
            step: 3,
            working: None,
            previewed: true,
            committed: false,
            may_undo: false,
            counts,
            filled: 10,
            tabs: vec![tab()],
            rows: rows::RowView::samples(),
            total: 60,
            number: 1,
            size: 50,
            questions: 2,
            newcomers: vec!["Action Against Hunger".into()],
            newcomers_more: 3,
            repeated_in: false,
            wrong: vec!["…".into()],
        };
        let committed =
            Self { previewed: false, committed: true, may_undo: true, questions: 0, wrong: Vec::new(), ..previewed() };
        let working =
            Self { working: Some(12_000), previewed: false, rows: Vec::new(), tabs: Vec::new(), ..previewed() };
        let bare = Self {
            previewed: false,
            counts: Counts::default(),
            rows: Vec::new(),
            sender: None,
            newcomers: Vec::new(),
            newcomers_more: 0,
            repeated_in: true,
            ..previewed()
        };
        vec![previewed(), committed, working, bare]
    }
}

/// The verdicts in the order in which a coordinator looks at them.
const ORDER: [RowVerdict; 6] = [
    RowVerdict::Choice,
    RowVerdict::Refused,
    RowVerdict::New,
    RowVerdict::Changed,
    RowVerdict::Repeated,
    RowVerdict::Unchanged,
];

pub(super) fn verdict_key(verdict: RowVerdict) -> &'static str {
    match verdict {
        RowVerdict::New => "imports-verdict-new",
        RowVerdict::Changed => "imports-verdict-changed",
        RowVerdict::Unchanged => "imports-verdict-unchanged",
        RowVerdict::Repeated => "imports-verdict-repeated",
        RowVerdict::Choice => "imports-verdict-choice",
        RowVerdict::Refused => "imports-verdict-refused",
    }
}

fn verdict_word(verdict: RowVerdict) -> String {
    serde_json::to_value(verdict).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

pub(super) async fn view(visit: &Visit, id: Id) -> Result<ShowView> {
    let viewer = visit.viewer();
    let import = store::get(&viewer, id).await?;
    let counts: Counts = serde_json::from_value(import.counts.clone())?;
    let mut asked = visit.asked();
    let shown: Option<RowVerdict> = asked.choice_or_none("show");
    let number = asked.number_or_none("page", 1, 1_000_000).unwrap_or(1) as u64;
    let working = progress::of(visit.app(), id).map(|progress| progress.done());
    let read = import.state != ImportState::Uploaded && working.is_none();
    let rows = if read { rows::page(visit, &import, shown, number).await? } else { Vec::new() };
    let newcomers = newcomers(&import)?;
    let questions: Vec<Question> = match (&import.questions, import.state) {
        (Some(questions), ImportState::Previewed) => serde_json::from_value(questions.clone())?,
        _ => Vec::new(),
    };
    let committed = import.state == ImportState::Committed;
    let wrong = progress::failure(visit.app(), id).map(|error| said(visit, error)).unwrap_or_default();
    Ok(ShowView {
        id,
        target: visit.say(target_key(import.target)),
        state: visit.say(state_key(import.state)),
        sender: sender_name(&viewer, import.organisation_id).await?,
        steps: steps(visit),
        step: if committed { 4 } else { 3 },
        working,
        previewed: import.state == ImportState::Previewed && working.is_none(),
        committed,
        may_undo: committed,
        filled: counts.rows(),
        tabs: tabs(visit, id, &counts, shown),
        rows,
        total: shown.map_or(counts.rows(), |verdict| counts.of(verdict)),
        number,
        size: store::PER_PAGE,
        questions: questions.len(),
        newcomers_more: newcomers.len().saturating_sub(NAMED),
        newcomers: newcomers.into_iter().take(NAMED).collect(),
        repeated_in: import.mapping()?.repeated,
        wrong,
        counts,
        file_name: import.file_name,
    })
}

/// Organisations that rows of this file register, those with most rows first.
fn newcomers(import: &import::Model) -> Result<Vec<String>> {
    let mut all: Vec<Newcomer> = match &import.newcomers {
        Some(newcomers) => serde_json::from_value(newcomers.clone())?,
        None => Vec::new(),
    };
    all.retain(|newcomer| newcomer.rows > 0);
    all.sort_by_key(|newcomer| std::cmp::Reverse(newcomer.rows));
    Ok(all.into_iter().map(|newcomer| newcomer.name).collect())
}

fn tabs(visit: &Visit, id: Id, counts: &Counts, shown: Option<RowVerdict>) -> Vec<Tab> {
    let all = Tab {
        href: format!("/imports/{id}"),
        label: visit.say("imports-verdict-all"),
        current: shown.is_none(),
        count: counts.rows(),
    };
    let of = |verdict| Tab {
        href: format!("/imports/{id}?show={}", verdict_word(verdict)),
        label: visit.say(verdict_key(verdict)),
        current: shown == Some(verdict),
        count: counts.of(verdict),
    };
    let verdicts = ORDER.into_iter().filter(|verdict| counts.of(*verdict) > 0 || shown == Some(*verdict));
    [all].into_iter().chain(verdicts.map(of)).collect()
}

/// What an error means to whoever is looking.
pub(super) fn said(visit: &Visit, error: Error) -> Vec<String> {
    match error {
        Error::Invalid(wrong) => wrong.0.iter().map(|one| visit.sentence(one.key, &one.args)).collect(),
        Error::Conflict(key) => vec![visit.say(key)],
        _ => vec![visit.say("imports-work-failed")],
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let import = store::get(&visit.viewer(), id).await?;
    let idle = progress::of(visit.app(), id).is_none();
    if import.state == ImportState::Uploaded && idle && visit.shape == web::Shape::Html {
        let failed = progress::failure(visit.app(), id);
        return match failed {
            Some(error) => refused(&visit, id, error).await,
            None => visit.go(&format!("/imports/{id}/columns"), None),
        };
    }
    let view = view(&visit, id).await?;
    visit.reply(&view)
}

/// The page again, with what was wrong; the API gets the error itself.
pub(super) async fn refused(visit: &Visit, id: Id, error: Error) -> Outcome {
    let told = matches!(error, Error::Invalid(_) | Error::Conflict(_));
    if visit.shape != web::Shape::Html || !told {
        return Err(error.into());
    }
    let status =
        if matches!(error, Error::Invalid(_)) { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    let wrong = said(visit, error);
    let view = ShowView { wrong, ..view(visit, id).await? };
    visit.html(status, &view)
}
