//! The change log: append-only, gapless per node, stamped with a hybrid logical clock, chained by digest. It is the audit
//! trail, the history page of every record and the undo of a merge. Payloads hang beside the chain by digest, so that
//! one can be erased by law without breaking it.

pub(crate) mod chain;
mod verify;

use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect};
use serde_json::{Map, Value as Json};

pub use verify::{Fault, Verdict, verify};

use crate::{Guarded, Id, Millis, Reads, Result, Viewer};

pub mod entry {
    //! One link of the chain.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "change")]
    pub struct Model {
        /// The order in this database.
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        /// The office that wrote it, and its own gapless number there.
        pub node: Uuid,
        pub node_seq: i64,
        /// Hybrid logical clock: milliseconds UTC shifted left by 16 bits, and a counter.
        pub at: i64,
        pub actor: String,
        pub command: String,
        pub entity: String,
        pub row: Uuid,
        /// Names of the fields that changed, comma-separated.
        pub fields: String,
        /// SHA-256 of the payload, hexadecimal.
        pub digest: String,
        /// SHA-256 of the link before this one, hexadecimal.
        pub prev: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod payload_row {
    //! What a link says of values; erasable.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "payload")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        /// `{"field": [before, after]}`, kept as the text that was digested.
        pub body: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// One step in a record's history.
#[derive(Debug, Clone)]
pub struct Event {
    pub seq: i64,
    pub at: Millis,
    pub actor: String,
    pub command: String,
    /// Empty where the payload was erased.
    pub fields: Vec<crate::FieldChange>,
}

/// The history of a record the viewer may see, newest first, at most `limit` steps.
pub async fn history<E: Guarded>(viewer: &Viewer, id: Id, limit: u64) -> Result<Vec<Event>> {
    viewer.find::<E>().get(id).await?;
    let db = viewer.app.readers();
    let links = entry::Entity::find()
        .filter(entry::Column::Entity.eq(E::RESOURCE))
        .filter(entry::Column::Row.eq(id))
        .order_by_desc(entry::Column::Seq)
        .limit(limit)
        .all(db)
        .await?;
    let mut events = Vec::with_capacity(links.len());
    for link in links {
        let fields = payload(db, link.seq).await?.unwrap_or_default();
        events.push(Event {
            seq: link.seq,
            at: link.at >> 16,
            actor: link.actor,
            command: link.command,
            fields: fields.into_iter().map(field_change).collect(),
        });
    }
    Ok(events)
}

/// The rows of one kind that changed after `seq`, and the last `seq` there is: what a picture kept in memory catches
/// up with. Ids only, never values; `None` where more than `limit` rows changed and reading anew is cheaper.
pub async fn since<E: Guarded>(app: &crate::App, seq: i64, limit: u64) -> Result<(i64, Option<Vec<Id>>)> {
    let db = app.readers();
    let last: Option<i64> = entry::Entity::find()
        .select_only()
        .column_as(entry::Column::Seq.max(), "last")
        .into_tuple()
        .one(db)
        .await?
        .flatten();
    let last = last.unwrap_or(0);
    if last <= seq {
        return Ok((last, Some(Vec::new())));
    }
    let rows: Vec<Uuid> = entry::Entity::find()
        .select_only()
        .column(entry::Column::Row)
        .filter(entry::Column::Seq.gt(seq))
        .filter(entry::Column::Seq.lte(last))
        .filter(entry::Column::Entity.eq(E::RESOURCE))
        .limit(limit + 1)
        .into_tuple()
        .all(db)
        .await?;
    if rows.len() as u64 > limit { Ok((last, None)) } else { Ok((last, Some(rows))) }
}

pub(crate) async fn payload(db: &impl ConnectionTrait, seq: i64) -> Result<Option<Map<String, Json>>> {
    let Some(row) = payload_row::Entity::find_by_id(seq).one(db).await? else { return Ok(None) };
    Ok(Some(serde_json::from_str(&row.body)?))
}

fn field_change((field, pair): (String, Json)) -> crate::FieldChange {
    let side = |index: usize| pair.get(index).filter(|value| !value.is_null()).cloned();
    crate::FieldChange { before: side(0), after: side(1), field }
}
