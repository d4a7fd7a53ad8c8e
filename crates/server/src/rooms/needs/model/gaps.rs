//! Needs against work, cell by cell: what is known, planned, reached and still open for each area and sector. Pure.
//!
//! **States**, of which each cell has exactly one:
//! - *no data*: no figure of need is known, so that nothing can be said about coverage, whoever works there;
//! - *no presence*: people are in need and no work is known of;
//! - *planned only*: there is work, and nobody has been reported as reached (asked for one group: nobody who is surely of it);
//! - *partly covered*: somebody was reached, and fewer than are in need (or only households, which cannot be compared);
//! - *covered*: as many were reached as are in need in each part of the area whose need is known, or nobody is in need.
//!
//! **Adding up.** Different people are added, the same people are not: over areas and over groups one adds, over sectors (and
//! parts of a sector) of one area the highest figure counts, and the plain sum is only an upper bound. A place and the places
//! in it are alternatives, never added: where each of those has a figure of the sector and none is older than that of the
//! whole, they count; else the larger of the two, since a whole is at least its parts. Of a group and its parts the larger
//! counts.
//! Work for several groups at once, or for none it names, cannot be split: asked for one group, it is told apart.

mod grid;
#[cfg(test)]
mod tests;

use kernel::Id;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use self::grid::Grid;
use crate::rooms::activities::picture::Presence;

/// The group that means all of them.
pub const EVERYONE: &str = "everyone";

/// A figure of need that counts: the newest of its cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// A governorate, a district or a place in one.
    pub place: Id,
    pub sector: Id,
    pub group: String,
    pub people: u64,
    pub severity: Option<u8>,
    /// ISO day.
    pub as_of: String,
}

/// How places, sectors and groups lie in each other.
#[derive(Debug, Clone, Default)]
pub struct Ground {
    /// Governorates in their order, each with its districts in theirs.
    pub governorates: Vec<(Id, Vec<Id>)>,
    /// Districts with figures below them, each with all places directly in it.
    pub below: FxHashMap<Id, Vec<Id>>,
    /// Sectors that are part of none, in their order, each with its parts.
    pub sectors: Vec<(Id, Vec<Id>)>,
    /// Population groups: each key with that of what it is part of.
    pub groups: FxHashMap<String, Option<String>>,
}

/// What is compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ask {
    /// One group and its parts; all people where none.
    pub group: Option<String>,
    /// The districts of this governorate; all governorates where none.
    pub within: Option<Id>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    NoData,
    NoPresence,
    PlannedOnly,
    PartlyCovered,
    Covered,
}

impl State {
    pub const ALL: [Self; 5] = [Self::NoData, Self::NoPresence, Self::PlannedOnly, Self::PartlyCovered, Self::Covered];
}

/// People in need, as far as somebody has said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InNeed {
    pub people: u64,
    /// The highest of the figures it is made of.
    pub severity: Option<u8>,
    /// The oldest of the figures it is made of.
    pub as_of: String,
}

/// Work, added up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Done {
    pub activities: u64,
    pub planned: u64,
    pub reached: u64,
    pub households: u64,
    /// Asked for one group: people reached by work that names this group among others, or no group at all.
    pub untold: u64,
    /// Activities that name no group, or all of them.
    pub untold_activities: u64,
}

/// One area and sector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    pub state: State,
    pub need: Option<InNeed>,
    #[serde(flatten)]
    pub done: Done,
    /// People in need who were not reached; none where the need is not known.
    pub uncovered: Option<u64>,
}

/// One area over all sectors.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Across {
    /// By the sector with the highest figure, area by area; and the plain sum over sectors, an upper bound.
    pub need: Option<u64>,
    pub need_sum: u64,
    pub reached: u64,
    pub reached_sum: u64,
    /// Of the sector with the most people uncovered, and its place in `sectors`.
    pub uncovered: Option<u64>,
    pub uncovered_sum: u64,
    pub widest: Option<usize>,
    /// Cells in each state, in the order of `State::ALL`.
    pub states: [u64; 5],
}

/// One sector over all areas.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Along {
    pub need: u64,
    /// Areas with a figure.
    pub known: u64,
    pub planned: u64,
    pub reached: u64,
    pub uncovered: u64,
}

/// The whole comparison.
#[derive(Debug, Clone, Default)]
pub struct Gaps {
    /// Governorates, or the districts of one.
    pub areas: Vec<Id>,
    pub sectors: Vec<Id>,
    /// By area, then by sector.
    pub cells: Vec<Vec<Cell>>,
    pub across: Vec<Across>,
    pub along: Vec<Along>,
    /// By sector: work that lies in no single one of the areas (country-wide; or of the governorate as a whole).
    pub elsewhere: Vec<Done>,
    /// By sector: what is said of the governorate as a whole, where its districts are asked for.
    pub whole: Vec<Option<InNeed>>,
    pub total: Across,
}

