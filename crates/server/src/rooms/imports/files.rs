//! The file itself: kept by its content, opened within limits away from the requests, and what is wrong with it said in
//! the words of the catalogue.

use std::path::PathBuf;

use kernel::{Digest, Error, FieldError, Invalid, Result};
use rustc_hash::FxHashSet;
use tables::layout::LOOK_AHEAD;
use tables::{Exceeded, Limits, TableError, Workbook};

use super::fields;
use super::mapping::Table;
use super::model::Target;

/// Sheets that are looked at to find the one with the table.
const SHEETS: usize = 20;

/// Room for a million ordinary rows; checked before anything is unpacked.
pub fn limits() -> Limits {
    Limits::default()
}

/// Where a kept file lies.
pub fn path(app: &kernel::App, digest: &str) -> Result<PathBuf> {
    let digest = Digest::parse(digest).ok_or_else(|| Error::internal("an import without a file"))?;
    Ok(app.blobs().path(&digest))
}

/// Finds the table of a file, on the sheet asked for or on the one whose headers are most understood.
pub async fn study(path: PathBuf, target: Target, sheet: Option<usize>) -> Result<Table> {
    apart(move || study_here(&path, target, sheet)).await
}

/// Runs what takes the processor for long where no request waits for it.
pub async fn apart<T: Send + 'static>(work: impl FnOnce() -> Result<T, TableError> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?.map_err(said)
}

fn study_here(path: &std::path::Path, target: Target, sheet: Option<usize>) -> Result<Table, TableError> {
    let mut book = Workbook::open(path, limits())?;
    let all: Vec<_> = book.sheets().iter().map(|sheet| (sheet.name.clone(), sheet.hidden)).enumerate().collect();
    let shown: Vec<(usize, String)> =
        all.iter().filter(|(_, (_, hidden))| !hidden).map(|(at, (name, _))| (*at, name.clone())).collect();
    let asked: Vec<usize> = match sheet {
        Some(sheet) => vec![sheet],
        None => shown.iter().map(|(at, _)| *at).take(SHEETS).collect(),
    };
    let mut best: Option<((usize, usize), Table)> = None;
    for at in asked {
        let Some(layout) = book.layout(at)? else { continue };
        // A sheet of lists to choose from may have more columns than the table, but fewer that mean something.
        let understood = tables::mapping::propose(fields::of(target), &layout, |_, _| 0.0).proposals.len();
        let worth = (understood, layout.columns.len());
        if best.as_ref().is_none_or(|(known, _)| worth > *known) {
            let repeats = repeating(&mut book, at, layout.first_data_row)?;
            best = Some((worth, Table::of(&layout, at, shown.clone(), &repeats)));
        }
    }
    best.map(|(_, table)| table).ok_or(TableError::Empty)
}

/// Columns in which some value stands twice among the first rows.
fn repeating(book: &mut Workbook, sheet: usize, first: u32) -> Result<Vec<usize>, TableError> {
    let mut seen: FxHashSet<(usize, String)> = FxHashSet::default();
    let mut repeats = Vec::new();
    for row in book.rows(sheet)?.take(LOOK_AHEAD) {
        let row = row?;
        for (column, cell) in row.cells.iter().enumerate().filter(|(_, cell)| row.number >= first && !cell.is_blank()) {
            if !repeats.contains(&column) && !seen.insert((column, cell.as_str().to_owned())) {
                repeats.push(column);
            }
        }
    }
    Ok(repeats)
}

/// What is wrong with a file, as an error of the field it was sent in.
pub fn said(error: TableError) -> Error {
    let (key, args) = match error {
        TableError::Io(error) => return error.into(),
        TableError::Empty => ("imports-file-empty", Vec::new()),
        TableError::Password => ("imports-file-password", Vec::new()),
        TableError::Html => ("imports-file-html", Vec::new()),
        TableError::Unsupported { kind } => ("imports-file-unsupported", vec![("kind", kind.to_owned())]),
        TableError::Broken { part, .. } => ("imports-file-broken", vec![("part", part)]),
        TableError::Encoding { line, encoding } => {
            ("imports-file-encoding", vec![("line", line.to_string()), ("encoding", encoding.to_owned())])
        }
        TableError::TooLarge { what, allowed, .. } => (too_large(what), vec![("most", allowed.to_string())]),
        TableError::NoSuchSheet(_) => ("imports-file-no-sheet", Vec::new()),
        _ => ("imports-file-unknown", Vec::new()),
    };
    Error::Invalid(Invalid(vec![FieldError { field: "file".into(), key, args }]))
}

fn too_large(what: Exceeded) -> &'static str {
    match what {
        Exceeded::FileBytes | Exceeded::UnpackedBytes => "imports-file-too-large",
        Exceeded::Rows => "imports-file-too-many-rows",
        Exceeded::Columns => "imports-file-too-many-columns",
        Exceeded::CellChars => "imports-file-cell-too-long",
        Exceeded::Cells => "imports-file-too-many-cells",
    }
}
