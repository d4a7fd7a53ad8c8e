//! A list as a spreadsheet: headers, an optional HXL tag under each, typed cells, and what was filtered. How it is
//! written is the `tables` engine's business; numbers and dates leave as such, never as localised text.

use std::io::Cursor;

use axum::body::Body;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use kernel::{Error, Result};
use tables::write::{About, CsvOptions, Head, XlsxOptions};
use tables::{Cell, TableError};

use crate::locale::Lang;
use crate::problem::Outcome;
use crate::shape::Shape;
use crate::visit::{Visit, safe_name};

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
    /// `#org+impl+name`; empty where the column has none.
    pub tag: &'static str,
}

/// What the two sheets of a workbook are called, and which way they run.
#[derive(Debug, Clone)]
pub struct Titles {
    pub sheet: String,
    pub about: String,
    pub right_to_left: bool,
}

impl Titles {
    pub fn of(visit: &Visit) -> Self {
        Self {
            sheet: visit.say("web-sheet"),
            about: visit.say("web-sheet-about"),
            right_to_left: is_right_to_left(visit.lang()),
        }
    }
}

fn is_right_to_left(lang: Lang) -> bool {
    lang.locale.dir() == "rtl"
}

impl Sheet {
    /// The file's bytes in that shape. Takes time on a long list: then not on a thread that answers requests.
    pub fn into_bytes(self, shape: Shape, titles: Titles) -> Result<Vec<u8>> {
        let tagged = self.columns.iter().any(|column| !column.tag.is_empty()) && shape != Shape::Csv;
        let tags = || self.columns.iter().map(|column| column.tag.to_owned()).collect();
        let head = Head {
            headers: self.columns.iter().map(|column| column.header.clone()).collect(),
            tags: tagged.then(tags),
        };
        let rows = self.rows.into_iter().map(Ok::<_, TableError>);
        let mut bytes = Vec::new();
        let written = match shape {
            Shape::Xlsx => {
                let entries = self.about.into_iter().map(|(label, value)| (label, Cell::text(value))).collect();
                let options = XlsxOptions {
                    sheet: titles.sheet,
                    right_to_left: titles.right_to_left,
                    about: Some(About { sheet: titles.about, entries }),
                    marked_column: None,
                };
                tables::write::xlsx(Cursor::new(&mut bytes), options, &head, rows)
            }
            // Programs that read HXL take a byte order mark for a part of the first header.
            _ => tables::write::csv(&mut bytes, CsvOptions { mark: shape == Shape::Csv }, &head, rows),
        };
        written.map_err(Error::internal)?;
        Ok(bytes)
    }

    pub(crate) fn reply(self, visit: &Visit) -> Outcome {
        let name = self.name.clone();
        let bytes = self.into_bytes(visit.shape, Titles::of(visit))?;
        visit.download(&name, bytes)
    }
}

impl Visit {
    /// What was asked for, in its shape, as a file of that name: bytes, or a body that is still being written.
    pub fn download(&self, name: &str, body: impl Into<Body>) -> Outcome {
        let file = format!("attachment; filename=\"{}{}\"", safe_name(name), self.shape.extension());
        let headers = [
            (CONTENT_TYPE, HeaderValue::from_static(self.shape.mime())),
            (CONTENT_DISPOSITION, HeaderValue::from_str(&file).map_err(Error::internal)?),
        ];
        Ok((headers, body.into()).into_response())
    }
}
