//! The nodes of a form being filled, and of the secondary instances beside it, in one arena.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::dates::Zone;
use super::value::{Datum, Fault};
use crate::form::{DataKind, Doc, Form, JAVAROSA, NONE, Names};

/// From this many children on, they are found by an index.
const WIDE: usize = 12;

/// One node.
pub(crate) struct Node {
    pub(crate) name: u32,
    pub(crate) parent: u32,
    /// Its kind in the schema; [`NONE`] in secondary instances.
    pub(crate) def: u32,
    /// Its place among siblings of its name, from 0.
    pub(crate) index: u32,
    pub(crate) children: Vec<u32>,
    pub(crate) value: Datum,
    /// Whether its own condition holds, and those of all above it too.
    pub(crate) own: bool,
    pub(crate) live: bool,
    pub(crate) attribute: bool,
    /// Whether it was answered.
    pub(crate) given: bool,
    wide: bool,
}

/// All nodes; 0 is the root of the form's own data.
#[derive(Default)]
pub(crate) struct Tree {
    pub(crate) nodes: Vec<Node>,
    wide: FxHashMap<(u32, u32), Vec<u32>>,
    /// The nodes of each kind, in the order they were made.
    pub(crate) of_def: Vec<Vec<u32>>,
    /// The roots of secondary instances.
    pub(crate) roots: FxHashMap<Box<str>, u32>,
}

/// How texts of the form's own data are read.
#[derive(Clone, Copy)]
pub(crate) struct Reading {
    pub(crate) zone: Zone,
    pub(crate) now: i64,
}

impl Tree {
    /// The form's own data as the form gives it, without templates. Values JavaRosa cannot load are left out and named.
    pub(crate) fn of(form: &Form, reading: Reading) -> (Self, Vec<(u32, Fault)>) {
        let mut tree = Self { of_def: vec![Vec::new(); form.schema.defs.len()], ..Self::default() };
        let mut bad = Vec::new();
        tree.copy(form, form.data, NONE, 0, reading, false, &mut bad);
        (tree, bad)
    }

