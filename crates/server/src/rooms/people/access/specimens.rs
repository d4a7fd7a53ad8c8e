//! Records that stand for the cases the rules tell apart; the permissions table is asked of them.

use kernel::{Id, Role};
use serde_json::json;

use crate::rooms::people::model::{Purpose, ScopeKind, api_token, grant, invitation, person, session};

/// Nobody of any cast.
const STRANGER: Id = Id::from_u128(0x0bad);
const ORGANISATION: Id = Id::from_u128(0x0060);

pub(super) fn people() -> Vec<(&'static str, person::Model)> {
    let person = |active| person::Model {
        id: STRANGER,
        email: "somebody@example.invalid".into(),
        name: "Somebody".into(),
        locale: None,
        digits: None,
        password_hash: None,
        totp_secret: None,
        recovery_codes: json!([]),
        active,
        sample: false,
        created_at: 0,
        version: 1,
    };
    vec![("another person", person(true)), ("a deactivated person", person(false))]
}

pub(super) fn grants() -> Vec<(&'static str, grant::Model)> {
    let grant = |role, scope, scope_id| grant::Model {
        id: Id::from_u128(1),
        person_id: STRANGER,
        role,
        scope,
        scope_id,
        from_day: "2026-01-01".into(),
        to_day: None,
        reason: None,
        given_by: None,
        given_at: 0,
        delegated_from: None,
        withdrawn_by: None,
        withdrawn_at: None,
        withdrawn_reason: None,
    };
    vec![
        ("coordinator", grant(Role::Coordinator, ScopeKind::Everything, None)),
        ("administrator", grant(Role::Administrator, ScopeKind::Everything, None)),
        ("field coordinator of a place", grant(Role::FieldCoordinator, ScopeKind::Place, Some(Id::from_u128(2)))),
        ("focal point of another organisation", grant(Role::FocalPoint, ScopeKind::Organisation, Some(ORGANISATION))),
        ("member of another organisation", grant(Role::Member, ScopeKind::Organisation, Some(ORGANISATION))),
    ]
}

pub(super) fn invitations() -> Vec<(&'static str, invitation::Model)> {
    let link = |purpose, role, scope| invitation::Model {
        id: Id::from_u128(1),
        purpose,
        email: "somebody@example.invalid".into(),
        name: None,
        role,
        scope,
        scope_id: Some(ORGANISATION),
        secret_hash: "0".repeat(64),
        invited_by: Some(STRANGER),
        created_at: 0,
        expires_at: 0,
        used_at: None,
    };
    vec![
        ("of a focal point", link(Purpose::Invite, Some(Role::FocalPoint), Some(ScopeKind::Organisation))),
        ("of a coordinator", link(Purpose::Invite, Some(Role::Coordinator), Some(ScopeKind::Everything))),
        ("to set a new password", link(Purpose::Reset, None, None)),
    ]
}

pub(super) fn sessions() -> Vec<(&'static str, session::Model)> {
    let session = session::Model {
        id: Id::from_u128(1),
        person_id: STRANGER,
        secret_hash: "0".repeat(64),
        created_at: 0,
        seen_at: 0,
        expires_at: 0,
        device: String::new(),
    };
    vec![("another's", session)]
}

pub(super) fn tokens() -> Vec<(&'static str, api_token::Model)> {
    let token = api_token::Model {
        id: Id::from_u128(1),
        person_id: STRANGER,
        name: "office script".into(),
        secret_hash: "0".repeat(64),
        created_at: 0,
        expires_at: None,
        ended_at: None,
    };
    vec![("another's", token)]
}
