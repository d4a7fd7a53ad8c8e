//! A room made for the kernel's tests.

use kernel::db::migrate::{Migration, boolean, table, text};
use kernel::{
    Actor, App, Change, Clock, Command, Done, Error, Grant, Guarded, Id, Options, Random, Reads, Result, Role, Scope,
    Tx, jobs,
};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, ConnectionTrait, Database};

pub mod note {
    //! One note.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "note")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub title: String,
        pub secret: bool,
        pub sealed: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub use note::Model as Note;

#[derive(Debug, Clone, Copy, PartialEq, EnumIter)]
pub enum Action {
    See,
    Keep,
}

impl Guarded for note::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "note";

    fn may(actor: &Actor, action: Action, note: &Note) -> bool {
        match action {
            Action::See => !note.secret || actor.coordinates(),
            Action::Keep => actor.coordinates(),
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        let open = Condition::all();
        if actor.coordinates() { open } else { open.add(note::Column::Secret.eq(false)) }
    }

    fn sealed() -> &'static [note::Column] {
        &[note::Column::Sealed]
    }

    fn text(note: &Note) -> Option<String> {
        Some(note.title.clone())
    }

    fn specimens() -> Vec<(&'static str, Note)> {
        let note = |secret| Note { id: Id::nil(), title: String::new(), secret, sealed: String::new() };
        vec![("open", note(false)), ("secret", note(true))]
    }
}

#[derive(Default)]
pub struct Write {
    pub title: String,
    pub secret: bool,
    pub sealed: String,
}

impl Write {
    pub fn new(title: &str) -> Self {
        Self { title: title.into(), ..Self::default() }
    }
}

impl Command for Write {
    const NAME: &'static str = "notes.write";
    type Output = Id;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<Id>> {
        let note = Note { id: tx.new_id(), title: self.title, secret: self.secret, sealed: self.sealed };
        let permit = tx.permit::<note::Entity>(Action::Keep, &note)?;
        let id = note.id;
        Ok(tx.write(&permit, Change::made(note)).await?.done(id))
    }
}

/// Asks for one note and writes another.
pub struct WriteAnother;

impl Command for WriteAnother {
    const NAME: &'static str = "notes.write_another";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let note = |id| Note { id, title: String::new(), secret: false, sealed: String::new() };
        let (asked, other) = (note(tx.new_id()), note(tx.new_id()));
        let permit = tx.permit::<note::Entity>(Action::Keep, &asked)?;
        let first = tx.write(&permit, Change::made(asked)).await?;
        let second = tx.write(&permit, Change::made(other)).await?;
        Ok(first.and(second).done(()))
    }
}

pub struct Rename {
    pub id: Id,
    pub title: String,
}

impl Command for Rename {
    const NAME: &'static str = "notes.rename";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let before = tx.find::<note::Entity>().get(self.id).await?;
        let permit = tx.permit::<note::Entity>(Action::Keep, &before)?;
        let after = Note { title: self.title, ..before.clone() };
        Ok(tx.write(&permit, Change::of(before, after)).await?.done(()))
    }
}

/// Puts back what the second change of the log found.
pub struct Undo {
    pub id: Id,
}

impl Command for Undo {
    const NAME: &'static str = "notes.undo";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let now = tx.find::<note::Entity>().get(self.id).await?;
        let permit = tx.permit::<note::Entity>(Action::Keep, &now)?;
        let before = tx.before::<note::Entity>(2, now.clone()).await?;
        Ok(tx.write(&permit, Change::of(now, before)).await?.done(()))
    }
}

/// Writes a note and leaves a job.
pub struct Later;

/// What its job carries.
pub const SECRET: &str = "a-link-that-works-once";

impl Command for Later {
    const NAME: &'static str = "notes.later";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let job = jobs::NewJob { kind: "notes.nothing", payload: serde_json::json!({ "link": SECRET }), run_at: 0 };
        tx.enqueue(job).await?;
        let done = Write::new("with a job").apply(tx).await?;
        Ok(done.map(|_| ()))
    }
}

const HISTORY: &[Migration] = &[
    kernel::db::tables::FIRST,
    Migration {
        number: 2,
        name: "notes",
        steps: || vec![table("note", vec![text("title"), boolean("secret"), text("sealed")])],
    },
];

pub struct House {
    pub app: App,
    pub clock: Clock,
    url: String,
    data: tempfile::TempDir,
}

impl House {
    pub async fn new() -> Self {
        let data = tempfile::tempdir().expect("a temporary folder");
        let url = match std::env::var("TANSIQ_TEST_POSTGRES") {
            Ok(server) => {
                let name = format!("laws_{}", hex(&Random::System.bytes::<8>()));
                kernel::db::make_postgres_database(&server, &name).await.expect("a database of its own")
            }
            Err(_) => format!("sqlite:{}", data.path().join("notes.db").display()),
        };
        let clock = Clock::fixed(1_795_413_600_000);
        let app = open(&url, &data, &clock).await.expect("a fresh database opens");
        Self { app, clock, url, data }
    }

    /// What is left in the table of jobs.
    pub async fn payloads(&self) -> Vec<serde_json::Value> {
        let db = Database::connect(&self.url).await.expect("the database opens");
        let jobs = jobs::Entity::find().all(&db).await.expect("they are read");
        db.close().await.expect("it closes");
        jobs.into_iter().map(|job| job.payload).collect()
    }

    pub async fn reopen(&self) -> Result<App> {
        open(&self.url, &self.data, &self.clock).await
    }

    /// The file of the database, on SQLite.
    pub fn file(&self) -> Option<std::path::PathBuf> {
        self.url.strip_prefix("sqlite:").map(Into::into)
    }

    pub fn id(&self) -> Id {
        self.app.random().id(self.clock.now())
    }

    pub fn coordinator(&self) -> Actor {
        Actor::person(self.id(), vec![Grant { role: Role::Coordinator, scope: Scope::Everything }])
    }

    /// Changes the database behind the program's back.
    pub async fn tamper(&self, sql: &str) {
        let db = Database::connect(&self.url).await.expect("the database opens");
        db.execute_unprepared(sql).await.expect("the database obeys");
        db.close().await.expect("it closes");
    }
}

async fn open(url: &str, data: &tempfile::TempDir, clock: &Clock) -> Result<App, Error> {
    let options = Options {
        database: url.to_owned(),
        data: data.path().to_owned(),
        clock: clock.clone(),
        random: Random::seeded(1),
        mailer: None,
        create: true,
    };
    App::open(options, HISTORY).await
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
