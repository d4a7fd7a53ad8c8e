//! A tile map: one square for each area, set roughly as the areas lie.
//!
//! The map where no boundaries are loaded, and the fairer one where areas differ in size: no border to dispute, every
//! area readable on a phone. East stays east in every language.

use std::fmt::Write;

use super::legend::fill;
use super::palette::is_dark;
use super::picture::{Heading, Picture};
use super::text::{ems, escape, wrap};

/// One square in picture units, and the gap between two.
const SIDE: i32 = 100;
const GAP: i32 = 6;

/// Sizes of names: as they should be, and the smallest before a name is broken into two lines.
const NAME: f64 = 19.0;
const SMALLEST: f64 = 14.0;

/// Columns and rows beyond which a place in the grid cannot be meant.
const MOST: u16 = 60;

/// One square.
#[derive(Debug, Clone, Default)]
pub struct Tile {
    /// Counted from the west and from the north, from zero.
    pub column: u16,
    pub row: u16,
    pub name: String,
    pub value: Option<String>,
    /// The class of the palette, 0 to 5; nothing if the number is not known.
    pub class: Option<u8>,
    pub href: Option<String>,
}

/// Draws the squares.
pub fn grid(heading: &Heading, tiles: &[Tile]) -> Picture {
    let place = |place: u16| i32::from(place.min(MOST)) * (SIDE + GAP);
    let mut body = String::new();
    for tile in tiles {
        square(&mut body, tile, [place(tile.column), place(tile.row)]);
    }
    let most = |axis: fn(&Tile) -> u16| tiles.iter().map(|tile| place(axis(tile))).max().unwrap_or(0) + SIDE;
    Picture::new("tiles", heading, [most(|tile| tile.column), most(|tile| tile.row)], body)
}

fn square(body: &mut String, tile: &Tile, [x, y]: [i32; 2]) {
    let dark = if tile.class.is_some_and(is_dark) { " d" } else { "" };
    let value = tile.value.as_deref().unwrap_or_default();
    let said = if value.is_empty() { tile.name.clone() } else { format!("{}: {value}", tile.name) };
    let (said, fill, middle) = (escape(&said), fill(tile.class), x + SIDE / 2);
    let square = format!(
        r#"<rect class="area {fill}" x="{x}" y="{y}" width="{SIDE}" height="{SIDE}" rx="8"><title>{said}</title></rect>"#
    );
    // The words lie over the link, not in it: they let the pointer through, and the link's own name says them.
    let _ = match &tile.href {
        Some(href) => write!(body, r#"<a href="{}" aria-label="{said}">{square}</a>"#, escape(href)),
        None => write!(body, "{square}"),
    };
    let (lines, size) = lines(&tile.name);
    let (first, step) = if lines.len() == 1 { (y + 42, 0) } else { (y + 30, 18) };
    for (line, place) in lines.iter().zip(0..) {
        let (line, y) = (escape(line), first + place * step);
        let _ = write!(
            body,
            r#"<text class="name{dark}" aria-hidden="true" x="{middle}" y="{y}" font-size="{size}">{line}</text>"#
        );
    }
    let (value, y) = (escape(value), y + 76);
    let _ = write!(
        body,
        r#"<text class="value{dark}" aria-hidden="true" x="{middle}" y="{y}" font-size="25">{value}</text>"#
    );
}

/// A name in one line, smaller if need be, else in two.
fn lines(name: &str) -> (Vec<String>, i32) {
    let room = f64::from(SIDE - 6);
    let size = |widest: f64| NAME.min(room / widest.max(0.1)).floor();
    let whole = size(ems(name));
    if whole >= SMALLEST || !name.contains(' ') {
        return (vec![name.to_owned()], whole.max(8.0) as i32);
    }
    let mut lines = wrap(name, ems(name) * 0.6);
    if lines.len() > 2 {
        let rest = lines.split_off(1).join(" ");
        lines.push(rest);
    }
    let widest = lines.iter().map(|line| ems(line)).fold(0.0, f64::max);
    (lines, size(widest).max(8.0) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squares_lie_where_they_are_told_and_can_be_followed() {
        let tile = Tile {
            column: 1,
            row: 2,
            name: "هەولێر".into(),
            value: Some("٦١".into()),
            class: Some(5),
            href: Some("/places/x".into()),
        };
        let heading = Heading { id: "t", title: "Map", description: "" };
        let drawn = grid(&heading, &[tile]).to_string();
        assert!(drawn.contains(r#"viewBox="0 0 206 312""#));
        assert!(drawn.contains(r#"x="106" y="212""#));
        assert!(drawn.contains(r#"aria-label="هەولێر: ٦١""#));
        assert!(drawn.contains("value d") && !drawn.contains("style"));
    }

    #[test]
    fn long_names_shrink_and_then_break() {
        assert_eq!(lines("Erbil"), (vec!["Erbil".to_owned()], 19));
        assert!(lines("Sulaymaniyah").1 < 19);
        assert_eq!(lines("Northern Highlands").0.len(), 2);
    }

    #[test]
    fn no_tiles_and_absurd_places_are_drawn_too() {
        let far = Tile { column: u16::MAX, row: u16::MAX, ..Tile::default() };
        assert!(grid(&Heading::default(), &[]).to_string().contains("<svg"));
        assert!(grid(&Heading::default(), &[far]).width < 10_000);
    }
}
