//! What is done to places: loading a kit's tree with its codes and spellings.

mod load;

pub use load::{Entry, Land, List, Load};
