//! The web half of Tansiq: words, formats, templates, layout and look.

pub mod assets;
pub mod format;
pub mod locale;
pub mod page;
pub mod templates;
pub mod words;
