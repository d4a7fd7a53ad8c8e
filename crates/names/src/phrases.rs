//! Names of several words compared as sets of words: order, stop words and spelling in another script matter little, a word
//! that is rare among the candidates matters much. [`crate::organisations`] and [`crate::labels`] are built on it.
//!
//! Words are matched by [`crate::lexicon`], so that *Barzani* meets *Barazani* and `بارزاني`.

use crate::fold;
use crate::lexicon::Lexicon;
use crate::spell::Spelling;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Words of a text that are compared; the rest of a longer one is not.
const MAX_WORDS: usize = 16;
/// Most letters of a text that are read.
const MAX_LETTERS: usize = 300;
/// Words of the index one query word may stand for.
const SPELLINGS: usize = 6;
/// Mean cost per letter beyond which two words are different words.
const WORD_LIMIT: f32 = 14.0;

/// What a word does in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Tells nothing apart anywhere.
    Stop,
    /// Says what kind of body it is.
    Form,
    /// Says which office of a body it is.
    Branch,
}

static ROLES: LazyLock<FxHashMap<String, Role>> = LazyLock::new(|| {
    let mut roles = FxHashMap::default();
    for line in include_str!("../data/stopwords.tsv").lines() {
        let role = match line.split_once('\t') {
            Some(("stop", words)) => (Role::Stop, words),
            Some(("form", words)) => (Role::Form, words),
            Some(("branch", words)) => (Role::Branch, words),
            _ => continue,
        };
        role.1.split_whitespace().for_each(|word| {
            roles.entry(stem(&fold(word))).or_insert(role.0);
        });
    }
    roles
});

/// The role of a stemmed word, if it has one.
pub fn role(word: &str) -> Option<Role> {
    ROLES.get(word).copied()
}

/// The words of a text, folded and without article and plural ending.
pub fn words(text: &str) -> Vec<String> {
    let end = text.char_indices().nth(MAX_LETTERS).map_or(text.len(), |(end, _)| end);
    fold(&text[..end]).split(' ').filter(|word| !word.is_empty()).take(MAX_WORDS).map(stem).collect()
}

/// The words of a text that tell it from others: folded, without articles, plurals and stop words; all words if it has no other.
pub fn telling(text: &str) -> Vec<String> {
    of_weight(words(text), |role| role == Role::Stop)
}

/// Words without their article (`al`, `ال`, `و` before it) and the English plural.
fn stem(word: &str) -> String {
    let long = |rest: &&str| rest.chars().count() >= 3;
    let word = word.strip_prefix('و').filter(|rest| rest.starts_with("ال")).unwrap_or(word);
    let word = ["ال", "al"].iter().find_map(|article| word.strip_prefix(article)).filter(long).unwrap_or(word);
    let plural = word.is_ascii() && word.len() > 3 && !word.ends_with("ss");
    word.strip_suffix('s').filter(|_| plural).unwrap_or(word).to_owned()
}

/// A text near the query.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    pub owner: u32,
    /// Which of the owner's texts, from 0.
    pub text: u32,
    /// 0 to 1: shared weight of words against the weight of both texts' words.
    pub score: f32,
}

struct Text {
    owner: u32,
    number: u32,
    words: Vec<u32>,
    weight: f32,
}

/// The searchable set of texts.
pub struct Phrases {
    texts: Vec<Text>,
    /// Texts that hold each word.
    holding: Vec<Vec<u32>>,
    weights: Vec<f32>,
    by_word: FxHashMap<String, u32>,
    lexicon: Lexicon,
    ignored: fn(Role) -> bool,
}

impl Phrases {
    /// From owners in order, each with its texts; words of an `ignored` role count only where nothing else is left.
    pub fn new<'a, S: IntoIterator<Item = &'a str>>(
        owners: impl IntoIterator<Item = S>,
        ignored: fn(Role) -> bool,
    ) -> Self {
        let mut by_word: FxHashMap<String, u32> = FxHashMap::default();
        let mut spelled: Vec<String> = Vec::new();
        let mut holding: Vec<Vec<u32>> = Vec::new();
        let mut texts = Vec::new();
        for (owner, own) in owners.into_iter().enumerate() {
            for (number, text) in own.into_iter().enumerate() {
                let mut ids = Vec::new();
                for word in of_weight(words(text), ignored) {
                    let id = *by_word.entry(word.clone()).or_insert_with(|| {
                        spelled.push(word);
                        holding.push(Vec::new());
                        spelled.len() as u32 - 1
                    });
                    holding[id as usize].push(texts.len() as u32);
                    ids.push(id);
                }
                texts.push(Text { owner: owner as u32, number: number as u32, words: ids, weight: 0.0 });
            }
        }
        let count = texts.len() as f32;
        let weights: Vec<f32> = holding.iter().map(|texts| 1.0 + (count / texts.len() as f32).ln()).collect();
        texts.iter_mut().for_each(|text| text.weight = text.words.iter().map(|word| weights[*word as usize]).sum());
        let lexicon = Lexicon::new(spelled.iter().map(|word| [word.as_str()]));
        Self { texts, holding, weights, by_word, lexicon, ignored }
    }

