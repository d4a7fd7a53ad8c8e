//! The house the tests live in: a fresh database with a fixed clock, a fixed cast, and a browser that goes through the
//! whole router.

mod browser;
pub mod operator;
mod records;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use kernel::{Actor, App, Clock, Grant, Id, Options, Random, Role, Scope};
use server::{HISTORY, Program, Setup, program, site};

pub use browser::{Answer, Browser};
pub use records::{organisation, place, put, term};

/// Monday, 23 November 2026, 09:00 in Baghdad.
pub const NOW: i64 = 1_795_413_600_000;

/// Somebody of the cast: signed in with a session of their own.
#[derive(Clone)]
pub struct Person {
    pub id: Id,
    pub name: &'static str,
    pub secret: String,
    pub actor: Actor,
}

/// amal: executive coordinator; bashir: focal point of a national NGO; chiara: focal point of an international NGO;
/// dilnaz: field coordinator in Erbil; ezra: administrator; and faris, who is signed out.
pub struct Cast {
    pub amal: Person,
    pub bashir: Person,
    pub chiara: Person,
    pub dilnaz: Person,
    pub ezra: Person,
}

pub struct House {
    pub app: App,
    pub clock: Clock,
    pub cast: Cast,
    pub ids: records::Records,
    program: Program,
    _data: Arc<tempfile::TempDir>,
}

impl House {
    /// A house on SQLite; on PostgreSQL instead where `TANSIQ_TEST_POSTGRES` names a server.
    pub async fn new() -> Self {
        let data = Arc::new(tempfile::tempdir().expect("a temporary folder"));
        let database = match std::env::var("TANSIQ_TEST_POSTGRES") {
            Ok(server) => fresh_postgres(&server).await,
            Err(_) => format!("sqlite:{}", data.path().join("tansiq.db").display()),
        };
        let clock = Clock::fixed(NOW);
        clock.keep("Asia/Baghdad").expect("the zone is known");
        let options = Options {
            database,
            data: data.path().to_owned(),
            clock: clock.clone(),
            random: Random::seeded(7),
            mailer: None,
            create: true,
        };
        let app = App::open(options, HISTORY).await.expect("a fresh database opens");
        let ids = records::make(&app).await;
        let cast = cast(&app, &ids).await;
        let site = site(app.clone(), false, Setup::default()).expect("the site is sound");
        Self { app, clock, cast, ids, program: program(site), _data: data }
    }

    /// A browser in which this person is signed in.
    pub fn as_(&self, person: &Person) -> Browser {
        Browser::new(self.program.clone(), Some(person.secret.clone()))
    }

    /// A browser nobody is signed in with.
    pub fn faris(&self) -> Browser {
        Browser::new(self.program.clone(), None)
    }

    /// A browser of somebody more, who holds one role.
    pub async fn somebody(&self, name: &'static str, role: Role, scope: Scope) -> Browser {
        let (_, secret) = records::person(&self.app, name, role, scope).await;
        Browser::new(self.program.clone(), Some(secret))
    }

    pub fn everyone(&self) -> [(&'static str, Browser); 6] {
        let Cast { amal, bashir, chiara, dilnaz, ezra } = &self.cast;
        [
            ("amal", self.as_(amal)),
            ("bashir", self.as_(bashir)),
            ("chiara", self.as_(chiara)),
            ("dilnaz", self.as_(dilnaz)),
            ("ezra", self.as_(ezra)),
            ("faris", self.faris()),
        ]
    }

    pub fn data(&self) -> &std::path::Path {
        self._data.path()
    }
}

async fn cast(app: &App, ids: &records::Records) -> Cast {
    let person = async |name: &'static str, role, scope| {
        let (id, secret) = records::person(app, name, role, scope).await;
        let actor = Actor::person(id, vec![Grant { role, scope }]);
        Person { id, name, secret, actor }
    };
    let (national, international) = (ids.national, ids.international);
    Cast {
        amal: person("amal", Role::Coordinator, Scope::Everything).await,
        bashir: person("bashir", Role::FocalPoint, Scope::Organisation(national)).await,
        chiara: person("chiara", Role::FocalPoint, Scope::Organisation(international)).await,
        dilnaz: person("dilnaz", Role::FieldCoordinator, Scope::Place(ids.erbil)).await,
        ezra: person("ezra", Role::Administrator, Scope::Everything).await,
    }
}

/// A database of its own on the test server.
async fn fresh_postgres(server: &str) -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let name = format!("tansiq_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst));
    kernel::db::make_postgres_database(server, &name).await.expect("the test server takes a new database")
}
