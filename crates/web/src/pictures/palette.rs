//! The colours of pictures, and the dress of those that leave the page.
//!
//! Class 0 is zero, 1 to 5 run from few to many; text on every class keeps a contrast of at least 4.5 to 1 (WCAG 2.2,
//! 1.4.3), which a test computes. `assets/pictures.css` holds the same colours, which another test compares.

/// Classes of a choropleth: zero, then five steps.
pub const CLASSES: [&str; 6] = ["#eef1f3", "#d9eaf5", "#b5d5ea", "#72aed6", "#23699c", "#0b4a80"];
/// An area about which nothing is known.
pub const UNKNOWN: &str = "#ffffff";
pub const INK: &str = "#12344d";
pub const MUTED: &str = "#4a6072";
pub const BAR: &str = "#0b5c92";
pub const LINE: &str = "#d5dfe7";
/// Lines of a time series, in order.
pub const SERIES: [&str; 4] = ["#0b5c92", "#a34900", "#2f6f3e", "#7b3f8c"];

/// Whether text on this class is white.
pub fn is_dark(class: u8) -> bool {
    class >= 4
}

/// The style sheet a poster carries: the rules of `pictures.css` in the small part of CSS that every SVG program knows.
pub fn style(narrow: bool) -> String {
    let mut style = format!(
        "text{{font-family:Vazirmatn,sans-serif;fill:{INK}}}\
         .b{{font-weight:700}}.m{{fill:{MUTED}}}\
         .area{{stroke:#fff;stroke-width:2.4;stroke-linejoin:round;fill-rule:evenodd}}\
         .cn{{fill:{UNKNOWN};stroke:#8fa1b0;stroke-width:1.6}}\
         .bar{{fill:{BAR}}}.axis{{stroke:{LINE};stroke-width:1;fill:none}}\
         .line{{fill:none;stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}}\
         .box{{stroke:#6b8296;stroke-width:1}}\
         .halo{{font-weight:700;text-anchor:middle;stroke:#fff;stroke-width:5;stroke-linejoin:round;paint-order:stroke}}\
         .halo.d{{fill:#fff;stroke:{dark}}}\
         .name{{text-anchor:middle}}.value{{text-anchor:middle;font-weight:700}}.name.d,.value.d{{fill:#fff}}",
        dark = CLASSES[5],
    );
    for (class, colour) in CLASSES.iter().enumerate() {
        style.push_str(&format!(".c{class}{{fill:{colour}}}"));
    }
    for (line, colour) in SERIES.iter().enumerate() {
        style.push_str(&format!(".s{line}{{stroke:{colour}}}.f{line}{{fill:{colour}}}"));
    }
    style.push_str(match narrow {
        false => ".halo{font-size:26px}.halo.v{font-weight:400}",
        true => ".halo{font-size:40px;stroke-width:8}.halo.v,.wide{display:none}",
    });
    style
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSS: &str = include_str!("../../assets/pictures.css");

    /// Relative luminance as WCAG 2.2 defines it.
    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("two hex digits")) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_on_every_class_can_be_read() {
        for (class, colour) in CLASSES.iter().enumerate() {
            let text = if is_dark(class as u8) { "#ffffff" } else { INK };
            assert!(contrast(text, colour) >= 4.5, "{text} on {colour}: {:.2}", contrast(text, colour));
        }
        for colour in [INK, MUTED, BAR].iter().chain(&SERIES) {
            assert!(contrast(colour, "#ffffff") >= 4.5, "{colour}");
        }
    }

    #[test]
    fn each_class_is_darker_than_the_one_before() {
        assert!(CLASSES.windows(2).all(|pair| luminance(pair[0]) > luminance(pair[1])));
    }

    #[test]
    fn the_style_sheet_of_pages_has_the_same_colours() {
        for (class, colour) in CLASSES.iter().enumerate() {
            assert!(CSS.contains(&format!("--class-{class}: {colour}")), "{colour}");
        }
        for (line, colour) in SERIES.iter().enumerate() {
            assert!(CSS.contains(&format!("--series-{line}: {colour}")), "{colour}");
        }
        for (name, colour) in [("ink", INK), ("muted", MUTED), ("bar", BAR), ("line", LINE)] {
            assert!(CSS.contains(&format!("--picture-{name}: {colour}")), "{colour}");
        }
    }

    #[test]
    fn the_style_sheet_of_pages_knows_no_left_and_right() {
        assert!(!CSS.contains("left") && !CSS.contains("right"));
    }
}
