//! Other spellings of an organisation, written by a person or learnt from a choice made in an import.

use kernel::{Change, Command, Done, Error, Id, Reads, Result, Tx};

use crate::rooms::organisations::access::PartAction;
use crate::rooms::organisations::model::alias;
use crate::rooms::organisations::store;

/// Longest spelling that is kept, in characters.
const LONGEST: usize = 300;

/// Teaches another spelling of an organisation. One that is known already changes nothing.
pub struct AddAlias {
    pub organisation: Id,
    pub text: String,
    pub language: Option<String>,
    /// Where it was met: `written`, or what an import is called.
    pub source: String,
}

impl Command for AddAlias {
    const NAME: &'static str = "organisations.add-alias";
    type Output = alias::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<alias::Model>> {
        let organisation = store::get(tx, self.organisation).await?;
        let folded = names::fold(&self.text);
        if folded.is_empty() || self.text.chars().count() > LONGEST {
            return Err(Error::invalid("text", "organisations-alias-wrong"));
        }
        let known = store::spelt(tx, organisation.id, &folded).await?;
        let alias = known.clone().unwrap_or_else(|| alias::Model {
            id: tx.new_id(),
            organisation_id: organisation.id,
            text: self.text.trim().to_owned(),
            folded,
            language: self.language,
            source: self.source,
        });
        let permit = tx.permit::<alias::Entity>(PartAction::Edit, &alias)?;
        let change = match known {
            Some(known) => Change::of(known, alias.clone()),
            None => Change::made(alias.clone()),
        };
        Ok(tx.write(&permit, change).await?.done(alias))
    }
}

pub struct RemoveAlias {
    pub organisation: Id,
    pub id: Id,
}

impl Command for RemoveAlias {
    const NAME: &'static str = "organisations.remove-alias";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let alias = tx.find::<alias::Entity>().get(self.id).await?;
        if alias.organisation_id != self.organisation {
            return Err(Error::NotFound);
        }
        let permit = tx.permit::<alias::Entity>(PartAction::Edit, &alias)?;
        Ok(tx.write(&permit, Change::removed(alias)).await?.done(()))
    }
}
