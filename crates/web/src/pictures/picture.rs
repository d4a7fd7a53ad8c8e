//! A drawn picture: its body, its size, and the words that stand for it where it cannot be seen.

use std::fmt;

use super::text::escape;

/// What a picture is called and what it shows, in the reader's language.
#[derive(Debug, Clone, Copy, Default)]
pub struct Heading<'a> {
    /// Unique on the page; the ids of title and description begin with it.
    pub id: &'a str,
    pub title: &'a str,
    /// One sentence for those who cannot see the picture, such as where the most and the least are.
    pub description: &'a str,
}

/// An SVG picture. Printed, it is inline SVG for a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    class: &'static str,
    id: String,
    title: String,
    description: String,
    pub(super) width: i32,
    pub(super) height: i32,
    body: String,
}

impl Picture {
    pub(super) fn new(class: &'static str, heading: &Heading, [width, height]: [i32; 2], body: String) -> Self {
        let [id, title, description] =
            [heading.id, heading.title, heading.description].map(|text| escape(text).into_owned());
        Self { class, id, title, description, width, height, body }
    }

    /// The picture inside another SVG, its own size scaled to this width.
    pub(super) fn nested(&self, x: i32, y: i32, width: i32) -> String {
        let height = self.height_at(width);
        let Self { body, width: own, height: high, .. } = self;
        format!(
            r#"<svg x="{x}" y="{y}" width="{width}" height="{height}" viewBox="0 0 {own} {high}" overflow="visible">{body}</svg>"#
        )
    }

    pub(super) fn height_at(&self, width: i32) -> i32 {
        (i64::from(self.height) * i64::from(width) / i64::from(self.width.max(1))) as i32
    }
}

/// With links inside, the picture is a group of them; without, one image. Either is named by its title and described
/// by its description.
impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { class, id, title, description, width, height, body } = self;
        let role = if body.contains("<a ") { "group" } else { "img" };
        write!(
            f,
            r#"<svg class="picture {class}" viewBox="0 0 {width} {height}" direction="ltr" role="{role}" aria-labelledby="{id}-t" aria-describedby="{id}-d"><title id="{id}-t">{title}</title><desc id="{id}-d">{description}</desc>{body}</svg>"#
        )
    }
}
