//! Counting: totals, groups and matrices in one walk over the rows.
//!
//! People are added, never claimed to be different people: figures of a month as they are; of a run of reports that count
//! since the start only the last, in the month, place and sector of that last report. Households are not people and are
//! added apart. Rows shared only in totals are counted, but not as an organisation and in no group of organisations; nor
//! are they of one run with rows that are shown, since a figure that gives way would tell whose they are.

use std::cmp::Reverse;

use kernel::Id;
use serde::Serialize;

use super::month::Month;
use super::rows::{NONE, Row};
use super::{Picture, Sieve};
use crate::rooms::activities::model::Status;

/// What rows are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    Sector,
    Organisation,
    /// Of the organisation.
    Kind,
    Governorate,
    District,
    Month,
    Status,
}

impl Dimension {
    /// Tells organisations apart, so that rows shared only in totals have no place in it.
    fn names_organisations(self) -> bool {
        matches!(self, Self::Organisation | Self::Kind)
    }
}

/// What one group is of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    Of(Id),
    Kind(String),
    Month(Month),
    Status(u8),
    /// Country-wide, or not known.
    Nothing,
}

impl Key {
    pub fn id(&self) -> Option<Id> {
        match self {
            Self::Of(id) => Some(*id),
            Self::Kind(_) | Self::Month(_) | Self::Status(_) | Self::Nothing => None,
        }
    }

    pub fn status(&self) -> Option<Status> {
        let Self::Status(code) = self else { return None };
        [Status::Planned, Status::Ongoing, Status::Completed, Status::Suspended].get(usize::from(*code)).copied()
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub activities: u64,
    /// Different organisations.
    pub organisations: u64,
    /// People, added up.
    pub targeted: u64,
    pub reached: u64,
    /// Households reached, added up.
    pub households: u64,
}

/// The groups of one dimension that have rows, most activities first.
pub type Groups = Vec<(Key, Tally)>;

#[derive(Debug, Clone, Default)]
pub struct Matrix {
    /// With the totals of each row and column.
    pub rows: Groups,
    pub columns: Groups,
    pub total: Tally,
    /// By place in `rows` and `columns`.
    pub cells: Vec<Vec<Tally>>,
}

/// One group while it is counted.
#[derive(Default, Clone)]
struct Heap {
    tally: Tally,
    organisations: Vec<u64>,
}

impl Heap {
    fn add(&mut self, organisation: Option<u16>) {
        self.tally.activities += 1;
        if let Some(code) = organisation {
            let (word, bit) = (usize::from(code) / 64, code % 64);
            if self.organisations.len() <= word {
                self.organisations.resize(word + 1, 0);
            }
            self.organisations[word] |= 1 << bit;
        }
    }

    fn add_figures(&mut self, row: &Row) {
        if row.counts_households() {
            self.tally.households += row.reached().unwrap_or(0);
        } else {
            self.tally.targeted += row.targeted().unwrap_or(0);
            self.tally.reached += row.reached().unwrap_or(0);
        }
    }

    fn done(&self) -> Tally {
        let organisations = self.organisations.iter().map(|word| u64::from(word.count_ones())).sum();
        Tally { organisations, ..self.tally }
    }
}

/// Which group a row belongs to, as a small number.
pub(super) struct Slots<'a> {
    picture: &'a Picture,
    /// By code of organisation: the code it is counted under.
    heirs: Vec<u16>,
    /// By code of organisation: the place of its kind in `kinds`.
    kind_of: Vec<u16>,
    kinds: Vec<&'a str>,
}

