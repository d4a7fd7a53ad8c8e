//! What can be said of expressions without evaluating them: circles, unknown functions, nodes and instances, wrong numbers
//! of arguments, values where nodes are needed.

use super::Finding;
use crate::form::{ActionValue, Expression, Form, NONE, Plan, Reference, guess, nearest};
use crate::problems::Severity;
use crate::xpath::{Call, Expr, Id, Kind, Path, Start, Step, functions};

/// Circles, and paths that cannot be followed: both stop the form.
pub(super) fn plan(form: &Form, plan: &Plan, findings: &mut Vec<Finding>) {
    if let Some(first) = plan.circle.first() {
        let path = |item: u32| form.binds[plan.items[item as usize].bind as usize].nodeset.to_string();
        let round: Vec<String> = plan.circle.iter().chain([first]).map(|item| path(*item)).collect();
        let (what, text) =
            (plan.items[*first as usize].what.name(), plan.expression(form, *first).map_or("", |one| &one.text));
        findings.push(
            Finding::new("xpath-circle", Severity::Error, &path(*first), what, text).with("word", round.join(" → ")),
        );
    }
    for item in &plan.astray {
        let path = &form.binds[plan.items[*item as usize].bind as usize].nodeset;
        let (what, text) =
            (plan.items[*item as usize].what.name(), plan.expression(form, *item).map_or("", |one| &one.text));
        findings.push(Finding::new("xpath-path", Severity::Error, path, what, text));
    }
}

/// Where an expression stands.
struct Place<'p> {
    path: &'p str,
    attribute: &'static str,
    text: &'p str,
    /// The names of the node it belongs to.
    origin: &'p [u32],
}

/// Looks at every expression of a form.
pub(super) fn all(form: &mut Form, findings: &mut Vec<Finding>) {
    let data = form.doc.nodes[form.data as usize].name;
    // Interns nothing: names that are not known stand for no node.
    let form = &*form;
    for bind in &form.binds {
        let rules = [("relevant", &bind.relevant), ("required", &bind.required), ("readonly", &bind.readonly)];
        let rules = rules.into_iter().filter_map(|(name, rule)| Some((name, rule.expression()?)));
        let plain = [("constraint", &bind.constraint), ("calculate", &bind.calculate)];
        let plain = plain.into_iter().filter_map(|(name, expression)| Some((name, expression.as_ref()?)));
        for (attribute, expression) in rules.chain(plain) {
            look(
                form,
                &Place { path: &bind.nodeset, attribute, text: &expression.text, origin: &bind.names },
                &expression.expr,
                findings,
            );
        }
    }
    for control in &form.controls {
        if let Some(itemset) = &control.itemset {
            let place =
                Place { path: &control.text, attribute: "nodeset", text: &itemset.text, origin: &control.names };
            look(form, &place, &itemset.nodes, findings);
            if let Some(seed) = &itemset.seed {
                look(form, &place, seed, findings);
            }
        }
    }
    for action in &form.actions {
        if let ActionValue::Worked(Expression { text, expr }) = &action.value {
            let (path, origin) = (form.path(action.def), form.schema.names(action.def));
            look(form, &Place { path: &path, attribute: "value", text, origin: &origin }, expr, findings);
        }
    }
    let places: rustc_hash::FxHashMap<&str, &[u32]> =
        form.controls.iter().map(|control| (&*control.text, &control.names[..])).collect();
    for (path, Expression { text, expr }) in &form.outputs {
        let origin = places.get(&**path).map_or(vec![data], |names| names.to_vec());
        look(form, &Place { path, attribute: "label", text, origin: &origin }, expr, findings);
    }
}

fn look(form: &Form, place: &Place<'_>, expr: &Expr, findings: &mut Vec<Finding>) {
    parts(form, place, expr, Some(place.origin.to_vec()), findings);
}

/// Looks at an expression and its parts; `here` is where relative paths set out from, `None` in a secondary instance.
fn parts(form: &Form, place: &Place<'_>, expr: &Expr, here: Option<Vec<u32>>, findings: &mut Vec<Finding>) {
    match &expr.kind {
        Kind::Path(path) => self::path(form, place, expr, path, here, findings),
        Kind::Call(call) => {
            self::call(place, call, findings);
            call.args.iter().for_each(|arg| parts(form, place, arg, here.clone(), findings));
        }
        Kind::Negate(inner) => parts(form, place, inner, here, findings),
        Kind::Chain(first, rest) => {
            parts(form, place, first, here.clone(), findings);
            rest.iter().for_each(|(_, part)| parts(form, place, part, here.clone(), findings));
        }
        Kind::Variable(name) => findings.push(place.finding("xpath-variable", expr).with("word", &**name)),
        Kind::Filter(..) => findings.push(place.finding("xpath-path", expr)),
        Kind::Number(_) | Kind::Text(_) => {}
    }
}

