//! This room's queries; nothing else touches its tables. The tree is read whole and kept in memory, renewed when the
//! change log says that a place, code, spelling, list or country changed.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use kernel::{Actor, App, Guarded, Id, Reads, Result, log};
use sea_orm::{ColumnTrait, QueryOrder};

use super::atlas::{Atlas, Records};
use super::model::{alias, boundary, boundary_set, code, country, place, scheme};

/// The atlas as it was at one link of the log.
struct Kept {
    seq: AtomicI64,
    atlas: Arc<Atlas>,
}

/// The whole tree of places, as it is committed: everybody may read all of it. Costs one small query when nothing
/// changed.
pub async fn atlas(reads: &impl Reads) -> Result<Arc<Atlas>> {
    let app = reads.app();
    let kept = app.recall::<Kept>();
    let seen = kept.as_ref().map_or(-1, |kept| kept.seq.load(Ordering::Acquire));
    // Read before the records, so that what is written meanwhile is seen as new the next time.
    let (last, places) = log::since::<place::Entity>(app, seen, 0).await?;
    if let Some(kept) = kept.filter(|_| places.is_some_and(|rows| rows.is_empty()))
        && (last == seen || !any_changed(app, seen).await?)
    {
        kept.seq.fetch_max(last, Ordering::AcqRel);
        return Ok(kept.atlas.clone());
    }
    let atlas = Arc::new(read(app).await?);
    app.remember(Arc::new(Kept { seq: AtomicI64::new(last), atlas: atlas.clone() }));
    Ok(atlas)
}

/// Lets the program's clock keep the time of the country the body works in; UTC while no country is loaded.
pub async fn keep_time(app: &App) -> Result<()> {
    let viewer = app.viewer(Actor::system("clock"));
    let home = viewer.find::<country::Entity>().filter(country::Column::Home.eq(true)).one().await?;
    home.map_or(Ok(()), |home| app.clock().keep(&home.profile().time_zone))
}

async fn any_changed(app: &App, seen: i64) -> Result<bool> {
    Ok(changed::<code::Entity>(app, seen).await?
        || changed::<alias::Entity>(app, seen).await?
        || changed::<scheme::Entity>(app, seen).await?
        || changed::<country::Entity>(app, seen).await?)
}

async fn changed<E: Guarded>(app: &App, seen: i64) -> Result<bool> {
    let (_, rows) = log::since::<E>(app, seen, 0).await?;
    Ok(rows.is_none_or(|rows| !rows.is_empty()))
}

async fn read(app: &App) -> Result<Atlas> {
    let viewer = app.viewer(Actor::system("atlas"));
    let aliases = viewer.find::<alias::Entity>().narrow(|select| select.order_by_asc(alias::Column::Id));
    let codes = viewer.find::<code::Entity>().narrow(|select| select.order_by_asc(code::Column::Id));
    let schemes = viewer.find::<scheme::Entity>().narrow(|select| select.order_by_asc(scheme::Column::Id));
    let records = Records {
        countries: viewer.find::<country::Entity>().all().await?,
        places: viewer.find::<place::Entity>().all().await?,
        codes: codes.all().await?,
        aliases: aliases.all().await?,
        schemes: schemes.all().await?,
    };
    tokio::task::spawn_blocking(move || Atlas::new(records)).await.map_err(kernel::Error::internal)
}

pub async fn get(reads: &impl Reads, id: Id) -> Result<place::Model> {
    reads.find::<place::Entity>().get(id).await
}

pub(super) async fn aliases(reads: &impl Reads, place: Id) -> Result<Vec<alias::Model>> {
    let ordered = reads.find::<alias::Entity>().filter(alias::Column::PlaceId.eq(place));
    ordered.narrow(|select| select.order_by_asc(alias::Column::Text)).all().await
}

pub(super) async fn spelt(reads: &impl Reads, place: Id, folded: &str) -> Result<Option<alias::Model>> {
    let select = reads.find::<alias::Entity>().filter(alias::Column::PlaceId.eq(place));
    select.filter(alias::Column::Folded.eq(folded)).one().await
}

/// Another place of the same level under the same parent that bears a spelling already.
pub(super) async fn sibling_spelt(
    reads: &impl Reads,
    place: &place::Model,
    folded: &str,
) -> Result<Option<place::Model>> {
    let siblings = reads.find::<place::Entity>().filter(place::Column::Level.eq(place.level));
    let siblings = siblings.filter(place::Column::Id.ne(place.id));
    let mut siblings = siblings.all().await?;
    siblings.retain(|other| other.parent_id == place.parent_id || other.home_id == place.home_id);
    let named = |other: &place::Model| {
        let local = [&other.name_ar, &other.name_ckb, &other.name_ku].into_iter().flatten();
        local.chain([&other.name_en]).any(|name| names::fold(name) == folded)
    };
    if let Some(at) = siblings.iter().position(named) {
        return Ok(Some(siblings.swap_remove(at)));
    }
    let ids: Vec<Id> = siblings.iter().map(|other| other.id).collect();
    let alias = reads.find::<alias::Entity>().filter(alias::Column::Folded.eq(folded));
    let alias = alias.filter(alias::Column::PlaceId.is_in(ids)).one().await?;
    Ok(alias.and_then(|alias| siblings.into_iter().find(|other| other.id == alias.place_id)))
}

/// The boundary sets in use and those before them, the newest first.
pub async fn boundary_sets(reads: &impl Reads) -> Result<Vec<boundary_set::Model>> {
    let sets = reads.find::<boundary_set::Entity>();
    sets.narrow(|select| select.order_by_desc(boundary_set::Column::ImportedAt)).all().await
}

pub(super) async fn current_set(reads: &impl Reads, country: &str, level: i64) -> Result<Option<boundary_set::Model>> {
    let sets = reads.find::<boundary_set::Entity>().filter(boundary_set::Column::Country.eq(country));
    let sets = sets.filter(boundary_set::Column::Level.eq(level)).filter(boundary_set::Column::Current.eq(true));
    sets.one().await
}

pub(super) async fn boundaries_of(reads: &impl Reads, set: Id) -> Result<Vec<boundary::Model>> {
    reads.find::<boundary::Entity>().filter(boundary::Column::SetId.eq(set)).all().await
}
