//! Views: the whitelist of what leaves. A handler copies from records into a view; only views are rendered, serialised
//! or written to a spreadsheet. Each has samples, from which a test renders every page in every language.

use kernel::Invalid;
use serde::Serialize;

use crate::fields::Fields;
use crate::problem::Failed;
use crate::shape::Shape;
use crate::sheet::Sheet;
use crate::visit::Visit;

pub trait View: Serialize {
    /// The template's name: `activities/index.html`.
    const TEMPLATE: &'static str;

    /// The page's title, in the visitor's language.
    fn title(&self, visit: &Visit) -> String;

    /// The same as rows, where the view is a list.
    fn sheet(&self, _visit: &Visit) -> Option<Sheet> {
        None
    }

    /// Filled as it may be: full, and as empty as it gets.
    fn samples() -> Vec<Self>
    where
        Self: Sized;
}

/// A view with its samples, for the test that renders everything.
pub struct Specimen {
    pub template: &'static str,
    pub render: fn(&Visit) -> kernel::Result<Vec<String>>,
}

impl Specimen {
    pub fn of<V: View>() -> Self {
        let render = |visit: &Visit| V::samples().iter().map(|sample| visit.render(sample)).collect();
        Self { template: V::TEMPLATE, render }
    }
}

/// What is shown when a request fails.
#[derive(Serialize)]
pub struct ProblemView {
    pub status: u16,
    /// What it happened to; empty where the page says it.
    #[serde(rename = "where")]
    pub place: String,
    /// What exactly is wrong, in sentences.
    pub details: Vec<String>,
    /// The fields the sentences are about, in their order; for programs.
    pub fields: Vec<String>,
    /// What an operator finds it by in the log.
    pub reference: String,
    /// What was typed, as pairs, where it may be sent again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub again: Vec<(String, String)>,
}

impl ProblemView {
    pub(crate) fn of(visit: &Visit, failed: &Failed, typed: Option<&Fields>) -> Self {
        let typed = typed.filter(|_| failed.again && visit.shape == Shape::Html);
        Self {
            status: failed.status.as_u16(),
            place: String::new(),
            details: failed.details.iter().map(|wrong| visit.sentence(wrong.key, &wrong.args)).collect(),
            fields: failed.details.iter().map(|wrong| wrong.field.clone()).collect(),
            reference: String::new(),
            again: typed.map(|typed| visit.form(typed, &Invalid::default()).values).unwrap_or_default(),
        }
    }
}

impl View for ProblemView {
    const TEMPLATE: &'static str = "problem.html";

    /// The template says it, by the status.
    fn title(&self, _visit: &Visit) -> String {
        String::new()
    }

    fn samples() -> Vec<Self> {
        let sample = |status: u16| Self {
            status,
            place: "WSH-12".into(),
            details: vec!["…".into()],
            fields: vec!["name".into()],
            reference: "7f3a".into(),
            again: vec![("title".into(), "…".into())],
        };
        [401, 403, 404, 409, 413, 422, 429, 500, 503].into_iter().map(sample).collect()
    }
}
