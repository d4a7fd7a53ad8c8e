//! Names across Arabic, Sorani, Kurmanji and Latin spellings: folding for search, and comparison of places,
//! organisations and labels that answers *accept* only when it is sure and otherwise *abstains* with candidates.
//!
//! Pure: no I/O but readers and writers handed in, no clock, no randomness. What letters are written for which is learned
//! from a public register and shipped as data; see [`weights`].

mod align;
mod answer;
mod fold;
pub mod frame;
mod grams;
pub mod labels;
pub mod letters;
mod lexicon;
pub mod organisations;
mod phrases;
pub mod places;
mod prefix;
mod sieve;
pub mod spell;
pub mod sureness;
pub mod table;
pub mod weights;
pub mod words;

pub use answer::{Answer, Doubt, Match, Options, Ranking, Reason};
pub use fold::{fold, fold_into};
pub use phrases::telling;
