//! An XML document as a flat arena: numbered elements and texts, interned names, one pool of characters.
//!
//! Reads with a pull parser in one pass and refuses what XML itself refuses: unclosed or crossed tags, unknown prefixes and
//! entities, an attribute given twice, control characters. Entities other than XML's own five are unknown; documents deeper
//! than [`MAX_DEPTH`] are refused.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rustc_hash::FxHashMap;

/// How deep elements may nest.
pub(crate) const MAX_DEPTH: usize = 256;

/// No node, no name.
pub(crate) const NONE: u32 = u32::MAX;

/// Words known by number.
#[derive(Clone, Default)]
pub(crate) struct Names {
    list: Vec<Box<str>>,
    map: FxHashMap<Box<str>, u32>,
}

impl Names {
    pub(crate) fn id(&mut self, name: &str) -> u32 {
        if let Some(id) = self.map.get(name) {
            return *id;
        }
        let id = self.list.len() as u32;
        self.list.push(name.into());
        self.map.insert(name.into(), id);
        id
    }

    pub(crate) fn find(&self, name: &str) -> u32 {
        self.map.get(name).copied().unwrap_or(NONE)
    }

    pub(crate) fn get(&self, id: u32) -> &str {
        self.list.get(id as usize).map_or("", |name| name)
    }
}

/// An element, or a run of text where `name` is [`NONE`].
#[derive(Clone, Copy)]
pub(crate) struct Node {
    pub(crate) name: u32,
    pub(crate) prefix: u32,
    pub(crate) space: u32,
    parent: u32,
    first: u32,
    next: u32,
    from: u32,
    to: u32,
}

/// An attribute; `space` is 0 without a prefix.
#[derive(Clone, Copy)]
pub(crate) struct Attr {
    pub(crate) name: u32,
    pub(crate) prefix: u32,
    pub(crate) space: u32,
    from: u32,
    to: u32,
}

