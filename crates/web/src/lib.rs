//! How rooms meet people: requests and answers, words, formats, templates, layout and look. Knows no room.

pub mod assets;
mod conflict;
pub mod cookies;
mod door;
pub mod fields;
pub mod format;
mod input;
pub mod locale;
pub mod page;
pub mod pictures;
mod problem;
mod routes;
mod shape;
mod sheet;
mod site;
pub mod templates;
mod view;
mod visit;
pub mod words;

pub use conflict::{Difference, Saved, differences};
pub use door::door;
pub use fields::Fields;
pub use input::{Input, Upload};
pub use problem::{Outcome, Problem};
pub use routes::{Route, Routes, Who};
pub use shape::{Shape, enter};
pub use sheet::{Column, Sheet, Titles};
pub use site::{Credential, NavItem, Person, Recognise, Recognised, Settings, Site, State};
pub use view::{Specimen, View};
pub use visit::{Visit, Visitor};

/// The views of pages that every room answers with.
pub fn specimens() -> Vec<Specimen> {
    vec![Specimen::of::<view::ProblemView>(), Specimen::of::<conflict::ConflictView>()]
}

/// The largest form without files.
pub const FORM_BYTES: usize = 2 * 1_048_576;
/// The largest upload that is read at all.
pub const UPLOAD_BYTES: usize = 64 * 1_048_576;
