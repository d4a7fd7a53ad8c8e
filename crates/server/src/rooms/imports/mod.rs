//! Imports: from a spreadsheet somebody sent to records, row by row, with nothing lost on the way. The file is kept, its
//! columns are proposed and settled, every row is shown with what would happen to it before anything does.

mod access;
mod bring;
mod commands;
mod fields;
mod files;
mod guess;
mod judge;
mod known;
mod mapping;
pub mod model;
mod needs;
mod odd;
mod organisations;
mod papers;
mod progress;
mod reading;
mod store;
mod told;
mod web;

use kernel::Actor;
use kernel::policy::{Line, table};

pub use self::access::brings;
pub use self::bring::{Brought, File, bring};
pub use self::mapping::{Dates, Unsaid};
pub use self::model::Target;
pub use self::progress::Progress;
pub use self::told::Counts;
pub use self::web::{routes, specimens};

pub fn policy(cast: &[Actor]) -> Vec<Line> {
    let mut lines = table::<model::import::Entity>(cast);
    lines.extend(table::<model::import_row::Entity>(cast));
    lines.extend(table::<model::choice::Entity>(cast));
    lines.extend(table::<model::preset::Entity>(cast));
    lines
}
