//! This room's queries; nothing else touches its tables.

use kernel::{Id, Page, Reads, Result};
use sea_orm::{ColumnTrait, QueryOrder, QuerySelect};

use super::model::{RowVerdict, Target, choice, import, import_row, preset};

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

/// A page of the rows of one verdict, in the order of the file.
pub async fn rows(
    reads: &impl Reads,
    import: Id,
    verdict: Option<RowVerdict>,
    page: u64,
) -> Result<Vec<import_row::Model>> {
    let mut find = reads.find::<import_row::Entity>().filter(import_row::Column::ImportId.eq(import));
    if let Some(verdict) = verdict {
        find = find.filter(import_row::Column::Verdict.eq(verdict));
    }
    let ordered = find.narrow(|select| select.order_by_asc(import_row::Column::Row));
    ordered.page(Page { number: page, size: PER_PAGE }).await
}

/// The next rows after `row`, in the order of the file.
pub async fn rows_after(reads: &impl Reads, import: Id, row: i64, limit: u64) -> Result<Vec<import_row::Model>> {
    let find = reads.find::<import_row::Entity>().filter(import_row::Column::ImportId.eq(import));
    let find = find.filter(import_row::Column::Row.gt(row));
    find.narrow(|select| select.order_by_asc(import_row::Column::Row).limit(limit)).all().await
}

pub async fn choices(reads: &impl Reads, import: Id) -> Result<Vec<choice::Model>> {
    reads.find::<choice::Entity>().filter(choice::Column::ImportId.eq(import)).all().await
}

pub async fn presets(reads: &impl Reads, target: Target) -> Result<Vec<preset::Model>> {
    let find = reads.find::<preset::Entity>().filter(preset::Column::Target.eq(target));
    find.narrow(|select| select.order_by_asc(preset::Column::Name)).all().await
}

pub async fn preset(reads: &impl Reads, target: Target, name: &str) -> Result<Option<preset::Model>> {
    preset_in(reads.find::<preset::Entity>(), target, name).await
}

/// The preset of a name among those a query may find.
pub(super) async fn preset_in(
    find: kernel::Find<'_, preset::Entity>,
    target: Target,
    name: &str,
) -> Result<Option<preset::Model>> {
    find.filter(preset::Column::Target.eq(target)).filter(preset::Column::Name.eq(name)).one().await
}
