//! What every format's rows have in common: order, limits, merged cells, and an end after the first error.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::Merge;
use crate::{Cell, Exceeded, Limits, Row, TableError};

/// The next row of one format; rows come with rising numbers, and may be blank.
pub(crate) trait RowSource {
    fn next_row(&mut self) -> Result<Option<Row>, TableError>;
}

/// The rows of one sheet.
pub struct Rows<'a> {
    source: Box<dyn RowSource + 'a>,
    limits: Limits,
    downward: Downward,
    seen: u32,
    last: u32,
    over: bool,
}

pub(super) fn guarded<'a>(source: Box<dyn RowSource + 'a>, limits: Limits, merges: Vec<Merge>) -> Rows<'a> {
    Rows { source, limits, downward: Downward::new(merges), seen: 0, last: 0, over: false }
}

/// Runs a reader whose libraries are not proven free of panics; a panic is a damaged file, not a dead program.
pub(super) fn without_panic<T>(read: impl FnOnce() -> Result<T, TableError>) -> Result<T, TableError> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(TableError::broken("workbook", "its structure makes no sense")))
}

impl Rows<'_> {
    /// The number of the last row met so far, blank ones included. After the end of a text file this is how many rows
    /// a spreadsheet program shows, though the last thousands may be nothing but delimiters.
    pub fn last_number(&self) -> u32 {
        self.last
    }

    fn next_filled(&mut self) -> Result<Option<Row>, TableError> {
        loop {
            let source = &mut self.source;
            let row = without_panic(|| source.next_row()).map_err(|error| error.near(self.last + 1))?;
            let Some(mut row) = row else { return Ok(None) };
            if row.number <= self.last {
                return Err(TableError::broken("sheet", "its rows are out of order").near(row.number));
            }
            self.last = row.number;
            let filled = row.cells.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1);
            row.cells.truncate(filled);
            if filled == 0 {
                continue;
            }
            self.check(&row)?;
            self.downward.fill(&mut row);
            return Ok(Some(row));
        }
    }

    fn check(&mut self, row: &Row) -> Result<(), TableError> {
        let too_large = |what, allowed| Err(TableError::TooLarge { what, allowed, row: Some(row.number) });
        self.seen += 1;
        if self.seen > self.limits.rows {
            return too_large(Exceeded::Rows, self.limits.rows.into());
        }
        if row.cells.len() > self.limits.columns as usize {
            return too_large(Exceeded::Columns, self.limits.columns.into());
        }
        let allowed = self.limits.cell_chars;
        let long = |cell: &Cell| cell.as_str().len() > allowed && cell.as_str().chars().count() > allowed;
        if row.cells.iter().any(long) {
            return too_large(Exceeded::CellChars, allowed as u64);
        }
        Ok(())
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, TableError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.over {
            return None;
        }
        let next = self.next_filled().transpose();
        self.over = !matches!(next, Some(Ok(_)));
        next
    }
}

/// Repeats a cell merged over several rows in its first column, the reading a person gives to "one value for these
/// rows". What lies to the right inside the range stays empty.
struct Downward {
    waiting: std::iter::Peekable<std::vec::IntoIter<Merge>>,
    open: BTreeMap<u32, (u32, Cell)>,
}

impl Downward {
    fn new(mut merges: Vec<Merge>) -> Self {
        merges.retain(|merge| merge.last_row > merge.first_row);
        Downward { waiting: merges.into_iter().peekable(), open: BTreeMap::new() }
    }

    fn fill(&mut self, row: &mut Row) {
        let index = row.number - 1;
        self.open.retain(|_, (last, _)| *last >= index);
        for (&column, (_, cell)) in &self.open {
            let column = column as usize;
            if row.cells.len() <= column {
                row.cells.resize_with(column + 1, Cell::default);
            }
            if row.cells[column].is_blank() {
                row.cells[column] = cell.copied_from_merge();
            }
        }
        while let Some(merge) = self.waiting.next_if(|merge| merge.first_row <= index) {
            let cell = row.cells.get(merge.first_column as usize);
            // A range whose first row was blank has nothing to repeat.
            if merge.first_row == index
                && let Some(cell) = cell.filter(|cell| !cell.is_blank() && !cell.is_from_merge())
            {
                self.open.insert(merge.first_column, (merge.last_row, cell.clone()));
            }
        }
    }
}
