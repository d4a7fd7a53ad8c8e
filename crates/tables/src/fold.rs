//! Folding of headers and words of values, so that spelling does not decide what they mean.
//!
//! Smaller than a search engine's: marks, case, punctuation, digits of other scripts and the look-alike letters of Arabic
//! and Kurdish keyboards go; word order and endings stay.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower-case words separated by single spaces. A capital after a small letter begins a word, as in `ProjectCode`.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut before_small = false;
    for letter in text.nfkd() {
        if is_combining_mark(letter) || matches!(letter, '\u{640}' | '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        {
            continue;
        }
        if !letter.is_alphanumeric() {
            before_small = false;
            space(&mut folded);
            continue;
        }
        if before_small && letter.is_uppercase() {
            space(&mut folded);
        }
        before_small = letter.is_lowercase();
        folded.extend(alike(letter).to_lowercase());
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn space(folded: &mut String) {
    if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// One letter for those that keyboards and spellings exchange; one digit for each value.
fn alike(letter: char) -> char {
    match letter {
        'ى' | 'ی' | 'ێ' => 'ي',
        'ک' => 'ك',
        'ة' | 'ە' | 'ھ' | 'ہ' => 'ه',
        'ۆ' | 'ۇ' => 'و',
        'ڕ' => 'ر',
        'ڵ' => 'ل',
        'ٱ' => 'ا',
        'ı' => 'i',
        'ø' | 'Ø' => 'o',
        'œ' | 'Œ' => 'o',
        '٠'..='٩' => western(letter, '٠'),
        '۰'..='۹' => western(letter, '۰'),
        other => other,
    }
}

pub(crate) fn western(digit: char, zero: char) -> char {
    char::from_u32(digit as u32 - zero as u32 + '0' as u32).unwrap_or(digit)
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn spellings_fold_together() {
        assert_eq!(fold("  Région / Province "), "region province");
        assert_eq!(fold("ProjectCode"), "project code");
        assert_eq!(fold("WASH"), "wash");
        assert_eq!(fold("المُحافَظة"), fold("المحافظه"));
        assert_eq!(fold("پارێزگای هەولێر"), fold("پاريزگاي هه\u{200C}ولير"));
        assert_eq!(fold("أيّار ٢٠٢٥"), "ايار 2025");
    }
}
