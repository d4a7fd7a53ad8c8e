//! Blocking: which few of many spellings share enough consonant sounds with a query to be worth comparing.
//!
//! An inverted index over pairs of broad consonant sounds (neighbours, neighbours but one, word beginnings), weighted by
//! rarity. The work per query is bounded by a budget of postings, the rarest sound pairs first.

use crate::letters::{MEANING, SOUNDS, Symbol, letter, sound};
use crate::spell::Spelling;
use std::ops::Range;

const PAIRS: usize = SOUNDS * SOUNDS;
/// Neighbours, neighbours but one, word beginnings, and whole spellings of at most one consonant.
const KEYS: usize = 4 * PAIRS;
/// Postings read for one query at most.
const BUDGET: usize = 8_000;
/// Spellings that share no more than one part in so many of the query's weight are not looked at.
const LEAST: u16 = 8;

/// The inverted index; spellings are numbered in the order they were added.
#[derive(Default)]
pub struct Grams {
    postings: Vec<Vec<u32>>,
    /// Weight of each key, larger for rarer keys.
    rarity: Vec<u16>,
    /// Sum of the weights of each spelling's keys.
    totals: Vec<u16>,
}

impl Grams {
    pub fn new<'a>(spellings: impl Iterator<Item = &'a Spelling>) -> Self {
        let mut keys_of = Vec::new();
        let mut postings = vec![Vec::new(); KEYS];
        for (number, spelling) in spellings.enumerate() {
            let keys = keys(spelling);
            keys.iter().for_each(|key| postings[usize::from(*key)].push(number as u32));
            keys_of.push(keys);
        }
        let count = keys_of.len().max(1) as f32;
        let rarity: Vec<u16> = postings
            .iter()
            .map(|list: &Vec<u32>| (8.0 * (1.0 + count / (1.0 + list.len() as f32)).ln()).round() as u16)
            .collect();
        let totals = keys_of.iter().map(|keys| keys.iter().map(|key| rarity[usize::from(*key)]).sum()).collect();
        Self { postings, rarity, totals }
    }

    /// At most `limit` spellings of `within` that share most with the query, in no order, each after its score.
    pub fn nearest(&self, query: &Spelling, within: Range<u32>, limit: usize) -> Vec<(i32, u32)> {
        let mut lists: Vec<(&[u32], u16)> = keys(query)
            .into_iter()
            .map(|key| (clip(&self.postings[usize::from(key)], &within), self.rarity[usize::from(key)]))
            .collect();
        lists.sort_unstable_by_key(|(list, _)| list.len());
        if let Some((rarest, _)) = lists.first_mut() {
            // Where all names are alike, some of them are still offered.
            *rarest = &rarest[..rarest.len().min(BUDGET)];
        }
        let (mut budget, mut total) = (BUDGET, 0);
        let affordable = lists.iter().take_while(|(list, rarity)| {
            let affordable = list.len() <= budget;
            budget = budget.saturating_sub(list.len());
            total += if affordable { *rarity } else { 0 };
            affordable
        });
        let affordable = affordable.count();
        let shared = Shared::count(&lists[..affordable], &within);
        let mut scored = shared.scored(total / LEAST, &self.totals);
        if scored.len() > limit {
            scored.select_nth_unstable_by(limit, |a, b| b.cmp(a));
            scored.truncate(limit);
        }
        scored.into_iter().map(|score| ((score >> 32) as i32, score as u32)).collect()
    }
}

/// What spellings share with a query.
struct Shared {
    first: u32,
    /// By spelling, from the first.
    shares: Vec<u16>,
    /// The spellings that share anything, each once.
    touched: Vec<u32>,
}

impl Shared {
    /// Written without branches in its inner loop, whose outcome nothing could predict.
    fn count(lists: &[(&[u32], u16)], within: &Range<u32>) -> Self {
        let mut shares = vec![0_u16; within.len()];
        let mut touched = vec![0_u32; lists.iter().map(|(list, _)| list.len()).sum::<usize>() + 1];
        let mut count = 0;
        for (list, rarity) in lists {
            for number in *list {
                let share = &mut shares[(number - within.start) as usize];
                touched[count] = *number;
                count += usize::from(*share == 0);
                *share += rarity;
            }
        }
        touched.truncate(count);
        Self { first: within.start, shares, touched }
    }

    /// Those that share more than `floor`, each a score before a number in one integer that sorts by both. What is shared counts
    /// against the spelling's own weight, so that short names are not drowned by long ones.
    fn scored(&self, floor: u16, totals: &[u16]) -> Vec<i64> {
        let mut scored = vec![0_i64; self.touched.len() + 1];
        let mut count = 0;
        for number in &self.touched {
            let share = self.shares[(number - self.first) as usize];
            let score = 10 * i64::from(share) - 3 * i64::from(totals[*number as usize]);
            scored[count] = score << 32 | i64::from(*number);
            count += usize::from(share > floor);
        }
        scored.truncate(count);
        scored
    }
}

fn clip<'a>(list: &'a [u32], within: &Range<u32>) -> &'a [u32] {
    let start = list.partition_point(|number| *number < within.start);
    let end = list.partition_point(|number| *number < within.end);
    &list[start..end.max(start)]
}

/// The keys of a spelling, sorted, each once.
fn keys(spelling: &Spelling) -> Vec<u16> {
    let mut sounds: Vec<usize> = Vec::with_capacity(spelling.symbols.len());
    let mut keys = Vec::with_capacity(2 * spelling.symbols.len() + 4);
    for (start, end) in &spelling.words {
        let word = &spelling.symbols[usize::from(*start)..usize::from(*end)];
        let first = sounds.len();
        sounds.extend(consonants(word));
        if let Some(begin) = sounds.get(first) {
            keys.push((2 * PAIRS + begin * SOUNDS + sounds.get(first + 1).unwrap_or(&0)) as u16);
        }
    }
    keys.extend(sounds.windows(2).map(|pair| (pair[0] * SOUNDS + pair[1]) as u16));
    keys.extend(sounds.windows(3).map(|three| (PAIRS + three[0] * SOUNDS + three[2]) as u16));
    if sounds.len() < 3 {
        let sound = |at: usize| sounds.get(at).copied().unwrap_or(0);
        keys.push((3 * PAIRS + sound(0) * SOUNDS) as u16);
        keys.push((3 * PAIRS + sound(1)) as u16);
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn consonants(word: &[Symbol]) -> impl Iterator<Item = usize> {
    // A closing h is a vowel sign in half of the spellings.
    let word = match word {
        [stem @ .., last] if matches!(letter(*last), Some('h' | 'ه')) => stem,
        _ => word,
    };
    word.iter().filter(|symbol| **symbol < MEANING).map(|symbol| usize::from(sound(*symbol))).filter(|sound| *sound > 0)
}