    /// Copies an element and all below it. A copy of a template leaves inner templates out; a copy made of a first instance
    /// leaves inner repeats out (`trim`).
    #[expect(
        clippy::too_many_arguments,
        reason = "one recursive walk; a struct of its arguments would be made once and used here only"
    )]
    pub(crate) fn copy(
        &mut self,
        form: &Form,
        element: u32,
        parent: u32,
        def: u32,
        reading: Reading,
        trim: bool,
        bad: &mut Vec<(u32, Fault)>,
    ) -> u32 {
        let doc = &form.doc;
        let name = doc.nodes[element as usize].name;
        let kind = form.schema.defs[def as usize].kind;
        let id = self.add(parent, name, def);
        for attr in doc.attrs(element).iter().filter(|attr| doc.names.get(attr.space) != JAVAROSA) {
            let name = doc.names.find(&format!("@{}", doc.names.get(attr.name)));
            let Some(def) = form.schema.child(def, name) else { continue };
            let node = self.add(id, name, def);
            self.nodes[node as usize].attribute = true;
            self.nodes[node as usize].value =
                Datum::read(doc.value(attr), DataKind::Text, reading.zone, reading.now).unwrap_or_default();
        }
        let mut leaf = true;
        for child in doc.elements(element) {
            leaf = false;
            let Some(def) = form.schema.child(def, doc.nodes[child as usize].name) else { continue };
            let template = doc.attr_of(child, JAVAROSA, "template").is_some();
            let repeat = form.schema.defs[def as usize].repeat;
            if template || (trim && repeat) {
                continue;
            }
            self.copy(form, child, id, def, reading, trim, bad);
        }
        if leaf {
            match Datum::read(&text(doc, element), kind, reading.zone, reading.now) {
                Ok(value) => self.nodes[id as usize].value = value,
                Err(fault) => bad.push((def, fault)),
            }
        }
        id
    }

    /// Reads a secondary instance out of the form.
    pub(crate) fn secondary(&mut self, doc: &Doc, id: &str, root: u32) {
        let mut waiting = vec![(root, NONE)];
        let mut first = NONE;
        while let Some((element, parent)) = waiting.pop() {
            let node = self.add(parent, doc.nodes[element as usize].name, NONE);
            first = first.min(node);
            let from = waiting.len();
            waiting.extend(doc.elements(element).map(|child| (child, node)));
            if from == waiting.len() {
                let text = text(doc, element);
                if !text.trim().is_empty() {
                    self.nodes[node as usize].value = Datum::Text(text.into());
                }
            }
            waiting[from..].reverse();
        }
        self.roots.insert(id.into(), first);
    }

    /// Reads a secondary instance out of a document of its own.
    pub(crate) fn document(&mut self, names: &mut Names, doc: &Doc, id: &str) {
        let before = self.nodes.len();
        self.secondary(doc, id, 0);
        // Its names are numbered its own way.
        for node in before..self.nodes.len() {
            self.nodes[node].name = names.id(doc.names.get(self.nodes[node].name));
        }
        let wide: Vec<(u32, u32)> =
            self.wide.keys().copied().filter(|(parent, _)| *parent as usize >= before).collect();
        let moved: Vec<_> = wide.into_iter().filter_map(|key| Some((key, self.wide.remove(&key)?))).collect();
        self.wide
            .extend(moved.into_iter().map(|((parent, name), nodes)| ((parent, names.id(doc.names.get(name))), nodes)));
    }

    /// Reads a secondary instance out of rows: `root/item/COLUMN`.
    pub(crate) fn table(&mut self, names: &mut Names, id: &str, columns: &[String], rows: &[Vec<String>]) {
        let (item, columns): (u32, Vec<u32>) = (names.id("item"), columns.iter().map(|name| names.id(name)).collect());
        let root = self.add(NONE, names.id("root"), NONE);
        for row in rows {
            let node = self.add(root, item, NONE);
            for (name, cell) in columns.iter().zip(row) {
                let node = self.add(node, *name, NONE);
                if !cell.is_empty() {
                    self.nodes[node as usize].value = Datum::Text(Rc::from(cell.as_str()));
                }
            }
        }
        self.roots.insert(id.into(), root);
    }

    /// Adds a node after its siblings of the same name, or last.
    pub(crate) fn add(&mut self, parent: u32, name: u32, def: u32) -> u32 {
        let id = self.nodes.len() as u32;
        let mut node = Node {
            name,
            parent,
            def,
            index: 0,
            children: Vec::new(),
            value: Datum::Empty,
            own: true,
            live: true,
            attribute: false,
            given: false,
            wide: false,
        };
        if parent != NONE {
            node.live = self.nodes[parent as usize].live;
            node.index = self.join(parent, name, id);
        }
        self.nodes.push(node);
        if let Some(nodes) = self.of_def.get_mut(def as usize) {
            nodes.push(id);
        }
        id
    }

    fn join(&mut self, parent: u32, name: u32, id: u32) -> u32 {
        let siblings = &self.nodes[parent as usize].children;
        let last_name = siblings.last().map_or(NONE, |last| self.nodes[*last as usize].name);
        if self.nodes[parent as usize].wide {
            let named = self.wide.entry((parent, name)).or_default();
            let before = named.last().copied();
            let index = named.len() as u32;
            named.push(id);
            let at = match before {
                Some(before) if last_name != name => {
                    self.nodes[parent as usize].children.iter().position(|one| *one == before).map(|at| at + 1)
                }
                _ => None,
            };
            let siblings = &mut self.nodes[parent as usize].children;
            siblings.insert(at.unwrap_or(siblings.len()), id);
            return index;
        }
        let index = siblings.iter().filter(|one| self.nodes[**one as usize].name == name).count() as u32;
        let at =
            siblings.iter().rposition(|one| self.nodes[*one as usize].name == name).map_or(siblings.len(), |at| at + 1);
        self.nodes[parent as usize].children.insert(at, id);
        if self.nodes[parent as usize].children.len() > WIDE {
            self.nodes[parent as usize].wide = true;
            for child in self.nodes[parent as usize].children.clone() {
                let name = if child == id { name } else { self.nodes[child as usize].name };
                self.wide.entry((parent, name)).or_default().push(child);
            }
        }
        index
    }

    /// The children of a name.
    pub(crate) fn named(&self, parent: u32, name: u32, into: &mut Vec<u32>) {
        let node = &self.nodes[parent as usize];
        if node.wide {
            into.extend(self.wide.get(&(parent, name)).into_iter().flatten());
        } else {
            into.extend(node.children.iter().filter(|child| self.nodes[**child as usize].name == name));
        }
    }

    /// The child of a name at a place among those of its name.
    pub(crate) fn nth(&self, parent: u32, name: u32, index: u32) -> Option<u32> {
        let node = &self.nodes[parent as usize];
        if node.wide {
            return self.wide.get(&(parent, name))?.get(index as usize).copied();
        }
        node.children.iter().copied().filter(|child| self.nodes[*child as usize].name == name).nth(index as usize)
    }

    /// The children that are elements.
    pub(crate) fn elements(&self, parent: u32) -> impl Iterator<Item = u32> + '_ {
        self.nodes[parent as usize].children.iter().copied().filter(|child| !self.nodes[*child as usize].attribute)
    }

    /// The nodes from the root down to this one.
    pub(crate) fn line(&self, node: u32) -> Vec<u32> {
        let mut line = Vec::with_capacity(8);
        let mut at = node;
        while at != NONE {
            line.push(at);
            at = self.nodes[at as usize].parent;
        }
        line.reverse();
        line
    }

    /// Sets whether a node's own condition holds, and what follows for all below it.
    pub(crate) fn set_relevant(&mut self, node: u32, own: bool) {
        self.nodes[node as usize].own = own;
        let mut waiting = vec![node];
        while let Some(node) = waiting.pop() {
            let above = match self.nodes[node as usize].parent {
                NONE => true,
                parent => self.nodes[parent as usize].live,
            };
            let live = above && self.nodes[node as usize].own;
            if std::mem::replace(&mut self.nodes[node as usize].live, live) != live {
                waiting.extend_from_slice(&self.nodes[node as usize].children);
            }
        }
    }

    /// Removes a node, and renumbers its siblings of the same name.
    pub(crate) fn remove(&mut self, node: u32) {
        let (parent, name) = (self.nodes[node as usize].parent, self.nodes[node as usize].name);
        self.nodes[parent as usize].children.retain(|child| *child != node);
        if let Some(named) = self.wide.get_mut(&(parent, name)) {
            named.retain(|child| *child != node);
        }
        let mut rest = Vec::new();
        self.named(parent, name, &mut rest);
        for (index, child) in rest.into_iter().enumerate() {
            self.nodes[child as usize].index = index as u32;
        }
        let mut gone = vec![node];
        while let Some(node) = gone.pop() {
            let def = self.nodes[node as usize].def;
            if let Some(nodes) = self.of_def.get_mut(def as usize) {
                nodes.retain(|one| *one != node);
            }
            gone.extend_from_slice(&self.nodes[node as usize].children);
        }
    }

    /// `/data/repeat[2]/question`
    pub(crate) fn path(&self, node: u32, names: &Names) -> String {
        self.line(node).into_iter().fold(String::new(), |path, node| {
            let node = &self.nodes[node as usize];
            let place = if node.index > 0 { format!("[{}]", node.index + 1) } else { String::new() };
            format!("{path}/{}{place}", names.get(node.name))
        })
    }
}

/// The text directly within an element, in one piece.
fn text(doc: &Doc, element: u32) -> String {
    doc.children(element).map(|child| doc.characters(child)).collect()
}
