//! Switching a unit on or off: the places it takes move under it or back home, and whatever later rooms keep of the
//! governorate of a place follows in the same transaction.

use std::pin::Pin;

use kernel::{Change, Command, Done, Error, Id, Reads, Result, Tx};

use crate::rooms::places::access::Action;
use crate::rooms::places::model::{place, settle};
use crate::rooms::places::store;

/// A place that now lies in another governorate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    pub place: Id,
    pub governorate: Option<Id>,
}

/// What a later room does when places move: how many of its records followed.
pub type Follow =
    for<'t, 'a> fn(&'t mut Tx<'a>, &'t [Moved]) -> Pin<Box<dyn Future<Output = Result<usize>> + Send + 't>>;

/// Shows or hides a switchable unit.
pub struct Switch {
    pub id: Id,
    /// The version that was seen.
    pub version: i64,
    pub active: bool,
    pub follow: &'static [Follow],
}

/// What moved; a rehearsal tells it beforehand.
#[derive(Debug, Clone, PartialEq)]
pub struct Switched {
    pub unit: place::Model,
    pub moved: Vec<Moved>,
    /// Records of later rooms that followed.
    pub records: usize,
}

impl Command for Switch {
    const NAME: &'static str = "places.switch";
    type Output = Switched;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<Switched>> {
        let before = store::get(tx, self.id).await?;
        let permit = tx.permit::<place::Entity>(Action::Edit, &before)?;
        if before.version != self.version {
            return Err(Error::Conflict("places-conflict"));
        }
        let unit = before.clone().switched(self.active)?;
        let written = tx.write(&permit, Change::of(before, unit.clone())).await?;
        let changes = settle(&tx.find::<place::Entity>().all().await?);
        let moved: Vec<Moved> =
            changes.iter().map(|(_, after)| Moved { place: after.id, governorate: after.governorate_id }).collect();
        let permit = tx.permit_all::<place::Entity>(Action::Edit, changes.iter().map(|(_, after)| after))?;
        let changes = changes.into_iter().map(|(before, after)| Change::of(before, after)).collect();
        let written = written.and(tx.write_all(&permit, changes).await?);
        let mut records = 0;
        for follow in self.follow {
            records += follow(tx, &moved).await?;
        }
        Ok(written.done(Switched { unit, moved, records }))
    }
}
