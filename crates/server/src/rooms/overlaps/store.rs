//! This room's queries; nothing else touches its tables.

use kernel::{Id, Reads, Result, Tx};
use rustc_hash::FxHashSet;
use sea_orm::QueryOrder;

use super::model::answer;
use crate::rooms::organisations::named_in;

/// Every answer the reader sees, the latest last.
pub async fn answers(reads: &impl Reads) -> Result<Vec<answer::Model>> {
    let find = reads.find::<answer::Entity>();
    find.narrow(|select| select.order_by_asc(answer::Column::At).order_by_asc(answer::Column::Id)).all().await
}

/// Those of the organisations that some answer names.
pub async fn named(tx: &Tx<'_>, organisations: &[Id]) -> Result<FxHashSet<Id>> {
    use answer::Column::{OrganisationA, OrganisationB, OrganisationId};
    named_in::<answer::Entity>(tx, &[OrganisationA, OrganisationB, OrganisationId], organisations).await
}
