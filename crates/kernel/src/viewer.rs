//! Reading. `viewer.find::<E>()` is the only way to select, and it adds the room's `visible_to(actor)` last, when the
//! query runs, so that nothing a room does to the query can widen it. No connection ever reaches a room.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, DatabaseTransaction, EntityTrait, FromQueryResult,
    Iterable, PaginatorTrait, PrimaryKeyToColumn, QueryFilter, QuerySelect, Select,
};

use crate::db::dialect::{self, Engine};
use crate::packed::{Kind, Packed};
use crate::{Actor, App, Error, Guarded, Id, Result};

/// Anything that can read within what an actor may see: a viewer, or a transaction.
pub trait Reads {
    fn find<E: Guarded>(&self) -> Find<'_, E>;

    /// The application that is read from: for what a room keeps in memory beside the database.
    fn app(&self) -> &App;
}

/// An actor looking at the database.
#[derive(Clone)]
pub struct Viewer {
    pub(crate) app: App,
    actor: Actor,
}

impl Viewer {
    pub(crate) fn new(app: App, actor: Actor) -> Self {
        Self { app, actor }
    }

    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    pub fn app(&self) -> &App {
        &self.app
    }
}

impl Reads for Viewer {
    fn find<E: Guarded>(&self) -> Find<'_, E> {
        Find::new(Conn::Pool(self.app.readers()), &self.actor)
    }

    fn app(&self) -> &App {
        &self.app
    }
}

#[derive(Clone, Copy)]
pub(crate) enum Conn<'a> {
    Pool(&'a DatabaseConnection),
    Transaction(&'a DatabaseTransaction),
}

/// Runs one expression on whichever connection it is.
macro_rules! on {
    ($conn:expr, $db:ident => $run:expr) => {
        match $conn {
            Conn::Pool($db) => $run,
            Conn::Transaction($db) => $run,
        }
    };
}

/// A page of a list: `number` counts from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    pub number: u64,
    pub size: u64,
}

/// A query that already carries what the actor may see.
#[must_use]
pub struct Find<'a, E: EntityTrait> {
    conn: Conn<'a>,
    select: Select<E>,
    visible: Condition,
}

impl<'a, E: Guarded> Find<'a, E> {
    pub(crate) fn new(conn: Conn<'a>, actor: &Actor) -> Self {
        Self { conn, select: E::find(), visible: E::visible_to(actor) }
    }

    pub(crate) fn whole(conn: Conn<'a>) -> Self {
        Self { conn, select: E::find(), visible: Condition::all() }
    }

    /// Shapes the query with SeaORM's own words: filters, order, joins, groups.
    pub fn narrow(mut self, with: impl FnOnce(Select<E>) -> Select<E>) -> Self {
        self.select = with(self.select);
        self
    }

    pub fn filter(self, condition: impl sea_orm::sea_query::IntoCondition) -> Self {
        self.narrow(|select| select.filter(condition))
    }

    pub fn by_ids(self, ids: impl IntoIterator<Item = Id>) -> Self {
        let key = Self::key();
        self.filter(key.is_in(ids))
    }

    /// The record, or `NotFound` where there is none the actor may see.
    pub async fn get(self, id: Id) -> Result<E::Model> {
        self.filter(Self::key().eq(id)).one().await?.ok_or(Error::NotFound)
    }

    pub async fn one(self) -> Result<Option<E::Model>> {
        let (conn, select) = self.ready();
        Ok(on!(conn, db => select.one(db).await)?)
    }

    pub async fn all(self) -> Result<Vec<E::Model>> {
        let (conn, select) = self.ready();
        Ok(on!(conn, db => select.all(db).await)?)
    }

    pub async fn page(self, page: Page) -> Result<Vec<E::Model>> {
        let offset = page.number.saturating_sub(1).saturating_mul(page.size);
        self.narrow(|select| select.limit(page.size).offset(offset)).all().await
    }

    pub async fn count(self) -> Result<u64> {
        let (conn, select) = self.ready();
        Ok(on!(conn, db => select.count(db).await)?)
    }

    /// Reads the rows as another shape: chosen columns, sums, groups.
    pub async fn read<T: FromQueryResult + Send + Sync>(self) -> Result<Vec<T>> {
        let (conn, select) = self.ready();
        Ok(on!(conn, db => select.into_model::<T>().all(db).await)?)
    }

    /// All rows as one value: of a filtered query, whose order and limits mean nothing here.
    pub async fn packed(self, columns: &[E::Column]) -> Result<Packed> {
        let engine = Engine::from_backend(on!(self.conn, db => db.get_database_backend()));
        let kinds = columns.iter().map(|column| Kind::of(column.def().get_column_type())).collect::<Vec<_>>();
        let exprs = columns.iter().map(|column| Expr::col(column.as_column_ref()));
        let packed = dialect::packed(engine, exprs.zip(kinds.iter().copied()));
        let (conn, select) = self.narrow(|select| select.select_only().column_as(packed, "packed")).ready();
        let select = select.into_tuple::<Option<Vec<u8>>>();
        let bytes = on!(conn, db => select.one(db).await)?.flatten().unwrap_or_default();
        Ok(Packed { engine, kinds, bytes })
    }

    fn ready(self) -> (Conn<'a>, Select<E>) {
        (self.conn, self.select.filter(self.visible))
    }

    fn key() -> E::Column {
        E::PrimaryKey::iter().next().expect("every guarded table has a primary key").into_column()
    }
}
