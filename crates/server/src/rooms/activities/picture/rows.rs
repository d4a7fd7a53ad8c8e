//! The rows themselves: forty bytes a record, indexed by its serial number, in chunks that are copied only where
//! something changed. Ids are replaced by short codes; what they stand for is in the dictionaries.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use kernel::{Error, Id, MINUTE, Millis, Result};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value as Json;

use super::around::Around;
use super::load::Slim;
use super::month::Month;
use crate::rooms::activities::model::{Counted, Status, Visibility};

/// Rows of one chunk, a power of two.
const CHUNK: usize = 1 << 16;
/// Serial numbers beyond this are none that the program gave out.
const MOST: i64 = 1 << 28;

/// The code of nothing.
pub(super) const NONE: u16 = u16::MAX;
/// The figure that is not known.
const UNKNOWN: u32 = u32::MAX;

#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub organisation: u16,
    pub programme: u16,
    pub funder: u16,
    pub sector: u16,
    pub subsector: u16,
    pub place: u16,
    pub governorate: u16,
    pub district: u16,
    pub month: u16,
    /// Which set of groups it names; the first is none.
    pub groups: u16,
    status: u8,
    flags: u8,
    /// Minutes since 1970.
    confirmed: u32,
    targeted: u32,
    reached: u32,
    /// Which run of cumulative reports it is one of; 0 where its figures are of its month alone.
    pub series: u32,
}

const PRESENT: u8 = 1;
const AGGREGATE_ONLY: u8 = 1 << 1;
const HOUSEHOLDS: u8 = 1 << 2;
/// Two bits.
const VISIBILITY: u8 = 3;

const NOTHING: Row = Row {
    organisation: NONE,
    programme: NONE,
    funder: NONE,
    sector: NONE,
    subsector: NONE,
    place: NONE,
    governorate: NONE,
    district: NONE,
    month: 0,
    groups: 0,
    status: 0,
    flags: 0,
    confirmed: 0,
    targeted: UNKNOWN,
    reached: UNKNOWN,
    series: 0,
};

impl Row {
    fn is_present(&self) -> bool {
        self.flags & PRESENT != 0
    }

    pub fn is_aggregate_only(&self) -> bool {
        self.flags & AGGREGATE_ONLY != 0
    }

    pub fn counts_households(&self) -> bool {
        self.flags & HOUSEHOLDS != 0
    }

    pub fn visibility(&self) -> Visibility {
        match self.flags >> VISIBILITY & 0b11 {
            0 => Visibility::Public,
            1 => Visibility::Members,
            2 => Visibility::Coordination,
            _ => Visibility::Own,
        }
    }

    pub fn status(&self) -> Status {
        [Status::Planned, Status::Ongoing, Status::Completed, Status::Suspended][usize::from(self.status & 0b11)]
    }

    /// The status as one bit of a mask.
    pub fn status_bit(&self) -> u8 {
        1 << self.status
    }

    pub fn confirmed_at(&self) -> Millis {
        i64::from(self.confirmed) * MINUTE
    }

    pub fn targeted(&self) -> Option<u64> {
        (self.targeted != UNKNOWN).then_some(u64::from(self.targeted))
    }

    pub fn reached(&self) -> Option<u64> {
        (self.reached != UNKNOWN).then_some(u64::from(self.reached))
    }
}

pub(super) fn status_code(status: Status) -> u8 {
    match status {
        Status::Planned => 0,
        Status::Ongoing => 1,
        Status::Completed => 2,
        Status::Suspended => 3,
    }
}

fn flags(slim: &Slim) -> u8 {
    let visibility: u8 = match slim.visibility {
        Visibility::Public => 0,
        Visibility::Members => 1,
        Visibility::Coordination => 2,
        Visibility::Own => 3,
    };
    let mut flags = PRESENT | visibility << VISIBILITY;
    if slim.aggregate_only {
        flags |= AGGREGATE_ONLY;
    }
    if slim.counted == Counted::Households {
        flags |= HOUSEHOLDS;
    }
    flags
}

fn figure(number: Option<i64>) -> u32 {
    number.map_or(UNKNOWN, |number| number.clamp(0, i64::from(UNKNOWN - 1)) as u32)
}

/// Short codes for ids, given out in the order of first meeting.
#[derive(Debug, Clone, Default)]
pub(super) struct Codes {
    pub ids: Vec<Id>,
    codes: FxHashMap<Id, u16>,
}

impl Codes {
    fn give(&mut self, id: Option<Id>) -> Result<u16> {
        let Some(id) = id else { return Ok(NONE) };
        if let Some(code) = self.codes.get(&id) {
            return Ok(*code);
        }
        let code = u16::try_from(self.ids.len()).ok().filter(|code| *code != NONE);
        let code = code.ok_or_else(|| Error::internal("more than 65,534 organisations, sectors or places in use"))?;
        self.ids.push(id);
        self.codes.insert(id, code);
        Ok(code)
    }

    pub fn of(&self, id: Id) -> Option<u16> {
        self.codes.get(&id).copied()
    }

    pub fn id(&self, code: u16) -> Option<Id> {
        self.ids.get(usize::from(code)).copied()
    }

    /// For each code whether the test holds for its id.
    pub fn which(&self, test: impl FnMut(&Id) -> bool) -> Vec<bool> {
        self.ids.iter().map(test).collect()
    }
}

/// Short codes for sets of groups; there are as many as people combine, some dozens.
#[derive(Debug, Clone)]
pub(super) struct GroupSets {
    sets: Vec<Vec<String>>,
    codes: FxHashMap<Json, u16>,
}

impl Default for GroupSets {
    fn default() -> Self {
        Self { sets: vec![Vec::new()], codes: FxHashMap::default() }
    }
}

