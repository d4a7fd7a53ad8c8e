//! Spreadsheets as people really send them, read and written.
//!
//! Reads XLSX, XLS, ODS and delimited text row by row within stated [`Limits`], finds where the table is, proposes
//! what each column means, reads numbers and dates written in any digits, and writes workbooks and CSV files that
//! open well everywhere. Every failure is a typed error that says what is wrong and where; no input makes it panic.
//!
//! It knows no database and none of the program's fields: callers bring their own [`mapping::Field`] list.

mod cell;
mod error;
mod fold;
mod hxl;
pub mod layout;
mod limits;
pub mod mapping;
pub mod read;
pub mod report;
pub mod values;
pub mod write;

pub use cell::{Cell, Row, Value};
pub use error::{Exceeded, TableError};
pub use hxl::Tag;
pub use layout::{Column, Layout, RowKind};
pub use limits::Limits;
pub use read::{Encoding, Format, Merge, Rows, SheetInfo, Workbook};
