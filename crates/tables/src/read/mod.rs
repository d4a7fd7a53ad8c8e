//! Opening a file of any supported kind and walking its rows.
//!
//! The kind is told from the bytes, never from the name; limits are checked before anything is unpacked; XLSX, ODS and
//! delimited text are streamed, so memory does not grow with the number of rows. Old XLS files are held whole, after
//! their size has been checked.

mod archive;
mod compound;
mod convert;
mod delimited;
mod encoding;
mod ods;
mod rows;
mod sniff;
mod xls;
mod xlsx;

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

pub use encoding::Encoding;
pub use rows::Rows;
pub use sniff::Format;

use crate::{Exceeded, Limits, TableError};
use rows::guarded;
use sniff::Kind;

/// Where the bytes come from.
pub(crate) trait Source: Read + Seek + Send {}
impl<T: Read + Seek + Send> Source for T {}
pub(crate) type BoxedSource = BufReader<Box<dyn Source>>;

/// One sheet of a workbook; delimited text has exactly one, without a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetInfo {
    pub name: String,
    pub hidden: bool,
    /// Rows and columns as the file states them, where it does. A hint, not a promise.
    pub size: Option<(u32, u32)>,
}

/// A merged range: rows and columns counted from 0, both ends inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    pub first_row: u32,
    pub last_row: u32,
    pub first_column: u32,
    pub last_column: u32,
}

enum Book {
    Xlsx(xlsx::XlsxBook),
    Xls(xls::XlsBook),
    Ods(ods::OdsBook),
    Delimited(delimited::DelimitedBook),
}

/// An opened file.
pub struct Workbook {
    book: Book,
    format: Format,
    sheets: Vec<SheetInfo>,
    limits: Limits,
}

impl Workbook {
    /// Opens a file by its path.
    pub fn open(path: impl AsRef<Path>, limits: Limits) -> Result<Self, TableError> {
        Workbook::from_reader(File::open(path)?, limits)
    }

    /// Opens a file from anything that can be read and wound back, such as an uploaded temporary file.
    pub fn from_reader(source: impl Read + Seek + Send + 'static, limits: Limits) -> Result<Self, TableError> {
        let mut source = BufReader::with_capacity(1 << 16, Box::new(source) as Box<dyn Source>);
        let bytes = source.seek(SeekFrom::End(0))?;
        if bytes > limits.file_bytes {
            return Err(TableError::TooLarge { what: Exceeded::FileBytes, allowed: limits.file_bytes, row: None });
        }
        source.rewind()?;
        rows::without_panic(|| Workbook::of_checked_size(source, limits))
    }

    fn of_checked_size(mut source: BoxedSource, limits: Limits) -> Result<Self, TableError> {
        let kind = sniff::kind(&mut source, &limits)?;
        source.rewind()?;
        let (book, format, sheets) = match kind {
            Kind::Xlsx { merged } => {
                let (book, sheets) = xlsx::XlsxBook::open(source, merged)?;
                (Book::Xlsx(book), Format::Xlsx, sheets)
            }
            Kind::Xls => {
                let (book, sheets) = xls::XlsBook::open(source)?;
                (Book::Xls(book), Format::Xls, sheets)
            }
            Kind::Ods => {
                let (book, sheets) = ods::OdsBook::open(source, &limits)?;
                (Book::Ods(book), Format::Ods, sheets)
            }
            Kind::Text => {
                let book = delimited::DelimitedBook::open(source)?;
                let format = Format::Delimited { encoding: book.encoding(), delimiter: book.delimiter() };
                (Book::Delimited(book), format, vec![SheetInfo { name: String::new(), hidden: false, size: None }])
            }
        };
        if sheets.is_empty() {
            return Err(TableError::Empty);
        }
        Ok(Workbook { book, format, sheets, limits })
    }

    /// What kind of file it is.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The sheets in the file's order, hidden ones too.
    pub fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    /// The merged ranges of a sheet, in the order of their first rows.
    pub fn merges(&mut self, sheet: usize) -> Result<Vec<Merge>, TableError> {
        let name = &self.sheets.get(sheet).ok_or(TableError::NoSuchSheet(sheet))?.name;
        let mut merges = rows::without_panic(|| match &mut self.book {
            Book::Xlsx(book) => book.merges(name),
            Book::Xls(book) => book.merges(name),
            Book::Ods(book) => Ok(book.merges(sheet)),
            Book::Delimited(_) => Ok(Vec::new()),
        })?;
        merges.sort_by_key(|merge| (merge.first_row, merge.first_column));
        Ok(merges)
    }

    /// The filled rows of a sheet, in order. A cell merged over several rows is repeated in each of them, marked
    /// [`Cell::is_from_merge`](crate::Cell::is_from_merge). After an error the iterator ends.
    pub fn rows(&mut self, sheet: usize) -> Result<Rows<'_>, TableError> {
        let merges = self.merges(sheet)?;
        let name = &self.sheets[sheet].name;
        let book = &mut self.book;
        let source = rows::without_panic(|| -> Result<Box<dyn rows::RowSource + '_>, TableError> {
            Ok(match book {
                Book::Xlsx(book) => Box::new(book.rows(name, &self.limits)?),
                Book::Xls(book) => Box::new(book.rows(name)?),
                Book::Ods(book) => Box::new(book.rows(sheet, &self.limits)?),
                Book::Delimited(book) => Box::new(book.rows(&self.limits)?),
            })
        })?;
        Ok(guarded(source, self.limits, merges))
    }
}