impl GroupSets {
    /// A set beyond the last code is not told apart: its work counts as work that names no group.
    fn give(kept: &mut Arc<Self>, groups: &Json) -> u16 {
        let Some(keys) = groups.as_array().filter(|keys| !keys.is_empty()) else { return 0 };
        if let Some(code) = kept.codes.get(groups) {
            return *code;
        }
        let Ok(code) = u16::try_from(kept.sets.len()) else { return 0 };
        let made = Arc::make_mut(kept);
        made.sets.push(keys.iter().filter_map(|key| key.as_str().map(str::to_owned)).collect());
        made.codes.insert(groups.clone(), code);
        code
    }

    pub fn sets(&self) -> &[Vec<String>] {
        &self.sets
    }
}

#[derive(Debug, Clone, Default)]
pub(super) struct Dictionaries {
    pub organisations: Codes,
    pub sectors: Codes,
    pub places: Codes,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Chunk {
    ids: Vec<Id>,
    rows: Vec<Row>,
}

/// All rows there are, whoever may see them, as of one link of the change log. Cloning it copies no row.
#[derive(Debug, Clone, Default)]
pub(super) struct Whole {
    /// The last link of the log that is in it.
    pub seq: i64,
    pub chunks: Vec<Arc<Chunk>>,
    pub codes: Arc<Dictionaries>,
    pub series: Arc<FxHashMap<u64, u32>>,
    pub groups: Arc<GroupSets>,
    pub around: Arc<Around>,
}

impl Whole {
    /// One more than the highest serial number.
    pub fn end(&self) -> i64 {
        let Some((last, full)) = self.chunks.split_last() else { return 0 };
        (full.len() * CHUNK + last.rows.len()) as i64
    }

    /// How many runs of cumulative reports there are, counting none as one.
    pub fn runs(&self) -> usize {
        self.series.len() + 1
    }

    pub fn get(&self, no: i64) -> Option<&Row> {
        let at = usize::try_from(no).ok()?;
        self.chunks.get(at / CHUNK)?.rows.get(at % CHUNK).filter(|row| row.is_present())
    }

    /// Every row with its serial number, oldest first.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = (i64, &Row)> {
        self.chunks.iter().enumerate().flat_map(|(number, chunk)| {
            let rows = chunk.rows.iter().enumerate().filter(|(_, row)| row.is_present());
            rows.map(move |(at, row)| ((number * CHUNK + at) as i64, row))
        })
    }

    /// Takes a row in, or in its new form.
    pub fn put(&mut self, slim: &Slim) -> Result<()> {
        if !(0..MOST).contains(&slim.no) {
            return Err(Error::internal(format!("an activity's serial number is {}", slim.no)));
        }
        let row = self.row(slim)?;
        let (chunk, at) = (slim.no as usize / CHUNK, slim.no as usize % CHUNK);
        while self.chunks.len() <= chunk {
            if let Some(last) = self.chunks.last_mut() {
                Arc::make_mut(last).reach(CHUNK);
            }
            self.chunks.push(Arc::default());
        }
        let chunk = Arc::make_mut(&mut self.chunks[chunk]);
        chunk.reach(at + 1);
        (chunk.ids[at], chunk.rows[at]) = (slim.id, row);
        Ok(())
    }

    /// Takes out what is there no more.
    pub fn remove(&mut self, gone: &FxHashSet<Id>) {
        if gone.is_empty() {
            return;
        }
        for chunk in &mut self.chunks {
            let places = chunk.ids.iter().enumerate().filter(|(_, id)| gone.contains(id));
            let places: Vec<usize> = places.map(|(at, _)| at).collect();
            if !places.is_empty() {
                let chunk = Arc::make_mut(chunk);
                places.into_iter().for_each(|at| chunk.rows[at] = NOTHING);
            }
        }
    }

    fn row(&mut self, slim: &Slim) -> Result<Row> {
        let codes = Arc::make_mut(&mut self.codes);
        let mut row = Row {
            organisation: codes.organisations.give(Some(slim.organisation_id))?,
            programme: codes.organisations.give(slim.programme_id)?,
            funder: codes.organisations.give(slim.funder_id)?,
            sector: codes.sectors.give(Some(slim.sector_id))?,
            subsector: codes.sectors.give(slim.subsector_id)?,
            place: codes.places.give(slim.place_id)?,
            governorate: codes.places.give(slim.governorate_id)?,
            district: codes.places.give(slim.district_id)?,
            month: Month::read(&slim.period).unwrap_or(Month(0)).0,
            groups: GroupSets::give(&mut self.groups, &slim.groups),
            status: status_code(slim.status),
            flags: flags(slim),
            confirmed: u32::try_from(slim.confirmed_at / MINUTE).unwrap_or_default(),
            targeted: figure(slim.targeted),
            reached: figure(slim.reached),
            series: 0,
        };
        if slim.cumulative {
            let series = Arc::make_mut(&mut self.series);
            let next = series.len() as u32 + 1;
            row.series = *series.entry(run_of(slim)).or_insert(next);
        }
        Ok(row)
    }
}

/// Reports since the start are of one run where all but the month and the figures is the same.
fn run_of(slim: &Slim) -> u64 {
    let mut hasher = DefaultHasher::new();
    (slim.organisation_id, slim.programme_id, slim.funder_id, slim.sector_id, slim.subsector_id).hash(&mut hasher);
    (slim.place_id, &slim.title, &slim.activity_type, &slim.indicator, &slim.project_code).hash(&mut hasher);
    (slim.counted == Counted::Households).hash(&mut hasher);
    hasher.finish()
}

impl Chunk {
    fn reach(&mut self, length: usize) {
        if self.rows.len() < length {
            self.ids.resize(length, Id::nil());
            self.rows.resize(length, NOTHING);
        }
    }
}
