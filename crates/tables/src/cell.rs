//! One cell and one row, the same for every format, read or written.
//!
//! A cell keeps the text as it stands beside what the file says it is. Delimited text says nothing, so all its cells
//! are [`Value::Text`]; reading numbers and dates out of text is left to the module `values`.

use jiff::civil::{Date, DateTime};

/// What a cell is according to the file; the words themselves are in [`Cell::text`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Value {
    #[default]
    Empty,
    Text,
    Number(f64),
    Date(Date),
    DateTime(DateTime),
    Bool(bool),
    /// A failed formula, such as `#REF!`.
    Error,
}

/// A cell: its text and its typed value. A formula is its last computed value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    text: String,
    value: Value,
    from_merge: bool,
}

impl Cell {
    /// A cell of words; empty words make an empty cell.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        let value = if text.is_empty() { Value::Empty } else { Value::Text };
        Cell { text, value, from_merge: false }
    }

    /// A number, its text the shortest that reads back equal. Not-a-number and infinities are errors.
    pub fn number(number: f64) -> Self {
        if !number.is_finite() {
            return Cell::error("#NUM!");
        }
        // Without this, a negative zero would print as "-0".
        Cell { text: (number + 0.0).to_string(), value: Value::Number(number), from_merge: false }
    }

    /// A day, its text in ISO form.
    pub fn date(date: Date) -> Self {
        Cell { text: date.to_string(), value: Value::Date(date), from_merge: false }
    }

    /// A moment on a civil clock, its text in ISO form with a space.
    pub fn datetime(at: DateTime) -> Self {
        Cell { text: at.strftime("%Y-%m-%d %H:%M:%S").to_string(), value: Value::DateTime(at), from_merge: false }
    }

    /// Yes or no, as spreadsheets show it.
    pub fn bool(yes: bool) -> Self {
        Cell { text: if yes { "TRUE" } else { "FALSE" }.into(), value: Value::Bool(yes), from_merge: false }
    }

    /// A failed formula's message.
    pub fn error(text: impl Into<String>) -> Self {
        Cell { text: text.into(), value: Value::Error, from_merge: false }
    }

    /// The same value under the text the file shows for it.
    pub(crate) fn shown_as(mut self, text: String) -> Self {
        if !text.is_empty() {
            self.text = text;
        }
        self
    }

    pub(crate) fn copied_from_merge(&self) -> Self {
        Cell { from_merge: true, ..self.clone() }
    }

    /// The text, verbatim.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text, verbatim, without a copy.
    pub fn into_string(self) -> String {
        self.text
    }

    /// What the file says the cell is.
    pub fn value(&self) -> Value {
        self.value
    }

    /// Whether there is nothing to read: no text, or only white space.
    pub fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }

    /// Whether this is a copy of a merged cell above or beside, not a cell of its own. A number so repeated must
    /// not be added up.
    pub fn is_from_merge(&self) -> bool {
        self.from_merge
    }
}

/// A row with something in it. Cells after the last filled one are left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The number the spreadsheet shows beside it, from 1.
    pub number: u32,
    /// From column A on, without gaps.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The text at a column counted from 0; empty beyond the row's end.
    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", Cell::as_str)
    }

    /// Whether no cell of its own has text.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.is_blank() || cell.is_from_merge())
    }
}
