//! Keeping a file that was sent: its place among the blobs, where its table is and what its columns seem to be.

use kernel::{Change, Command, Done, Id, Result, Tx, Written};
use serde_json::json;

use crate::rooms::imports::access::{Action, sender};
use crate::rooms::imports::mapping::{Mapping, Table};
use crate::rooms::imports::model::{ImportState, Target, import};

pub struct Keep {
    pub target: Target,
    pub file_name: String,
    pub file_digest: String,
    pub file_bytes: i64,
    /// Whose file it is.
    pub organisation: Option<Id>,
    pub preset: Option<String>,
    pub table: Table,
    pub mapping: Mapping,
}

impl Command for Keep {
    const NAME: &'static str = "imports.keep";
    type Output = import::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<import::Model>> {
        let (written, import) = self.keep(tx).await?;
        Ok(written.done(import))
    }
}

impl Keep {
    pub(super) async fn keep(self, tx: &mut Tx<'_>) -> Result<(Written, import::Model)> {
        let actor = tx.actor();
        let organisation = sender(actor, self.organisation)?;
        let sheet = self.table.sheets.iter().find(|(at, _)| *at == self.table.sheet).map(|(_, name)| name.clone());
        let import = import::Model {
            id: tx.new_id(),
            target: self.target,
            file_name: self.file_name.chars().take(200).collect(),
            file_digest: self.file_digest,
            file_bytes: self.file_bytes,
            sheet: sheet.filter(|name| !name.is_empty()),
            organisation_id: organisation,
            preset: self.preset,
            mapping: json!(self.mapping),
            layout: json!(self.table),
            counts: json!({}),
            state: ImportState::Uploaded,
            person_id: actor.id(),
            created_at: tx.now(),
            committed_at: None,
            undone_at: None,
            version: 1,
            questions: None,
            newcomers: None,
        };
        let permit = tx.permit::<import::Entity>(Action::Bring, &import)?;
        Ok((tx.write(&permit, Change::made(import.clone())).await?, import))
    }
}
