//! Recording what a meeting decided about a gap, and what became of it.

use kernel::{Change, Command, Done, Id, Invalid, Result, Tx};

use super::{Ground, hand, seen_is, today, together};
use crate::rooms::needs::access::Action;
use crate::rooms::needs::model::{Hand, Ruling, decision};
use crate::rooms::needs::store;

async fn settle(tx: &Tx<'_>, mut ruling: Ruling, before: &Ruling) -> Result<Ruling> {
    let mut wrong = Invalid::default();
    let ground = Ground::read(tx).await?;
    ruling.governorate_id = ground.governorate(ruling.place_id, &mut wrong);
    ground.check_sectors("sector_id", &[ruling.sector_id], &[before.sector_id], &mut wrong);
    if let Some(group) = &ruling.population_group {
        ground.check_group(group, &mut wrong);
    }
    together(ruling.checked(&today(tx)), wrong).map(|()| ruling)
}

/// One decision. What is recorded already in every word, as when a form is sent twice, is not recorded again.
pub struct Decide {
    pub ruling: Ruling,
    pub sample: bool,
}

impl Command for Decide {
    const NAME: &'static str = "needs.decide";
    type Output = decision::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<decision::Model>> {
        let ruling = settle(tx, self.ruling, &Ruling::default()).await?;
        let hand = Hand { sample: self.sample, ..hand(tx, None) };
        let made = decision::Model::made(tx.new_id(), ruling, &hand);
        let permit = tx.permit::<decision::Entity>(Action::Add, &made)?;
        if let Some(twin) = store::same_decision(tx, &made).await? {
            return Ok(tx.write_all(&permit, Vec::new()).await?.done(twin));
        }
        Ok(tx.write(&permit, Change::made(made.clone())).await?.done(made))
    }
}

pub struct EditDecision {
    pub id: Id,
    /// The version that was seen.
    pub version: i64,
    pub ruling: Ruling,
    pub why: Option<String>,
}

impl Command for EditDecision {
    const NAME: &'static str = "needs.edit_decision";
    type Output = decision::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<decision::Model>> {
        let before = store::decision(tx, self.id).await?;
        drop(tx.permit::<decision::Entity>(Action::Edit, &before)?);
        seen_is(before.version, self.version)?;
        let ruling = settle(tx, self.ruling, &before.ruling()).await?;
        let after = before.clone().saying(ruling, &hand(tx, self.why));
        let permit = tx.permit::<decision::Entity>(Action::Edit, &after)?;
        Ok(tx.write(&permit, Change::of(before, after.clone())).await?.done(after))
    }
}

pub struct RemoveDecision(pub Id);

impl Command for RemoveDecision {
    const NAME: &'static str = "needs.remove_decision";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let before = store::decision(tx, self.0).await?;
        let permit = tx.permit::<decision::Entity>(Action::Remove, &before)?;
        Ok(tx.write(&permit, Change::removed(before)).await?.done(()))
    }
}
