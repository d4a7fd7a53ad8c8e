//! This room's queries; nothing else touches its tables.

use kernel::{Id, Page, Reads, Result};
use sea_orm::{ColumnTrait, QueryOrder};

use super::model::{Target, import, preset};

pub const PER_PAGE: u64 = 50;

/// The imports somebody sees, newest first.
pub async fn list(reads: &impl Reads, page: u64) -> Result<(Vec<import::Model>, u64)> {
    let total = reads.find::<import::Entity>().count().await?;
    let newest = reads.find::<import::Entity>().narrow(|select| select.order_by_desc(import::Column::CreatedAt));
    Ok((newest.page(Page { number: page, size: PER_PAGE }).await?, total))
}

pub async fn get(reads: &impl Reads, id: Id) -> Result<import::Model> {
    reads.find::<import::Entity>().get(id).await
}

pub async fn presets(reads: &impl Reads, target: Target) -> Result<Vec<preset::Model>> {
    let find = reads.find::<preset::Entity>().filter(preset::Column::Target.eq(target));
    find.narrow(|select| select.order_by_asc(preset::Column::Name)).all().await
}

/// The preset of a name among those a query may find.
pub(super) async fn preset_in(
    find: kernel::Find<'_, preset::Entity>,
    target: Target,
    name: &str,
) -> Result<Option<preset::Model>> {
    find.filter(preset::Column::Target.eq(target)).filter(preset::Column::Name.eq(name)).one().await
}
