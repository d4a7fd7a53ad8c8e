//! What the scopes of grants are called. Places and organisations are kept by rooms after this one, so the program hands
//! their names in.

use std::future::Future;
use std::pin::Pin;

use kernel::{Id, Result, Role, Scope, Viewer};
use serde::Serialize;
use web::locale::Locale;

/// A place or an organisation a role may be held over.
#[derive(Debug, Clone)]
pub struct NamedScope {
    pub scope: Scope,
    pub name: String,
    /// Its short name in its room: a place's key, an organisation's acronym.
    pub key: Option<String>,
}

impl NamedScope {
    /// Whether this is what the command line calls `place:KEY` or `organisation:ACRONYM`.
    pub fn is_called(&self, text: &str) -> bool {
        let kind = match self.scope {
            Scope::Place(_) => "place",
            Scope::Organisation(_) => "organisation",
            Scope::Group(_) => "group",
            Scope::Everything => return false,
        };
        text.split_once(':').is_some_and(|(k, key)| k == kind && self.key.as_deref() == Some(key))
    }
}

type Listing = Pin<Box<dyn Future<Output = Result<Vec<NamedScope>>> + Send>>;

/// Lists the places and organisations a viewer may see, named in a language, in the order to show them.
#[derive(Clone, Copy)]
pub struct Scopes(pub fn(Viewer, Locale) -> Listing);

/// A choice of a form: `place:ID`, `organisation:ID`, `everything`.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

/// The names a page needs, read once.
pub struct Names(Vec<NamedScope>);

impl Scopes {
    pub async fn all(self, viewer: Viewer, locale: Locale) -> Result<Vec<NamedScope>> {
        (self.0)(viewer, locale).await
    }

    pub async fn names(self, viewer: Viewer, locale: Locale) -> Result<Names> {
        Ok(Names(self.all(viewer, locale).await?))
    }
}

impl Names {
    pub fn of(&self, scope: Scope) -> Option<&str> {
        self.0.iter().find(|named| named.scope == scope).map(|named| named.name.as_str())
    }

    /// The scopes that fit, for a form; `everything` is what the whole is called.
    pub fn choices(&self, everything: String, fits: impl Fn(Scope) -> bool) -> Vec<Choice> {
        let whole = NamedScope { scope: Scope::Everything, name: everything, key: None };
        let all = std::iter::once(&whole).chain(&self.0).filter(|named| fits(named.scope));
        all.map(|named| Choice { value: written(named.scope), label: named.name.clone() }).collect()
    }
}

pub fn written(scope: Scope) -> String {
    match scope {
        Scope::Everything => "everything".into(),
        Scope::Place(id) => format!("place:{id}"),
        Scope::Group(id) => format!("group:{id}"),
        Scope::Organisation(id) => format!("organisation:{id}"),
    }
}

pub fn read(text: &str) -> Option<Scope> {
    if text == "everything" {
        return Some(Scope::Everything);
    }
    let (kind, id) = text.split_once(':')?;
    let id: Id = id.parse().ok()?;
    match kind {
        "place" => Some(Scope::Place(id)),
        "group" => Some(Scope::Group(id)),
        "organisation" => Some(Scope::Organisation(id)),
        _ => None,
    }
}

pub fn role_key(role: Role) -> &'static str {
    match role {
        Role::Coordinator => "people-role-coordinator",
        Role::FieldCoordinator => "people-role-field-coordinator",
        Role::FocalPoint => "people-role-focal-point",
        Role::Member => "people-role-member",
        Role::Administrator => "people-role-administrator",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_calls_a_scope_by_its_key() {
        let erbil =
            NamedScope { scope: Scope::Place(Id::from_u128(5)), name: "Erbil".into(), key: Some("erbil".into()) };
        assert!(erbil.is_called("place:erbil"));
        assert!(!erbil.is_called("organisation:erbil") && !erbil.is_called("erbil") && !erbil.is_called("place:"));
    }

    #[test]
    fn a_scope_is_read_as_it_was_written() {
        for scope in [Scope::Everything, Scope::Place(Id::from_u128(5)), Scope::Organisation(Id::from_u128(6))] {
            assert_eq!(read(&written(scope)), Some(scope));
        }
        assert_eq!(read("place:erbil"), None);
        assert_eq!(read(""), None);
    }
}
