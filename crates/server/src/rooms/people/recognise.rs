//! How the door recognises whoever knocks: a session's or a token's secret becomes a person with the grants in force
//! today. What has expired, was ended, or belongs to an ended account is nobody's.

use std::sync::Arc;

use kernel::{Actor, App, Error, Result, Viewer};
use web::locale::{Digits, Locale};
use web::{Credential, Person, Recognise, Recognised};

use super::commands::Touch;
use super::model::digest;
use super::store;

pub fn recognise() -> Recognise {
    Arc::new(|app, credential| Box::pin(resolve(app, credential)))
}

async fn resolve(app: App, credential: Credential) -> Result<Option<Recognised>> {
    let door = app.viewer(Actor::system("door"));
    match credential {
        Credential::Session(secret) => by_session(&door, &secret).await,
        Credential::Bearer(secret) => by_token(&door, &secret).await,
    }
}

/// Who has this e-mail address, with what they hold today: for the command line, which acts for people.
pub async fn acting(app: &App, email: &str) -> Result<Recognised> {
    let door = app.viewer(Actor::system("command line"));
    let person = store::by_email(&door, &email.trim().to_lowercase()).await?.ok_or(Error::NotFound)?;
    known(&door, person.id).await?.ok_or(Error::NotFound)
}

async fn by_session(door: &Viewer, secret: &str) -> Result<Option<Recognised>> {
    let Some(session) = store::session_by(door, &digest(secret)).await? else { return Ok(None) };
    let now = door.app().clock().now();
    let Some(known) = known(door, session.person_id).await? else { return Ok(None) };
    if !session.is_alive(&known.actor.grants, now) {
        return Ok(None);
    }
    if session.wants_touch(now) {
        match door.app().run(door.actor(), Touch { session: session.id, at: now }).await {
            // Ended meanwhile, or the database takes no writes just now: reading goes on.
            Ok(()) | Err(Error::NotFound | Error::Unavailable(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(Some(Recognised { session: Some(session.id), ..known }))
}

async fn by_token(door: &Viewer, secret: &str) -> Result<Option<Recognised>> {
    let Some(token) = store::token_by(door, &digest(secret)).await? else { return Ok(None) };
    let expired = token.expires_at.is_some_and(|at| at <= door.app().clock().now());
    if token.ended_at.is_some() || expired { Ok(None) } else { known(door, token.person_id).await }
}

async fn known(door: &Viewer, id: kernel::Id) -> Result<Option<Recognised>> {
    let Some((person, actor)) = store::acting(door, id).await? else { return Ok(None) };
    let known = Person {
        id,
        name: person.name,
        locale: person.locale.as_deref().and_then(Locale::from_tag),
        digits: person.digits.as_deref().and_then(Digits::from_tag),
    };
    Ok(Some(Recognised { actor, person: known, session: None }))
}
