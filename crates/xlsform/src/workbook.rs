//! A workbook as it was read: sheets, headers and rows of text.
//!
//! Every cell is text already coerced the way pyxform does it (`2.0` is `2`, booleans are `TRUE` and `FALSE`, dates are
//! ISO, no-break spaces are spaces); an empty cell is the empty text. What sheets and headers mean is left to [`crate::compile`].

use std::ops::Deref;

/// The sheets of a file, in the order and the spelling in which they were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// All sheets, also those XLSForm gives no meaning to: their names serve as hints about misspellings.
    pub sheets: Vec<Sheet>,
}

/// One sheet: a row of headers and the rows below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The name as spelt in the file.
    pub name: String,
    /// The headers as spelt in the file. Columns without one are left out, but for CSV, where `""` is a header, too.
    pub headers: Vec<String>,
    /// The rows below the headers. Rows without any text may be left out; numbers tell.
    pub rows: Vec<Row>,
}

/// One row of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The row's number as the spreadsheet shows it: the header is row 1.
    pub number: u32,
    /// The cells, aligned with [`Sheet::headers`]; missing cells at the end count as empty.
    pub cells: Vec<Cell>,
}

/// The text of one cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell(Box<str>);

impl Deref for Cell {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}
