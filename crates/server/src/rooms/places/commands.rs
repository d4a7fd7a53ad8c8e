//! What is done to places: loading a kit's tree, naming, spelling, switching units on and off, loading boundaries.

mod boundaries;
mod edit;
mod load;
mod switch;

pub use boundaries::LoadBoundaries;
pub use edit::{AddAlias, Edit, RemoveAlias};
pub use load::{Entry, Land, List, Load};
pub use switch::{Follow, Moved, Switch, Switched};
