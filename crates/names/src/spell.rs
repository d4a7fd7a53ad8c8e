//! A name as the sequence of symbols in which it is compared: letters with their digraphs joined, the article set apart,
//! words known by meaning replaced by it.
//!
//! Guarantees: total and bounded on any input ([`MAX_SYMBOLS`] symbols in [`MAX_WORDS`] words), whatever its length.

use crate::fold::{digit, is_silent};
use crate::letters::{self, ARTICLE, MEANING, OTHER, Symbol, plain, symbol};
use crate::words;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Longest spelling kept; the rest of a longer name is not compared.
pub const MAX_SYMBOLS: usize = 48;
/// Most words kept.
pub const MAX_WORDS: usize = 10;
/// Characters read before giving up on a text; harakat and controls count.
const MAX_READ: usize = 240;

/// A name ready to be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spelling {
    pub symbols: Vec<Symbol>,
    /// Half-open ranges of `symbols`, in order and without gaps. An article belongs to the word after it.
    pub words: Vec<(u8, u8)>,
    meanings: Meanings,
    vowels: Vowels,
}

/// Which words are taken by their meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Meanings {
    #[default]
    All,
    /// Those that say what kind of place it is.
    Kinds,
    None,
}

/// What a Latin vowel without a mark tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Vowels {
    /// Nothing of its length.
    #[default]
    Unmarked,
    /// Short, because the name marks its long ones (*Dulabī*).
    Marked,
    /// In Kurdish, *a* is long and *i* is short.
    Kurdish,
}

impl Vowels {
    /// Read from the marks of a text. With ê, î, û, ç or an open e, and no macrons, it is spelled the Kurdish way.
    fn of(text: &str) -> Self {
        let mut vowels = Self::Unmarked;
        for c in text.chars().take(MAX_READ) {
            match c {
                'ê' | 'î' | 'û' | 'ç' | 'Ê' | 'Î' | 'Û' | 'Ç' => return Self::Kurdish,
                'ā' | 'ī' | 'ū' | 'ē' | 'ō' | 'Ā' | 'Ī' | 'Ū' | 'Ē' | 'Ō' => return Self::Marked,
                '‘' => return Self::Unmarked,
                'e' | 'E' => vowels = Self::Kurdish,
                _ => {}
            }
        }
        vowels
    }

    fn letter(self, letter: Symbol) -> Symbol {
        match (self, letters::letter(letter)) {
            (Self::Marked, Some('a')) => symbol('ă'),
            (Self::Marked | Self::Kurdish, Some('i')) => symbol('ĭ'),
            (Self::Marked, Some('u')) => symbol('ŭ'),
            (Self::Kurdish, Some('a')) => symbol('ā'),
            _ => letter,
        }
    }
}

impl Spelling {
    pub fn new(text: &str) -> Self {
        Self::read(text, Meanings::All)
    }

    /// The spelling by letters alone, if [`Self::new`] takes a qualifier (*New*, *Upper*) by its meaning: others may write it
    /// as one word with the rest. Likewise for a name that is nothing but such words (`المدينة`).
    pub fn literal(text: &str) -> Option<Self> {
        let symbols = Self::new(text).symbols;
        let meanings = symbols.iter().filter(|symbol| **symbol != ARTICLE);
        if !symbols.is_empty() && meanings.clone().all(|symbol| *symbol >= MEANING) {
            Some(Self::read(text, Meanings::None))
        } else {
            meanings.copied().any(words::is_qualifier).then(|| Self::read(text, Meanings::Kinds))
        }
    }

    fn read(text: &str, meanings: Meanings) -> Self {
        let vowels = Vowels::of(text);
        let mut spelling = Self { meanings, vowels, ..Self::default() };
        let mut word = Word::default();
        // There ş is *sh* and not the emphatic s of Arabic transliteration.
        let kurdish = vowels == Vowels::Kurdish;
        for c in text.chars().take(MAX_READ).nfkc().take(MAX_READ).flat_map(char::to_lowercase) {
            let c = if kurdish && c == 'ş' { 'š' } else { c };
            if !word.take(c) {
                spelling.close(&mut word);
            }
        }
        spelling.close(&mut word);
        spelling
    }

    pub fn is_empty(&self) -> bool {
        self.symbols.is_empty()
    }

    fn close(&mut self, word: &mut Word) {
        if word.letters.is_empty() {
            return;
        }
        let letters = std::mem::take(&mut word.letters);
        let start = self.pending_article_start();
        if is_latin_article(&letters) {
            if start == self.symbols.len() && self.symbols.len() < MAX_SYMBOLS {
                self.symbols.push(ARTICLE);
            }
            return;
        }
        if self.words.len() == MAX_WORDS {
            return;
        }
        let (article, stem) = split_article(&letters);
        if article && start == self.symbols.len() {
            self.symbols.push(ARTICLE);
        }
        let room = MAX_SYMBOLS.saturating_sub(self.symbols.len());
        let meaning = words::meaning(&key(stem)).filter(|meaning| match self.meanings {
            Meanings::All => true,
            Meanings::Kinds => !words::is_qualifier(*meaning),
            Meanings::None => false,
        });
        match meaning {
            Some(meaning) => self.symbols.extend(Some(meaning).filter(|_| room > 0)),
            None => {
                let vowels = self.vowels;
                self.symbols.extend(join(stem).into_iter().take(room).map(|letter| vowels.letter(letter)));
            }
        }
        if start < self.symbols.len() {
            self.words.push((start as u8, self.symbols.len() as u8));
        }
    }

