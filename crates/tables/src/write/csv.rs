//! Comma-separated text in UTF-8, as RFC 4180 has it.

use std::borrow::Cow;
use std::io::{BufWriter, Write};

use super::{CsvOptions, Part, TableWriter};
use crate::{Cell, TableError, Value};

/// Begins of a cell that spreadsheet programs take for a formula.
const DANGEROUS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Writes rows as CSV.
pub struct CsvWriter<W: Write> {
    out: BufWriter<W>,
}

impl<W: Write> CsvWriter<W> {
    /// Begins a file.
    pub fn new(out: W, options: CsvOptions) -> Result<Self, TableError> {
        let mut out = BufWriter::new(out);
        if options.mark {
            out.write_all("\u{FEFF}".as_bytes())?;
        }
        Ok(CsvWriter { out })
    }

    /// Writes what is still held back.
    pub fn finish(mut self) -> Result<(), TableError> {
        Ok(self.out.flush()?)
    }
}

impl<W: Write> TableWriter for CsvWriter<W> {
    fn row(&mut self, cells: &[Cell], _: Part) -> Result<(), TableError> {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.out.write_all(b",")?;
            }
            let text = shown(cell);
            // A row of one empty cell would otherwise be a blank line, which readers skip.
            let quoted = text.contains([',', '"', '\n', '\r', '\t']) || (cells.len() == 1 && text.is_empty());
            if quoted {
                write!(self.out, "\"{}\"", text.replace('"', "\"\""))?;
            } else {
                self.out.write_all(text.as_bytes())?;
            }
        }
        Ok(self.out.write_all(b"\r\n")?)
    }
}

/// Numbers and dates in their plain form, whatever the file they came from showed; words guarded.
fn shown(cell: &Cell) -> Cow<'_, str> {
    match cell.value() {
        Value::Number(number) => Cell::number(number).into_string().into(),
        Value::Date(date) => Cell::date(date).into_string().into(),
        Value::DateTime(at) => Cell::datetime(at).into_string().into(),
        Value::Bool(yes) => Cell::bool(yes).into_string().into(),
        Value::Empty | Value::Text | Value::Error => guarded(cell.as_str()),
    }
}

/// The text with an apostrophe before it if a spreadsheet program could take it for a formula, or if it already has
/// one for that reason, so that nothing is lost on the way back.
pub fn guarded(text: &str) -> Cow<'_, str> {
    let dangerous = text.trim_start_matches('\'').starts_with(DANGEROUS);
    if dangerous { format!("'{text}").into() } else { text.into() }
}

/// Takes the apostrophe of [`guarded`] away again, so that an exported text comes back as it was.
pub fn unguarded(text: &str) -> &str {
    let dangerous = text.trim_start_matches('\'').starts_with(DANGEROUS);
    text.strip_prefix('\'').filter(|_| dangerous).unwrap_or(text)
}
