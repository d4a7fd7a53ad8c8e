//! The choices of questions: written out, or taken from nodes.

use super::Reference;
use super::body::Itemset;
use super::model::Reader;
use super::xml::NONE;
use crate::check::Finding;
use crate::problems::Severity;
use crate::xpath::{Expr, Id, Kind as ExprKind, parse};

impl Reader {
    /// Reads a choice written out.
    pub(crate) fn item(&mut self, id: u32, node: u32, path: &str) {
        let (mut label, mut value) = (NONE, None);
        for child in self.form.doc.elements(node).collect::<Vec<_>>() {
            match self.form.doc.name(child) {
                "label" => {
                    self.label(child, path, "label");
                    let empty =
                        self.form.doc.children(child).next().is_none() && self.form.doc.attr(child, "ref").is_none();
                    label = if empty { NONE } else { child };
                }
                "value" => {
                    value = self.form.doc.children(child).next().map(|_| self.form.doc.text(child).trim().to_owned())
                }
                _ => {}
            }
        }
        match value {
            Some(value) if label != NONE => {
                if value.is_empty() {
                    self.error("xform-item-value", path, "value", "");
                }
                self.form.controls[id as usize].items.push((value.into(), label));
            }
            Some(value) => self.error("xform-item-label", path, "label", &value),
            None => self.error("xform-item-value", path, "value", ""),
        }
    }

    /// Reads where choices are taken from.
    pub(crate) fn itemset(&mut self, id: u32, node: u32, path: &str) {
        let Some(text) = self.attr(node, "nodeset") else {
            return self.error("xform-itemset-nodeset", path, "nodeset", "");
        };
        let Some(expression) = self.expression(&text, path, "nodeset") else { return };
        let (nodes, random, seed) = match expression.expr.kind {
            ExprKind::Call(call) if call.function.is_some_and(|function| function.id == Id::Randomize) => {
                let mut args = call.args.into_iter();
                match args.next() {
                    Some(nodes) => (nodes, true, args.next()),
                    None => return self.error("xform-itemset-path", path, "nodeset", &text),
                }
            }
            kind => (Expr { kind, span: expression.expr.span }, false, None),
        };
        let ExprKind::Path(nodes_path) = &nodes.kind else {
            return self.error("xform-itemset-path", path, "nodeset", &text);
        };
        let Ok(reference) = Reference::of(nodes_path, &mut self.form.doc.names) else {
            return self.error("xform-reference", path, "nodeset", &text);
        };
        let instance = reference.instance.clone();
        if let Some(instance) = instance.filter(|id| self.form.instance(id).is_none()) {
            self.error("xform-instance-missing", path, "nodeset", &instance);
        } else if reference.absolute
            && reference.instance.is_none()
            && let Some(def) = self.form.schema.find(&reference.names, false)
        {
            self.form.schema.defs[def as usize].repeat = true;
        }
        let mut itemset =
            Itemset { text: text.into(), nodes, random, seed, value: None, label: None, translated: false };
        for child in self.form.doc.elements(node).collect::<Vec<_>>() {
            let what = match self.form.doc.name(child) {
                "label" => "label",
                "value" => "value",
                _ => continue,
            };
            let Some(text) = self.attr(child, "ref") else {
                self.error("xform-itemset-ref", path, what, what);
                return;
            };
            let inner =
                text.strip_prefix("jr:itext(").and_then(|rest| rest.strip_suffix(')')).filter(|_| what == "label");
            itemset.translated |= inner.is_some();
            let found = parse(inner.unwrap_or(&text)).ok().filter(|expr| match &expr.kind {
                ExprKind::Path(path) => super::reference::check(path).is_ok(),
                _ => false,
            });
            let Some(found) = found else { return self.error("xform-reference", path, what, &text) };
            *(if what == "label" { &mut itemset.label } else { &mut itemset.value }) = Some(found);
        }
        for (part, what) in [(&itemset.label, "label"), (&itemset.value, "value")] {
            if part.is_none() {
                return self.error("xform-itemset-ref", path, what, what);
            }
        }
        self.form.controls[id as usize].itemset = Some(itemset);
    }

    /// Checks that what an itemset says of its nodes is there, as JavaRosa does: in the first of them.
    pub(crate) fn itemset_nodes(&mut self, id: u32) {
        let control = &self.form.controls[id as usize];
        let Some(itemset) = &control.itemset else { return };
        let ExprKind::Path(path) = &itemset.nodes.kind else { return };
        let (text, whole) = (control.text.to_string(), itemset.text.to_string());
        let Some(nodes) = Reference::known(path, &self.form.doc.names) else { return };
        let root = match &nodes.instance {
            Some(id) => match self.form.instance(id) {
                Some(instance) => Some(if instance.src.is_none() { instance.root } else { NONE }),
                None => return,
            },
            None => None,
        };
        for (part, what) in [(&itemset.label, "label"), (&itemset.value, "value")] {
            let Some(ExprKind::Path(path)) = part.as_ref().map(|part| &part.kind) else { continue };
            let full = Reference::known(path, &self.form.doc.names).map(|part| {
                let base = nodes.clone().anchored(&control.names).map_or(Vec::new(), |nodes| nodes.names);
                (part.absolute || part.up > 0, part.anchored(&base))
            });
            let Some((outside, Some(full))) = full else { continue };
            let there = match root {
                Some(NONE) => Some(NONE),
                Some(root) if full.names.first() != Some(&self.form.doc.nodes[root as usize].name) => None,
                Some(root) => full.names.iter().skip(1).try_fold(root, |at, name| {
                    self.form.doc.elements(at).find(|child| self.form.doc.nodes[*child as usize].name == *name)
                }),
                None => self.form.schema.find(&full.names, true),
            };
            if outside || there.is_none() {
                let finding = Finding::new("xform-itemset-node", Severity::Error, &text, what, &whole);
                self.form.findings.push(finding.with("word", what));
                return;
            }
        }
    }
}
