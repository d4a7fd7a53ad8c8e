//! Errors on their way out. A handler's `kernel::Error` becomes a bare response that carries it; `door` then renders it
//! as a page or as JSON in the visitor's language. Internal details are logged here and shown nowhere.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::Error;

/// The error of every handler.
pub struct Problem(pub Error);

pub type Outcome<T = Response> = Result<T, Problem>;

impl<E: Into<Error>> From<E> for Problem {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

/// What `door` finds on a response that is still to be rendered.
#[derive(Clone, Debug)]
pub(crate) struct Failed {
    pub status: StatusCode,
    /// Message key of what went wrong.
    pub key: &'static str,
    pub args: Vec<(&'static str, String)>,
    pub fields: Vec<kernel::FieldError>,
}

impl Failed {
    pub(crate) fn of(error: Error) -> Self {
        let (status, key) = match &error {
            Error::SignIn => (StatusCode::UNAUTHORIZED, "problem-sign-in"),
            Error::Forbidden => (StatusCode::FORBIDDEN, "problem-forbidden"),
            Error::NotFound => (StatusCode::NOT_FOUND, "problem-not-found"),
            Error::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "problem-invalid"),
            Error::Conflict(key) => (StatusCode::CONFLICT, *key),
            Error::TooMany(_) => (StatusCode::TOO_MANY_REQUESTS, "problem-too-many"),
            Error::TooLarge(_) => (StatusCode::PAYLOAD_TOO_LARGE, "problem-too-large"),
            Error::Unavailable(_) => (StatusCode::SERVICE_UNAVAILABLE, "problem-unavailable"),
            Error::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, "problem-internal"),
        };
        if let Error::Unavailable(detail) | Error::Internal(detail) = &error {
            tracing::error!(detail, "a request failed");
        }
        let args = match &error {
            Error::TooMany(seconds) => vec![("seconds", seconds.to_string())],
            Error::TooLarge(bytes) => vec![("megabytes", (bytes / 1_048_576).max(1).to_string())],
            _ => Vec::new(),
        };
        let fields = if let Error::Invalid(invalid) = error { invalid.0 } else { Vec::new() };
        Self { status, key, args, fields }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let failed = Failed::of(self.0);
        let mut response = failed.status.into_response();
        response.extensions_mut().insert(failed);
        response
    }
}
