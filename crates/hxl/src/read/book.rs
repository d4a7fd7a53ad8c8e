//! Workbooks, and text that is not UTF-8, through the crate `tables`; cells become the text libhxl makes of them.

use tables::{Cell, Value, Workbook};

use super::row::Assembled;
use super::{BoxedBytes, ReadOptions, Visit};
use crate::HxlError;
use crate::text::number::Number;

pub(super) struct Book {
    workbook: Workbook,
    pub(super) chosen: usize,
    only: Option<usize>,
}

impl Book {
    pub(super) fn open(bytes: BoxedBytes, options: ReadOptions) -> Result<Self, HxlError> {
        let workbook = Workbook::from_reader(bytes, options.limits)?;
        Ok(Book { workbook, chosen: options.sheet.unwrap_or(0), only: options.sheet })
    }

    pub(super) fn candidates(&self) -> Vec<usize> {
        self.only.map_or_else(|| (0..self.workbook.sheets().len()).collect(), |sheet| vec![sheet])
    }

    pub(super) fn walk(&mut self, visit: &mut Visit<'_>) -> Result<(), HxlError> {
        let mut row = Assembled::default();
        let mut next = 0;
        for filled in self.workbook.rows(self.chosen)? {
            let filled = filled?;
            row.clear();
            // Rows without a cell are not in the file; they count all the same.
            while next + 1 < u64::from(filled.number) {
                if visit(next, row.row())?.is_break() {
                    return Ok(());
                }
                next += 1;
            }
            filled.cells.iter().for_each(|cell| push(&mut row, cell));
            if visit(next, row.row())?.is_break() {
                return Ok(());
            }
            next += 1;
        }
        Ok(())
    }
}

fn push(row: &mut Assembled, cell: &Cell) {
    // A merged cell's value stands in its first cell only.
    if cell.is_from_merge() {
        return row.push("");
    }
    match cell.value() {
        Value::Number(number) => match Number::from_f64(number) {
            Some(number) => row.push(&number.to_string()),
            None => row.push(cell.as_str()),
        },
        Value::DateTime(at) => row.push(&at.date().to_string()),
        Value::Bool(yes) => row.push(if yes { "1" } else { "0" }),
        _ => row.push(cell.as_str()),
    }
}
