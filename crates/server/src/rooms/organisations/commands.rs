//! What is done to organisations: loading a kit's sample.

use kernel::{Change, Command, Done, Guarded, Id, Result, Tx, Written};

use super::access::{Action, PartAction};
use super::model::{organisation, post, post_holder, registration, works_at, works_in};

/// An organisation with all that hangs on it; the ids inside agree.
#[derive(Debug, Clone)]
pub struct Whole {
    pub organisation: organisation::Model,
    pub works_in: Vec<works_in::Model>,
    pub works_at: Vec<works_at::Model>,
    pub registrations: Vec<registration::Model>,
    pub posts: Vec<(post::Model, Vec<post_holder::Model>)>,
}

/// Puts many organisations into the register at once. A branch comes after its headquarters.
pub struct RegisterAll {
    pub organisations: Vec<Whole>,
}

impl Command for RegisterAll {
    const NAME: &'static str = "organisations.register_all";
    type Output = Vec<Id>;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<Vec<Id>>> {
        let (mut organisations, mut sectors, mut places) = (Vec::new(), Vec::new(), Vec::new());
        let (mut registrations, mut posts, mut holders) = (Vec::new(), Vec::new(), Vec::new());
        for whole in self.organisations {
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
        Ok(written.done(ids))
    }
}

async fn make<E: Guarded>(tx: &mut Tx<'_>, action: E::Action, records: Vec<E::Model>) -> Result<Written> {
    let permit = tx.permit_all::<E>(action, &records)?;
    tx.write_all(&permit, records.into_iter().map(Change::made).collect()).await
}
