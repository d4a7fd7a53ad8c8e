//! Escaping. Letters XML cannot hold are left out.

/// The bytes that may have to be written otherwise.
static MARKED: [bool; 256] = {
    let mut marked = [false; 256];
    let mut byte = 0;
    while byte < 32 {
        marked[byte] = !matches!(byte, 9 | 10 | 13);
        byte += 1;
    }
    marked[b'&' as usize] = true;
    marked[b'<' as usize] = true;
    marked[b'>' as usize] = true;
    marked[b'"' as usize] = true;
    marked[0xef] = true;
    marked
};

/// Writes a number.
pub(super) fn number(out: &mut String, number: usize) {
    let mut digits = [0_u8; 20];
    let mut at = digits.len();
    let mut rest = number;
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend(digits[at..].iter().map(|digit| char::from(*digit)));
}

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
    let mut from = 0;
    let bytes = text.as_bytes();
    while let Some(skipped) = bytes[from..].iter().position(|byte| MARKED[usize::from(*byte)]) {
        let at = from + skipped;
        from = at + 1;
        let (instead, length) = match bytes[at] {
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
        from = done;
    }
    out.push_str(&text[done..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_full() {
        let mut out = String::new();
        for written in [0, 7, 10, 12_345] {
            number(&mut out, written);
            out.push(' ');
        }
        assert_eq!(out, "0 7 10 12345 ");
    }

    #[test]
    fn marks_are_escaped_and_unwritable_letters_left_out() {
        let mut out = String::new();
        attribute(&mut out, "a", "<\"&\u{1}ب\u{ffff}>");
        assert_eq!(out, " a=\"&lt;&quot;&amp;ب&gt;\"");
    }
}
