//! Pictures: maps, tile maps, bars and time series, drawn as SVG from plain data, and PNG of the same.
//!
//! Pure: what goes in is numbers, outlines and ready strings in the reader's language; what comes out is a [`Picture`],
//! which prints itself as accessible inline SVG with classes and no style attributes. `assets/pictures.css` dresses it
//! on a page; a [`poster`] carries its own dress and can be kept or rendered to [`png`].
//! Every picture stands beside a table of the same numbers, which is the page's business.

pub mod bars;
pub mod classes;
pub mod legend;
pub mod map;
pub mod palette;
mod picture;
pub mod png;
pub mod poster;
pub mod series;
pub mod text;
pub mod tiles;

pub use picture::{Heading, Picture};
pub use text::Direction;
