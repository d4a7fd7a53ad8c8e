//! One set of digits and signs for all scripts.

use crate::fold::western;

/// The text with western digits and signs, plain spaces, and no invisible marks. Arabic separators become those which
/// cannot be misread: the thousands mark an apostrophe, the decimal mark stays itself (`٫`).
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        plain.push(match letter {
            '٠'..='٩' => western(letter, '٠'),
            '۰'..='۹' => western(letter, '۰'),
            '０'..='９' => western(letter, '０'),
            '٬' | '’' | 'ʼ' => '\'',
            '،' => ',',
            '٪' | '％' => '%',
            '−' | '–' | '‐' | '‑' => '-',
            '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{61C}' | '\u{FEFF}' => {
                continue;
            }
            space if space.is_whitespace() => ' ',
            other => other,
        });
    }
    plain
}
