//! Tags of the Humanitarian Exchange Language (hxlstandard.org 1.1): `#org +impl +name`.

use std::collections::BTreeSet;
use std::fmt;

/// A hashtag with attributes, whose order means nothing; written back in one normal form.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tag {
    name: String,
    attributes: BTreeSet<String>,
}

impl Tag {
    /// Reads a tag as typed: any case, spaces before attributes. `None` if it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().strip_prefix('#')?.to_ascii_lowercase();
        let mut parts = text.split('+').enumerate().map(|(at, part)| {
            // "# org" is a heading for a number of organisations, not a tag.
            if at == 0 { part.trim_end().to_owned() } else { part.trim().to_owned() }
        });
        let is_word = |word: &String| {
            word.starts_with(|c: char| c.is_ascii_lowercase())
                && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        };
        let name = parts.next().filter(is_word)?;
        let attributes: BTreeSet<String> = parts.collect();
        attributes.iter().all(is_word).then_some(Tag { name, attributes })
    }

    /// The hashtag without its sign.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Attributes in alphabetical order.
    pub fn attributes(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(String::as_str)
    }

    /// Whether this tag says all that `pattern` says: `#org+impl+name` does for `#org+impl`.
    pub fn fits(&self, pattern: &Tag) -> bool {
        self.name == pattern.name && pattern.attributes.is_subset(&self.attributes)
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.name)?;
        self.attributes.iter().try_for_each(|attribute| write!(f, "+{attribute}"))
    }
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[test]
    fn tags_are_read_in_any_order_and_written_in_one() {
        let tag = Tag::parse(" #Org +name +impl").map(|tag| tag.to_string());
        assert_eq!(tag.as_deref(), Some("#org+impl+name"));
        for text in ["", "#", "org", "# org", "#1", "#org+", "#org impl", "#org+impl name", "# of people"] {
            assert_eq!(Tag::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_tag_fits_a_pattern_with_fewer_attributes() {
        let tag = |text| Tag::parse(text).expect("a tag");
        assert!(tag("#org+impl+name").fits(&tag("#org+impl")));
        assert!(!tag("#org").fits(&tag("#org+impl")));
        assert!(!tag("#adm1+name").fits(&tag("#adm2")));
    }
}
