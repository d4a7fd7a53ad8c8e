//! Reads XML into a [`Doc`], in one pass over its bytes and without copying what has no entities.
//!
//! Refuses what XML refuses: tags that are not closed or cross, unknown prefixes and entities, an attribute given twice,
//! control characters, more than one root. Entities other than XML's own five and document types are unknown; documents deeper
//! than [`MAX_DEPTH`] are refused. Text of nothing but white space that breaks lines is layout and is left out.

use memchr::{memchr, memchr3, memmem};
use rustc_hash::FxHashMap;

use super::letters;
use super::xml::{Attr, BadXml, Doc, NONE, Names, Node};

/// How deep elements may nest.
const MAX_DEPTH: usize = 256;

/// Reads a document.
pub(super) fn read(xml: &str) -> Result<Doc, BadXml> {
    let bad = |message: &str, at: usize| BadXml { message: message.into(), at };
    if xml.len() >= (NONE / 2) as usize {
        return Err(bad("larger than 2 GB", 0));
    }
    if let Some((message, at)) = letters::unwritable(xml) {
        return Err(bad(message, at));
    }
    let mut scanner = Scanner::new(xml);
    match scanner.document() {
        Ok(()) => Ok(scanner.doc),
        Err(message) => Err(BadXml { message, at: scanner.at }),
    }
}

/// An open element: its number, its last child, and where its name stands.
struct Open {
    node: u32,
    last: u32,
    name: (usize, usize),
}

struct Scanner<'x> {
    xml: &'x str,
    at: usize,
    doc: Doc,
    open: Vec<Open>,
    /// Prefixes in force: the depth that declared them, the prefix, the namespace.
    spaces: Vec<(usize, u32, u32)>,
    /// The prefix looked up last, and its namespace.
    resolved: Option<(u32, u32)>,
    /// Names as written, with their prefixes and local names.
    known: FxHashMap<&'x str, (u32, u32)>,
    /// The names met last, by their length and some of their letters.
    recent: Vec<(&'x str, (u32, u32))>,
    /// Whether the end of literal text stands anywhere, so that texts must be searched for it.
    literal_ends: bool,
}

/// How many names are kept at hand; a power of two.
const RECENT: usize = 1024;

type Read<T> = Result<T, String>;

impl<'x> Scanner<'x> {
    fn new(xml: &'x str) -> Self {
        let mut names = Names::default();
        names.id("");
        let xml_space = (names.id("xml"), names.id("http://www.w3.org/XML/1998/namespace"));
        let mut pool = String::with_capacity(xml.len() + xml.len() / 16);
        pool.push_str(xml);
        let doc = Doc {
            nodes: Vec::with_capacity(xml.len() / 20),
            attrs: Vec::with_capacity(xml.len() / 64),
            pool,
            names,
            declared: Vec::new(),
        };
        let spaces = vec![(0, xml_space.0, xml_space.1)];
        Self {
            xml,
            at: 0,
            doc,
            open: Vec::new(),
            spaces,
            resolved: None,
            known: FxHashMap::default(),
            recent: vec![("", (0, 0)); RECENT],
            literal_ends: memmem::find(xml.as_bytes(), b"]]>").is_some(),
        }
    }

    fn document(&mut self) -> Read<()> {
        let bytes = self.xml.as_bytes();
        if self.xml.starts_with('\u{feff}') {
            self.at = 3;
        }
        while self.at < bytes.len() {
            if bytes[self.at] != b'<' {
                self.text()?;
                continue;
            }
            match bytes.get(self.at + 1) {
                Some(b'/') => self.close()?,
                Some(b'!' | b'?') => self.aside()?,
                _ => self.tag()?,
            }
        }
        if self.doc.nodes.is_empty() || !self.open.is_empty() {
            return Err("an element is not closed".into());
        }
        Ok(())
    }

