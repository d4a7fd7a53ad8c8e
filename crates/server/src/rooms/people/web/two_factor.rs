//! Turning the second factor on and off. The secret is kept only once a code of it was right; the recovery codes are
//! shown once. Both ask for the password again.

use axum::Extension;
use kernel::{Error, Result};
use serde::Serialize;
use web::page::Form;
use web::{Input, Outcome, View, Visit};

use super::Desk;
use super::account::{confirm, own};
use crate::rooms::people::commands::{TurnTwoFactorOff, TurnTwoFactorOn};
use crate::rooms::people::model::{RecoveryCodes, TwoFactor};

#[derive(Serialize)]
pub struct TwoFactorView {
    form: Form,
    on: bool,
    /// Base32 and its picture, while it is being turned on.
    secret: String,
    picture: String,
    /// Fresh recovery codes: shown this once.
    codes: Vec<String>,
}

impl View for TwoFactorView {
    const TEMPLATE: &'static str = "people/two_factor.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("people-two-factor")
    }

    fn samples() -> Vec<Self> {
        let view = |on, codes: &[&str]| Self {
            form: Form::default().wrong("code", "…"),
            on,
            secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".into(),
            picture: "<svg></svg>".into(),
            codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        };
        vec![view(false, &[]), view(true, &[]), view(true, &["0a1b2-c3d4e-0a1b2-c3d4e"])]
    }
}

impl TwoFactorView {
    fn offer(form: Form, factor: &TwoFactor, email: &str) -> Result<Self> {
        let (secret, picture) = (factor.base32(), factor.picture(email)?);
        Ok(Self { form, on: false, secret, picture, codes: vec![] })
    }

    fn on(form: Form, codes: Vec<String>) -> Self {
        Self { form, on: true, secret: String::new(), picture: String::new(), codes }
    }
}

pub async fn show(visit: Visit) -> Outcome {
    let own = own(&visit).await?;
    if own.totp_secret.is_some() {
        return visit.reply(&TwoFactorView::on(Form::default(), vec![]));
    }
    let factor = TwoFactor::new(visit.app().random())?;
    visit.reply(&TwoFactorView::offer(Form::default(), &factor, &own.email)?)
}

pub async fn turn_on(Extension(desk): Extension<Desk>, visit: Visit, input: Input) -> Outcome {
    let mut fields = input.fields;
    let own = own(&visit).await?;
    if own.totp_secret.is_some() {
        return Err(Error::Conflict("people-two-factor-on-already").into());
    }
    let secret = fields.secret("secret");
    let Some(factor) = TwoFactor::read(&secret) else { return visit.go("/account/two-factor", None) };
    let codes = RecoveryCodes::new(visit.app().random());
    let turned = async {
        confirm(&desk, &visit, &own, &mut fields).await?;
        let step = factor.step(&fields.secret("code"), visit.app().clock().now());
        let step = step.ok_or_else(|| Error::invalid("code", "people-code-wrong"))?;
        desk.gate.take_step(own.id, step);
        visit.run(TurnTwoFactorOn { person: own.id, secret: factor.base32(), recovery_codes: codes.digests() }).await
    };
    if let Err(error) = turned.await {
        let view = TwoFactorView::offer(Form::default(), &factor, &own.email)?;
        return visit.refused(error, &fields, |form| TwoFactorView { form, ..view });
    }
    visit.reply(&TwoFactorView::on(Form::default(), codes.0))
}

pub async fn turn_off(Extension(desk): Extension<Desk>, visit: Visit, input: Input) -> Outcome {
    let mut fields = input.fields;
    let own = own(&visit).await?;
    let turned = async {
        confirm(&desk, &visit, &own, &mut fields).await?;
        visit.run(TurnTwoFactorOff(own.id)).await
    };
    match turned.await {
        Ok(()) => visit.go("/account", Some("people-two-factor-ended")),
        Err(error) => visit.refused(error, &fields, |form| TwoFactorView::on(form, vec![])),
    }
}
