//! The pages behind one-time links, and the one that asks for such a link. An unknown, used or expired link is not found,
//! and all three read alike.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use kernel::{Actor, Error, Result};
use serde::Serialize;
use web::page::Form;
use web::{Fields, Input, Outcome, Shape, View, Visit, cookies};

use super::{Desk, email, letters, name};
use crate::rooms::people::commands::{Forgot, Join, ResetPassword, SignIn};
use crate::rooms::people::model::{Purpose, Secret, acceptable, digest, invitation};
use crate::rooms::people::scopes::role_key;
use crate::rooms::people::store;

/// Answers an invitation.
#[derive(Serialize)]
pub struct JoinView {
    form: Form,
    email: String,
    role: String,
}

/// Asks for the address; `sent` once it was given, whoever it belongs to.
#[derive(Serialize)]
pub struct ForgotView {
    form: Form,
    sent: bool,
}

/// Asks for a new password.
#[derive(Serialize)]
pub struct ResetView {
    form: Form,
    email: String,
}

/// Says that a link works no longer, and what to do.
#[derive(Serialize)]
pub struct GoneView {}

impl View for JoinView {
    const TEMPLATE: &'static str = "people/join.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("people-join")
    }

    fn samples() -> Vec<Self> {
        let form = Form::of([("name", "Bashir")]).wrong("password", "…");
        vec![Self { form, email: "bashir@example.invalid".into(), role: "…".into() }]
    }
}

impl View for ForgotView {
    const TEMPLATE: &'static str = "people/forgot.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("people-forgot")
    }

    fn samples() -> Vec<Self> {
        let form = || Form::of([("email", "amal")]).wrong("email", "…");
        vec![Self { form: form(), sent: false }, Self { form: Form::default(), sent: true }]
    }
}

impl View for ResetView {
    const TEMPLATE: &'static str = "people/reset.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("people-reset")
    }

    fn samples() -> Vec<Self> {
        vec![Self { form: Form::default().wrong("password", "…"), email: "amal@example.invalid".into() }]
    }
}

impl View for GoneView {
    const TEMPLATE: &'static str = "people/gone.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("people-gone")
    }

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

async fn open(visit: &Visit, secret: &str, purpose: Purpose) -> Result<Option<invitation::Model>> {
    let door = visit.app().viewer(Actor::system("join"));
    store::link(&door, &digest(secret), purpose, visit.app().clock().now()).await
}

fn gone(visit: &Visit) -> Outcome {
    if visit.shape == Shape::Html {
        visit.html(StatusCode::NOT_FOUND, &GoneView {})
    } else {
        Err(Error::NotFound.into())
    }
}

/// A new password, typed once: it may be looked at while it is typed.
fn new_password(fields: &mut Fields, email: &str) -> String {
    let password = fields.secret("password");
    if let Err(key) = acceptable(&password, email) {
        fields.refuse("password", key);
    }
    password
}

impl JoinView {
    fn of(visit: &Visit, link: &invitation::Model, form: Form) -> Self {
        let role = link.role.map(|role| visit.say(role_key(role))).unwrap_or_default();
        Self { form, email: link.email.clone(), role }
    }
}

pub async fn new(Path(secret): Path<String>, visit: Visit) -> Outcome {
    let Some(link) = open(&visit, &secret, Purpose::Invite).await? else { return gone(&visit) };
    let form = Form::of(link.name.clone().map(|name| ("name", name)));
    visit.reply(&JoinView::of(&visit, &link, form))
}

pub async fn create(
    Extension(desk): Extension<Desk>,
    Path(secret): Path<String>,
    visit: Visit,
    input: Input,
) -> Outcome {
    let mut fields = input.fields;
    desk.gate.knock(&digest(&secret), visit.visitor.address)?;
    let Some(link) = open(&visit, &secret, Purpose::Invite).await? else { return gone(&visit) };
    let (name, password) = match fields.read(|f| (name(f), new_password(f, &link.email))) {
        Ok(read) => read,
        Err(error) => return visit.refused(error, &fields, |form| JoinView::of(&visit, &link, form)),
    };
    let password = desk.gate.hash(password, visit.app().random().clone()).await?;
    let locale = Some(visit.locale().tag().to_owned());
    let join = Join { secret_hash: digest(&secret), name, password, locale };
    let person = visit.app().run(&Actor::system("join"), join).await?;
    let session = Secret::new(visit.app().random());
    let sign_in = SignIn {
        person,
        secret_hash: session.digest(),
        device: String::new(),
        instead_of: visit.visitor.session,
        recovery_code: None,
    };
    visit.app().run(&Actor::system("join"), sign_in).await?;
    let mut response = visit.go("/account", Some("people-welcome"))?;
    response.headers_mut().append(SET_COOKIE, cookies::session(&visit.site.settings, session.reveal()));
    Ok(response)
}

pub async fn forgot(visit: Visit) -> Outcome {
    visit.reply(&ForgotView { form: Form::default(), sent: false })
}

pub async fn send_reset(Extension(desk): Extension<Desk>, visit: Visit, input: Input) -> Outcome {
    let mut fields = input.fields;
    let email = match fields.read(email) {
        Ok(email) => email,
        Err(error) => return visit.refused(error, &fields, |form| ForgotView { form, sent: false }),
    };
    desk.gate.knock(&format!("forgot {email}"), visit.visitor.address)?;
    let secret = Secret::new(visit.app().random());
    let letter = letters::reset(&visit, &email, &secret);
    let forgot = Forgot { email, secret_hash: secret.digest(), letter };
    visit.app().run(&Actor::system("forgot"), forgot).await?;
    visit.reply(&ForgotView { form: Form::default(), sent: true })
}

pub async fn reset(Path(secret): Path<String>, visit: Visit) -> Outcome {
    let Some(link) = open(&visit, &secret, Purpose::Reset).await? else { return gone(&visit) };
    visit.reply(&ResetView { form: Form::default(), email: link.email })
}

pub async fn set_password(
    Extension(desk): Extension<Desk>,
    Path(secret): Path<String>,
    visit: Visit,
    input: Input,
) -> Outcome {
    let mut fields = input.fields;
    desk.gate.knock(&digest(&secret), visit.visitor.address)?;
    let Some(link) = open(&visit, &secret, Purpose::Reset).await? else { return gone(&visit) };
    let password = match fields.read(|f| new_password(f, &link.email)) {
        Ok(password) => password,
        Err(error) => return visit.refused(error, &fields, |form| ResetView { form, email: link.email }),
    };
    let password = desk.gate.hash(password, visit.app().random().clone()).await?;
    let command = ResetPassword { secret_hash: digest(&secret), password };
    visit.app().run(&Actor::system("reset"), command).await?;
    visit.go("/sign-in", Some("people-password-changed"))
}
