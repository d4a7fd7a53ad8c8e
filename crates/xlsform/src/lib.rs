//! XLSForm, the spreadsheet language of questionnaires: read, compiled to an ODK XForm, checked and filled in.
//!
//! [`read`] turns bytes into a [`Workbook`]; [`compile`] turns that into XML or into [`Problem`]s that name sheet, row and
//! column and say what to do; [`check`] looks at the expressions of a finished XForm; [`fill`] evaluates them.
//! The XML is equivalent to what pyxform 4.5.0 writes: the same nodes, binds, translations, instances and controls.
//!
//! Pure: no I/O but readers and writers handed in, no clock, no randomness.
//!
//! ```
//! use xlsform::read::{self, Format};
//! use xlsform::{Lang, Options, compile};
//!
//! let sheet = "| survey |
//! | | type    | name | label        | relevant |
//! | | integer | age  | How old?     |          |
//! | | text    | job  | What work?   | ${age} > 15 |";
//! let workbook = read::workbook(sheet.as_bytes(), Some(Format::Markdown)).expect("it is a table");
//! let form = compile(&workbook, &Options::default()).expect("it is a form");
//! assert!(form.xml.contains(r#"<bind nodeset="/data/job" type="string" relevant=" /data/age  &gt; 15"/>"#));
//!
//! let broken = sheet.replace("${age}", "${ages}");
//! let workbook = read::workbook(broken.as_bytes(), Some(Format::Markdown)).expect("it is a table");
//! let problems = compile(&workbook, &Options::default()).expect_err("nothing is called ages");
//! assert_eq!((problems[0].row, problems[0].column.as_deref()), (Some(3), Some("relevant")));
//! assert_eq!(problems[0].hint(Lang::En), "Check the spelling of the name.");
//! ```

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
