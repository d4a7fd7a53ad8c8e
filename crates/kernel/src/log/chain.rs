//! Appending to the chain. The head (last numbers, last stamp, last digest) is one row, read once per transaction and
//! written back before the commit; writers take turns, so numbers have no gaps.

use sea_orm::sea_query::Query;
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait};
use serde_json::{Map, Value as Json};
use sha2::{Digest as _, Sha256};

use super::{entry, payload_row};
use crate::db::dialect::{Engine, statement};
use crate::{Error, Id, Millis, Result};

/// The digest before the first link.
pub(crate) const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

pub(crate) struct Chain {
    node: Id,
    seq: i64,
    at: i64,
    head: String,
}

pub(crate) struct Link {
    entry: entry::Model,
    body: String,
}

impl Chain {
    pub(crate) async fn load(db: &DatabaseTransaction, now: Millis) -> Result<Self> {
        let engine = Engine::from_backend(db.get_database_backend());
        let row = db
            .query_one_raw(statement(engine, "SELECT node, seq, at, head FROM chain", Vec::new()))
            .await?
            .ok_or_else(|| Error::internal("the log has no head: the database was not initialised"))?;
        let last: i64 = row.try_get_by_index(2)?;
        // A hybrid logical clock never runs back, even when the machine's clock does.
        let at = last.max(now << 16);
        Ok(Self { node: row.try_get_by_index(0)?, seq: row.try_get_by_index(1)?, at, head: row.try_get_by_index(3)? })
    }

    pub(crate) fn last(&self) -> i64 {
        self.seq
    }

    pub(crate) async fn save(&self, db: &DatabaseTransaction) -> Result<()> {
        let engine = Engine::from_backend(db.get_database_backend());
        let values = vec![self.seq.into(), self.at.into(), self.head.clone().into()];
        db.execute_raw(statement(engine, "UPDATE chain SET seq = ?, at = ?, head = ?", values)).await?;
        Ok(())
    }

    pub(crate) fn link(
        &mut self,
        actor: &str,
        command: &str,
        entity: &str,
        row: Id,
        payload: Map<String, Json>,
    ) -> Result<Link> {
        self.seq += 1;
        self.at += 1;
        let fields: Vec<&str> = payload.keys().map(String::as_str).collect();
        let fields = fields.join(",");
        let body = serde_json::to_string(&payload)?;
        let entry = entry::Model {
            seq: self.seq,
            node: self.node,
            node_seq: self.seq,
            at: self.at,
            actor: actor.to_owned(),
            command: command.to_owned(),
            entity: entity.to_owned(),
            row,
            fields,
            digest: sha256(body.as_bytes()),
            prev: std::mem::take(&mut self.head),
        };
        self.head = digest_of(&entry);
        Ok(Link { entry, body })
    }
}

pub(crate) async fn append(db: &DatabaseTransaction, links: Vec<Link>) -> Result<()> {
    if links.is_empty() {
        return Ok(());
    }
    let mut bodies = Query::insert()
        .into_table(payload_row::Entity)
        .columns([payload_row::Column::Seq, payload_row::Column::Body])
        .to_owned();
    let mut entries = Vec::with_capacity(links.len());
    for link in links {
        bodies.values_panic([link.entry.seq.into(), link.body.into()]);
        entries.push(sea_orm::IntoActiveModel::into_active_model(link.entry));
    }
    entry::Entity::insert_many(entries).exec_without_returning(db).await?;
    db.execute(&bodies).await?;
    Ok(())
}

/// The digest of a link: over every column but its order in this database, each with its length, so that no two
/// different links read the same.
pub(crate) fn digest_of(entry: &entry::Model) -> String {
    let mut hash = Sha256::new();
    let (node_seq, at) = (entry.node_seq.to_string(), entry.at.to_string());
    let parts: [&[u8]; 10] = [
        entry.node.as_bytes(),
        node_seq.as_bytes(),
        at.as_bytes(),
        entry.actor.as_bytes(),
        entry.command.as_bytes(),
        entry.entity.as_bytes(),
        entry.row.as_bytes(),
        entry.fields.as_bytes(),
        entry.digest.as_bytes(),
        entry.prev.as_bytes(),
    ];
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hex::encode(hash.finalize())
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}
