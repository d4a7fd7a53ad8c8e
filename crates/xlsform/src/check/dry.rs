//! The dry run: the form is opened empty, stepped through, and every repeat added once, as ODK Validate does it.

use rustc_hash::FxHashMap;

use super::Finding;
use crate::fill::{Dry, Fault, Site};
use crate::form::{Form, Plan};
use crate::problems::Severity;

/// Runs the form and turns what fails into errors; a warning about the same trouble becomes the error.
pub(super) fn run(form: Form, plan: &Plan, findings: &mut Vec<Finding>) {
    let run = Dry::run(form, plan);
    let mut known: FxHashMap<_, usize> = FxHashMap::default();
    for (at, finding) in findings.iter().enumerate() {
        known.entry(place(finding)).or_insert(at);
    }
    for finding in said_of(&run.form, plan, run.faults) {
        match known.get(&place(&finding)) {
            Some(at) if finding.severity == Severity::Error => findings[*at].severity = Severity::Error,
            Some(_) => {}
            None => {
                known.insert(place(&finding), findings.len());
                findings.push(finding);
            }
        }
    }
}

/// What a finding is about, whatever was guessed.
fn place(finding: &Finding) -> (&'static str, &'static str, String, String) {
    let family = finding.code.trim_end_matches("-guess");
    (family, finding.attribute, finding.path.clone(), finding.expression.clone())
}

/// Puts what failed into words.
pub(super) fn said_of(form: &Form, plan: &Plan, faults: Vec<(Site, Fault)>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (site, fault) in faults {
        let (path, attribute, text): (String, &'static str, &str) = match site {
            Site::Item(item) => {
                let at = &plan.items[item as usize];
                let text = plan.expression(form, item).map_or("", |expression| &expression.text);
                (form.binds[at.bind as usize].nodeset.to_string(), at.what.name(), text)
            }
            Site::Action(action) => {
                let action = &form.actions[action as usize];
                let text = match &action.value {
                    crate::form::ActionValue::Worked(expression) => &*expression.text,
                    crate::form::ActionValue::Text(text) => text,
                    crate::form::ActionValue::Device => "",
                };
                (form.path(action.def), "value", text)
            }
            Site::Start(def) => (form.path(def), "default", ""),
            Site::Choices(control) => {
                let control = &form.controls[control as usize];
                (control.text.to_string(), "nodeset", control.itemset.as_ref().map_or("", |itemset| &itemset.text))
            }
        };
        let mut finding = said(&fault, Finding::new("", Severity::Error, &path, attribute, text));
        // JavaRosa leaves such a value or label out.
        if matches!(site, Site::Start(_)) || matches!(fault, Fault::Type("text", _)) {
            finding.severity = Severity::Warning;
        }
        findings.push(finding);
    }
    findings
}

fn said(fault: &Fault, mut finding: Finding) -> Finding {
    let (code, word) = match fault {
        Fault::Function(name) => ("xpath-function", name.to_string()),
        Fault::Arity(name) => ("xpath-arity", (*name).to_owned()),
        Fault::Repeated(path) => ("xpath-repeated", path.to_string()),
        Fault::Path => ("xpath-path", String::new()),
        Fault::NotNodes(name) => ("xpath-nodes", (*name).to_owned()),
        Fault::Type("date", value) if finding.attribute == "default" => ("xform-default", value.to_string()),
        Fault::Type("choice", value) => ("xform-item-value", value.to_string()),
        Fault::Type("text", value) => ("xform-text-missing", value.to_string()),
        Fault::Type(name, value) => {
            finding = finding.with("value", &**value);
            ("xpath-type", (*name).to_owned())
        }
        Fault::Instance(id) => ("xpath-instance", id.to_string()),
        Fault::Pattern(pattern) => ("xpath-pattern", pattern.to_string()),
        Fault::Variable => ("xpath-variable", String::new()),
        Fault::TooMuch => ("xpath-too-much", String::new()),
    };
    finding.code = code;
    finding.with("word", word)
}
