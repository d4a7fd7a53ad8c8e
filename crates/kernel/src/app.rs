//! The application as every room sees it: run a command, rehearse one, look as somebody. Holds the database, the clock,
//! the blobs and the mailer; nothing reads configuration from anywhere else.

use std::any::Any;
use std::path::PathBuf;
use std::sync::Arc;

use sea_orm::DatabaseConnection;

use crate::db::migrate::{self, Migration};
use crate::db::{Db, Engine};
use crate::memory::Memory;
use crate::outbox::Mailer;
use crate::{Actor, Blobs, Clock, Command, Random, Result, Tx, Viewer};

/// What an `App` is made from.
pub struct Options {
    pub database: String,
    /// The folder of blobs and, by default, of letters.
    pub data: PathBuf,
    pub clock: Clock,
    pub random: Random,
    pub mailer: Option<Mailer>,
    /// Make the database file where there is none.
    pub create: bool,
}

#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    db: Db,
    blobs: Blobs,
    clock: Clock,
    random: Random,
    mailer: Mailer,
    memory: Memory,
}

impl App {
    /// Opens the database and brings its schema up to `history`.
    pub async fn open(options: Options, history: &[Migration]) -> Result<Self> {
        let db = Db::open(&options.database, options.create).await?;
        migrate::run(&db, history, options.clock.now()).await?;
        let mailer = options.mailer.unwrap_or_else(|| Mailer::folder(options.data.join("outbox")));
        let blobs = Blobs::new(options.data.join("blobs"));
        Ok(Self(Arc::new(Inner {
            db,
            blobs,
            clock: options.clock,
            random: options.random,
            mailer,
            memory: Memory::default(),
        })))
    }

    /// Runs a command and commits: the only commit of records in the program.
    pub async fn run<C: Command>(&self, actor: &Actor, command: C) -> Result<C::Output> {
        let started = std::time::Instant::now();
        let mut tx = Tx::new(self, self.0.db.begin().await?, actor, C::NAME);
        let outcome = match command.apply(&mut tx).await {
            Ok(done) => tx.commit().await.map(|()| done.output),
            Err(error) => {
                tx.rollback().await?;
                Err(error)
            }
        };
        metrics::histogram!("tansiq_command_seconds", "command" => C::NAME).record(started.elapsed());
        outcome
    }

    /// Runs the same command and rolls back, returning what would have happened.
    pub async fn rehearse<C: Command>(&self, actor: &Actor, command: C) -> Result<C::Output> {
        let mut tx = Tx::new(self, self.0.db.begin().await?, actor, C::NAME);
        let outcome = command.apply(&mut tx).await;
        tx.rollback().await?;
        outcome.map(|done| done.output)
    }

    pub fn viewer(&self, actor: Actor) -> Viewer {
        Viewer::new(self.clone(), actor)
    }

    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    pub fn random(&self) -> &Random {
        &self.0.random
    }

    pub fn blobs(&self) -> &Blobs {
        &self.0.blobs
    }

    pub fn mailer(&self) -> &Mailer {
        &self.0.mailer
    }

    pub fn engine(&self) -> Engine {
        self.0.db.engine()
    }

    /// What a room keeps in memory beside the database, one value of a type; it must check by itself whether it is
    /// still true (`log::since`).
    pub fn recall<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        self.0.memory.get()
    }

    pub fn remember<T: Any + Send + Sync>(&self, value: Arc<T>) {
        self.0.memory.put(value);
    }

    /// Whether the database answers: for health checks.
    pub async fn ping(&self) -> Result<()> {
        self.0.db.ping().await
    }

    pub async fn close(&self) -> Result<()> {
        self.0.db.clone().close().await
    }

    pub(crate) fn db(&self) -> &Db {
        &self.0.db
    }

    pub(crate) fn readers(&self) -> &DatabaseConnection {
        self.0.db.readers()
    }
}
