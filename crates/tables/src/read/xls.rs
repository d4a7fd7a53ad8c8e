//! Workbooks of Excel 5 to 2003, read whole after [`compound`](super::compound) has checked their size.

use calamine::{Data, Range, Reader, SheetType, SheetVisible, Xls, XlsError};

use super::convert;
use super::rows::RowSource;
use super::{BoxedSource, Merge, SheetInfo};
use crate::{Row, TableError};

pub(super) struct XlsBook {
    book: Xls<BoxedSource>,
}

impl XlsBook {
    pub(super) fn open(source: BoxedSource) -> Result<(Self, Vec<SheetInfo>), TableError> {
        let mut book = Xls::new(source).map_err(|error| failure("workbook", error))?;
        let worksheets: Vec<_> =
            book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect();
        let sheets = worksheets
            .into_iter()
            .map(|sheet| {
                let end = book.worksheet_range(&sheet.name).ok().and_then(|range| range.end());
                let size = end.map(|(row, column)| (row + 1, column + 1));
                SheetInfo { hidden: sheet.visible != SheetVisible::Visible, name: sheet.name, size }
            })
            .collect();
        Ok((XlsBook { book }, sheets))
    }

    pub(super) fn merges(&mut self, sheet: &str) -> Result<Vec<Merge>, TableError> {
        let merges = self.book.merge_cells_by_sheet_name(sheet).map_err(|error| failure(sheet, error))?;
        Ok(merges.into_iter().map(Merge::from).collect())
    }

    pub(super) fn rows(&mut self, sheet: &str) -> Result<XlsRows, TableError> {
        let range = self.book.worksheet_range(sheet).map_err(|error| failure(sheet, error))?;
        Ok(XlsRows { range, next: 0 })
    }
}

fn failure(part: &str, error: XlsError) -> TableError {
    match error {
        XlsError::Password => TableError::Password,
        XlsError::Io(error) => TableError::Io(error),
        other => TableError::broken(part, other),
    }
}

pub(super) struct XlsRows {
    range: Range<Data>,
    next: usize,
}

impl RowSource for XlsRows {
    fn next_row(&mut self) -> Result<Option<Row>, TableError> {
        let (Some((top, left)), true) = (self.range.start(), self.next < self.range.height()) else {
            return Ok(None);
        };
        let columns = 0..self.range.width();
        let cells = std::iter::repeat_n(&Data::Empty, left as usize)
            .chain(columns.filter_map(|column| self.range.get((self.next, column))))
            .map(convert::from_data)
            .collect();
        let number = top + self.next as u32 + 1;
        self.next += 1;
        Ok(Some(Row { number, cells }))
    }
}
