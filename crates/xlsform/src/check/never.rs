//! Questions that are never asked: conditions that cannot hold, seen without answers.

use rustc_hash::FxHashSet;

use super::Finding;
use crate::form::{Expression, Form, Plan, Rule, What};
use crate::problems::Severity;
use crate::xpath::{Expr, Id, Kind, Op};

pub(super) fn find(form: &Form, plan: &Plan, findings: &mut Vec<Finding>) {
    let worked = plan.items.iter().enumerate().filter(|(_, item)| item.what == What::Relevant);
    for (id, item) in worked {
        let Some(Expression { text, expr }) = plan.expression(form, id as u32) else { continue };
        if impossible(expr) {
            let path = &form.binds[item.bind as usize].nodeset;
            findings.push(Finding::new("xpath-never", Severity::Warning, path, "relevant", text).at(expr.span));
        }
    }
    let asked: FxHashSet<u32> =
        form.controls.iter().filter(|control| control.is_question()).map(|control| control.def).collect();
    for bind in form.binds.iter().filter(|bind| matches!(bind.relevant, Rule::Always(false))) {
        if asked.contains(&bind.def) {
            findings.push(Finding::new("xpath-never", Severity::Warning, &bind.nodeset, "relevant", "false()"));
        }
    }
}

/// Whether a condition can never hold: its constants say so, or one of its parts asks for two values of one node at once.
fn impossible(expr: &Expr) -> bool {
    match &expr.kind {
        Kind::Call(call) => matches!(call.function.map(|function| function.id), Some(Id::False)),
        Kind::Number(number) => *number == 0.0,
        Kind::Text(text) => text.is_empty(),
        Kind::Chain(first, rest) => {
            let parts = || std::iter::once(&**first).chain(rest.iter().map(|(_, part)| part));
            match rest.first().map(|(op, _)| *op) {
                Some(Op::And) => parts().any(impossible) || contradiction(&parts().collect::<Vec<_>>()),
                Some(Op::Or) => parts().all(impossible),
                Some(op) if rest.len() == 1 => constants(op, first, &rest[0].1),
                _ => false,
            }
        }
        _ => false,
    }
}

/// Whether two constants are compared in vain.
fn constants(op: Op, left: &Expr, right: &Expr) -> bool {
    match (&left.kind, &right.kind) {
        (Kind::Number(a), Kind::Number(b)) => match op {
            Op::Eq => a != b,
            Op::Ne => a == b,
            Op::Lt => a >= b,
            Op::Le => a > b,
            Op::Gt => a <= b,
            Op::Ge => a < b,
            _ => false,
        },
        (Kind::Text(a), Kind::Text(b)) => match op {
            Op::Eq => a != b,
            Op::Ne => a == b,
            _ => false,
        },
        _ => false,
    }
}

/// Whether parts that must all hold leave nothing: two different texts for one path, or an empty range of numbers.
fn contradiction(parts: &[&Expr]) -> bool {
    let mut known: Vec<(String, &str)> = Vec::new();
    let mut ranges: Vec<(String, Bounds)> = Vec::new();
    for part in parts {
        let Kind::Chain(left, rest) = &part.kind else { continue };
        let [(op, right)] = rest.as_slice() else { continue };
        let Some(path) = plain(left) else { continue };
        match (&right.kind, op) {
            (Kind::Text(text), Op::Eq) => {
                if known.iter().any(|(other, value)| *other == path && **value != **text) {
                    return true;
                }
                known.push((path, text));
            }
            (Kind::Number(number), op) => {
                let at = ranges.iter().position(|(other, _)| *other == path).unwrap_or_else(|| {
                    ranges.push((path, Bounds::default()));
                    ranges.len() - 1
                });
                if ranges[at].1.narrow(*op, *number) {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

struct Bounds {
    least: (f64, bool),
    most: (f64, bool),
}

impl Default for Bounds {
    fn default() -> Self {
        Self { least: (f64::NEG_INFINITY, false), most: (f64::INFINITY, false) }
    }
}

impl Bounds {
    /// Narrows by a comparison; whether nothing is left.
    fn narrow(&mut self, op: Op, number: f64) -> bool {
        let (least, most) = (&mut self.least, &mut self.most);
        match op {
            Op::Eq => {
                *least = later(*least, (number, false));
                *most = earlier(*most, (number, false));
            }
            Op::Lt => *most = earlier(*most, (number, true)),
            Op::Le => *most = earlier(*most, (number, false)),
            Op::Gt => *least = later(*least, (number, true)),
            Op::Ge => *least = later(*least, (number, false)),
            _ => return false,
        }
        least.0 > most.0 || (least.0 == most.0 && (least.1 || most.1))
    }
}

fn later(a: (f64, bool), b: (f64, bool)) -> (f64, bool) {
    if b.0 > a.0 || (b.0 == a.0 && b.1) { b } else { a }
}

fn earlier(a: (f64, bool), b: (f64, bool)) -> (f64, bool) {
    if b.0 < a.0 || (b.0 == a.0 && b.1) { b } else { a }
}

/// A path without predicates, as text to compare.
fn plain(expr: &Expr) -> Option<String> {
    match &expr.kind {
        Kind::Path(path) if path.steps.iter().all(|step| step.predicates.is_empty()) => Some(format!(
            "{:?} {:?}",
            path.start,
            path.steps.iter().map(|step| (&step.axis, &step.test)).collect::<Vec<_>>()
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::impossible;
    use crate::xpath::parse;

    #[test]
    fn conditions_that_cannot_hold_are_seen() {
        for never in [
            "false()",
            "1 = 2",
            "'a' = 'b'",
            "/d/a = 'x' and /d/a = 'y'",
            "../age > 18 and ../age < 5",
            "/d/n >= 3 and /d/n < 3",
            "/d/a = 'x' and false()",
            "1 > 2 or false()",
        ] {
            assert!(impossible(&parse(never).expect(never)), "{never}");
        }
        for sometimes in [
            "true()",
            "/d/a = 'x' or /d/a = 'y'",
            "../age > 5 and ../age < 18",
            "/d/a = 'x' and /d/b = 'y'",
            "/d/n >= 3 and /d/n <= 3",
        ] {
            assert!(!impossible(&parse(sometimes).expect(sometimes)), "{sometimes}");
        }
    }
}
