//! Groups of rows by several keys: each key's texts are numbered once, and groups are chains of numbers, so that a row
//! costs a few look-ups and nothing is copied that was met before.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

/// The different texts of one key, and the chains that end here.
#[derive(Default)]
struct Level {
    texts: Vec<Box<str>>,
    numbers: FxHashMap<Box<str>, u32>,
    /// From the group so far and this text to the longer group.
    chains: FxHashMap<u64, u32>,
    links: Vec<(u32, u32)>,
}

pub(super) struct Groups {
    levels: Vec<Level>,
    any: bool,
}

impl Groups {
    pub(super) fn new(keys: usize) -> Self {
        Groups { levels: std::iter::repeat_with(Level::default).take(keys).collect(), any: false }
    }

    /// The number of the group with these keys, and whether it is new.
    pub(super) fn of<'k>(&mut self, keys: impl Iterator<Item = Cow<'k, str>>) -> (usize, bool) {
        let (mut group, mut is_new) = (0_u32, !self.any);
        self.any = true;
        for (level, key) in self.levels.iter_mut().zip(keys) {
            let text = level.number(&key);
            let next = level.links.len() as u32;
            let found = *level.chains.entry(u64::from(group) << 32 | u64::from(text)).or_insert(next);
            is_new = found == next;
            if is_new {
                level.links.push((group, text));
            }
            group = found;
        }
        (group as usize, is_new)
    }

    pub(super) fn key(&self, group: usize) -> Vec<&str> {
        let mut key: Vec<&str> = self.chain(group, |level, text| level.texts[text as usize].as_ref());
        key.reverse();
        key
    }

    /// What `of` makes of each link of a group's chain, the last key first.
    fn chain<'g, T>(&'g self, group: usize, of: impl Fn(&'g Level, u32) -> T) -> Vec<T> {
        let mut group = group as u32;
        let link = |level: &'g Level| {
            let (before, text) = level.links[group as usize];
            group = before;
            of(level, text)
        };
        self.levels.iter().rev().map(link).collect()
    }

    /// All groups, ordered by their keys.
    pub(super) fn sorted(&self) -> Vec<usize> {
        let ranks: Vec<Vec<u32>> = self.levels.iter().map(Level::ranks).collect();
        let count = self.levels.last().map_or(usize::from(self.any), |level| level.links.len());
        let mut order: Vec<(Vec<u32>, usize)> = Vec::with_capacity(count);
        for group in 0..count {
            let mut key = self.chain(group, |_, text| text);
            key.reverse();
            key.iter_mut().zip(&ranks).for_each(|(text, ranks)| *text = ranks[*text as usize]);
            order.push((key, group));
        }
        order.sort_unstable();
        order.into_iter().map(|(_, group)| group).collect()
    }
}

impl Level {
    fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.texts.len() as u32;
        self.numbers.insert(text.into(), number);
        self.texts.push(text.into());
        number
    }

    /// Where each text stands among all of them.
    fn ranks(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.texts.len() as u32).collect();
        order.sort_unstable_by_key(|number| &self.texts[*number as usize]);
        let mut ranks = vec![0; order.len()];
        for (rank, number) in order.into_iter().enumerate() {
            ranks[number as usize] = rank as u32;
        }
        ranks
    }
}
