//! The legend: for a page a list in HTML, for a poster a row of boxes.

use std::fmt::Write;

use super::text::{Direction, ems, escape};

/// One entry with its ready text.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The class of the palette, or none for what is not known.
    pub class: Option<u8>,
    pub text: String,
}

/// The CSS class of an area's fill.
pub(super) fn fill(class: Option<u8>) -> String {
    class.map_or_else(|| "cn".to_owned(), |class| format!("c{}", class.min(5)))
}

/// A list for the page.
pub fn list(entries: &[Entry]) -> String {
    let mut html = String::from(r#"<ul class="key">"#);
    for Entry { class, text } in entries {
        let (fill, text) = (fill(*class), escape(text));
        let _ = write!(
            html,
            r#"<li><svg class="swatch" viewBox="0 0 22 16" aria-hidden="true"><path class="box {fill}" d="M0 0h22v16H0z"/></svg><bdi>{text}</bdi></li>"#
        );
    }
    html.push_str("</ul>");
    html
}

/// Boxes with their texts in rows, from the reader's start, and the height they take. `size` is that of the text.
pub(super) fn boxes(entries: &[Entry], direction: Direction, width: i32, size: i32) -> (String, i32) {
    let (mut svg, mut at, mut row) = (String::new(), 0, 0);
    let (wide, gap, line) = (size * 8 / 5, size / 2, size * 2);
    for Entry { class, text } in entries {
        let needed = wide + gap + (ems(text) * f64::from(size)).ceil() as i32;
        if at > 0 && at + needed > width {
            (at, row) = (0, row + line);
        }
        let left = direction.x(at, width) - if direction == Direction::RightToLeft { wide } else { 0 };
        let (x, y, anchor) = (direction.x(at + wide + gap, width), row + size, direction.start());
        let (fill, text) = (fill(*class), direction.isolate(text));
        let _ = write!(
            svg,
            r#"<rect class="box {fill}" x="{left}" y="{row}" width="{wide}" height="{size}"/><text x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}">{text}</text>"#
        );
        at += needed + size * 3 / 2;
    }
    (svg, if entries.is_empty() { 0 } else { row + line })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_and_isolated() {
        let html = list(&[Entry { class: Some(2), text: "<10".into() }, Entry { class: None, text: "؟".into() }]);
        assert!(html.contains("c2") && html.contains("<bdi>&lt;10</bdi>") && html.contains("cn"));
        assert!(!html.contains("style="));
    }

    #[test]
    fn entries_that_do_not_fit_go_to_the_next_row() {
        let entries = vec![Entry { class: Some(1), text: "10–24".into() }; 5];
        let (_, one) = boxes(&entries, Direction::LeftToRight, 900, 14);
        let (_, more) = boxes(&entries, Direction::RightToLeft, 200, 14);
        assert!(more > one);
    }
}
