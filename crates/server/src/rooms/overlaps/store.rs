//! This room's queries; nothing else touches its tables.

use kernel::{Reads, Result};
use sea_orm::QueryOrder;

use super::model::answer;

/// Every answer the reader sees, the latest last.
pub async fn answers(reads: &impl Reads) -> Result<Vec<answer::Model>> {
    let find = reads.find::<answer::Entity>();
    find.narrow(|select| select.order_by_asc(answer::Column::At).order_by_asc(answer::Column::Id)).all().await
}
