//! What somebody has to choose: each unclear text once, within its scope, with the nearest few; and what was chosen.

use kernel::Id;
use names::{Doubt, Reason};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::rooms::imports::model::choice;

/// Chosen: an organisation that is not in the register yet.
pub const NEW: Id = Id::nil();
/// Chosen: the cell is left empty.
pub const BLANK: Id = Id::max();

/// More questions than anybody answers in one go; the rest is asked once these are settled.
const MOST: usize = 1_000;

/// A text that may mean several things, or nothing that is known.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Question {
    /// `organisation`, `place`, `sector`, `modality` or `group`.
    pub field: String,
    pub text: String,
    /// The place within which the text was looked for.
    pub scope: Option<Id>,
    pub candidates: Vec<Candidate>,
    /// Rows that wait for the answer, and the first of them.
    pub rows: u64,
    pub first: u32,
    pub may_register: bool,
    pub may_leave_empty: bool,
    /// Of organisations: the name and the acronym by themselves.
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub acronym: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Candidate {
    pub id: Id,
    pub name: String,
    /// Message keys with what they name.
    pub why: Vec<(String, Option<String>)>,
}

impl Candidate {
    pub fn new(id: Id, name: impl Into<String>, reasons: &[Reason]) -> Self {
        let why = reasons.iter().map(|reason| {
            let (key, what) = why(reason);
            (key.to_owned(), what)
        });
        Self { id, name: name.into(), why: why.collect() }
    }
}

fn why(reason: &Reason) -> (&'static str, Option<String>) {
    match reason {
        Reason::SameText => ("imports-near-same", None),
        Reason::SoundsAlike => ("imports-near-sounds", None),
        Reason::SomeLettersDiffer => ("imports-near-letters", None),
        Reason::ByAlias(alias) => ("imports-near-alias", Some(alias.clone())),
        Reason::Initials(name) => ("imports-near-initials", Some(name.clone())),
        Reason::WordsDiffer => ("imports-near-words", None),
        Reason::OtherPart => ("imports-near-part", None),
        Reason::WithinParent => ("imports-near-within", None),
        Reason::Doubtful(doubt) => (doubtful(*doubt), None),
    }
}

fn doubtful(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::SameName => "imports-doubt-same-name",
        Doubt::CloseRival => "imports-doubt-rival",
        Doubt::Empty | Doubt::TooShort => "imports-doubt-short",
        Doubt::UnknownParent | Doubt::NothingNear | Doubt::NotNear => "imports-doubt-not-near",
    }
}

type Place = (String, String, Option<Id>);

/// The questions of one file so far.
#[derive(Default)]
pub struct Questions {
    all: Vec<Question>,
    by_text: FxHashMap<Place, usize>,
}

impl Questions {
    /// The number of the question, asked anew only where the text is.
    pub fn ask(&mut self, question: Question) -> usize {
        let place = (question.field.clone(), question.text.clone(), question.scope);
        *self.by_text.entry(place).or_insert_with(|| {
            self.all.push(question);
            self.all.len() - 1
        })
    }

    /// A row waits for these.
    pub fn waits(&mut self, numbers: &[usize], row: u32) {
        for number in numbers {
            if let Some(question) = self.all.get_mut(*number) {
                question.rows += 1;
                if question.first == 0 {
                    question.first = row;
                }
            }
        }
    }

    /// Those that hold up the most rows first, as many as anybody answers.
    pub fn asked(&self) -> Vec<&Question> {
        let mut asked: Vec<&Question> = self.all.iter().filter(|question| question.rows > 0).collect();
        asked.sort_by_key(|question| (std::cmp::Reverse(question.rows), question.first));
        asked.truncate(MOST);
        asked
    }

    pub fn get(&self, number: usize) -> Option<&Question> {
        self.all.get(number)
    }
}

/// What was chosen so far, by field, text and scope.
pub struct Choices(FxHashMap<Place, Option<Id>>);

/// How a scope is written in a choice.
pub fn scope_text(scope: Option<Id>) -> String {
    scope.map(|id| id.to_string()).unwrap_or_default()
}

impl Choices {
    pub fn of(rows: &[choice::Model]) -> Self {
        let place = |row: &choice::Model| (row.field.clone(), row.text.clone(), row.scope.parse().ok());
        Self(rows.iter().map(|row| (place(row), row.target_id)).collect())
    }

    /// None where nobody chose yet; some none where rows with it are left out.
    pub fn of_text(&self, field: &str, text: &str, scope: Option<Id>) -> Option<Option<Id>> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&(field.to_owned(), text.to_owned(), scope)).copied()
    }
}
