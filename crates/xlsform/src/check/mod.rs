//! The checker of the expressions of a finished XForm.