    /// At most `limit` owners, best first, each by its best text.
    pub fn nearest(&self, query: &str, limit: usize) -> Vec<Near> {
        let words = of_weight(words(query), self.ignored);
        let (mut shared, mut total): (FxHashMap<u32, f32>, f32) = (FxHashMap::default(), 0.0);
        for word in &words {
            let found = self.spellings(word);
            let rarest = found.iter().map(|(id, _)| self.weights[*id as usize]).fold(f32::NAN, f32::min);
            // A word no candidate holds counts as much as one that a single candidate holds.
            total += if rarest.is_nan() { 1.0 + (self.texts.len().max(1) as f32).ln() } else { rarest };
            let mut best: FxHashMap<u32, f32> = FxHashMap::default();
            for (id, likeness) in found {
                for text in &self.holding[id as usize] {
                    let value = likeness * self.weights[id as usize];
                    let known = best.entry(*text).or_default();
                    *known = known.max(value);
                }
            }
            best.into_iter().for_each(|(text, value)| *shared.entry(text).or_default() += value);
        }
        let mut nearest: FxHashMap<u32, Near> = FxHashMap::default();
        for (at, value) in shared {
            let text = &self.texts[at as usize];
            let score = (2.0 * value / (total + text.weight).max(f32::EPSILON)).clamp(0.0, 1.0);
            let near = Near { owner: text.owner, text: text.number, score };
            let known = nearest.entry(text.owner).or_insert(near);
            if (near.score, known.text) > (known.score, near.text) {
                *known = near;
            }
        }
        let mut nearest: Vec<Near> = nearest.into_values().collect();
        nearest.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.owner.cmp(&b.owner)));
        nearest.truncate(limit);
        nearest
    }

    /// Words of the index the word may stand for, with how alike they are. Short words stand for themselves only.
    fn spellings(&self, word: &str) -> Vec<(u32, f32)> {
        let spelling = Spelling::new(word);
        let letters = spelling.symbols.len();
        let mut found: Vec<(u32, f32)> = self.by_word.get(word).map(|id| (*id, 1.0)).into_iter().collect();
        if letters >= 4 {
            for near in self.lexicon.nearest(word, &spelling, 0..self.weights.len() as u32, SPELLINGS) {
                let mean = f32::from(near.cost) / letters as f32;
                if mean <= WORD_LIMIT && near.cost > 0 {
                    found.push((near.owner, 1.0 - mean / (2.0 * WORD_LIMIT)));
                }
            }
        }
        found
    }
}

/// The words that tell texts apart, each once; all of them if none does.
fn of_weight(words: Vec<String>, ignored: fn(Role) -> bool) -> Vec<String> {
    let mut seen = FxHashSet::default();
    let telling: Vec<String> =
        words.iter().filter(|word| !role(word).is_some_and(ignored) && seen.insert(*word)).cloned().collect();
    if telling.is_empty() { words } else { telling }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_their_article_and_plural() {
        assert_eq!(words("Al-Ataba AlAlawiya shelters"), ["al", "ataba", "alawiya", "shelter"]);
        assert_eq!(words("المياه والصرف الصحي"), ["مياه", "صرف", "صحي"]);
    }

    #[test]
    fn order_stop_words_and_script_matter_little() {
        let names = ["Barzani Charity Foundation", "Peace Winds Japan", "مؤسسة السلام الخيرية"];
        let phrases = Phrases::new(names.iter().map(|name| [*name]), |_| true);
        assert_eq!(phrases.nearest("Charity of Barazani", 1)[0].owner, 0);
        assert!(phrases.nearest("Japan Peace Winds", 1)[0].score > 0.99);
        assert!(phrases.nearest("", 5).is_empty());
    }
}
