//! The list: which rows, the picture in memory says; only those shown are then read.

use kernel::{Page, Reads, Result, Viewer};
use rustc_hash::FxHashMap;
use sea_orm::ColumnTrait;

use crate::rooms::activities::model::activity;
use crate::rooms::activities::picture::{Filter, Order, Picture, picture};

/// Rows asked for in one statement.
const AT_ONCE: usize = 5_000;

/// A list as one reader sees it: the numbers of its rows, in order.
pub struct Listed {
    pub numbers: Vec<i64>,
    /// How many rows there are on all pages.
    pub total: u64,
    pub picture: Picture,
}

pub async fn listed(viewer: &Viewer, filter: &Filter, order: Order, page: Page) -> Result<Listed> {
    let picture = picture(viewer).await?;
    let sieve = picture.ask(viewer, filter).await?;
    let (numbers, total) = picture.list(&sieve, order, page);
    Ok(Listed { numbers, total, picture })
}

/// The records of these numbers, in their order. What was taken away meanwhile is left out.
pub async fn by_numbers(viewer: &Viewer, numbers: &[i64]) -> Result<Vec<activity::Model>> {
    let mut records = Vec::with_capacity(numbers.len());
    for numbers in numbers.chunks(AT_ONCE) {
        let find = viewer.find::<activity::Entity>().filter(activity::Column::No.is_in(numbers.iter().copied()));
        let mut found: FxHashMap<i64, activity::Model> =
            find.all().await?.into_iter().map(|record| (record.no, record)).collect();
        records.extend(numbers.iter().filter_map(|no| found.remove(no)));
    }
    Ok(records)
}
