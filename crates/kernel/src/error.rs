//! The one error of the program. What a person may learn is in the variants; what only an operator may learn is inside
//! `Internal`, which is logged and never shown. Hidden things answer `NotFound`.

use std::fmt;

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("sign-in is needed")]
    SignIn,
    #[error("this is not allowed to you")]
    Forbidden,
    #[error("not found")]
    NotFound,
    #[error("{0}")]
    Invalid(Invalid),
    /// Somebody changed the record since it was opened, or it exists already. Holds the message key.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// Too many tries; try again after so many seconds.
    #[error("too many tries, again in {0} s")]
    TooMany(u64),
    /// The input is over a limit that is checked before anything is read into memory.
    #[error("too large: at most {0} bytes")]
    TooLarge(u64),
    #[error("unavailable: {0}")]
    Unavailable(String),
    #[error("internal: {0}")]
    Internal(String),
}

/// What is wrong with what was typed, field by field. Messages are keys of the catalogue, never sentences.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Invalid(pub Vec<FieldError>);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The input's name; empty when the whole form is meant.
    pub field: String,
    pub key: &'static str,
    pub args: Vec<(&'static str, String)>,
}

impl Invalid {
    pub fn add(&mut self, field: impl Into<String>, key: &'static str) -> &mut Self {
        self.add_with(field, key, Vec::new())
    }

    pub fn add_with(
        &mut self,
        field: impl Into<String>,
        key: &'static str,
        args: Vec<(&'static str, String)>,
    ) -> &mut Self {
        self.0.push(FieldError { field: field.into(), key, args });
        self
    }

    /// Ok when nothing was found wrong.
    pub fn check(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(self)) }
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid:")?;
        for error in &self.0 {
            write!(f, " {}={}", error.field, error.key)?;
        }
        Ok(())
    }
}

impl Error {
    pub fn invalid(field: impl Into<String>, key: &'static str) -> Self {
        Self::Invalid(Invalid(vec![FieldError { field: field.into(), key, args: Vec::new() }]))
    }

    /// For what only an operator can act on. The text goes to the log.
    pub fn internal(what: impl fmt::Display) -> Self {
        Self::Internal(what.to_string())
    }
}

impl From<sea_orm::DbErr> for Error {
    fn from(error: sea_orm::DbErr) -> Self {
        crate::db::dialect::error(error)
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull => Self::Unavailable("the disk is full".into()),
            _ => Self::Internal(format!("input/output: {error}")),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(format!("json: {error}"))
    }
}