/// Compares. Takes each figure of need as it is: `newest` chooses before.
pub fn gaps(ground: &Ground, needs: &[Need], presence: &Presence, ask: &Ask) -> Gaps {
    let grid = Grid::new(ground, needs, presence, ask.group.as_deref());
    let mut gaps = Gaps { sectors: ground.sectors.iter().map(|(sector, _)| *sector).collect(), ..Gaps::default() };
    match ask.within {
        None => gaps.areas.extend(ground.governorates.iter().map(|(governorate, _)| *governorate)),
        Some(within) => gaps.areas.extend(grid.districts(within)),
    }
    let all: Vec<Id> = ground.sectors.iter().flat_map(|(sector, parts)| leaves(*sector, parts)).collect();
    for area in &gaps.areas {
        let cells: Vec<Cell> =
            ground.sectors.iter().map(|(sector, parts)| grid.cell(*area, &leaves(*sector, parts))).collect();
        gaps.across.push(across(&cells, grid.need(*area, &all), grid.done(*area, &all).reached));
        gaps.cells.push(cells);
    }
    gaps.along = (0..gaps.sectors.len()).map(|at| along(gaps.cells.iter().map(|cells| &cells[at]))).collect();
    for (sector, parts) in &ground.sectors {
        let sectors = leaves(*sector, parts);
        gaps.elsewhere.push(grid.elsewhere(ask.within, &sectors));
        gaps.whole.push(ask.within.and_then(|within| grid.said(within, &sectors)));
    }
    gaps.total = total(&gaps.across, &gaps.along);
    gaps
}

/// A gap an agenda may rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub area: Id,
    pub sector: Id,
    pub cell: Cell,
    /// Only what the governorate as a whole says beyond its districts that are listed.
    pub rest: bool,
}

/// The cells an agenda ranks: each district whose need is known; and of each governorate what is uncovered beyond that of its
/// districts, so that a figure for the whole is neither lost nor ranked twice.
pub fn finest(ground: &Ground, needs: &[Need], presence: &Presence, group: Option<&str>) -> Vec<Found> {
    let grid = Grid::new(ground, needs, presence, group);
    let mut all = Vec::new();
    for (governorate, districts) in &ground.governorates {
        for (sector, parts) in &ground.sectors {
            let sectors = leaves(*sector, parts);
            let found = |area: Id| Found { area, sector: *sector, cell: grid.cell(area, &sectors), rest: false };
            let known: Vec<Found> =
                districts.iter().map(|id| found(*id)).filter(|one| one.cell.need.is_some()).collect();
            let listed: u64 = known.iter().filter_map(|one| one.cell.uncovered).sum();
            let mut whole = found(*governorate);
            let rest = whole.cell.uncovered.map(|people| people.saturating_sub(listed));
            if known.is_empty() {
                all.extend(whole.cell.need.is_some().then_some(whole));
            } else if rest.is_some_and(|people| people > 0) {
                whole.cell.uncovered = rest;
                all.push(Found { rest: true, ..whole });
            }
            all.extend(known);
        }
    }
    all
}

fn leaves(sector: Id, parts: &[Id]) -> Vec<Id> {
    std::iter::once(sector).chain(parts.iter().copied()).collect()
}

fn across(cells: &[Cell], need: Option<InNeed>, reached: u64) -> Across {
    let mut across = Across { need: need.map(|need| need.people), reached, ..Across::default() };
    for (at, cell) in cells.iter().enumerate() {
        across.states[cell.state as usize] += 1;
        across.need_sum += cell.need.as_ref().map_or(0, |need| need.people);
        across.reached_sum += cell.done.reached;
        let Some(uncovered) = cell.uncovered else { continue };
        across.uncovered_sum += uncovered;
        if across.uncovered.is_none_or(|most| uncovered > most) {
            (across.uncovered, across.widest) = (Some(uncovered), Some(at));
        }
    }
    across
}

fn along<'a>(cells: impl Iterator<Item = &'a Cell>) -> Along {
    cells.fold(Along::default(), |sum, cell| Along {
        need: sum.need + cell.need.as_ref().map_or(0, |need| need.people),
        known: sum.known + u64::from(cell.need.is_some()),
        planned: sum.planned + cell.done.planned,
        reached: sum.reached + cell.done.reached,
        uncovered: sum.uncovered + cell.uncovered.unwrap_or(0),
    })
}

fn total(across: &[Across], along: &[Along]) -> Across {
    let sum = |of: fn(&Across) -> u64| across.iter().map(of).sum();
    let known = |of: fn(&Across) -> Option<u64>| {
        across.iter().filter_map(of).fold(None, |sum: Option<u64>, people| Some(sum.unwrap_or(0) + people))
    };
    let widest = along.iter().enumerate().filter(|(_, along)| along.known > 0).max_by_key(|(_, along)| along.uncovered);
    let mut states = [0; 5];
    for area in across {
        states.iter_mut().zip(area.states).for_each(|(sum, one)| *sum += one);
    }
    Across {
        need: known(|area| area.need),
        need_sum: sum(|area| area.need_sum),
        reached: sum(|area| area.reached),
        reached_sum: sum(|area| area.reached_sum),
        uncovered: known(|area| area.uncovered),
        uncovered_sum: sum(|area| area.uncovered_sum),
        widest: widest.map(|(at, _)| at),
        states,
    }
}

/// Of several figures of one cell the newest; of two of one day the one given later (`order` grows with time).
pub fn newest<T: Ord>(figures: impl IntoIterator<Item = (Need, T)>) -> Vec<(Need, T)> {
    let mut kept: FxHashMap<(Id, Id, String), (Need, T)> = FxHashMap::default();
    for (need, order) in figures {
        let key = (need.place, need.sector, need.group.clone());
        match kept.get(&key) {
            Some((old, older)) if (&old.as_of, older) >= (&need.as_of, &order) => {}
            _ => drop(kept.insert(key, (need, order))),
        }
    }
    kept.into_values().collect()
}
