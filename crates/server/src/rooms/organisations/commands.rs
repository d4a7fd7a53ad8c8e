//! What is done to organisations: put into the register, edited, closed, merged; their other spellings, papers and posts.

mod aliases;
mod followers;
mod merge;
mod one;
mod papers;
mod posts;
mod unregister;

use kernel::{Change, Command, Done, Guarded, Id, Result, Tx, Written};

use super::access::{Action, PartAction};
use super::model::{Draft, organisation, post, post_holder, registration, works_at, works_in};

pub use aliases::{AddAlias, RemoveAlias};
pub use followers::{Followed, Follower, Work};
pub use merge::{Merge, Merged, UndoMerge};
pub use one::{Close, Edit, RegisterOne};
pub use papers::{AddRegistration, EditRegistration, RemoveRegistration};
pub use posts::{AddPost, EditPost, EndPost, Hold, Leave};
pub use unregister::unregister;

/// An organisation with all that hangs on it; the ids inside agree.
#[derive(Debug, Clone)]
pub struct Whole {
    pub organisation: organisation::Model,
    pub works_in: Vec<works_in::Model>,
    pub works_at: Vec<works_at::Model>,
    pub registrations: Vec<registration::Model>,
    pub posts: Vec<(post::Model, Vec<post_holder::Model>)>,
}

impl Whole {
    /// What a draft says, as records that agree; `new_id` gives each its id.
    pub fn made(draft: &Draft, new_id: impl Fn() -> Id, now: kernel::Millis) -> Self {
        let organisation = organisation::Model::made(new_id(), draft, now);
        let id = organisation.id;
        let sector = |sector_id: &Id| works_in::Model { id: new_id(), organisation_id: id, sector_id: *sector_id };
        let place = |place_id: &Id| works_at::Model { id: new_id(), organisation_id: id, place_id: *place_id };
        Self {
            organisation,
            works_in: draft.sectors.iter().map(sector).collect(),
            works_at: draft.places.iter().map(place).collect(),
            registrations: Vec::new(),
            posts: Vec::new(),
        }
    }
}

/// Puts many organisations into the register at once. A branch comes after its headquarters.
pub struct RegisterAll {
    pub organisations: Vec<Whole>,
}

impl Command for RegisterAll {
    const NAME: &'static str = "organisations.register_all";
    type Output = Vec<Id>;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<Vec<Id>>> {
        let (written, ids) = register(tx, self.organisations).await?;
        Ok(written.done(ids))
    }
}

/// Writes organisations with all that hangs on them, each kind of record at once.
async fn register(tx: &mut Tx<'_>, wholes: Vec<Whole>) -> Result<(Written, Vec<Id>)> {
    let (mut organisations, mut sectors, mut places) = (Vec::new(), Vec::new(), Vec::new());
    let (mut registrations, mut posts, mut holders) = (Vec::new(), Vec::new(), Vec::new());
    for whole in wholes {
        organisations.push(whole.organisation);
        sectors.extend(whole.works_in);
        places.extend(whole.works_at);
        registrations.extend(whole.registrations);
        for (post, held) in whole.posts {
            posts.push(post);
            holders.extend(held);
        }
    }
    let ids = organisations.iter().map(|organisation| organisation.id).collect();
    let written = make::<organisation::Entity>(tx, Action::Register, organisations).await?;
    let written = written.and(make::<works_in::Entity>(tx, PartAction::Edit, sectors).await?);
    let written = written.and(make::<works_at::Entity>(tx, PartAction::Edit, places).await?);
    let written = written.and(make::<registration::Entity>(tx, PartAction::Edit, registrations).await?);
    let written = written.and(make::<post::Entity>(tx, PartAction::Edit, posts).await?);
    let written = written.and(make::<post_holder::Entity>(tx, PartAction::Edit, holders).await?);
    Ok((written, ids))
}

async fn make<E: Guarded>(tx: &mut Tx<'_>, action: E::Action, records: Vec<E::Model>) -> Result<Written> {
    let permit = tx.permit_all::<E>(action, &records)?;
    tx.write_all(&permit, records.into_iter().map(Change::made).collect()).await
}
