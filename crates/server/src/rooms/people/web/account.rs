//! One's own account: profile, password, sessions and tokens.

use axum::Extension;
use axum::extract::Path;
use kernel::{Error, Id, Millis, Reads, Result};
use serde::Serialize;
use web::fields::SHORT;
use web::locale::{Digits, Locale};
use web::page::Form;
use web::{Fields, Input, Outcome, Saved, Shape, View, Visit, differences};

use super::{Desk, name, own_id};
use crate::rooms::people::commands::{ChangePassword, EditProfile, EndOtherSessions, EndSession, EndToken, MakeToken};
use crate::rooms::people::history::last_writer;
use crate::rooms::people::model::{Secret, acceptable, person};
use crate::rooms::people::scopes::{Choice, role_key};
use crate::rooms::people::store;

#[derive(Serialize)]
pub struct AccountView {
    name: String,
    email: String,
    two_factor: bool,
    recovery_codes: usize,
    roles: Vec<HeldRole>,
    sessions: Vec<SessionRow>,
}

#[derive(Serialize)]
struct HeldRole {
    role: String,
    scope: String,
    from: String,
    to: Option<String>,
}

#[derive(Serialize)]
struct SessionRow {
    id: Id,
    device: String,
    created_at: Millis,
    seen_at: Millis,
    current: bool,
}

#[derive(Serialize)]
pub struct ProfileView {
    form: Form,
    version: i64,
    locales: Vec<Choice>,
}

#[derive(Serialize)]
pub struct PasswordView {
    form: Form,
}

#[derive(Serialize)]
pub struct TokensView {
    form: Form,
    tokens: Vec<TokenRow>,
    /// A new token in clear: shown this once.
    fresh: Option<String>,
}

#[derive(Serialize)]
struct TokenRow {
    id: Id,
    name: String,
    created_at: Millis,
    expires_at: Option<Millis>,
}

impl View for AccountView {
    const TEMPLATE: &'static str = "people/account.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("people-account")
    }

    fn samples() -> Vec<Self> {
        let session = |device: &str, current| SessionRow {
            id: Id::nil(),
            device: device.into(),
            created_at: 1_795_000_000_000,
            seen_at: 1_795_400_000_000,
            current,
        };
        let role =
            HeldRole {
                role: "…".into(), scope: "…".into(), from: "2026-11-01".into(), to: Some("2026-12-01".into())
            };
        vec![
            Self {
                name: "Amal".into(),
                email: "amal@example.invalid".into(),
                two_factor: true,
                recovery_codes: 9,
                roles: vec![role],
                sessions: vec![session("Firefox, Linux", true), session("", false)],
            },
            Self {
                name: "Amal".into(),
                email: "amal@example.invalid".into(),
                two_factor: false,
                recovery_codes: 0,
                roles: vec![],
                sessions: vec![],
            },
        ]
    }
}

impl View for ProfileView {
    const TEMPLATE: &'static str = "people/profile.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("people-profile")
    }

    fn samples() -> Vec<Self> {
        let form = Form::of([("name", "Amal"), ("locale", "ar"), ("digits", "latin")]).wrong("name", "…");
        vec![Self { form, version: 3, locales: languages() }]
    }
}

impl View for PasswordView {
    const TEMPLATE: &'static str = "people/password.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("people-password-change")
    }

    fn samples() -> Vec<Self> {
        vec![Self { form: Form::default().wrong("current", "…") }]
    }
}

impl View for TokensView {
    const TEMPLATE: &'static str = "people/tokens.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("people-tokens")
    }

    fn samples() -> Vec<Self> {
        let row =
            |expires_at| TokenRow { id: Id::nil(), name: "…".into(), created_at: 1_795_000_000_000, expires_at };
        vec![
            Self {
                form: Form::default(),
                tokens: vec![row(None), row(Some(1_799_000_000_000))],
                fresh: Some("…".into()),
            },
            Self { form: Form::default().wrong("name", "…"), tokens: vec![], fresh: None },
        ]
    }
}

