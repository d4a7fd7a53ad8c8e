//! Opening a table of any kind and walking its rows, as often as one likes.
//!
//! The kind is told from the bytes. UTF-8 text, which most tagged tables are, goes through a reader made for it, whose
//! cells are slices of one buffer; workbooks and text in other encodings go through [`tables`]; JSON is read element by
//! element. Every kind gives the same rows: cells of text, blank rows too, so that row numbers are the file's own.

mod book;
mod delimited;
mod json;
mod row;
mod sniff;

use std::io::{Read, Seek, SeekFrom};
use std::ops::ControlFlow;

use tables::Limits;

use crate::HxlError;
pub use row::{Cells, Row};

/// What visits rows: their number in the file, from 0, and their cells.
pub type Visit<'v> = dyn FnMut(u64, Row<'_>) -> Result<ControlFlow<()>, HxlError> + 'v;

/// How a file is to be read.
#[derive(Clone, Copy, Debug)]
pub struct ReadOptions {
    /// A sheet of a workbook, from 0; without it each is looked through for tags.
    pub sheet: Option<usize>,
    /// Applied to workbooks and to text that is not UTF-8. UTF-8 text may be of any size, its rows may not.
    pub limits: Limits,
}

impl Default for ReadOptions {
    fn default() -> Self {
        let limits = Limits { file_bytes: 4 << 30, unpacked_bytes: 32 << 30, ..Limits::default() };
        ReadOptions { sheet: None, limits }
    }
}

pub(crate) trait Bytes: Read + Seek + Send {}
impl<T: Read + Seek + Send> Bytes for T {}
pub(crate) type BoxedBytes = Box<dyn Bytes>;

/// A file of rows.
pub struct Source {
    kind: Kind,
}

enum Kind {
    Text(delimited::Delimited),
    Json(json::Json),
    Book(Box<book::Book>),
}

impl Source {
    /// Looks at the beginning of the bytes and decides how to read them.
    pub fn open(bytes: impl Read + Seek + Send + 'static, options: ReadOptions) -> Result<Self, HxlError> {
        let mut bytes: BoxedBytes = Box::new(bytes);
        bytes.seek(SeekFrom::Start(0))?;
        let mut sample = Vec::new();
        bytes.by_ref().take(sniff::SAMPLE).read_to_end(&mut sample)?;
        bytes.seek(SeekFrom::Start(0))?;
        let kind = match sniff::kind(&sample) {
            sniff::Kind::Text { delimiter } => Kind::Text(delimited::Delimited::new(bytes, delimiter)),
            sniff::Kind::Json => Kind::Json(json::Json::open(bytes)?),
            sniff::Kind::Other => Kind::Book(Box::new(book::Book::open(bytes, options)?)),
        };
        Ok(Source { kind })
    }

    /// The sheets that may hold the table, in the order to look through them.
    pub fn candidates(&self) -> Vec<usize> {
        match &self.kind {
            Kind::Book(book) => book.candidates(),
            _ => vec![0],
        }
    }

    /// Which sheet to walk from now on.
    pub fn choose(&mut self, sheet: usize) {
        if let Kind::Book(book) = &mut self.kind {
            book.chosen = sheet;
        }
    }

    /// Hands every row from the first on to `visit`, until it breaks off.
    pub fn walk(&mut self, visit: &mut Visit<'_>) -> Result<(), HxlError> {
        match &mut self.kind {
            Kind::Text(text) => text.walk(visit),
            Kind::Json(json) => json.walk(visit),
            Kind::Book(book) => book.walk(visit),
        }
    }
}
