//! The alphabet in which names are compared: one symbol per letter of the Arabic-script and Latin-script spellings in use
//! in Iraq (digraphs such as *sh* are one symbol), plus the article, digits, and words known by meaning.
//!
//! It only names letters and their broad sound; how likely one is written for another is learned ([`crate::weights`]).

use std::sync::LazyLock;

/// A letter, article, digit or word meaning: an index into [`LETTERS`] or, from [`MEANING`] on, a word meaning.
pub type Symbol = u8;

/// Every symbol is smaller than this, so that tables over pairs of symbols can be square arrays.
pub const SYMBOLS: usize = 128;
/// The definite article (`al`, `ash`, `ال`, `ئەل`), which spellings keep or drop freely.
pub const ARTICLE: Symbol = 0;
/// Any letter outside the alphabet.
pub const OTHER: Symbol = 1;
/// First symbol that stands for the meaning of a whole word, see [`crate::words`].
pub const MEANING: Symbol = 106;
/// Broad sounds of consonants are 1 up to this, exclusive; vowels, glides and glottals have 0.
pub const SOUNDS: usize = 14;

/// Letters by broad sound; ă ĭ ŭ are vowels left unmarked in a name that marks its long ones. Weights refer to the letter, not to its position, so letters may be added.
const GROUPS: [(u8, &str); 15] = [
    (0, "@?aăāáeêiĭīoōuŭūwyʿʾاآءئؤوۆيىێەةع"),
    (0, "0123456789"),
    (1, "bpبپ"),
    (2, "fvفڤ"),
    (3, "mم"),
    (4, "nن"),
    (5, "lłلڵ"),
    (6, "rṟرڕ"),
    (7, "tṭdḍتطدض"),
    (8, "sṣzẓθðسصزظثذ"),
    (9, "šش"),
    (10, "jcčžجچژ"),
    (11, "kqgكقگ"),
    (12, "xhḥخهح"),
    (13, "ğغ"),
];

/// Spellings of one letter that carry no difference, or that only a keyboard or a transliteration standard makes.
const VARIANTS: [(char, &str); 31] = [
    ('a', "àâäåãǎæ"),
    ('e', "éèëě"),
    ('ê', "ēę"),
    ('i', "ıíìïǐ"),
    ('ī', "î"),
    ('o', "óòöõøœ"),
    ('ō', "ôő"),
    ('u', "úùüǔ"),
    ('ū', "ûů"),
    ('ʿ', "‘ʻ`‛"),
    ('ʾ', "’'ʼ´′"),
    ('ḥ', "ḩḧħẖ"),
    ('ṣ', "ş"),
    ('ṭ', "ţ"),
    ('ḍ', "ḑđ"),
    ('ẓ', "ⱬ"),
    ('ł', "ļḷĺľ"),
    ('ṟ', "ŕřṙ"),
    ('č', "çć"),
    ('š', "ś"),
    ('ž', "ź"),
    ('ğ', "ġǧ"),
    ('x', "ẋ"),
    ('ا', "أإٱٲٳ"),
    ('ى', "ې"),
    ('ي', "یےۍ"),
    ('ك', "کڪګ"),
    ('ه', "ھہ"),
    ('ة', "ۃ"),
    ('ۆ', "ۇۈۉۋ"),
    ('ڤ', "ﭬۏ"),
];

struct Alphabet {
    letters: Vec<char>,
    sounds: [u8; SYMBOLS],
    plain: [Symbol; SYMBOLS],
    /// By code point: the Latin and Arabic blocks, then Latin Extended Additional.
    low: Box<[Symbol; 0x700]>,
    high: Box<[Symbol; 0x100]>,
}

static ALPHABET: LazyLock<Alphabet> = LazyLock::new(Alphabet::new);

impl Alphabet {
    fn new() -> Self {
        let mut alphabet = Self {
            letters: Vec::new(),
            sounds: [0; SYMBOLS],
            plain: std::array::from_fn(|symbol| symbol as Symbol),
            low: Box::new([OTHER; 0x700]),
            high: Box::new([OTHER; 0x100]),
        };
        for (sound, letters) in GROUPS {
            for letter in letters.chars() {
                alphabet.sounds[alphabet.letters.len()] = sound;
                alphabet.place(letter, alphabet.letters.len() as Symbol);
                alphabet.letters.push(letter);
            }
        }
        for (letter, variants) in VARIANTS {
            let symbol = alphabet.find(letter);
            variants.chars().for_each(|variant| alphabet.place(variant, symbol));
        }
        for symbol in 2..alphabet.letters.len() {
            if let Some(folded) = crate::fold(alphabet.letters[symbol].encode_utf8(&mut [0; 4])).chars().next() {
                alphabet.plain[symbol] = alphabet.find(folded);
            }
        }
        alphabet
    }

    fn place(&mut self, letter: char, symbol: Symbol) {
        match letter as usize {
            code @ ..0x700 => self.low[code] = symbol,
            code @ 0x1e00..0x1f00 => self.high[code - 0x1e00] = symbol,
            _ => {}
        }
    }

    fn find(&self, letter: char) -> Symbol {
        match letter as usize {
            code @ ..0x700 => self.low[code],
            code @ 0x1e00..0x1f00 => self.high[code - 0x1e00],
            _ => OTHER,
        }
    }
}

/// The symbol of a lower-case, composed letter; [`OTHER`] if it is in neither alphabet.
pub fn symbol(letter: char) -> Symbol {
    match letter {
        '‘' | '‛' => ALPHABET.find('ʿ'),
        '’' | '′' => ALPHABET.find('ʾ'),
        'ﭬ' => ALPHABET.find('ڤ'),
        _ => ALPHABET.find(letter),
    }
}

/// The letter of a symbol, if it is one.
pub fn letter(symbol: Symbol) -> Option<char> {
    ALPHABET.letters.get(usize::from(symbol)).copied()
}

/// The broad sound of a symbol: 0 for vowels, glides, glottals and everything that is no consonant.
pub fn sound(symbol: Symbol) -> u8 {
    ALPHABET.sounds[usize::from(symbol) % SYMBOLS]
}

/// The symbol without diacritics and keyboard variants, for looking words up.
pub fn plain(symbol: Symbol) -> Symbol {
    ALPHABET.plain[usize::from(symbol) % SYMBOLS]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alphabet_fits_below_the_meanings() {
        assert!(ALPHABET.letters.len() <= usize::from(MEANING));
        assert!(ALPHABET.sounds.iter().all(|sound| usize::from(*sound) < SOUNDS));
    }

    #[test]
    fn keyboards_and_transliteration_standards_make_no_difference() {
        assert_eq!(symbol('ḩ'), symbol('ḧ'));
        assert_eq!(symbol('ک'), symbol('ك'));
        assert_eq!(symbol('漢'), OTHER);
    }
}
