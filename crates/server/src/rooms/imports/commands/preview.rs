//! Reading every row of a file, saying what would happen to it, and keeping that: nothing is recorded yet.

use std::path::PathBuf;

use kernel::{Change, Command, Done, Error, Result, Tx, Written};
use serde_json::json;
use tables::{Row, TableError, Workbook};
use tokio::sync::mpsc;

use super::stage::{CHUNK, Stage, staged};
use crate::rooms::imports::access::Action;
use crate::rooms::imports::files;
use crate::rooms::imports::model::{import, import_row};
use crate::rooms::imports::progress::Progress;
use crate::rooms::imports::store;
use crate::rooms::imports::told::Counts;

/// Chunks that are read ahead of those being judged.
const AHEAD: usize = 4;

pub struct Preview {
    pub id: kernel::Id,
    /// The month of today, for files that say nothing of time.
    pub month: String,
    pub progress: Progress,
}

impl Command for Preview {
    const NAME: &'static str = "imports.preview";
    type Output = import::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<import::Model>> {
        let (written, import) = self.preview(tx).await?;
        Ok(written.done(import))
    }
}

impl Preview {
    pub(super) async fn preview(self, tx: &mut Tx<'_>) -> Result<(Written, import::Model)> {
        let before = store::get(tx, self.id).await?;
        let permit = tx.permit::<import::Entity>(Action::Bring, &before)?;
        let again = before.clone().open()?.ever_previewed();
        let mut stage = Stage::set(tx, before.clone(), Vec::new(), self.month).await?;
        let counts = stage_all(tx, &mut stage, again, &self.progress).await?;
        let questions = json!(stage.reader.questions.asked());
        let newcomers = json!(stage.reader.newcomers.all());
        let after = before.clone().previewed(&counts, questions, newcomers);
        Ok((tx.write(&permit, Change::of(before, after.clone())).await?, after))
    }
}

async fn stage_all(tx: &mut Tx<'_>, stage: &mut Stage<'_>, again: bool, progress: &Progress) -> Result<Counts> {
    let table = stage.import.table()?;
    let path = files::path(tx.app(), &stage.import.file_digest)?;
    let (mut counts, mut filled) = (Counts::default(), 0u32);
    let mut chunks = read_ahead(path, table.sheet);
    while let Some(read) = chunks.recv().await {
        let rows = match read {
            Read::Rows(rows) => rows,
            Read::End(last) => {
                counts.last = last.max(table.first_data_row.saturating_sub(1));
                continue;
            }
            Read::Failed(error) => return Err(files::said(error)),
        };
        filled += rows.iter().filter(|row| row.number >= table.first_data_row).count() as u32;
        let judged = stage.judged(tx, &rows).await?;
        judged.iter().for_each(|judged| counts.add(judged.verdict));
        progress.add(rows.len());
        write(tx, &stage.import, &rows, judged, again).await?;
    }
    let all = (counts.last + 1).saturating_sub(table.first_data_row);
    counts.empty = u64::from(all.saturating_sub(filled));
    Ok(counts)
}

async fn write(
    tx: &mut Tx<'_>,
    import: &import::Model,
    rows: &[Row],
    judged: Vec<crate::rooms::imports::judge::Judged>,
    again: bool,
) -> Result<()> {
    let mut by_number = rows.iter();
    let staged: Vec<import_row::Model> = judged
        .iter()
        .filter_map(|judged| {
            let row = by_number.by_ref().find(|row| row.number == judged.row)?;
            Some(staged(import.id, row, judged))
        })
        .collect();
    let permit = tx.permit_all::<import_row::Entity>(Action::Bring, &staged)?;
    // Read again, a row takes the place of itself.
    let change = |row: import_row::Model| if again { Change::of(row.clone(), row) } else { Change::made(row) };
    let _written = tx.write_all(&permit, staged.into_iter().map(change).collect()).await?;
    Ok(())
}

enum Read {
    Rows(Vec<Row>),
    /// The last row of the sheet, empty ones too.
    End(u32),
    Failed(TableError),
}

/// Reads the file on a thread of its own, as far ahead as there is room; it ends when nobody listens any more.
fn read_ahead(path: PathBuf, sheet: usize) -> mpsc::Receiver<Read> {
    let (sender, receiver) = mpsc::channel(AHEAD);
    tokio::task::spawn_blocking(move || {
        let outcome = send_rows(&path, sheet, &sender);
        let _ = sender.blocking_send(match outcome {
            Ok(last) => Read::End(last),
            Err(error) => Read::Failed(error),
        });
    });
    receiver
}

fn send_rows(path: &std::path::Path, sheet: usize, sender: &mpsc::Sender<Read>) -> Result<u32, TableError> {
    let mut book = Workbook::open(path, files::limits())?;
    let mut rows = book.rows(sheet)?;
    let mut chunk = Vec::with_capacity(CHUNK);
    loop {
        let row = rows.next().transpose()?;
        let ended = row.is_none();
        chunk.extend(row);
        if ((ended && !chunk.is_empty()) || chunk.len() == CHUNK)
            && sender.blocking_send(Read::Rows(std::mem::take(&mut chunk))).is_err()
        {
            return Ok(0);
        }
        if ended {
            return Ok(rows.last_number());
        }
    }
}

/// Takes away the rows of a table that is read no more.
pub async fn clear(tx: &mut Tx<'_>, import: &import::Model) -> Result<()> {
    loop {
        let rows = store::rows_after(tx, import.id, 0, CHUNK as u64).await?;
        if rows.is_empty() {
            return Ok(());
        }
        let permit = tx.permit_all::<import_row::Entity>(Action::Bring, &rows).map_err(|_| Error::Forbidden)?;
        let _written = tx.write_all(&permit, rows.into_iter().map(Change::removed).collect()).await?;
    }
}
