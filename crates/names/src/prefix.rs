//! Search while typing: which owners have a name whose words begin with the words typed so far, in any script's folding.
//!
//! Bounded: a beginning that fits more words than [`MOST`] is answered from the first of them.

use crate::fold;
use rustc_hash::FxHashMap;

/// Words looked at per word typed.
const MOST: usize = 4_000;
/// Words typed that are looked at.
const TYPED: usize = 6;

/// A sorted list of the words of all names.
#[derive(Default)]
pub struct Prefixes {
    words: Vec<(Box<str>, u32, bool)>,
}

impl Prefixes {
    /// From owners in order, each with its names.
    pub fn new<'a, S: IntoIterator<Item = &'a str>>(owners: impl IntoIterator<Item = S>) -> Self {
        let mut words = Vec::new();
        for (owner, names) in owners.into_iter().enumerate() {
            for name in names {
                let folded = fold(name);
                for (at, word) in folded.split(' ').filter(|word| !word.is_empty()).enumerate() {
                    words.push((Box::from(word), owner as u32, at == 0));
                    if let Some(stem) = word.strip_prefix("ال").filter(|stem| !stem.is_empty()) {
                        words.push((Box::from(stem), owner as u32, at == 0));
                    }
                }
            }
        }
        words.sort_unstable();
        words.dedup();
        Self { words }
    }

    /// Owners all of whose typed words begin words of theirs, best first: whole words before beginnings, first words
    /// before later ones.
    pub fn search(&self, typed: &str, limit: usize) -> Vec<u32> {
        let folded = fold(typed);
        let mut fitting: Option<FxHashMap<u32, u32>> = None;
        for word in folded.split(' ').filter(|word| !word.is_empty()).take(TYPED) {
            let mut here: FxHashMap<u32, u32> = FxHashMap::default();
            let start = self.words.partition_point(|(other, _, _)| **other < *word);
            for (other, owner, first) in self.words[start..].iter().take(MOST) {
                if !other.starts_with(word) {
                    break;
                }
                let points = 1 + 2 * u32::from(other.len() == word.len()) + u32::from(*first);
                let before = fitting.as_ref().map_or(Some(0), |fitting| fitting.get(owner).copied());
                if let Some(before) = before {
                    let known = here.entry(*owner).or_default();
                    *known = (*known).max(before + points);
                }
            }
            fitting = Some(here);
        }
        let mut found: Vec<(u32, u32)> = fitting.unwrap_or_default().into_iter().collect();
        found.sort_unstable_by_key(|(owner, points)| (std::cmp::Reverse(*points), *owner));
        found.into_iter().take(limit).map(|(owner, _)| owner).collect()
    }
}
