//! Giving, lending and taking back roles.

use axum::Extension;
use axum::extract::Path;
use jiff::civil::Date;
use kernel::{Error, Grant, Id, Reads, Result, Role, Scope};
use sea_orm::Iterable;
use serde::Serialize;
use web::fields::{LONG, SHORT};
use web::page::Form;
use web::{Fields, Input, Outcome, View, Visit};

use super::Desk;
use super::people::word;
use crate::rooms::people::commands::{Delegate, Give, Withdraw};
use crate::rooms::people::model::{Days, covers, fits, may_grant, person};
use crate::rooms::people::scopes::{Choice, read, role_key};

#[derive(Serialize)]
pub struct GrantForm {
    form: Form,
    id: Id,
    name: String,
    roles: Vec<Choice>,
    scopes: Vec<Choice>,
}

#[derive(Serialize)]
pub struct LoanForm {
    form: Form,
    id: Id,
    name: String,
    roles: Vec<Choice>,
    scopes: Vec<Choice>,
}

fn choices(count: usize) -> Vec<Choice> {
    (0..count).map(|n| Choice { value: n.to_string(), label: "…".into() }).collect()
}

impl View for GrantForm {
    const TEMPLATE: &'static str = "people/grant.html";

    fn title(&self, visit: &Visit) -> String {
        visit.sentence("people-give-to", &[("name", self.name.clone())])
    }

    fn samples() -> Vec<Self> {
        let form = Form::of([("from", "2026-11-23")]).wrong("scope", "…");
        vec![Self { form, id: Id::nil(), name: "Bashir".into(), roles: choices(3), scopes: choices(30) }]
    }
}

impl View for LoanForm {
    const TEMPLATE: &'static str = "people/delegate.html";

    fn title(&self, visit: &Visit) -> String {
        visit.sentence("people-lend-to", &[("name", self.name.clone())])
    }

    fn samples() -> Vec<Self> {
        let form = Form::of([("from", "2026-11-23")]).wrong("to", "…");
        vec![Self { form, id: Id::nil(), name: "Dilnaz".into(), roles: choices(2), scopes: choices(18) }]
    }
}

/// The roles this actor may hand out over something, and the scopes they fit.
pub(super) async fn grantable(desk: &Desk, visit: &Visit) -> Result<(Vec<Choice>, Vec<Choice>)> {
    let names = desk.scopes.names(visit.viewer(), visit.locale()).await?;
    let fits_some = |scope| Role::iter().any(|role| may_grant(visit.actor(), role, scope));
    let scopes = names.choices(visit.say("people-scope-everything"), fits_some);
    let actor = visit.actor();
    let roles = Role::iter().filter(|role| {
        let any = [Scope::Everything, Scope::Place(Id::nil()), Scope::Organisation(Id::nil())];
        let own = actor.speaks_for().into_iter().map(Scope::Organisation);
        any.into_iter().chain(own).any(|scope| may_grant(actor, *role, scope))
    });
    Ok((role_choices(visit, roles), scopes))
}

fn role_choices(visit: &Visit, roles: impl Iterator<Item = Role>) -> Vec<Choice> {
    roles.map(|role| Choice { value: word(&role), label: visit.say(role_key(role)) }).collect()
}

async fn lendable(desk: &Desk, visit: &Visit) -> Result<(Vec<Choice>, Vec<Choice>)> {
    let names = desk.scopes.names(visit.viewer(), visit.locale()).await?;
    let held = &visit.actor().grants;
    let lends = |role, scope| held.iter().any(|held: &Grant| covers(*held, role, scope));
    let scopes = names.choices(visit.say("people-scope-everything"), |s| Role::iter().any(|role| lends(role, s)));
    let over =
        |role| scopes.iter().filter_map(|one| read(&one.value)).any(|scope| fits(role, scope) && lends(role, scope));
    Ok((role_choices(visit, Role::iter().filter(|role| over(*role))), scopes))
}

async fn named(visit: &Visit, id: Id) -> Result<String> {
    Ok(visit.viewer().find::<person::Entity>().get(id).await?.name)
}

fn from_today(visit: &Visit) -> Form {
    Form::of([("from", visit.app().clock().today().to_string())])
}

