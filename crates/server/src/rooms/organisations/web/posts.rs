//! The form of a post, and who holds it: from a day to a day, linked to an account where the holder has one.

use axum::extract::Path;
use kernel::{Error, Guarded, Id, Invalid, Reads, Result};
use serde::Serialize;
use web::fields::SHORT;
use web::page::Form;
use web::{Fields, Input, Outcome, Saved, Shape, View, Visit};

use super::naming::Naming;
use super::{Choice, conflict, today, version};
use crate::rooms::organisations::access::PartAction;
use crate::rooms::organisations::commands::{AddPost, EditPost, EndPost, Hold, Leave};
use crate::rooms::organisations::model::{Holding, Office, post};
use crate::rooms::organisations::store;
use crate::rooms::people;

#[derive(Serialize)]
pub struct PostView {
    organisation: Id,
    organisation_name: String,
    /// None for a new one.
    id: Option<Id>,
    title: String,
    version: Option<i64>,
    ended_on: Option<String>,
    holders: Vec<HolderRow>,
    /// Accounts of the organisation's people.
    people: Vec<Choice>,
    form: Form,
}

#[derive(Serialize)]
struct HolderRow {
    id: Id,
    name: String,
    from: String,
    to: Option<String>,
    past: bool,
}

impl View for PostView {
    const TEMPLATE: &'static str = "organisations/post.html";

    fn title(&self, visit: &Visit) -> String {
        if self.id.is_some() { self.title.clone() } else { visit.say("organisations-post-new") }
    }

    fn samples() -> Vec<Self> {
        let holder = |past| HolderRow {
            id: Id::nil(),
            name: "Rana".into(),
            from: "2026-01-01".into(),
            to: if past { Some("2026-06-30".into()) } else { None },
            past,
        };
        let sample = |id: Option<Id>, holders, ended_on| Self {
            organisation: Id::nil(),
            organisation_name: "Reed Bridge Society".into(),
            id,
            title: "Director".into(),
            version: id.map(|_| 1),
            ended_on,
            holders,
            people: id.map(|_| Choice::of("a", "Rana")).into_iter().collect(),
            form: Form::default().wrong("email", "…"),
        };
        let open = vec![holder(false), holder(true)];
        let ended = Some("2026-07-01".to_owned());
        vec![sample(None, vec![], None), sample(Some(Id::nil()), open, None), sample(Some(Id::nil()), vec![], ended)]
    }
}

/// The names these pages need, where the visitor may keep the organisation's posts.
async fn kept_by(visit: &Visit, organisation: Id) -> Result<Naming> {
    store::get(&visit.viewer(), organisation).await?;
    let probe = post::Model::made(Id::nil(), organisation, Office::default())?;
    if !post::Entity::may(visit.actor(), PartAction::Edit, &probe) {
        return Err(Error::Forbidden);
    }
    Naming::of(visit).await
}

async fn stored(visit: &Visit, organisation: Id, id: Id) -> Result<post::Model> {
    let post = visit.viewer().find::<post::Entity>().get(id).await?;
    if post.organisation_id == organisation { Ok(post) } else { Err(Error::NotFound) }
}

fn new_view(naming: &Naming, organisation: Id, form: Form) -> PostView {
    PostView {
        organisation,
        organisation_name: naming.organisation(organisation),
        id: None,
        title: String::new(),
        version: None,
        ended_on: None,
        holders: Vec::new(),
        people: Vec::new(),
        form,
    }
}

async fn view(visit: &Visit, naming: &Naming, post: post::Model, typed: Form) -> Result<PostView> {
    let (viewer, today) = (visit.viewer(), today(visit));
    let holders = store::holders(&viewer, &[post.id]).await?.into_iter();
    let holders = holders.map(|holder| HolderRow {
        id: holder.id,
        past: holder.is_past(today),
        name: holder.name,
        from: holder.from_day,
        to: holder.to_day,
    });
    Ok(PostView {
        organisation: post.organisation_id,
        organisation_name: naming.organisation(post.organisation_id),
        id: Some(post.id),
        title: post.title(naming.locale).to_owned(),
        version: Some(post.version),
        ended_on: post.ended_on.clone(),
        holders: holders.collect(),
        people: accounts(visit, post.organisation_id).await?,
        form: over(as_stored(&post, &today.to_string()), typed),
    })
}

fn as_stored(post: &post::Model, today: &str) -> Form {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Form::of([
        ("title", post.title.clone()),
        ("title_ar", text(&post.title_ar)),
        ("title_ckb", text(&post.title_ckb)),
        ("email", text(&post.email)),
        ("phone", text(&post.phone)),
        ("focal", if post.focal { "true".to_owned() } else { String::new() }),
        ("from", today.to_owned()),
    ])
}

/// What was typed over what is stored, where anything was typed at all.
fn over(stored: Form, typed: Form) -> Form {
    if typed.values.is_empty() && typed.errors.is_empty() {
        return stored;
    }
    let kept = stored.values.into_iter().filter(|(name, _)| typed.values.iter().all(|(other, _)| other != name));
    let mut form = Form::of(kept.collect::<Vec<_>>());
    form.values.extend(typed.values);
    form.errors = typed.errors;
    form
}

/// Accounts of people who hold a role over the organisation.
async fn accounts(visit: &Visit, organisation: Id) -> Result<Vec<Choice>> {
    let viewer = visit.viewer();
    let grants = store::open_grants(&viewer, organisation).await?;
    let names = people::names(&viewer, grants.iter().map(|grant| grant.person_id)).await?;
    let mut choices: Vec<Choice> = names.into_iter().map(|(id, name)| Choice::of(id, name)).collect();
    choices.sort_by(|a, b| a.label.cmp(&b.label));
    Ok(choices)
}

