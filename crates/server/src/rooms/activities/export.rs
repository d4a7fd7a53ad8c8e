//! The whole list as rows of a file, a few thousand at a time, so that a million rows need little more memory than a page.
//! What has been seen by then is what the reader may see; rows taken away meanwhile are left out.

use kernel::{Page, Result};
use tables::Cell;
use web::fields::Fields;
use web::{Column, Visit};

use super::model::activity;
use super::names::Names;
use super::picture::{Filter, Order};
use super::{sheet, store};

const AT_ONCE: usize = 5_000;

/// A list being written out for one reader.
pub struct Export {
    pub visit: Visit,
    names: Names,
    numbers: std::vec::IntoIter<i64>,
}

impl Export {
    /// What `asked` narrows the list to, in the words of its address.
    pub async fn begin(visit: Visit, asked: &mut Fields, order: Order) -> Result<Self> {
        let filter = asked.read(Filter::read)?;
        let viewer = visit.viewer();
        let names = Names::read(&viewer, visit.locale()).await?;
        let all = Page { number: 1, size: u64::MAX };
        let listed = store::listed(&viewer, &filter, order, all).await?;
        Ok(Self { visit, names, numbers: listed.numbers.into_iter() })
    }

    pub fn columns(&self) -> Vec<Column> {
        sheet::columns(&self.visit)
    }

    /// How many rows are still to come.
    pub fn rest(&self) -> u64 {
        self.numbers.len() as u64
    }

    /// What was asked, for whom, and when.
    pub fn about(&self) -> Vec<(String, String)> {
        sheet::about(&self.visit, &self.names, self.rest())
    }

    /// The next rows; none when all were given.
    pub async fn next(&mut self) -> Result<Option<Vec<Vec<Cell>>>> {
        let records = self.records().await?;
        Ok(records.map(|all| all.iter().map(|record| sheet::row(&self.visit, &self.names, record)).collect()))
    }

    /// The next rows as features of GeoJSON; none when all were given.
    pub(super) async fn features(&mut self) -> Result<Option<Vec<serde_json::Value>>> {
        let records = self.records().await?;
        Ok(records.map(|all| all.iter().map(|record| sheet::feature(&self.visit, &self.names, record)).collect()))
    }

    async fn records(&mut self) -> Result<Option<Vec<activity::Model>>> {
        let numbers: Vec<i64> = self.numbers.by_ref().take(AT_ONCE).collect();
        if numbers.is_empty() {
            return Ok(None);
        }
        store::by_numbers(&self.visit.viewer(), &numbers).await.map(Some)
    }
}
