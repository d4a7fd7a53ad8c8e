//! One transaction of one command by one actor: the only thing that can write. Each write takes a permit and a change,
//! puts the row, its full-text entry and its link in the log's chain into the same transaction, in chunks.

use jiff::civil::Date;
use sea_orm::sea_query::{Expr, ExprTrait, InsertStatement, OnConflict, Query, SimpleExpr};
use sea_orm::{ConnectionTrait, DatabaseTransaction, IdenStatic, Iterable, ModelTrait};

use crate::guard::id_of;
use crate::log::chain::Chain;
use crate::viewer::{Conn, Find, Reads};
use crate::{Actor, App, Change, Done, Error, Guarded, Id, Millis, Permit, Result, change, jobs, outbox, search};

pub struct Tx<'a> {
    pub(crate) app: &'a App,
    pub(crate) db: DatabaseTransaction,
    actor: &'a Actor,
    command: &'static str,
    now: Millis,
    chain: Option<Chain>,
}

/// Proof that something was written under a permit. Only `Tx` makes one; only it makes a `Done`.
#[must_use]
pub struct Written(());

impl Written {
    pub fn done<T>(self, output: T) -> Done<T> {
        Done::new(output)
    }

    /// Several writes of one command are done together.
    pub fn and(self, _other: Written) -> Self {
        self
    }
}

impl<'a> Tx<'a> {
    pub(crate) fn new(app: &'a App, db: DatabaseTransaction, actor: &'a Actor, command: &'static str) -> Self {
        Self { app, db, actor, command, now: app.clock().now(), chain: None }
    }

    /// The same instant throughout one command.
    pub fn now(&self) -> Millis {
        self.now
    }

    /// The day of that instant where the body works.
    pub fn today(&self) -> Date {
        self.app.clock().day_of(self.now)
    }

