//! Rare spellings close to a frequent one.
//!
//! A spelling is rare if it comes less than a twentieth as often as spellings do on average, and only columns whose
//! spellings come about equally often are looked at. Learning counts; judging keeps the places of what is suspicious.

use rustc_hash::FxHashMap;

use super::finding::Place;
use crate::text::closeness::Candidates;
use crate::text::{fold, space};

const RARE: f64 = 0.05;

/// Places and values to report, under what was probably meant.
pub(super) type Kept = Vec<(Box<str>, Vec<(Place, Box<str>)>)>;

#[derive(Default)]
struct Group {
    known: FxHashMap<Box<str>, u32>,
    counts: Vec<u64>,
    total: u64,
    suspicious: FxHashMap<Box<str>, usize>,
    kept: Kept,
}

pub(super) struct Spelling {
    pub rule: usize,
    case: bool,
    groups: Vec<Group>,
    /// Groups in the order their first value was met.
    order: Vec<usize>,
}

impl Spelling {
    pub(super) fn new(rule: usize, case: bool, columns: usize) -> Self {
        let groups = std::iter::repeat_with(Group::default).take(columns).collect();
        Spelling { rule, case, groups, order: Vec::new() }
    }

    pub(super) fn learn(&mut self, number: usize, value: &str) {
        let group = &mut self.groups[number];
        if group.total == 0 {
            self.order.push(number);
        }
        group.total += 1;
        let form = if self.case { space::regular(value) } else { fold::fold(value).into() };
        match group.known.get(form.as_ref()) {
            Some(at) => group.counts[*at as usize] += 1,
            None => {
                group.known.insert(form.as_ref().into(), group.counts.len() as u32);
                group.counts.push(1);
            }
        }
    }

    pub(super) fn learnt(&mut self) {
        let mut varied = false;
        for number in &self.order {
            // As in libhxl, the first group whose frequencies vary too much ends the search in the others.
            varied = varied || self.groups[*number].varies();
            let group = &mut self.groups[*number];
            if !varied {
                group.suspect();
            }
            group.known = FxHashMap::default();
            group.counts = Vec::new();
        }
    }

    pub(super) fn may_find(&self, group: usize) -> bool {
        !self.groups[group].suspicious.is_empty()
    }

    pub(super) fn collect(&mut self, group: usize, place: Place, value: &str) {
        let group = &mut self.groups[group];
        let form = if self.case { space::regular(value) } else { fold::fold(value).into() };
        if let Some(at) = group.suspicious.get(form.as_ref()) {
            group.kept[*at].1.push((place, value.into()));
        }
    }

    pub(super) fn report(&mut self) -> Kept {
        self.order.iter().flat_map(|group| std::mem::take(&mut self.groups[*group].kept)).collect()
    }
}

impl Group {
    fn mean(&self) -> f64 {
        self.total as f64 / self.counts.len() as f64
    }

    fn varies(&self) -> bool {
        let mean = self.mean();
        let squares: f64 = self.counts.iter().map(|count| (*count as f64 - mean) * (*count as f64 - mean)).sum();
        (squares / self.counts.len() as f64).sqrt() / mean > 1.0
    }

    fn suspect(&mut self) {
        let least = self.mean() * RARE;
        let mut spellings: Vec<(&str, u32)> = self.known.iter().map(|(text, at)| (text.as_ref(), *at)).collect();
        spellings.sort_unstable_by_key(|(_, at)| *at);
        let rare = |at: u32| self.counts[at as usize] as f64 <= least;
        if !spellings.iter().any(|(_, at)| rare(*at)) {
            return;
        }
        let good: Vec<&str> = spellings.iter().filter(|(_, at)| !rare(*at)).map(|(text, _)| *text).collect();
        let candidates = Candidates::new(good.iter().copied());
        for (text, _) in spellings.iter().filter(|(_, at)| rare(*at)) {
            if let Some(meant) = candidates.closest(text) {
                self.suspicious.insert((*text).into(), self.kept.len());
                self.kept.push((good[meant].into(), Vec::new()));
            }
        }
    }
}
