//! A file of figures brought whole, for the page and for the command line: read against what the person sees, written by one
//! command, or not at all.

use std::io::Cursor;
use std::path::PathBuf;

use kernel::{Error, FieldError, Invalid, Result};
use tables::{Exceeded, TableError, Workbook};
use web::Visit;

use super::commands::CountAll;
use super::model::Count;
use super::reading::{Fault, Known, Said, limits, read};

/// A spreadsheet on the disk, or as it came with a form.
pub enum File {
    At(PathBuf),
    Bytes(axum::body::Bytes),
}

impl File {
    fn open(self) -> std::result::Result<Workbook, TableError> {
        match self {
            Self::At(path) => Workbook::open(path, limits()),
            Self::Bytes(bytes) => Workbook::from_reader(Cursor::new(bytes), limits()),
        }
    }
}

/// What became of a file.
#[derive(Debug, Default)]
pub struct Brought {
    /// Figures written; where it was only checked, those that would be.
    pub made: usize,
    /// Rows that say what is recorded already.
    pub known: usize,
    pub faults: Vec<Fault>,
    /// Rows with faults; not all faults of a long file are told.
    pub faulty: usize,
    pub checked_only: bool,
}

/// Brings a file as the visitor. `base` says what its rows do not. The file itself is not kept.
pub async fn bring(visit: &Visit, file: File, base: Count, check: bool) -> Result<Brought> {
    let today = visit.app().clock().today().to_string();
    let known = Known::load(&visit.viewer(), today).await?;
    let reading = move || read(file.open()?, &known, &base);
    let said = tokio::task::spawn_blocking(reading).await.map_err(Error::internal)?.map_err(wrong)?;
    let Said { counts, known, faults, faulty, missing } = said;
    if let Some(field) = missing.first() {
        return Err(Error::invalid("file", column_key(field)));
    }
    let mut brought = Brought { made: counts.len(), known, faults, faulty, checked_only: check };
    if brought.faults.is_empty() && !check && !counts.is_empty() {
        brought.made = visit.run(CountAll { counts, sample: false }).await?;
    }
    Ok(brought)
}

fn column_key(field: &str) -> &'static str {
    match field {
        "place_id" => "needs-column-place",
        "people" => "needs-column-people",
        _ => "needs-column-sector",
    }
}

/// What is wrong with a file, as an error of the field it was sent in.
fn wrong(error: TableError) -> Error {
    let key = match error {
        TableError::Io(error) => return error.into(),
        TableError::Empty => "needs-file-empty",
        TableError::Password => "needs-file-password",
        TableError::TooLarge { what: Exceeded::FileBytes | Exceeded::UnpackedBytes, .. } => "needs-file-large",
        TableError::TooLarge { .. } => "needs-file-many",
        _ => "needs-file-unread",
    };
    Error::Invalid(Invalid(vec![FieldError { field: "file".into(), key, args: Vec::new() }]))
}
