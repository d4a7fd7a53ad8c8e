//! All that differs between SQLite and PostgreSQL: errors, locking, full text. Nothing else in the program asks which
//! engine it runs on.

use sea_orm::sea_query::{Expr, ExprTrait, Func, SimpleExpr};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, RuntimeErr, SqlErr, Statement, Value};

use crate::packed::Kind;
use crate::{Error, Result};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    pub fn of(url: &str) -> Result<Self> {
        match url.split(':').next() {
            Some("sqlite") => Ok(Self::Sqlite),
            Some("postgres" | "postgresql") => Ok(Self::Postgres),
            _ => Err(Error::Unavailable("a database URL begins with sqlite: or postgres:".into())),
        }
    }

    pub(crate) fn from_backend(backend: DbBackend) -> Self {
        if backend == DbBackend::Postgres { Self::Postgres } else { Self::Sqlite }
    }
}

/// Makes the writers take turns. SQLite's BEGIN IMMEDIATE has done so already; PostgreSQL takes a lock that ends with
/// the transaction, so that the log's chain has one order and rules may trust what they read.
pub(crate) async fn lock_writers(engine: Engine, tx: &DatabaseTransaction) -> Result<()> {
    if engine == Engine::Postgres {
        tx.execute_unprepared("SELECT pg_advisory_xact_lock(7301)").await?;
    }
    Ok(())
}

/// What a database's error means to a person.
pub(crate) fn error(error: DbErr) -> Error {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => return Error::Conflict("web-exists"),
        Some(SqlErr::ForeignKeyConstraintViolation(_)) => return Error::Conflict("web-in-use"),
        _ => {}
    }
    if let Some(known) = trouble(&error) {
        return known;
    }
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Error::Unavailable("the database does not answer".into()),
        other => Error::Internal(format!("database: {other}")),
    }
}

/// What an operator can mend: the disk, the file, who may write to it.
pub(crate) fn trouble(error: &DbErr) -> Option<Error> {
    let code = code(error)?;
    let what = match code.as_str() {
        "53100" => "the disk is full",
        "25006" => "the database is read-only",
        // SQLite's codes; the lowest byte tells the kind. PostgreSQL's have five characters.
        other if other.len() < 5 => match other.parse::<u32>().ok()? & 0xff {
            5 | 6 => "the database is busy",
            8 => "the database is read-only",
            10 => "the disk of the database cannot be read or written; it may be full",
            11 => "the database is damaged; restore the last backup",
            13 => "the disk is full",
            14 => "the database does not open; the program must be able to write to its file and its folder",
            26 => "the file is no database",
            _ => return None,
        },
        _ => return None,
    };
    Some(Error::Unavailable(what.into()))
}

fn code(error: &DbErr) -> Option<String> {
    let (DbErr::Exec(RuntimeErr::SqlxError(inner))
    | DbErr::Query(RuntimeErr::SqlxError(inner))
    | DbErr::Conn(RuntimeErr::SqlxError(inner))) = error
    else {
        return None;
    };
    inner.as_database_error()?.code().map(|code| code.into_owned())
}

/// A raw statement with the placeholders of the engine: written once with `?`, numbered for PostgreSQL.
pub(crate) fn statement(engine: Engine, sql: &str, values: Vec<Value>) -> Statement {
    match engine {
        Engine::Sqlite => Statement::from_sql_and_values(DbBackend::Sqlite, sql, values),
        Engine::Postgres => Statement::from_sql_and_values(DbBackend::Postgres, numbered(sql), values),
    }
}

fn numbered(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len() + 8);
    let mut number = 0;
    for c in sql.chars() {
        if c == '?' {
            number += 1;
            out.push_str(&format!("${number}"));
        } else {
            out.push(c);
        }
    }
    out
}

/// The condition that a row's text matches: takes the query and the kind of record, in the engine's own placeholders.
pub(crate) fn full_text(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => {
            "id IN (SELECT t.row FROM search_text t JOIN search_index i ON i.rowid = t.id \
             WHERE search_index MATCH ? AND t.entity = ?)"
        }
        Engine::Postgres => {
            "id IN (SELECT t.row FROM search_text t WHERE t.vector @@ to_tsquery('simple', $1) AND t.entity = $2)"
        }
    }
}

/// The full-text query for words that must all occur, each as a beginning: quoted so that no word is an operator.
pub(crate) fn full_text_query(engine: Engine, words: &[String]) -> String {
    match engine {
        Engine::Sqlite => words.iter().map(|word| format!("\"{word}\"*")).collect::<Vec<_>>().join(" "),
        Engine::Postgres => words.iter().map(|word| format!("'{word}':*")).collect::<Vec<_>>().join(" & "),
    }
}

/// All rows of a query as one value, as `packed::Fields` reads them. SQLite writes ids as their bytes, numbers up to a
/// semicolon and texts after their length; PostgreSQL has its own wire format for a row.
pub(crate) fn packed(engine: Engine, columns: impl Iterator<Item = (SimpleExpr, Kind)>) -> SimpleExpr {
    match engine {
        Engine::Sqlite => {
            let line = Func::cust("concat").args(columns.flat_map(|(column, kind)| match kind {
                Kind::Id => vec![Func::coalesce([column, Expr::cust("zeroblob(16)")]).into()],
                Kind::Number => vec![column, Expr::cust("';'")],
                Kind::Text => {
                    vec![Func::cust("octet_length").arg(column.clone()).into(), Expr::cust("':'"), column]
                }
            }));
            SimpleExpr::from(Func::cust("group_concat").args([line.into(), Expr::cust("''")])).cast_as("blob")
        }
        Engine::Postgres => {
            let row = Func::cust("row").args(columns.map(|(column, kind)| match kind {
                Kind::Text => column.cast_as("text"),
                Kind::Id | Kind::Number => column,
            }));
            let line = Func::cust("record_send").arg(SimpleExpr::from(row));
            Func::cust("string_agg").args([line.into(), Expr::cust("''")]).into()
        }
    }
}
