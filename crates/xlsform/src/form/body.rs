//! The body: questions, groups, repeats, their choices and labels.

use super::actions::is_action;
use super::binds::Kind;
use super::model::Reader;
use super::xml::NONE;
use super::{JAVAROSA, Reference};
use crate::check::Finding;
use crate::problems::Severity;
use crate::xpath::Expr;

/// What a control is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ControlKind {
    Input,
    Select,
    SelectMany,
    Rank,
    Range,
    Trigger,
    Upload,
    Group,
    Repeat,
}

/// Choices taken from nodes.
pub(crate) struct Itemset {
    /// The whole expression, for messages.
    pub(crate) text: Box<str>,
    /// The nodes.
    pub(crate) nodes: Expr,
    /// Whether their order is mixed, and by which seed.
    pub(crate) random: bool,
    pub(crate) seed: Option<Expr>,
    /// Paths from a node to its value and its label.
    pub(crate) value: Option<Expr>,
    pub(crate) label: Option<Expr>,
    /// Whether the label is the id of a text.
    pub(crate) translated: bool,
}

/// A question, a group or a repeat.
pub(crate) struct Control {
    pub(crate) kind: ControlKind,
    /// The kind of node, [`NONE`] for groups without one.
    pub(crate) def: u32,
    /// The control it stands in, or [`NONE`].
    pub(crate) parent: u32,
    /// The names of its node, whether it exists or not.
    pub(crate) names: Vec<u32>,
    /// Its reference as written.
    pub(crate) text: Box<str>,
    /// Choices written out: values and the elements of their labels.
    pub(crate) items: Vec<(Box<str>, u32)>,
    pub(crate) itemset: Option<Itemset>,
    /// The kind of node that says how often a repeat repeats, if one does; [`NONE`] where it does not exist.
    pub(crate) count: Option<u32>,
    /// How many controls stand in it, and whether the last of them is a repeat.
    pub(crate) inside: (u32, bool),
}

impl Control {
    /// Whether people answer it, rather than find others in it.
    pub(crate) fn is_question(&self) -> bool {
        !matches!(self.kind, ControlKind::Group | ControlKind::Repeat)
    }

    /// The type its node gets if the bind says none.
    pub(crate) fn data_kind(&self) -> Option<Kind> {
        match self.kind {
            ControlKind::Select => Some(Kind::Choice),
            ControlKind::SelectMany | ControlKind::Rank => Some(Kind::Choices),
            _ => None,
        }
    }
}

impl Reader {
    /// Reads an element of the body if it is a control; whether it was.
    pub(crate) fn control(&mut self, name: &str, node: u32, parent: u32) -> bool {
        let kind = match name {
            "input" | "secret" => ControlKind::Input,
            "select1" => ControlKind::Select,
            "select" => ControlKind::SelectMany,
            "rank" => ControlKind::Rank,
            "range" => ControlKind::Range,
            "trigger" => ControlKind::Trigger,
            "upload" => ControlKind::Upload,
            "group" => ControlKind::Group,
            "repeat" => ControlKind::Repeat,
            _ => return false,
        };
        let text = self.attr(node, if kind == ControlKind::Repeat { "nodeset" } else { "ref" });
        let text = text.or_else(|| (kind == ControlKind::Group).then(|| self.attr(node, "nodeset")).flatten());
        let base = self.base(parent);
        let names = match (self.attr(node, "bind"), text.as_deref()) {
            (Some(id), _) => match self.bind_ids.get(&id) {
                Some(reference) => reference.names.clone(),
                None => {
                    self.error("xform-bind-unknown", &id, "bind", &id);
                    return true;
                }
            },
            (None, Some(text)) => match self.reference(text, text, "ref", &base) {
                Some(Reference { names, filtered: false, .. }) => names,
                Some(_) => {
                    self.error("xform-reference", text, "ref", text);
                    return true;
                }
                None => return true,
            },
            (None, None) if kind == ControlKind::Group => base,
            (None, None) => {
                self.error("xform-control-ref", "", "ref", name);
                return true;
            }
        };
        let bare = text.is_none() && self.attr(node, "bind").is_none();
        let def = if bare && kind == ControlKind::Group {
            NONE
        } else {
            self.form.schema.find(&names, false).unwrap_or(NONE)
        };
        let path = text.clone().unwrap_or_default();
        let control = Control {
            kind,
            def,
            parent,
            names,
            text: path.clone().into(),
            items: Vec::new(),
            itemset: None,
            count: None,
            inside: (0, false),
        };
        let id = self.form.controls.len() as u32;
        self.form.controls.push(control);
        if let Some(parent) = self.form.controls.get_mut(parent as usize) {
            parent.inside = (parent.inside.0 + 1, kind == ControlKind::Repeat);
        }
        match kind {
            ControlKind::Group | ControlKind::Repeat => self.group(id, node, &path),
            _ => self.question(id, node, &path),
        }
        true
    }

