//! XLSForm, the spreadsheet language of questionnaires: read, compiled to an ODK XForm, checked and filled in.
//!
//! [`read`] turns bytes into a [`Workbook`]; [`compile`] turns that into XML or into [`Problem`]s that name sheet, row and
//! column and say what to do; [`check`] looks at the expressions of a finished XForm; [`fill`] evaluates them.
//! The XML is equivalent to what pyxform 4.5.0 writes: the same nodes, binds, translations, instances and controls.
//!
//! Pure: no I/O but readers and writers handed in, no clock, no randomness.

pub mod check;
pub mod fill;
pub mod read;
pub mod xpath;

mod checked;
mod choices;
mod compile;
mod entities;
mod form;
mod headers;
mod languages;
mod lexer;
mod loops;
mod missing;
mod names;
mod parameters;
mod problems;
mod references;
mod settings;
mod settle;
mod sheets;
mod survey;
mod tree;
mod types;
mod value;
mod workbook;
mod write;

pub use checked::checked;
pub use compile::{Compiled, Options, compile};
pub use problems::{Lang, Problem, Severity};
pub use workbook::{Cell, Row, Sheet, Workbook};