impl<'a> Slots<'a> {
    pub fn of(picture: &'a Picture) -> Self {
        let (codes, around) = (&picture.whole.codes.organisations, &picture.whole.around);
        let heir = |(code, id): (usize, &Id)| {
            let heir = codes.of(around.heir(*id)).filter(|heir| picture.names(*heir));
            heir.unwrap_or(code as u16)
        };
        let heirs = codes.ids.iter().enumerate().map(heir).collect();
        let kind = |id: &Id| around.kind(*id);
        let mut kinds: Vec<&str> = codes.ids.iter().filter_map(kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let place = |id: &Id| kind(id).and_then(|kind| kinds.binary_search(&kind).ok()).map_or(NONE, |at| at as u16);
        let kind_of = codes.ids.iter().map(place).collect();
        Self { picture, heirs, kind_of, kinds }
    }

    pub fn heir(&self, row: &Row) -> u16 {
        self.heirs.get(usize::from(row.organisation)).copied().unwrap_or(NONE)
    }

    fn slot(&self, dimension: Dimension, row: &Row) -> u16 {
        match dimension {
            Dimension::Sector => row.sector,
            Dimension::Organisation => self.heir(row),
            Dimension::Kind => self.kind_of.get(usize::from(self.heir(row))).copied().unwrap_or(NONE),
            Dimension::Governorate => row.governorate,
            Dimension::District => row.district,
            Dimension::Month => row.month,
            Dimension::Status => row.status() as u16,
        }
    }

    fn key(&self, dimension: Dimension, slot: u16) -> Key {
        if slot == NONE {
            return Key::Nothing;
        }
        let codes = &self.picture.whole.codes;
        let of = |id: Option<Id>| id.map_or(Key::Nothing, Key::Of);
        match dimension {
            Dimension::Sector => of(codes.sectors.id(slot)),
            Dimension::Organisation => of(codes.organisations.id(slot)),
            Dimension::Kind => self.kinds.get(usize::from(slot)).map_or(Key::Nothing, |kind| Key::Kind((*kind).into())),
            Dimension::Governorate | Dimension::District => of(codes.places.id(slot)),
            Dimension::Month => Key::Month(Month(slot)),
            Dimension::Status => Key::Status(slot as u8),
        }
    }
}

/// Groups by their small numbers; that of nothing comes first, so that all others need no large table.
#[derive(Default)]
struct Heaps(Vec<Heap>);

impl Heaps {
    fn at(&mut self, slot: u16) -> &mut Heap {
        let at = usize::from(slot.wrapping_add(1));
        if self.0.len() <= at {
            self.0.resize(at + 1, Heap::default());
        }
        &mut self.0[at]
    }

    fn filled(&self) -> impl Iterator<Item = (u16, &Heap)> {
        let filled = self.0.iter().enumerate().filter(|(_, heap)| heap.tally.activities > 0);
        filled.map(|(at, heap)| ((at as u16).wrapping_sub(1), heap))
    }
}

fn sorted(mut groups: Groups) -> Groups {
    groups.sort_by(|one, other| (Reverse(one.1.activities), &one.0).cmp(&(Reverse(other.1.activities), &other.0)));
    groups
}

impl Picture {
    pub fn total(&self, sieve: &Sieve) -> Tally {
        self.tallies(sieve, &[]).0
    }

    /// The groups of one dimension.
    pub fn by(&self, sieve: &Sieve, dimension: Dimension) -> Groups {
        self.tallies(sieve, &[dimension]).1.remove(0)
    }

    /// The total and the groups of several dimensions, in one walk.
    pub fn tallies(&self, sieve: &Sieve, dimensions: &[Dimension]) -> (Tally, Vec<Groups>) {
        let slots = Slots::of(self);
        let mut total = Heap::default();
        let mut heaps: Vec<Heaps> = dimensions.iter().map(|_| Heaps::default()).collect();
        self.walk(sieve, &slots, |row, shown, step| {
            step.into_heap(&mut total);
            for (dimension, heaps) in dimensions.iter().zip(&mut heaps) {
                if shown || !dimension.names_organisations() {
                    step.into_heap(heaps.at(slots.slot(*dimension, row)));
                }
            }
        });
        let groups = |(dimension, heaps): (&Dimension, &Heaps)| {
            sorted(heaps.filled().map(|(slot, heap)| (slots.key(*dimension, slot), heap.done())).collect())
        };
        (total.done(), dimensions.iter().zip(&heaps).map(groups).collect())
    }

