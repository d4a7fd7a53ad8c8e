//! PNG of an SVG, with the embedded fonts only, so that every machine draws the same.
//!
//! Vazirmatn (SIL Open Font License 1.1, `fonts/OFL.txt`) holds Latin, Arabic and every Sorani letter. Text in
//! another script shows as boxes. Nothing is ever loaded from a file or an address an SVG may name.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, ImageHrefResolver, Options, Tree, fontdb};
use thiserror::Error;

/// Widths in pixels that are drawn.
pub const WIDTHS: std::ops::RangeInclusive<u32> = 16..=4_000;
/// Bytes of SVG and number of pixels at most.
const SVG: usize = 8 << 20;
const PIXELS: u64 = 24_000_000;

const FACES: [&[u8]; 2] =
    [include_bytes!("../../fonts/Vazirmatn-Regular.ttf"), include_bytes!("../../fonts/Vazirmatn-Bold.ttf")];

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for face in FACES {
        fonts.load_font_data(face.to_vec());
    }
    fonts.set_sans_serif_family(FAMILY);
    Arc::new(fonts)
});

const FAMILY: &str = "Vazirmatn";

/// Why no PNG was made.
#[derive(Debug, Error)]
pub enum PngError {
    #[error("a picture of {0} pixels width is not drawn")]
    Width(u32),
    #[error("the picture is too large to draw")]
    TooLarge,
    #[error("the picture is not valid SVG")]
    Svg(#[from] usvg::Error),
    #[error("the picture could not be written")]
    Write,
}

/// Draws an SVG so many pixels wide, on what is transparent if the SVG has no ground. Takes some ten milliseconds, so
/// a server calls it where it may block.
///
/// # Errors
/// [`PngError`], for sizes out of bounds and for what is no SVG.
pub fn render(svg: &str, width: u32) -> Result<Vec<u8>, PngError> {
    if !WIDTHS.contains(&width) {
        return Err(PngError::Width(width));
    }
    if svg.len() > SVG {
        return Err(PngError::TooLarge);
    }
    let tree = Tree::from_str(svg, &options())?;
    let scale = width as f32 / tree.size().width();
    let height = (tree.size().height() * scale).ceil();
    if f64::from(height) * f64::from(width) > PIXELS as f64 {
        return Err(PngError::TooLarge);
    }
    let mut pixels = Pixmap::new(width, (height as u32).max(1)).ok_or(PngError::TooLarge)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|_| PngError::Write)
}

fn options() -> Options<'static> {
    Options {
        font_family: FAMILY.to_owned(),
        fontdb: Arc::clone(&FONTS),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(content: &str) -> Vec<u8> {
        let svg = format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><text x="10" y="30" font-size="24" font-family="Vazirmatn">{content}</text></svg>"##
        );
        render(&svg, 200).expect("draws")
    }

    #[test]
    fn every_letter_of_sorani_has_a_glyph_of_its_own() {
        let nothing = text("");
        let missing = text("\u{1200}");
        for letter in "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەیێھ٠١٢٣٤٥٦٧٨٩".chars()
        {
            let drawn = text(&letter.to_string());
            assert!(drawn != nothing && drawn != missing, "{letter}");
        }
    }

    #[test]
    fn sorani_letters_join() {
        // Kept apart by a zero-width non-joiner the word must look different: else it was never joined.
        for (joined, apart) in [("هێ", "ه\u{200c}ێ"), ("سڵ", "س\u{200c}ڵ"), ("هە", "ه\u{200c}ە")] {
            assert_ne!(text(joined), text(apart), "{joined}");
        }
    }

    #[test]
    fn sizes_are_bounded_and_nonsense_is_refused() {
        let svg = |height: u32| format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="10" height="{height}"/>"#);
        assert!(matches!(render(&svg(10), 5), Err(PngError::Width(5))));
        assert!(matches!(render(&svg(9_000), 4_000), Err(PngError::TooLarge)));
        assert!(matches!(render("<svg", 100), Err(PngError::Svg(_))));
        assert!(render(&svg(10), 100).is_ok_and(|png| png.starts_with(b"\x89PNG")));
    }

    #[test]
    fn no_file_is_read_that_a_picture_names() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><image href="/etc/passwd" width="9" height="9"/></svg>"#;
        assert!(render(svg, 100).is_ok());
    }
}
