//! Settling what the columns of a file are, on which sheet its table is, and keeping that for the sender's next file.

use kernel::{Change, Command, Done, Error, Id, Result, Tx};
use serde_json::json;

use super::preview::clear;
use crate::rooms::imports::access::Action;
use crate::rooms::imports::mapping::{Mapping, Table};
use crate::rooms::imports::model::{import, preset};
use crate::rooms::imports::store;

/// Another sheet of the same file.
pub struct SetTable {
    pub id: Id,
    pub table: Table,
    pub mapping: Mapping,
}

impl Command for SetTable {
    const NAME: &'static str = "imports.sheet";
    type Output = import::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<import::Model>> {
        let before = store::get(tx, self.id).await?;
        let permit = tx.permit::<import::Entity>(Action::Bring, &before)?;
        let after = before.clone().on_sheet(&self.table, &self.mapping)?;
        clear(tx, &before).await?;
        Ok(tx.write(&permit, Change::of(before, after.clone())).await?.done(after))
    }
}

pub struct SetColumns {
    pub id: Id,
    /// The version that was seen.
    pub version: Option<i64>,
    pub mapping: Mapping,
    /// Under which name the mapping is kept for the next file.
    pub keep_as: Option<String>,
}

impl Command for SetColumns {
    const NAME: &'static str = "imports.columns";
    type Output = import::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<import::Model>> {
        let before = store::get(tx, self.id).await?;
        let permit = tx.permit::<import::Entity>(Action::Bring, &before)?;
        let mut after = before.clone().mapped(self.version, &self.mapping)?;
        let kept = match self.keep_as {
            Some(name) => {
                after.preset = Some(name.clone());
                Some(keep(tx, &after, name, &self.mapping).await?)
            }
            None => None,
        };
        let written = tx.write(&permit, Change::of(before, after.clone())).await?;
        Ok(match kept {
            Some(kept) => written.and(kept),
            None => written,
        }
        .done(after))
    }
}

async fn keep(tx: &mut Tx<'_>, import: &import::Model, name: String, mapping: &Mapping) -> Result<kernel::Written> {
    let table: Table = serde_json::from_value(import.layout.clone())?;
    // Names of presets are unique over all senders: another sender's must not be written over, seen or not.
    let hidden = tx.whole::<preset::Entity>();
    let known = store::preset_in(hidden, import.target, &name).await?;
    let after = preset::Model {
        id: known.as_ref().map_or_else(|| tx.new_id(), |known| known.id),
        name,
        target: import.target,
        organisation_id: import.organisation_id,
        mapping: json!(mapping.preset(&table)),
        person_id: known.as_ref().map_or(import.person_id, |known| known.person_id),
        updated_at: tx.now(),
    };
    let permit = tx.permit::<preset::Entity>(Action::Bring, known.as_ref().unwrap_or(&after));
    let same_sender = known.as_ref().is_none_or(|known| known.organisation_id == after.organisation_id);
    let permit = permit.ok().filter(|_| same_sender);
    let permit = permit.ok_or_else(|| Error::invalid("keep_as", "imports-preset-taken"))?;
    let change = match known {
        Some(known) => Change::of(known, after),
        None => Change::made(after),
    };
    tx.write(&permit, change).await
}