    /// Comments, instructions and literal text.
    fn aside(&mut self) -> Read<()> {
        let rest = &self.xml[self.at..];
        let kinds = [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")];
        let Some((start, end)) = kinds.into_iter().find(|(start, _)| rest.starts_with(start)) else {
            return Err("<!".into());
        };
        let from = self.at + start.len();
        let length = memmem::find(&self.xml.as_bytes()[from..], end.as_bytes()).ok_or("cut short")?;
        if start == "<!--" && self.xml[from..from + length].contains("--") {
            return Err("-- in a comment".into());
        }
        if start == "<?" && self.xml[from..].starts_with("xml ") && self.at > 3 {
            return Err("a declaration after the beginning".into());
        }
        if end == "]]>" {
            if self.open.is_empty() {
                return Err("text outside the root element".into());
            }
            self.add_text(from as u32, (from + length) as u32);
        }
        self.at = from + length + end.len();
        Ok(())
    }

    fn close(&mut self) -> Read<()> {
        let from = self.at + 2;
        let open = self.open.pop().ok_or("a tag closes nothing")?;
        let (rest, wanted) = (&self.xml.as_bytes()[from..], &self.xml[open.name.0..open.name.1]);
        if rest.starts_with(wanted.as_bytes()) && rest.get(wanted.len()) == Some(&b'>') {
            self.at = from + wanted.len() + 1;
        } else {
            let length = memchr(b'>', rest).ok_or("cut short")?;
            let name = self.xml[from..from + length].trim_ascii_end();
            if name != wanted {
                return Err(format!("</{name:.40}> closes <{wanted:.40}>"));
            }
            self.at = from + length + 1;
        }
        self.leave();
        Ok(())
    }

    /// Forgets the prefixes of an element that has ended.
    fn leave(&mut self) {
        let depth = self.open.len() + 1;
        while self.spaces.last().is_some_and(|(at, _, _)| *at == depth) {
            self.spaces.pop();
            self.resolved = None;
        }
    }

    fn tag(&mut self) -> Read<()> {
        if self.open.len() >= MAX_DEPTH {
            return Err("nested too deep".into());
        }
        if self.open.is_empty() && !self.doc.nodes.is_empty() {
            return Err("more than one root element".into());
        }
        let bytes = self.xml.as_bytes();
        let name = (self.at + 1, self.word(self.at + 1));
        let first_attr = self.doc.attrs.len();
        let mut at = name.1;
        let closed = loop {
            let spaced = bytes.get(at).is_some_and(u8::is_ascii_whitespace);
            while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
                at += 1;
            }
            match bytes.get(at) {
                None => return Err("cut short".into()),
                Some(b'>') => break false,
                Some(b'/') if bytes.get(at + 1) == Some(&b'>') => break true,
                Some(_) if !spaced => return Err("no space before an attribute".into()),
                Some(_) => at = self.attribute(at)?,
            }
        };
        let (prefix, local) = self.name(&self.xml[name.0..name.1])?;
        self.attributes_settled(first_attr)?;
        let space = self.resolve(prefix)?;
        let (from, to) = (first_attr as u32, self.doc.attrs.len() as u32);
        let node = self.append(Node { name: local, prefix, space, parent: NONE, first: NONE, next: NONE, from, to });
        self.open.push(Open { node, last: NONE, name });
        if closed {
            self.open.pop();
            self.leave();
            at += 1;
        }
        self.at = at + 1;
        Ok(())
    }

    /// Where the name that begins here ends.
    fn word(&self, from: usize) -> usize {
        let rest = &self.xml.as_bytes()[from..];
        from + rest.iter().position(|byte| letters::kind(*byte) & letters::ENDS_NAME != 0).unwrap_or(rest.len())
    }

