//! Serial numbers people can say over a telephone: one row per series, advanced within the transaction that uses them.

use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::dialect::{Engine, statement};
use crate::{Error, Result};

/// Takes `count` numbers of a series and returns the first of them; a series begins at 1.
pub(crate) async fn take(db: &DatabaseTransaction, series: &'static str, count: i64) -> Result<i64> {
    let engine = Engine::from_backend(db.get_database_backend());
    let sql = "INSERT INTO counter (series, last) VALUES (?, ?) \
               ON CONFLICT (series) DO UPDATE SET last = counter.last + excluded.last RETURNING last";
    let row = db.query_one_raw(statement(engine, sql, vec![series.into(), count.into()])).await?;
    let last: i64 = row.ok_or_else(|| Error::internal("a counter has no row"))?.try_get_by_index(0)?;
    Ok(last - count + 1)
}
