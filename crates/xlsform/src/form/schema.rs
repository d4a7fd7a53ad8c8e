//! The shape of a form's data: each kind of node once, however often it repeats. Attributes are children named `@name`.

use rustc_hash::FxHashMap;

use super::binds::Kind;
use super::xml::{Doc, NONE, Names};
use super::{JAVAROSA, Reference};

/// A kind of node.
pub(crate) struct Def {
    pub(crate) name: u32,
    pub(crate) parent: u32,
    pub(crate) children: Vec<u32>,
    /// The first element of this kind in the form's data that is not a template.
    pub(crate) element: u32,
    /// The template a repeat is copied from.
    pub(crate) template: u32,
    pub(crate) attribute: bool,
    /// As the form writes its name.
    pub(crate) prefix: u32,
    pub(crate) space: u32,
    pub(crate) repeat: bool,
    pub(crate) kind: Kind,
}

/// All kinds of node of the form's own data; 0 is the root.
#[derive(Default)]
pub(crate) struct Schema {
    pub(crate) defs: Vec<Def>,
    by_name: FxHashMap<(u32, u32), u32>,
    /// Elements that hold two templates of one name.
    pub(crate) doubled: Vec<u32>,
}

impl Schema {
    /// Reads the shape of the data that begins at `root`, and counts elements on the way.
    pub(crate) fn read(doc: &mut Doc, root: u32) -> Self {
        let mut schema = Self::default();
        let mut waiting = vec![(root, NONE)];
        while let Some((element, parent)) = waiting.pop() {
            let is_template = template(doc, element);
            let def = schema.intern(parent, doc.nodes[element as usize].name, false);
            let kind = &mut schema.defs[def as usize];
            let slot = if is_template { &mut kind.template } else { &mut kind.element };
            if *slot == NONE {
                *slot = element;
            }
            (kind.prefix, kind.space) = (doc.nodes[element as usize].prefix, doc.nodes[element as usize].space);
            for at in 0..doc.attrs(element).len() {
                let attr = doc.attrs(element)[at];
                if doc.names.get(attr.space) != JAVAROSA {
                    let name = doc.names.id(&format!("@{}", doc.names.get(attr.name)));
                    let id = schema.intern(def, name, true);
                    (schema.defs[id as usize].prefix, schema.defs[id as usize].space) = (attr.prefix, attr.space);
                }
            }
            let from = waiting.len();
            waiting.extend(doc.elements(element).map(|child| (child, def)));
            let templates: Vec<u32> = doc
                .elements(element)
                .filter(|child| template(doc, *child))
                .map(|child| doc.nodes[child as usize].name)
                .collect();
            schema.doubled.extend(
                templates
                    .iter()
                    .enumerate()
                    .filter(|(at, name)| templates[..*at].contains(name))
                    .map(|(_, name)| *name),
            );
            waiting[from..].reverse();
        }
        schema
    }

    fn intern(&mut self, parent: u32, name: u32, attribute: bool) -> u32 {
        if let Some(id) = self.by_name.get(&(parent, name)) {
            return *id;
        }
        let id = self.defs.len() as u32;
        let def = Def {
            name,
            parent,
            children: Vec::new(),
            element: NONE,
            template: NONE,
            attribute,
            prefix: 0,
            space: 0,
            repeat: false,
            kind: Kind::Untyped,
        };
        self.defs.push(def);
        self.by_name.insert((parent, name), id);
        if parent != NONE {
            self.defs[parent as usize].children.push(id);
        }
        id
    }

    pub(crate) fn child(&self, def: u32, name: u32) -> Option<u32> {
        self.by_name.get(&(def, name)).copied()
    }

    /// The kind of node an absolute reference leads to. JavaRosa does not look at the name of the root; `exact` does.
    pub(crate) fn find(&self, names: &[u32], exact: bool) -> Option<u32> {
        let (first, rest) = names.split_first()?;
        if self.defs.is_empty() || (exact && self.defs[0].name != *first) {
            return None;
        }
        rest.iter().try_fold(0, |def, name| self.child(def, *name))
    }

    /// The kinds of node of these names, where `any` stands for all elements.
    pub(crate) fn find_all(&self, names: &[u32], any: u32) -> Vec<u32> {
        if !names.contains(&any) {
            return self.find(names, true).into_iter().collect();
        }
        let Some((first, rest)) = names.split_first() else { return Vec::new() };
        let mut found: Vec<u32> = if self.defs.first().is_some_and(|root| root.name == *first || *first == any) {
            vec![0]
        } else {
            Vec::new()
        };
        for name in rest {
            let below = |def: u32| self.defs[def as usize].children.iter().copied();
            let fits = |def: &u32| {
                *name == any && !self.defs[*def as usize].attribute || self.defs[*def as usize].name == *name
            };
            found = found.into_iter().flat_map(below).filter(fits).collect();
        }
        found
    }

    pub(crate) fn find_ref(&self, reference: &Reference) -> Option<u32> {
        if reference.instance.is_none() { self.find(&reference.names, false) } else { None }
    }

    /// `/data/group/question`
    pub(crate) fn path(&self, def: u32, names: &Names) -> String {
        let mut parts = Vec::new();
        let mut at = def;
        while at != NONE {
            parts.push(names.get(self.defs[at as usize].name));
            at = self.defs[at as usize].parent;
        }
        parts.iter().rev().fold(String::new(), |path, part| path + "/" + part)
    }

    /// The names from the root down to a kind of node.
    pub(crate) fn names(&self, def: u32) -> Vec<u32> {
        let mut names = Vec::new();
        let mut at = def;
        while at != NONE {
            names.push(self.defs[at as usize].name);
            at = self.defs[at as usize].parent;
        }
        names.reverse();
        names
    }

    /// A kind of node and all below it.
    pub(crate) fn subtree(&self, def: u32) -> Vec<u32> {
        let mut all = vec![def];
        let mut at = 0;
        while at < all.len() {
            all.extend_from_slice(&self.defs[all[at] as usize].children);
            at += 1;
        }
        all
    }
}

/// Whether an element is the template of a repeat.
pub(crate) fn template(doc: &Doc, element: u32) -> bool {
    doc.attr_of(element, JAVAROSA, "template").is_some()
}
