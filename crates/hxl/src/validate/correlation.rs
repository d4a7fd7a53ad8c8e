//! Values that should follow from others: a code from a name, a governorate from a district.
//!
//! Of the values that rows with one key have, the most frequent is right and the others are reported. Learning counts
//! pairs of key and value; judging keeps the places of those in the minority.

use rustc_hash::FxHashMap;

use super::finding::Place;
use super::keys;
use super::spelling::Kept;
use crate::text::space;
use crate::{Cells, Column, Walked};

/// The columns, the key's number and the value's number.
type PairId = (u32, u32, u32);

struct Pair {
    id: PairId,
    count: u64,
    /// Where the minority's places are kept, once that is known.
    kept: Option<usize>,
}

pub(super) struct Correlation {
    pub rule: usize,
    key: Vec<usize>,
    /// Columns of values with their groups.
    valued: Vec<(usize, usize)>,
    keys: FxHashMap<Box<[u8]>, u32>,
    values: FxHashMap<Box<str>, u32>,
    pairs: Vec<Pair>,
    known: FxHashMap<PairId, usize>,
    kept: Kept,
    buffer: Vec<u8>,
}

impl Correlation {
    pub(super) fn new(rule: usize, key: Vec<usize>, valued: Vec<(usize, usize)>) -> Self {
        Correlation {
            rule,
            key,
            valued,
            keys: FxHashMap::default(),
            values: FxHashMap::default(),
            pairs: Vec::new(),
            known: FxHashMap::default(),
            kept: Vec::new(),
            buffer: Vec::new(),
        }
    }

    pub(super) fn learn(&mut self, row: &impl Cells, columns: &[Column], this_year: i16) {
        keys::write(&mut self.buffer, row, &self.key, columns, this_year);
        let next = self.keys.len() as u32;
        let key = match self.keys.get(self.buffer.as_slice()) {
            Some(key) => *key,
            None => *self.keys.entry(self.buffer.as_slice().into()).or_insert(next),
        };
        for &(column, group) in &self.valued {
            let value = row.cell(column);
            if space::is_empty(value) {
                continue;
            }
            let next = self.values.len() as u32;
            let value = match self.values.get(value) {
                Some(value) => *value,
                None => *self.values.entry(value.into()).or_insert(next),
            };
            let id = (group as u32, key, value);
            match self.known.get(&id) {
                Some(at) => self.pairs[*at].count += 1,
                None => {
                    self.known.insert(id, self.pairs.len());
                    self.pairs.push(Pair { id, count: 1, kept: None });
                }
            }
        }
    }

    /// Decides what is right for each key, in the order columns, then keys, were met.
    pub(super) fn learnt(&mut self) {
        let mut texts: Vec<(&str, u32)> = self.values.iter().map(|(text, at)| (text.as_ref(), *at)).collect();
        texts.sort_unstable_by_key(|(_, at)| *at);
        let mut first_met: FxHashMap<(u32, Option<u32>), usize> = FxHashMap::default();
        for (at, pair) in self.pairs.iter().enumerate() {
            first_met.entry((pair.id.0, None)).or_insert(at);
            first_met.entry((pair.id.0, Some(pair.id.1))).or_insert(at);
        }
        let met = |group: u32, key: Option<u32>| first_met.get(&(group, key)).copied().unwrap_or_default();
        let mut order: Vec<usize> = (0..self.pairs.len()).collect();
        order.sort_by_cached_key(|at| {
            let Pair { id: (group, key, _), count, .. } = self.pairs[*at];
            (met(group, None), met(group, Some(key)), std::cmp::Reverse(count), *at)
        });
        let mut right = (None, "");
        for at in order {
            let (group, key, value) = self.pairs[at].id;
            let text = texts.get(value as usize).map_or("", |(text, _)| *text);
            if right.0 == Some((group, key)) {
                self.pairs[at].kept = Some(self.kept.len());
                self.kept.push((right.1.into(), Vec::new()));
            } else {
                right = (Some((group, key)), text);
            }
        }
    }

    pub(super) fn may_find(&self) -> bool {
        !self.kept.is_empty()
    }

    pub(super) fn collect(&mut self, at: Walked, row: &impl Cells, columns: &[Column], this_year: i16) {
        keys::write(&mut self.buffer, row, &self.key, columns, this_year);
        let Some(key) = self.keys.get(self.buffer.as_slice()).copied() else { return };
        for &(column, group) in &self.valued {
            let text = row.cell(column);
            let Some(value) = self.values.get(text) else { continue };
            let pair = self.known.get(&(group as u32, key, *value)).map(|at| &self.pairs[*at]);
            if let Some(kept) = pair.and_then(|pair| pair.kept) {
                self.kept[kept].1.push((Place { at, column }, text.into()));
            }
        }
    }

    pub(super) fn report(&mut self) -> Kept {
        std::mem::take(&mut self.kept)
    }
}
