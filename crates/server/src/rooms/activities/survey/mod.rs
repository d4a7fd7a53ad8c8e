//! Every activity as the search for overlaps compares it, in memory, by governorate and sector. What the search finds in
//! it, who is told and what they answer is the room of overlaps.
//!
//! Guarantees: it holds everything written before it was asked for. It knows no viewer: whoever shows anything of it asks the
//! picture first whether that may be shown (`Picture::shows`).

mod load;
mod neighbours;
mod read;
mod slots;

use std::sync::Arc;

use kernel::{App, Id, Result, Viewer};
use overlaps::{Block, Code, Day, NONE, Row};
use rustc_hash::{FxHashMap, FxHashSet};

use super::kept::kept;
use super::model::activity;
use read::Reading;
use slots::Slots;

pub use neighbours::{Neighbours, neighbours};
pub use read::day_number;

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

    /// An activity that is about to be saved, as a row that is none of these, with those it would stand among.
    pub async fn imagined(&self, viewer: &Viewer, record: &activity::Model) -> Result<(Block, Row)> {
        let mut codes = Codes::clone(&self.codes);
        let slim = read::Slim::of(record);
        let reading = self.reading.with(viewer, [slim.joint_with.as_deref()]).await?;
        Ok(reading.row(&slim, &mut codes))
    }

    fn put(&mut self, slim: &read::Slim) {
        let codes = Arc::make_mut(&mut self.codes);
        let (block, row) = self.reading.row(slim, codes);
        self.take_out(slim.no);
        let rows = Arc::make_mut(self.blocks.entry(block).or_default());
        rows.insert(rows.partition_point(|other| other.no < row.no), row);
        self.slots.put(slim.no, slots::Slot { id: slim.id, block });
    }

    fn take_out(&mut self, no: i64) {
        let Some(slot) = self.slots.take(no) else { return };
        if let Some(rows) = self.blocks.get_mut(&slot.block) {
            Arc::make_mut(rows).retain(|row| i64::from(row.no) != no);
        }
    }

    fn remove(&mut self, gone: &FxHashSet<Id>) {
        for no in self.slots.numbers_of(gone) {
            self.take_out(no);
        }
    }
}

/// The row with this number among those of a block, which are in the order of their numbers.
pub fn row_of(rows: &[Row], no: u32) -> Option<&Row> {
    rows.binary_search_by_key(&no, |row| row.no).ok().map(|at| &rows[at])
}

/// The last day anything is taken to be known of.
pub fn horizon(app: &App) -> Day {
    day_number(app.clock().today())
}
