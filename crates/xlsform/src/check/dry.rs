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
        Fault::Seed(text) => ("xpath-seed", text.to_string()),
        Fault::Variable => ("xpath-variable", String::new()),
        Fault::TooMuch => ("xpath-too-much", String::new()),
    };
    finding.code = code;
    finding.with("word", word)
}

#[cfg(test)]
mod tests {
    use crate::Severity;
    use crate::check::check;

    /// The codes of the errors of a form with a repeat `r` of one text `x` and a question `s`.
    fn errors(binds: &str, body: &str) -> Vec<&'static str> {
        let form = format!(
            "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml' \
             xmlns:jr='http://openrosa.org/javarosa'><h:head><model><instance><data id='d'><q/><s/>\
             <r jr:template=''><x/></r><r><x/></r></data></instance><instance id='l'><root><item><name>a</name>\
             <label>A</label></item></root></instance><instance id='f' src='jr://file-csv/f.csv'/><bind nodeset='/data/q'/>{binds}</model></h:head><h:body>{body}\
             </h:body></h:html>"
        );
        let errors = check(&form).into_iter().filter(|finding| finding.severity == Severity::Error);
        errors.map(|finding| finding.code).collect()
    }

    fn repeat(inside: &str) -> String {
        format!("<group ref='/data/r'><label>r</label><repeat nodeset='/data/r'>{inside}</repeat></group>")
    }

    fn choices(of: &str, nodes: &str) -> String {
        format!(
            "<select1 ref='{of}'><label>s</label><itemset nodeset=\"{nodes}\"><value ref='name'/><label ref='label'/>\
             </itemset></select1>"
        )
    }

    #[test]
    fn choices_are_looked_at_whether_their_question_is_asked_or_not() {
        for relevant in ["true()", "false()", "/data/q = 'a'"] {
            let bind = format!("<bind nodeset='/data/s' relevant=\"{relevant}\"/>");
            let body = choices("/data/s", "instance('l')/root/item[foo()]");
            assert_eq!(errors(&bind, &body), ["xpath-function"], "{relevant}");
        }
    }

    #[test]
    fn choices_are_looked_at_in_the_repetition_that_is_added() {
        let second = "instance('l')/root/item[if(position(current()/..) = 2, foo(), true())]";
        assert_eq!(errors("", &repeat(&choices("/data/r/x", second))), ["xpath-function"]);
        let input = repeat("<input ref='/data/r/x'><label>x</label></input>");
        let body = input + &choices("/data/s", "instance('l')/root/item[name = /data/r/x]");
        assert_eq!(errors("", &body), ["xpath-repeated"]);
    }

    #[test]
    fn a_repetition_is_added_to_a_repeat_that_is_not_asked() {
        let fails = "<bind nodeset='/data/r/x' calculate='if(position(..) = 2, foo(), 1)'/>";
        let input = repeat("<input ref='/data/r/x'><label>x</label></input>");
        let asked = |relevant: &str| format!("<bind nodeset='/data/r' relevant=\"{relevant}\"/>{fails}");
        assert_eq!(errors(&asked("/data/q = 'a'"), &input), ["xpath-function"]);
        assert!(errors(&asked("false()"), &input).is_empty());
        let action = "<setvalue event='odk-new-repeat' ref='/data/r/x' value='foo()'/>";
        let never = "<bind nodeset='/data/r' relevant='false()'/>";
        assert_eq!(errors(never, &repeat(&format!("{action}<input ref='/data/r/x'/>"))), ["xpath-function"]);
    }

    #[test]
    fn files_have_nothing_in_them_but_what_they_are_compared_with_is_looked_at() {
        let input = repeat("<input ref='/data/r/x'><label>x</label></input>");
        let choices = |filter: &str| input.clone() + &choices("/data/s", &format!("instance('f')/root/item[{filter}]"));
        assert!(errors("", &choices("foo()")).is_empty());
        assert!(errors("", &choices("name = /data/q")).is_empty());
        assert_eq!(errors("", &choices("name = /data/r/x")), ["xpath-repeated"]);
    }

    #[test]
    fn choices_are_not_mixed_by_a_text() {
        let body = |seed: &str| choices("/data/s", &format!("randomize(instance('l')/root/item, {seed})"));
        assert_eq!(errors("", &body("'abc'")), ["xpath-seed"]);
        for number in ["'5'", "7", "/data/q", "''"] {
            assert!(errors("", &body(number)).is_empty(), "{number}");
        }
    }
}
