//! A file brought in one go, from the command line: kept, read, and its report written before anything is committed, so
//! that a rehearsal tells the same.

use kernel::{Command, Done, Result, Tx};

use super::{Keep, Preview};
use crate::rooms::imports::model::{import, import_row};
use crate::rooms::imports::progress::Progress;
use crate::rooms::imports::store;

/// Rows that are told at once.
const CHUNK: u64 = 1_000;

/// Takes rows as they are told.
pub type Tell<'a> = Box<dyn FnMut(&import::Model, &[import_row::Model]) -> Result<()> + Send + 'a>;

pub struct Bring<'a> {
    pub keep: Keep,
    pub month: String,
    pub progress: Progress,
    pub tell: Option<Tell<'a>>,
}

impl Command for Bring<'_> {
    const NAME: &'static str = "imports.bring";
    type Output = import::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<import::Model>> {
        let (kept, import) = self.keep.keep(tx).await?;
        let preview = Preview { id: import.id, month: self.month, progress: self.progress };
        let (read, import) = preview.preview(tx).await?;
        if let Some(mut tell) = self.tell {
            let mut last = 0;
            loop {
                let rows = store::rows_after(tx, import.id, last, CHUNK).await?;
                tell(&import, &rows)?;
                match rows.last() {
                    Some(row) => last = row.row,
                    None => break,
                }
            }
        }
        Ok(kept.and(read).done(import))
    }
}