/// The languages by their own names.
pub(super) fn languages() -> Vec<Choice> {
    Locale::ALL.iter().map(|one| Choice { value: one.tag().into(), label: one.own_name().into() }).collect()
}

pub(super) async fn own(visit: &Visit) -> Result<person::Model> {
    visit.viewer().find::<person::Entity>().get(own_id(visit)?).await
}

pub async fn show(Extension(desk): Extension<Desk>, visit: Visit) -> Outcome {
    let (viewer, own) = (visit.viewer(), own(&visit).await?);
    let today = visit.app().clock().today();
    let names = desk.scopes.names(viewer.clone(), visit.locale()).await?;
    let grants = store::grants_of(&viewer, [own.id]).await?;
    let open = grants.into_iter().filter(|grant| grant.is_open(today));
    let roles = open.filter_map(|grant| {
        let scope = super::people::scope_name(&visit, &names, grant.held()?.scope);
        Some(HeldRole { role: visit.say(role_key(grant.role)), scope, from: grant.from_day, to: grant.to_day })
    });
    let sessions = store::sessions_of(&viewer, own.id).await?.into_iter().map(|session| SessionRow {
        id: session.id,
        device: session.device,
        created_at: session.created_at,
        seen_at: session.seen_at,
        current: visit.visitor.session == Some(session.id),
    });
    visit.reply(&AccountView {
        name: own.name,
        email: own.email,
        two_factor: own.totp_secret.is_some(),
        recovery_codes: own.recovery_codes.as_array().map_or(0, Vec::len),
        roles: roles.collect(),
        sessions: sessions.collect(),
    })
}

fn as_stored(own: &person::Model) -> Form {
    let pairs = [("name", Some(own.name.clone())), ("locale", own.locale.clone()), ("digits", own.digits.clone())];
    Form::of(pairs.into_iter().filter_map(|(name, value)| Some((name, value?))))
}

pub async fn profile(visit: Visit) -> Outcome {
    let own = own(&visit).await?;
    visit.reply(&ProfileView { form: as_stored(&own), version: own.version, locales: languages() })
}

/// The profile was saved in another window first.
async fn conflict(visit: &Visit, typed: &Fields) -> Outcome {
    let own = own(visit).await?;
    let label = |name: &str| match name {
        "name" => Some(visit.say("people-name")),
        "locale" => Some(visit.say("people-language")),
        "digits" => Some(visit.say("people-digits")),
        _ => None,
    };
    let value = |name: &str, text: &str| match name {
        "locale" => Locale::from_tag(text).map_or_else(|| text.to_owned(), |one| one.own_name().to_owned()),
        "digits" => Digits::from_tag(text).map_or_else(|| text.to_owned(), |digits| digits.shown("123")),
        _ => text.to_owned(),
    };
    let by = last_writer::<person::Entity>(visit, own.id).await?;
    let saved = Saved { path: "/account/profile".into(), version: own.version, by };
    visit.conflict(saved, typed, differences(typed, &as_stored(&own), label, value))
}

pub async fn edit_profile(visit: Visit, input: Input) -> Outcome {
    let mut fields = input.fields;
    let person = own_id(&visit)?;
    let version = fields.number_or_none("version", 0, i64::MAX).unwrap_or_default();
    let read = fields.read(|f| EditProfile {
        person,
        version,
        name: name(f),
        locale: f.choice_or_none::<Locale>("locale").map(|one| one.tag().to_owned()),
        digits: f.choice_or_none::<Digits>("digits").map(|one| one.tag().to_owned()),
    });
    let chosen = read.as_ref().ok().map(|edit| (edit.locale.clone(), edit.digits.clone()));
    let written = match read {
        Ok(edit) => visit.run(edit).await,
        Err(error) => Err(error),
    };
    if let (Err(Error::Conflict("people-conflict")), Shape::Html) = (&written, visit.shape) {
        return conflict(&visit, &fields).await;
    }
    if let Err(error) = written {
        return visit.refused(error, &fields, |form| ProfileView { form, version, locales: languages() });
    }
    let (locale, digits) = chosen.unwrap_or_default();
    let chosen = [locale.map(|tag| format!("lang={tag}")), digits.map(|tag| format!("digits={tag}"))];
    // The choice is also this browser's, at once: the door keeps what a link asks for.
    let query = chosen.into_iter().flatten().collect::<Vec<_>>().join("&");
    visit.go(&format!("/account?{query}"), Some("people-saved"))
}

