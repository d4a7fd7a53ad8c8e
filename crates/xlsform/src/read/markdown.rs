//! Tables in Markdown: a first column names the sheet, the row after it holds the headers.
//!
//! ```text
//! | survey |      |      |       |
//! |        | type | name | label |
//! |        | text | who  | Who?  |
//! ```
//! Lines that begin with `#` are comments, as is what follows a `#` after the last pipe; `\|` is a pipe within a cell.

use super::limits::{self, Taken};
use super::sheet::add;
use super::{broken, coerce, csv, has, is_meant, unknown};
use crate::{Problem, Sheet, Workbook};

pub(super) fn read(text: &str) -> Result<Workbook, Problem> {
    if !has(text.as_bytes(), b'|', 5) {
        return Err(unknown());
    }
    let tables = tables(text)?;
    let alone = tables.len() == 1;
    let mut sheets = Vec::with_capacity(tables.len());
    let mut taken = Taken::default();
    for (name, rows) in tables {
        let sheet = match () {
            () if is_meant(&name) => sheet(name, rows, &mut taken)?,
            () if alone => sheet("survey".into(), rows, &mut taken)?,
            () => Sheet { name, ..Sheet::default() },
        };
        add(&mut sheets, sheet);
    }
    Ok(Workbook { sheets })
}

type Rows<'t> = Vec<Vec<&'t str>>;

/// The rows of each sheet, without the first column.
fn tables(text: &str) -> Result<Vec<(String, Rows<'_>)>, Problem> {
    let mut tables: Vec<(String, Rows<'_>)> = Vec::new();
    for line in text.split('\n') {
        let Some(inner) = inner(line) else { continue };
        if !inner.is_empty() && inner.bytes().all(|byte| matches!(byte, b'|' | b'-')) {
            continue;
        }
        let mut cells = split(inner).into_iter().map(coerce::strip);
        let name = cells.next().unwrap_or_default();
        let row: Vec<&str> = cells.collect();
        if !name.is_empty() {
            let name = name.replace(r"\|", "|");
            tables.retain(|(other, _)| *other != name);
            if tables.len() == limits::SHEETS {
                return Err(limits::exceeded("sheets", limits::SHEETS));
            }
            tables.push((name, Vec::new()));
        }
        let Some((_, rows)) = tables.last_mut() else {
            return Err(broken("its first table has no name of a sheet in the first column"));
        };
        if row.iter().any(|cell| !cell.is_empty()) {
            rows.push(row);
        }
    }
    Ok(tables)
}

/// What stands between the first and the last pipe of a line of a table.
fn inner(line: &str) -> Option<&str> {
    let start = line.trim_start_matches(coerce::is_space);
    if start.starts_with('#') {
        return None;
    }
    let mut rest = start.strip_prefix('|')?;
    // A comment needs a letter after its mark.
    if let Some(last) = rest.char_indices().rev().skip(1).find(|(_, letter)| *letter == '#').map(|(at, _)| at)
        && !rest[last..].contains('|')
    {
        rest = &rest[..last];
    }
    rest.rfind('|').map(|last| &rest[..last])
}

/// Split at pipes that no backslash precedes.
fn split(inner: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let mut start = 0;
    for (at, _) in inner.match_indices('|') {
        if !inner[..at].ends_with('\\') {
            cells.push(&inner[start..at]);
            start = at + 1;
        }
    }
    cells.push(&inner[start..]);
    cells
}

fn sheet(name: String, rows: Rows<'_>, taken: &mut Taken) -> Result<Sheet, Problem> {
    let mut rows = rows.into_iter();
    let headers = rows.next().unwrap_or_default();
    let mut lines = csv::Lines::new(name);
    lines.set_headers(headers.iter().map(|header| (!header.is_empty()).then(|| header.replace(r"\|", "|"))))?;
    for row in rows {
        let beyond = row
            .iter()
            .enumerate()
            .find(|(column, cell)| !cell.is_empty() && headers.get(*column).is_none_or(|header| header.is_empty()));
        if beyond.is_some() {
            return Err(Problem::error("header-row-missing").in_sheet(lines.name().to_lowercase()));
        }
        lines.row(row.into_iter().map(|cell| cell.replace(r"\|", "|")), taken)?;
    }
    Ok(lines.finish())
}
