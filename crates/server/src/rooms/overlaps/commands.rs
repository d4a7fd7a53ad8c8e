//! Answering; and answers that follow their organisation when it is merged into another.

mod merged;

use kernel::{Change, Command, Done, Error, Id, Result, Tx};

use super::access::Action;
use super::found;
use super::model::{Said, answer};
use crate::rooms::activities;

pub use merged::FOLLOWER;

/// Says of two activities what they are to each other, for one of the two organisations or for the coordination.
pub struct Answer {
    pub a: Id,
    pub b: Id,
    pub said: Said,
    pub why: Option<String>,
    pub organisation: Option<Id>,
}

impl Command for Answer {
    const NAME: &'static str = "overlaps.answer";
    type Output = answer::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<answer::Model>> {
        let one = activities::get(tx, self.a).await?;
        let other = activities::get(tx, self.b).await?;
        let (a, b) = if one.no <= other.no { (one, other) } else { (other, one) };
        let answer = answer::Model {
            id: tx.new_id(),
            a_no: a.no,
            b_no: b.no,
            organisation_a: a.organisation_id,
            organisation_b: b.organisation_id,
            governorate_id: a.governorate_id,
            answer: self.said,
            why: self.why,
            organisation_id: self.organisation,
            by: tx.actor().id(),
            at: tx.now(),
            told_a: None,
            told_b: None,
        };
        let permit = tx.permit::<answer::Entity>(Action::Answer, &answer)?;
        let (told_a, told_b) = found::told(tx, a.no, b.no).await?.ok_or(Error::NotFound)?;
        let answer = answer::Model { told_a: Some(told_a), told_b: Some(told_b), ..answer }.checked()?;
        Ok(tx.write(&permit, Change::made(answer.clone())).await?.done(answer))
    }
}
