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

/// Spellings kept for counting letters.
const WIDE: usize = 384;
/// What a letter that only one of the two has counts against ten times the shared weight.
const LETTER_APART: i32 = 150;

/// The inverted index; spellings are numbered in the order they were added.
#[derive(Default)]
pub struct Grams {
    postings: Vec<Vec<u32>>,
    /// Weight of each key, larger for rarer keys.
    rarity: Vec<u16>,
    /// Sum of the weights of each spelling's keys.
    totals: Vec<u16>,
    profiles: Vec<Profile>,
}

impl Grams {
    pub fn new<'a>(spellings: impl Iterator<Item = &'a Spelling>) -> Self {
        let (mut keys_of, mut profiles) = (Vec::new(), Vec::new());
        let mut postings = vec![Vec::new(); KEYS];
        for (number, spelling) in spellings.enumerate() {
            let keys = keys(spelling);
            keys.iter().for_each(|key| postings[usize::from(*key)].push(number as u32));
            keys_of.push(keys);
            profiles.push(profile(spelling));
        }
        let count = keys_of.len().max(1) as f32;
        let rarity: Vec<u16> = postings
            .iter()
            .map(|list: &Vec<u32>| (8.0 * (1.0 + count / (1.0 + list.len() as f32)).ln()).round() as u16)
            .collect();
        let totals = keys_of.iter().map(|keys| keys.iter().map(|key| rarity[usize::from(*key)]).sum()).collect();
        Self { postings, rarity, totals, profiles }
    }

    /// At most `limit` spellings of `within` that share most with the query, best first.
    pub fn nearest(&self, query: &Spelling, within: Range<u32>, limit: usize) -> Vec<u32> {
        let mut lists: Vec<(&[u32], u16)> = keys(query)
            .into_iter()
            .map(|key| (clip(&self.postings[usize::from(key)], &within), self.rarity[usize::from(key)]))
            .collect();
        lists.sort_unstable_by_key(|(list, _)| list.len());
        let mut shared = vec![0u16; within.len()];
        let (mut budget, mut total) = (BUDGET, 0);
        for (list, rarity) in lists {
            if list.len() > budget {
                break;
            }
            budget -= list.len();
            total += rarity;
            for number in list {
                shared[(number - within.start) as usize] += rarity;
            }
        }
        let found = self.sharing(&shared, within.start, total);
        self.alike(found, &profile(query), limit)
    }

    /// Those that share a fair part of the query's weight, the best by what is shared against the candidate's own weight, so
    /// that short names are not drowned by long ones.
    fn sharing(&self, shared: &[u16], first: u32, total: u16) -> Vec<(i32, u32)> {
        let floor = total / 4;
        let mut found: Vec<(i32, u32)> = Vec::with_capacity(2 * WIDE);
        for (block, shares) in shared.chunks(16).enumerate() {
            // Most blocks hold nothing; one comparison of their largest settles it.
            if shares.iter().fold(0, |most, share| most.max(*share)) <= floor {
                continue;
            }
            for (at, share) in shares.iter().enumerate().filter(|(_, share)| **share > floor) {
                let number = first + (16 * block + at) as u32;
                found.push((10 * i32::from(*share) - 3 * i32::from(self.totals[number as usize]), number));
            }
        }
        keep_best(&mut found, WIDE);
        found
    }

    /// The best of them once letters are counted too, best first.
    fn alike(&self, mut found: Vec<(i32, u32)>, query: &Profile, limit: usize) -> Vec<u32> {
        for (score, number) in &mut found {
            let profile = &self.profiles[*number as usize];
            let apart: u32 = profile.iter().zip(query).map(|(one, other)| u32::from(one.abs_diff(*other))).sum();
            *score -= LETTER_APART * apart as i32;
        }
        keep_best(&mut found, limit);
        found.sort_unstable_by(|a, b| b.cmp(a));
        found.into_iter().map(|(_, number)| number).collect()
    }
}

fn keep_best(found: &mut Vec<(i32, u32)>, most: usize) {
    if found.len() > most {
        found.select_nth_unstable_by(most, |a, b| b.cmp(a));
        found.truncate(most);
    }
}

/// How many letters of each broad sound a spelling has; the last three are open vowels, and the two kinds of glides.
type Profile = [u8; 16];

fn profile(spelling: &Spelling) -> Profile {
    let mut profile = [0; 16];
    for symbol in spelling.symbols.iter().filter(|symbol| **symbol < MEANING) {
        let kind = match (sound(*symbol), letter(*symbol)) {
            (0, Some('ا' | 'آ' | 'ā')) => 0,
            (0, Some('و' | 'ۆ' | 'ؤ' | 'w' | 'ū' | 'o' | 'ō' | 'u')) => 14,
            (0, Some('ي' | 'ێ' | 'y' | 'ī' | 'ê' | 'ئ')) => 15,
            (0, _) => continue,
            (sound, _) => usize::from(sound),
        };
        profile[kind] += 1;
    }
    profile
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