    fn base(&self, parent: u32) -> Vec<u32> {
        match self.form.controls.get(parent as usize) {
            Some(control) => control.names.clone(),
            None => vec![self.form.doc.nodes[self.form.data as usize].name],
        }
    }

    fn group(&mut self, id: u32, node: u32, path: &str) {
        let control = &self.form.controls[id as usize];
        if control.kind == ControlKind::Repeat {
            if let Some(def) = self.form.schema.defs.get_mut(control.def as usize) {
                def.repeat = true;
            }
            if let Some(text) = self.form.doc.attr_of(node, JAVAROSA, "count").map(str::to_owned) {
                // Seen from the control the repeat stands in.
                let base = self.base(self.form.controls[id as usize].parent);
                if let Some(reference) = self.reference(&text, path, "jr:count", &base) {
                    let def = self.form.schema.find_ref(&reference).unwrap_or(NONE);
                    self.form.controls[id as usize].count = Some(def);
                    if def == NONE {
                        self.warn_missing(path, &text, "jr:count", &reference.names);
                    }
                }
            }
        }
        for child in self.form.doc.elements(node).collect::<Vec<_>>() {
            match self.form.doc.name(child).to_owned().as_str() {
                "label" if self.form.controls[id as usize].kind == ControlKind::Group => {
                    self.label(child, path, "label")
                }
                "label" => {}
                name if is_action(name) => {
                    let def = self.form.controls[id as usize].def;
                    self.action(child, def, &[]);
                }
                _ => self.walk(child, id),
            }
        }
    }

    fn question(&mut self, id: u32, node: u32, path: &str) {
        let chooses = self.form.controls[id as usize].data_kind().is_some();
        for child in self.form.doc.elements(node).collect::<Vec<_>>() {
            match self.form.doc.name(child).to_owned().as_str() {
                "label" => self.label(child, path, "label"),
                "hint" => self.label(child, path, "hint"),
                "item" if chooses => self.item(id, child, path),
                "itemset" if chooses => self.itemset(id, child, path),
                name if is_action(name) => {
                    let def = self.form.controls[id as usize].def;
                    self.action(child, def, &[]);
                }
                _ => {}
            }
        }
        let control = &self.form.controls[id as usize];
        if chooses && !control.items.is_empty() && control.itemset.is_some() {
            self.error("xform-choices-both", path, "itemset", path);
        } else if chooses && control.items.is_empty() && control.itemset.is_none() {
            self.error("xform-choices-none", path, "itemset", path);
        }
        if self.form.controls[id as usize].kind == ControlKind::Range {
            self.range(node, path);
        }
    }

    fn range(&mut self, node: u32, path: &str) {
        for name in ["start", "end", "step"] {
            if self.attr(node, name).is_some_and(|value| !crate::fill::decimal(&value)) {
                self.error("xform-range", path, "range", name);
            }
        }
    }

