//! A tag: a hashtag with attributes, as it stands in the row of tags.

use std::fmt;

use crate::text::space::is_space;

/// A hashtag with its attributes in the order written, all in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    name: String,
    attributes: Vec<String>,
}

impl Tag {
    /// Reads `#org +impl +name`, in any case, with white space around and before attributes. `None` if it is not a tag.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_matches(is_space).strip_prefix('#')?;
        let mut parts = text.split('+');
        let name = parts.next()?.trim_end_matches(is_space);
        let attributes: Vec<&str> = parts.collect();
        let last = attributes.len().saturating_sub(1);
        // White space may stand before a plus, not after it.
        let attribute = |(at, word): (usize, &&str)| {
            let word = if at == last { *word } else { word.trim_end_matches(is_space) };
            is_token(word).then(|| word.to_ascii_lowercase())
        };
        let attributes = attributes.iter().enumerate().map(attribute).collect::<Option<Vec<_>>>()?;
        is_token(name).then(|| Tag { name: name.to_ascii_lowercase(), attributes })
    }

    /// The hashtag without its sign.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// In the order written.
    pub fn attributes(&self) -> &[String] {
        &self.attributes
    }

    /// The same tag with its attributes in alphabetical order: what makes two columns the same.
    pub fn sorted(&self) -> String {
        let mut sorted = self.clone();
        sorted.attributes.sort_unstable();
        sorted.to_string()
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.name)?;
        self.attributes.iter().try_for_each(|attribute| write!(f, "+{attribute}"))
    }
}

/// A letter, then letters, digits and underscores, all ASCII.
pub(crate) fn is_token(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[test]
    fn a_tag_is_written_back_as_it_stood() {
        let written = |text| Tag::parse(text).map(|tag| tag.to_string());
        assert_eq!(written(" #Org +name+Impl ").as_deref(), Some("#org+name+impl"));
        assert_eq!(Tag::parse("#org+name+impl").map(|tag| tag.sorted()).as_deref(), Some("#org+impl+name"));
        for text in ["", "#", "org", "# org", "#1", "#org+", "#org impl", "#org+ impl", "#org-impl", "#org+impl name"] {
            assert_eq!(written(text), None, "{text}");
        }
    }
}
