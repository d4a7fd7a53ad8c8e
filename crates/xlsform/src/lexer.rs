//! Tokens of an expression, as pyxform cuts them.
//!
//! pyxform does not parse expressions: it cuts them into tokens, in a fixed order of preference, to tell whether a default is
//! computed and where an `instance(…)` expression begins and ends inside a label. Both answers shape the form, so the cuts
//! are the same here, also where they are odd. Nothing is refused: any other letter is a token of its own.

use crate::names::{name_at, prefixed_name_at};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Date,
    Number,
    Math,
    Compare,
    Bool,
    Union,
    OpenParen,
    CloseParen,
    Bracket,
    Dots,
    Slash,
    Literal,
    Comma,
    Space,
    Reference,
    Call,
    PredicateStart,
    PredicateEnd,
    Scheme,
    Name,
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token<'t> {
    pub(crate) kind: Kind,
    pub(crate) text: &'t str,
    /// Where it begins, in bytes.
    pub(crate) start: usize,
}

/// The tokens of `text`, without gaps.
pub(crate) fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = &text[start..];
        if rest.is_empty() {
            return None;
        }
        let (kind, length) = cut(rest);
        let token = Token { kind, text: &rest[..length], start };
        start += length;
        Some(token)
    })
}

fn cut(text: &str) -> (Kind, usize) {
    if let Some(found) = number_like(text) {
        return found;
    }
    let first = text.chars().next().unwrap_or(' ');
    match first {
        '*' | '+' | '-' => return (Kind::Math, 1),
        ' ' => {
            for (word, kind) in
                [(" mod ", Kind::Math), (" div ", Kind::Math), (" and ", Kind::Bool), (" or ", Kind::Bool)]
            {
                if text.starts_with(word) {
                    return (kind, word.len());
                }
            }
        }
        '=' | '<' | '>' => return (Kind::Compare, 1),
        '!' if text.starts_with("!=") => return (Kind::Compare, 2),
        '|' => return (Kind::Union, 1),
        '(' => return (Kind::OpenParen, 1),
        ')' => return (Kind::CloseParen, 1),
        '[' | '{' | '}' => return (Kind::Bracket, 1),
        ']' => return (Kind::PredicateEnd, 1),
        '.' => return (Kind::Dots, if text.starts_with("..") { 2 } else { 1 }),
        '/' => return (Kind::Slash, 1),
        '"' | '\'' => {
            if let Some(end) = text[1..].find(first) {
                return (Kind::Literal, end + 2);
            }
            return (Kind::Other, 1);
        }
        ',' => return (Kind::Comma, 1),
        '$' => return dollar(text),
        _ => {}
    }
    if first.is_whitespace() {
        let end = text.find(|letter: char| !letter.is_whitespace()).unwrap_or(text.len());
        return (Kind::Space, end);
    }
    word(text).unwrap_or((Kind::Other, first.len_utf8()))
}

fn word(text: &str) -> Option<(Kind, usize)> {
    let plain = name_at(text);
    if plain == 0 {
        return None;
    }
    let prefixed = prefixed_name_at(text);
    for length in [prefixed, plain] {
        match text.as_bytes().get(length) {
            Some(b'(') => return Some((Kind::Call, length + 1)),
            Some(b'[') => return Some((Kind::PredicateStart, length + 1)),
            _ => {}
        }
    }
    if text[plain..].starts_with("://") {
        return Some((Kind::Scheme, plain + 3));
    }
    Some((Kind::Name, prefixed))
}

fn dollar(text: &str) -> (Kind, usize) {
    let Some(inside) = text.strip_prefix("${") else { return (Kind::Other, 1) };
    let name = inside.strip_prefix("last-saved#").unwrap_or(inside);
    let length = name_at(name);
    if length > 0 && name[length..].starts_with('}') {
        return (Kind::Reference, text.len() - name.len() + length + 1);
    }
    let length = name_at(inside);
    if length > 0 && inside[length..].starts_with('}') {
        return (Kind::Reference, length + 3);
    }
    (Kind::Other, 2)
}

/// Dates, times and numbers, which come before every operator.
fn number_like(text: &str) -> Option<(Kind, usize)> {
    let bytes = text.as_bytes();
    let minus = usize::from(bytes[0] == b'-');
    if !matches!(bytes.get(minus), Some(b'0'..=b'9' | b'.')) {
        return None;
    }
    if shape(&bytes[minus..], b"0000-00-00") {
        let end = minus + 10;
        let time = (bytes.get(end) == Some(&b'T')).then(|| time_at(&text[end + 1..])).flatten();
        return Some((Kind::Date, time.map_or(end, |length| end + 1 + length)));
    }
    if minus == 0
        && let Some(length) = time_at(text)
    {
        return Some((Kind::Date, length));
    }
    let whole = digits(&bytes[minus..]);
    let dot = bytes.get(minus + whole) == Some(&b'.');
    let fraction = if dot { digits(&bytes[minus + whole + 1..]) } else { 0 };
    match (whole, dot) {
        (0, true) if fraction > 0 => Some((Kind::Number, minus + 1 + fraction)),
        (0, _) => None,
        (_, true) => Some((Kind::Number, minus + whole + 1 + fraction)),
        (_, false) => Some((Kind::Number, minus + whole)),
    }
}

fn time_at(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    if !shape(bytes, b"00:00:00") {
        return None;
    }
    let rest = &bytes[8..];
    Some(match rest.first() {
        Some(b'Z') => 9,
        Some(b'+' | b'-') if shape(&rest[1..], b"00:00") => 14,
        _ => 8,
    })
}

fn shape(bytes: &[u8], pattern: &[u8]) -> bool {
    bytes.len() >= pattern.len()
        && bytes
            .iter()
            .zip(pattern)
            .all(|(byte, mark)| if *mark == b'0' { byte.is_ascii_digit() } else { byte == mark })
}

fn digits(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// Whether a default is computed rather than a plain answer. `kind` is the type of the question.
pub(crate) fn is_dynamic(default: &str, kind: &str) -> bool {
    let hyphens_are_plain = matches!(kind, "date" | "dateTime" | "geopoint" | "geotrace" | "geoshape");
    for token in tokens(default) {
        match token.kind {
            Kind::Math if hyphens_are_plain && token.text == "-" => return false,
            Kind::Math | Kind::Union | Kind::Reference | Kind::Call => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_default_is_dynamic_when_it_computes() {
        for (text, kind) in [
            ("${a}", "text"),
            ("now()", "date"),
            ("1 + 1", "text"),
            ("a|b", "text"),
            ("a-b c - d", "text"),
            ("1 div 2", "text"),
        ] {
            assert!(is_dynamic(text, kind), "{text}");
        }
        for (text, kind) in [
            ("a-b", "text"),
            ("2020-01-01", "date"),
            ("a - b", "date"),
            ("-1.5", "decimal"),
            ("2020-01-01T10:00:00Z", "dateTime"),
            ("1 2 3 4; 5 -6 7 8", "geotrace"),
            ("it's", "text"),
            ("jr://images/a.jpg", "photo"),
            ("", "text"),
        ] {
            assert!(!is_dynamic(text, kind), "{text}");
        }
    }

    #[test]
    fn tokens_leave_no_gap() {
        let text = "if(${a} >= 'x', ../b[c = 1]/d, \"\u{201c}\" \n $ é)";
        assert_eq!(tokens(text).map(|token| token.text).collect::<String>(), text);
    }
}
