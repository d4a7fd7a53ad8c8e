//! A poster: a picture with its title, date, legend and note, in one SVG that needs no page around it.
//!
//! What leaves the page must still say what it is: the title above, the date and the filters under it, and at the foot
//! the note with source, year, licence and the line on boundaries.

use std::fmt::Write;

use super::legend::{Entry, boxes};
use super::palette;
use super::picture::Picture;
use super::text::{Direction, wrap};

const EDGE: i32 = 16;

/// The format of a poster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// For a document or a screen: 600 units wide.
    #[default]
    Wide,
    /// For a phone: 360 units wide, larger names on maps and no numbers.
    Phone,
}

impl Format {
    pub fn width(self) -> i32 {
        match self {
            Self::Wide => 600,
            Self::Phone => 360,
        }
    }
}

/// What stands around the picture.
#[derive(Debug, Clone, Default)]
pub struct Poster {
    pub title: String,
    /// The line under the title: the date, the filters.
    pub date: String,
    pub legend: Vec<Entry>,
    /// One paragraph each: the source, the line on boundaries, that figures are samples.
    pub notes: Vec<String>,
    pub direction: Direction,
    pub format: Format,
}

impl Poster {
    /// The poster with this picture in it.
    pub fn svg(&self, picture: &Picture) -> String {
        let width = self.format.width();
        let inner = width - 2 * EDGE;
        let mut body = String::new();
        let mut y = EDGE;
        self.lines(&mut body, &mut y, &self.title, 20, "b");
        self.lines(&mut body, &mut y, &self.date, 12, "m");
        y += EDGE / 2;
        body.push_str(&picture.nested(EDGE, y, inner));
        y += picture.height_at(inner) + EDGE;
        let (legend, high) = boxes(&self.legend, self.direction, inner, 12);
        let _ = write!(body, r#"<g transform="translate({EDGE} {y})">{legend}</g>"#);
        y += high;
        for note in &self.notes {
            self.lines(&mut body, &mut y, note, 9, "m");
        }
        y += EDGE;
        let style = palette::style(self.format == Format::Phone);
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{y}" viewBox="0 0 {width} {y}"><style>{style}</style><path fill="#fff" d="M0 0h{width}v{y}H0z"/>{body}</svg>"##
        )
    }

    /// A paragraph from the reader's start, moving `y` below it.
    fn lines(&self, body: &mut String, y: &mut i32, text: &str, size: i32, class: &str) {
        let width = self.format.width();
        let (x, anchor) = (self.direction.x(EDGE, width), self.direction.start());
        for line in wrap(text, f64::from(width - 2 * EDGE) / f64::from(size)) {
            *y += size * 3 / 2;
            let (line, base) = (self.direction.isolate(&line), *y - size / 3);
            let _ = write!(
                body,
                r#"<text class="{class}" x="{x}" y="{base}" font-size="{size}" text-anchor="{anchor}">{line}</text>"#
            );
        }
    }
}
