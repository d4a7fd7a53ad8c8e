//! White space: what counts as empty, what is irregular, and the regular form.

use std::borrow::Cow;

/// White space of Unicode, and the four separators of ASCII.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}')
}

/// Whether there is nothing but white space.
pub fn is_empty(text: &str) -> bool {
    match text.as_bytes().first() {
        None => true,
        Some(b'!'..=b'~') => false,
        Some(_) => text.chars().all(is_space),
    }
}

/// Whether every run of white space is one plain space between words. Most values are, so eight letters at a time are
/// looked at for anything that needs a closer look.
fn is_regular(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return true };
    if *first == b' ' || *last == b' ' {
        return false;
    }
    // Pieces overlap by a letter, so that no pair of spaces falls between two.
    let mut rest = bytes;
    while let Some((piece, _)) = rest.split_first_chunk::<8>() {
        if is_suspicious(u64::from_le_bytes(*piece)) {
            return is_regular_slowly(text);
        }
        rest = &rest[7..];
    }
    let mut piece = [b'a'; 8];
    for (to, from) in piece.iter_mut().zip(rest) {
        *to = *from;
    }
    !is_suspicious(u64::from_le_bytes(piece)) || is_regular_slowly(text)
}

/// Whether any of eight bytes is a control character or no ASCII, or two spaces stand together; may be true without need.
fn is_suspicious(piece: u64) -> bool {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST: u64 = u64::from_le_bytes([0x80; 8]);
    const SPACES: u64 = u64::from_le_bytes([b' '; 8]);
    let below = piece.wrapping_sub(SPACES) & !piece;
    let apart = piece ^ SPACES;
    let spaces = apart.wrapping_sub(ONES) & !apart & HIGHEST;
    (piece | below) & HIGHEST != 0 || spaces & (spaces << 8) != 0
}

fn is_regular_slowly(text: &str) -> bool {
    let mut before = ' ';
    for c in text.chars() {
        if is_space(c) && (c != ' ' || before == ' ') {
            return false;
        }
        before = c;
    }
    before != ' '
}

/// Trimmed, with every run of white space as one space.
pub fn regular(text: &str) -> Cow<'_, str> {
    if is_regular(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split(is_space).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

/// Whether a filled value has white space that gets in the way: at an end, doubled, or other than a space on a line. A
/// value of more than two lines is taken for a text with paragraphs, and left alone, as libhxl does; a lone unusual space
/// between words, such as a no-break space, is too.
pub fn is_irregular(text: &str) -> bool {
    if is_regular(text) {
        return false;
    }
    // An end of line at the very end may count as outside the value.
    let ends = [Some(text), text.strip_suffix('\n')];
    ends.into_iter().flatten().any(|text| at_start(text) || inside(text) || at_end(text))
}

fn at_start(text: &str) -> bool {
    let Some(first) = text.chars().next().filter(|c| is_space(*c)) else { return false };
    // The run of spaces may be of any length, so only lines after it matter.
    let mut rest = &text[first.len_utf8()..];
    loop {
        if !rest.contains('\n') {
            return true;
        }
        match rest.chars().next().filter(|c| is_space(*c)) {
            Some(c) => rest = &rest[c.len_utf8()..],
            None => return false,
        }
    }
}

fn inside(text: &str) -> bool {
    let first_line = text.find('\n').unwrap_or(text.len());
    let last_line = text.rfind('\n').map_or(0, |at| at + 1);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if at > first_line {
            return false;
        }
        let alone = matches!(c, '\t' | '\r' | '\n') && at + 1 >= last_line;
        let doubled = is_space(c)
            && chars.peek().is_some_and(|(next, second)| is_space(*second) && next + second.len_utf8() >= last_line);
        if alone || doubled {
            return true;
        }
    }
    false
}

fn at_end(text: &str) -> bool {
    let words = text.trim_end_matches(is_space);
    if words.len() == text.len() {
        return false;
    }
    !words.contains('\n')
}

#[cfg(test)]
mod tests {
    use super::{is_empty, is_irregular, regular};

    #[test]
    fn white_space_is_made_regular() {
        for (text, expected) in [
            ("a b", "a b"),
            (" a  b ", "a b"),
            ("a\tb\n", "a b"),
            ("a\u{a0}b", "a b"),
            ("بغداد  الكرخ", "بغداد الكرخ"),
            ("   ", ""),
        ] {
            assert_eq!(regular(text), expected, "{text:?}");
        }
        assert!(is_empty(" \u{a0}\t") && is_empty("") && !is_empty("ب") && !is_empty(" x"));
    }

    #[test]
    fn irregular_white_space_is_found_where_libhxl_finds_it() {
        for text in [" a", "a ", "a  b", "a\tb", "a\nb", "a\n", "\u{a0}a", "a \u{a0}b", " a\nb", "\n\na", "a\n\nb"] {
            assert!(is_irregular(text), "{text:?}");
        }
        for text in ["a", "a b", "a\u{a0}b", "a\nb\nc", "بغداد الكرخ", "a\u{b}b"] {
            assert!(!is_irregular(text), "{text:?}");
        }
    }
}
