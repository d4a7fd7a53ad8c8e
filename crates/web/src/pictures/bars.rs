//! Horizontal bars, each under its own label, so that no name is too long for a phone. They begin where the reader begins.

use std::fmt::Write;

use super::picture::{Heading, Picture};
use super::text::{Direction, ems, escape};

/// All bars are drawn in a picture so wide; on a page it takes the width it is given.
const WIDTH: i32 = 360;
const ROW: i32 = 42;
const LABEL: i32 = 14;
const THICK: i32 = 14;

/// One bar.
#[derive(Debug, Clone, Default)]
pub struct Bar {
    pub label: String,
    pub value: f64,
    /// The value as text in the reader's language.
    pub text: String,
    pub href: Option<String>,
}

/// Draws the bars in the order given, the longest as wide as the picture allows.
pub fn horizontal(heading: &Heading, bars: &[Bar], direction: Direction) -> Picture {
    let most = bars.iter().map(|bar| bar.value).filter(|value| value.is_finite()).fold(0.0, f64::max);
    let widest = bars.iter().map(|bar| ems(&bar.text)).fold(0.0, f64::max) * f64::from(LABEL);
    let room = (f64::from(WIDTH) - widest - 12.0).max(20.0);
    let mut body = String::new();
    for (bar, row) in bars.iter().zip(0..) {
        let share = if most > 0.0 && bar.value.is_finite() { (bar.value / most).clamp(0.0, 1.0) } else { 0.0 };
        write_bar(&mut body, bar, row * ROW, (share * room).round() as i32, direction);
    }
    Picture::new("bars", heading, [WIDTH, ROW * bars.len().max(1) as i32], body)
}

fn write_bar(body: &mut String, bar: &Bar, top: i32, long: i32, direction: Direction) {
    let (start, anchor) = (direction.x(0, WIDTH), direction.start());
    let left = if direction == Direction::RightToLeft { WIDTH - long } else { 0 };
    let (label, text) = (direction.isolate(&bar.label), direction.isolate(&bar.text));
    let (label_y, bar_y, text_y) = (top + LABEL, top + LABEL + 5, top + LABEL + 5 + THICK - 2);
    if let Some(href) = &bar.href {
        let said = escape(&bar.label);
        let _ = write!(body, r#"<a href="{}" aria-label="{said} {}">"#, escape(href), escape(&bar.text));
    }
    let _ = write!(
        body,
        r#"<text x="{start}" y="{label_y}" font-size="{LABEL}" text-anchor="{anchor}">{label}</text><rect class="bar" x="{left}" y="{bar_y}" width="{long}" height="{THICK}" rx="2"/> <text class="b" x="{}" y="{text_y}" font-size="{LABEL}" text-anchor="{anchor}">{text}</text>"#,
        direction.x(long + 6, WIDTH),
    );
    if bar.href.is_some() {
        body.push_str("</a>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(value: f64) -> Bar {
        Bar { label: "Health".into(), value, text: "12".into(), href: None }
    }

    #[test]
    fn bars_grow_from_the_readers_start() {
        let draw = |direction| horizontal(&Heading::default(), &[bar(10.0), bar(5.0)], direction).to_string();
        assert!(draw(Direction::LeftToRight).contains(r#"class="bar" x="0""#));
        let mirrored = draw(Direction::RightToLeft);
        assert!(!mirrored.contains(r#"class="bar" x="0""#));
        assert!(mirrored.contains(r#"text-anchor="end""#));
    }

    #[test]
    fn zero_negative_and_unknown_values_have_no_length() {
        for value in [0.0, -4.0, f64::NAN, f64::INFINITY] {
            assert!(
                horizontal(&Heading::default(), &[bar(value)], Direction::LeftToRight)
                    .to_string()
                    .contains(r#"width="0""#)
            );
        }
    }
}
