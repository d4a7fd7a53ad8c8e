//! A command is one thing somebody does, named as a coordinator would say it. It is the form's and the API's input, and
//! the only way anything is ever written. `Done` is the proof that it was: only a write (`Written`) can make one.

use std::future::Future;

use crate::{Result, Tx};

pub trait Command: Send + Sized {
    /// Names the log entry, the policy row and the message keys: `incidents.close`.
    const NAME: &'static str;
    type Output: Send;

    fn apply(self, tx: &mut Tx<'_>) -> impl Future<Output = Result<Done<Self::Output>>> + Send;
}

/// The outcome of a command that wrote what it was permitted to.
#[must_use]
pub struct Done<T> {
    pub(crate) output: T,
}

impl<T> Done<T> {
    pub(crate) fn new(output: T) -> Self {
        Self { output }
    }

    pub fn map<U>(self, with: impl FnOnce(T) -> U) -> Done<U> {
        Done { output: with(self.output) }
    }
}
