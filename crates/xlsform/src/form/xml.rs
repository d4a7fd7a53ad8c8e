//! An XML document as a flat arena: numbered elements and texts, interned names, one pool of characters.
//!
//! What is in it was well-formed: [`super::scan`] reads it and refuses the rest.

use std::hash::Hasher;

use rustc_hash::FxHasher;

/// No node, no name.
pub(crate) const NONE: u32 = u32::MAX;

/// Words known by number, all in one text.
#[derive(Clone, Default)]
pub(crate) struct Names {
    text: String,
    /// Where each word ends.
    ends: Vec<u32>,
    /// Numbers by the words' hashes, [`NONE`] where free; a power of two long.
    slots: Vec<u32>,
}

impl Names {
    /// The number of a word, new or known.
    pub(crate) fn id(&mut self, name: &str) -> u32 {
        if self.ends.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(name);
        if self.slots[slot] != NONE {
            return self.slots[slot];
        }
        let id = self.ends.len() as u32;
        self.text.push_str(name);
        self.ends.push(self.text.len() as u32);
        self.slots[slot] = id;
        id
    }

    /// The number of a known word, or [`NONE`].
    pub(crate) fn find(&self, name: &str) -> u32 {
        if self.slots.is_empty() { NONE } else { self.slots[self.slot(name)] }
    }

    pub(crate) fn get(&self, id: u32) -> &str {
        let Some(end) = self.ends.get(id as usize) else { return "" };
        let start = if id == 0 { 0 } else { self.ends[id as usize - 1] };
        &self.text[start as usize..*end as usize]
    }

    /// Where a word is, or would be put.
    fn slot(&self, name: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut hasher = FxHasher::default();
        hasher.write(name.as_bytes());
        let mut slot = hasher.finish() as usize & mask;
        while self.slots[slot] != NONE && self.get(self.slots[slot]) != name {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![NONE; (self.slots.len() * 2).max(64)];
        for id in 0..self.ends.len() as u32 {
            let slot = self.slot(self.get(id));
            self.slots[slot] = id;
        }
    }
}

/// An element, or a run of text where `name` is [`NONE`].
#[derive(Clone, Copy)]
pub(crate) struct Node {
    pub(crate) name: u32,
    pub(crate) prefix: u32,
    pub(crate) space: u32,
    pub(super) parent: u32,
    pub(super) first: u32,
    pub(super) next: u32,
    pub(super) from: u32,
    pub(super) to: u32,
}

/// An attribute; `space` is 0 without a prefix.
#[derive(Clone, Copy)]
pub(crate) struct Attr {
    pub(crate) name: u32,
    pub(crate) prefix: u32,
    pub(crate) space: u32,
    pub(super) from: u32,
    pub(super) to: u32,
}

/// A document. Node 0 is the root element.
pub(crate) struct Doc {
    pub(crate) nodes: Vec<Node>,
    pub(super) attrs: Vec<Attr>,
    /// The text of the document, and after it what its entities stand for.
    pub(super) pool: String,
    /// Names, prefixes and namespaces alike; 0 is the empty word.
    pub(crate) names: Names,
    /// The prefixes the root element declares, with their namespaces.
    pub(crate) declared: Vec<(u32, u32)>,
}

/// Why a document is not XML: what, and the byte it was found at.
#[derive(Debug)]
pub(crate) struct BadXml {
    pub(crate) message: String,
    pub(crate) at: usize,
}

impl Doc {
    /// Reads a document.
    pub(crate) fn read(xml: &str) -> Result<Self, BadXml> {
        super::scan::read(xml)
    }

    pub(crate) fn name(&self, node: u32) -> &str {
        self.names.get(self.nodes[node as usize].name)
    }

    pub(crate) fn is_element(&self, node: u32) -> bool {
        self.nodes[node as usize].name != NONE
    }

    /// Children, texts among them.
    pub(crate) fn children(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        let mut next = if self.is_element(node) { self.nodes[node as usize].first } else { NONE };
        std::iter::from_fn(move || {
            let here = next;
            (here != NONE).then(|| {
                next = self.nodes[here as usize].next;
                here
            })
        })
    }

    pub(crate) fn elements(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        self.children(node).filter(|child| self.is_element(*child))
    }

    /// The characters of a text.
    pub(crate) fn characters(&self, node: u32) -> &str {
        let node = self.nodes[node as usize];
        if node.name == NONE { &self.pool[node.from as usize..node.to as usize] } else { "" }
    }

    /// The text directly within an element, up to its first child element.
    pub(crate) fn text(&self, node: u32) -> &str {
        self.children(node).next().map_or("", |child| self.characters(child))
    }

    pub(crate) fn attrs(&self, node: u32) -> &[Attr] {
        let node = self.nodes[node as usize];
        if node.name == NONE { &[] } else { &self.attrs[node.from as usize..node.to as usize] }
    }

    pub(crate) fn value(&self, attr: &Attr) -> &str {
        &self.pool[attr.from as usize..attr.to as usize]
    }

    /// An attribute without a prefix.
    pub(crate) fn attr(&self, node: u32, name: &str) -> Option<&str> {
        let attr = self.attrs(node).iter().find(|attr| attr.space == 0 && self.names.get(attr.name) == name)?;
        Some(self.value(attr))
    }

    /// An attribute of a namespace.
    pub(crate) fn attr_of(&self, node: u32, space: &str, name: &str) -> Option<&str> {
        let attr = self
            .attrs(node)
            .iter()
            .find(|attr| self.names.get(attr.name) == name && self.names.get(attr.space) == space)?;
        Some(self.value(attr))
    }
}
