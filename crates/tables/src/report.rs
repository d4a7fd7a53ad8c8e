//! Giving back what was refused: the same sheet, its words and head as they were, with a column of reasons.

use std::collections::BTreeMap;

use crate::layout::Layout;
use crate::write::{Part, TableWriter};
use crate::{Cell, Row, TableError, Workbook};

/// Where the reasons will stand, counted from 0: after the last column of the table.
pub fn reasons_column(layout: &Layout) -> usize {
    layout.columns.last().map_or(0, |column| column.index + 1)
}

/// Copies the head of a sheet and the rows that have a reason, by their number, with the reason beside each; says
/// how many rows were given back. Titles above the header are left out. Repeated merged cells are written out, so
/// that each row stands for itself when it is sent again.
pub fn give_back(
    book: &mut Workbook,
    sheet: usize,
    layout: &Layout,
    reasons: &BTreeMap<u32, String>,
    title: &str,
    out: &mut impl TableWriter,
) -> Result<u64, TableError> {
    let column = reasons_column(layout);
    let last_header = layout.header_rows.last().copied();
    let last_wanted = reasons.last_key_value().map_or(0, |(number, _)| *number).max(layout.first_data_row);
    let mut count = 0;
    for row in book.rows(sheet)? {
        let row = row?;
        if row.number > last_wanted {
            break;
        }
        if layout.header_rows.contains(&row.number) || layout.hxl_row == Some(row.number) {
            let note = if Some(row.number) == last_header { title } else { "" };
            out.row(&beside(row, column, note), Part::Head)?;
        } else if let Some(reason) = reasons.get(&row.number) {
            out.row(&beside(row, column, reason), Part::Body)?;
            count += 1;
        }
    }
    Ok(count)
}

fn beside(row: Row, column: usize, note: &str) -> Vec<Cell> {
    let mut cells = row.cells;
    // Further cells belong to no column of the table, but are somebody's words: they move to the right.
    cells.resize_with(cells.len().max(column), Cell::default);
    cells.insert(column, Cell::text(note));
    cells
}
