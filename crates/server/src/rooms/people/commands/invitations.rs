//! One-time links: to join, and to set a new password. A link expires, is used once, is kept as a digest, and a newer one
//! to the same address replaces it. An invitation is worth no more than its sender: it ends with her role.

use kernel::outbox::Letter;
use kernel::{Change, Command, Done, Error, Guarded, Id, Reads, Result, Role, Scope, Tx, Written};

use super::accounts::use_link;
use super::grants::made;
use crate::rooms::people::access::{GrantAction, InvitationAction, PersonAction};
use crate::rooms::people::model::{Days, PasswordHash, Purpose, ScopeKind, fits, grant, invitation, person, scope_of};
use crate::rooms::people::store;

/// Invites somebody to a role over a scope. The link is in the letter and with whoever asked.
pub struct Invite {
    pub email: String,
    pub name: Option<String>,
    pub role: Role,
    pub scope: Scope,
    /// Digest of the link's secret.
    pub secret_hash: String,
    pub letter: Option<Letter>,
}

impl Command for Invite {
    const NAME: &'static str = "people.invite";
    type Output = Id;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<Id>> {
        if !fits(self.role, self.scope) {
            return Err(Error::invalid("scope", "people-scope-unfit"));
        }
        let (kind, scope_id) = ScopeKind::of(self.scope);
        let link = invitation::Model {
            name: self.name,
            role: Some(self.role),
            scope: Some(kind),
            scope_id,
            ..blank(tx, Purpose::Invite, self.email, self.secret_hash)
        };
        let permit = tx.permit::<invitation::Entity>(InvitationAction::Send, &link)?;
        if store::email_is_taken(tx, &link.email).await? {
            return Err(Error::invalid("email", "people-email-taken"));
        }
        let replaced = replace(tx, &link.email, Purpose::Invite).await?;
        let id = link.id;
        let written = tx.write(&permit, Change::made(link)).await?;
        if let Some(letter) = self.letter {
            tx.mail(letter).await?;
        }
        Ok(written.and(replaced).done(id))
    }
}

fn blank(tx: &Tx<'_>, purpose: Purpose, email: String, secret_hash: String) -> invitation::Model {
    invitation::Model {
        id: tx.new_id(),
        purpose,
        email,
        name: None,
        role: None,
        scope: None,
        scope_id: None,
        secret_hash,
        invited_by: tx.actor().id(),
        created_at: tx.now(),
        expires_at: tx.now() + purpose.life(),
        used_at: None,
    }
}

/// Takes away what was sent to an address before, by whoever asks now or in her place. What another may not take back
/// stays as it is: the first of them to be used ends them all.
async fn replace(tx: &mut Tx<'_>, email: &str, purpose: Purpose) -> Result<Written> {
    let mut old = store::links_to(tx, email, purpose).await?;
    old.retain(|link| invitation::Entity::may(tx.actor(), InvitationAction::Withdraw, link));
    let permit = tx.permit_all::<invitation::Entity>(InvitationAction::Withdraw, &old)?;
    tx.write_all(&permit, old.into_iter().map(Change::removed).collect()).await
}

/// Takes an unanswered invitation back.
pub struct WithdrawInvitation(pub Id);

impl Command for WithdrawInvitation {
    const NAME: &'static str = "people.withdraw_invitation";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let link = tx.find::<invitation::Entity>().get(self.0).await?;
        let permit = tx.permit::<invitation::Entity>(InvitationAction::Withdraw, &link)?;
        Ok(tx.write(&permit, Change::removed(link)).await?.done(()))
    }
}

/// Accepts an invitation: the account and its first grant, by whoever holds the link.
pub struct Join {
    pub secret_hash: String,
    pub name: String,
    pub password: PasswordHash,
    pub locale: Option<String>,
}

impl Command for Join {
    const NAME: &'static str = "people.join";
    type Output = Id;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<Id>> {
        let link = store::link(tx, &self.secret_hash, Purpose::Invite, tx.now()).await?.ok_or(Error::NotFound)?;
        if store::email_is_taken(tx, &link.email).await? {
            return Err(Error::NotFound);
        }
        let scope = link.scope.and_then(|kind| scope_of(kind, link.scope_id));
        let (role, scope) = link.role.zip(scope).ok_or_else(|| Error::internal("an invitation to no role"))?;
        let person = person::Model {
            id: tx.new_id(),
            email: link.email.clone(),
            name: self.name,
            locale: self.locale,
            digits: None,
            password_hash: Some(self.password.into_text()),
            totp_secret: None,
            recovery_codes: serde_json::json!([]),
            active: true,
            sample: false,
            created_at: tx.now(),
            version: 1,
        };
        let id = person.id;
        let days = Days { from: tx.today(), to: None };
        let grant = grant::Model { given_by: link.invited_by, ..made(tx, id, role, scope, days, None, None) };
        use_link(tx, link).await?;
        let permit = tx.permit::<person::Entity>(PersonAction::Join, &person)?;
        let joined = tx.write(&permit, Change::made(person)).await?;
        let permit = tx.permit::<grant::Entity>(GrantAction::Give, &grant)?;
        Ok(tx.write(&permit, Change::made(grant)).await?.and(joined).done(id))
    }
}

/// Mails a link to set a new password, where the address is known; answers alike where it is not.
pub struct Forgot {
    pub email: String,
    pub secret_hash: String,
    pub letter: Letter,
}

impl Command for Forgot {
    const NAME: &'static str = "people.forgot";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let known = store::by_email(tx, &self.email).await?.is_some_and(|person| person.active);
        let replaced = replace(tx, &self.email, Purpose::Reset).await?;
        if !known {
            return Ok(replaced.done(()));
        }
        let link = blank(tx, Purpose::Reset, self.email, self.secret_hash);
        let permit = tx.permit::<invitation::Entity>(InvitationAction::Send, &link)?;
        let written = tx.write(&permit, Change::made(link)).await?;
        tx.mail(self.letter).await?;
        Ok(written.and(replaced).done(()))
    }
}
