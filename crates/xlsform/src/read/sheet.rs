//! A sheet of a spreadsheet as it comes, row by row: the first is the headers, and long gaps are the end.

use rustc_hash::FxHashSet;

use super::coerce;
use super::limits::Taken;
use crate::{Cell, Problem, Row, Sheet};

/// More empty headers in a row than this end the headers; more empty rows than that end the sheet.
const EMPTY_HEADERS: usize = 20;
const EMPTY_ROWS: u32 = 60;

/// What a cell holds.
pub(super) enum Value<'t> {
    /// Text, stripped.
    Text(&'t str),
    /// Anything else, as text.
    Other(String),
}

impl Value<'_> {
    fn as_str(&self) -> &str {
        match self {
            Value::Text(text) => text,
            Value::Other(text) => text,
        }
    }
}

/// Collects one sheet.
pub(super) struct Collected<'k> {
    sheet: Sheet,
    taken: &'k mut Taken,
    /// Of each column of the file, the column of the sheet; none where it has no header.
    columns: Vec<Option<usize>>,
    found: Vec<(u32, Option<String>)>,
    last: u32,
    ended: bool,
}

impl<'k> Collected<'k> {
    pub(super) fn new(name: &str, taken: &'k mut Taken) -> Self {
        let sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
        Self { sheet, taken, columns: Vec::new(), found: Vec::new(), last: 1, ended: false }
    }

    /// Whether a long gap ended the sheet, so that the rest of it need not be read.
    pub(super) fn has_ended(&self) -> bool {
        self.ended
    }

    /// A cell with something in it; rows are numbered from 1, columns from 0.
    pub(super) fn cell(&mut self, row: u32, column: u32, value: Value<'_>) -> Result<(), Problem> {
        if self.ended || value.as_str().is_empty() {
            return Ok(());
        }
        if row == 1 {
            let header = match value {
                Value::Text(text) => Some(coerce::header(text)),
                Value::Other(_) => None,
            };
            self.taken.text(value.as_str().len())?;
            self.found.push((column, header));
            return Ok(());
        }
        self.finish_headers()?;
        let Some(column) = self.columns.get(column as usize).copied().flatten() else { return Ok(()) };
        self.taken.text(value.as_str().len())?;
        if self.sheet.rows.last().is_none_or(|last| last.number != row) {
            if row.saturating_sub(self.last) > EMPTY_ROWS + 1 {
                self.ended = true;
                return Ok(());
            }
            self.taken.cells(self.sheet.headers.len())?;
            self.sheet.rows.push(Row { number: row, cells: Vec::with_capacity(self.sheet.headers.len()) });
            self.last = row;
        }
        if let Some(last) = self.sheet.rows.last_mut() {
            if column >= last.cells.len() {
                last.cells.resize_with(column + 1, Cell::default);
            }
            last.cells[column] = match value {
                Value::Text(text) => Cell::from(&*coerce::text(text)),
                Value::Other(text) => Cell::from(text),
            };
        }
        Ok(())
    }

    fn finish_headers(&mut self) -> Result<(), Problem> {
        if self.found.is_empty() {
            return Ok(());
        }
        let mut found = std::mem::take(&mut self.found);
        found.sort_by_key(|(column, _)| *column);
        let mut names = FxHashSet::default();
        let mut next = 0;
        for (column, header) in found {
            let column = column as usize;
            if column.saturating_sub(next) > EMPTY_HEADERS {
                break;
            }
            let unnamed = || Problem::error("header-not-text").in_sheet(&*self.sheet.name).with("number", column + 1);
            let header = header.ok_or_else(unnamed)?;
            if !names.insert(header.clone()) {
                return Err(Problem::error("header-twice")
                    .in_sheet(&*self.sheet.name)
                    .at_row(1)
                    .in_column(&*header)
                    .with("header", header));
            }
            self.columns.resize(column, None);
            self.columns.push(Some(self.sheet.headers.len()));
            self.sheet.headers.push(header);
            next = column + 1;
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<Sheet, Problem> {
        self.finish_headers()?;
        Ok(self.sheet)
    }
}

/// Adds a sheet; of two with one name but for case, the later counts.
pub(super) fn add(sheets: &mut Vec<Sheet>, sheet: Sheet) {
    let name = sheet.name.to_lowercase();
    if super::is_meant(&name) {
        sheets.retain(|other| other.name.to_lowercase() != name);
    }
    sheets.push(sheet);
}
