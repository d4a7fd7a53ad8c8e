//! The list of people and the page of each: what they were given, by whom, and what happened to the account.

use axum::Extension;
use axum::extract::Path;
use kernel::{Actor, Error, Guarded, Id, Millis, Reads, Result, Role, Scope, log};
use sea_orm::Iterable;
use serde::Serialize;
use web::{Input, Outcome, View, Visit};

use super::Desk;
use crate::rooms::people::access::{GrantAction, InvitationAction, PersonAction, manages, oversees};
use crate::rooms::people::commands::{Deactivate, Reactivate};
use crate::rooms::people::model::{grant, in_force, invitation, person, scope_of};
use crate::rooms::people::scopes::{Choice, Names, role_key};
use crate::rooms::people::store::{self, Filter, PER_PAGE};

#[derive(Serialize)]
pub struct PeopleView {
    people: Vec<PersonRow>,
    total: u64,
    number: u64,
    size: u64,
    roles: Vec<Choice>,
    invitations: Vec<InvitationRow>,
    may_invite: bool,
}

#[derive(Serialize)]
struct PersonRow {
    id: Id,
    name: String,
    email: String,
    roles: Vec<String>,
}

#[derive(Serialize)]
struct InvitationRow {
    id: Id,
    email: String,
    role: String,
    created_at: Millis,
    expires_at: Millis,
    may_withdraw: bool,
}

#[derive(Serialize)]
pub struct PersonView {
    id: Id,
    name: String,
    /// For those who manage people.
    email: Option<String>,
    active: bool,
    grants: Vec<GrantRow>,
    history: Vec<Step>,
    may_give: bool,
    may_lend: bool,
    may_deactivate: bool,
}

#[derive(Serialize)]
struct GrantRow {
    id: Id,
    role: String,
    scope: String,
    from: String,
    to: Option<String>,
    reason: Option<String>,
    given_by: Option<String>,
    lent: bool,
    withdrawn_at: Option<Millis>,
    withdrawn_by: Option<String>,
    withdrawn_reason: Option<String>,
    in_force: bool,
    may_withdraw: bool,
}

#[derive(Serialize)]
struct Step {
    when: Millis,
    who: String,
    what: String,
    changes: Vec<Changed>,
}

#[derive(Serialize)]
struct Changed {
    label: String,
}

impl View for PeopleView {
    const TEMPLATE: &'static str = "people/index.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("people-title")
    }

    fn samples() -> Vec<Self> {
        let row = |roles: &[&str]| PersonRow {
            id: Id::nil(),
            name: "Bashir".into(),
            email: "bashir@example.invalid".into(),
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        };
        let invitation = InvitationRow {
            id: Id::nil(),
            email: "new@example.invalid".into(),
            role: "…".into(),
            created_at: 1_795_000_000_000,
            expires_at: 1_795_600_000_000,
            may_withdraw: true,
        };
        let view = |people, invitations| Self {
            people,
            total: 120,
            number: 1,
            size: PER_PAGE,
            roles: vec![Choice { value: "member".into(), label: "…".into() }],
            invitations,
            may_invite: true,
        };
        vec![view(vec![row(&["…", "…"]), row(&[])], vec![invitation]), view(vec![], vec![])]
    }
}

impl View for PersonView {
    const TEMPLATE: &'static str = "people/show.html";

    fn title(&self, _visit: &Visit) -> String {
        self.name.clone()
    }

    fn samples() -> Vec<Self> {
        let grant = |withdrawn: bool| GrantRow {
            id: Id::nil(),
            role: "…".into(),
            scope: "…".into(),
            from: "2026-11-01".into(),
            to: withdrawn.then(|| "2026-12-01".into()),
            reason: Some("…".into()),
            given_by: Some("Amal".into()),
            lent: withdrawn,
            withdrawn_at: withdrawn.then_some(1_795_000_000_000),
            withdrawn_by: withdrawn.then(|| "Amal".into()),
            withdrawn_reason: withdrawn.then(|| "…".into()),
            in_force: !withdrawn,
            may_withdraw: !withdrawn,
        };
        let changes = vec![Changed { label: "…".into() }];
        let step = Step { when: 1_795_000_000_000, who: "Amal".into(), what: "…".into(), changes };
        let view = |grants, history, may| Self {
            id: Id::nil(),
            name: "Bashir".into(),
            email: may_then(may),
            active: may,
            grants,
            history,
            may_give: may,
            may_lend: may,
            may_deactivate: true,
        };
        vec![view(vec![grant(false), grant(true)], vec![step], true), view(vec![], vec![], false)]
    }
}

