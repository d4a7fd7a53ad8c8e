//! Every activity as the search for overlaps compares it, in memory, by governorate and sector. What the search finds in
//! it, who is told and what they answer is the room of overlaps.
//!
//! Guarantees: it holds everything written before it was asked for. It knows no viewer: whoever shows anything of it asks the
//! picture first whether that may be shown (`Picture::shows`).

mod load;
mod neighbours;
mod read;
mod reading;
mod slots;

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use kernel::{App, Id, Result, Viewer};
use overlaps::{Block, Code, Day, NONE, Row};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::kept::kept;
use super::model::activity;
use reading::{Memo, Reading};
use slots::Slots;

pub use neighbours::{Neighbours, neighbours};
pub use reading::day_number;

/// All activities, ready to be compared. Cloning it copies no row.
#[derive(Clone, Default)]
pub struct Survey {
    seq: i64,
    codes: Arc<Codes>,
    blocks: FxHashMap<Block, Arc<Vec<Row>>>,
    slots: Slots,
    reading: Arc<Reading>,
}

/// Numbers for ids, given out in the order of first meeting.
#[derive(Clone, Default)]
struct Codes {
    ids: Vec<Id>,
    codes: FxHashMap<Id, Code>,
    groups: FxHashMap<String, u32>,
}

impl Codes {
    fn give(&mut self, id: Option<Id>) -> Code {
        let Some(id) = id else { return NONE };
        let next = self.ids.len() as Code;
        let code = *self.codes.entry(id).or_insert(next);
        if code == next {
            self.ids.push(id);
        }
        code
    }

    /// The bit of a group; groups beyond the first sixty-three share the last.
    fn group(&mut self, key: &str) -> u64 {
        let next = self.groups.len() as u32;
        let place = match self.groups.get(key) {
            Some(place) => *place,
            None => *self.groups.entry(key.to_owned()).or_insert(next),
        };
        1 << place.min(u64::BITS - 1)
    }

    /// The keys of these bits, sorted.
    fn group_keys(&self, bits: u64) -> Vec<&str> {
        let named = |place: u32| bits & 1 << place.min(u64::BITS - 1) != 0;
        let mut keys: Vec<&str> = self.groups.iter().filter(|(_, at)| named(**at)).map(|(key, _)| &**key).collect();
        keys.sort_unstable();
        keys
    }
}

/// The activities as they are now.
pub async fn survey(app: &App) -> Result<Arc<Survey>> {
    kept(app).await
}

impl Survey {
    /// The rows of each governorate and sector. Until a row of a block changes, it is the same allocation.
    pub fn blocks(&self) -> impl Iterator<Item = (Block, &Arc<Vec<Row>>)> {
        self.blocks.iter().map(|(block, rows)| (*block, rows))
    }

    pub fn block(&self, block: Block) -> &[Row] {
        self.blocks.get(&block).map_or(&[], |rows| rows.as_slice())
    }

    /// The row with this serial number and where it is held.
    pub fn row(&self, no: i64) -> Option<(Block, &Row)> {
        let slot = self.slots.get(no)?;
        Some((slot.block, row_of(self.blocks.get(&slot.block)?, u32::try_from(no).ok()?)?))
    }

    /// The record's id by its serial number.
    pub fn id(&self, no: u32) -> Option<Id> {
        self.slots.get(i64::from(no)).map(|slot| slot.id)
    }

    /// What an organisation, place or term is called in rows; None where no activity names it.
    pub fn code(&self, id: Id) -> Option<Code> {
        self.codes.codes.get(&id).copied()
    }

    /// What a code stands for.
    pub fn meaning(&self, code: Code) -> Option<Id> {
        self.codes.ids.get(code as usize).copied()
    }

    /// Whose report it is.
    pub fn organisation(&self, no: i64) -> Option<Id> {
        self.meaning(self.row(no)?.1.organisation)
    }

