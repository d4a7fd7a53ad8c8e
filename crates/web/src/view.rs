//! Views: the whitelist of what leaves. A handler copies from records into a view; only views are rendered, serialised
//! or written to a spreadsheet. Each has samples, from which a test renders every page in every language.

use serde::Serialize;

use crate::problem::Failed;
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
    /// What is wrong, as a sentence.
    pub error: String,
    /// What to do about it.
    pub advice: String,
    pub fields: Vec<FieldProblem>,
    #[serde(skip)]
    title: String,
}

#[derive(Serialize)]
pub struct FieldProblem {
    pub field: String,
    pub error: String,
}

impl ProblemView {
    pub(crate) fn of(visit: &Visit, failed: &Failed) -> Self {
        let fields = failed.fields.iter();
        let fields = fields
            .map(|wrong| FieldProblem { field: wrong.field.clone(), error: visit.sentence(wrong.key, &wrong.args) });
        Self {
            status: failed.status.as_u16(),
            error: visit.sentence(failed.key, &failed.args),
            advice: visit.sentence(advice(failed.status.as_u16()), &[]),
            fields: fields.collect(),
            title: visit.sentence(failed.key, &failed.args),
        }
    }
}

fn advice(status: u16) -> &'static str {
    match status {
        401 => "advice-sign-in",
        403 => "advice-forbidden",
        404 => "advice-not-found",
        409 => "advice-conflict",
        413 => "advice-too-large",
        422 => "advice-invalid",
        429 => "advice-too-many",
        503 => "advice-unavailable",
        _ => "advice-internal",
    }
}

impl View for ProblemView {
    const TEMPLATE: &'static str = "problem.html";

    fn title(&self, _visit: &Visit) -> String {
        self.title.clone()
    }

    fn samples() -> Vec<Self> {
        let sample = |status: u16| Self {
            status,
            error: "…".into(),
            advice: "…".into(),
            fields: vec![FieldProblem { field: "name".into(), error: "…".into() }],
            title: "…".into(),
        };
        [401, 403, 404, 409, 413, 422, 429, 500, 503].into_iter().map(sample).collect()
    }
}