fn office(fields: &mut Fields) -> Office {
    Office {
        title: fields.text("title", SHORT),
        title_ar: fields.text_or_none("title_ar", SHORT),
        title_ckb: fields.text_or_none("title_ckb", SHORT),
        email: fields.text_or_none("email", SHORT),
        phone: fields.text_or_none("phone", SHORT),
        focal: fields.flag("focal"),
    }
}

pub async fn new(visit: Visit, Path(organisation): Path<Id>) -> Outcome {
    let naming = kept_by(&visit, organisation).await?;
    visit.reply(&new_view(&naming, organisation, Form::default()))
}

pub async fn create(visit: Visit, Path(organisation): Path<Id>, mut input: Input) -> Outcome {
    let naming = kept_by(&visit, organisation).await?;
    let outcome = match input.fields.read(office) {
        Ok(office) => visit.run(AddPost { organisation, office }).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(post) => {
            let path = format!("/organisations/{organisation}/posts/{}", post.id);
            let shown = view(&visit, &naming, post, Form::default()).await?;
            visit.done(&path, "organisations-saved", &shown)
        }
        Err(error) => visit.refused(error, &input.fields, |form| new_view(&naming, organisation, form)),
    }
}

pub async fn edit(visit: Visit, Path((organisation, id)): Path<(Id, Id)>) -> Outcome {
    let naming = kept_by(&visit, organisation).await?;
    let post = stored(&visit, organisation, id).await?;
    let shown = view(&visit, &naming, post, Form::default()).await?;
    visit.reply(&shown)
}

pub async fn update(visit: Visit, Path((organisation, id)): Path<(Id, Id)>, mut input: Input) -> Outcome {
    let command =
        input.fields.read(|fields| EditPost { organisation, id, version: version(fields), office: office(fields) });
    let outcome = match command {
        Ok(command) => visit.run(command).await.map(drop),
        Err(error) => Err(error),
    };
    if let (Err(Error::Conflict("organisations-conflict")), Shape::Html) = (&outcome, visit.shape) {
        let naming = kept_by(&visit, organisation).await?;
        let post = stored(&visit, organisation, id).await?;
        let by = people::last_writer::<post::Entity>(&visit, id).await?;
        let saved = Saved { path: format!("/organisations/{organisation}/posts/{id}"), version: post.version, by };
        return conflict(&visit, &naming, saved, &input.fields, &as_stored(&post, ""));
    }
    answer(&visit, organisation, id, outcome, &input).await
}

pub async fn end(visit: Visit, Path((organisation, id)): Path<(Id, Id)>, mut input: Input) -> Outcome {
    let last = input.fields.read(|fields| fields.date_or_none("last"));
    let outcome = match last {
        Ok(last) => visit.run(EndPost { organisation, id, last: last.unwrap_or_else(|| today(&visit)) }).await,
        Err(error) => Err(error),
    };
    answer(&visit, organisation, id, outcome.map(drop), &input).await
}

pub async fn hold(visit: Visit, Path((organisation, post)): Path<(Id, Id)>, mut input: Input) -> Outcome {
    let outcome = match holding(&visit, &mut input.fields).await {
        Ok(holding) => visit.run(Hold { organisation, post, holding }).await.map(drop),
        Err(error) => Err(error),
    };
    answer(&visit, organisation, post, outcome, &input).await
}

/// Who holds it: a name, or the name of the account that was chosen.
async fn holding(visit: &Visit, fields: &mut Fields) -> Result<Holding> {
    let (typed, person, from, to) = fields.read(|fields| {
        let typed = fields.text_or_none("holder", SHORT);
        (typed, fields.id_or_none("person"), fields.date_or_none("from"), fields.date_or_none("to"))
    })?;
    let account = match person {
        Some(person) => people::names(&visit.viewer(), [person]).await?.remove(&person),
        None => None,
    };
    let mut wrong = Invalid::default();
    let name = typed.or(account).unwrap_or_default();
    if name.is_empty() {
        wrong.add("holder", "organisations-holder-needed");
    }
    if from.is_none() {
        wrong.add("from", "web-field-needed");
    }
    wrong.check()?;
    Ok(Holding { name, person, from: from.unwrap_or_else(|| today(visit)), to })
}

pub async fn leave(visit: Visit, Path((organisation, post, id)): Path<(Id, Id, Id)>, mut input: Input) -> Outcome {
    let last = input.fields.read(|fields| fields.date_or_none("last"));
    let outcome = match last {
        Ok(last) => visit.run(Leave { organisation, post, id, last: last.unwrap_or_else(|| today(&visit)) }).await,
        Err(error) => Err(error),
    };
    answer(&visit, organisation, post, outcome.map(drop), &input).await
}

/// After a step on a post: its page, with what was typed where it was refused.
async fn answer(visit: &Visit, organisation: Id, id: Id, outcome: Result<()>, input: &Input) -> Outcome {
    if let Err(error) = outcome {
        let Error::Invalid(wrong) = &error else { return Err(error.into()) };
        let naming = kept_by(visit, organisation).await?;
        let post = stored(visit, organisation, id).await?;
        let shown = view(visit, &naming, post, visit.form(&input.fields, wrong)).await?;
        return visit.refused(error, &input.fields, |_| shown);
    }
    let naming = kept_by(visit, organisation).await?;
    let post = stored(visit, organisation, id).await?;
    let shown = view(visit, &naming, post, Form::default()).await?;
    visit.done(&format!("/organisations/{organisation}/posts/{id}"), "organisations-saved", &shown)
}
