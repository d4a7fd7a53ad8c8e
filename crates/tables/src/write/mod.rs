//! Writing tables people can open: XLSX with real numbers and dates, and CSV that spreadsheet programs do not run.
//!
//! Rows come from an iterator and leave as they come, so memory does not grow with their number. No text is ever
//! written as a formula.

mod csv;
mod xlsx;

use std::io::{Seek, Write};

pub use csv::{CsvWriter, guarded, unguarded};
pub use xlsx::XlsxWriter;

use crate::{Cell, TableError};

/// Rows of the head are written in bold and stay in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Head,
    Body,
}

/// Something that takes a table row by row.
pub trait TableWriter {
    /// Writes the next row.
    fn row(&mut self, cells: &[Cell], part: Part) -> Result<(), TableError>;
}

/// The head of a table to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    pub headers: Vec<String>,
    /// A row of HXL tags under the headers, where wanted.
    pub tags: Option<Vec<String>>,
}

/// How an XLSX file is made.
#[derive(Clone, Debug, Default)]
pub struct XlsxOptions {
    /// The sheet's name; what a sheet may not be called is put right.
    pub sheet: String,
    /// For languages that are: columns then begin at the right.
    pub right_to_left: bool,
    /// A second sheet of names and values, such as what was filtered and when.
    pub about: Option<About>,
    /// The column, counted from 0, that is coloured as something to act on.
    pub marked_column: Option<usize>,
}

/// A sheet of names and values.
#[derive(Clone, Debug, Default)]
pub struct About {
    pub sheet: String,
    pub entries: Vec<(String, Cell)>,
}

/// How a CSV file is made.
#[derive(Clone, Copy, Debug, Default)]
pub struct CsvOptions {
    /// Begin with a byte order mark, without which Excel misreads everything but English.
    pub mark: bool,
}

/// Writes a whole table as XLSX; says how many rows it had below its head.
pub fn xlsx<E: From<TableError>>(
    out: impl Write + Seek + Send,
    options: XlsxOptions,
    head: &Head,
    rows: impl IntoIterator<Item = Result<Vec<Cell>, E>>,
) -> Result<u64, E> {
    let mut writer = XlsxWriter::new(options)?;
    let count = table(&mut writer, head, rows)?;
    writer.finish(out)?;
    Ok(count)
}

/// Writes a whole table as CSV; says how many rows it had below its head.
pub fn csv<E: From<TableError>>(
    out: impl Write,
    options: CsvOptions,
    head: &Head,
    rows: impl IntoIterator<Item = Result<Vec<Cell>, E>>,
) -> Result<u64, E> {
    let mut writer = CsvWriter::new(out, options)?;
    let count = table(&mut writer, head, rows)?;
    writer.finish()?;
    Ok(count)
}

fn table<E: From<TableError>>(
    writer: &mut impl TableWriter,
    head: &Head,
    rows: impl IntoIterator<Item = Result<Vec<Cell>, E>>,
) -> Result<u64, E> {
    for texts in std::iter::once(&head.headers).chain(&head.tags) {
        let cells: Vec<_> = texts.iter().map(Cell::text).collect();
        writer.row(&cells, Part::Head)?;
    }
    let mut count = 0;
    for row in rows {
        writer.row(&row?, Part::Body)?;
        count += 1;
    }
    Ok(count)
}
