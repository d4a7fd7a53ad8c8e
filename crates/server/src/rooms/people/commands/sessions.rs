//! Signing in and out, and the tokens programs use. Secrets come in as digests only.

use kernel::{Change, Command, Done, Error, Id, Millis, Reads, Result, Tx};

use super::{end_sessions, end_tokens};
use crate::rooms::people::access::{PersonAction, SessionAction, TokenAction};
use crate::rooms::people::model::{RecoveryCodes, SESSION, api_token, person, session};
use crate::rooms::people::store;

/// Opens a session for a person whose password (and second factor) was right, and ends the one the browser had.
pub struct SignIn {
    pub person: Id,
    /// Digest of the new session's secret.
    pub secret_hash: String,
    pub device: String,
    /// The session the browser came with.
    pub instead_of: Option<Id>,
    /// The recovery code that stood in for the second factor: used up here, so that two who come at once are not both let in.
    pub recovery_code: Option<String>,
}

impl Command for SignIn {
    const NAME: &'static str = "people.sign_in";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let before = tx.find::<person::Entity>().get(self.person).await?;
        if !before.active {
            return Err(Error::Forbidden);
        }
        if let Some(code) = self.recovery_code {
            let left = RecoveryCodes::used_up(&before.recovery_codes, &code);
            let recovery_codes = left.ok_or_else(|| Error::invalid("code", "people-code-wrong"))?;
            let permit = tx.permit::<person::Entity>(PersonAction::Secure, &before)?;
            let after = person::Model { recovery_codes, version: before.version + 1, ..before.clone() };
            let _ = tx.write(&permit, Change::of(before, after)).await?;
        }
        let now = tx.now();
        let mut ended = store::all_sessions_of(tx, self.person).await?;
        ended.retain(|old| old.expires_at <= now && Some(old.id) != self.instead_of);
        // Whoever it belongs to: on a shared machine the browser may have been another's.
        ended.extend(tx.whole::<session::Entity>().by_ids(self.instead_of).one().await?);
        let ended = end_sessions(tx, ended).await?;
        let opened = session::Model {
            id: tx.new_id(),
            person_id: self.person,
            secret_hash: self.secret_hash,
            created_at: now,
            seen_at: now,
            expires_at: now + SESSION,
            device: self.device,
        };
        let permit = tx.permit::<session::Entity>(SessionAction::Open, &opened)?;
        Ok(tx.write(&permit, Change::made(opened)).await?.and(ended).done(()))
    }
}

/// Ends the session one is in.
pub struct SignOut(pub Id);

impl Command for SignOut {
    const NAME: &'static str = "people.sign_out";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let session = tx.find::<session::Entity>().get(self.0).await?;
        Ok(end_sessions(tx, vec![session]).await?.done(()))
    }
}

/// Ends one of one's own sessions.
pub struct EndSession(pub Id);

impl Command for EndSession {
    const NAME: &'static str = "people.end_session";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let session = tx.find::<session::Entity>().get(self.0).await?;
        Ok(end_sessions(tx, vec![session]).await?.done(()))
    }
}

/// Ends all one's sessions but this one.
pub struct EndOtherSessions {
    pub person: Id,
    pub keep: Option<Id>,
}

impl Command for EndOtherSessions {
    const NAME: &'static str = "people.end_other_sessions";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let mut sessions = store::sessions_of(tx, self.person).await?;
        sessions.retain(|session| Some(session.id) != self.keep);
        Ok(end_sessions(tx, sessions).await?.done(()))
    }
}

/// Writes down that a session was used.
pub struct Touch {
    pub session: Id,
    pub at: Millis,
}

impl Command for Touch {
    const NAME: &'static str = "people.touch";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let before = tx.find::<session::Entity>().get(self.session).await?;
        let permit = tx.permit::<session::Entity>(SessionAction::Touch, &before)?;
        let after = session::Model { seen_at: self.at.max(before.seen_at), ..before.clone() };
        Ok(tx.write(&permit, Change::of(before, after)).await?.done(()))
    }
}

/// Makes a token with which a program acts for a person.
pub struct MakeToken {
    pub person: Id,
    pub name: String,
    pub secret_hash: String,
    pub expires_at: Option<Millis>,
}

impl Command for MakeToken {
    const NAME: &'static str = "people.make_token";
    type Output = Id;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<Id>> {
        let person = tx.find::<person::Entity>().get(self.person).await?;
        if !person.active {
            return Err(Error::Forbidden);
        }
        let token = api_token::Model {
            id: tx.new_id(),
            person_id: self.person,
            name: self.name,
            secret_hash: self.secret_hash,
            created_at: tx.now(),
            expires_at: self.expires_at,
            ended_at: None,
        };
        let (id, permit) = (token.id, tx.permit::<api_token::Entity>(TokenAction::Make, &token)?);
        Ok(tx.write(&permit, Change::made(token)).await?.done(id))
    }
}

pub struct EndToken(pub Id);

impl Command for EndToken {
    const NAME: &'static str = "people.end_token";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let token = tx.find::<api_token::Entity>().get(self.0).await?;
        Ok(end_tokens(tx, vec![token]).await?.done(()))
    }
}
