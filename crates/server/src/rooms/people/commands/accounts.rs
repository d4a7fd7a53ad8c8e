//! What people do to their own accounts, and the end of an account. A new password ends every other session.

use kernel::{Change, Command, Done, Error, Id, Reads, Result, Tx};

use super::grants::{keep_the_last, withdraw_with_lent};
use super::{end_sessions, end_tokens};
use crate::rooms::people::access::{GrantAction, PersonAction};
use crate::rooms::people::model::{PasswordHash, Purpose, grant, invitation, person};
use crate::rooms::people::store;

/// Name, language and digits. Carries the version that was on the form.
pub struct EditProfile {
    pub person: Id,
    pub version: i64,
    pub name: String,
    pub locale: Option<String>,
    pub digits: Option<String>,
}

impl Command for EditProfile {
    const NAME: &'static str = "people.edit_profile";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let before = tx.find::<person::Entity>().get(self.person).await?;
        let permit = tx.permit::<person::Entity>(PersonAction::Edit, &before)?;
        if before.version != self.version {
            return Err(Error::Conflict("people-conflict"));
        }
        let after = person::Model {
            name: self.name,
            locale: self.locale,
            digits: self.digits,
            version: before.version + 1,
            ..before.clone()
        };
        Ok(tx.write(&permit, Change::of(before, after)).await?.done(()))
    }
}

/// A new password by somebody who knew the old one; the handler has checked it.
pub struct ChangePassword {
    pub person: Id,
    pub password: PasswordHash,
    /// The session that goes on.
    pub keep: Option<Id>,
}

impl Command for ChangePassword {
    const NAME: &'static str = "people.change_password";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        set_password(tx, self.person, self.password, self.keep).await
    }
}

/// A new password by somebody who holds the link that was mailed.
pub struct ResetPassword {
    pub secret_hash: String,
    pub password: PasswordHash,
}

impl Command for ResetPassword {
    const NAME: &'static str = "people.reset_password";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let link = store::link(tx, &self.secret_hash, Purpose::Reset, tx.now()).await?.ok_or(Error::NotFound)?;
        let person = store::by_email(tx, &link.email).await?.filter(|person| person.active).ok_or(Error::NotFound)?;
        use_link(tx, link).await?;
        set_password(tx, person.id, self.password, None).await
    }
}

pub(super) async fn use_link(tx: &mut Tx<'_>, link: invitation::Model) -> Result<()> {
    let permit = tx.permit::<invitation::Entity>(super::super::access::InvitationAction::Use, &link)?;
    let after = invitation::Model { used_at: Some(tx.now()), ..link.clone() };
    let _ = tx.write(&permit, Change::of(link, after)).await?;
    Ok(())
}

async fn set_password(tx: &mut Tx<'_>, id: Id, password: PasswordHash, keep: Option<Id>) -> Result<Done<()>> {
    let before = tx.find::<person::Entity>().get(id).await?;
    let permit = tx.permit::<person::Entity>(PersonAction::Secure, &before)?;
    let password_hash = Some(password.into_text());
    let after = person::Model { password_hash, version: before.version + 1, ..before.clone() };
    let written = tx.write(&permit, Change::of(before, after)).await?;
    let mut sessions = store::all_sessions_of(tx, id).await?;
    sessions.retain(|session| Some(session.id) != keep);
    Ok(end_sessions(tx, sessions).await?.and(written).done(()))
}

/// The second factor, after a code of it was right.
pub struct TurnTwoFactorOn {
    pub person: Id,
    /// Base32.
    pub secret: String,
    /// Digests of the fresh recovery codes.
    pub recovery_codes: serde_json::Value,
}

impl Command for TurnTwoFactorOn {
    const NAME: &'static str = "people.two_factor_on";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        set_two_factor(tx, self.person, Some(self.secret), self.recovery_codes).await
    }
}

pub struct TurnTwoFactorOff(pub Id);

impl Command for TurnTwoFactorOff {
    const NAME: &'static str = "people.two_factor_off";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        set_two_factor(tx, self.0, None, serde_json::json!([])).await
    }
}

async fn set_two_factor(
    tx: &mut Tx<'_>,
    id: Id,
    totp_secret: Option<String>,
    recovery_codes: serde_json::Value,
) -> Result<Done<()>> {
    let before = tx.find::<person::Entity>().get(id).await?;
    let permit = tx.permit::<person::Entity>(PersonAction::Secure, &before)?;
    let after = person::Model { totp_secret, recovery_codes, version: before.version + 1, ..before.clone() };
    Ok(tx.write(&permit, Change::of(before, after)).await?.done(()))
}

/// Ends an account: its sessions, its tokens, and what it lent to others. Only by somebody who could take back all it holds.
pub struct Deactivate(pub Id);

impl Command for Deactivate {
    const NAME: &'static str = "people.deactivate";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let before = tx.find::<person::Entity>().get(self.0).await?;
        let permit = tx.permit::<person::Entity>(PersonAction::Deactivate, &before)?;
        let grants = open_grants(tx, self.0).await?;
        let _ = tx.permit_all::<grant::Entity>(GrantAction::Withdraw, &grants)?;
        keep_the_last(tx, &grants).await?;
        let lent = store::lent_from(tx, &grants.iter().map(|grant| grant.id).collect::<Vec<_>>()).await?;
        let lent = withdraw_with_lent(tx, lent).await?;
        let sessions = store::all_sessions_of(tx, self.0).await?;
        let sessions = end_sessions(tx, sessions).await?;
        let tokens = store::all_tokens_of(tx, self.0).await?;
        let tokens = end_tokens(tx, tokens).await?;
        let after = person::Model { active: false, version: before.version + 1, ..before.clone() };
        let written = tx.write(&permit, Change::of(before, after)).await?;
        Ok(written.and(lent).and(sessions).and(tokens).done(()))
    }
}

/// Opens an ended account again, with the grants that are still open.
pub struct Reactivate(pub Id);

impl Command for Reactivate {
    const NAME: &'static str = "people.reactivate";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let before = tx.find::<person::Entity>().get(self.0).await?;
        let permit = tx.permit::<person::Entity>(PersonAction::Deactivate, &before)?;
        // It brings the grants back, so it is for who could give each of them.
        let _ = tx.permit_all::<grant::Entity>(GrantAction::Give, &open_grants(tx, self.0).await?)?;
        let after = person::Model { active: true, version: before.version + 1, ..before.clone() };
        Ok(tx.write(&permit, Change::of(before, after)).await?.done(()))
    }
}

async fn open_grants(tx: &Tx<'_>, person: Id) -> Result<Vec<grant::Model>> {
    let today = tx.today();
    let mut grants = store::all_grants_of(tx, person).await?;
    grants.retain(|grant| grant.is_open(today));
    Ok(grants)
}