    /// A fingerprint of what a report says of whom, where, what and when, figures left out. Unlike a row's codes it is the same
    /// the next time the program runs.
    pub fn told(&self, no: i64) -> Option<i64> {
        let (block, row) = self.row(no)?;
        let codes = [block.governorate, block.sector, row.district, row.place, row.subsector, row.modality];
        let mut hasher = FxHasher::default();
        codes.map(|code| self.meaning(code)).hash(&mut hasher);
        (self.codes.group_keys(row.groups), row.words, row.site, row.project).hash(&mut hasher);
        (row.from, row.to).hash(&mut hasher);
        Some(hasher.finish() as i64)
    }

    /// An activity that is about to be saved, as a row that is none of these, with those it would stand among.
    pub async fn imagined(&self, viewer: &Viewer, record: &activity::Model) -> Result<(Block, Row)> {
        let mut codes = Codes::clone(&self.codes);
        let slim = read::Slim::of(record);
        let looked_up = self.reading.with(viewer, slim.joint_with.into_iter()).await?;
        let reading = looked_up.as_ref().unwrap_or(&self.reading);
        Ok(reading.row(&slim, &mut codes, &mut Memo::default()))
    }

    /// Takes these in, or in their new form. However many of one block there are, it is gone through once.
    fn put_all(&mut self, slims: &[read::Slim<'_>], memo: &mut Memo) {
        let mut moved = Moved::default();
        for slim in slims {
            let (block, row) = self.reading.row(slim, Arc::make_mut(&mut self.codes), memo);
            let before = self.slots.take(slim.no);
            self.slots.put(slim.no, slots::Slot { id: slim.id, block });
            let rows = Arc::make_mut(self.blocks.entry(block).or_default());
            match before {
                Some(before) if before.block == block => {
                    if let Ok(at) = rows.binary_search_by_key(&row.no, |row| row.no) {
                        rows[at] = row;
                    }
                }
                None if rows.last().is_none_or(|last| last.no < row.no) => rows.push(row),
                before => {
                    moved.out.extend(before.map(|before| (before.block, row.no)));
                    moved.within.entry(block).or_default().push(row);
                }
            }
        }
        self.settle(moved);
    }

    fn settle(&mut self, moved: Moved) {
        let mut out: FxHashMap<Block, FxHashSet<u32>> = FxHashMap::default();
        moved.out.into_iter().for_each(|(block, no)| {
            out.entry(block).or_default().insert(no);
        });
        for (block, numbers) in out {
            if let Some(rows) = self.blocks.get_mut(&block) {
                Arc::make_mut(rows).retain(|row| !numbers.contains(&row.no));
            }
        }
        for (block, more) in moved.within {
            let rows = Arc::make_mut(self.blocks.entry(block).or_default());
            rows.extend(more);
            rows.sort_by_key(|row| row.no);
        }
        self.blocks.retain(|_, rows| !rows.is_empty());
    }

    /// Gives back the room that blocks took while they grew.
    fn shrink(&mut self) {
        self.blocks.values_mut().filter_map(Arc::get_mut).for_each(Vec::shrink_to_fit);
    }

    fn remove(&mut self, gone: &FxHashSet<Id>) {
        let numbers = self.slots.numbers_of(gone);
        let slots = numbers.into_iter().filter_map(|no| Some((self.slots.take(no)?.block, u32::try_from(no).ok()?)));
        let out = slots.collect();
        self.settle(Moved { out, ..Moved::default() });
    }
}

/// Rows on their way: those that leave a block, by number, and those that come into one.
#[derive(Default)]
struct Moved {
    out: Vec<(Block, u32)>,
    within: FxHashMap<Block, Vec<Row>>,
}

/// The row with this number among those of a block, which are in the order of their numbers.
pub fn row_of(rows: &[Row], no: u32) -> Option<&Row> {
    rows.binary_search_by_key(&no, |row| row.no).ok().map(|at| &rows[at])
}

/// The last day anything is taken to be known of.
pub fn horizon(app: &App) -> Day {
    day_number(app.clock().today())
}
