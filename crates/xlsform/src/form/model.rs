//! Reading a form: the head first, then the body, then what only both together tell.

use std::cell::Cell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::actions::{Action, is_action};
use super::binds::{Bind, Kind};
use super::body::{Control, ControlKind};
use super::itext::Itext;
use super::schema::Schema;
use super::xml::{BadXml, Doc, NONE};
use super::{Reference, nearest};
use crate::check::Finding;
use crate::problems::Severity;
use crate::xpath::{Span, SyntaxError, SyntaxKind};

/// A secondary instance.
pub(crate) struct Instance {
    pub(crate) id: Box<str>,
    /// Where its data is, if not in the form.
    pub(crate) src: Option<Box<str>>,
    /// Its root element, or [`NONE`].
    pub(crate) root: u32,
}

/// A form.
pub(crate) struct Form {
    pub(crate) doc: Doc,
    /// The root element of the form's own data.
    pub(crate) data: u32,
    pub(crate) instances: Vec<Instance>,
    /// The first instance of each id.
    instance_of: FxHashMap<Box<str>, u32>,
    pub(crate) schema: Schema,
    pub(crate) binds: Vec<Bind>,
    pub(crate) controls: Vec<Control>,
    /// By kind of node, the first question of choices that asks for it, and the first repeat over it; [`NONE`] where none does.
    pub(crate) chosen_by: Vec<u32>,
    pub(crate) repeated_by: Vec<u32>,
    pub(crate) actions: Vec<Action>,
    pub(crate) itext: Itext,
    /// Expressions of labels: the path of their control, as written.
    pub(crate) outputs: Vec<(Box<str>, super::Expression)>,
    /// What is wrong so far.
    pub(crate) findings: Vec<Finding>,
    /// How many names were guessed at; each guess looks at all names.
    guesses: Cell<u32>,
}

/// So many names are guessed at in one form.
const MOST_GUESSES: u32 = 200;

/// The reader of a form.
pub(crate) struct Reader {
    pub(crate) form: Form,
    pub(crate) bind_ids: FxHashMap<String, Reference>,
    pub(crate) bound: FxHashMap<u32, ()>,
    /// Paths of the names already reported as missing.
    reported: FxHashSet<Vec<u32>>,
    model: bool,
}

impl Form {
    /// Reads a form; what is wrong with it is in `findings`.
    ///
    /// # Errors
    /// Where it is not XML, or holds no data.
    pub(crate) fn read(xml: &str) -> Result<Self, Box<Finding>> {
        let doc = Doc::read(xml).map_err(|BadXml { message, at }| {
            let finding = Finding::new("xform-xml", Severity::Error, "", "", "");
            Box::new(finding.at(Span { start: at, end: at }).with("detail", message))
        })?;
        let form = Self {
            doc,
            data: NONE,
            instances: Vec::new(),
            instance_of: FxHashMap::default(),
            schema: Schema::default(),
            binds: Vec::new(),
            controls: Vec::new(),
            chosen_by: Vec::new(),
            repeated_by: Vec::new(),
            actions: Vec::new(),
            itext: Itext::default(),
            outputs: Vec::new(),
            findings: Vec::new(),
            guesses: Cell::new(0),
        };
        let (bind_ids, bound, reported) = (FxHashMap::default(), FxHashMap::default(), FxHashSet::default());
        let mut reader = Reader { form, bind_ids, bound, reported, model: false };
        let model = reader.first("model").ok_or_else(no_data)?;
        reader.instances(model);
        if reader.form.data == NONE {
            return Err(no_data());
        }
        reader.form.schema = Schema::read(&mut reader.form.doc, reader.form.data);
        reader.walk(0, NONE);
        reader.together();
        Ok(reader.form)
    }

    /// A secondary instance by its id.
    pub(crate) fn instance(&self, id: &str) -> Option<&Instance> {
        self.instance_of.get(id).map(|at| &self.instances[*at as usize])
    }

