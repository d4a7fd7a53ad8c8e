//! The posts of an organisation and who holds them.

use jiff::civil::Date;
use kernel::{Change, Command, Done, Error, Id, Reads, Result, Tx};

use crate::rooms::organisations::access::PartAction;
use crate::rooms::organisations::model::{Holding, Office, post, post_holder};
use crate::rooms::organisations::store;
use crate::rooms::people;

/// The post, if it is this organisation's.
async fn of(tx: &Tx<'_>, organisation: Id, id: Id) -> Result<post::Model> {
    let post = tx.find::<post::Entity>().get(id).await?;
    if post.organisation_id == organisation { Ok(post) } else { Err(Error::NotFound) }
}

pub struct AddPost {
    pub organisation: Id,
    pub office: Office,
}

impl Command for AddPost {
    const NAME: &'static str = "organisations.add-post";
    type Output = post::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<post::Model>> {
        let organisation = store::standing(tx, self.organisation).await?;
        let post = post::Model::made(tx.new_id(), organisation.id, self.office)?;
        let permit = tx.permit::<post::Entity>(PartAction::Edit, &post)?;
        Ok(tx.write(&permit, Change::made(post.clone())).await?.done(post))
    }
}

pub struct EditPost {
    pub organisation: Id,
    pub id: Id,
    pub version: i64,
    pub office: Office,
}

impl Command for EditPost {
    const NAME: &'static str = "organisations.edit-post";
    type Output = post::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<post::Model>> {
        let before = of(tx, self.organisation, self.id).await?;
        let permit = tx.permit::<post::Entity>(PartAction::Edit, &before)?;
        let after = before.clone().edited(self.version, self.office)?;
        Ok(tx.write(&permit, Change::of(before, after.clone())).await?.done(after))
    }
}

/// After this day there is no such post; whoever still holds it leaves with it.
pub struct EndPost {
    pub organisation: Id,
    pub id: Id,
    pub last: Date,
}

impl Command for EndPost {
    const NAME: &'static str = "organisations.end-post";
    type Output = post::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<post::Model>> {
        let before = of(tx, self.organisation, self.id).await?;
        let permit = tx.permit::<post::Entity>(PartAction::Edit, &before)?;
        let after = before.clone().ended(self.last);
        let mut written = tx.write(&permit, Change::of(before, after.clone())).await?;
        let holders = store::holders(tx, &[after.id]).await?;
        let staying = holders.into_iter().filter(|holder| !holder.is_past(self.last));
        for holder in staying.collect::<Vec<_>>() {
            let permit = tx.permit::<post_holder::Entity>(PartAction::Edit, &holder)?;
            let left = holder.clone().left(self.last, tx.now());
            written = written.and(tx.write(&permit, Change::of(holder, left)).await?);
        }
        Ok(written.done(after))
    }
}

/// Says who holds a post from a day on: whoever holds it without an end leaves the day before. One that is said to have
/// ended is only noted.
pub struct Hold {
    pub organisation: Id,
    pub post: Id,
    pub holding: Holding,
}

impl Command for Hold {
    const NAME: &'static str = "organisations.hold-post";
    type Output = post_holder::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<post_holder::Model>> {
        let post = of(tx, self.organisation, self.post).await?;
        let of_post = tx.permit::<post::Entity>(PartAction::Edit, &post)?;
        if let Some(person) = self.holding.person
            && people::names(tx, [person]).await?.is_empty()
        {
            return Err(Error::invalid("person", "web-field-choice"));
        }
        let (from, stays) = (self.holding.from, self.holding.to.is_none());
        let holder = post_holder::Model::made(tx.new_id(), post.id, self.holding)?;
        // The post stays as it is; writing it unchanged is the proof that its keeper did this.
        let mut written = tx.write(&of_post, Change::of(post.clone(), post)).await?;
        let mut open = store::holders(tx, &[holder.post_id]).await?;
        open.retain(|known| stays && known.to_day.is_none() && known.from_day <= holder.from_day);
        for known in open {
            let permit = tx.permit::<post_holder::Entity>(PartAction::Edit, &known)?;
            let left = known.clone().left(from.yesterday().unwrap_or(from), tx.now());
            written = written.and(tx.write(&permit, Change::of(known, left)).await?);
        }
        let permit = tx.permit::<post_holder::Entity>(PartAction::Edit, &holder)?;
        let made = tx.write(&permit, Change::made(holder.clone())).await?;
        Ok(written.and(made).done(holder))
    }
}

/// Somebody leaves a post.
pub struct Leave {
    pub organisation: Id,
    pub post: Id,
    pub id: Id,
    pub last: Date,
}

impl Command for Leave {
    const NAME: &'static str = "organisations.leave-post";
    type Output = post_holder::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<post_holder::Model>> {
        let post = of(tx, self.organisation, self.post).await?;
        let of_post = tx.permit::<post::Entity>(PartAction::Edit, &post)?;
        let holder = tx.find::<post_holder::Entity>().get(self.id).await?;
        if holder.post_id != post.id {
            return Err(Error::NotFound);
        }
        let permit = tx.permit::<post_holder::Entity>(PartAction::Edit, &holder)?;
        let left = holder.clone().left(self.last, tx.now());
        let kept = tx.write(&of_post, Change::of(post.clone(), post)).await?;
        Ok(tx.write(&permit, Change::of(holder, left.clone())).await?.and(kept).done(left))
    }
}
