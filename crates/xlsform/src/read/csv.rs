//! pyxform's one-file form of CSV: sheets one below the other, named in the first column, each with its headers.
//!
//! ```text
//! "survey"
//! ,"type","name","label"
//! ,"text","who","Who?"
//! ```
//! Empty lines do not count as rows.

use rustc_hash::FxHashMap;

use super::limits::{self, Taken};
use super::{broken, coerce, has, is_meant, unknown};
use crate::{Cell, Problem, Row, Sheet, Workbook};

pub(super) fn read(text: &str) -> Result<Workbook, Problem> {
    if !has(text.as_bytes(), b',', 4) {
        return Err(unknown());
    }
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = ::csv::StringRecord::new();
    let mut sheets: Vec<Lines> = Vec::new();
    let mut taken = Taken::default();
    // The sheet that lines belong to, and whether its headers are still to come.
    let mut current: Option<(usize, bool)> = None;
    while reader.read_record(&mut record).map_err(broken)? {
        let name = coerce::strip(record.get(0).unwrap_or_default());
        if !name.is_empty() {
            current = Some((place(&mut sheets, name)?, true));
        }
        if record.iter().skip(1).all(|cell| coerce::strip(cell).is_empty()) {
            continue;
        }
        let Some((sheet, awaits_headers)) = &mut current else {
            return Err(broken("its first line names no sheet in the first column"));
        };
        let lines = &mut sheets[*sheet];
        let cells = record.iter().skip(1).map(|cell| coerce::strip(cell).to_owned());
        match () {
            () if !is_meant(lines.name()) => (),
            () if *awaits_headers => lines.set_headers(cells.map(Some))?,
            () => lines.row(cells, &mut taken)?,
        }
        *awaits_headers = false;
    }
    Ok(Workbook { sheets: sheets.into_iter().map(Lines::finish).collect() })
}

fn place(sheets: &mut Vec<Lines>, name: &str) -> Result<usize, Problem> {
    let lower = name.to_lowercase();
    if let Some(known) = sheets.iter().position(|lines| lines.name().to_lowercase() == lower) {
        return Ok(known);
    }
    if sheets.len() == limits::SHEETS {
        return Err(limits::exceeded("sheets", limits::SHEETS));
    }
    sheets.push(Lines::new(name.to_owned()));
    Ok(sheets.len() - 1)
}

/// A sheet of a text file. Two columns with one header are one column; of two cells the later with text counts.
pub(super) struct Lines {
    sheet: Sheet,
    /// Of each header, the column of the sheet.
    known: FxHashMap<String, usize>,
    /// Of each column of the file, the column of the sheet; none where it has no header.
    columns: Vec<Option<usize>>,
    count: u32,
}

impl Lines {
    pub(super) fn new(name: String) -> Self {
        let sheet = Sheet { name, ..Sheet::default() };
        Lines { sheet, known: FxHashMap::default(), columns: Vec::new(), count: 1 }
    }

    pub(super) fn name(&self) -> &str {
        &self.sheet.name
    }

    pub(super) fn set_headers(&mut self, headers: impl Iterator<Item = Option<String>>) -> Result<(), Problem> {
        self.columns.clear();
        for header in headers {
            if self.columns.len() >= limits::COLUMNS as usize {
                return Err(limits::exceeded("columns", limits::COLUMNS as usize));
            }
            let column = header.map(|header| match self.known.get(&header) {
                Some(known) => *known,
                None => {
                    self.known.insert(header.clone(), self.sheet.headers.len());
                    self.sheet.headers.push(header);
                    self.sheet.headers.len() - 1
                }
            });
            self.columns.push(column);
        }
        Ok(())
    }

    pub(super) fn row(&mut self, cells: impl Iterator<Item = String>, taken: &mut Taken) -> Result<(), Problem> {
        self.count += 1;
        let mut row = Row { number: self.count, cells: Vec::new() };
        for (column, text) in self.columns.iter().zip(cells).filter(|(_, text)| !text.is_empty()) {
            let Some(column) = column else { continue };
            taken.text(text.len())?;
            if *column >= row.cells.len() {
                taken.cells(*column + 1 - row.cells.len())?;
                row.cells.resize_with(*column + 1, Cell::default);
            }
            row.cells[*column] = Cell::from(text);
        }
        if !row.cells.is_empty() {
            self.sheet.rows.push(row);
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Sheet {
        self.sheet
    }
}
