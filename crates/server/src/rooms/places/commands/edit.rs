//! What a coordinator does to one place: names it anew, teaches another spelling, takes one away.

use kernel::{Change, Command, Done, Error, Id, Reads, Result, Tx};

use crate::rooms::places::access::Action;
use crate::rooms::places::model::{WRITTEN, alias, place};
use crate::rooms::places::store;
use crate::rooms::terms::Names;

/// Other names for a place.
pub struct Edit {
    pub id: Id,
    /// The version that was seen.
    pub version: i64,
    pub names: Names,
}

impl Command for Edit {
    const NAME: &'static str = "places.edit";
    type Output = place::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<place::Model>> {
        let before = store::get(tx, self.id).await?;
        let permit = tx.permit::<place::Entity>(Action::Edit, &before)?;
        let after = before.clone().named(self.version, self.names)?;
        Ok(tx.write(&permit, Change::of(before, after.clone())).await?.done(after))
    }
}

/// Teaches another spelling of a place. One that is known already changes nothing; one that another place of the same
/// level under the same parent bears is refused, since it would name neither.
pub struct AddAlias {
    pub place: Id,
    pub text: String,
    pub language: Option<String>,
    /// Where the spelling was met; `WRITTEN` where somebody wrote it here.
    pub source: String,
}

impl AddAlias {
    /// A spelling that somebody writes here.
    pub fn written(place: Id, text: String, language: Option<String>) -> Self {
        Self { place, text, language, source: WRITTEN.into() }
    }
}

impl Command for AddAlias {
    const NAME: &'static str = "places.add-alias";
    type Output = alias::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<alias::Model>> {
        let place = store::get(tx, self.place).await?;
        let folded = names::fold(&self.text);
        if folded.is_empty() {
            return Err(Error::invalid("text", "places-alias-empty"));
        }
        if let Some(other) = store::sibling_spelt(tx, &place, &folded).await? {
            let mut wrong = kernel::Invalid::default();
            wrong.add_with("text", "places-alias-taken", vec![("place", other.name_en)]);
            return Err(Error::Invalid(wrong));
        }
        let known = store::spelt(tx, place.id, &folded).await?;
        let alias = known.clone().unwrap_or_else(|| alias::Model {
            id: tx.new_id(),
            place_id: place.id,
            text: self.text,
            folded,
            language: self.language,
            source: self.source,
        });
        let permit = tx.permit::<alias::Entity>(Action::Edit, &alias)?;
        let change = match known {
            Some(known) => Change::of(known, alias.clone()),
            None => Change::made(alias.clone()),
        };
        Ok(tx.write(&permit, change).await?.done(alias))
    }
}

pub struct RemoveAlias {
    pub place: Id,
    pub id: Id,
}

impl Command for RemoveAlias {
    const NAME: &'static str = "places.remove-alias";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let alias = tx.find::<alias::Entity>().get(self.id).await?;
        if alias.place_id != self.place {
            return Err(Error::NotFound);
        }
        let permit = tx.permit::<alias::Entity>(Action::Edit, &alias)?;
        Ok(tx.write(&permit, Change::removed(alias)).await?.done(()))
    }
}
