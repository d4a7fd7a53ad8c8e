//! Tag patterns: which columns a rule or a count is about.
//!
//! `#org` any column tagged so; `#org+impl` with that attribute; `#org-impl` without it; `#org+impl!` with these and no
//! other attributes; `#*` any tag. The sign may be left out.

use std::fmt;
use std::str::FromStr;

use crate::tag::is_token;
use crate::text::space::is_space;
use crate::{Column, HxlError, Tag};

/// A pattern over tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// None for the wildcard.
    name: Option<String>,
    with: Vec<String>,
    without: Vec<String>,
    only: bool,
}

impl Pattern {
    /// Several, separated by commas; an empty text is no pattern at all.
    pub fn list(text: &str) -> Result<Vec<Pattern>, HxlError> {
        if text.is_empty() {
            return Ok(Vec::new());
        }
        text.split(',').map(str::parse).collect()
    }

    /// The hashtag without its sign; none for `#*`.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    pub fn matches(&self, tag: &Tag) -> bool {
        let has = |attribute: &String| tag.attributes().contains(attribute);
        self.name.as_ref().is_none_or(|name| name == tag.name())
            && self.with.iter().all(has)
            && !self.without.iter().any(has)
            && (!self.only || tag.attributes().iter().all(|attribute| self.with.contains(attribute)))
    }

    /// The columns that match, counted from 0.
    pub fn columns(&self, columns: &[Column]) -> Vec<usize> {
        let matches = |column: &Column| column.tag.as_ref().is_some_and(|tag| self.matches(tag));
        (0..columns.len()).filter(|at| matches(&columns[*at])).collect()
    }
}

impl FromStr for Pattern {
    type Err = HxlError;

    fn from_str(text: &str) -> Result<Self, HxlError> {
        let refused = || HxlError::Pattern(text.trim().to_owned());
        let bare = text.trim_matches(is_space);
        let (bare, only) = match bare.strip_suffix('!') {
            Some(rest) => (rest.trim_end_matches(is_space), true),
            None => (bare, false),
        };
        let bare = bare.strip_prefix('#').unwrap_or(bare);
        let cut = bare.find(['+', '-']).unwrap_or(bare.len());
        let name = bare[..cut].trim_end_matches(is_space);
        let name = match name {
            "*" => None,
            name if is_token(name) => Some(name.to_ascii_lowercase()),
            _ => return Err(refused()),
        };
        let mut pattern = Pattern { name, with: Vec::new(), without: Vec::new(), only };
        let mut rest = &bare[cut..];
        while let Some(sign) = rest.chars().next() {
            rest = &rest[1..];
            let end = rest.find(['+', '-']).unwrap_or(rest.len());
            let word = if end == rest.len() { rest } else { rest[..end].trim_end_matches(is_space) };
            if !is_token(word) {
                return Err(refused());
            }
            let into = if sign == '+' { &mut pattern.with } else { &mut pattern.without };
            if !into.contains(&word.to_ascii_lowercase()) {
                into.push(word.to_ascii_lowercase());
            }
            rest = &rest[end..];
        }
        if pattern.only && !pattern.without.is_empty() {
            return Err(refused());
        }
        Ok(pattern)
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.name.as_deref().unwrap_or("*"))?;
        self.with.iter().try_for_each(|word| write!(f, "+{word}"))?;
        self.without.iter().try_for_each(|word| write!(f, "-{word}"))
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;
    use crate::Tag;

    fn fits(pattern: &str, tag: &str) -> bool {
        let pattern: Pattern = pattern.parse().expect("a pattern");
        pattern.matches(&Tag::parse(tag).expect("a tag"))
    }

    #[test]
    fn patterns_ask_for_attributes_forbid_them_or_allow_no_others() {
        for (pattern, tag, expected) in [
            ("#org", "#org+impl", true),
            ("org", "#org", true),
            ("#Org +Impl", "#org+name+impl", true),
            ("#org+impl", "#org", false),
            ("#sector-list", "#sector+list", false),
            ("#sector-list", "#sector+name", true),
            ("#org+impl!", "#org+impl", true),
            ("#org+impl!", "#org+impl+name", false),
            ("#org!", "#org+impl", false),
            ("#*", "#anything+at+all", true),
            ("#*+f-m", "#reached+f", true),
            ("#*+f-m", "#reached+f+m", false),
        ] {
            assert_eq!(fits(pattern, tag), expected, "{pattern} {tag}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        for text in ["", " ", "#", "#+x", "#org+", "#org+ x", "#a b", "#org-x!", "#1", "##org", "#org+x,#y"] {
            assert!(text.parse::<Pattern>().is_err(), "{text:?}");
        }
        assert_eq!(Pattern::list("").expect("nothing").len(), 0);
        assert_eq!(Pattern::list("#org, sector+x").expect("two").len(), 2);
        assert!(Pattern::list("#org,").is_err());
    }
}
