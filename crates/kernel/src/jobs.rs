//! Work after the commit: a table of jobs, put there in the transaction that wants them, leased by a worker for a while,
//! tried again with growing pauses, at least once. A worker that dies loses its lease and the job is taken up again.
//!
//! A payload may hold what is secret, a letter its one-time link: it is erased with the try that succeeds or is the last.

use std::future::Future;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{ConnectionTrait, IntoActiveModel, PaginatorTrait, QueryOrder};
use serde_json::{Map, Value as Json};

use crate::{App, Error, Id, MINUTE, Millis};

const LEASE: Millis = 10 * MINUTE;
const TRIES: i64 = 8;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub payload: Json,
    pub run_at: i64,
    pub attempts: i64,
    /// Taken by a worker until then.
    pub leased_until: i64,
    pub done_at: Option<i64>,
    /// What went wrong last, for the operator.
    pub failure: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Work to be queued by `Tx::enqueue`.
pub struct NewJob {
    pub kind: &'static str,
    pub payload: Json,
    /// Not before this moment; 0 for at once.
    pub run_at: Millis,
}

/// A job in a worker's hands.
#[derive(Debug, Clone)]
pub struct Job {
    pub id: Id,
    pub kind: String,
    pub payload: Json,
}

pub(crate) async fn insert(db: &impl ConnectionTrait, id: Id, now: Millis, job: NewJob) -> crate::Result<()> {
    let row = Model {
        id,
        kind: job.kind.to_owned(),
        payload: job.payload,
        run_at: job.run_at.max(now),
        attempts: 0,
        leased_until: 0,
        done_at: None,
        failure: None,
    };
    Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Queues a job that puts itself into the queue again, where none of its kind waits.
pub async fn ensure(app: &App, job: NewJob) -> crate::Result<()> {
    let tx = app.db().begin().await?;
    let waiting = Entity::find()
        .filter(Column::Kind.eq(job.kind))
        .filter(Column::DoneAt.is_null())
        .filter(Column::Attempts.lt(TRIES))
        .count(&tx)
        .await?;
    if waiting == 0 {
        let now = app.clock().now();
        insert(&tx, app.random().id(now), now, job).await?;
    }
    Ok(tx.commit().await?)
}

/// Takes the next job that is due and runs it. False when there was none.
pub async fn work_one<F>(app: &App, run: impl FnOnce(Job) -> F) -> crate::Result<bool>
where
    F: Future<Output = crate::Result<()>>,
{
    let now = app.clock().now();
    let Some(job) = take(app, now).await? else { return Ok(false) };
    let outcome = run(Job { id: job.id, kind: job.kind.clone(), payload: job.payload.clone() }).await;
    finish(app, &job, outcome).await?;
    Ok(true)
}

async fn take(app: &App, now: Millis) -> crate::Result<Option<Model>> {
    let tx = app.db().begin().await?;
    let due = Entity::find()
        .filter(Column::DoneAt.is_null())
        .filter(Column::RunAt.lte(now))
        .filter(Column::LeasedUntil.lte(now))
        .filter(Column::Attempts.lt(TRIES))
        .order_by_asc(Column::RunAt)
        .one(&tx)
        .await?;
    if let Some(job) = &due {
        Entity::update_many()
            .col_expr(Column::LeasedUntil, Expr::value(now + LEASE))
            .col_expr(Column::Attempts, Expr::value(job.attempts + 1))
            .filter(Column::Id.eq(job.id))
            .exec(&tx)
            .await?;
    }
    tx.commit().await?;
    Ok(due)
}

async fn finish(app: &App, job: &Model, outcome: crate::Result<()>) -> Result<(), Error> {
    let now = app.clock().now();
    let mut update =
        Entity::update_many().filter(Column::Id.eq(job.id)).col_expr(Column::LeasedUntil, Expr::value(0i64));
    if outcome.is_ok() || job.attempts + 1 >= TRIES {
        update = update.col_expr(Column::Payload, Expr::value(Json::Object(Map::new())));
    }
    let update = match outcome {
        Ok(()) => update.col_expr(Column::DoneAt, Expr::value(now)),
        Err(error) => {
            tracing::warn!(kind = job.kind, attempt = job.attempts + 1, %error, "a job failed");
            update
                .col_expr(Column::Failure, Expr::value(error.to_string()))
                .col_expr(Column::RunAt, Expr::value(now + (MINUTE << job.attempts.clamp(0, 10))))
        }
    };
    let tx = app.db().begin().await?;
    update.exec(&tx).await?;
    Ok(tx.commit().await?)
}
