//! Errors on their way out. A handler's `kernel::Error` becomes a bare response that carries it; `door` then renders it
//! as a page or as JSON in the visitor's language. Internal details are logged there, with a number, and shown nowhere.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Error, FieldError};

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
    /// What exactly is wrong, field by field or of the whole.
    pub details: Vec<FieldError>,
    /// What only an operator may read.
    pub internal: Option<String>,
    pub retry_after: Option<u64>,
    /// The same form may be taken when it is sent again.
    pub again: bool,
}

/// The form's token is not of this visit any more.
pub(crate) const FORM_EXPIRED: &str = "web-form-expired";

fn whole(key: &'static str, args: Vec<(&'static str, String)>) -> FieldError {
    FieldError { field: String::new(), key, args }
}

impl Failed {
    pub(crate) fn of(error: Error) -> Self {
        let status = match &error {
            Error::SignIn => StatusCode::UNAUTHORIZED,
            Error::Forbidden => StatusCode::FORBIDDEN,
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::Conflict(_) => StatusCode::CONFLICT,
            Error::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Error::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let internal = match &error {
            Error::Unavailable(detail) | Error::Internal(detail) => Some(detail.clone()),
            _ => None,
        };
        let retry_after = if let Error::TooMany(seconds) = error { Some(seconds) } else { None };
        let again = match &error {
            Error::Conflict(key) => *key == FORM_EXPIRED,
            Error::SignIn | Error::TooMany(_) | Error::Unavailable(_) | Error::Internal(_) => true,
            Error::Forbidden | Error::NotFound | Error::Invalid(_) | Error::TooLarge(_) => false,
        };
        let details = match error {
            Error::Invalid(invalid) => invalid.0,
            Error::Conflict(key) => vec![whole(key, Vec::new())],
            Error::TooMany(seconds) => vec![whole("web-too-many", vec![("seconds", seconds.to_string())])],
            Error::TooLarge(bytes) => {
                let most = (bytes / 1_048_576).max(1).to_string();
                vec![whole("web-too-large", vec![("megabytes", most)])]
            }
            _ => Vec::new(),
        };
        Self { status, details, internal, retry_after, again }
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
