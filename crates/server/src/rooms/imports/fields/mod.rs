//! The fields a column may be: for each what people write above it in English, Arabic, French and Sorani, its HXL tags,
//! and what its cells look like. The words here are for recognition; what readers see is in the catalogue (`label`).

// Lists of words, laid out to be read.
#[rustfmt::skip]
mod activity;
mod labels;
#[rustfmt::skip]
mod need;
#[rustfmt::skip]
mod organisation;

use tables::mapping::{Field, Kind};

use super::model::Target;

pub use labels::{group, label};

/// Our own id of a record: rows with one alter that record.
pub const ID: &str = "id";
/// The sender's own stable id, unique within the organisation.
pub const REF: &str = "reference";

pub fn of(target: Target) -> &'static [Field<'static>] {
    match target {
        Target::Activities => activity::FIELDS,
        Target::Organisations => organisation::FIELDS,
        Target::Needs => need::FIELDS,
    }
}

pub fn known(target: Target, key: &str) -> bool {
    of(target).iter().any(|field| field.key == key)
}

const fn field(
    key: &'static str,
    kind: Kind,
    tags: &'static [&'static str],
    headers: &'static [&'static str],
) -> Field<'static> {
    Field { key, headers, tags, kind, required: false, multi: false }
}

/// A field that several columns may be: figures are added up, of texts the first that is filled counts.
const fn several(
    key: &'static str,
    kind: Kind,
    tags: &'static [&'static str],
    headers: &'static [&'static str],
) -> Field<'static> {
    Field { key, headers, tags, kind, required: false, multi: true }
}

const fn needed(field: Field<'static>) -> Field<'static> {
    Field { required: true, ..field }
}