    /// A label or hint: its text must exist, its outputs must be readable.
    pub(crate) fn label(&mut self, node: u32, path: &str, what: &'static str) {
        if let Some(reference) = self.attr(node, "ref") {
            match reference.strip_prefix("jr:itext('").and_then(|rest| rest.strip_suffix("')")) {
                Some(id) => self.text_exists(id, path, what),
                None => self.error("xform-label-ref", path, what, &reference),
            }
        }
        self.outputs(node, path, what);
    }

    fn text_exists(&mut self, id: &str, path: &str, what: &'static str) {
        let number = self.form.itext.number(id);
        let known = self.form.itext.has_number(number);
        if !known {
            self.error("xform-text-missing", path, what, id);
        }
        if let Some(word) = self.form.itext.stumbles(number) {
            self.error("xform-text-missing", path, what, &word);
        }
        let lacking: Vec<&str> = self.form.itext.lacking(number).collect();
        if known && !lacking.is_empty() {
            let finding = Finding::new("xform-text-lacking", Severity::Warning, path, what, id);
            let finding = finding.with("word", id).with("languages", lacking.join(", "));
            self.form.findings.push(finding);
        }
    }

    /// Reads the `<output>`s within an element.
    pub(crate) fn outputs(&mut self, node: u32, path: &str, what: &'static str) {
        let mut waiting: Vec<u32> = self.form.doc.elements(node).collect();
        while let Some(node) = waiting.pop() {
            if self.form.doc.name(node) != "output" {
                waiting.extend(self.form.doc.elements(node));
                continue;
            }
            match self.attr(node, "ref").or_else(|| self.attr(node, "value")) {
                None => self.error("xform-output", path, what, ""),
                Some(text) => {
                    let before = self.form.findings.len();
                    match self.expression(&text, path, what) {
                        Some(expression) => self.form.outputs.push((path.into(), expression)),
                        // JavaRosa shows nothing in its place.
                        None => {
                            self.form.findings[before..].iter_mut().for_each(|one| one.severity = Severity::Warning)
                        }
                    }
                }
            }
        }
    }

    /// Checks that a control stands at a node, within the repeats it belongs to.
    pub(crate) fn place(&mut self, id: u32) {
        let control = &self.form.controls[id as usize];
        let (names, text, kind) = (control.names.clone(), control.text.to_string(), control.kind);
        if names.len() <= 1 && kind == ControlKind::Repeat {
            return self.error("xform-repeat-root", &text, "nodeset", &text);
        }
        // A group around nothing but a repeat is only the repeat's label.
        if kind == ControlKind::Group && control.inside == (1, true) {
            return;
        }
        // JavaRosa finds nodes without looking at the root's name, but not the questions of choices.
        let astray = control.data_kind().is_some() && names[0] != self.form.doc.nodes[self.form.data as usize].name;
        if astray || control.def == NONE && !(kind == ControlKind::Group && text.is_empty()) {
            return self.missing("xform-control-node", &text, &text, "ref", &names);
        }
        if kind == ControlKind::Group && control.inside.0 == 0 {
            self.error("xform-group-empty", &text, "ref", &text);
        }
        let control = &self.form.controls[id as usize];
        let mut above = control.parent;
        while above != NONE && self.form.controls[above as usize].kind != ControlKind::Repeat {
            above = self.form.controls[above as usize].parent;
        }
        let repeat = self.form.controls.get(above as usize).map_or(&[][..], |repeat| &repeat.names);
        let inside = names.starts_with(repeat);
        let doubled = kind == ControlKind::Repeat && above != NONE && names == *repeat;
        let depth = repeat.len().max(1);
        let crossed = (depth..names.len()).any(|at| {
            let last = at == names.len() - 1 && kind == ControlKind::Repeat;
            let def = self.form.schema.find(&names[..=at], false);
            !last && def.is_some_and(|def| self.form.schema.defs[def as usize].repeat)
        });
        if !inside || doubled || crossed {
            self.error("xform-repeat-scope", &text, "ref", &text);
        }
    }
}
