//! What every page has around its own content: who reads it, in which language, where it stands, what was just done.
//!
//! Guarantees: only what the layout shows; serialised to templates as `page`. A page can be made without HTTP, for tests.
//! Leaves to others: filling it from a request.

use crate::locale::{Digits, Lang, Locale};
use serde::Serialize;

/// The surroundings of one rendered page.
#[derive(Clone, Debug, Serialize)]
pub struct Page {
    /// Text of the `<title>` and, unless the template overrides it, of the heading.
    pub title: String,
    /// Path of the address without its query.
    pub path: String,
    /// The decoded query, in its order; filters and sort links are merged into it.
    pub query: Vec<(String, String)>,
    pub locale: Locale,
    pub dir: &'static str,
    pub digits: Digits,
    pub nav: Vec<Link>,
    /// Who is signed in.
    pub person: Option<Link>,
    pub csrf: String,
    /// The message about what was just done.
    pub flash: Option<Flash>,
    /// Whether the records shown are invented; a banner says so.
    pub sample: bool,
    pub version: &'static str,
    /// Now, in milliseconds since 1970 UTC: "3 days ago" is counted from it.
    pub now: i64,
}

/// A link of the header.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    pub href: String,
    pub label: String,
    /// Whether the page lies under this link.
    pub current: bool,
    /// Shown in the bar on wide screens; the others are behind "More".
    pub primary: bool,
}

/// A message shown once at the top of the next page.
#[derive(Clone, Debug, Serialize)]
pub struct Flash {
    pub kind: FlashKind,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FlashKind {
    Done,
    Warning,
}

impl Page {
    /// A page of a signed-out reader; the rest is set by field.
    #[must_use]
    pub fn new(title: impl Into<String>, path: impl Into<String>, lang: Lang) -> Page {
        Page {
            title: title.into(),
            path: path.into(),
            query: Vec::new(),
            locale: lang.locale,
            dir: lang.locale.dir(),
            digits: lang.digits,
            nav: Vec::new(),
            person: None,
            csrf: String::new(),
            flash: None,
            sample: false,
            version: env!("CARGO_PKG_VERSION"),
            now: 0,
        }
    }

    #[must_use]
    pub fn lang(&self) -> Lang {
        Lang::new(self.locale, self.digits)
    }
}

/// What a form holds and what is wrong with it: given back as it was typed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Form {
    pub values: Vec<(String, String)>,
    pub errors: Vec<FieldError>,
}

/// One thing wrong with one field, in the reader's language. An empty `field` means the form as a whole.
#[derive(Clone, Debug, Serialize)]
pub struct FieldError {
    pub field: String,
    pub text: String,
}

impl Form {
    /// A form holding these pairs; a name may come several times.
    #[must_use]
    pub fn of<N: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (N, V)>) -> Form {
        let values = pairs.into_iter().map(|(n, v)| (n.into(), v.into())).collect();
        Form { values, errors: Vec::new() }
    }

    /// The form with something wrong in `field`.
    #[must_use]
    pub fn wrong(mut self, field: impl Into<String>, text: impl Into<String>) -> Form {
        self.errors.push(FieldError { field: field.into(), text: text.into() });
        self
    }
}
