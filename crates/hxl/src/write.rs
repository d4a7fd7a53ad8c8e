//! Writing tagged tables: CSV and TSV with the quoting spreadsheets expect, JSON as lists or as objects.

use std::io::Write;

use crate::count::Value;
use crate::{Cells, Column, HxlError};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Csv,
    Tsv,
    /// A list of rows that are lists; headers and tags are rows.
    Json,
    /// A list of objects, whose keys are tags with sorted attributes.
    Objects,
}

/// Writes one table, row by row.
pub struct Writer<W: Write> {
    out: W,
    format: Format,
    /// For objects: which column goes under which key, in the order of keys.
    keys: Vec<(String, usize)>,
    rows: u64,
    line: String,
}

enum Piece<'p> {
    Text(&'p str),
    Number(&'p str),
}

impl<W: Write> Writer<W> {
    /// Writes headers and tags, each if wanted.
    pub fn new(out: W, format: Format, columns: &[Column], headers: bool, tags: bool) -> Result<Self, HxlError> {
        let mut keys: Vec<(String, usize)> = Vec::new();
        for (at, column) in columns.iter().enumerate() {
            let key = column.tag.as_ref().map(|tag| tag.sorted()).unwrap_or_default();
            if !key.is_empty() && !keys.iter().any(|(known, _)| *known == key) {
                keys.push((key, at));
            }
        }
        keys.sort_unstable();
        let mut writer = Writer { out, format, keys, rows: 0, line: String::new() };
        if matches!(format, Format::Json | Format::Objects) {
            writer.out.write_all(b"[\n")?;
        }
        if format != Format::Objects {
            if headers {
                let headers: Vec<&str> = columns.iter().map(|column| column.header.as_str()).collect();
                writer.row(headers.as_slice())?;
            }
            if tags {
                let tags: Vec<String> = columns.iter().map(Column::display_tag).collect();
                writer.row(tags.as_slice())?;
            }
        }
        Ok(writer)
    }

    pub fn row(&mut self, row: &(impl Cells + ?Sized)) -> Result<(), HxlError> {
        self.pieces(row.width(), |at| Piece::Text(row.cell(at)))
    }

    /// A row of a count, whose numbers stay numbers in JSON.
    pub fn values(&mut self, values: &[Value]) -> Result<(), HxlError> {
        let texts: Vec<_> = values.iter().map(Value::text).collect();
        self.pieces(values.len(), |at| match values[at] {
            Value::Text(_) => Piece::Text(&texts[at]),
            Value::Number(_) => Piece::Number(&texts[at]),
        })
    }

    fn pieces<'p>(&mut self, width: usize, piece: impl Fn(usize) -> Piece<'p>) -> Result<(), HxlError> {
        self.line.clear();
        let line = &mut self.line;
        match self.format {
            Format::Csv | Format::Tsv => {
                let delimiter = if self.format == Format::Csv { ',' } else { '\t' };
                for at in 0..width {
                    if at > 0 {
                        line.push(delimiter);
                    }
                    let (Piece::Text(text) | Piece::Number(text)) = piece(at);
                    delimited(text, delimiter, width == 1, line);
                }
                line.push_str("\r\n");
            }
            Format::Json => {
                line.push_str(if self.rows > 0 { ",\n[" } else { "[" });
                for at in 0..width {
                    line.push_str(if at > 0 { ", " } else { "" });
                    json(&piece(at), line);
                }
                line.push(']');
            }
            Format::Objects => {
                line.push_str(if self.rows > 0 { ",\n{" } else { "{" });
                for (number, (key, at)) in self.keys.iter().filter(|(_, at)| *at < width).enumerate() {
                    line.push_str(if number > 0 { ", " } else { "" });
                    json(&Piece::Text(key), line);
                    line.push_str(": ");
                    json(&piece(*at), line);
                }
                line.push('}');
            }
        }
        self.rows += 1;
        Ok(self.out.write_all(self.line.as_bytes())?)
    }

    /// Ends the table and makes sure that all of it is written.
    pub fn finish(mut self) -> Result<W, HxlError> {
        if matches!(self.format, Format::Json | Format::Objects) {
            self.out.write_all(b"\n]\n")?;
        }
        self.out.flush()?;
        Ok(self.out)
    }
}

/// In quotation marks if it must be; a row that is one empty cell is told from a row without cells.
fn delimited(text: &str, delimiter: char, alone: bool, line: &mut String) {
    let quoted = text.contains([delimiter, '"', '\n', '\r']) || (alone && text.is_empty());
    if !quoted {
        return line.push_str(text);
    }
    line.push('"');
    line.push_str(&text.replace('"', "\"\""));
    line.push('"');
}

fn json(piece: &Piece<'_>, line: &mut String) {
    match piece {
        Piece::Number(text) => line.push_str(text),
        Piece::Text(text) => line.push_str(&serde_json::Value::from(*text).to_string()),
    }
}
