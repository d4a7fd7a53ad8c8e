//! Text inside SVG: escaping, direction, and widths good enough to keep labels apart.

use std::borrow::Cow;

/// Which way the reader's language runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    #[default]
    LeftToRight,
    RightToLeft,
}

impl Direction {
    /// A horizontal place measured from the reader's start of a picture so wide, as SVG measures it: from the left.
    pub fn x(self, from_start: i32, width: i32) -> i32 {
        match self {
            Self::LeftToRight => from_start,
            Self::RightToLeft => width - from_start,
        }
    }

    /// The `text-anchor` of text that begins at the reader's start. Pictures are laid out left to right whatever the
    /// page says, so that a browser and the PNG renderer agree.
    pub fn start(self) -> &'static str {
        match self {
            Self::LeftToRight => "start",
            Self::RightToLeft => "end",
        }
    }

    /// The `text-anchor` of text that ends at the reader's end.
    pub fn end(self) -> &'static str {
        match self {
            Self::LeftToRight => "end",
            Self::RightToLeft => "start",
        }
    }

    /// Text escaped and, right to left, isolated as SVG has no `<bdi>`: brackets and numbers keep their place.
    pub fn isolate(self, text: &str) -> String {
        match self {
            Self::LeftToRight => escape(text).into_owned(),
            Self::RightToLeft => format!("\u{2067}{}\u{2069}", escape(text)),
        }
    }
}

/// Text made safe between tags and inside double quotes; what XML cannot hold at all is left out.
pub fn escape(text: &str) -> Cow<'_, str> {
    let special =
        |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'' | '\u{fffe}' | '\u{ffff}') || (c < ' ' && c != '\n');
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other if special(other) => {}
            other => safe.push(other),
        }
    }
    Cow::Owned(safe)
}

/// About how many em a line of text is wide. Joined Arabic letters are narrower than Latin ones, marks take no room.
pub fn ems(text: &str) -> f64 {
    let em = |c: char| match c {
        '\u{64b}'..='\u{65f}' | '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' => 0.0,
        'ا' | 'أ' | 'إ' | 'آ' | 'ل' | 'ڵ' | 'i' | 'j' | 'l' | '.' | ',' | ':' | ' ' | '\'' | '|' => 0.27,
        'I' | 'f' | 'r' | 't' | '-' | '(' | ')' => 0.36,
        'س' | 'ش' | 'ص' | 'ض' | 'm' | 'w' | 'M' | 'W' => 0.88,
        '\u{600}'..='\u{6ff}' => 0.5,
        c if c.is_uppercase() => 0.65,
        c if c.is_ascii() => 0.55,
        _ => 0.75,
    };
    text.chars().map(em).sum()
}

/// Breaks text at spaces into lines of at most so many em; a longer word has its own line.
pub fn wrap(text: &str, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut().filter(|line| ems(line) + 0.3 + ems(word) <= most) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_leave_its_place_is_escaped() {
        assert_eq!(escape(r#"<a href="x">'&'"#), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;");
        assert_eq!(escape("a\u{0}b\u{ffff}"), "ab");
        assert!(matches!(escape("هەولێر"), Cow::Borrowed(_)));
    }

    #[test]
    fn right_to_left_mirrors_places_and_isolates_text() {
        assert_eq!(Direction::RightToLeft.x(10, 360), 350);
        assert_eq!(Direction::RightToLeft.isolate("a<"), "\u{2067}a&lt;\u{2069}");
        assert_eq!(Direction::LeftToRight.isolate("a"), "a");
    }

    #[test]
    fn lines_break_at_spaces_and_lose_no_word() {
        let lines = wrap("the boundaries and names shown do not imply endorsement", 12.0);
        assert!(lines.len() > 2);
        assert!(lines.iter().all(|line| ems(line) <= 12.0));
        assert_eq!(lines.join(" "), "the boundaries and names shown do not imply endorsement");
    }
}
