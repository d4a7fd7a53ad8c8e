//! The records of people: persons, sessions, tokens, grants and one-time links. Secrets are kept as digests only.

mod grants;
mod lives;
mod passwords;
mod secrets;
mod two_factor;

pub use grants::{Days, covers, fits, in_force, may_grant, needs_short_sessions, scope_of};
pub use lives::SESSION;
pub use passwords::{PasswordHash, acceptable, matches};
pub use secrets::{Secret, digest};
pub use two_factor::{RecoveryCodes, TwoFactor};

use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

/// What a grant is over; the id beside it names which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum ScopeKind {
    Everything,
    Place,
    Group,
    Organisation,
}

/// What a one-time link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Purpose {
    /// A new person sets up an account.
    Invite,
    /// A person who forgot the password sets a new one.
    Reset,
}

pub mod person {
    //! Somebody who may sign in.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "person")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Lower case, unique.
        pub email: String,
        pub name: String,
        pub locale: Option<String>,
        pub digits: Option<String>,
        /// Argon2id, in PHC form.
        pub password_hash: Option<String>,
        /// Base32; set once confirmed.
        pub totp_secret: Option<String>,
        /// SHA-256 of each recovery code that is left.
        pub recovery_codes: Json,
        pub active: bool,
        pub sample: bool,
        pub created_at: i64,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod session {
    //! One browser that signed in.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "session")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub person_id: Uuid,
        /// SHA-256 of the cookie's secret.
        pub secret_hash: String,
        pub created_at: i64,
        pub seen_at: i64,
        pub expires_at: i64,
        /// The browser as it names itself, shortened: so that one can tell one's sessions apart.
        pub device: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod api_token {
    //! A secret for programs that act for a person.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "api_token")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub person_id: Uuid,
        pub name: String,
        pub secret_hash: String,
        pub created_at: i64,
        pub expires_at: Option<i64>,
        pub ended_at: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod grant {
    //! A role over a scope, from a day to a day, given by somebody.
    use super::ScopeKind;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "grant")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub person_id: Uuid,
        pub role: kernel::Role,
        pub scope: ScopeKind,
        pub scope_id: Option<Uuid>,
        /// ISO days; the last one included.
        pub from_day: String,
        pub to_day: Option<String>,
        pub reason: Option<String>,
        pub given_by: Option<Uuid>,
        pub given_at: i64,
        /// The grant this one was delegated from.
        pub delegated_from: Option<Uuid>,
        pub withdrawn_by: Option<Uuid>,
        pub withdrawn_at: Option<i64>,
        pub withdrawn_reason: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod invitation {
    //! A one-time link, sent by mail or handed over.
    use super::{Purpose, ScopeKind};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "invitation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub purpose: Purpose,
        pub email: String,
        pub name: Option<String>,
        pub role: Option<kernel::Role>,
        pub scope: Option<ScopeKind>,
        pub scope_id: Option<Uuid>,
        pub secret_hash: String,
        pub invited_by: Option<Uuid>,
        pub created_at: i64,
        pub expires_at: i64,
        pub used_at: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