    /// Reads the attribute that begins here; where it ends.
    fn attribute(&mut self, from: usize) -> Read<usize> {
        let bytes = self.xml.as_bytes();
        let end = self.word(from);
        let key = &self.xml[from..end];
        let blank = |mut at: usize| {
            while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
                at += 1;
            }
            at
        };
        let equals = blank(end);
        let quote = blank(equals + 1);
        let sign = match (bytes.get(equals), bytes.get(quote)) {
            (Some(b'='), Some(sign @ (b'"' | b'\''))) => *sign,
            _ => return Err(format!("the attribute {key:.40} has no value")),
        };
        let (mut length, mut kinds) = (0, 0);
        for byte in bytes[quote + 1..].iter().take_while(|byte| **byte != sign) {
            kinds |= letters::kind(*byte);
            length += 1;
        }
        let (start, stop) = (quote + 1, quote + 1 + length);
        if stop >= bytes.len() {
            return Err("cut short".into());
        }
        if kinds & letters::FORBIDDEN != 0 {
            return Err("< in an attribute".into());
        }
        let plain = kinds & letters::RESOLVED == 0;
        let (start, stop) =
            if plain { (start as u32, stop as u32) } else { self.resolved_text(&self.xml[start..stop], true)? };
        if key.starts_with("xmlns") && matches!(key.as_bytes().get(5), None | Some(b':')) {
            let depth = self.open.len() + 1;
            let prefix = self.doc.names.id(key.strip_prefix("xmlns:").unwrap_or_default());
            let space = self.doc.names.id(&self.doc.pool[start as usize..stop as usize]);
            if self.spaces.iter().any(|(at, known, _)| *at == depth && *known == prefix) {
                return Err(format!("the attribute {key:.40} is given twice"));
            }
            self.spaces.push((depth, prefix, space));
            self.resolved = None;
            if depth == 1 {
                self.doc.declared.push((prefix, space));
            }
        } else {
            let (prefix, name) = self.name(key)?;
            self.doc.attrs.push(Attr { name, prefix, space: 0, from: start, to: stop });
        }
        Ok(quote + length + 2)
    }

    /// Finds the namespaces of the attributes of a tag, and refuses those given twice.
    fn attributes_settled(&mut self, first: usize) -> Read<()> {
        for at in first..self.doc.attrs.len() {
            let Attr { prefix, name, .. } = self.doc.attrs[at];
            let space = if prefix == 0 { 0 } else { self.resolve(prefix)? };
            self.doc.attrs[at].space = space;
            if self.doc.attrs[first..at].iter().any(|other| other.name == name && other.space == space) {
                return Err(format!("the attribute {:.40} is given twice", self.doc.names.get(name)));
            }
        }
        Ok(())
    }

    /// Reads the text that begins here, up to the next tag.
    fn text(&mut self) -> Read<()> {
        let (bytes, from) = (self.xml.as_bytes(), self.at);
        if bytes[from] == b'\n' && bytes.get(from + 1) == Some(&b'<') && !self.open.is_empty() {
            self.at = from + 1;
            return Ok(());
        }
        let found = memchr3(b'<', b'&', b'\r', &bytes[from..]).map_or(bytes.len(), |length| from + length);
        let plain = matches!(bytes.get(found), None | Some(b'<'));
        let to = if plain { found } else { memchr(b'<', &bytes[found..]).map_or(bytes.len(), |more| found + more) };
        self.at = to;
        let raw = &self.xml[from..to];
        let blank = raw.bytes().all(|byte| byte.is_ascii_whitespace());
        if self.open.is_empty() {
            return if blank { Ok(()) } else { Err("text outside the root element".into()) };
        }
        if blank && raw.contains('\n') {
            return Ok(());
        }
        if self.literal_ends && raw.contains("]]>") {
            return Err("]]> in text".into());
        }
        let (from, to) = if plain { (from as u32, to as u32) } else { self.resolved_text(raw, false)? };
        self.add_text(from, to);
        Ok(())
    }

    fn add_text(&mut self, from: u32, to: u32) {
        let last = self.open.last().map_or(NONE, |open| open.last);
        if last == NONE || self.doc.nodes[last as usize].name != NONE {
            self.append(Node { name: NONE, prefix: 0, space: 0, parent: NONE, first: NONE, next: NONE, from, to });
            return;
        }
        let before = self.doc.nodes[last as usize];
        let pool = &mut self.doc.pool;
        // Where the new piece follows the text, or the text is the end of the pool, it is only made longer.
        if before.to == from {
            self.doc.nodes[last as usize].to = to;
            return;
        }
        if before.to as usize != pool.len() {
            self.doc.nodes[last as usize].from = pool.len() as u32;
            pool.extend_from_within(before.from as usize..before.to as usize);
        }
        pool.extend_from_within(from as usize..to as usize);
        self.doc.nodes[last as usize].to = pool.len() as u32;
    }

    fn resolved_text(&mut self, raw: &str, attribute: bool) -> Read<(u32, u32)> {
        let from = self.doc.pool.len() as u32;
        letters::resolve(raw, attribute, &mut self.doc.pool)?;
        Ok((from, self.doc.pool.len() as u32))
    }

    fn append(&mut self, mut node: Node) -> u32 {
        let id = self.doc.nodes.len() as u32;
        if let Some(open) = self.open.last_mut() {
            node.parent = open.node;
            let nodes = &mut self.doc.nodes;
            let before = if open.last == NONE {
                &mut nodes[open.node as usize].first
            } else {
                &mut nodes[open.last as usize].next
            };
            *before = id;
            open.last = id;
        }
        self.doc.nodes.push(node);
        id
    }

    fn resolve(&mut self, prefix: u32) -> Read<u32> {
        if let Some((_, space)) = self.resolved.filter(|(known, _)| *known == prefix) {
            return Ok(space);
        }
        let space = match self.spaces.iter().rev().find(|(_, known, _)| *known == prefix) {
            Some((_, _, space)) => *space,
            None if prefix == 0 => 0,
            None => return Err(format!("the prefix {}:", self.doc.names.get(prefix))),
        };
        self.resolved = Some((prefix, space));
        Ok(space)
    }

    /// The prefix and the local name of a name as written.
    fn name(&mut self, written: &'x str) -> Read<(u32, u32)> {
        let bytes = written.as_bytes();
        let [first, .., last] = bytes else {
            return if bytes.is_empty() { Err("a tag without a name".into()) } else { self.known_name(written) };
        };
        let (middle, before) = (bytes[bytes.len() / 2], bytes[bytes.len() - 2]);
        let letters = usize::from(*first) * 7 + usize::from(middle) * 11 + usize::from(before) * 101;
        let slot = (letters + usize::from(*last) * 3 + bytes.len() * 31) & (RECENT - 1);
        if self.recent[slot].0 == written {
            return Ok(self.recent[slot].1);
        }
        let found = self.known_name(written)?;
        self.recent[slot] = (written, found);
        Ok(found)
    }

    fn known_name(&mut self, written: &'x str) -> Read<(u32, u32)> {
        if let Some(found) = self.known.get(written) {
            return Ok(*found);
        }
        let (prefix, local) = letters::split(written)?;
        let found = (self.doc.names.id(prefix), self.doc.names.id(local));
        self.known.insert(written, found);
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(doc: &Doc, node: u32) -> String {
        if !doc.is_element(node) {
            return doc.characters(node).to_owned();
        }
        let attrs: Vec<String> =
            doc.attrs(node).iter().map(|attr| format!("{}={}", doc.names.get(attr.name), doc.value(attr))).collect();
        let inner: Vec<String> = doc.children(node).map(|child| told(doc, child)).collect();
        format!("({}[{}]{})", doc.name(node), attrs.join(" "), inner.concat())
    }

    #[test]
    fn elements_attributes_and_texts_are_read() {
        let xml = "\u{feff}<?xml version='1.0'?><!-- x --><a b = 'c&#x41;\n' xmlns:p='u' p:d=\"&lt;\">\n <e/>f &amp;<![CDATA[<&>]]> g<h> </h></a >\n";
        let doc = read(xml).unwrap_or_else(|bad| panic!("{}", bad.message));
        assert_eq!(told(&doc, 0), "(a[b=cA  d=<](e[])f &<&> g(h[] ))");
        assert_eq!(doc.names.get(doc.attrs(0)[1].space), "u");
    }

    #[test]
    fn what_is_not_xml_is_refused() {
        let wrong = "¦<a¦<a>¦<a></b>¦<a/><b/>¦x<a/>¦<a/>x¦<a b/>¦<a b=c/>¦<a b='1' b='2'/>¦<a b='<'/>¦<a>&x;</a>¦\
            <a>&</a>¦<p:a/>¦<a p:b=''/>¦<a>]]></a>¦<a>\u{1}</a>¦<a>&#0;</a>¦<!DOCTYPE a><a/>¦\
            <a><!-- -- --></a>¦</a>¦<1/>¦<a b='1'c='2'/>";
        for wrong in wrong.split('¦') {
            assert!(read(wrong).is_err(), "{wrong}");
        }
        assert!(read(&"<a>".repeat(100_000)).is_err());
    }

    #[test]
    fn a_text_in_many_pieces_takes_no_more_than_a_few_times_its_room() {
        let xml = format!("<a>{}</a>", "x&amp;<![CDATA[y]]>".repeat(20_000));
        let doc = read(&xml).unwrap_or_else(|bad| panic!("{}", bad.message));
        assert_eq!(doc.text(0), "x&y".repeat(20_000));
        assert!(doc.pool.len() < 3 * xml.len(), "{}", doc.pool.len());
    }
}
