//! Reading a request's body: a form, a form with files, or the API's JSON, all as `Fields`. A form from a browser
//! session must carry the session's token; without it nothing is read. Limits hold before anything is held in memory.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Json;
use axum::body::Bytes;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use kernel::{Error, Result};
use serde_json::Value;
use subtle::ConstantTimeEq;

use crate::fields::Fields;
use crate::problem::{FORM_EXPIRED, Problem};
use crate::site::State;
use crate::visit::Visitor;

/// The hidden field that carries the token.
pub const TOKEN: &str = "csrf";
const FIELD_BYTES: usize = 1_048_576;

/// A file that came with a form.
pub struct Upload {
    /// The input's name.
    pub field: String,
    /// What the sender's machine called it.
    pub file_name: String,
    pub bytes: Bytes,
}

/// What a form held, put aside by whoever read it for the page that says why it was not taken.
#[derive(Clone, Default)]
pub(crate) struct Aside(Arc<Mutex<Option<Fields>>>);

impl Aside {
    fn put(&self, fields: &Fields) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(fields.clone());
    }

    pub fn taken(&self) -> Option<Fields> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Reads the plain form of a request that goes no further.
    pub async fn keep(request: Request) {
        let Some(aside) = request.extensions().get::<Self>().cloned() else { return };
        if kind(&request).starts_with("application/x-www-form-urlencoded")
            && let Ok(input) = urlencoded(request, &()).await
        {
            aside.put(&input.fields);
        }
    }
}

/// The body of a request as fields and files.
pub struct Input {
    pub fields: Fields,
    pub files: Vec<Upload>,
}

impl Input {
    pub fn file(&self, field: &str) -> Option<&Upload> {
        self.files.iter().find(|file| file.field == field && !file.bytes.is_empty())
    }
}

impl FromRequest<State> for Input {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &State) -> std::result::Result<Self, Problem> {
        let visitor = request.extensions().get::<Visitor>().cloned().ok_or(Error::internal("no visitor"))?;
        let aside = request.extensions().get::<Aside>().cloned().unwrap_or_default();
        let kind = kind(&request);
        let input = if kind.starts_with("application/json") {
            json(request, state).await?
        } else if kind.starts_with("multipart/form-data") {
            multipart(request, state).await?
        } else {
            urlencoded(request, state).await?
        };
        aside.put(&input.fields);
        if !visitor.by_bearer {
            check_token(&visitor, &input.fields)?;
        }
        Ok(input)
    }
}

fn kind(request: &Request) -> String {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.unwrap_or_default().to_owned()
}

fn check_token(visitor: &Visitor, fields: &Fields) -> Result<()> {
    let given = fields.typed().get(TOKEN).and_then(|values| values.first()).map_or("", String::as_str);
    let right = bool::from(given.as_bytes().ct_eq(visitor.csrf.as_bytes()));
    if right && !given.is_empty() { Ok(()) } else { Err(Error::Conflict(FORM_EXPIRED)) }
}

async fn json(request: Request, state: &State) -> Result<Input> {
    let Json(value): Json<Value> =
        Json::from_request(request, state).await.map_err(|refused| unread(refused.status()))?;
    let Value::Object(object) = value else { return Err(Error::invalid("", "web-field-json")) };
    Ok(Input { fields: Fields::from_json(object), files: Vec::new() })
}

async fn urlencoded<S: Send + Sync>(request: Request, state: &S) -> Result<Input> {
    let bytes = Bytes::from_request(request, state).await.map_err(|refused| unread(refused.status()))?;
    let pairs: Vec<(String, String)> =
        serde_urlencoded::from_bytes(&bytes).map_err(|_| Error::invalid("", "web-field-json"))?;
    Ok(Input { fields: Fields::new(pairs), files: Vec::new() })
}

fn unread(status: StatusCode) -> Error {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        Error::TooLarge(crate::FORM_BYTES as u64)
    } else {
        Error::invalid("", "web-field-json")
    }
}

async fn multipart(request: Request, state: &State) -> Result<Input> {
    let mut parts = Multipart::from_request(request, state).await.map_err(|_| Error::invalid("", "web-field-json"))?;
    let (mut pairs, mut files) = (Vec::new(), Vec::new());
    while let Some(part) = parts.next_field().await.map_err(too_large)? {
        let field = part.name().unwrap_or_default().to_owned();
        if let Some(file_name) = part.file_name().map(str::to_owned) {
            files.push(Upload { field, file_name, bytes: part.bytes().await.map_err(too_large)? });
        } else {
            pairs.push((field, text(part).await?));
        }
    }
    Ok(Input { fields: Fields::new(pairs), files })
}

async fn text(part: Field<'_>) -> Result<String> {
    let bytes = part.bytes().await.map_err(too_large)?;
    if bytes.len() > FIELD_BYTES {
        return Err(Error::TooLarge(FIELD_BYTES as u64));
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn too_large(error: MultipartError) -> Error {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Error::TooLarge(crate::UPLOAD_BYTES as u64)
    } else {
        Error::invalid("", "web-field-json")
    }
}
