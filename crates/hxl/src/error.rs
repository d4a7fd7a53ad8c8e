//! What can be wrong with a table, a schema or a request, as values that say where.
//!
//! `Display` is English, for the command line.

use tables::TableError;

/// Why a table cannot be read, or a schema, pattern or statement not be understood.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HxlError {
    /// The file could not be read or written.
    #[error("the file cannot be read or written: {0}")]
    Io(#[from] std::io::Error),
    /// The file is no table, or too large, or damaged.
    #[error(transparent)]
    Table(#[from] TableError),
    /// One row is longer than any table's; usually a quotation mark is never closed. `row` counts from 1.
    #[error("row {row} does not end within {most}: is a quotation mark left open?")]
    RowTooLong { row: u64, most: &'static str },
    /// The JSON is not well formed, or is no list of rows.
    #[error("the JSON cannot be read as a table: {0}")]
    Json(String),
    /// None of the first rows is a row of hashtags.
    #[error("no row of HXL tags among the first {0} rows")]
    NoTags(usize),
    /// No row among the first fits the headers asked for.
    #[error("no row among the first {0} has enough of the headers to be tagged")]
    NoHeaders(usize),
    /// Not a tag pattern, such as `#adm1+name-code`.
    #[error("\"{0}\" is not a tag pattern such as #adm1+name")]
    Pattern(String),
    /// Not a tag, such as `#adm1+name`.
    #[error("\"{0}\" is not a tag such as #adm1+name")]
    Tag(String),
    /// Not a header with a tag, such as `Province#adm1+name`.
    #[error("\"{0}\" is not a header and its tag such as Province#adm1+name")]
    Spec(String),
    /// Not a statement such as `sum(#reached) as Reached#reached+total`.
    #[error("\"{0}\" is not a statement such as sum(#reached)")]
    Statement(String),
    /// Not a query such as `#sector=Health`.
    #[error("\"{0}\" is not a query such as #sector=Health, #reached>=100 or #adm1 is not empty")]
    Query(String),
    /// A row of a schema asks for something that does not exist; `row` counts the schema's data rows from 1.
    #[error("rule {row} of the schema: {problem}")]
    Schema { row: u64, problem: String },
}
