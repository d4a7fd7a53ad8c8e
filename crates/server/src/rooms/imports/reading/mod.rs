//! Reading rows: what each says, once its cells are taken in their columns, its names found in the register and on the
//! map, and what stays open asked. One reader serves the preview, which reads the file, and the commit, which reads the
//! cells that were kept. It asks no database: everything it reads against is in memory, and every text is read once.

mod activity;
mod cells;
mod figures;
mod need;
mod organisation;
mod overlay;
mod place;
mod questions;
mod terms;
mod when;
mod who;
mod words;

use kernel::{Actor, FieldError, Id, Millis, Random};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use tables::{Layout, Row, RowKind};

use super::known::Known;
use super::mapping::{Mapping, Table};
use super::model::{Target, choice, import};
use crate::rooms::activities;
use crate::rooms::organisations;

pub use cells::{from_json, to_json};
pub use need::{NeedSaid, overlaid as need_overlaid};
pub use organisation::overlaid as organisation_overlaid;
pub use overlay::overlaid;
pub use questions::{BLANK, Candidate, Choices, NEW, Question, Questions, scope_text};
pub use who::{Newcomer, Newcomers};

use cells::Plan;

/// What one row is, before it is held against what is recorded.
pub struct Said {
    pub row: u32,
    pub body: Body,
}

pub enum Body {
    /// A row that adds up others, or a remark.
    Aside(&'static str),
    /// Equal in every column to this earlier row.
    Repeated(u32),
    /// Not to be recorded, because of these.
    Refused(Vec<FieldError>, Whereabouts),
    /// Somebody has to choose; the numbers of the questions.
    Asks(Vec<usize>, Whereabouts),
    /// Left out, as somebody chose.
    LeftOut,
    Activity(Box<ActivitySaid>),
    Organisation(Box<OrganisationSaid>, Key),
    Need(Box<NeedSaid>),
}

/// What a row of activities says.
pub struct ActivitySaid {
    pub draft: activities::Draft,
    pub key: Key,
    pub whereabouts: Whereabouts,
    /// Fields of the record that the row leaves as they are, though the file has their columns.
    pub unsaid: Vec<&'static str>,
}

/// What a row of a list of organisations says.
pub struct OrganisationSaid {
    pub draft: organisations::Draft,
    pub registration: Option<Registration>,
    /// The organisation of the register it is, where that is known.
    pub known: Option<Id>,
    /// Columns that the row leaves empty and that alter nothing.
    pub unsaid: Vec<&'static str>,
}

/// What reading a row comes to, beside its draft.
#[derive(Default)]
struct Findings {
    faults: Vec<FieldError>,
    asks: Vec<usize>,
    left_out: bool,
    whereabouts: Whereabouts,
}

/// A registration with an authority, as the row has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    pub authority: String,
    pub number: Option<String>,
    pub issued_on: Option<String>,
    pub expires_on: Option<String>,
}

/// What identifies a row: an id given here, or the sender's own within its organisation.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Key {
    None,
    Id(Id),
    Reference(Id, String),
}

/// As far as it is known: for lists and reports.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Whereabouts {
    pub organisation: Option<Id>,
    pub place: Option<Id>,
    pub sector: Option<Id>,
}

/// Rows of one file, read one after the other in their order.
pub struct Reader {
    target: Target,
    known: Known,
    layout: Layout,
    plan: Plan,
    mapping: Mapping,
    sender: Option<Id>,
    may_register: bool,
    choices: Choices,
    pub questions: Questions,
    pub newcomers: Newcomers,
    memo: Memo,
    /// Digests of whole rows, and where each stood first.
    seen: FxHashMap<u128, u32>,
    /// Keys met so far.
    keys: FxHashMap<u64, u32>,
    year: Option<i16>,
    month: Option<String>,
    /// The day of today.
    day_today: String,
    file_name: String,
    random: Random,
    now: Millis,
}

