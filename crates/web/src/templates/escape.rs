//! Making text safe inside HTML, in elements and in quoted attributes.
//!
//! Guarantees: `& < > " '` never come out as they are. The slash is left alone, unlike in minijinja's own escaping: it needs none,
//! and addresses full of `&#x2f;` cost every page a tenth of its weight.

use minijinja::value::{Value, ValueKind};
use minijinja::{Error, Output, State};

/// `text` with the five characters that mean something replaced.
pub(super) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(c),
        }
    }
    html
}

/// How templates write a value: markup as it is, anything else escaped, nothing for none.
pub(super) fn write(out: &mut Output, _: &mut State, value: &Value) -> Result<(), Error> {
    match value.kind() {
        ValueKind::None | ValueKind::Undefined => Ok(()),
        _ if value.is_safe() => Ok(out.write_str(value.as_str().unwrap_or_default())?),
        _ => match value.as_str() {
            Some(text) => Ok(out.write_str(&escaped(text))?),
            None => Ok(out.write_str(&escaped(&value.to_string()))?),
        },
    }
}