    /// One dimension crossed with another.
    pub fn matrix(&self, sieve: &Sieve, rows: Dimension, columns: Dimension) -> Matrix {
        let slots = Slots::of(self);
        let (mut by_row, mut by_column, mut total) = (Heaps::default(), Heaps::default(), Heap::default());
        let mut cells: Vec<Heaps> = Vec::new();
        let named = rows.names_organisations() || columns.names_organisations();
        self.walk(sieve, &slots, |row, shown, step| {
            if named && !shown {
                return;
            }
            let (down, across) = (slots.slot(rows, row), slots.slot(columns, row));
            step.into_heap(&mut total);
            step.into_heap(by_row.at(down));
            step.into_heap(by_column.at(across));
            let at = usize::from(down.wrapping_add(1));
            if cells.len() <= at {
                cells.resize_with(at + 1, Heaps::default);
            }
            step.into_heap(cells[at].at(across));
        });
        let order = |heaps: &Heaps, dimension| {
            let mut order: Vec<(u16, Key, Tally)> =
                heaps.filled().map(|(slot, heap)| (slot, slots.key(dimension, slot), heap.done())).collect();
            order.sort_by(|a, b| (Reverse(a.2.activities), &a.1).cmp(&(Reverse(b.2.activities), &b.1)));
            order
        };
        let (down, across) = (order(&by_row, rows), order(&by_column, columns));
        let mut cell = |row: u16, column: u16| cells[usize::from(row.wrapping_add(1))].at(column).done();
        let filled = down.iter().map(|(row, ..)| across.iter().map(|(column, ..)| cell(*row, *column)).collect());
        let cells = filled.collect();
        let plain = |order: Vec<(u16, Key, Tally)>| order.into_iter().map(|(_, key, tally)| (key, tally)).collect();
        Matrix { rows: plain(down), columns: plain(across), total: total.done(), cells }
    }

    /// Hands over every row that passes; and of every run of cumulative reports the figures of the last.
    pub(super) fn walk(&self, sieve: &Sieve, slots: &Slots<'_>, mut each: impl FnMut(&Row, bool, Step<'_>)) {
        // The last report of each run, by month and then by serial number: of rows only counted, and of rows shown.
        let mut last: Vec<[(u16, i64); 2]> = vec![[(0, -1); 2]; self.whole.runs()];
        for (no, row, shown) in self.sifted(sieve) {
            let organisation = shown.then(|| slots.heir(row));
            let figures = row.series == 0;
            if !figures {
                let last = &mut last[row.series as usize][usize::from(shown)];
                *last = (*last).max((row.month, no));
            }
            each(row, shown, Step { row, organisation, counts: true, figures });
        }
        for (shown, (_, no)) in last.into_iter().flat_map(|runs| [false, true].into_iter().zip(runs)) {
            if let Some(row) = self.whole.get(no) {
                each(row, shown, Step { row, organisation: None, counts: false, figures: true });
            }
        }
    }
}

/// What one row adds to each group it belongs to.
#[derive(Clone, Copy)]
pub(super) struct Step<'a> {
    row: &'a Row,
    organisation: Option<u16>,
    counts: bool,
    figures: bool,
}

impl Step<'_> {
    /// Whether the row is met as a record.
    pub fn counts(&self) -> bool {
        self.counts
    }

    /// Whether its figures are the ones to add.
    pub fn has_figures(&self) -> bool {
        self.figures
    }

    fn into_heap(self, heap: &mut Heap) {
        if self.counts {
            heap.add(self.organisation);
        }
        if self.figures {
            heap.add_figures(self.row);
        }
    }
}
