//! What stands around the rows: the organisations with their kinds and merges, which sector is part of which, which
//! place lies in which. Read whole, and anew whenever one of them changes; there are thousands at most.

use kernel::{App, Id, Reads, Result, Viewer, log};
use rustc_hash::{FxHashMap, FxHashSet};
use sea_orm::{FromQueryResult, QuerySelect};

use crate::rooms::organisations::model::organisation;
use crate::rooms::places::model::place;
use crate::rooms::terms;
use crate::rooms::terms::model::term;

#[derive(Debug, Default)]
pub(super) struct Around {
    pub organisations: FxHashMap<Id, organisation::Model>,
    pub sector_parents: FxHashMap<Id, Id>,
    pub place_parents: FxHashMap<Id, Id>,
    pub countries: FxHashSet<Id>,
}

#[derive(FromQueryResult)]
struct Place {
    id: Id,
    parent_id: Option<Id>,
    level: i64,
}

/// Whether anything that stands around changed after this link of the log.
pub(super) async fn changed(app: &App, seq: i64) -> Result<bool> {
    let organisations = log::since::<organisation::Entity>(app, seq, 0).await?.1;
    let terms = log::since::<term::Entity>(app, seq, 0).await?.1;
    let places = log::since::<place::Entity>(app, seq, 0).await?.1;
    Ok(organisations.is_none() || terms.is_none() || places.is_none())
}

impl Around {
    pub async fn read(viewer: &Viewer) -> Result<Self> {
        let organisations = viewer.find::<organisation::Entity>().all().await?;
        let sectors = terms::every(viewer, terms::SECTOR).await?;
        let columns = [place::Column::Id, place::Column::ParentId, place::Column::Level];
        let places = viewer.find::<place::Entity>().narrow(|select| select.select_only().columns(columns));
        let places = places.read::<Place>().await?;
        let keys: FxHashMap<&str, Id> = sectors.iter().map(|term| (term.key.as_str(), term.id)).collect();
        let parent = |term: &term::Model| Some((term.id, *keys.get(term.parent_key.as_deref()?)?));
        Ok(Self {
            sector_parents: sectors.iter().filter_map(parent).collect(),
            countries: places.iter().filter(|place| place.level == 0).map(|place| place.id).collect(),
            place_parents: places.iter().filter_map(|place| Some((place.id, place.parent_id?))).collect(),
            organisations: organisations.into_iter().map(|record| (record.id, record)).collect(),
        })
    }

    /// The organisation a record is counted with: the one its own was merged into, if so.
    pub fn heir(&self, id: Id) -> Id {
        let merged = |id: &Id| self.organisations.get(id).and_then(|record| record.merged_into);
        std::iter::successors(Some(id), merged).take(8).last().unwrap_or(id)
    }

    pub fn kind(&self, organisation: Id) -> Option<&str> {
        self.organisations.get(&organisation).map(|record| record.kind.as_str())
    }

    pub fn sector_is_within(&self, sector: Id, chosen: &[Id]) -> bool {
        within(&self.sector_parents, sector, chosen)
    }

    pub fn place_is_within(&self, place: Id, chosen: &[Id]) -> bool {
        within(&self.place_parents, place, chosen)
    }

    pub fn is_country(&self, place: Id) -> bool {
        self.countries.contains(&place)
    }
}

/// Whether one is chosen, or what it is part of. Trees are a few levels deep; a loop would be cut.
fn within(parents: &FxHashMap<Id, Id>, one: Id, chosen: &[Id]) -> bool {
    std::iter::successors(Some(one), |id| parents.get(id).copied()).take(8).any(|id| chosen.contains(&id))
}
