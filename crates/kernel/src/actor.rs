//! Who is acting, and what they were given. Roles are granted over a scope, from a day to a day; an `Actor` is made for
//! one request and holds only the grants that are in force on its day. Having no grant means being allowed nothing.

use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

use crate::Id;

/// What a person may be. The order is the order of the permissions table, not of power.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Role {
    /// Runs the body: sees and settles everything that is not sealed.
    Coordinator,
    /// A coordinator for some governorates.
    FieldCoordinator,
    /// Speaks for one organisation and keeps its records.
    FocalPoint,
    /// Staff of a member organisation: reads what members share.
    Member,
    /// Keeps the machine running: people, settings, backups. Reads nothing sensitive.
    Administrator,
}

/// What a role is held over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "over", content = "id")]
pub enum Scope {
    Everything,
    /// A place and all below it. Records carry their governorate, so grants name governorates.
    Place(Id),
    Group(Id),
    Organisation(Id),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Grant {
    pub role: Role,
    pub scope: Scope,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// Not signed in.
    Visitor,
    Person(Id),
    /// The program itself, at its own work (jobs, kits, the command line); named so that the log can tell.
    System(&'static str),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub identity: Identity,
    pub grants: Vec<Grant>,
}

impl Actor {
    pub fn visitor() -> Self {
        Self { identity: Identity::Visitor, grants: Vec::new() }
    }

    pub fn person(id: Id, grants: Vec<Grant>) -> Self {
        Self { identity: Identity::Person(id), grants }
    }

    pub fn system(name: &'static str) -> Self {
        Self { identity: Identity::System(name), grants: Vec::new() }
    }

    pub fn id(&self) -> Option<Id> {
        match self.identity {
            Identity::Person(id) => Some(id),
            Identity::Visitor | Identity::System(_) => None,
        }
    }

    pub fn is_system(&self) -> bool {
        matches!(self.identity, Identity::System(_))
    }

    pub fn is_signed_in(&self) -> bool {
        !matches!(self.identity, Identity::Visitor)
    }

    /// Holds the role over anything at all.
    pub fn holds(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    /// Holds the role over everything, or over the scope named.
    pub fn holds_over(&self, role: Role, scope: Scope) -> bool {
        self.grants.iter().any(|g| g.role == role && (g.scope == Scope::Everything || g.scope == scope))
    }

    /// Coordinates the whole country (or is the program itself).
    pub fn coordinates(&self) -> bool {
        self.is_system() || self.holds_over(Role::Coordinator, Scope::Everything)
    }

    /// Coordinates this place: the whole country, or a field coordinator of this governorate.
    pub fn coordinates_place(&self, governorate: Option<Id>) -> bool {
        self.coordinates()
            || self.holds_over(Role::FieldCoordinator, Scope::Everything)
            || governorate.is_some_and(|place| self.holds_over(Role::FieldCoordinator, Scope::Place(place)))
    }

    /// The governorates this actor is a field coordinator of, where not of all.
    pub fn coordinated_places(&self) -> Vec<Id> {
        self.scopes(Role::FieldCoordinator, |scope| match scope {
            Scope::Place(id) => Some(id),
            Scope::Everything | Scope::Group(_) | Scope::Organisation(_) => None,
        })
    }

    /// The organisations this actor speaks for.
    pub fn speaks_for(&self) -> Vec<Id> {
        self.scopes(Role::FocalPoint, organisation_of)
    }

    /// The organisations this actor belongs to, as focal point or as staff.
    pub fn belongs_to(&self) -> Vec<Id> {
        let mut all = self.speaks_for();
        all.extend(self.scopes(Role::Member, organisation_of));
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Holds any role but the administrator's: may read what members share.
    pub fn is_member(&self) -> bool {
        self.is_system() || self.grants.iter().any(|grant| grant.role != Role::Administrator)
    }

    pub fn administers(&self) -> bool {
        self.is_system() || self.holds(Role::Administrator)
    }

    /// The name the change log keeps: a person's id or the program's own part, never an address or a name.
    pub fn stamp(&self) -> String {
        match &self.identity {
            Identity::Visitor => "visitor".into(),
            Identity::Person(id) => id.to_string(),
            Identity::System(name) => format!("system:{name}"),
        }
    }

    fn scopes(&self, role: Role, pick: fn(Scope) -> Option<Id>) -> Vec<Id> {
        self.grants.iter().filter(|grant| grant.role == role).filter_map(|grant| pick(grant.scope)).collect()
    }
}

fn organisation_of(scope: Scope) -> Option<Id> {
    match scope {
        Scope::Organisation(id) => Some(id),
        Scope::Everything | Scope::Place(_) | Scope::Group(_) => None,
    }
}
