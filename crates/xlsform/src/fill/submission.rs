//! The submission: the nodes that are relevant, written as XML.

use std::fmt::Write;

use super::engine::Engine;
use crate::form::NONE;

impl Engine<'_> {
    /// Writes the form's own data as a client sends it.
    pub(crate) fn submission(&self) -> String {
        let mut xml = String::from("<?xml version='1.0' encoding='UTF-8' ?>");
        self.element(0, &mut xml);
        xml
    }

    fn element(&self, node: u32, xml: &mut String) {
        let it = &self.tree.nodes[node as usize];
        let def = &self.form.schema.defs[it.def as usize];
        let names = &self.form.doc.names;
        let name = qualified(names.get(def.prefix), names.get(it.name));
        let _ = write!(xml, "<{name}");
        if node == 0 {
            self.namespaces(xml);
        }
        for attribute in
            it.children.iter().map(|child| &self.tree.nodes[*child as usize]).filter(|child| child.attribute)
        {
            let prefix = self.form.schema.defs[attribute.def as usize].prefix;
            let name = qualified(names.get(prefix), names.get(attribute.name).trim_start_matches('@'));
            let _ = write!(xml, " {name}=\"{}\"", escaped(&attribute.value.write(self.world.zone), true));
        }
        let mut children = self.tree.elements(node).filter(|child| self.tree.nodes[*child as usize].live).peekable();
        if self.tree.elements(node).next().is_some() {
            xml.push('>');
            children.by_ref().for_each(|child| self.element(child, xml));
        } else {
            let text = it.value.write(self.world.zone);
            if text.is_empty() {
                xml.push_str(" />");
                return;
            }
            let _ = write!(xml, ">{}", escaped(&text, false));
        }
        let _ = write!(xml, "</{name}>");
    }

    /// The namespaces that names of the data use; the default one only if it is not that of forms.
    fn namespaces(&self, xml: &mut String) {
        let names = &self.form.doc.names;
        let mut known: Vec<(u32, u32)> = Vec::new();
        let root = self.form.doc.nodes[self.form.data as usize];
        if root.prefix == 0 && !matches!(names.get(root.space), "" | "http://www.w3.org/2002/xforms") {
            known.push((0, root.space));
        }
        for def in &self.form.schema.defs {
            if def.prefix != 0 && def.space != NONE && !known.contains(&(def.prefix, def.space)) {
                known.push((def.prefix, def.space));
            }
        }
        for (prefix, space) in known {
            let (colon, prefix) = if prefix == 0 { ("", "") } else { (":", names.get(prefix)) };
            let _ = write!(xml, " xmlns{colon}{prefix}=\"{}\"", escaped(names.get(space), true));
        }
    }
}

fn qualified(prefix: &str, name: &str) -> String {
    if prefix.is_empty() { name.to_owned() } else { format!("{prefix}:{name}") }
}

fn escaped(text: &str, attribute: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if attribute => out.push_str("&quot;"),
            '\n' if attribute => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            // What XML cannot say at all.
            letter if letter < ' ' && !matches!(letter, '\t' | '\n') => {}
            letter => out.push(letter),
        }
    }
    out
}
