//! The list as a file, sent while it is read: CSV and GeoJSON of any length, a workbook as long as a sheet may be. What
//! fails on the way breaks the download off, so that no half file passes for a whole one.

use std::fs::File;
use std::io::{BufWriter, Read, Seek};

use axum::body::Body;
use futures_util::stream::try_unfold;
use kernel::{Error, Result};
use tables::write::{About, CsvOptions, CsvWriter, Part, TableWriter, XlsxOptions, XlsxWriter};
use tables::{Cell, TableError};
use tokio::sync::Semaphore;
use web::{Outcome, Shape, Titles};

use crate::rooms::activities::Export;

/// Rows of a sheet, its two heads taken off.
const MOST_IN_A_SHEET: u64 = 1_048_574;
/// Bytes of a workbook sent at once.
const PIECE: u64 = 256 * 1_024;
/// Workbooks packed at once, whoever asks: each fills a file on the disk and keeps a processor busy.
static TURNS: Semaphore = Semaphore::const_new(2);
const OPENING: &str = r#"{"type":"FeatureCollection","features":["#;
const CLOSING: &str = "]}";

/// The rest of a list in the shape it was asked for.
pub(super) fn send(export: Export) -> Outcome {
    let visit = export.visit.clone();
    let body = match visit.shape {
        Shape::Xlsx if export.rest() > MOST_IN_A_SHEET => {
            return Err(Error::invalid("", "activities-too-many-rows").into());
        }
        Shape::Xlsx => Body::from_stream(try_unfold(Workbook::Unwritten(Box::new(export)), |on| noted(on.piece()))),
        Shape::Geojson => {
            let begun = Collection { export, before: OPENING, ended: false };
            Body::from_stream(try_unfold(begun, |on| noted(on.piece())))
        }
        _ => Body::from_stream(try_unfold(Lines { export, begun: false }, |on| noted(on.piece()))),
    };
    visit.download("activities", body)
}

/// Whoever waits for the file learns only that it broke off; why is for whoever runs the program.
async fn noted<T>(piece: impl Future<Output = Result<T>>) -> Result<T> {
    piece.await.inspect_err(|error| tracing::error!(%error, "a list broke off while it was sent"))
}

/// Headers, and tags where the shape has them.
fn heads(export: &Export, tagged: bool) -> Vec<Vec<Cell>> {
    let columns = export.columns();
    let headers = columns.iter().map(|column| Cell::text(&column.header)).collect();
    let tags = columns.iter().map(|column| Cell::text(column.tag)).collect();
    if tagged { vec![headers, tags] } else { vec![headers] }
}

/// What takes a while, where it may block.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

/// CSV on its way.
struct Lines {
    export: Export,
    begun: bool,
}

impl Lines {
    async fn piece(mut self) -> Result<Option<(Vec<u8>, Self)>> {
        let (first, plain) = (!self.begun, self.export.visit.shape == Shape::Csv);
        let heads = if first { heads(&self.export, !plain) } else { Vec::new() };
        let rows = self.export.next().await?;
        if rows.is_none() && !first {
            return Ok(None);
        }
        self.begun = true;
        // Programs that read HXL take a byte order mark for a part of the first header.
        let options = CsvOptions { mark: first && plain };
        let write = move || -> std::result::Result<Vec<u8>, TableError> {
            let mut bytes = Vec::new();
            let mut writer = CsvWriter::new(&mut bytes, options)?;
            heads.iter().try_for_each(|head| writer.row(head, Part::Head))?;
            rows.iter().flatten().try_for_each(|row| writer.row(row, Part::Body))?;
            writer.finish()?;
            Ok(bytes)
        };
        let bytes = aside(move || write().map_err(Error::internal)).await?;
        Ok(Some((bytes, self)))
    }
}

/// GeoJSON on its way.
struct Collection {
    export: Export,
    /// What stands before the next feature.
    before: &'static str,
    ended: bool,
}

impl Collection {
    async fn piece(mut self) -> Result<Option<(Vec<u8>, Self)>> {
        if self.ended {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        match self.export.features().await? {
            Some(features) => {
                for feature in features {
                    bytes.extend(self.before.as_bytes());
                    serde_json::to_writer(&mut bytes, &feature)?;
                    self.before = ",";
                }
            }
            None => {
                let opening = if self.before == OPENING { OPENING } else { "" };
                bytes.extend([opening, CLOSING].concat().as_bytes());
                self.ended = true;
            }
        }
        Ok(Some((bytes, self)))
    }
}

/// A workbook on its way: its parts are packed together only when all are there, in a file that nobody else sees.
enum Workbook {
    Unwritten(Box<Export>),
    Written(File),
}

impl Workbook {
    async fn piece(self) -> Result<Option<(Vec<u8>, Self)>> {
        let file = match self {
            Self::Unwritten(export) => written(*export).await?,
            Self::Written(file) => file,
        };
        let read = move || {
            let mut piece = Vec::new();
            (&file).take(PIECE).read_to_end(&mut piece)?;
            Ok((piece, file))
        };
        let (piece, file) = aside(read).await?;
        Ok((!piece.is_empty()).then_some((piece, Self::Written(file))))
    }
}

async fn written(mut export: Export) -> Result<File> {
    let _turn = TURNS.acquire().await.map_err(Error::internal)?;
    let Titles { sheet, about, right_to_left } = Titles::of(&export.visit);
    let entries = export.about().into_iter().map(|(label, value)| (label, Cell::text(value))).collect();
    let about = Some(About { sheet: about, entries });
    let options = XlsxOptions { sheet, right_to_left, about, marked_column: None };
    let mut writer = XlsxWriter::new(options).map_err(Error::internal)?;
    for head in heads(&export, true) {
        writer.row(&head, Part::Head).map_err(Error::internal)?;
    }
    while let Some(rows) = export.next().await? {
        let fill = move || {
            rows.iter().try_for_each(|row| writer.row(row, Part::Body)).map_err(Error::internal)?;
            Ok(writer)
        };
        writer = aside(fill).await?;
    }
    let finish = move || {
        let mut file = tempfile::tempfile()?;
        writer.finish(BufWriter::new(&mut file)).map_err(Error::internal)?;
        file.rewind()?;
        Ok(file)
    };
    aside(finish).await
}