/// A document. Node 0 is the root element.
pub(crate) struct Doc {
    pub(crate) nodes: Vec<Node>,
    attrs: Vec<Attr>,
    pool: String,
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
        if xml.len() >= NONE as usize {
            return Err(BadXml { message: "larger than 4 GB".into(), at: 0 });
        }
        let mut builder = Builder::new(xml.len());
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_comments = true;
        loop {
            let event = reader.read_event();
            let at = reader.buffer_position() as usize;
            let bad = |message: String| BadXml { message, at };
            match event.map_err(|error| bad(error.to_string()))? {
                Event::Start(tag) => builder.open(&tag).map_err(bad)?,
                Event::Empty(tag) => {
                    builder.open(&tag).map_err(bad)?;
                    builder.close();
                }
                Event::End(_) => builder.close(),
                Event::Text(text) => builder.text(&text.xml10_content()).map_err(bad)?,
                Event::CData(text) => builder.text(&text.xml10_content()).map_err(bad)?,
                Event::GeneralRef(entity) => match entity.resolve_char_ref().map_err(|error| bad(error.to_string()))? {
                    Some(letter) => builder.text(letter.encode_utf8(&mut [0; 4])).map_err(bad)?,
                    None => match quick_xml::escape::resolve_predefined_entity(&entity) {
                        Some(text) => builder.text(text).map_err(bad)?,
                        None => return Err(bad(format!("&{};", &*entity))),
                    },
                },
                Event::Eof => break,
                Event::DocType(_) => return Err(bad("DOCTYPE".into())),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
        if builder.doc.nodes.is_empty() || !builder.open.is_empty() {
            return Err(BadXml { message: "an element is not closed".into(), at: xml.len() });
        }
        Ok(builder.doc)
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

struct Builder {
    doc: Doc,
    /// Open elements, with their last child.
    open: Vec<(u32, u32)>,
    /// Prefixes in force: the depth that declared them, the prefix, the namespace.
    spaces: Vec<(usize, u32, u32)>,
}

impl Builder {
    fn new(size: usize) -> Self {
        let mut names = Names::default();
        names.id("");
        let xml = (names.id("xml"), names.id("http://www.w3.org/XML/1998/namespace"));
        let doc = Doc {
            nodes: Vec::with_capacity(size / 24),
            attrs: Vec::with_capacity(size / 64),
            pool: String::with_capacity(size / 2),
            names,
            declared: Vec::new(),
        };
        Self { doc, open: Vec::new(), spaces: vec![(0, xml.0, xml.1)] }
    }

    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), String> {
        if self.open.len() >= MAX_DEPTH {
            return Err("nested too deep".into());
        }
        if self.open.is_empty() && !self.doc.nodes.is_empty() {
            return Err("more than one root element".into());
        }
        let depth = self.open.len() + 1;
        let from = self.doc.attrs.len() as u32;
        for attr in tag.attributes() {
            let attr = attr.map_err(|error| error.to_string())?;
            let key = attr.key.0;
            let value = attr.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
            legal(&value)?;
            if key == "xmlns" || key.starts_with("xmlns:") {
                let prefix = self.doc.names.id(key.strip_prefix("xmlns:").unwrap_or_default());
                let space = self.doc.names.id(&value);
                self.spaces.push((depth, prefix, space));
                if depth == 1 {
                    self.doc.declared.push((prefix, space));
                }
                continue;
            }
            let (prefix, name) = split(key)?;
            let start = self.doc.pool.len() as u32;
            self.doc.pool.push_str(&value);
            let names = &mut self.doc.names;
            let attr = Attr {
                name: names.id(name),
                prefix: names.id(prefix),
                space: 0,
                from: start,
                to: self.doc.pool.len() as u32,
            };
            self.doc.attrs.push(attr);
        }
        for at in from as usize..self.doc.attrs.len() {
            let prefix = self.doc.attrs[at].prefix;
            self.doc.attrs[at].space = if prefix == 0 { 0 } else { self.resolve(prefix)? };
        }
        let (prefix, name) = split(tag.name().0)?;
        let (prefix, name) = (self.doc.names.id(prefix), self.doc.names.id(name));
        let space = self.resolve(prefix)?;
        let to = self.doc.attrs.len() as u32;
        let id = self.append(Node { name, prefix, space, parent: NONE, first: NONE, next: NONE, from, to });
        self.open.push((id, NONE));
        Ok(())
    }

    fn close(&mut self) {
        let depth = self.open.len();
        self.open.pop();
        while self.spaces.last().is_some_and(|(at, _, _)| *at == depth && depth > 0) {
            self.spaces.pop();
        }
    }

    fn text(&mut self, text: &str) -> Result<(), String> {
        legal(text)?;
        let Some((_, last)) = self.open.last().copied() else {
            return if text.trim().is_empty() { Ok(()) } else { Err("text outside the root element".into()) };
        };
        self.doc.pool.push_str(text);
        let to = self.doc.pool.len() as u32;
        if last != NONE && self.doc.nodes[last as usize].name == NONE {
            self.doc.nodes[last as usize].to = to;
            return Ok(());
        }
        let from = to - text.len() as u32;
        self.append(Node { name: NONE, prefix: 0, space: 0, parent: NONE, first: NONE, next: NONE, from, to });
        Ok(())
    }

    fn append(&mut self, mut node: Node) -> u32 {
        let id = self.doc.nodes.len() as u32;
        if let Some((parent, last)) = self.open.last_mut() {
            node.parent = *parent;
            let before = if *last == NONE {
                &mut self.doc.nodes[*parent as usize].first
            } else {
                &mut self.doc.nodes[*last as usize].next
            };
            *before = id;
            *last = id;
        }
        self.doc.nodes.push(node);
        id
    }

    fn resolve(&self, prefix: u32) -> Result<u32, String> {
        match self.spaces.iter().rev().find(|(_, known, _)| *known == prefix) {
            Some((_, _, space)) => Ok(*space),
            None if prefix == 0 => Ok(0),
            None => Err(format!("{}:", self.doc.names.get(prefix))),
        }
    }
}

fn split(name: &str) -> Result<(&str, &str), String> {
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    let starts = |part: &str| part.starts_with(|c: char| c.is_alphabetic() || c == '_' || c as u32 > 0x2fff);
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.') || c as u32 >= 0xb7;
    let fine =
        starts(local) && local.chars().all(fits) && (prefix.is_empty() || (starts(prefix) && prefix.chars().all(fits)));
    if fine { Ok((prefix, local)) } else { Err(format!("<{name}>")) }
}

fn legal(text: &str) -> Result<(), String> {
    let illegal = |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    match text.chars().find(|c| illegal(*c)) {
        Some(c) => Err(format!("U+{:04X}", c as u32)),
        None => Ok(()),
    }
}
