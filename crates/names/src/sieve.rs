//! Between blocking and full comparison: an estimate of the cost of a comparison in a few operations per letter.
//!
//! Letters that may well be written for each other count as equal, and the longest common subsequence of both spellings is
//! computed for all letters of the query at once, one bit per letter (Hyyrö 2004, "Bit-parallel LCS-length computation
//! revisited"). What is left over on either side is what the full comparison would have to add, drop or skip.

use crate::frame::{Frame, ROWS};
use crate::letters::{MEANING, Symbol, sound};
use crate::spell::Spelling;
use crate::weights::Weights;

/// Costs of letters left over, in the unit of [`crate::weights`]: the query's, then the candidate's, which may belong to a word
/// that is skipped as a whole.
const QUERY_CONSONANT: i32 = 90;
const QUERY_VOWEL: i32 = 45;
const CONSONANT: i32 = 20;
const VOWEL: i32 = 30;

/// Letters of a candidate that are looked at, so that every estimate takes the same steps; the rest of a longer name is not.
const LOOKED_AT: usize = 16;
/// The row of no letter, after a shorter name.
const NONE: u8 = ROWS as u8;

/// The beginning of a candidate's spelling: its rows of the weights and how many of them are consonants and vowels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skeleton {
    rows: [u8; LOOKED_AT],
    consonants: u8,
    vowels: u8,
}

impl Skeleton {
    pub fn new(spelling: &Spelling, frame: &Frame) -> Self {
        let symbols = &spelling.symbols[..spelling.symbols.len().min(LOOKED_AT)];
        let count = |is: fn(Symbol) -> bool| symbols.iter().filter(|symbol| is(**symbol)).count() as u8;
        let rows = std::array::from_fn(|at| frame.rows.get(at).copied().unwrap_or(NONE));
        Self { rows, consonants: count(is_consonant), vowels: count(is_vowel) }
    }
}

/// A query ready to be estimated against many candidates.
pub struct Sieve {
    /// By row of the weights: the query's letters that may be written for it. At most 48 of the 64 bits are used.
    alike: [u64; ROWS + 1],
    consonants: u64,
    vowels: u64,
}

impl Sieve {
    pub fn new(weights: &Weights, query: &Spelling) -> Self {
        let mut sieve = Self { alike: [0; ROWS + 1], consonants: 0, vowels: 0 };
        for (at, letter) in query.symbols.iter().enumerate() {
            let bit = 1 << at;
            sieve.consonants |= if is_consonant(*letter) { bit } else { 0 };
            sieve.vowels |= if is_vowel(*letter) { bit } else { 0 };
            for row in &weights.alike[usize::from(*letter)] {
                sieve.alike[usize::from(*row)] |= bit;
            }
        }
        sieve
    }

    /// About what it costs to turn a candidate's spelling into the query's.
    pub fn estimate(&self, candidate: &Skeleton) -> i32 {
        // A bit that has become 0 is a letter of the query that lengthens the common subsequence.
        let mut open = !0_u64;
        for row in candidate.rows {
            let here = open & self.alike[usize::from(row)];
            open = open.wrapping_add(here) | (open - here);
        }
        let consonants = (self.consonants & !open).count_ones() as i32;
        let vowels = (self.vowels & !open).count_ones() as i32;
        QUERY_CONSONANT * (self.consonants.count_ones() as i32 - consonants)
            + QUERY_VOWEL * (self.vowels.count_ones() as i32 - vowels)
            + CONSONANT * (i32::from(candidate.consonants) - consonants)
            + VOWEL * (i32::from(candidate.vowels) - vowels)
    }
}

fn is_consonant(symbol: Symbol) -> bool {
    sound(symbol) > 0 || symbol >= MEANING
}

fn is_vowel(symbol: Symbol) -> bool {
    !is_consonant(symbol) && symbol != crate::letters::ARTICLE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::WEIGHTS;

    #[test]
    fn the_nearer_name_is_estimated_nearer() {
        let query = Spelling::new("Shaqlawa");
        let sieve = Sieve::new(&WEIGHTS, &query);
        let estimate = |name: &str| {
            let spelling = Spelling::new(name);
            sieve.estimate(&Skeleton::new(&spelling, &Frame::new(&spelling)))
        };
        assert!(estimate("شقلاوة") < estimate("شقلاوة العليا"));
        assert!(estimate("شقلاوة العليا") < estimate("سقلية"));
        assert!(estimate("سقلية") < estimate("الرمادي"));
    }

    #[test]
    fn the_longest_spelling_fits_the_bits() {
        let query = Spelling::new(&"شب".repeat(10_000));
        let sieve = Sieve::new(&WEIGHTS, &query);
        let left_over = (query.symbols.len() - LOOKED_AT) as i32;
        assert_eq!(sieve.estimate(&Skeleton::new(&query, &Frame::new(&query))), QUERY_CONSONANT * left_over);
    }
}