fn may_then(may: bool) -> Option<String> {
    may.then(|| "bashir@example.invalid".into())
}

/// What a scope is called; one the viewer may not see is only said to be there.
pub(super) fn scope_name(visit: &Visit, names: &Names, scope: Scope) -> String {
    match names.of(scope) {
        Some(name) => name.to_owned(),
        None if scope == Scope::Everything => visit.say("people-scope-everything"),
        None => visit.say("people-scope-hidden"),
    }
}

/// May give some role over something.
pub(super) fn gives(actor: &Actor) -> bool {
    actor.administers() || actor.coordinates() || !actor.speaks_for().is_empty()
}

fn lends(actor: &Actor) -> bool {
    actor.holds(Role::Coordinator) || actor.holds(Role::FieldCoordinator)
}

pub async fn index(Extension(desk): Extension<Desk>, visit: Visit) -> Outcome {
    if !manages(visit.actor()) {
        return Err(Error::Forbidden.into());
    }
    let mut asked = visit.asked();
    let filter = Filter {
        text: asked.text_or_none("q", 200),
        role: asked.choice_or_none("role"),
        inactive: asked.flag("inactive"),
        page: asked.number_or_none("page", 1, 1_000_000).unwrap_or(1).unsigned_abs(),
    };
    let (viewer, today) = (visit.viewer(), visit.app().clock().today());
    let (people, total) = store::list(&viewer, &filter, today).await?;
    let grants = store::grants_of(&viewer, people.iter().map(|person| person.id)).await?;
    let names = desk.scopes.names(viewer.clone(), visit.locale()).await?;
    let said = |held: kernel::Grant| {
        let scope = scope_name(&visit, &names, held.scope);
        visit.sentence("people-role-over", &[("role", visit.say(role_key(held.role))), ("scope", scope)])
    };
    let people = people.into_iter().map(|person| {
        let own: Vec<_> = grants.iter().filter(|grant| grant.person_id == person.id).cloned().collect();
        let roles = in_force(&own, today).into_iter().map(said).collect();
        PersonRow { id: person.id, name: person.name, email: person.email, roles }
    });
    let role = |role: Role| Choice { value: word(&role), label: visit.say(role_key(role)) };
    visit.reply(&PeopleView {
        people: people.collect(),
        total,
        number: filter.page,
        size: PER_PAGE,
        roles: Role::iter().map(role).collect(),
        invitations: invitations(&visit).await?,
        may_invite: gives(visit.actor()),
    })
}

/// An enum's word, as serde names it.
pub(super) fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|json| json.as_str().map(str::to_owned)).unwrap_or_default()
}

async fn invitations(visit: &Visit) -> Result<Vec<InvitationRow>> {
    let open = store::open_invitations(&visit.viewer(), visit.app().clock().now()).await?;
    let row = |link: invitation::Model| InvitationRow {
        may_withdraw: invitation::Entity::may(visit.actor(), InvitationAction::Withdraw, &link),
        role: link.role.map(|role| visit.say(role_key(role))).unwrap_or_default(),
        id: link.id,
        email: link.email,
        created_at: link.created_at,
        expires_at: link.expires_at,
    };
    Ok(open.into_iter().map(row).collect())
}

