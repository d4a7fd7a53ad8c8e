//! Values as libhxl understands them: white space, folded text, numbers, dates, closeness of spellings.
//!
//! What a language's own library decides there (which characters are spaces, which texts are numbers) is decided the same
//! way here, because findings depend on it.

pub mod closeness;
pub mod date;
pub mod fold;
mod loose_date;
pub mod number;
pub mod space;
