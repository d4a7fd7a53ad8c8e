//! A list as a spreadsheet: headers, an optional HXL tag under each, typed cells, and what was filtered. How it is
//! written is the `tables` engine's business.

use kernel::Error;
use tables::Cell;

use crate::problem::Outcome;
use crate::visit::Visit;

pub struct Sheet {
    /// The file's name without its ending: ASCII.
    pub name: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// What was asked, by whom it may be read, and when: label and value.
    pub about: Vec<(String, String)>,
}

pub struct Column {
    pub header: String,
    /// `#org+impl+name`
    pub tag: &'static str,
}

impl Sheet {
    pub(crate) fn reply(&self, _visit: &Visit) -> Outcome {
        Err(Error::NotFound.into())
    }
}
