//! The one numbered history of the schema. A migration that has been merged never changes; each runs once, in one
//! transaction with its own number, behind the writers' lock. A database newer than the program is refused.

use sea_orm::sea_query::{
    Alias, ColumnDef, ForeignKey, ForeignKeyAction, Index, IndexCreateStatement, IntoIden, Table, TableCreateStatement,
};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::Db;
use super::dialect::{Engine, statement};
use crate::{Error, Millis, Result};

pub struct Migration {
    pub number: i64,
    pub name: &'static str,
    pub steps: fn() -> Vec<Step>,
}

/// One statement of a migration.
pub enum Step {
    Table(Box<TableCreateStatement>),
    Index(IndexCreateStatement),
    Alter(sea_orm::sea_query::TableAlterStatement),
    /// For what only one engine has; an empty text does nothing.
    Sql {
        sqlite: &'static str,
        postgres: &'static str,
    },
}

/// Brings the database up to the last migration. Returns how many were run.
pub async fn run(db: &Db, history: &[Migration], now: Millis) -> Result<usize> {
    let tx = db.begin().await?;
    tx.execute_unprepared(
        "CREATE TABLE IF NOT EXISTS migration (number bigint PRIMARY KEY, name text NOT NULL, at bigint NOT NULL)",
    )
    .await?;
    let done = last(&tx).await?;
    let newest = history.iter().map(|migration| migration.number).max().unwrap_or(0);
    if done > newest {
        return Err(Error::Unavailable(format!(
            "the database is of a newer version (schema {done}, this program knows {newest}); run the newer program"
        )));
    }
    let mut ran = 0;
    for migration in history.iter().filter(|migration| migration.number > done) {
        for step in (migration.steps)() {
            apply(db.engine(), &tx, step).await?;
        }
        let values = vec![migration.number.into(), migration.name.into(), now.into()];
        let insert = "INSERT INTO migration (number, name, at) VALUES (?, ?, ?)";
        tx.execute_raw(statement(db.engine(), insert, values)).await?;
        ran += 1;
    }
    tx.commit().await?;
    Ok(ran)
}

async fn last(tx: &DatabaseTransaction) -> Result<i64> {
    let engine = Engine::from_backend(tx.get_database_backend());
    let row = tx.query_one_raw(statement(engine, "SELECT max(number) FROM migration", Vec::new())).await?;
    Ok(row.and_then(|row| row.try_get_by_index::<Option<i64>>(0).ok().flatten()).unwrap_or(0))
}

async fn apply(engine: Engine, tx: &DatabaseTransaction, step: Step) -> Result<()> {
    match step {
        Step::Table(table) => tx.execute(&*table).await.map(drop)?,
        Step::Index(index) => tx.execute(&index).await.map(drop)?,
        Step::Alter(alter) => tx.execute(&alter).await.map(drop)?,
        Step::Sql { sqlite, postgres } => {
            let sql = if engine == Engine::Sqlite { sqlite } else { postgres };
            for one in sql.split(";\n").filter(|one| !one.trim().is_empty()) {
                tx.execute_unprepared(one).await?;
            }
        }
    }
    Ok(())
}

/// A table whose first column is its UUID primary key `id`.
pub fn table(name: &'static str, columns: Vec<ColumnDef>) -> Step {
    let mut table = Table::create();
    table.table(Alias::new(name)).col(ColumnDef::new(Alias::new("id")).uuid().not_null().primary_key().to_owned());
    for column in columns {
        table.col(column);
    }
    Step::Table(Box::new(table.to_owned()))
}

/// A table like `table`, with foreign keys `(column, other table)` to the `id` of other tables. Each key column is
/// indexed by the caller: SQLite and PostgreSQL do not do it by themselves.
pub fn table_with_keys(name: &'static str, columns: Vec<ColumnDef>, keys: &[(&'static str, &'static str)]) -> Step {
    let Step::Table(mut table) = table(name, columns) else { unreachable!("table makes a table") };
    for (column, other) in keys {
        table.foreign_key(
            ForeignKey::create()
                .from(Alias::new(name), Alias::new(*column))
                .to(Alias::new(*other), Alias::new("id"))
                .on_delete(ForeignKeyAction::Restrict),
        );
    }
    Step::Table(table)
}

pub fn index(table: &'static str, columns: &[&'static str]) -> Step {
    Step::Index(index_on(table, columns).to_owned())
}

pub fn unique(table: &'static str, columns: &[&'static str]) -> Step {
    Step::Index(index_on(table, columns).unique().to_owned())
}

fn index_on(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_{}", columns.join("_"))).table(Alias::new(table));
    for column in columns {
        index.col(Alias::new(*column));
    }
    index
}

fn column(name: &'static str) -> ColumnDef {
    ColumnDef::new(Alias::new(name).into_iden())
}

pub fn text(name: &'static str) -> ColumnDef {
    column(name).text().not_null().to_owned()
}

pub fn text_null(name: &'static str) -> ColumnDef {
    column(name).text().to_owned()
}

/// Whole numbers and times (milliseconds UTC) alike: 64 bits.
pub fn int(name: &'static str) -> ColumnDef {
    column(name).big_integer().not_null().to_owned()
}

pub fn int_null(name: &'static str) -> ColumnDef {
    column(name).big_integer().to_owned()
}

pub fn real_null(name: &'static str) -> ColumnDef {
    column(name).double().to_owned()
}

pub fn uuid(name: &'static str) -> ColumnDef {
    column(name).uuid().not_null().to_owned()
}

pub fn uuid_null(name: &'static str) -> ColumnDef {
    column(name).uuid().to_owned()
}

pub fn boolean(name: &'static str) -> ColumnDef {
    column(name).boolean().not_null().to_owned()
}

/// JSON that is read and written whole.
pub fn json(name: &'static str) -> ColumnDef {
    column(name).json_binary().not_null().to_owned()
}

pub fn json_null(name: &'static str) -> ColumnDef {
    column(name).json_binary().to_owned()
}
