//! The small steps taken on an organisation's page, and its address card.

use axum::extract::Path;
use kernel::{Error, Id};
use web::fields::SHORT;
use web::page::Form;
use web::{Input, Outcome, Visit};

use super::card::{self, Card, Contact};
use super::naming::Naming;
use super::show::{PostRow, posts, view};
use super::today;
use crate::rooms::organisations::commands::{AddAlias, Close, RemoveAlias};
use crate::rooms::organisations::model::organisation;

/// What the address card says, with these posts.
pub fn card(record: &organisation::Model, naming: &Naming, posts: Vec<Contact>) -> Card {
    let names = [("en", &record.name_en), ("ar", &record.name_ar), ("ckb", &record.name_ckb), ("ku", &record.name_ku)];
    Card {
        id: record.id,
        name: record.name(naming.locale).to_owned(),
        names: names.into_iter().filter_map(|(tag, name)| Some((tag, name.clone()?))).collect(),
        acronym: record.acronym.clone(),
        email: record.email.clone(),
        phone: record.phone.clone(),
        website: record.website.clone(),
        languages: record.languages(),
        posts,
    }
}

pub async fn one_card(visit: &Visit, record: &organisation::Model) -> Outcome {
    let naming = Naming::of(visit).await?;
    let posts = posts(visit, &naming, record.id).await?.unwrap_or_default();
    let today = today(visit).to_string();
    let contact = |post: PostRow| Contact {
        id: post.id,
        holder: post.holders.into_iter().find(|holder| holder.from <= today).map(|holder| holder.name),
        title: post.title,
        email: post.email,
        phone: post.phone,
    };
    let contacts = posts.into_iter().filter(|post| post.ended_on.is_none()).map(contact).collect();
    let card = card(record, &naming, contacts);
    let name = record.acronym.clone().unwrap_or_else(|| "organisation".into());
    visit.download(&name, card::written(&[card]).into_bytes())
}

pub async fn close(visit: Visit, Path(id): Path<Id>, _input: Input) -> Outcome {
    visit.run(Close { id, closed: true }).await?;
    saved(&visit, id).await
}

pub async fn reopen(visit: Visit, Path(id): Path<Id>, _input: Input) -> Outcome {
    visit.run(Close { id, closed: false }).await?;
    saved(&visit, id).await
}

pub async fn add_alias(visit: Visit, Path(id): Path<Id>, mut input: Input) -> Outcome {
    let source = "written".to_owned();
    let command = input.fields.read(|fields| AddAlias {
        organisation: id,
        text: fields.text("text", SHORT),
        language: None,
        source,
    });
    let outcome = match command {
        Ok(command) => visit.run(command).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(_) => saved(&visit, id).await,
        Err(error @ Error::Invalid(_)) => {
            let shown = view(&visit, id, Form::default()).await?;
            visit.refused(error, &input.fields, |form| shown.with(form))
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn remove_alias(visit: Visit, Path((organisation, id)): Path<(Id, Id)>, _input: Input) -> Outcome {
    visit.run(RemoveAlias { organisation, id }).await?;
    saved(&visit, organisation).await
}

/// After any step: the organisation's page, or its view for the API.
pub async fn saved(visit: &Visit, id: Id) -> Outcome {
    let shown = view(visit, id, Form::default()).await?;
    visit.done(&format!("/organisations/{id}"), "organisations-saved", &shown)
}