pub async fn show(Extension(desk): Extension<Desk>, Path(id): Path<Id>, visit: Visit) -> Outcome {
    let viewer = visit.viewer();
    let person = viewer.find::<person::Entity>().get(id).await?;
    let grants = store::grants_of(&viewer, [id]).await?;
    let own = visit.actor().id() == Some(id);
    // To colleagues a person is a name; who manages her, or gave her something, sees the page.
    if !own && !oversees(visit.actor()) && grants.is_empty() {
        return Err(Error::NotFound.into());
    }
    let names = desk.scopes.names(viewer.clone(), visit.locale()).await?;
    let actor = visit.actor();
    let view = PersonView {
        id,
        grants: grant_rows(&visit, &names, grants).await?,
        history: history(&visit, id).await?,
        may_give: person.active && !own && gives(actor),
        may_lend: person.active && !own && lends(actor),
        may_deactivate: person::Entity::may(actor, PersonAction::Deactivate, &person),
        name: person.name,
        email: Some(person.email),
        active: person.active,
    };
    visit.reply(&view)
}

async fn grant_rows(visit: &Visit, names: &Names, grants: Vec<grant::Model>) -> Result<Vec<GrantRow>> {
    let today = visit.app().clock().today();
    let others = grants.iter().flat_map(|grant| [grant.given_by, grant.withdrawn_by]).flatten();
    let people = store::names(&visit.viewer(), others.collect::<Vec<Id>>()).await?;
    let named = |id: Option<Id>| id.and_then(|id| people.get(&id).cloned());
    let row = |grant: grant::Model| {
        let scope = scope_of(grant.scope, grant.scope_id)?;
        Some(GrantRow {
            id: grant.id,
            role: visit.say(role_key(grant.role)),
            scope: scope_name(visit, names, scope),
            given_by: named(grant.given_by),
            lent: grant.delegated_from.is_some(),
            withdrawn_at: grant.withdrawn_at,
            withdrawn_by: named(grant.withdrawn_by),
            in_force: grant.is_in_force(today),
            may_withdraw: grant.is_open(today) && grant::Entity::may(visit.actor(), GrantAction::Withdraw, &grant),
            from: grant.from_day,
            to: grant.to_day,
            reason: grant.reason,
            withdrawn_reason: grant.withdrawn_reason,
        })
    };
    Ok(grants.into_iter().filter_map(row).collect())
}

async fn history(visit: &Visit, id: Id) -> Result<Vec<Step>> {
    let events = log::history::<person::Entity>(&visit.viewer(), id, 50).await?;
    let people: Vec<Id> = events.iter().filter_map(|event| event.actor.parse().ok()).collect();
    let people = store::names(&visit.viewer(), people).await?;
    let step = |event: log::Event| {
        let known = event.actor.parse().ok().and_then(|id: Id| people.get(&id).cloned());
        let fields = event.fields.iter().filter_map(|change| field_key(&change.field));
        Step {
            when: event.at,
            who: known.unwrap_or_else(|| visit.say("people-the-program")),
            what: visit.say(command_key(&event.command)),
            changes: fields.map(|key| Changed { label: visit.say(key) }).collect(),
        }
    };
    Ok(events.into_iter().map(step).collect())
}

fn command_key(command: &str) -> &'static str {
    match command {
        "people.join" | "people.load_sample" => "people-history-join",
        "people.edit_profile" => "people-history-profile",
        "people.change_password" | "people.reset_password" => "people-history-password",
        "people.two_factor_on" => "people-history-two-factor-on",
        "people.two_factor_off" => "people-history-two-factor-off",
        "people.sign_in" => "people-history-recovery-code",
        "people.deactivate" => "people-history-deactivate",
        "people.reactivate" => "people-history-reactivate",
        _ => "people-history-changed",
    }
}

/// The fields worth naming to readers.
fn field_key(field: &str) -> Option<&'static str> {
    Some(match field {
        "name" => "people-name",
        "locale" => "people-language",
        "digits" => "people-digits",
        "email" => "people-email",
        _ => return None,
    })
}

pub async fn deactivate(Path(id): Path<Id>, visit: Visit, _input: Input) -> Outcome {
    visit.run(Deactivate(id)).await?;
    visit.go(&format!("/people/{id}"), Some("people-deactivated"))
}

pub async fn reactivate(Path(id): Path<Id>, visit: Visit, _input: Input) -> Outcome {
    visit.run(Reactivate(id)).await?;
    visit.go(&format!("/people/{id}"), Some("people-reactivated"))
}
