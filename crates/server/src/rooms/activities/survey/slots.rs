//! Where each row is held, by serial number, in chunks that are copied only where something changed.

use std::sync::Arc;

use kernel::Id;
use overlaps::Block;
use rustc_hash::FxHashSet;

const CHUNK: usize = 1 << 14;
/// Serial numbers beyond this are none that the program gave out.
pub(super) const MOST: i64 = 1 << 28;

#[derive(Clone, Copy)]
pub(super) struct Slot {
    pub id: Id,
    pub block: Block,
}

#[derive(Clone, Default)]
pub(super) struct Slots {
    chunks: Vec<Arc<Vec<Option<Slot>>>>,
}

impl Slots {
    pub fn get(&self, no: i64) -> Option<&Slot> {
        let at = usize::try_from(no).ok()?;
        self.chunks.get(at / CHUNK)?.get(at % CHUNK)?.as_ref()
    }

    pub fn put(&mut self, no: i64, slot: Slot) {
        if !(0..MOST).contains(&no) {
            return;
        }
        let at = no as usize;
        while self.chunks.len() <= at / CHUNK {
            self.chunks.push(Arc::new(vec![None; CHUNK]));
        }
        Arc::make_mut(&mut self.chunks[at / CHUNK])[at % CHUNK] = Some(slot);
    }

    pub fn take(&mut self, no: i64) -> Option<Slot> {
        let slot = *self.get(no)?;
        let at = no as usize;
        Arc::make_mut(&mut self.chunks[at / CHUNK])[at % CHUNK] = None;
        Some(slot)
    }

    /// One more than the highest serial number there is room for and a row at.
    pub fn end(&self) -> i64 {
        let Some((last, full)) = self.chunks.split_last() else { return 0 };
        let held = last.iter().rposition(Option::is_some).map_or(0, |at| at + 1);
        (full.len() * CHUNK + held) as i64
    }

    pub fn numbers_of(&self, ids: &FxHashSet<Id>) -> Vec<i64> {
        if ids.is_empty() {
            return Vec::new();
        }
        let slots = self.chunks.iter().flat_map(|chunk| chunk.iter()).zip(0_i64..);
        slots.filter(|(slot, _)| slot.is_some_and(|slot| ids.contains(&slot.id))).map(|(_, no)| no).collect()
    }
}
