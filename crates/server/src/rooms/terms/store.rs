//! This room's queries; nothing else touches its tables.

use kernel::{Id, Reads, Result};
use rustc_hash::FxHashMap;
use sea_orm::{ColumnTrait, QueryOrder};

use super::model::{alias, term};

/// The entries of a list that are offered, in its order.
pub async fn list(reads: &impl Reads, list: &str) -> Result<Vec<term::Model>> {
    let all = every(reads, list).await?;
    Ok(all.into_iter().filter(|term| term.active).collect())
}

/// All entries of a list, those no longer offered too.
pub async fn every(reads: &impl Reads, list: &str) -> Result<Vec<term::Model>> {
    let ordered = reads.find::<term::Entity>().filter(term::Column::List.eq(list));
    ordered.narrow(|select| select.order_by_asc(term::Column::Position).order_by_asc(term::Column::NameEn)).all().await
}

pub async fn find(reads: &impl Reads, list: &str, key: &str) -> Result<Option<term::Model>> {
    let select = reads.find::<term::Entity>().filter(term::Column::List.eq(list));
    select.filter(term::Column::Key.eq(key)).one().await
}

pub async fn get(reads: &impl Reads, id: Id) -> Result<term::Model> {
    reads.find::<term::Entity>().get(id).await
}

pub(super) async fn aliases(reads: &impl Reads, term: Id) -> Result<Vec<alias::Model>> {
    let ordered = reads.find::<alias::Entity>().filter(alias::Column::TermId.eq(term));
    ordered.narrow(|select| select.order_by_asc(alias::Column::Text)).all().await
}

pub(super) async fn spelt(reads: &impl Reads, term: Id, folded: &str) -> Result<Option<alias::Model>> {
    let select = reads.find::<alias::Entity>().filter(alias::Column::TermId.eq(term));
    select.filter(alias::Column::Folded.eq(folded)).one().await
}

/// A term with every spelling it is known by: its names, its code and its aliases.
#[derive(Debug, Clone)]
pub struct Spelt {
    pub term: term::Model,
    pub texts: Vec<String>,
}

/// The entries of a list with all their spellings: what an index of labels is made from. Entries no longer offered are
/// there too, so that an old file still finds its words.
pub async fn spellings(reads: &impl Reads, list: &str) -> Result<Vec<Spelt>> {
    let terms = every(reads, list).await?;
    let ids: Vec<Id> = terms.iter().map(|term| term.id).collect();
    let mut others: FxHashMap<Id, Vec<String>> = FxHashMap::default();
    for alias in reads.find::<alias::Entity>().filter(alias::Column::TermId.is_in(ids)).all().await? {
        others.entry(alias.term_id).or_default().push(alias.text);
    }
    let spelt = |term: term::Model| {
        let own = [Some(&term.name_en), term.name_ar.as_ref(), term.name_ckb.as_ref(), term.name_ku.as_ref()];
        let mut texts: Vec<String> = own.into_iter().chain([term.code.as_ref()]).flatten().cloned().collect();
        texts.extend(others.remove(&term.id).unwrap_or_default());
        Spelt { texts, term }
    };
    Ok(terms.into_iter().map(spelt).collect())
}