/// Texts that were read already.
#[derive(Default)]
struct Memo {
    who: FxHashMap<String, who::Who>,
    places: FxHashMap<String, place::Where>,
    terms: FxHashMap<(&'static str, String), terms::Meant>,
    months: FxHashMap<(String, Option<i16>), Result<String, when::Wrong>>,
    days: FxHashMap<(bool, String), Result<String, when::Wrong>>,
}

/// What a reader starts from.
pub struct Start<'a> {
    pub import: &'a import::Model,
    pub table: Table,
    pub mapping: Mapping,
    pub known: Known,
    pub choices: &'a [choice::Model],
    pub actor: &'a Actor,
    /// Organisations an earlier reading would register: they keep their ids.
    pub newcomers: Vec<Newcomer>,
    /// The month of today, for files that say nothing of time.
    pub today: String,
    /// The day of today where the body works.
    pub day: String,
    pub random: Random,
    pub now: Millis,
}

impl Reader {
    pub fn new(start: Start<'_>) -> Self {
        let Start { import, table, mapping, known, choices, actor, newcomers, today, day, random, now } = start;
        let year = mapping.year.or_else(|| super::guess::year(&import.file_name));
        let month = mapping.month.clone().or_else(|| super::guess::month(&import.file_name)).or(Some(today));
        Self {
            target: import.target,
            layout: table.layout(),
            plan: Plan::new(import.target, &table, &mapping, &known),
            sender: import.organisation_id,
            // A figure of need brings no organisation into the register.
            may_register: import.target != Target::Needs
                && (actor.coordinates_place(None) || !actor.coordinated_places().is_empty()),
            choices: Choices::of(choices),
            questions: Questions::default(),
            newcomers: Newcomers::of(newcomers),
            memo: Memo::default(),
            seen: FxHashMap::default(),
            keys: FxHashMap::default(),
            year,
            month,
            day_today: day,
            file_name: import.file_name.clone(),
            random,
            now,
            mapping,
            known,
        }
    }

    pub fn known(&self) -> &Known {
        &self.known
    }

    /// Reads the next row; none for titles, headers and tags.
    pub fn read(&mut self, row: &Row) -> Option<Said> {
        let body = match self.layout.kind(row) {
            RowKind::Head => return None,
            RowKind::Total => Body::Aside("imports-row-total"),
            RowKind::Note => Body::Aside("imports-row-note"),
            RowKind::Data => self.body(row),
        };
        Some(Said { row: row.number, body })
    }

    fn body(&mut self, row: &Row) -> Body {
        let first = *self.seen.entry(cells::digest(row)).or_insert(row.number);
        if first != row.number && !self.mapping.repeated {
            return Body::Repeated(first);
        }
        let body = match self.target {
            Target::Activities => self.activity(row),
            Target::Organisations => self.organisation(row),
            Target::Needs => self.need(row),
        };
        self.unless_twice(body, row.number)
    }

    /// One record cannot be said twice in one file.
    fn unless_twice(&mut self, body: Body, row: u32) -> Body {
        let (key, whereabouts, [field, told]) = match &body {
            Body::Activity(said) => (said.key.clone(), said.whereabouts, ["reference", "imports-row-key-twice"]),
            Body::Organisation(_, key) => {
                (key.clone(), Whereabouts::default(), ["name", "imports-row-organisation-twice"])
            }
            Body::Need(said) => (said.identity(), said.whereabouts, ["people", "imports-row-figure-twice"]),
            _ => return body,
        };
        if key == Key::None {
            return body;
        }
        let first = *self.keys.entry(cells::short_digest(&key)).or_insert(row);
        if first == row {
            return body;
        }
        let fault = fault(field, told, vec![("row", first.to_string())]);
        Body::Refused(vec![fault], whereabouts)
    }
}

fn fault(field: &str, key: &'static str, args: Vec<(&'static str, String)>) -> FieldError {
    FieldError { field: field.to_owned(), key, args }
}