    /// `/data/…` of a kind of node.
    pub(crate) fn path(&self, def: u32) -> String {
        self.schema.path(def, &self.doc.names)
    }

    /// Whether a name may still be guessed at.
    pub(crate) fn may_guess(&self) -> bool {
        self.guesses.set(self.guesses.get() + 1);
        self.guesses.get() <= MOST_GUESSES
    }
}

impl Reader {
    fn first(&self, name: &str) -> Option<u32> {
        let doc = &self.form.doc;
        (0..doc.nodes.len() as u32).find(|node| doc.is_element(*node) && doc.name(*node) == name)
    }

    pub(crate) fn attr(&self, node: u32, name: &str) -> Option<String> {
        self.form.doc.attr(node, name).map(str::to_owned)
    }

    pub(crate) fn path(&self, def: u32) -> String {
        self.form.path(def)
    }

    /// Finds the data: the first `<instance>` is the form's own, the others are secondary.
    fn instances(&mut self, model: u32) {
        let doc = &self.form.doc;
        let mut wrong = 0;
        for instance in doc.elements(model).filter(|child| doc.name(*child) == "instance") {
            let src = doc.attr(instance, "src").map(Box::from);
            let roots: Vec<u32> = if src.is_none() { doc.elements(instance).collect() } else { Vec::new() };
            wrong += usize::from(roots.len() > 1);
            let root = roots.first().copied().unwrap_or(NONE);
            if self.form.data == NONE && self.form.instances.is_empty() {
                self.form.data = if root == NONE { instance } else { root };
                continue;
            }
            let id: Box<str> = doc.attr(instance, "id").unwrap_or_default().into();
            self.form.instance_of.entry(id.clone()).or_insert(self.form.instances.len() as u32);
            self.form.instances.push(Instance { id, src, root });
        }
        for _ in 0..wrong {
            self.error("xform-instance-roots", "", "instance", "");
        }
    }

    /// Walks the document from an element, handling what JavaRosa knows and looking into what it does not.
    pub(crate) fn walk(&mut self, node: u32, parent: u32) {
        let name = self.form.doc.name(node).to_owned();
        match name.as_str() {
            "model" if parent == NONE => self.head(node),
            "title" | "meta" if parent == NONE => {}
            _ if self.control(&name, node, parent) => {}
            _ => {
                for child in self.form.doc.elements(node).collect::<Vec<_>>() {
                    self.walk(child, parent);
                }
            }
        }
    }

    fn head(&mut self, model: u32) {
        if std::mem::replace(&mut self.model, true) {
            self.warn("xform-second-model", "", "model", "");
            return;
        }
        let mut later = Vec::new();
        for child in self.form.doc.children(model).collect::<Vec<_>>() {
            if !self.form.doc.is_element(child) {
                let text = self.form.doc.characters(child).trim().to_owned();
                if !text.is_empty() {
                    self.error("xform-model-text", "", "model", &text);
                }
                continue;
            }
            match self.form.doc.name(child).to_owned().as_str() {
                "instance" => {}
                "itext" => self.itext(child),
                "bind" => self.bind(child),
                "submission" => {}
                name if is_action(name) => later.push(child),
                name => self.error("xform-model-child", "", "model", name),
            }
        }
        for action in later {
            self.action(action, NONE, &[]);
        }
    }

    /// What only shows when head and body are read.
    fn together(&mut self) {
        for name in std::mem::take(&mut self.form.schema.doubled) {
            let name = self.form.doc.names.get(name).to_owned();
            self.error("xform-template-twice", "", "jr:template", &name);
        }
        for control in 0..self.form.controls.len() {
            self.place(control as u32);
            self.itemset_nodes(control as u32);
        }
        let form = &mut self.form;
        form.chosen_by = vec![NONE; form.schema.defs.len()];
        form.repeated_by = vec![NONE; form.schema.defs.len()];
        for (id, control) in form.controls.iter().enumerate() {
            let Some(def) = form.schema.defs.get_mut(control.def as usize) else { continue };
            let by = match control.data_kind() {
                Some(kind) => {
                    if matches!(def.kind, Kind::Untyped | Kind::Text) {
                        def.kind = kind;
                    }
                    &mut form.chosen_by
                }
                None if control.kind == ControlKind::Repeat => &mut form.repeated_by,
                None => continue,
            };
            let slot = &mut by[control.def as usize];
            *slot = (*slot).min(id as u32);
        }
    }

