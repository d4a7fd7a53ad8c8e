//! What can be wrong with a file, as values: which problem, where, and a stable key for translations.
//!
//! `Display` is English for logs and the command line; people see the message behind [`TableError::key`].

use std::fmt;

/// Which of the [`Limits`](crate::Limits) a file exceeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exceeded {
    /// The file as sent, in bytes.
    FileBytes,
    /// The unpacked parts of a workbook, in bytes.
    UnpackedBytes,
    /// Rows of one sheet.
    Rows,
    /// Columns of one row.
    Columns,
    /// Characters of one cell.
    CellChars,
    /// Cells of an old-format workbook, which has to be held in memory whole.
    Cells,
}

impl fmt::Display for Exceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Exceeded::FileBytes => "bytes",
            Exceeded::UnpackedBytes => "bytes once unpacked",
            Exceeded::Rows => "rows",
            Exceeded::Columns => "columns",
            Exceeded::CellChars => "characters in one cell",
            Exceeded::Cells => "cells",
        })
    }
}

/// Why a file, or one place in it, cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// The file could not be read or written at all.
    #[error("the file cannot be read or written: {0}")]
    Io(#[from] std::io::Error),
    /// There is not one filled cell in the file.
    #[error("the file is empty")]
    Empty,
    /// The file goes beyond a limit; `row` (as the spreadsheet numbers it) where that is known.
    #[error("the file has more than {allowed} {what}{}", at_row(*.row))]
    TooLarge { what: Exceeded, allowed: u64, row: Option<u32> },
    /// The file is locked with a password.
    #[error("the file is protected with a password")]
    Password,
    /// A web page saved under a spreadsheet's name.
    #[error("the file is a web page, not a spreadsheet")]
    Html,
    /// A known kind of file which is not a table this crate reads, such as `pdf` or `xlsb`.
    #[error("the file is of the kind {kind}, which is not read")]
    Unsupported { kind: &'static str },
    /// Neither text nor any known kind of file.
    #[error("the file is not a spreadsheet")]
    Unknown,
    /// The file claims to be a workbook but cannot be understood; `part` names which piece of it.
    #[error("the file is damaged: {part}{}: {reason}", at_row(*.row))]
    Broken { part: String, row: Option<u32>, reason: String },
    /// Text that is almost, but not throughout, in one encoding; `line` counts from 1.
    #[error("line {line} is not in the encoding of the rest of the file ({encoding})")]
    Encoding { line: u64, encoding: &'static str },
    /// There is no sheet with this number.
    #[error("there is no sheet {0}")]
    NoSuchSheet(usize),
}

impl TableError {
    /// A stable name for this kind of failure, the key of its translations.
    pub fn key(&self) -> &'static str {
        match self {
            TableError::Io(_) => "table-io",
            TableError::Empty => "table-empty",
            TableError::TooLarge { what, .. } => match what {
                Exceeded::FileBytes => "table-too-many-bytes",
                Exceeded::UnpackedBytes => "table-too-many-bytes-unpacked",
                Exceeded::Rows => "table-too-many-rows",
                Exceeded::Columns => "table-too-many-columns",
                Exceeded::CellChars => "table-cell-too-long",
                Exceeded::Cells => "table-too-many-cells",
            },
            TableError::Password => "table-password",
            TableError::Html => "table-html",
            TableError::Unsupported { .. } => "table-unsupported",
            TableError::Unknown => "table-unknown",
            TableError::Broken { .. } => "table-broken",
            TableError::Encoding { .. } => "table-encoding",
            TableError::NoSuchSheet(_) => "table-no-such-sheet",
        }
    }

    pub(crate) fn broken(part: impl Into<String>, reason: impl fmt::Display) -> Self {
        TableError::Broken { part: part.into(), row: None, reason: reason.to_string() }
    }

    /// The same failure, placed at `row` unless it already has a place.
    pub(crate) fn near(self, row: u32) -> Self {
        match self {
            TableError::Broken { part, row: None, reason } => TableError::Broken { part, row: Some(row), reason },
            TableError::TooLarge { what, allowed, row: None } => TableError::TooLarge { what, allowed, row: Some(row) },
            other => other,
        }
    }
}

fn at_row(row: Option<u32>) -> String {
    row.map(|row| format!(" (row {row})")).unwrap_or_default()
}
