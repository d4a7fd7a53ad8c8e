//! Folding: two values that fold to the same are the same value written differently.
//!
//! Case, accents, kinds of quotation marks and dashes, white space, forms and keyboards' variants of Arabic letters and the
//! script of digits make no difference. Other letters stay what they are: a text in Arabic is never reduced to Latin, as
//! libhxl does, where different names may become one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use super::number::digit;
use super::space;

/// The folded text, its white space regular.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        let mut folded = space::regular(text).into_owned();
        folded.make_ascii_lowercase();
        return folded;
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| canonical_combining_class(*c) == 0) {
        match plain(c) {
            Some(plain) => folded.push_str(plain),
            None => match digit(c) {
                Some(digit) => folded.push(char::from(b'0' + digit)),
                None => folded.extend(c.to_lowercase()),
            },
        }
    }
    // Lower-casing may bring back a composed letter, such as a dotted capital I's.
    if folded.chars().any(|c| canonical_combining_class(c) != 0) {
        folded.retain(|c| canonical_combining_class(c) == 0);
    }
    match space::regular(&folded) {
        std::borrow::Cow::Borrowed(_) => folded,
        std::borrow::Cow::Owned(regular) => regular,
    }
}

/// What a character without a decomposition of its own folds to.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ł' | 'Ł' => "l",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        'ħ' | 'Ħ' => "h",
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | 'ʹ' => "'",
        '“' | '”' | '„' | '‟' | '″' => "\"",
        '«' => "<<",
        '»' => ">>",
        '‐' | '‑' | '‒' | '–' | '−' => "-",
        '—' | '―' => "--",
        '•' => "*",
        '×' => "x",
        '⁄' => "/",
        'ـ' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => {
            ""
        }
        'ٱ' => "ا",
        'ى' | 'ی' | 'ې' => "ي",
        'ک' | 'ڪ' => "ك",
        'ة' | 'ہ' | 'ۀ' => "ه",
        '،' => ",",
        '؛' => ";",
        '؟' => "?",
        '٪' => "%",
        '٫' => ".",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn what_a_reader_takes_for_the_same_folds_to_the_same() {
        for (a, b) in [
            ("Sécurité  Alimentaire", "securite alimentaire"),
            ("Straße – “A”", "strasse - \"a\""),
            ("أربيل", "اربيل"),
            ("كوردستان", "کوردستان"),
            ("٢٠٢٤", "2024"),
            ("ＯＲＧ", "org"),
            ("İ", "i"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
        assert_ne!(fold("عمر"), fold("مر"));
    }
}
