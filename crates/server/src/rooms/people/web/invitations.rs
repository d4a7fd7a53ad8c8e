//! Inviting somebody: the link goes by mail and is shown once to whoever invites, since mail is not everywhere.

use axum::Extension;
use axum::extract::Path;
use kernel::{Error, Id, Result};
use serde::Serialize;
use web::fields::SHORT;
use web::locale::Locale;
use web::page::Form;
use web::{Input, Outcome, View, Visit};

use super::account::languages;
use super::grants::{grantable, role_and_scope};
use super::{Desk, email, letters};
use crate::rooms::people::commands::{Invite, WithdrawInvitation};
use crate::rooms::people::model::Secret;
use crate::rooms::people::scopes::Choice;

#[derive(Serialize)]
pub struct InviteView {
    form: Form,
    roles: Vec<Choice>,
    scopes: Vec<Choice>,
    locales: Vec<Choice>,
    /// Whom the link is for and the link: shown this once.
    sent: Option<Sent>,
}

#[derive(Serialize)]
struct Sent {
    email: String,
    link: String,
}

impl View for InviteView {
    const TEMPLATE: &'static str = "people/invite.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("people-invite")
    }

    fn samples() -> Vec<Self> {
        let choice = || vec![Choice { value: "…".into(), label: "…".into() }];
        let view = |sent| Self {
            form: Form::of([("email", "new@example.invalid")]).wrong("email", "…"),
            roles: choice(),
            scopes: choice(),
            locales: languages(),
            sent,
        };
        let sent = Sent { email: "new@example.invalid".into(), link: "https://tansiq.example/join/…".into() };
        vec![view(None), view(Some(sent))]
    }
}

impl InviteView {
    async fn of(desk: &Desk, visit: &Visit) -> Result<Self> {
        let (roles, scopes) = grantable(desk, visit).await?;
        if roles.is_empty() {
            return Err(Error::Forbidden);
        }
        Ok(Self { form: Form::default(), roles, scopes, locales: languages(), sent: None })
    }
}

pub async fn new(Extension(desk): Extension<Desk>, visit: Visit) -> Outcome {
    visit.reply(&InviteView::of(&desk, &visit).await?)
}

pub async fn create(Extension(desk): Extension<Desk>, visit: Visit, input: Input) -> Outcome {
    let mut fields = input.fields;
    let secret = Secret::new(visit.app().random());
    let link = letters::join_link(&visit, &secret);
    let read = fields.read(|f| {
        let (email, (role, scope)) = (email(f), role_and_scope(f));
        let (name, locale) = (f.text_or_none("name", SHORT), f.choice_or_none::<Locale>("locale"));
        let letter = Some(letters::invitation(&visit, &email, locale, &link));
        let secret_hash = secret.digest();
        role.zip(scope).map(|(role, scope)| Invite { email, name, role, scope, secret_hash, letter })
    });
    let (email, invited) = match read {
        Ok(Some(invite)) => (invite.email.clone(), visit.run(invite).await),
        Ok(None) => (String::new(), Err(Error::invalid("role", "field-needed"))),
        Err(error) => (String::new(), Err(error)),
    };
    let view = InviteView::of(&desk, &visit).await?;
    match invited {
        Ok(_) => visit.reply(&InviteView { sent: Some(Sent { email, link }), ..view }),
        Err(error) => visit.refused(error, &fields, |form| InviteView { form, ..view }),
    }
}

pub async fn withdraw(Path(id): Path<Id>, visit: Visit, _input: Input) -> Outcome {
    visit.run(WithdrawInvitation(id)).await?;
    visit.go("/people", Some("people-invitation-withdrawn"))
}
