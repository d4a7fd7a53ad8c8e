//! Signing in and out. Every wrong answer reads and takes as long as every other: nobody learns which addresses are known.

use axum::Extension;
use axum::http::header::{SET_COOKIE, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue};
use kernel::{Actor, Error, Id, Result};
use serde::Serialize;
use web::page::Form;
use web::{Input, Outcome, View, Visit, cookies};

use super::{Desk, local};
use crate::rooms::people::commands::{SignIn, SignOut};
use crate::rooms::people::model::{RecoveryCodes, Secret, TwoFactor};
use crate::rooms::people::store;

#[derive(Serialize)]
pub struct SignInView {
    form: Form,
    next: String,
    /// Whether the second factor is asked for.
    code: bool,
    /// Accounts of the sample, where there is one.
    sample: Vec<SampleAccount>,
}

#[derive(Serialize)]
struct SampleAccount {
    email: String,
    name: String,
}

impl View for SignInView {
    const TEMPLATE: &'static str = "people/sign_in.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("people-sign-in")
    }

    fn samples() -> Vec<Self> {
        let account = SampleAccount { email: "coordinator@sample.invalid".into(), name: "Amal (sample)".into() };
        let wrong = Form::of([("email", "amal@example.invalid")]).wrong("", "…");
        vec![
            Self { form: wrong, next: "/people".into(), code: true, sample: vec![account] },
            Self { form: Form::default(), next: "/".into(), code: false, sample: vec![] },
        ]
    }
}

impl SignInView {
    async fn blank(visit: &Visit, next: String) -> Result<Self> {
        let door = visit.app().viewer(Actor::system("sign-in"));
        let people = if visit.site.settings.sample { store::sample_people(&door).await? } else { vec![] };
        let sample = people.into_iter().map(|one| SampleAccount { email: one.email, name: one.name }).collect();
        Ok(Self { form: Form::default(), next, code: false, sample })
    }
}

pub async fn new(visit: Visit) -> Outcome {
    let next = local(visit.asked().text_or_none("next", 2_000));
    if visit.actor().is_signed_in() {
        return visit.go(&next, None);
    }
    visit.reply(&SignInView::blank(&visit, next).await?)
}

pub async fn create(Extension(desk): Extension<Desk>, visit: Visit, headers: HeaderMap, input: Input) -> Outcome {
    let mut fields = input.fields;
    let next = local(fields.text_or_none("next", 2_000));
    let read = fields.read(|f| (f.text("email", 254).to_lowercase(), f.secret("password"), f.text_or_none("code", 60)));
    let secret = Secret::new(visit.app().random());
    let opened = async {
        let (email, password, code) = read?;
        let (person, recovery_code) = admit(&desk, &visit, email, password, code).await?;
        let (secret_hash, device) = (secret.digest(), device(&headers));
        let command = SignIn { person, secret_hash, device, instead_of: visit.visitor.session, recovery_code };
        visit.app().run(&Actor::system("sign-in"), command).await
    };
    if let Err(error) = opened.await {
        let asks = matches!(&error, Error::Invalid(wrong) if wrong.0.iter().any(|one| one.field == "code"));
        let blank = SignInView::blank(&visit, next).await?;
        return visit.refused(error, &fields, |form| SignInView { form, code: asks, ..blank });
    }
    let mut response = visit.go(&next, None)?;
    let out = response.headers_mut();
    out.append(SET_COOKIE, cookies::session(&visit.site.settings, secret.reveal()));
    Ok(response)
}

/// Who this is, and the recovery code if one stands in for the second factor.
async fn admit(
    desk: &Desk,
    visit: &Visit,
    email: String,
    password: String,
    code: Option<String>,
) -> Result<(Id, Option<String>)> {
    desk.gate.knock(&email, visit.visitor.address)?;
    let door = visit.app().viewer(Actor::system("sign-in"));
    let person = store::by_email(&door, &email).await?.filter(|person| person.active);
    let hash = person.as_ref().and_then(|person| person.password_hash.clone());
    let right = desk.gate.matches(password, hash).await?;
    let Some(person) = person.filter(|_| right) else { return Err(Error::invalid("", "people-sign-in-wrong")) };
    let Some(factor) = person.totp_secret.as_deref() else { return Ok((person.id, None)) };
    let factor = TwoFactor::read(factor).ok_or_else(|| Error::internal("a second factor cannot be read"))?;
    let Some(code) = code else { return Err(Error::invalid("code", "people-code-needed")) };
    let step = factor.step(&code, visit.app().clock().now());
    if step.is_some_and(|step| desk.gate.take_step(person.id, step)) {
        return Ok((person.id, None));
    }
    match RecoveryCodes::used_up(&person.recovery_codes, &code) {
        Some(_) => Ok((person.id, Some(code))),
        None => Err(Error::invalid("code", "people-code-wrong")),
    }
}

pub async fn end(visit: Visit, _input: Input) -> Outcome {
    if let Some(session) = visit.visitor.session {
        visit.run(SignOut(session)).await?;
    }
    let mut response = visit.go("/", Some("people-signed-out"))?;
    let out = response.headers_mut();
    out.append(SET_COOKIE, cookies::end_session(&visit.site.settings));
    Ok(response)
}

/// The browser and its system by their own names, enough to tell one's sessions apart.
fn device(headers: &HeaderMap) -> String {
    let agent = headers.get(USER_AGENT).map(HeaderValue::as_bytes).map(String::from_utf8_lossy).unwrap_or_default();
    let first =
        |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    let browsers = [("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox")];
    let browser = first(&browsers).or_else(|| first(&[("Chrome", "Chrome"), ("Safari", "Safari")]));
    let system = first(&[("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows")]);
    let system = system.or_else(|| first(&[("Mac OS", "macOS"), ("Linux", "Linux")]));
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_named_by_browser_and_system() {
        let named =
            |agent: &'static str| device(&HeaderMap::from_iter([(USER_AGENT, HeaderValue::from_static(agent))]));
        assert_eq!(named("Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36"), "Chrome, Android");
        assert_eq!(named("Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"), "Firefox, Windows");
        assert_eq!(named("curl/8"), "");
    }
}
