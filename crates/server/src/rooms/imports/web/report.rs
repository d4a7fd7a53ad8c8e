//! What was refused, given back as the same workbook with a column of reasons, so that it can be put right and sent again.

use std::collections::BTreeMap;
use std::io::Cursor;

use axum::extract::Path;
use kernel::{Error, Id, Result};
use tables::report::{give_back, reasons_column};
use tables::write::{CsvOptions, CsvWriter, XlsxOptions, XlsxWriter};
use tables::{TableError, Workbook};
use web::{Outcome, Shape, Visit};

use super::rows::row_reasons;
use crate::rooms::imports::commands::told;
use crate::rooms::imports::mapping::Table;
use crate::rooms::imports::model::RowVerdict;
use crate::rooms::imports::{files, store};

/// Rows that are looked through at once.
const CHUNK: u64 = 1_000;

pub(super) async fn refused(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let viewer = visit.viewer();
    let import = store::get(&viewer, id).await?;
    let reasons = reasons(&visit, id).await?;
    let table = import.table()?;
    let path = files::path(visit.app(), &import.file_digest)?;
    let title = visit.say("imports-report-reasons");
    let right_to_left = visit.locale().dir() == "rtl";
    let shape = if visit.shape == Shape::Csv { Shape::Csv } else { Shape::Xlsx };
    let bytes = files::apart(move || written(&path, &table, &reasons, &title, shape, right_to_left)).await?;
    let stem = import.file_name.rsplit_once('.').map_or(import.file_name.as_str(), |(stem, _)| stem);
    visit.file(&format!("{stem}-refused{}", shape.extension()), shape.mime(), bytes)
}

/// Why each row that was not taken was not, by its number.
async fn reasons(visit: &Visit, id: Id) -> Result<BTreeMap<u32, String>> {
    let viewer = visit.viewer();
    let (mut last, mut reasons) = (0, BTreeMap::new());
    loop {
        let rows = store::rows_after(&viewer, id, last, CHUNK).await?;
        let Some(end) = rows.last() else { return Ok(reasons) };
        last = end.row;
        for row in rows.iter().filter(|row| matches!(row.verdict, RowVerdict::Refused | RowVerdict::Choice)) {
            let number = u32::try_from(row.row).map_err(Error::internal)?;
            reasons.insert(number, row_reasons(visit, &told(row)).join("\n"));
        }
    }
}

fn written(
    path: &std::path::Path,
    table: &Table,
    reasons: &BTreeMap<u32, String>,
    title: &str,
    shape: Shape,
    right_to_left: bool,
) -> Result<Vec<u8>, TableError> {
    let layout = table.layout();
    let mut book = Workbook::open(path, files::limits())?;
    let mut bytes = Vec::new();
    if shape == Shape::Csv {
        let mut out = CsvWriter::new(&mut bytes, CsvOptions { mark: true })?;
        give_back(&mut book, table.sheet, &layout, reasons, title, &mut out)?;
        out.finish()?;
        return Ok(bytes);
    }
    let name = table.sheets.iter().find(|(at, _)| *at == table.sheet).map(|(_, name)| name.clone());
    let options = XlsxOptions {
        sheet: name.unwrap_or_default(),
        right_to_left,
        about: None,
        marked_column: Some(reasons_column(&layout)),
    };
    let mut out = XlsxWriter::new(options)?;
    give_back(&mut book, table.sheet, &layout, reasons, title, &mut out)?;
    out.finish(Cursor::new(&mut bytes))?;
    Ok(bytes)
}
