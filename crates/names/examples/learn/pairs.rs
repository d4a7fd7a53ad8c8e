//! Pairs of spellings of one place, in both directions, from the register's queries and their right answers.

use names::spell::Spelling;
use std::collections::BTreeMap;
use std::error::Error;

/// Two spellings of one place, the query's and the candidate's, and how much the pair counts.
pub struct Pair {
    pub query: Spelling,
    pub candidate: Spelling,
    pub weight: f64,
}

/// Which fifth of the places a place belongs to.
pub fn part_of(id: &str) -> u64 {
    // FNV-1a, so that the split is the same everywhere.
    let hash =
        id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    (hash >> 20) % 5
}

pub fn read(path: &str, held_out: Option<u64>) -> Result<Vec<Pair>, Box<dyn Error>> {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for record in csv::Reader::from_path(path)?.records() {
        let record = record?;
        if Some(part_of(&record[2])) != held_out {
            let spellings = places.entry(record[2].to_owned()).or_insert_with(|| vec![record[3].to_owned()]);
            spellings.push(record[0].to_owned());
        }
    }
    let mut pairs = Vec::new();
    for spellings in places.values() {
        for (at, one) in spellings.iter().enumerate() {
            for other in &spellings[at + 1..] {
                pairs.push(pair(other, one, 1.0));
                // The register asks for Arabic; other directions are learned from the same pairs for everyday use.
                pairs.push(pair(one, other, 0.5));
                let plain = without_marks(other);
                if plain != *other {
                    pairs.push(pair(&plain, one, 0.25));
                }
            }
        }
    }
    Ok(pairs)
}

fn pair(query: &str, candidate: &str, weight: f64) -> Pair {
    Pair { query: Spelling::new(query), candidate: Spelling::new(candidate), weight }
}

/// The same Latin name as typed on a plain keyboard; Arabic-script letters are kept as they are.
fn without_marks(text: &str) -> String {
    if text.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c)) { text.to_owned() } else { names::fold(text) }
}
