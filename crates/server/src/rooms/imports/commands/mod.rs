//! What is done with files: keeping one, settling its columns, previewing it row by row, choosing what is meant,
//! committing it as one and undoing it as one.

mod columns;
mod keep;

pub use columns::{SetColumns, SetTable};
pub use keep::Keep;
