//! A choropleth: areas coloured by class, named where names fit.
//!
//! Labels are set greedily, the roomiest area first: name and number where both fit without touching another label,
//! else the name, else nothing; the area's tooltip and the table beside the map have them all. On a narrow screen names
//! are larger and numbers gone, so each label is also tried at that size and hidden there if it would collide.

use std::fmt::Write;

use super::legend::fill;
use super::palette::is_dark;
use super::picture::{Heading, Picture};
use super::text::{ems, escape};

/// The width in grid steps for which the sizes of text are made; outlines should be drawn so wide.
pub const WIDTH: i32 = 1_200;

/// Room around the outlines, for borders and labels at the edge.
const MARGIN: i32 = 12;

/// Sizes of names in grid steps, as the style sheets set them.
const WIDE: f64 = 26.0;
const NARROW: f64 = 40.0;

/// A map and what it shows.
#[derive(Debug, Clone, Default)]
pub struct Map<'a> {
    pub heading: Heading<'a>,
    /// Of the sheet the outlines were drawn on.
    pub width: i32,
    pub height: i32,
    pub areas: Vec<Area>,
}

/// One area.
#[derive(Debug, Clone, Default)]
pub struct Area {
    /// Path data in whole grid steps.
    pub path: String,
    /// Where its label belongs, and half the width that fits there.
    pub label: [i32; 2],
    pub room: i32,
    pub name: String,
    /// The number as text in the reader's language; nothing if it is not known.
    pub value: Option<String>,
    /// The class of the palette, 0 to 5; nothing if the number is not known.
    pub class: Option<u8>,
    pub href: Option<String>,
}

