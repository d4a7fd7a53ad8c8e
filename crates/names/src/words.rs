//! Words of place names that are translated rather than transliterated (*Upper*, `العليا`, `سەروو`) or that come and go
//! (*Qaryat*, `قرية`): each becomes one symbol with its meaning, the same in every language.
//!
//! The list is data (`data/words.tsv`); what keeping, dropping or swapping a meaning costs is learned with the letters.

use crate::letters::{MEANING, SYMBOLS, Symbol};
use crate::spell;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const LIST: &str = include_str!("../data/words.tsv");

/// Meanings that say what kind of place it is.
const KINDS: [&str; 8] = ["village", "subdistrict", "district", "governorate", "city", "camp", "centre", "quarter"];

struct Words {
    meanings: Vec<&'static str>,
    by_spelling: FxHashMap<Vec<Symbol>, Symbol>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { meanings: Vec::new(), by_spelling: FxHashMap::default() };
    for line in LIST.lines().filter(|line| !line.starts_with('#')) {
        let Some((meaning, spellings)) = line.split_once('\t') else { continue };
        let symbol = MEANING + words.meanings.len() as Symbol;
        words.meanings.push(meaning);
        for spelling in spellings.split_whitespace() {
            words.by_spelling.insert(spell::word_key(spelling), symbol);
        }
    }
    assert!(usize::from(MEANING) + words.meanings.len() <= SYMBOLS, "the word list holds more meanings than symbols");
    words
});

/// The meaning of a word given by its plain symbols ([`crate::letters::plain`]), if it has one.
pub fn meaning(word: &[Symbol]) -> Option<Symbol> {
    WORDS.by_spelling.get(word).copied()
}

/// Whether a meaning tells places apart (*Upper*), rather than what kind of place it is (*Village*).
pub fn is_qualifier(symbol: Symbol) -> bool {
    name(symbol).is_some_and(|name| !KINDS.contains(&name))
}

/// The English name of a meaning, as the weights file writes it.
pub fn name(symbol: Symbol) -> Option<&'static str> {
    WORDS.meanings.get(usize::from(symbol.checked_sub(MEANING)?)).copied()
}

/// The symbol of a meaning by its English name.
pub fn by_name(name: &str) -> Option<Symbol> {
    WORDS.meanings.iter().position(|meaning| *meaning == name).map(|at| MEANING + at as Symbol)
}
