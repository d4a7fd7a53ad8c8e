//! Which texts may name a node.
//!
//! The rule is pyxform's, down to a gap of its own: the letters À to Ö may not stand in a name.

/// Whether a name may begin with `letter`.
fn starts(letter: char) -> bool {
    matches!(letter,
        'A'..='Z' | '_' | 'a'..='z' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}'
        | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}'
        | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

/// Whether a name may go on with `letter`.
fn continues(letter: char) -> bool {
    starts(letter)
        || matches!(letter, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// The length in bytes of the name `text` begins with; 0 where it begins with none.
pub(crate) fn name_at(text: &str) -> usize {
    let mut letters = text.char_indices();
    match letters.next() {
        Some((_, first)) if starts(first) => {}
        _ => return 0,
    }
    letters.find(|(_, letter)| !continues(*letter)).map_or(text.len(), |(at, _)| at)
}

/// The length of the name, with or without a prefix and a colon, that `text` begins with.
pub(crate) fn prefixed_name_at(text: &str) -> usize {
    let first = name_at(text);
    if first > 0
        && let Some(rest) = text[first..].strip_prefix(':')
    {
        let second = name_at(rest);
        if second > 0 {
            return first + 1 + second;
        }
    }
    first
}

/// Whether `text` as a whole is a name without prefix.
pub(crate) fn is_name(text: &str) -> bool {
    !text.is_empty() && name_at(text) == text.len()
}

/// Whether `text` as a whole may name an XML element.
pub(crate) fn is_element_name(text: &str) -> bool {
    !text.is_empty() && prefixed_name_at(text) == text.len()
}

/// Splits a file name into what comes before its last dot and the rest with the dot, as Python's `splitext`.
pub(crate) fn split_extension(file: &str) -> (&str, &str) {
    let name = file.rfind('/').map_or(0, |at| at + 1);
    let first = file[name..].find(|letter| letter != '.').map_or(file.len(), |at| name + at);
    match file[first..].rfind('.') {
        Some(at) => file.split_at(first + at),
        None => (file, ""),
    }
}

/// Whether a file of this extension can hold the choices of a question.
pub(crate) fn is_instance_file(extension: &str) -> bool {
    matches!(extension, ".xml" | ".csv" | ".geojson")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_begin_with_a_letter_and_may_carry_one_prefix() {
        for good in ["a", "_1", "meta:a", "اسم", "a.b-c"] {
            assert!(is_element_name(good), "{good}");
        }
        for bad in ["", "1a", "a b", "a:b:c", "-a", "École", "a:"] {
            assert!(!is_element_name(bad), "{bad}");
        }
    }

    #[test]
    fn the_extension_is_what_follows_the_last_dot() {
        assert_eq!(split_extension("a.b.csv"), ("a.b", ".csv"));
        assert_eq!(split_extension(".csv"), (".csv", ""));
        assert_eq!(split_extension("${a}"), ("${a}", ""));
    }
}
