//! Taking back figures of need: those an import recorded are out again, those it corrected say what they said.

use kernel::{Error, FieldError, Id, Invalid, Reads, Result, Tx};

use super::NAMED;
use crate::rooms::imports::commands::commit::told;
use crate::rooms::imports::commands::stage::CHUNK;
use crate::rooms::imports::model::{RowVerdict, import};
use crate::rooms::imports::progress::Progress;
use crate::rooms::imports::store;
use crate::rooms::needs::commands::{correct_figures, remove_figures};
use crate::rooms::needs::model::figure;

pub(super) async fn undo(tx: &mut Tx<'_>, import: &import::Model, progress: &Progress) -> Result<()> {
    let (mut blocked, mut last) = (Vec::new(), 0);
    loop {
        let rows = store::rows_after(tx, import.id, last, CHUNK as u64).await?;
        let Some(end) = rows.last() else { break };
        last = end.row;
        let ids: Vec<Id> = rows.iter().filter_map(|row| row.record_id).collect();
        let records = tx.find::<figure::Entity>().by_ids(ids).all().await?;
        let (mut gone, mut restored) = (Vec::new(), Vec::new());
        for row in &rows {
            // Removed since, there is nothing to take back.
            let Some(now) = records.iter().find(|record| Some(record.id) == row.record_id) else { continue };
            match (row.verdict, row.change_seq) {
                (RowVerdict::New, _) if now.version == 1 => gone.push(now.clone()),
                (RowVerdict::Changed, Some(seq)) if Some(now.version) == told(row).version => {
                    let was = tx.before::<figure::Entity>(seq, now.clone()).await?;
                    restored.push((now.clone(), figure::Model { version: now.version + 1, ..was }));
                }
                _ => blocked.push(row.row),
            }
        }
        progress.add(rows.len());
        if blocked.is_empty() {
            let _written = correct_figures(tx, restored).await?.and(remove_figures(tx, gone).await?);
        }
    }
    if blocked.is_empty() { Ok(()) } else { Err(in_the_way(&blocked)) }
}

/// Figures that somebody changed since, by the rows of the file they came from.
fn in_the_way(blocked: &[i64]) -> Error {
    let named: Vec<String> = blocked.iter().take(NAMED).map(i64::to_string).collect();
    let args = vec![("count", blocked.len().to_string()), ("numbers", named.join(", "))];
    Error::Invalid(Invalid(vec![FieldError { field: String::new(), key: "imports-figures-changed", args }]))
}
