//! The cells of a row, grouped: `label::English` beside `label::Arabic` become one entry `label` with two texts.
//!
//! A [`Map`] keeps the order of its columns and borrows its keys and texts from the workbook. What the entries mean is left to
//! the modules of each sheet.

use std::borrow::Cow;

/// What stands in an entry: a text, or texts by language or attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    Text(Cow<'a, str>),
    Map(Map<'a>),
}

/// Entries in the order of their columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Map<'a>(Vec<(&'a str, Value<'a>)>);

impl<'a> Value<'a> {
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Map(_) => None,
        }
    }

    pub(crate) fn map(&self) -> Option<&Map<'a>> {
        match self {
            Self::Text(_) => None,
            Self::Map(map) => Some(map),
        }
    }

    /// The text, or the entries written the way Python shows a dictionary, which is how pyxform puts them into attributes.
    pub(crate) fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Map(map) => Cow::Owned(map.shown()),
        }
    }

    /// Merges two values of one entry: what has no language joins the others under `default`.
    fn merge(self, other: Self, default: &'a str) -> Self {
        let (mut into, from) = match (self, other) {
            (Self::Map(into), Self::Map(from)) => (into, from),
            (Self::Text(text), Self::Map(from)) => {
                if from.contains(default) {
                    return Self::Map(from);
                }
                (Map(vec![(default, Self::Text(text))]), from)
            }
            (Self::Map(into), Self::Text(text)) => {
                if into.contains(default) {
                    return Self::Map(into);
                }
                (into, Map(vec![(default, Self::Text(text))]))
            }
            (Self::Text(text), Self::Text(_)) => return Self::Map(Map(vec![(default, Self::Text(text))])),
        };
        for (key, value) in from.0 {
            into.merge_entry(key, value, default);
        }
        Self::Map(into)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> Map<'a> {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn contains(&self, key: &str) -> bool {
        self.0.iter().any(|(known, _)| *known == key)
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Value<'a>> {
        self.0.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// The text of an entry that is a text.
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Value::text)
    }

    /// The entry as entries, where it is that.
    pub(crate) fn map(&self, key: &str) -> Option<&Self> {
        self.get(key).and_then(Value::map)
    }

    pub(crate) fn insert(&mut self, key: &'a str, value: impl Into<Value<'a>>) {
        let value = value.into();
        match self.0.iter_mut().find(|(known, _)| *known == key) {
            Some((_, slot)) => *slot = value,
            None => self.0.push((key, value)),
        }
    }

    pub(crate) fn remove(&mut self, key: &str) -> Option<Value<'a>> {
        let at = self.0.iter().position(|(known, _)| *known == key)?;
        Some(self.0.remove(at).1)
    }

    /// Takes an entry out as a text; a group of entries counts as the text Python would show.
    pub(crate) fn take_text(&mut self, key: &str) -> Option<Cow<'a, str>> {
        Some(match self.remove(key)? {
            Value::Text(text) => text,
            Value::Map(map) => Cow::Owned(map.shown()),
        })
    }

    /// Takes an entry out as entries; a text there counts as none.
    pub(crate) fn take_map(&mut self, key: &str) -> Option<Self> {
        match self.remove(key)? {
            Value::Map(map) => Some(map),
            Value::Text(_) => None,
        }
    }

    /// The entries below `key`, made if there are none.
    pub(crate) fn entries_of(&mut self, key: &'a str) -> &mut Self {
        let at = match self.0.iter().position(|(known, _)| *known == key) {
            Some(at) => at,
            None => {
                self.0.push((key, Value::Map(Map::default())));
                self.0.len() - 1
            }
        };
        let slot = &mut self.0[at].1;
        if let Value::Text(_) = slot {
            *slot = Value::Map(Map::default());
        }
        match slot {
            Value::Map(map) => map,
            Value::Text(_) => unreachable!("made a group just above"),
        }
    }

    /// Room for as many entries as a row may have.
    pub(crate) fn with_capacity(entries: usize) -> Self {
        Self(Vec::with_capacity(entries))
    }

    /// Puts the cell of a column whose header is `keys` into its place; `is_first` says that no column before it leads there.
    pub(crate) fn put(&mut self, keys: &'a [String], text: Cow<'a, str>, default: &'a str, is_first: bool) {
        let Some((first, rest)) = keys.split_first() else { return };
        if is_first {
            self.0.push((first, nested(rest, text)));
            return;
        }
        if rest.is_empty() {
            self.insert(first, Value::Text(text));
            return;
        }
        self.merge_entry(first, nested(rest, text), default);
    }

    fn merge_entry(&mut self, key: &'a str, value: Value<'a>, default: &'a str) {
        match self.0.iter_mut().find(|(known, _)| *known == key) {
            Some((_, slot)) => {
                let old = std::mem::replace(slot, Value::Text(Cow::Borrowed("")));
                *slot = old.merge(value, default);
            }
            None => self.0.push((key, value)),
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'a str, &Value<'a>)> {
        self.0.iter().map(|(key, value)| (*key, value))
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (&'a str, &mut Value<'a>)> {
        self.0.iter_mut().map(|(key, value)| (*key, value))
    }

    /// The entries written the way Python shows a dictionary.
    pub(crate) fn shown(&self) -> String {
        let mut text = String::from("{");
        for (at, (key, value)) in self.0.iter().enumerate() {
            if at > 0 {
                text.push_str(", ");
            }
            quote(&mut text, key);
            text.push_str(": ");
            match value {
                Value::Text(value) => quote(&mut text, value),
                Value::Map(map) => text.push_str(&map.shown()),
            }
        }
        text.push('}');
        text
    }
}

impl<'a> FromIterator<(&'a str, Value<'a>)> for Map<'a> {
    fn from_iter<I: IntoIterator<Item = (&'a str, Value<'a>)>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}

impl<'a> IntoIterator for Map<'a> {
    type Item = (&'a str, Value<'a>);
    type IntoIter = std::vec::IntoIter<(&'a str, Value<'a>)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

fn nested<'a>(keys: &'a [String], text: Cow<'a, str>) -> Value<'a> {
    keys.iter().rev().fold(Value::Text(text), |value, key| {
        let mut entries = Vec::with_capacity(2);
        entries.push((key.as_str(), value));
        Value::Map(Map(entries))
    })
}

/// Quotes a text as Python does.
pub(crate) fn quote(into: &mut String, text: &str) {
    let mark = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    into.push(mark);
    for letter in text.chars() {
        match letter {
            '\n' => into.push_str("\\n"),
            '\t' => into.push_str("\\t"),
            '\r' => into.push_str("\\r"),
            '\\' => into.push_str("\\\\"),
            letter if letter == mark => {
                into.push('\\');
                into.push(letter);
            }
            letter => into.push(letter),
        }
    }
    into.push(mark);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(header: &str) -> Vec<String> {
        header.split("::").map(String::from).collect()
    }

    #[test]
    fn a_column_without_language_joins_the_others_under_the_default() {
        let (plain, english) = (keys("label"), keys("label::en"));
        let mut row = Map::default();
        row.put(&plain, "a".into(), "default", true);
        row.put(&english, "b".into(), "default", false);
        assert_eq!(row.shown(), "{'label': {'default': 'a', 'en': 'b'}}");
        row.put(&plain, "c".into(), "default", false);
        assert_eq!(row.shown(), "{'label': 'c'}", "a later plain column wins over the languages before it");
    }

    #[test]
    fn entries_are_shown_as_python_shows_them() {
        let mut row = Map::default();
        row.insert("a", "it's");
        row.insert("b", "say \"no\", it's");
        assert_eq!(row.shown(), r#"{'a': "it's", 'b': 'say "no", it\'s'}"#);
    }
}