fn days(fields: &mut Fields, today: Date) -> Days {
    Days { from: fields.date_or_none("from").unwrap_or(today), to: fields.date_or_none("to") }
}

pub async fn new(Extension(desk): Extension<Desk>, Path(id): Path<Id>, visit: Visit) -> Outcome {
    let (name, (roles, scopes)) = (named(&visit, id).await?, grantable(&desk, &visit).await?);
    if roles.is_empty() {
        return Err(Error::Forbidden.into());
    }
    visit.reply(&GrantForm { form: from_today(&visit), id, name, roles, scopes })
}

pub async fn give(Extension(desk): Extension<Desk>, Path(id): Path<Id>, visit: Visit, input: Input) -> Outcome {
    let mut fields = input.fields;
    let today = visit.app().clock().today();
    let read = fields.read(|f| {
        let (role, scope) = role_and_scope(f);
        let (days, reason) = (days(f, today), f.text_or_none("reason", SHORT));
        role.zip(scope).map(|(role, scope)| Give { person: id, role, scope, days, reason })
    });
    let given = match read {
        Ok(Some(give)) => visit.run(give).await,
        Ok(None) => Err(Error::invalid("role", "field-needed")),
        Err(error) => Err(error),
    };
    match given {
        Ok(grant) => visit.done(&format!("/people/{id}"), "people-granted", &serde_json::json!({ "id": grant })),
        Err(error) => {
            let (name, (roles, scopes)) = (named(&visit, id).await?, grantable(&desk, &visit).await?);
            visit.refused(error, &fields, |form| GrantForm { form, id, name, roles, scopes })
        }
    }
}

/// Role and scope of a form.
pub(super) fn role_and_scope(fields: &mut Fields) -> (Option<Role>, Option<Scope>) {
    let role = fields.choice("role");
    let scope = read(&fields.text("scope", 80));
    if scope.is_none() && fields.has("scope") {
        fields.refuse("scope", "field-choice");
    }
    (role, scope)
}

pub async fn lend(Extension(desk): Extension<Desk>, Path(id): Path<Id>, visit: Visit) -> Outcome {
    let (name, (roles, scopes)) = (named(&visit, id).await?, lendable(&desk, &visit).await?);
    if roles.is_empty() {
        return Err(Error::Forbidden.into());
    }
    visit.reply(&LoanForm { form: from_today(&visit), id, name, roles, scopes })
}

pub async fn delegate(Extension(desk): Extension<Desk>, Path(id): Path<Id>, visit: Visit, input: Input) -> Outcome {
    let mut fields = input.fields;
    let today = visit.app().clock().today();
    let read = fields.read(|f| {
        let scopes: Vec<Option<Scope>> = f.many("scope").iter().map(|text| read(text)).collect();
        if scopes.contains(&None) {
            f.refuse("scope", "field-choice");
        }
        let (role, days) = (f.choice("role"), days(f, today));
        let reason = f.text_or_none("reason", SHORT);
        let scopes = scopes.into_iter().flatten().collect();
        role.map(|role| Delegate { person: id, role, scopes, days, reason })
    });
    let lent = match read {
        Ok(Some(delegate)) => visit.run(delegate).await,
        Ok(None) => Err(Error::invalid("role", "field-needed")),
        Err(error) => Err(error),
    };
    match lent {
        Ok(ids) => visit.done(&format!("/people/{id}"), "people-lent", &serde_json::json!({ "ids": ids })),
        Err(error) => {
            let (name, (roles, scopes)) = (named(&visit, id).await?, lendable(&desk, &visit).await?);
            visit.refused(error, &fields, |form| LoanForm { form, id, name, roles, scopes })
        }
    }
}

pub async fn withdraw(Path(id): Path<Id>, visit: Visit, input: Input) -> Outcome {
    let mut fields = input.fields;
    let reason = fields.read(|f| f.text("reason", LONG))?;
    let person = visit.run(Withdraw { grant: id, reason }).await?;
    let path = if visit.actor().id() == Some(person) { "/account".into() } else { format!("/people/{person}") };
    visit.go(&path, Some("people-withdrawn"))
}
