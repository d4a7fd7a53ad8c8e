//! Office Open XML workbooks, streamed cell by cell.
//!
//! Only the table of shared strings is held in memory; the sheet itself is walked as it is unpacked.

use calamine::{DataRef, Dimensions, Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError};

use super::convert;
use super::rows::RowSource;
use super::{BoxedSource, Merge, SheetInfo};
use crate::{Cell, Exceeded, Limits, Row, TableError};

/// The size of a sheet in every spreadsheet program; a reference beyond it is an attack or an accident.
const MAX_ROWS: u32 = 1_048_576;
const MAX_COLUMNS: u32 = 16_384;

pub(super) struct XlsxBook {
    book: Xlsx<BoxedSource>,
    merged: bool,
}

impl XlsxBook {
    pub(super) fn open(source: BoxedSource, merged: bool) -> Result<(Self, Vec<SheetInfo>), TableError> {
        let mut book = Xlsx::new(source).map_err(|error| failure("workbook", error))?;
        let worksheets: Vec<_> =
            book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect();
        let mut sheets = Vec::with_capacity(worksheets.len());
        for sheet in worksheets {
            // A sheet that cannot be opened is reported when it is read; the others may be sound.
            let size =
                book.worksheet_cells_reader(&sheet.name).ok().and_then(|reader| stated_size(reader.dimensions()));
            sheets.push(SheetInfo { hidden: sheet.visible != SheetVisible::Visible, name: sheet.name, size });
        }
        Ok((XlsxBook { book, merged }, sheets))
    }

    pub(super) fn merges(&mut self, sheet: &str) -> Result<Vec<Merge>, TableError> {
        if !self.merged {
            return Ok(Vec::new());
        }
        let merges = self.book.merge_cells_by_sheet_name(sheet).map_err(|error| failure(sheet, error))?;
        Ok(merges.into_iter().map(Merge::from).collect())
    }

    pub(super) fn rows(&mut self, sheet: &str, limits: &Limits) -> Result<XlsxRows<'_>, TableError> {
        let name = sheet.to_owned();
        let reader = self.book.worksheet_cells_reader(sheet).map_err(|error| failure(sheet, error))?;
        Ok(XlsxRows { reader, name, limits: *limits, ahead: None, width: 0, ended: false })
    }
}

impl From<Dimensions> for Merge {
    fn from(range: Dimensions) -> Self {
        Merge { first_row: range.start.0, last_row: range.end.0, first_column: range.start.1, last_column: range.end.1 }
    }
}

fn stated_size(range: Dimensions) -> Option<(u32, u32)> {
    (range.end > range.start).then(|| (range.end.0.saturating_add(1), range.end.1.saturating_add(1)))
}

fn failure(part: &str, error: XlsxError) -> TableError {
    match error {
        XlsxError::Password => TableError::Password,
        XlsxError::Io(error) if error.kind() != std::io::ErrorKind::InvalidData => TableError::Io(error),
        other => TableError::broken(part, other),
    }
}

pub(super) struct XlsxRows<'a> {
    reader: XlsxCellReader<'a, BoxedSource>,
    name: String,
    limits: Limits,
    /// The first cell of the row after the current one.
    ahead: Option<(u32, u32, Cell)>,
    /// Cells of the row before, a good guess for the next.
    width: usize,
    ended: bool,
}

impl XlsxRows<'_> {
    /// The next cell with content; formatting alone does not make a cell.
    fn next_cell(&mut self) -> Result<Option<(u32, u32, Cell)>, TableError> {
        while !self.ended {
            let cell = self.reader.next_cell().map_err(|error| failure(&self.name, error))?;
            let Some(cell) = cell else { break };
            let (row, column) = cell.get_position();
            if row >= MAX_ROWS || column >= MAX_COLUMNS {
                return Err(TableError::broken(self.name.as_str(), "a cell lies outside any sheet"));
            }
            match cell.get_value() {
                DataRef::Empty => continue,
                data if is_acceptable(&self.limits, row, column, data)? => {
                    return Ok(Some((row, column, convert::from_ref(data))));
                }
                _ => continue,
            }
        }
        // Read on after its end, calamine would miss the end and call the sheet cut short.
        self.ended = true;
        Ok(None)
    }
}

/// Refuses before copying, because a file may refer to one long text from every cell of a row.
fn is_acceptable(limits: &Limits, row: u32, column: u32, data: &DataRef<'_>) -> Result<bool, TableError> {
    let text = match data {
        DataRef::String(text) => text.as_str(),
        DataRef::SharedString(text) => text,
        _ => "0",
    };
    let refused = |what, allowed| Err(TableError::TooLarge { what, allowed, row: Some(row + 1) });
    if text.len() > limits.cell_chars && text.chars().count() > limits.cell_chars {
        return refused(Exceeded::CellChars, limits.cell_chars as u64);
    }
    if column < limits.columns {
        return Ok(true);
    }
    // Spaces beyond the last column are no table.
    if text.chars().all(char::is_whitespace) { Ok(false) } else { refused(Exceeded::Columns, limits.columns.into()) }
}

impl RowSource for XlsxRows<'_> {
    fn next_row(&mut self) -> Result<Option<Row>, TableError> {
        let first = match self.ahead.take() {
            Some(cell) => Some(cell),
            None => self.next_cell()?,
        };
        let Some((index, column, cell)) = first else { return Ok(None) };
        let mut row = Row { number: index.saturating_add(1), cells: Vec::with_capacity(self.width) };
        place(&mut row.cells, column, cell);
        while let Some((at, column, cell)) = self.next_cell().map_err(|error| error.near(row.number))? {
            if at != index {
                self.ahead = Some((at, column, cell));
                break;
            }
            place(&mut row.cells, column, cell);
        }
        self.width = row.cells.len();
        Ok(Some(row))
    }
}

/// Cells usually come in order; gaps are filled with empty cells.
fn place(cells: &mut Vec<Cell>, column: u32, cell: Cell) {
    let column = column as usize;
    if column >= cells.len() {
        cells.resize_with(column, Cell::default);
        cells.push(cell);
    } else {
        cells[column] = cell;
    }
}
