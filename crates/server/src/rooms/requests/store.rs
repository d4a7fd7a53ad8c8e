//! This room's queries; nothing else touches its tables.

use kernel::{Guarded, Id, Reads, Result, Tx, Viewer, matching};
use rustc_hash::FxHashSet;
use sea_orm::{ColumnTrait, QueryOrder};

use super::model::{Balance, OfferState, State, offer, request};
use crate::rooms::organisations::named_in;

pub async fn request(reads: &impl Reads, id: Id) -> Result<request::Model> {
    reads.find::<request::Entity>().get(id).await
}

/// All requests the viewer sees, the newest first; those with these words where some are given.
pub async fn requests(viewer: &Viewer, words: Option<&str>) -> Result<Vec<request::Model>> {
    let mut find = viewer.find::<request::Entity>();
    if let Some(words) = words {
        let Some(condition) = matching(viewer.app(), request::Entity::RESOURCE, words) else { return Ok(Vec::new()) };
        find = find.filter(condition);
    }
    find.narrow(|select| select.order_by_desc(request::Column::No)).all().await
}

/// The offers against requests, in the order in which they were made.
pub async fn offers(reads: &impl Reads, requests: &[Id]) -> Result<Vec<offer::Model>> {
    let mut offers = Vec::new();
    for some in requests.chunks(500) {
        let find = reads.find::<offer::Entity>().filter(offer::Column::RequestId.is_in(some.iter().copied()));
        offers.extend(find.narrow(|select| select.order_by_asc(offer::Column::Id)).all().await?);
    }
    Ok(offers)
}

/// An offer of the same that waits for an answer.
pub async fn same_offer(reads: &impl Reads, made: &offer::Model) -> Result<Option<offer::Model>> {
    use offer::Column as C;
    let find = reads.find::<offer::Entity>().filter(C::RequestId.eq(made.request_id));
    let find = find.filter(C::OrganisationId.eq(made.organisation_id)).filter(C::State.eq(OfferState::Offered));
    let said = |one: &offer::Model| (one.quantity, one.available_on.clone(), one.note.clone());
    Ok(find.all().await?.into_iter().find(|known| said(known) == said(made)))
}

/// The request of somebody that says the same in every word, and was made since.
pub async fn same_request(reads: &impl Reads, made: &request::Model, since: i64) -> Result<Option<request::Model>> {
    use request::Column as C;
    let find = reads.find::<request::Entity>().filter(C::OrganisationId.eq(made.organisation_id));
    let find = find.filter(C::State.eq(State::Open)).filter(C::CreatedAt.gte(since));
    Ok(find.all().await?.into_iter().find(|known| known.asking() == made.asking()))
}

/// How a request stands, counting every offer there is, in the turn of this writer.
pub async fn balance(tx: &Tx<'_>, request: &request::Model) -> Result<Balance> {
    Ok(Balance::of(request.quantity, &all_offers(tx, request.id).await?))
}

/// Every offer there is against a request, whoever may see it.
pub async fn all_offers(tx: &Tx<'_>, request: Id) -> Result<Vec<offer::Model>> {
    tx.whole::<offer::Entity>().filter(offer::Column::RequestId.eq(request)).all().await
}

/// Those of the organisations that some request or offer names, whoever may see it.
pub async fn named(tx: &Tx<'_>, organisations: &[Id]) -> Result<FxHashSet<Id>> {
    let mut all = named_in::<request::Entity>(tx, &[request::Column::OrganisationId], organisations).await?;
    all.extend(named_in::<offer::Entity>(tx, &[offer::Column::OrganisationId], organisations).await?);
    Ok(all)
}
