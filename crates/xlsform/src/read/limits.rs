//! How much of a file is accepted. Everything beyond is refused before memory is taken for it.

use crate::Problem;

/// Bytes of a text file.
pub(in crate::read) const TEXT_FILE: usize = 64 << 20;
/// Bytes of all parts of a zipped workbook that are unpacked.
pub(in crate::read) const UNPACKED: usize = 256 << 20;
/// Bytes of text in all cells together: one long text may be referred to from every cell.
pub(in crate::read) const TEXT: usize = 256 << 20;
/// Cells in all sheets together, with the empty ones before the last of a row.
pub(in crate::read) const CELLS: usize = 8_000_000;
/// Rows and columns of a sheet in every spreadsheet program.
pub(in crate::read) const ROWS: u32 = 1_048_576;
pub(in crate::read) const COLUMNS: u32 = 16_384;
/// Sheets of a workbook.
pub(in crate::read) const SHEETS: usize = 1_000;
/// Parts of a zipped workbook.
pub(in crate::read) const PARTS: usize = 20_000;

/// `what`: the plural of what there is too much of.
pub(in crate::read) fn exceeded(what: &str, most: usize) -> Problem {
    Problem::error("file-too-large").with("what", what).with("most", most)
}

/// What has been taken so far, of a whole file.
#[derive(Default)]
pub(super) struct Taken {
    cells: usize,
    text: usize,
}

impl Taken {
    /// Room for so many cells, empty ones counted.
    pub(super) fn cells(&mut self, count: usize) -> Result<(), Problem> {
        self.cells = self.cells.saturating_add(count);
        if self.cells > CELLS { Err(exceeded("cells", CELLS)) } else { Ok(()) }
    }

    /// So many bytes of text.
    pub(super) fn text(&mut self, bytes: usize) -> Result<(), Problem> {
        self.text = self.text.saturating_add(bytes);
        if self.text > TEXT { Err(exceeded("bytes", TEXT)) } else { Ok(()) }
    }
}
