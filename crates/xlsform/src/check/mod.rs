//! The checker of a finished XForm: its structure, its expressions, and what they do to an empty form.
//!
//! [`check`] stands in for ODK Validate. It marks as an [error](Severity::Error) what ODK Validate refuses, and only that:
//! forms it cannot read, nodes and texts that are missing, expressions JavaRosa cannot read, circles of dependence, and
//! expressions that fail when the form is opened, stepped through and every repeat added once. What would fail later, or
//! never does what it says (an unknown function in a constraint, an unknown node, a question that is never asked), is a
//! [warning](Severity::Warning).
//!
//! ```
//! let form = r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
//!   <h:head><h:title>Visit</h:title><model>
//!     <instance><data id="visit"><age/><adult/></data></instance>
//!     <bind nodeset="/data/age" type="int"/>
//!     <bind nodeset="/data/adult" type="string" relevant="/data/agge &gt;= 18 and selcted(., 'x')"/>
//!   </model></h:head>
//!   <h:body><input ref="/data/age"><label>Age</label></input><input ref="/data/adult"><label>Adult</label></input></h:body>
//! </h:html>"#;
//! let findings = xlsform::check::check(form);
//! let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
//! assert_eq!(codes, ["xpath-circle", "xpath-node-guess", "xpath-function-guess"]);
//! assert_eq!(findings[1].path, "/data/adult");
//! assert_eq!(findings[1].attribute, "relevant");
//! ```

mod dry;
mod expressions;
mod never;

use crate::fill::{Fault, Site};
use crate::form::{Form, Plan};
use crate::problems::{Problem, Severity};
use crate::xpath::Span;

/// Something wrong with an XForm, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The stable name of this kind of finding; a key of the word files.
    pub code: &'static str,
    /// An error exactly where ODK Validate refuses the form.
    pub severity: Severity,
    /// The bind's `nodeset` or the control's `ref`, as written; empty for the form as a whole.
    pub path: String,
    /// Which attribute or part: `relevant`, `constraint`, `calculate`, `required`, `readonly`, `nodeset`, `ref`, `value`,
    /// `label`, `hint`, `jr:count`, …
    pub attribute: &'static str,
    /// The whole expression.
    pub expression: String,
    /// The part of the expression that is wrong, in bytes; all of it where that cannot be said.
    pub span: Span,
    /// The words that fill the sentences.
    pub words: Vec<(&'static str, String)>,
}

impl Finding {
    pub(crate) fn new(
        code: &'static str,
        severity: Severity,
        path: &str,
        attribute: &'static str,
        expression: &str,
    ) -> Self {
        let span = Span { start: 0, end: expression.len() };
        Self { code, severity, path: path.into(), attribute, expression: expression.into(), span, words: Vec::new() }
    }

    pub(crate) fn at(mut self, span: Span) -> Self {
        self.span = span;
        self
    }

    pub(crate) fn with(mut self, name: &'static str, word: impl Into<String>) -> Self {
        self.words.push((name, word.into()));
        self
    }

    /// Adds what may have been meant, which has sentences of its own.
    pub(crate) fn guessing(mut self, guess: Option<String>) -> Self {
        if let Some(guess) = guess {
            self.code = match self.code {
                "xpath-function" => "xpath-function-guess",
                "xpath-node" => "xpath-node-guess",
                "xpath-instance" => "xpath-instance-guess",
                "xform-bind-node" => "xform-bind-node-guess",
                "xform-control-node" => "xform-control-node-guess",
                "xform-action-node" => "xform-action-node-guess",
                code => code,
            };
            self.words.push(("guess", guess));
        }
        self
    }

    /// The finding as a problem, to be said in a language. The place in a spreadsheet is for the caller to add.
    pub fn problem(&self) -> Problem {
        let problem = match self.severity {
            Severity::Error => Problem::error(self.code),
            Severity::Warning => Problem::warning(self.code),
        };
        let problem =
            problem.with("path", &self.path).with("attribute", self.attribute).with("expression", &self.expression);
        self.words.iter().fold(problem, |problem, (name, word)| problem.with(name, word))
    }
}

/// Circles of dependence, and paths that cannot be followed.
pub(crate) fn circles(form: &Form, plan: &Plan, findings: &mut Vec<Finding>) {
    expressions::plan(form, plan, findings);
}

/// What could not be evaluated, in words.
pub(crate) fn faults(form: &Form, plan: &Plan, faults: Vec<(Site, Fault)>) -> Vec<Finding> {
    dry::said_of(form, plan, faults)
}

/// Checks an XForm; see the [module](self).
pub fn check(xml: &str) -> Vec<Finding> {
    let mut form = match Form::read(xml) {
        Ok(form) => form,
        Err(finding) => return vec![*finding],
    };
    let plan = Plan::of(&mut form);
    let mut findings = std::mem::take(&mut form.findings);
    expressions::plan(&form, &plan, &mut findings);
    expressions::all(&mut form, &mut findings);
    never::find(&form, &plan, &mut findings);
    if plan.circle.is_empty() {
        dry::run(form, &plan, &mut findings);
    }
    let mut seen = rustc_hash::FxHashSet::default();
    findings.retain(|one| seen.insert((one.code, one.path.clone(), one.attribute, one.span.start, one.words.clone())));
    findings
}
