//! Walks the chain from its first link and names the first that is broken: a missing number, a changed link, a changed
//! payload, or a head that does not fit.

use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect};

use super::chain::{GENESIS, digest_of, sha256};
use super::{entry, payload_row};
use crate::db::dialect::{Engine, statement};
use crate::{App, Error, Result};

const CHUNK: u64 = 2_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A link is missing before this one.
    Gap,
    /// The link does not follow from the one before it: one of the two was altered.
    Link,
    /// The payload is not what was digested.
    Payload,
    /// The last link is not what the head says: links were cut off at the end, or the last was altered.
    Head,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub links: i64,
    /// Payloads erased by law: the chain holds without them.
    pub erased: i64,
    /// The first broken link, by its number.
    pub broken: Option<(i64, Fault)>,
}

pub async fn verify(app: &App, mut progress: impl FnMut(i64)) -> Result<Verdict> {
    let db = app.readers();
    let (mut verdict, mut prev) = (Verdict { links: 0, erased: 0, broken: None }, GENESIS.to_owned());
    loop {
        let links = entry::Entity::find()
            .filter(entry::Column::Seq.gt(verdict.links))
            .order_by_asc(entry::Column::Seq)
            .limit(CHUNK)
            .all(db)
            .await?;
        let Some(last) = links.last() else { break };
        let bodies = payload_row::Entity::find()
            .filter(payload_row::Column::Seq.between(links[0].seq, last.seq))
            .order_by_asc(payload_row::Column::Seq)
            .all(db)
            .await?;
        let mut bodies = bodies.into_iter().peekable();
        for link in &links {
            let body = bodies.next_if(|body| body.seq == link.seq).map(|body| body.body);
            verdict.erased += i64::from(body.is_none());
            if let Some(fault) = fault(link, verdict.links + 1, &prev, body.as_deref()) {
                verdict.broken = Some((link.seq, fault));
                return Ok(verdict);
            }
            prev = digest_of(link);
            verdict.links = link.seq;
        }
        progress(verdict.links);
    }
    if head(db).await? != (verdict.links, prev) {
        verdict.broken = Some((verdict.links + 1, Fault::Head));
    }
    Ok(verdict)
}

fn fault(link: &entry::Model, expected: i64, prev: &str, body: Option<&str>) -> Option<Fault> {
    if link.seq != expected || link.node_seq != expected {
        return Some(Fault::Gap);
    }
    if link.prev != prev {
        return Some(Fault::Link);
    }
    body.is_some_and(|body| sha256(body.as_bytes()) != link.digest).then_some(Fault::Payload)
}

async fn head(db: &DatabaseConnection) -> Result<(i64, String)> {
    let engine = Engine::from_backend(db.get_database_backend());
    let row = db.query_one_raw(statement(engine, "SELECT seq, head FROM chain", Vec::new())).await?;
    let row = row.ok_or_else(|| Error::internal("the log has no head"))?;
    Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))
}
