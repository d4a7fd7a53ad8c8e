//! What is kept of a row beside its cells: its verdict's reasons, what changes, what it waits for, and how far its names
//! are known; and the counts of a file. Pure.

use kernel::{FieldError, Id};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::model::RowVerdict;
use super::papers;
use super::reading::Whereabouts;
use crate::rooms::organisations::Draft;

/// Why a row has its verdict.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<Fault>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Changed>,
    /// What the row waits for, by field and text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<(String, String)>,
    /// The earlier row it is equal to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_as: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sector: Option<Id>,
    /// The version a record had when this import had altered it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// What an organisation said of itself before this import altered it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<Draft>,
    /// What this import did to a registration of an organisation that was there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paper: Option<papers::Written>,
}

/// One thing wrong: a message key with its arguments.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fault {
    pub field: String,
    pub key: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(String, String)>,
}

/// One field of a record that a row alters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Changed {
    pub field: String,
    pub from: Json,
    pub to: Json,
}

impl From<FieldError> for Fault {
    fn from(error: FieldError) -> Self {
        let args = error.args.into_iter().map(|(name, value)| (name.to_owned(), value));
        Self { field: error.field, key: error.key.to_owned(), args: args.collect() }
    }
}

impl Told {
    pub fn at(whereabouts: Whereabouts) -> Self {
        let Whereabouts { organisation, place, sector } = whereabouts;
        Self { organisation, place, sector, ..Self::default() }
    }

    pub fn because(mut self, faults: Vec<FieldError>) -> Self {
        self.faults = faults.into_iter().map(Fault::from).collect();
        self
    }
}

/// The fields in which two drafts differ.
pub fn differences<T: Serialize>(before: &T, after: &T) -> Vec<Changed> {
    let object = |draft: &T| match serde_json::to_value(draft) {
        Ok(Json::Object(object)) => object,
        _ => serde_json::Map::new(),
    };
    let (before, mut after) = (object(before), object(after));
    let changed = before.into_iter().filter_map(|(field, from)| {
        let to = after.remove(&field).unwrap_or(Json::Null);
        (from != to).then_some(Changed { field, from, to })
    });
    changed.collect()
}

/// Rows per verdict, and rows with nothing in them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub repeated: u64,
    pub choice: u64,
    pub refused: u64,
    pub empty: u64,
    /// The last row of the sheet, empty ones too.
    pub last: u32,
}

impl Counts {
    pub fn add(&mut self, verdict: RowVerdict) {
        *self.of_mut(verdict) += 1;
    }

    pub fn of(&self, verdict: RowVerdict) -> u64 {
        let mut copy = *self;
        *copy.of_mut(verdict)
    }

    /// Rows with something in them.
    pub fn rows(&self) -> u64 {
        self.new + self.changed + self.unchanged + self.repeated + self.choice + self.refused
    }

    fn of_mut(&mut self, verdict: RowVerdict) -> &mut u64 {
        match verdict {
            RowVerdict::New => &mut self.new,
            RowVerdict::Changed => &mut self.changed,
            RowVerdict::Unchanged => &mut self.unchanged,
            RowVerdict::Repeated => &mut self.repeated,
            RowVerdict::Choice => &mut self.choice,
            RowVerdict::Refused => &mut self.refused,
        }
    }
}