    pub fn actor(&self) -> &'a Actor {
        self.actor
    }

    pub fn app(&self) -> &'a App {
        self.app
    }

    pub fn new_id(&self) -> Id {
        self.app.random().id(self.now)
    }

    pub fn permit<E: Guarded>(&self, action: E::Action, record: &E::Model) -> Result<Permit<E>> {
        Permit::ask(self.actor, action, record)
    }

    /// One permit over a set of records, for bulk work; refused whole if one is.
    pub fn permit_all<'r, E: Guarded>(
        &self,
        action: E::Action,
        records: impl IntoIterator<Item = &'r E::Model>,
    ) -> Result<Permit<E>>
    where
        E::Model: 'r,
    {
        Permit::ask_all(self.actor, action, records)
    }

    pub async fn write<E: Guarded>(&mut self, permit: &Permit<E>, change: Change<E>) -> Result<Written> {
        self.write_all(permit, vec![change]).await
    }

    /// Writes many records of one kind, a few hundred to a statement. Changes that change nothing are passed over.
    pub async fn write_all<E: Guarded>(&mut self, permit: &Permit<E>, changes: Vec<Change<E>>) -> Result<Written> {
        for chunk in changes.chunks(chunk_size::<E>()) {
            for change in chunk {
                permit.covers(change.id())?;
            }
            self.write_rows(chunk).await?;
            self.index(chunk).await?;
            if E::LOGGED {
                self.trace(chunk).await?;
            }
        }
        Ok(Written(()))
    }

    /// All rows, whoever is looking: for rules that must hold across what the actor may see (a number already taken),
    /// never for what is shown.
    pub fn whole<E: Guarded>(&self) -> Find<'_, E> {
        Find::whole(Conn::Transaction(&self.db))
    }

    /// The next `count` serial numbers of a series, without gaps between committed commands. Returns the first.
    pub async fn numbers(&mut self, series: &'static str, count: i64) -> Result<i64> {
        crate::db::counters::take(&self.db, series, count).await
    }

    /// Work to be done after the commit, at least once.
    pub async fn enqueue(&mut self, job: jobs::NewJob) -> Result<()> {
        jobs::insert(&self.db, self.app.random().id(self.now), self.now, job).await
    }

    /// A letter that leaves only if the command commits.
    pub async fn mail(&mut self, letter: outbox::Letter) -> Result<()> {
        outbox::insert(&self.db, self.app.random().id(self.now), self.now, letter).await
    }

    /// The number of the last link this transaction wrote; 0 before it wrote any. Changes written together have numbers
    /// that follow each other, in their order.
    pub fn last_link(&self) -> i64 {
        self.chain.as_ref().map_or(0, Chain::last)
    }

    /// The record as it was before a logged change (`seq`), for undo. `record` gives the values the log does not hold.
    pub async fn before<E: Guarded>(&self, seq: i64, mut record: E::Model) -> Result<E::Model> {
        let payload = crate::log::payload(&self.db, seq).await?.ok_or(Error::NotFound)?;
        change::restore::<E>(&mut record, &payload, 0)?;
        Ok(record)
    }

    pub(crate) async fn commit(self) -> Result<()> {
        if let Some(chain) = &self.chain {
            chain.save(&self.db).await?;
        }
        Ok(self.db.commit().await?)
    }

    pub(crate) async fn rollback(self) -> Result<()> {
        Ok(self.db.rollback().await?)
    }

    async fn write_rows<E: Guarded>(&self, changes: &[Change<E>]) -> Result<()> {
        let (mut puts, mut gone) = (insert_into::<E>(), Vec::new());
        let mut any = false;
        for change in changes {
            match (&change.before, &change.after) {
                (Some(before), Some(after)) if id_of::<E>(before) != id_of::<E>(after) => {
                    return Err(Error::internal("a change may not change the id"));
                }
                (_, Some(after)) => {
                    any = true;
                    puts.values_panic(row_of::<E>(after));
                }
                (Some(before), None) => gone.push(id_of::<E>(before)),
                (None, None) => {}
            }
        }
        if any {
            if changes.iter().any(|change| change.before.is_some()) {
                puts.on_conflict(replace::<E>());
            }
            self.db.execute(&puts).await?;
        }
        if !gone.is_empty() {
            let delete = Query::delete().from_table(E::default()).and_where(Expr::col("id").is_in(gone)).to_owned();
            self.db.execute(&delete).await?;
        }
        Ok(())
    }

    async fn index<E: Guarded>(&self, changes: &[Change<E>]) -> Result<()> {
        let mut entries = Vec::new();
        for change in changes {
            let text = change.after.as_ref().and_then(E::text);
            let had = change.before.as_ref().and_then(E::text);
            if text != had {
                entries.push(search::Entry { row: change.id(), known: had.is_some(), text });
            }
        }
        search::put(&self.db, E::RESOURCE, &entries).await
    }

    async fn trace<E: Guarded>(&mut self, changes: &[Change<E>]) -> Result<()> {
        if self.chain.is_none() {
            self.chain = Some(Chain::load(&self.db, self.app.clock().now()).await?);
        }
        let Some(chain) = self.chain.as_mut() else { return Ok(()) };
        let actor = self.actor.stamp();
        let mut links = Vec::with_capacity(changes.len());
        for change in changes {
            let columns = change.columns();
            if !columns.is_empty() {
                let payload = change.payload(&columns);
                links.push(chain.link(&actor, self.command, E::RESOURCE, change.id(), payload)?);
            }
        }
        crate::log::chain::append(&self.db, links).await
    }
}

impl Reads for Tx<'_> {
    fn find<E: Guarded>(&self) -> Find<'_, E> {
        Find::new(Conn::Transaction(&self.db), self.actor)
    }

    fn app(&self) -> &App {
        self.app
    }
}

/// SQLite takes at most 32,766 parameters in a statement.
fn chunk_size<E: Guarded>() -> usize {
    (32_000 / E::Column::iter().count().max(1)).clamp(1, 500)
}

fn insert_into<E: Guarded>() -> InsertStatement {
    Query::insert().into_table(E::default()).columns(E::Column::iter()).to_owned()
}

fn row_of<E: Guarded>(model: &E::Model) -> Vec<SimpleExpr> {
    E::Column::iter().map(|column| model.get(column).into()).collect()
}

fn replace<E: Guarded>() -> OnConflict {
    let others = E::Column::iter().filter(|column| column.as_str() != "id");
    OnConflict::column("id").update_columns(others).to_owned()
}