    /// Where the word being closed starts: before an article already written for it, if there is one.
    fn pending_article_start(&self) -> usize {
        self.words.last().map_or(0, |(_, end)| usize::from(*end))
    }
}

/// The plain symbols of one word without its article, for the word list.
pub fn word_key(word: &str) -> Vec<Symbol> {
    let mut letters = Word::default();
    word.nfkc().flat_map(char::to_lowercase).for_each(|c| {
        letters.take(c);
    });
    key(split_article(&letters.letters).1)
}

fn key(letters: &[Symbol]) -> Vec<Symbol> {
    let mut key: Vec<Symbol> =
        letters.iter().map(|letter| plain(*letter)).filter(|letter| !is_glottal(*letter)).collect();
    key.dedup();
    key
}

fn is_glottal(letter: Symbol) -> bool {
    matches!(letters::letter(letter), Some('ʿ' | 'ʾ' | 'ء'))
}

/// The letters of a word while it is read.
#[derive(Default)]
struct Word {
    letters: Vec<Symbol>,
}

impl Word {
    /// Takes a character; false if it ends the word.
    fn take(&mut self, c: char) -> bool {
        let symbol = symbol(c);
        if symbol != OTHER {
            self.letters.push(symbol);
        } else if matches!(c, '\u{327}' | '\u{323}') && self.letters.last() == Some(&letters::symbol('z')) {
            // z with cedilla has no composed form.
            self.letters.pop();
            self.letters.push(letters::symbol('ẓ'));
        } else if is_silent(c) || canonical_combining_class(c) != 0 {
        } else if let Some(digit) = digit(c) {
            self.letters.push(letters::symbol(digit));
        } else if c.is_alphanumeric() {
            let base = std::iter::once(c).nfd().next().map_or(OTHER, letters::symbol);
            self.letters.push(base);
        } else {
            return false;
        }
        true
    }
}

const LATIN_ARTICLES: [&str; 13] = ["al", "el", "ul", "as", "ash", "ad", "adh", "ar", "an", "at", "ath", "az", "es"];

fn is_latin_article(letters: &[Symbol]) -> bool {
    // A long ā is the word for a family (Āl), not the article.
    (2..=3).contains(&letters.len())
        && letters[0] != symbol('ā')
        && LATIN_ARTICLES
            .iter()
            .any(|article| article.chars().map(symbol).eq(letters.iter().map(|letter| plain(*letter))))
}

/// Splits the article off an Arabic or Sorani word that is long enough to carry one.
fn split_article(letters: &[Symbol]) -> (bool, &[Symbol]) {
    let (alif, lam) = (symbol('ا'), symbol('ل'));
    match letters {
        // God's name begins with the article but is never written without it.
        [first, second, third, fourth] if [*first, *second, *third, *fourth] == [alif, lam, lam, symbol('ه')] => {
            (false, letters)
        }
        [first, second, stem @ ..] if *first == alif && *second == lam && stem.len() >= 2 => (true, stem),
        [first, second, third, stem @ ..]
            if *first == symbol('ئ') && *second == symbol('ە') && *third == lam && stem.len() >= 3 =>
        {
            (true, stem)
        }
        _ => (false, letters),
    }
}

/// Joins Latin digraphs and doubled letters.
fn join(letters: &[Symbol]) -> Vec<Symbol> {
    let mut joined = Vec::with_capacity(letters.len());
    let mut rest = letters;
    while let [first, after @ ..] = rest {
        let pair = after.first().and_then(|second| digraph(*first, *second));
        joined.push(pair.unwrap_or(*first));
        rest = if pair.is_some() { &after[1..] } else { after };
    }
    joined.dedup();
    joined
}

fn digraph(first: Symbol, second: Symbol) -> Option<Symbol> {
    let joined = match (letters::letter(first)?, letters::letter(second)?) {
        ('s', 'h') => 'š',
        ('c', 'h') => 'č',
        ('z', 'h') => 'ž',
        ('k', 'h') => 'x',
        ('g', 'h') => 'ğ',
        ('t', 'h') => 'θ',
        ('d', 'h') => 'ð',
        ('p', 'h') => 'f',
        ('o', 'o') | ('o', 'u') => 'ū',
        ('e', 'e') => 'ī',
        ('a', 'a') => 'ā',
        _ => return None,
    };
    Some(symbol(joined))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let spelling = Spelling::new(text);
        let word = |&(start, end): &(u8, u8)| -> String {
            let symbols = &spelling.symbols[usize::from(start)..usize::from(end)];
            symbols
                .iter()
                .map(|s| letters::letter(*s).map_or_else(|| words::name(*s).unwrap_or("").to_uppercase(), String::from))
                .collect()
        };
        spelling.words.iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn digraphs_articles_and_meanings_become_symbols() {
        assert_eq!(written("Qaryat ash Shaykh Z̧āhir"), "VILLAGE @šăyx ẓāhĭr");
        assert_eq!(written("قرية الشيخ"), "VILLAGE @شيخ");
        assert_eq!(written("Surgey Xwarû"), "surgey LOWER");
        assert_eq!(written("سوركة السفلى"), "سوركة @LOWER");
        assert_eq!(written("Āl Muḥammad"), "āl mŭḥămăd");
        assert_eq!(written("قرية ١٤ تموز"), "VILLAGE 14 تموز");
    }

    #[test]
    fn ten_thousand_letters_are_bounded() {
        let spelling = Spelling::new(&"ab ".repeat(10_000));
        assert!(spelling.symbols.len() <= MAX_SYMBOLS && spelling.words.len() <= MAX_WORDS);
        assert!(Spelling::new("🏕\u{202e}\u{0}").is_empty());
    }
}
