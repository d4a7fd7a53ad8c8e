//! The search folding of the whole program: one text in, the same text stripped of every difference that a person
//! searching does not mean (marks, letter variants of Arabic, Persian and Sorani keyboards, case, digits, punctuation).
//!
//! Guarantees: total on any input, idempotent, linear, one allocation. It does not compare sounds: that is [`crate::places`].

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Folds a text for full-text search and for exact comparison.
///
/// Compatibility forms are resolved (NFKD, so that marks come off), harakat, tatweel, zero-width and bidi controls and
/// apostrophes disappear, letter variants become the plainest one, digits of every script become ASCII, letters lower
/// case, and every run of anything else becomes one space. No space stands at either end.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// [`fold`] into a string the caller reuses over many rows; the string is cleared first.
pub fn fold_into(text: &str, folded: &mut String) {
    folded.clear();
    let mut gap = false;
    if text.is_ascii() {
        for byte in text.bytes() {
            push(char::from(byte.to_ascii_lowercase()), folded, &mut gap);
        }
        return;
    }
    for decomposed in text.nfkd() {
        if canonical_combining_class(decomposed) != 0 {
            continue;
        }
        if decomposed.is_ascii() {
            push(decomposed.to_ascii_lowercase(), folded, &mut gap);
            continue;
        }
        for lower in decomposed.to_lowercase() {
            // Lower-casing may bring back a composed letter (Kelvin sign, dotted capital I).
            for letter in std::iter::once(lower).nfkd().filter(|c| canonical_combining_class(*c) == 0) {
                push(letter, folded, &mut gap);
            }
        }
    }
}

fn push(letter: char, folded: &mut String, gap: &mut bool) {
    if is_silent(letter) {
        return;
    }
    let plain = plain(letter);
    if !plain.is_alphanumeric() {
        *gap = true;
        return;
    }
    if std::mem::take(gap) && !folded.is_empty() {
        folded.push(' ');
    }
    folded.push(plain);
    // The few letters that fold to two.
    match letter {
        'ß' => folded.push('s'),
        'æ' | 'œ' => folded.push('e'),
        _ => {}
    }
}

/// Characters that leave no trace, not even a word break.
pub(crate) fn is_silent(c: char) -> bool {
    matches!(c,
        '\'' | '`' | '´' | '‘' | '’' | '‛' | 'ʹ'..='ˁ' | 'ˈ' | '′' | // apostrophes, ayn and hamza marks
        'ـ' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{6dd}' | '\u{180e}' |
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' |
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

fn plain(c: char) -> char {
    match c {
        'a'..='z' | '0'..='9' | ' ' => c,
        'ٱ' | 'ٲ' | 'ٳ' => 'ا',
        'ى' | 'ی' | 'ێ' | 'ې' | 'ۍ' | 'ے' => 'ي',
        'ک' | 'ڪ' | 'ګ' => 'ك',
        'ة' | 'ە' | 'ھ' | 'ہ' | 'ۃ' => 'ه',
        'ۆ' | 'ۇ' | 'ۈ' | 'ۉ' | 'ۋ' => 'و',
        'ڕ' | 'ړ' => 'ر',
        'ڵ' => 'ل',
        'ﭬ' => 'ڤ',
        'ł' => 'l',
        'ø' => 'o',
        'đ' | 'ð' => 'd',
        'ħ' => 'h',
        'ı' => 'i',
        'ß' => 's',
        'æ' => 'a',
        'œ' => 'o',
        _ => digit(c).unwrap_or(c),
    }
}

/// The zeros of the decimal digit sets that have no compatibility decomposition; each is followed by its one to nine.
const ZEROS: [char; 30] = [
    '\u{660}', '\u{6f0}', '\u{7c0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}', '\u{c66}',
    '\u{ce6}', '\u{d66}', '\u{de6}', '\u{e50}', '\u{ed0}', '\u{f20}', '\u{1040}', '\u{1090}', '\u{17e0}', '\u{1810}',
    '\u{1946}', '\u{19d0}', '\u{1a80}', '\u{1a90}', '\u{1b50}', '\u{1bb0}', '\u{1c40}', '\u{1c50}', '\u{a620}',
    '\u{a8d0}',
];

/// The ASCII digit of a decimal digit of any script in common use.
pub(crate) fn digit(c: char) -> Option<char> {
    let set = ZEROS.partition_point(|zero| *zero <= c).checked_sub(1)?;
    char::from_digit((c as u32).checked_sub(ZEROS[set] as u32).filter(|value| *value < 10)?, 10)
}

#[cfg(test)]
mod tests {
    use super::fold;
    use proptest::prelude::*;

    #[test]
    fn spellings_that_a_searcher_does_not_tell_apart_fold_alike() {
        for group in [
            &["مُحَمَّد", "محمد", "محـــمد"][..],
            &["إدارة", "ادارة", "اداره", "أداره"],
            &["کوردی", "كوردي", "كوردى"],
            &["دە‌چێت", "دەچێت"],
            &["٢٠٢٦", "2026", "۲۰۲۶", "２０２６"],
            &["xwendêgeh", "XWENDEGEH"],
            &["عبد ﷲ", "عبد الله"],
            &["Ḩājj  Aḩmad", "hajj-ahmad"],
            &["Na‘īm", "Na'im", "naim"],
        ] {
            for spelling in group {
                assert_eq!(fold(spelling), fold(group[0]), "{spelling}");
            }
        }
    }

    #[test]
    fn nothing_but_words_and_single_spaces_is_left() {
        assert_eq!(fold("\u{202b}  (Erbil) — هەولێر!! 🏕 \u{202c}"), "erbil ههولير");
        assert_eq!(fold("\u{0}\u{7}\n"), "");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
            prop_assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "));
        }
    }
}
