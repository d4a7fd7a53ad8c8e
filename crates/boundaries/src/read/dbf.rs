//! The attribute table of a Shapefile (dBASE III): names of columns and the text of every cell.
//!
//! Numbers become JSON numbers, logicals booleans, everything else trimmed text; deleted records keep their place,
//! because the geometry file counts them too.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252, WINDOWS_1256};
use serde_json::{Number, Value};

use super::Limits;
use super::bytes::Bytes;
use crate::ReadError;

type Record = Vec<(String, Value)>;

/// The most a table may have, by any of its versions.
const COLUMNS: u64 = 255;

struct Column {
    name: String,
    kind: u8,
    length: usize,
}

/// How text is stored: the code page file, else the table's own mark, else whatever the bytes turn out to be.
enum Text {
    Declared(&'static Encoding),
    /// UTF-8 where it is valid, Windows-1256 (whose Latin half is Windows-1252's) where not.
    Guessed,
}

/// Every record of the table; `cpg` is the text of the `.cpg` file, if there is one.
pub(super) fn records(file: &[u8], cpg: Option<&str>, limits: &Limits) -> Result<Vec<Record>, ReadError> {
    let mut bytes = Bytes::new(file);
    let broken = |at| ReadError::Broken { file: ".dbf", at };
    let (count, header, width, mark) = head(&mut bytes).ok_or_else(|| broken(0))?;
    limits.features(count)?;
    let text = Text::of(cpg, mark);
    let columns = columns(&mut bytes, header, &text).ok_or_else(|| broken(bytes.at()))?;
    super::within("the number of columns", columns.len() as u64, COLUMNS)?;
    let used: usize = columns.iter().map(|column| column.length).sum();
    let table = file.get(header..).unwrap_or_default();
    let size = count.checked_mul(width).ok_or_else(|| broken(header))?;
    if width == 0 || used + 1 > width || size > table.len() {
        return Err(broken(header));
    }
    Ok(table[..size].chunks_exact(width).map(|row| record(&row[1..], &columns, &text)).collect())
}

fn head(bytes: &mut Bytes) -> Option<(usize, usize, usize, u8)> {
    bytes.take(4)?;
    let count = bytes.u32(true)? as usize;
    let header = usize::from(bytes.u16_le()?);
    let width = usize::from(bytes.u16_le()?);
    let mark = *bytes.take(20)?.get(17)?;
    Some((count, header, width, mark))
}

/// The descriptors between byte 32 and the 0x0D that ends them.
fn columns(bytes: &mut Bytes, header: usize, text: &Text) -> Option<Vec<Column>> {
    let mut columns = Vec::new();
    while bytes.at() + 32 <= header {
        let descriptor = bytes.take(32)?;
        if descriptor[0] == 0x0d {
            break;
        }
        let name = descriptor[..11].split(|byte| *byte == 0).next().unwrap_or_default();
        columns.push(Column { name: text.decode(name), kind: descriptor[11], length: usize::from(descriptor[16]) });
    }
    Some(columns)
}

fn record(mut row: &[u8], columns: &[Column], text: &Text) -> Record {
    let mut cells = Vec::with_capacity(columns.len());
    for column in columns {
        let (cell, rest) = row.split_at(column.length.min(row.len()));
        row = rest;
        cells.push((column.name.clone(), value(column.kind, text.decode(cell))));
    }
    cells
}

fn value(kind: u8, text: String) -> Value {
    match kind {
        _ if text.is_empty() => Value::Null,
        b'N' | b'F' => {
            let whole = text.parse::<i64>().ok().map(Number::from);
            let number = whole.or_else(|| text.parse::<f64>().ok().and_then(Number::from_f64));
            number.map_or(Value::Null, Value::Number)
        }
        b'L' => match text.as_bytes()[0] {
            b'T' | b't' | b'Y' | b'y' => Value::Bool(true),
            b'F' | b'f' | b'N' | b'n' => Value::Bool(false),
            _ => Value::Null,
        },
        _ => Value::String(text),
    }
}

impl Text {
    fn of(cpg: Option<&str>, mark: u8) -> Self {
        let digits = |label: &str| label.chars().filter(char::is_ascii_digit).collect::<String>();
        let named = cpg.map(str::trim).filter(|label| !label.is_empty()).and_then(|label| {
            Encoding::for_label(label.as_bytes()).or_else(|| match digits(label).as_str() {
                "1256" => Some(WINDOWS_1256),
                "1252" | "88591" => Some(WINDOWS_1252),
                "65001" | "8" => Some(UTF_8),
                _ => None,
            })
        });
        // Only the Arabic mark is trusted: writers stamp 0x03 and 0x57 (Windows ANSI) on anything.
        let marked = (mark == 0x7e).then_some(WINDOWS_1256);
        named.or(marked).map_or(Self::Guessed, Self::Declared)
    }

    fn decode(&self, bytes: &[u8]) -> String {
        let text = match self {
            Self::Declared(encoding) => encoding.decode_without_bom_handling(bytes).0,
            Self::Guessed => match std::str::from_utf8(bytes) {
                Ok(text) => text.into(),
                Err(_) => WINDOWS_1256.decode_without_bom_handling(bytes).0,
            },
        };
        text.trim_matches(|c: char| c.is_whitespace() || c == '\0').to_owned()
    }
}
