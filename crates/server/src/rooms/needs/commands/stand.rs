//! Saying what is known of a place: population and access.

use kernel::{Change, Command, Done, Error, Id, Invalid, Result, Tx};

use super::{Ground, hand, seen_is, today, together};
use crate::rooms::needs::access::StandingAction;
use crate::rooms::needs::model::{Hand, Standing, place_standing};
use crate::rooms::needs::store;

pub struct Stand {
    pub place: Id,
    /// The version that was seen; 0 where nothing was known.
    pub version: i64,
    pub standing: Standing,
    pub why: Option<String>,
}

impl Command for Stand {
    const NAME: &'static str = "needs.stand";
    type Output = place_standing::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<place_standing::Model>> {
        let mut wrong = Invalid::default();
        let governorate = Ground::read(tx).await?.governorate(self.place, &mut wrong);
        if !wrong.0.is_empty() {
            return Err(Error::NotFound);
        }
        let known = store::standing(tx, self.place).await?;
        let before =
            known.clone().unwrap_or_else(|| place_standing::Model::blank(tx.new_id(), self.place, governorate));
        let permit = tx.permit::<place_standing::Entity>(StandingAction::Edit, &before)?;
        seen_is(before.version, self.version)?;
        together(self.standing.checked(&today(tx)), wrong)?;
        let after = before.saying(self.standing, &hand(tx, self.why));
        let change = match known {
            Some(known) => Change::of(known, after.clone()),
            None => Change::made(after.clone()),
        };
        Ok(tx.write(&permit, change).await?.done(after))
    }
}

/// What a kit's sample says of places nothing is known of yet.
pub struct StandAll(pub Vec<(Id, Standing)>);

impl Command for StandAll {
    const NAME: &'static str = "needs.stand_all";
    type Output = usize;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<usize>> {
        let hand = Hand { sample: true, ..hand(tx, None) };
        let ground = Ground::read(tx).await?;
        let mut made = Vec::with_capacity(self.0.len());
        for (place, standing) in self.0 {
            let mut wrong = Invalid::default();
            let governorate = ground.governorate(place, &mut wrong);
            together(standing.checked(&today(tx)), wrong)?;
            made.push(place_standing::Model::blank(tx.new_id(), place, governorate).saying(standing, &hand));
        }
        let permit = tx.permit_all::<place_standing::Entity>(StandingAction::Edit, &made)?;
        let count = made.len();
        Ok(tx.write_all(&permit, made.into_iter().map(Change::made).collect()).await?.done(count))
    }
}
