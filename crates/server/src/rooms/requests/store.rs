//! This room's queries; nothing else touches its tables.

use kernel::{Find, Guarded, Id, Page, Reads, Result, Tx, Viewer, matching};
use rustc_hash::FxHashSet;
use sea_orm::{ColumnTrait, QueryOrder};

use super::model::{Balance, OfferState, State, offer, request};
use crate::rooms::organisations::named_in;

pub async fn request(reads: &impl Reads, id: Id) -> Result<request::Model> {
    reads.find::<request::Entity>().get(id).await
}

/// What a list of requests is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Narrowed {
    pub words: Option<String>,
    pub states: Vec<State>,
    /// Places with all that lies in them.
    pub places: Vec<Id>,
    pub sectors: Vec<Id>,
}

impl Narrowed {
    fn find<'v>(&self, viewer: &'v Viewer) -> Option<Find<'v, request::Entity>> {
        use request::Column as C;
        let mut find = viewer.find::<request::Entity>();
        if let Some(words) = &self.words {
            find = find.filter(matching(viewer.app(), request::Entity::RESOURCE, words)?);
        }
        if !self.states.is_empty() {
            find = find.filter(C::State.is_in(self.states.clone()));
        }
        if !self.places.is_empty() {
            find = find.filter(C::PlaceId.is_in(self.places.clone()));
        }
        if !self.sectors.is_empty() {
            find = find.filter(C::SectorId.is_in(self.sectors.clone()));
        }
        Some(find)
    }
}

/// A page of the requests the viewer sees, the newest first, and how many there are.
pub async fn requests(viewer: &Viewer, narrowed: &Narrowed, page: Page) -> Result<(Vec<request::Model>, u64)> {
    let (Some(find), Some(all)) = (narrowed.find(viewer), narrowed.find(viewer)) else { return Ok((Vec::new(), 0)) };
    let newest = find.narrow(|select| select.order_by_desc(request::Column::No));
    Ok((newest.page(page).await?, all.count().await?))
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
    let find = find.filter(C::ItemId.eq(made.item_id));
    let said = |one: &offer::Model| (one.quantity, one.available_on.clone(), one.note.clone());
    Ok(find.all().await?.into_iter().find(|known| said(known) == said(made)))
}

/// The request of somebody that says the same in every word, and was made since.
pub async fn same_request(reads: &impl Reads, made: &request::Model, since: i64) -> Result<Option<request::Model>> {
    use request::Column as C;
    let find = reads.find::<request::Entity>().filter(C::OrganisationId.eq(made.organisation_id));
    let find = find.filter(C::State.eq(State::Open)).filter(C::CreatedAt.gte(since));
    // The ids of items are new each time and say nothing.
    let said = |one: &request::Model| {
        let mut asking = one.asking();
        asking.items.iter_mut().for_each(|item| item.id = Id::nil());
        asking
    };
    Ok(find.all().await?.into_iter().find(|known| said(known) == said(made)))
}

/// How an item stands, counting every offer there is, in the turn of this writer; a default one where there is no such item.
pub async fn balance(tx: &Tx<'_>, request: &request::Model, item: Id) -> Result<Balance> {
    let offers = all_offers(tx, request.id).await?;
    let found = request.items().into_iter().find(|one| one.id == item);
    Ok(found.map(|item| item.balance(&offers)).unwrap_or_default())
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
