//! What is known by which spelling: exact spellings, one index of alike names for each pair of levels, and the words that
//! mean only the level (`Governorate of …`).

use names::places::{Candidate, Index};
use rustc_hash::FxHashMap;

use super::{Atlas, Country, Place};
use crate::rooms::places::model::DEEPEST;

/// A text as it was written, without words that mean only the level where there are such.
pub(super) fn bare<'t>(text: &'t str, prefixes: &[Vec<String>]) -> Option<&'t str> {
    let words: Vec<(usize, &str)> =
        text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word)).collect();
    for prefix in prefixes.iter().filter(|prefix| prefix.len() < words.len()) {
        let same = |part: &[(usize, &str)]| {
            let folded = part.iter().map(|(_, word)| names::fold(word)).filter(|word| !word.is_empty());
            folded.flat_map(|words| words.split(' ').map(str::to_owned).collect::<Vec<_>>()).eq(prefix.iter().cloned())
        };
        if same(&words[..prefix.len()]) {
            return Some(&text[words[prefix.len()].0..]);
        }
        let kept = words.len() - prefix.len();
        if same(&words[kept..]) {
            let (start, word) = words[kept - 1];
            return Some(&text[..start + word.len()]);
        }
    }
    None
}

/// Words that come and go in a name without making it another.
const SMALL: [&str; 16] =
    ["al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "the", "of", "and", "de", "du", "la", "le"];

/// Whether one name has all words of the other and some more that mean something.
pub(super) fn is_part(one: &str, other: &str) -> bool {
    let (one, other) = (names::fold(one), names::fold(other));
    let words = |text: &'_ str| -> Vec<String> {
        text.split(' ').filter(|word| !SMALL.contains(word)).map(str::to_owned).collect()
    };
    let (one, other) = (words(&one), words(&other));
    let (few, many) = if one.len() < other.len() { (one, other) } else { (other, one) };
    few.len() < many.len() && few.iter().all(|word| many.contains(word))
}

pub(super) fn prefixes(countries: &[Country]) -> FxHashMap<i64, Vec<Vec<String>>> {
    let mut prefixes: FxHashMap<i64, Vec<Vec<String>>> = FxHashMap::default();
    for level in countries.iter().flat_map(|country| &country.profile.levels) {
        let words = level.prefixes.iter().map(|text| names::fold(text).split(' ').map(str::to_owned).collect());
        prefixes.entry(level.number).or_default().extend(words);
    }
    for words in prefixes.values_mut() {
        words.sort_by_key(|words: &Vec<String>| std::cmp::Reverse(words.len()));
        words.dedup();
    }
    prefixes
}

pub(super) fn spelt(places: &[Place]) -> FxHashMap<(i64, String), Vec<usize>> {
    let mut spelt: FxHashMap<(i64, String), Vec<usize>> = FxHashMap::default();
    for (at, place) in places.iter().enumerate() {
        for text in place.spellings() {
            let bearers = spelt.entry((place.level, names::fold(text))).or_default();
            if !bearers.contains(&at) {
                bearers.push(at);
            }
        }
    }
    spelt
}

impl Atlas {
    /// One index for each level and each level above it, so that a name is only compared with places of its own level,
    /// within whatever is known to hold it.
    pub(super) fn indexes(&self) -> FxHashMap<(i64, i64), Index> {
        let mut indexes = FxHashMap::default();
        for level in 0..=DEEPEST {
            for scope in 0..level.max(1) {
                let mut candidates = Vec::new();
                for (at, place) in self.places.iter().enumerate().filter(|(_, place)| place.level == level) {
                    let above = if level == 0 { Vec::new() } else { self.above(at, scope) };
                    let parents = above.iter().map(|parent| Some(self.places[*parent].id.to_string()));
                    let parents: Vec<_> = if above.is_empty() { vec![None] } else { parents.collect() };
                    candidates.extend(parents.into_iter().map(|parent| candidate(place, parent)));
                }
                if !candidates.is_empty() {
                    indexes.insert((level, scope), Index::new(candidates));
                }
            }
        }
        indexes
    }

    pub(super) fn everything(&self) -> Index {
        let parent = |place: &Place| place.parent.map(|parent| parent.to_string());
        Index::new(self.places.iter().filter(|place| place.active).map(|place| candidate(place, parent(place))))
    }
}

fn candidate(place: &Place, parent: Option<String>) -> Candidate {
    let mut aliases: Vec<String> = Vec::new();
    for text in place.spellings().skip(1) {
        if *text != place.names.en && !aliases.iter().any(|other| other == text) {
            aliases.push(text.to_owned());
        }
    }
    Candidate { id: place.id.to_string(), name: place.names.en.clone(), aliases, parent }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_mean_only_the_level_come_off_at_either_end() {
        let words = |texts: &[&str]| -> Vec<Vec<String>> {
            texts.iter().map(|text| names::fold(text).split(' ').map(str::to_owned).collect()).collect()
        };
        let prefixes = words(&["Governorate of", "Governorate", "محافظة"]);
        assert_eq!(bare("Governorate of Erbil", &prefixes), Some("Erbil"));
        assert_eq!(bare("Salah al-Din governorate", &prefixes), Some("Salah al-Din"));
        assert_eq!(bare("محافظة صلاح الدين", &prefixes), Some("صلاح الدين"));
        assert_eq!(bare("Governorate", &prefixes), None);
        assert_eq!(bare("Erbil", &prefixes), None);
    }

    #[test]
    fn a_name_with_a_word_more_is_a_part_of_none_or_the_whole_of_another() {
        assert!(is_part("South Ethiopia", "South West Ethiopia"));
        assert!(is_part("Bahir Dar town Admin", "Bahir Dar"));
        assert!(!is_part("Salah Din", "Salah al-Din"));
        assert!(!is_part("Erbil", "Arbil"));
    }
}