    pub(crate) fn error(&mut self, code: &'static str, path: &str, attribute: &'static str, word: &str) {
        self.form.findings.push(Finding::new(code, Severity::Error, path, attribute, word).with("word", word));
    }

    pub(crate) fn warn(&mut self, code: &'static str, path: &str, attribute: &'static str, word: &str) {
        self.form.findings.push(Finding::new(code, Severity::Warning, path, attribute, word).with("word", word));
    }

    pub(crate) fn syntax(&mut self, error: SyntaxError, path: &str, attribute: &'static str, text: &str) {
        let code = match error.kind {
            SyntaxKind::Empty => "xpath-empty",
            SyntaxKind::Character => "xpath-character",
            SyntaxKind::Letter => "xpath-letter",
            SyntaxKind::Case => "xpath-case",
            SyntaxKind::Quote => "xpath-quote",
            SyntaxKind::Bracket => "xpath-bracket",
            SyntaxKind::Unexpected => "xpath-unexpected",
            SyntaxKind::TooLarge => "xpath-too-large",
        };
        let word: String = text.get(error.span.start..error.span.end).unwrap_or_default().chars().take(40).collect();
        self.form
            .findings
            .push(Finding::new(code, Severity::Error, path, attribute, text).at(error.span).with("word", word));
    }

    /// Says that no node has these names, as an error, with the nearest name there is.
    pub(crate) fn missing(
        &mut self,
        code: &'static str,
        path: &str,
        text: &str,
        attribute: &'static str,
        names: &[u32],
    ) {
        let finding = Finding::new(code, Severity::Error, path, attribute, text).with("word", text);
        let finding = self.guess(finding, names);
        self.form.findings.push(finding);
    }

    /// The same as a warning, once for each node.
    pub(crate) fn warn_missing(&mut self, path: &str, text: &str, attribute: &'static str, names: &[u32]) {
        if self.reported.insert(names.to_vec()) {
            let finding = Finding::new("xform-bind-node", Severity::Warning, path, attribute, text).with("word", text);
            let finding = self.guess(finding, names);
            self.form.findings.push(finding);
        }
    }

    fn guess(&self, finding: Finding, names: &[u32]) -> Finding {
        finding.guessing(guess(&self.form, names))
    }
}

fn no_data() -> Box<Finding> {
    Box::new(Finding::new("xform-no-data", Severity::Error, "", "instance", ""))
}

/// The path of the node whose names come nearest to `names`: of the same parent, or of the same name elsewhere.
pub(crate) fn guess(form: &Form, names: &[u32]) -> Option<String> {
    let schema = &form.schema;
    if !form.may_guess() {
        return None;
    }
    let mut at = 0;
    for name in names.get(1..)? {
        if let Some(child) = schema.child(at, *name) {
            at = child;
            continue;
        }
        let word = form.doc.names.get(*name);
        let last = names.last().copied()?;
        let elsewhere = schema.defs.iter().position(|def| def.name == last);
        let siblings = schema.defs.get(at as usize)?.children.iter();
        let near = nearest(word, siblings.map(|def| form.doc.names.get(schema.defs[*def as usize].name)));
        return match near {
            Some(near) => schema.child(at, form.doc.names.find(near)).map(|def| form.path(def)),
            None => elsewhere.map(|def| form.path(def as u32)).or_else(|| {
                let last = form.doc.names.get(last);
                let near = nearest(last, schema.defs.iter().map(|def| form.doc.names.get(def.name)))?;
                schema.defs.iter().position(|def| form.doc.names.get(def.name) == near).map(|def| form.path(def as u32))
            }),
        };
    }
    None
}
