//! What is done with files: keeping one, settling its columns, previewing it row by row, choosing what is meant,
//! committing it as one and undoing it as one.

mod bring;
mod choose;
mod columns;
mod commit;
mod keep;
mod learn;
mod preview;
mod stage;
mod undo;

pub use bring::Bring;
pub use choose::{Answer, Choose};
pub use columns::{SetColumns, SetTable};
pub use commit::{Commit, told};
pub use keep::Keep;
pub use preview::Preview;
pub use undo::Undo;
