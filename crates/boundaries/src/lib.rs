//! Administrative boundaries: reads the files in which they are published, says what is wrong with them, and makes
//! them small enough to draw.
//!
//! The way through: [`read`] a GeoJSON or zipped Shapefile (or build a [`Layer`] from GeoPackage rows), let
//! [`columns::propose`] find codes and names, [`check`] it, [`dissolve`] units into larger ones where wanted,
//! [`simplify`] with shared borders kept shared, and [`draw`] it on a small integer grid.
//! Guarantees: no input makes it panic, and sizes are limited before anything is allocated for them.
//! Leaves to others: files and databases, the reading of SQLite, colours and words.

mod check;
mod error;
mod layer;
mod read;
mod shape;

pub mod columns;

pub use check::{Finding, Flaw, check};
pub use columns::Columns;
pub use error::ReadError;
pub use layer::{Crs, Feature, Layer, Polygon, Position, Ring};
pub use read::{Limits, geojson, geopackage, read, shapefile};
pub use shape::dissolve::{Union, dissolve};
pub use shape::draw::{Outline, Sheet, draw};
pub use shape::simplify::{Detail, simplify};
