//! The register of organisations through the whole program: who sees which, names in any script, duplicates, papers,
//! posts, merges and their undo.

mod directory;
mod form;
mod merge;
mod papers;
mod posts;
mod register;
mod sample;
