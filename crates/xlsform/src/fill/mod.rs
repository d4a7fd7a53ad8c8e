//! Filling a form: answers and an XForm in, the submission a client would make out.

mod call;
mod choices;
mod dates;
mod digest;
mod dry;
mod engine;
mod eval;
mod geo;
mod numbers;
mod strings;
mod tree;
mod value;
mod world;

pub(crate) use dry::Dry;
pub(crate) use engine::Site;
pub(crate) use value::Fault;
pub use world::{Chance, Table};

/// Whether a text is a decimal number, as a range needs them.
pub(crate) fn decimal(text: &str) -> bool {
    text.trim().parse::<f64>().is_ok_and(f64::is_finite)
}