/// Draws the map.
pub fn choropleth(map: &Map) -> Picture {
    let mut body = format!(r#"<g transform="translate({MARGIN} {MARGIN})">"#);
    for area in &map.areas {
        shape(&mut body, area);
    }
    body.push_str(r#"<g aria-hidden="true" class="labels">"#);
    for label in place(&map.areas) {
        label.write(&mut body);
    }
    body.push_str("</g></g>");
    let size = [map.width, map.height].map(|side| side.saturating_add(2 * MARGIN));
    Picture::new("map", &map.heading, size, body)
}

fn shape(body: &mut String, area: &Area) {
    let said = match &area.value {
        Some(value) => format!("{}: {value}", area.name),
        None => area.name.clone(),
    };
    let (said, fill, path) = (escape(&said), fill(area.class), escape(&area.path));
    let shape = format!(r#"<path class="area {fill}" d="{path}"><title>{said}</title></path>"#);
    let _ = match &area.href {
        Some(href) => write!(body, r#"<a href="{}" aria-label="{said}">{shape}</a>"#, escape(href)),
        None => write!(body, "{shape}"),
    };
}

struct Label<'a> {
    area: &'a Area,
    at: [i32; 2],
    number: bool,
    narrow: bool,
}

/// Centre and half size.
#[derive(Clone, Copy)]
struct Frame {
    at: [f64; 2],
    half: [f64; 2],
}

impl Frame {
    fn of(text: &str, [x, y]: [i32; 2], size: f64, lines: f64) -> Self {
        let half = [ems(text) * size * 0.5 + size * 0.2, lines * size * 0.6];
        Self { at: [f64::from(x), f64::from(y)], half }
    }

    fn meets(&self, other: &Self) -> bool {
        [0, 1].iter().all(|&axis| (self.at[axis] - other.at[axis]).abs() < self.half[axis] + other.half[axis])
    }
}

fn place(areas: &[Area]) -> Vec<Label<'_>> {
    let mut order: Vec<&Area> = areas.iter().filter(|area| !area.name.is_empty()).collect();
    order.sort_by_key(|area| std::cmp::Reverse(area.room));
    let (mut wide, mut narrow): (Vec<Frame>, Vec<Frame>) = (Vec::new(), Vec::new());
    let mut labels = Vec::new();
    for area in order {
        let fits = |number: bool| {
            let lines = if number { 2.0 } else { 1.0 };
            let tries = shifts(area.room).map(|shift| [area.label[0], area.label[1].saturating_add(shift)]);
            let framed = tries.map(|at| (at, Frame::of(&area.name, at, WIDE, lines)));
            framed.into_iter().find(|(_, frame)| !wide.iter().any(|other| other.meets(frame)))
        };
        let with_number = area.value.as_ref().and_then(|_| fits(true));
        let number = with_number.is_some();
        let Some((at, frame)) = with_number.or_else(|| fits(false)) else { continue };
        wide.push(frame);
        let frame = Frame::of(&area.name, at, NARROW, 1.0);
        let free = !narrow.iter().any(|other| other.meets(&frame));
        narrow.extend(free.then_some(frame));
        labels.push(Label { area, at, number, narrow: free });
    }
    labels
}

/// How far a label may go up or down from its place and still lie in its area.
fn shifts(room: i32) -> [i32; 5] {
    let step = (room / 4).min(30);
    [0, -step, step, -2 * step, 2 * step]
}

impl Label<'_> {
    fn write(&self, body: &mut String) {
        let [x, y] = self.at;
        let dark = if self.area.class.is_some_and(is_dark) { " d" } else { "" };
        let wide = if self.narrow { "" } else { " wide" };
        let name = escape(&self.area.name);
        let value = self.area.value.as_deref().filter(|_| self.number);
        let baseline = y + if value.is_some() { -2 } else { 9 };
        let _ = write!(body, r#"<text class="halo{dark}{wide}" x="{x}" y="{baseline}">{name}</text>"#);
        if let Some(value) = value {
            let _ = write!(body, r#"<text class="halo v{dark}" x="{x}" y="{}">{}</text>"#, y + 25, escape(value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(name: &str, x: i32, room: i32) -> Area {
        Area {
            path: format!("M{x} 0l90 0 0 90z"),
            label: [x, 40],
            room,
            name: name.into(),
            value: Some("7".into()),
            class: Some(4),
            href: Some("/places/a?b=1&c=2".into()),
        }
    }

    fn map(areas: Vec<Area>) -> String {
        let heading = Heading { id: "m", title: "Active <projects>", description: "Most in Erbil." };
        choropleth(&Map { heading, width: 1200, height: 800, areas }).to_string()
    }

    #[test]
    fn a_map_with_links_is_a_named_group_and_one_without_an_image() {
        let linked = map(vec![area("Erbil", 100, 80)]);
        assert!(linked.contains(r#"role="group" aria-labelledby="m-t""#));
        assert!(linked.contains(r#"<title id="m-t">Active &lt;projects&gt;</title>"#));
        assert!(linked.contains(r#"<a href="/places/a?b=1&amp;c=2" aria-label="Erbil: 7">"#));
        let plain = map(vec![Area { href: None, ..area("Erbil", 100, 80) }]);
        assert!(plain.contains(r#"role="img""#));
        assert!(!linked.contains("style"));
    }

    #[test]
    fn labels_that_would_collide_give_way_to_the_roomier_area() {
        let drawn = map(vec![area("Sulaymaniyah", 130, 1), area("Ninewa", 100, 80)]);
        assert!(drawn.contains(r#"">Ninewa</text>"#));
        assert!(!drawn.contains(r#"">Sulaymaniyah</text>"#));
        assert!(drawn.contains("<title>Sulaymaniyah: 7</title>"));
    }

    #[test]
    fn labels_that_collide_only_when_large_are_hidden_on_narrow_screens() {
        let drawn = map(vec![area("Erbil", 100, 80), area("Kirkuk", 190, 70)]);
        assert!(drawn.contains(r#"class="halo d" x="100" y="38">Erbil"#));
        assert!(drawn.contains(r#"class="halo d wide" x="190" y="38">Kirkuk"#));
    }
}
