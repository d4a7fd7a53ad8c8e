//! Office Open XML workbooks, row by row through a temporary file.

use std::io::{Seek, Write};

use jiff::civil::{Date, DateTime};
use rust_xlsxwriter::{Color, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{About, Part, TableWriter, XlsxOptions};
use crate::{Cell, Exceeded, TableError, Value};

const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
const MOST_CHARS: usize = 32_767;
/// Widths are judged by so many rows.
const MEASURED_ROWS: u32 = 200;
const WIDEST: usize = 60;

/// Writes rows as one sheet of a workbook.
pub struct XlsxWriter {
    book: Workbook,
    options: XlsxOptions,
    styles: Styles,
    next: u32,
    head_rows: u32,
    widths: Vec<usize>,
}

struct Styles {
    head: Format,
    marked: Format,
    date: Format,
    datetime: Format,
}

impl XlsxWriter {
    /// Begins a workbook.
    pub fn new(options: XlsxOptions) -> Result<Self, TableError> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet_with_constant_memory().map_err(failure)?;
        sheet.set_name(sheet_name(&options.sheet, "1")).map_err(failure)?;
        sheet.set_right_to_left(options.right_to_left);
        let styles = Styles {
            head: Format::new().set_bold().set_background_color(Color::RGB(0x00DD_E8EE)),
            marked: Format::new().set_background_color(Color::RGB(0x00FF_F2CC)),
            date: Format::new().set_num_format("yyyy-mm-dd"),
            datetime: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
        };
        Ok(XlsxWriter { book, options, styles, next: 0, head_rows: 0, widths: Vec::new() })
    }

    /// Writes the workbook out.
    pub fn finish(mut self, out: impl Write + Seek + Send) -> Result<(), TableError> {
        let sheet = self.book.worksheet_from_index(0).map_err(failure)?;
        set_widths(sheet, &self.widths).map_err(failure)?;
        sheet.set_freeze_panes(self.head_rows, 0).map_err(failure)?;
        if let Some(about) = &self.options.about {
            let sheet = self.book.add_worksheet();
            sheet.set_right_to_left(self.options.right_to_left);
            let mut name = sheet_name(&about.sheet, "2");
            if name.to_lowercase() == sheet_name(&self.options.sheet, "1").to_lowercase() {
                name = "2".into();
            }
            sheet.set_name(name).map_err(failure)?;
            write_about(sheet, about, &self.styles).map_err(failure)?;
        }
        self.book.save_to_writer(out).map_err(failure)
    }
}

impl TableWriter for XlsxWriter {
    fn row(&mut self, cells: &[Cell], part: Part) -> Result<(), TableError> {
        let too_large = |what, allowed| TableError::TooLarge { what, allowed, row: Some(self.next.saturating_add(1)) };
        if self.next >= MOST_ROWS {
            return Err(too_large(Exceeded::Rows, MOST_ROWS.into()));
        }
        if cells.len() > MOST_COLUMNS {
            return Err(too_large(Exceeded::Columns, MOST_COLUMNS as u64));
        }
        let sheet = self.book.worksheet_from_index(0).map_err(failure)?;
        for (column, cell) in cells.iter().enumerate() {
            let style = match part {
                Part::Head => Some(&self.styles.head),
                Part::Body => Some(&self.styles.marked).filter(|_| self.options.marked_column == Some(column)),
            };
            write(sheet, self.next, column as u16, cell, style, &self.styles).map_err(failure)?;
        }
        if self.next < MEASURED_ROWS {
            self.widths.resize(self.widths.len().max(cells.len()), 0);
            for (width, cell) in self.widths.iter_mut().zip(cells) {
                let longest = cell.as_str().lines().map(|line| line.chars().count()).max().unwrap_or(0);
                *width = (*width).max(longest.min(WIDEST));
            }
        }
        self.next += 1;
        if part == Part::Head && self.head_rows + 1 == self.next {
            self.head_rows = self.next;
        }
        Ok(())
    }
}

fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    style: Option<&Format>,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let plain = Format::new();
    let style = style.unwrap_or(&plain);
    match cell.value() {
        Value::Empty => return Ok(()),
        Value::Number(number) if number.is_finite() => sheet.write_number_with_format(row, column, number, style)?,
        Value::Bool(yes) => sheet.write_boolean_with_format(row, column, yes, style)?,
        Value::Date(date) => match excel_date(date) {
            Some(date) => sheet.write_datetime_with_format(row, column, date, &styles.date)?,
            None => sheet.write_string_with_format(row, column, cell.as_str(), style)?,
        },
        Value::DateTime(at) => match excel_datetime(at) {
            Some(at) => sheet.write_datetime_with_format(row, column, at, &styles.datetime)?,
            None => sheet.write_string_with_format(row, column, cell.as_str(), style)?,
        },
        Value::Text | Value::Error | Value::Number(_) => {
            sheet.write_string_with_format(row, column, fitting(cell.as_str()), style)?
        }
    };
    Ok(())
}

/// Spreadsheets know no day before 1900; such dates are written as text.
fn excel_date(date: Date) -> Option<ExcelDateTime> {
    ExcelDateTime::from_ymd(u16::try_from(date.year()).ok()?, date.month() as u8, date.day() as u8).ok()
}

fn excel_datetime(at: DateTime) -> Option<ExcelDateTime> {
    excel_date(at.date())?.and_hms(at.hour() as u16, at.minute() as u8, at.second() as u8).ok()
}

/// The format allows no longer text in a cell; what is cut off is shown to be.
fn fitting(text: &str) -> String {
    if text.chars().map(char::len_utf16).sum::<usize>() <= MOST_CHARS {
        return text.to_owned();
    }
    let mut room = MOST_CHARS - 1;
    let kept = text.chars().take_while(|letter| {
        let fits = room >= letter.len_utf16();
        room = room.saturating_sub(letter.len_utf16());
        fits
    });
    kept.chain(['…']).collect()
}

fn write_about(sheet: &mut Worksheet, about: &About, styles: &Styles) -> Result<(), XlsxError> {
    let mut widths = [0, 0];
    for (row, (name, cell)) in (0u32..).zip(&about.entries) {
        sheet.write_string_with_format(row, 0, fitting(name), &styles.head)?;
        write(sheet, row, 1, cell, None, styles)?;
        widths = [widths[0].max(name.chars().count()), widths[1].max(cell.as_str().chars().count())];
    }
    set_widths(sheet, &widths.map(|width| width.min(WIDEST)))
}

fn set_widths(sheet: &mut Worksheet, widths: &[usize]) -> Result<(), XlsxError> {
    for (column, width) in (0u16..).zip(widths) {
        sheet.set_column_width(column, (*width as f64 + 2.0).max(8.0))?;
    }
    Ok(())
}

/// A name the format allows: not empty, at most 31 characters, without `[ ] : * ? / \` and outer apostrophes.
fn sheet_name(wanted: &str, otherwise: &str) -> String {
    let allowed: String = wanted
        .chars()
        .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control() { ' ' } else { c })
        .collect();
    let mut room = 31usize;
    let cut: String = allowed
        .trim_matches(['\'', ' '])
        .chars()
        .take_while(|letter| {
            let fits = room >= letter.len_utf16();
            room = room.saturating_sub(letter.len_utf16());
            fits
        })
        .collect();
    let name = cut.trim_matches(['\'', ' ']);
    // Excel keeps this name for itself.
    if name.is_empty() || name.eq_ignore_ascii_case("history") { otherwise.to_owned() } else { name.to_owned() }
}

fn failure(error: XlsxError) -> TableError {
    match error {
        XlsxError::IoError(error) => TableError::Io(error),
        other => TableError::Io(std::io::Error::other(other)),
    }
}