pub async fn password(visit: Visit) -> Outcome {
    visit.reply(&PasswordView { form: Form::default() })
}

pub async fn change_password(Extension(desk): Extension<Desk>, visit: Visit, input: Input) -> Outcome {
    let mut fields = input.fields;
    let own = own(&visit).await?;
    let changed = async {
        confirm(&desk, &visit, &own, &mut fields).await?;
        let password = fields.secret("password");
        if let Err(key) = acceptable(&password, &own.email) {
            fields.refuse("password", key);
        }
        fields.check()?;
        let password = desk.gate.hash(password, visit.app().random().clone()).await?;
        visit.run(ChangePassword { person: own.id, password, keep: visit.visitor.session }).await
    };
    match changed.await {
        Ok(()) => visit.go("/account", Some("people-password-changed")),
        Err(error) => visit.refused(error, &fields, |form| PasswordView { form }),
    }
}

/// Checks that it is still the same person: the password she has, in the field `current`.
pub(super) async fn confirm(desk: &Desk, visit: &Visit, own: &person::Model, fields: &mut Fields) -> Result<()> {
    desk.gate.knock(&own.email, visit.visitor.address)?;
    let right = desk.gate.matches(fields.secret("current"), own.password_hash.clone()).await?;
    if right { Ok(()) } else { Err(Error::invalid("current", "people-password-wrong")) }
}

pub async fn end_session(Path(id): Path<Id>, visit: Visit, _input: Input) -> Outcome {
    visit.run(EndSession(id)).await?;
    visit.go("/account", Some("people-session-ended"))
}

pub async fn end_others(visit: Visit, _input: Input) -> Outcome {
    visit.run(EndOtherSessions { person: own_id(&visit)?, keep: visit.visitor.session }).await?;
    visit.go("/account", Some("people-session-ended"))
}

async fn tokens_view(visit: &Visit, form: Form, fresh: Option<String>) -> Result<TokensView> {
    let tokens = store::tokens_of(&visit.viewer(), own_id(visit)?).await?.into_iter().map(|token| TokenRow {
        id: token.id,
        name: token.name,
        created_at: token.created_at,
        expires_at: token.expires_at,
    });
    Ok(TokensView { form, tokens: tokens.collect(), fresh })
}

pub async fn tokens(visit: Visit) -> Outcome {
    visit.reply(&tokens_view(&visit, Form::default(), None).await?)
}

pub async fn make_token(visit: Visit, input: Input) -> Outcome {
    let mut fields = input.fields;
    let (person, secret) = (own_id(&visit)?, Secret::new(visit.app().random()));
    // A token cannot make tokens: what leaked would never end.
    if visit.visitor.session.is_none() {
        return Err(Error::Forbidden.into());
    }
    let now = visit.app().clock().now();
    let read = fields.read(|f| MakeToken {
        person,
        name: f.text("name", SHORT),
        secret_hash: secret.digest(),
        expires_at: f.number_or_none("days", 1, 3_650).map(|days| now + days * kernel::DAY),
    });
    let made = match read {
        Ok(make) => visit.run(make).await,
        Err(error) => Err(error),
    };
    match made {
        Ok(_) => visit.reply(&tokens_view(&visit, Form::default(), Some(secret.reveal().to_owned())).await?),
        Err(error) => {
            let view = tokens_view(&visit, Form::default(), None).await?;
            visit.refused(error, &fields, |form| TokensView { form, ..view })
        }
    }
}

pub async fn end_token(Path(id): Path<Id>, visit: Visit, _input: Input) -> Outcome {
    visit.run(EndToken(id)).await?;
    visit.go("/account/tokens", Some("people-token-ended"))
}
