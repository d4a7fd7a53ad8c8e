//! Who is where, as small as a comparison with needs wants it: work added up by place, sector and the groups it names, and
//! who has not reported. One walk over the rows. Sectors are told as exactly as the records tell them.

use kernel::Id;
use rustc_hash::{FxHashMap, FxHashSet};

use super::rows::{NONE, Row};
use super::tally::Slots;
use super::{Picture, Sieve};
use crate::rooms::activities::model::Status;

/// The work in one place, of one sector, for one set of groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// None where the work is country-wide.
    pub governorate: Option<Id>,
    /// None where the work is of the whole governorate, or which district is not said.
    pub district: Option<Id>,
    /// The sub-sector where one is said, else the sector.
    pub sector: Id,
    /// A place in `Presence::groups`.
    pub groups: usize,
    /// Not suspended, or having reached somebody.
    pub activities: u64,
    /// People targeted by what is planned or going on.
    pub planned: u64,
    pub reached: u64,
    /// Households reached, which are no count of people.
    pub households: u64,
}

/// Who works in one governorate, of the organisations the asker sees.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reporting {
    /// Organisations with records.
    pub organisations: u64,
    /// Those of them whose report is missing.
    pub silent: u64,
}

#[derive(Debug, Clone, Default)]
pub struct Presence {
    pub work: Vec<Work>,
    /// Sets of keys of groups; the first is empty.
    pub groups: Vec<Vec<String>>,
    /// By governorate; of none what is country-wide.
    pub reporting: FxHashMap<Option<Id>, Reporting>,
}

#[derive(Default, Clone, Copy)]
struct Sum {
    activities: u64,
    planned: u64,
    reached: u64,
    households: u64,
}

impl Sum {
    fn is_work(row: &Row) -> bool {
        row.status() != Status::Suspended || row.reached().is_some_and(|reached| reached > 0)
    }

    fn add_figures(&mut self, row: &Row) {
        if row.counts_households() {
            self.households += row.reached().unwrap_or(0);
            return;
        }
        self.reached += row.reached().unwrap_or(0);
        if matches!(row.status(), Status::Planned | Status::Ongoing) {
            self.planned += row.targeted().unwrap_or(0);
        }
    }
}

/// Four codes as one number.
fn packed(row: &Row) -> u64 {
    let sector = if row.subsector == NONE { row.sector } else { row.subsector };
    [row.governorate, row.district, sector, row.groups].into_iter().fold(0, |key, code| key << 16 | u64::from(code))
}

impl Picture {
    /// `missing`: the organisations whose report is missing (`coverage`).
    pub fn presence(&self, sieve: &Sieve, missing: &FxHashSet<Id>) -> Presence {
        let slots = Slots::of(self);
        let mut sums: FxHashMap<u64, Sum> = FxHashMap::default();
        // Governorate and organisation as one number.
        let mut there: FxHashSet<u32> = FxHashSet::default();
        self.walk(sieve, &slots, |row, shown, step| {
            let sum = sums.entry(packed(row)).or_default();
            if step.counts() {
                sum.activities += u64::from(Sum::is_work(row));
                if shown {
                    there.insert(u32::from(row.governorate) << 16 | u32::from(slots.heir(row)));
                }
            }
            if step.has_figures() {
                sum.add_figures(row);
            }
        });
        let mut presence = Presence {
            work: sums.into_iter().filter_map(|(key, sum)| self.work(key, sum)).collect(),
            groups: self.whole.groups.sets().to_vec(),
            ..Presence::default()
        };
        for key in there {
            let codes = &self.whole.codes;
            let here = presence.reporting.entry(codes.places.id((key >> 16) as u16)).or_default();
            here.organisations += 1;
            here.silent += u64::from(codes.organisations.id(key as u16).is_some_and(|id| missing.contains(&id)));
        }
        presence
    }

    fn work(&self, key: u64, sum: Sum) -> Option<Work> {
        let code = |place: u32| (key >> (16 * place)) as u16;
        let codes = &self.whole.codes;
        let Sum { activities, planned, reached, households } = sum;
        Some(Work {
            governorate: codes.places.id(code(3)),
            district: codes.places.id(code(2)),
            sector: codes.sectors.id(code(1))?,
            groups: usize::from(code(0)),
            activities,
            planned,
            reached,
            households,
        })
    }
}
