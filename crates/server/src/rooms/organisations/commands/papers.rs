//! The registrations of an organisation.

use kernel::{Change, Command, Done, Error, Id, Reads, Result, Tx};

use crate::rooms::organisations::access::PartAction;
use crate::rooms::organisations::model::{Paper, registration};
use crate::rooms::organisations::store;
use crate::rooms::terms;

async fn known_authority(tx: &Tx<'_>, paper: &Paper) -> Result<()> {
    let known = terms::find(tx, terms::AUTHORITY, &paper.authority).await?;
    if known.is_some() { Ok(()) } else { Err(Error::invalid("authority", "web-field-choice")) }
}

/// The registration, if it is this organisation's.
async fn of(tx: &Tx<'_>, organisation: Id, id: Id) -> Result<registration::Model> {
    let paper = tx.find::<registration::Entity>().get(id).await?;
    if paper.organisation_id == organisation { Ok(paper) } else { Err(Error::NotFound) }
}

pub struct AddRegistration {
    pub organisation: Id,
    pub paper: Paper,
}

impl Command for AddRegistration {
    const NAME: &'static str = "organisations.add-registration";
    type Output = registration::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<registration::Model>> {
        let organisation = store::standing(tx, self.organisation).await?;
        known_authority(tx, &self.paper).await?;
        let paper = registration::Model::made(tx.new_id(), organisation.id, self.paper)?;
        let permit = tx.permit::<registration::Entity>(PartAction::Edit, &paper)?;
        Ok(tx.write(&permit, Change::made(paper.clone())).await?.done(paper))
    }
}

pub struct EditRegistration {
    pub organisation: Id,
    pub id: Id,
    pub version: i64,
    pub paper: Paper,
}

impl Command for EditRegistration {
    const NAME: &'static str = "organisations.edit-registration";
    type Output = registration::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<registration::Model>> {
        let before = of(tx, self.organisation, self.id).await?;
        let permit = tx.permit::<registration::Entity>(PartAction::Edit, &before)?;
        known_authority(tx, &self.paper).await?;
        let after = before.clone().edited(self.version, self.paper)?;
        Ok(tx.write(&permit, Change::of(before, after.clone())).await?.done(after))
    }
}

pub struct RemoveRegistration {
    pub organisation: Id,
    pub id: Id,
}

impl Command for RemoveRegistration {
    const NAME: &'static str = "organisations.remove-registration";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let paper = of(tx, self.organisation, self.id).await?;
        let permit = tx.permit::<registration::Entity>(PartAction::Edit, &paper)?;
        Ok(tx.write(&permit, Change::removed(paper)).await?.done(()))
    }
}
