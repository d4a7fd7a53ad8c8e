//! Files to workbooks: xlsx, xls, csv and Markdown tables become a [`crate::Workbook`].
//!
//! Cells become text as pyxform coerces them (see [`crate::Workbook`]); of sheets XLSForm gives no meaning to, only the
//! names are kept. Sizes are checked before memory is taken, and no bytes make it panic. What the sheets mean is left to
//! [`crate::compile`].

mod coerce;
mod csv;
mod dates;
mod limits;
mod markdown;
mod sheet;
mod xls;
mod xlsx;

use crate::{Problem, Workbook};

/// The kind of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Office Open XML: `.xlsx` and `.xlsm`.
    Xlsx,
    /// Excel 97 to 2003: `.xls`.
    Xls,
    /// Sheets one below the other in one text file: `.csv`.
    Csv,
    /// Tables in Markdown: `.md`.
    Markdown,
}

impl Format {
    /// The kind that a file name's extension (without the dot, in any case) promises.
    ///
    /// ```
    /// use xlsform::read::Format;
    /// assert_eq!(Format::of_extension("XLSX"), Some(Format::Xlsx));
    /// assert_eq!(Format::of_extension("doc"), None);
    /// ```
    pub fn of_extension(extension: &str) -> Option<Self> {
        Some(match extension.to_ascii_lowercase().as_str() {
            "xlsx" | "xlsm" => Format::Xlsx,
            "xls" => Format::Xls,
            "csv" => Format::Csv,
            "md" => Format::Markdown,
            _ => return None,
        })
    }

    /// The kind the bytes themselves show: signatures first, then the marks that text is full of.
    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"PK\x03\x04") {
            return Some(Format::Xlsx);
        }
        if bytes.starts_with(xls::SIGNATURE) {
            return Some(Format::Xls);
        }
        if has(bytes, b'|', 5) {
            return Some(Format::Markdown);
        }
        has(bytes, b',', 4).then_some(Format::Csv)
    }
}

/// Whether `mark` occurs `times` times near the beginning.
fn has(bytes: &[u8], mark: u8, times: usize) -> bool {
    bytes.iter().take(5_000).filter(|byte| **byte == mark).take(times).count() == times
}

/// Reads a file's bytes. `format` is what its name promises; signatures of workbooks count for more than names.
///
/// ```
/// use xlsform::read::{self, Format};
/// let form = b"| survey |\n| | type | name | label |\n| | text | who | Who? |\n";
/// let workbook = read::workbook(form, Some(Format::Markdown))?;
/// assert_eq!(workbook.sheets[0].headers, ["type", "name", "label"]);
/// assert_eq!(&*workbook.sheets[0].rows[0].cells[1], "who");
/// # Ok::<(), xlsform::Problem>(())
/// ```
///
/// # Errors
/// The one problem because of which the file cannot be read: it is locked, broken, too large, of another kind, or two
/// columns have one header.
pub fn workbook(bytes: &[u8], format: Option<Format>) -> Result<Workbook, Problem> {
    let shown = Format::of_bytes(bytes).filter(|shown| matches!(shown, Format::Xlsx | Format::Xls) || format.is_none());
    match shown.or(format).ok_or_else(unknown)? {
        Format::Xlsx => xlsx::read(bytes),
        Format::Xls => xls::read(bytes),
        Format::Csv => csv::read(text(bytes)?),
        Format::Markdown => markdown::read(text(bytes)?),
    }
}

fn text(bytes: &[u8]) -> Result<&str, Problem> {
    if bytes.len() > limits::TEXT_FILE {
        return Err(limits::exceeded("bytes", limits::TEXT_FILE));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| broken("it is not UTF-8 text"))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

fn unknown() -> Problem {
    Problem::error("file-unknown")
}

fn broken(how: impl std::fmt::Display) -> Problem {
    Problem::error("file-broken").with("how", how)
}

fn locked() -> Problem {
    Problem::error("file-locked")
}

/// The sheets XLSForm gives a meaning to.
fn is_meant(name: &str) -> bool {
    ["survey", "choices", "settings", "external_choices", "osm", "entities"].contains(&name.to_lowercase().as_str())
}
