//! The few records every test starts from, written as the program itself writes: by a command.

use kernel::{Actor, App, Change, Command, Done, Guarded, Id, Result, Role, Scope, Tx};
use sea_orm::Iterable;
use server::rooms::{organisations, people, places, terms};
use sha2::{Digest, Sha256};

/// Ids of the places, terms and organisations there are.
pub struct Records {
    pub iraq: Id,
    pub erbil: Id,
    pub basra: Id,
    /// A district of Erbil.
    pub koya: Id,
    pub water: Id,
    pub health: Id,
    /// bashir's organisation, and chiara's.
    pub national: Id,
    pub international: Id,
}

/// Writes records of one kind as the program itself, outside any rule but the tables'.
pub struct Put<E: Guarded>(pub Vec<E::Model>);

impl<E: Guarded> Command for Put<E> {
    const NAME: &'static str = "tests.put";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let action = E::Action::iter().find(|action| self.0.iter().all(|record| E::may(tx.actor(), *action, record)));
        let permit = tx.permit_all::<E>(action.expect("the program itself may do something"), &self.0)?;
        let changes = self.0.into_iter().map(Change::made).collect();
        Ok(tx.write_all(&permit, changes).await?.done(()))
    }
}

pub async fn put<E: Guarded>(app: &App, records: Vec<E::Model>) {
    app.run(&Actor::system("tests"), Put::<E>(records)).await.expect("the tables take it");
}

pub async fn make(app: &App) -> Records {
    let new = || app.random().id(app.clock().now());
    let ids = Records {
        iraq: new(),
        erbil: new(),
        basra: new(),
        koya: new(),
        water: new(),
        health: new(),
        national: new(),
        international: new(),
    };
    put::<places::model::place::Entity>(
        app,
        vec![
            place(ids.iraq, "iraq", "Iraq", None, 0, None),
            place(ids.erbil, "erbil", "Erbil", Some(ids.iraq), 1, Some(ids.erbil)),
            place(ids.basra, "basra", "Basra", Some(ids.iraq), 1, Some(ids.basra)),
            place(ids.koya, "koya", "Koya", Some(ids.erbil), 2, Some(ids.erbil)),
        ],
    )
    .await;
    put::<terms::model::term::Entity>(
        app,
        vec![
            term(ids.water, "sector", "water", Some("WSH"), "Water, sanitation and hygiene"),
            term(ids.health, "sector", "health", Some("HEA"), "Health"),
            term(new(), "organisation_kind", "national-ngo", Some("441"), "National NGO"),
            term(new(), "organisation_kind", "international-ngo", Some("437"), "International NGO"),
        ],
    )
    .await;
    put::<organisations::model::organisation::Entity>(
        app,
        vec![
            organisation(ids.national, "Reed Bridge Society", "RBS", "national-ngo"),
            organisation(ids.international, "Lantern International", "LI", "international-ngo"),
        ],
    )
    .await;
    ids
}

/// A person with one grant and one session; returns the id and the session's secret.
pub async fn person(app: &App, name: &'static str, role: Role, scope: Scope) -> (Id, String) {
    use people::model::{ScopeKind, grant, person, session};
    let (id, now) = (app.random().id(app.clock().now()), app.clock().now());
    let (kind, scope_id) = match scope {
        Scope::Everything => (ScopeKind::Everything, None),
        Scope::Place(place) => (ScopeKind::Place, Some(place)),
        Scope::Group(group) => (ScopeKind::Group, Some(group)),
        Scope::Organisation(organisation) => (ScopeKind::Organisation, Some(organisation)),
    };
    put::<person::Entity>(
        app,
        vec![person::Model {
            id,
            email: format!("{name}@example.invalid"),
            name: name.to_owned(),
            locale: None,
            digits: None,
            password_hash: None,
            totp_secret: None,
            recovery_codes: serde_json::json!([]),
            active: true,
            sample: false,
            created_at: now,
            version: 1,
        }],
    )
    .await;
    put::<grant::Entity>(
        app,
        vec![grant::Model {
            id: app.random().id(now),
            person_id: id,
            role,
            scope: kind,
            scope_id,
            from_day: "2026-01-01".into(),
            to_day: None,
            reason: None,
            given_by: None,
            given_at: now,
            delegated_from: None,
            withdrawn_by: None,
            withdrawn_at: None,
            withdrawn_reason: None,
        }],
    )
    .await;
    let secret = format!("secret-of-{name}");
    put::<session::Entity>(
        app,
        vec![session::Model {
            id: app.random().id(now),
            person_id: id,
            secret_hash: hex::encode(Sha256::digest(secret.as_bytes())),
            created_at: now,
            seen_at: now,
            expires_at: now + 30 * kernel::DAY,
            device: "tests".into(),
        }],
    )
    .await;
    (id, secret)
}

pub fn place(
    id: Id,
    key: &str,
    name: &str,
    parent_id: Option<Id>,
    level: i64,
    governorate_id: Option<Id>,
) -> places::model::place::Model {
    places::model::place::Model {
        id,
        key: key.into(),
        parent_id,
        governorate_id,
        level,
        country: "IQ".into(),
        name_en: name.into(),
        name_ar: None,
        name_ckb: None,
        name_ku: None,
        jurisdiction: None,
        tile_column: None,
        tile_row: None,
        switchable: false,
        active: true,
        valid_from: None,
        valid_to: None,
        position: 0,
        home_id: None,
        taken_by_id: None,
        also_under: serde_json::json!([]),
        version: 1,
    }
}

pub fn term(id: Id, list: &str, key: &str, code: Option<&str>, name: &str) -> terms::model::term::Model {
    terms::model::term::Model {
        id,
        list: list.into(),
        key: key.into(),
        code: code.map(str::to_owned),
        parent_key: None,
        name_en: name.into(),
        name_ar: None,
        name_ckb: None,
        name_ku: None,
        position: 0,
        active: true,
        attributes: serde_json::json!({}),
        version: 1,
    }
}

pub fn organisation(id: Id, name: &str, acronym: &str, kind: &str) -> organisations::model::organisation::Model {
    use organisations::model::{State, Visibility, organisation::Model};
    Model {
        id,
        name: name.into(),
        acronym: Some(acronym.into()),
        name_en: Some(name.into()),
        name_ar: None,
        name_ckb: None,
        name_ku: None,
        former_names: serde_json::json!([]),
        kind: kind.into(),
        parent_id: None,
        country: None,
        about: None,
        website: None,
        email: None,
        phone: None,
        languages: serde_json::json!([]),
        staff: None,
        size: None,
        visibility: Visibility::Public,
        state: State::Active,
        merged_into: None,
        sample: false,
        created_at: 0,
        updated_at: 0,
        version: 1,
    }
}
