//! Escaping. Letters XML cannot hold are left out.

/// Writes the text of a node.
pub(super) fn text(out: &mut String, text: &str) {
    escape(out, text, false);
}

/// Writes an attribute, with the space before it.
pub(super) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(out, value, true);
    out.push('"');
}

/// Writes a node that holds only a text.
pub(super) fn element(out: &mut String, name: &str, inside: &str) {
    out.push('<');
    out.push_str(name);
    if inside.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push('>');
    text(out, inside);
    close(out, name);
}

pub(super) fn close(out: &mut String, name: &str) {
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

pub(super) fn escape(out: &mut String, text: &str, quotes: bool) {
    let mut done = 0;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let (instead, length) = match byte {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' if quotes => ("&quot;", 1),
            0..=8 | 11 | 12 | 14..=31 => ("", 1),
            0xef if matches!(bytes.get(at + 1..at + 3), Some([0xbf, 0xbe | 0xbf])) => ("", 3),
            _ => continue,
        };
        out.push_str(&text[done..at]);
        out.push_str(instead);
        done = at + length;
    }
    out.push_str(&text[done..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_escaped_and_unwritable_letters_left_out() {
        let mut out = String::new();
        attribute(&mut out, "a", "<\"&\u{1}ب\u{ffff}>");
        assert_eq!(out, " a=\"&lt;&quot;&amp;ب&gt;\"");
    }
}