impl Place<'_> {
    fn finding(&self, code: &'static str, expr: &Expr) -> Finding {
        Finding::new(code, Severity::Warning, self.path, self.attribute, self.text).at(expr.span)
    }
}

fn call(place: &Place<'_>, call: &Call, findings: &mut Vec<Finding>) {
    let finding = |code| {
        Finding::new(code, Severity::Warning, place.path, place.attribute, place.text)
            .at(call.name_span)
            .with("word", &*call.name)
    };
    let Some(function) = call.function else {
        return findings.push(finding("xpath-function").guessing(functions::near(&call.name).map(str::to_owned)));
    };
    if !function.takes(call.args.len()) {
        let expected = match (function.least, function.most) {
            (least, most) if least == most => least.to_string(),
            (least, u16::MAX) => format!("{least}+"),
            (least, most) => format!("{least}–{most}"),
        };
        return findings
            .push(finding("xpath-arity").with("expected", expected).with("found", call.args.len().to_string()));
    }
    let value = |arg: &Expr| match &arg.kind {
        Kind::Path(_) | Kind::Filter(..) | Kind::Variable(_) => false,
        Kind::Call(inner) => !matches!(
            inner.function.map(|function| function.id),
            Some(Id::If | Id::Coalesce | Id::Once | Id::Depend | Id::Randomize | Id::IndexedRepeat | Id::Pulldata)
                | None
        ),
        _ => true,
    };
    if function.nodes && call.args.first().is_some_and(value) {
        findings.push(finding("xpath-nodes"));
    }
}

fn path(form: &Form, place: &Place<'_>, expr: &Expr, path: &Path, here: Option<Vec<u32>>, findings: &mut Vec<Finding>) {
    let Some(reference) = Reference::known(path, &form.doc.names) else {
        return findings.push(place.finding("xpath-path", expr));
    };
    let base = if reference.current { Some(place.origin.to_vec()) } else { here.clone() };
    let main = match &path.start {
        Start::Instance(id) => {
            if form.instance(id).is_none() {
                let guess = nearest(id, form.instances.iter().map(|one| &*one.id)).map(str::to_owned);
                findings.push(place.finding("xpath-instance", expr).with("word", &**id).guessing(guess));
            }
            false
        }
        Start::Root => true,
        _ => base.is_some(),
    };
    let full = match (&base, reference.absolute) {
        (_, true) => reference.clone().anchored(&[]),
        (Some(base), false) => reference.clone().anchored(base),
        (None, false) => None,
    };
    let names = full.map(|full| full.names);
    if main && let Some(names) = &names {
        let wild = names.contains(&form.doc.names.find("*"));
        if !wild && names.len() > 1 && form.schema.find(names, false).is_none() {
            let last = path.steps.iter().rev().find_map(|step| step.test.local()).unwrap_or_default();
            let guess = if names.contains(&NONE) { guess_unknown(form, path, names) } else { guess(form, names) };
            findings.push(place.finding("xpath-node", expr).with("word", last).guessing(guess));
        }
    }
    let mut depth = names.as_ref().map_or(0, Vec::len)
        - path.steps.iter().filter(|step| step.test.local().is_some()).count().min(names.as_ref().map_or(0, Vec::len));
    for Step { test, predicates, .. } in &path.steps {
        depth += usize::from(test.local().is_some());
        for predicate in predicates {
            let inner = names.as_ref().filter(|_| main).map(|names| names[..depth.min(names.len())].to_vec());
            parts(form, place, predicate, inner, findings);
        }
    }
}

/// The node meant by a path with a name that no node has.
fn guess_unknown(form: &Form, path: &Path, names: &[u32]) -> Option<String> {
    let unknown = names.iter().position(|name| *name == NONE).filter(|_| form.may_guess())?;
    let from_end = names.len() - unknown;
    let locals: Vec<&str> = path.steps.iter().filter_map(|step| step.test.local()).collect();
    let word = locals.get(locals.len().checked_sub(from_end)?)?;
    let known = form.schema.defs.iter().map(|def| form.doc.names.get(def.name));
    let near = nearest(word, known)?;
    let parent = form.schema.find(&names[..unknown], false);
    let name = form.doc.names.find(near);
    let child = parent.and_then(|parent| form.schema.child(parent, name));
    let def = child.or_else(|| form.schema.defs.iter().position(|def| def.name == name).map(|at| at as u32))?;
    Some(form.path(def))
}
