//! Opening the database: SQLite by default (one writer connection, several readers, WAL), PostgreSQL by URL. Rooms never
//! see a connection; what differs between the engines lives in `dialect` alone.

pub(crate) mod counters;
pub mod dialect;
pub mod foreign;
pub mod migrate;
pub mod tables;

use std::path::{Path, PathBuf};
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteAutoVacuum, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};

use crate::{Error, Result};
pub use dialect::Engine;

const READERS: u32 = 4;
const POOL: u32 = 8;
const WRITERS: u32 = 2;

/// The pools: on SQLite a writer of one connection beside the readers; on PostgreSQL two beside more of them.
#[derive(Clone)]
pub struct Db {
    writer: DatabaseConnection,
    readers: DatabaseConnection,
    engine: Engine,
    /// Where the database is, on SQLite.
    file: Option<PathBuf>,
}

impl Db {
    /// Opens `url` (`sqlite:PATH` or `postgres://…`). A SQLite file must exist unless `create` is set.
    pub async fn open(url: &str, create: bool) -> Result<Self> {
        match Engine::of(url)? {
            Engine::Sqlite => Self::open_sqlite(url, create).await,
            Engine::Postgres => {
                // Whoever waits for her turn to write holds a connection. Were it one of the readers', the one who writes might
                // find none left to read with.
                let writer = Database::connect(quiet(url, WRITERS)).await.map_err(unreachable)?;
                let readers = Database::connect(quiet(url, POOL)).await.map_err(unreachable)?;
                Ok(Self { writer, readers, engine: Engine::Postgres, file: None })
            }
        }
    }

    async fn open_sqlite(url: &str, create: bool) -> Result<Self> {
        let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
        let path = path.split('?').next().unwrap_or(path);
        if !create && !Path::new(path).exists() {
            return Err(Error::Unavailable(format!("there is no database at {path}; make one with `tansiq init`")));
        }
        let writer = Database::connect(sqlite(url, 1, create)).await.map_err(unreachable)?;
        let readers = Database::connect(sqlite(url, READERS, false)).await.map_err(unreachable)?;
        Ok(Self { writer, readers, engine: Engine::Sqlite, file: Some(path.into()) })
    }

    pub fn engine(&self) -> Engine {
        self.engine
    }

    pub(crate) fn readers(&self) -> &DatabaseConnection {
        &self.readers
    }

    pub(crate) fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Whether the database answers and is still where it was. A SQLite file that was taken away stays open and would
    /// swallow writes that nobody finds again.
    pub(crate) async fn ping(&self) -> Result<()> {
        self.still_there()?;
        Ok(self.readers.ping().await?)
    }

    fn still_there(&self) -> Result<()> {
        match &self.file {
            Some(file) if !file.exists() => {
                Err(Error::Unavailable(format!("the database at {} is gone", file.display())))
            }
            _ => Ok(()),
        }
    }

    /// Begins the one write transaction there is at a time, on either engine.
    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction> {
        self.still_there()?;
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let tx = self.writer.begin_with_options(options).await?;
        dialect::lock_writers(self.engine, &tx).await?;
        Ok(tx)
    }

    pub async fn close(self) -> Result<()> {
        self.readers.close().await?;
        Ok(self.writer.close().await?)
    }
}

fn quiet(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url.to_owned());
    options.max_connections(connections).sqlx_logging(false).acquire_timeout(Duration::from_secs(60));
    options
}

fn sqlite(url: &str, connections: u32, create: bool) -> ConnectOptions {
    let mut options = quiet(url, connections);
    options.map_sqlx_sqlite_opts(move |sqlite| {
        // Set only where a file may be made: on one that is there it is a write, for which a reader would wait behind a
        // long import, and fail on a full disk.
        let sqlite = if create { sqlite.auto_vacuum(SqliteAutoVacuum::Incremental) } else { sqlite };
        sqlite
            .create_if_missing(create)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            // Full: what was acknowledged survives a loss of power, not only the end of the process.
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(30))
            // What is erased, a sent letter's link or a payload of the log, is overwritten and not only let go.
            .pragma("secure_delete", "fast")
            .pragma("cache_size", "-16000")
            .pragma("temp_store", "memory")
    });
    options
}

fn unreachable(error: sea_orm::DbErr) -> Error {
    match dialect::trouble(&error) {
        Some(known) => known,
        None => Error::Unavailable(format!("the database does not open: {error}")),
    }
}

/// Makes an empty database on a PostgreSQL server and returns its URL: for tests, which each have their own.
pub async fn make_postgres_database(server: &str, name: &str) -> Result<String> {
    use sea_orm::ConnectionTrait;
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        return Err(Error::internal("a database's name is letters, digits and underscores"));
    }
    let admin = Database::connect(quiet(server, 1)).await.map_err(unreachable)?;
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
    admin.close().await?;
    let (base, query) =
        server.split_once('?').map_or((server, String::new()), |(base, query)| (base, format!("?{query}")));
    let root = base
        .rsplit_once('/')
        .filter(|(head, _)| head.contains("//") && !head.ends_with('/'))
        .map_or(base, |(head, _)| head);
    Ok(format!("{root}/{name}{query}"))
}
