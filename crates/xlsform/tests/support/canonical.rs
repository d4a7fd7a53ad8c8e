//! XML as lines that are the same for equivalent documents: attributes in order of name, white space set aside.

use std::fmt::Write as _;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// One line an element or a text, each under the path of its ancestors. An error where it is no XML.
pub fn lines(xml: &str) -> Result<Vec<String>, String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut open = vec![Node::default()];
    let mut text = String::new();
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        if !matches!(event, Event::Text(_) | Event::CData(_) | Event::GeneralRef(_)) {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if let (false, Some(parent)) = (words.is_empty(), open.last_mut()) {
                parent.children.push(Node { line: format!("{words:?}"), ..Node::default() });
            }
            text.clear();
        }
        match event {
            Event::Start(tag) => {
                let name = tag.name().as_ref().to_owned();
                open.push(Node { name, line: element(&tag)?, step: step(&tag)?, children: Vec::new() });
            }
            Event::End(_) => {
                let ended = open.pop().ok_or("it ends twice")?;
                open.last_mut().ok_or("it ends twice")?.children.push(ended.sorted());
            }
            Event::Text(words) => text.push_str(&words.xml10_content()),
            Event::CData(words) => text.push_str(&words.xml10_content()),
            Event::GeneralRef(entity) => match entity.resolve_char_ref().map_err(|error| error.to_string())? {
                Some(letter) => text.push(letter),
                None => {
                    let name = entity.xml10_content();
                    text.push_str(quick_xml::escape::resolve_predefined_entity(&name).ok_or("an unknown entity")?);
                }
            },
            Event::Eof => break,
            _ => (),
        }
    }
    match &open[..] {
        [root] if !root.children.is_empty() => {
            let mut lines = Vec::new();
            root.children.iter().for_each(|child| child.write("", &mut lines));
            Ok(lines)
        }
        _ => Err("it ends too early".into()),
    }
}

/// An element, or a text: a line without a name.
#[derive(Default)]
struct Node {
    name: String,
    line: String,
    step: String,
    children: Vec<Node>,
}

impl Node {
    /// pyxform leaves to chance in which order a text's wordings and the instances of files stand.
    fn sorted(mut self) -> Self {
        match &*self.name {
            "text" => self.children.sort_by_key(Node::whole),
            "model" => {
                let instances = self.children.iter().position(|child| child.name == "instance");
                if let Some(first) = instances {
                    self.children[first + 1..].sort_by_key(|child| match &*child.name {
                        "instance" => (0, child.whole()),
                        _ => (1, String::new()),
                    });
                }
            }
            _ => (),
        }
        self
    }

    fn whole(&self) -> String {
        let mut lines = Vec::new();
        self.write("", &mut lines);
        lines.join("\n")
    }

    fn write(&self, path: &str, lines: &mut Vec<String>) {
        lines.push(format!("{path}/{}", self.line));
        let path = format!("{path}/{}", self.step);
        self.children.iter().for_each(|child| child.write(&path, lines));
    }
}

fn attributes(tag: &BytesStart<'_>) -> Result<Vec<(String, String)>, String> {
    let mut found = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        found.push((attribute.key.as_ref().to_owned(), value));
    }
    found.sort();
    Ok(found)
}

fn element(tag: &BytesStart<'_>) -> Result<String, String> {
    let mut text = tag.name().as_ref().to_owned();
    for (name, value) in attributes(tag)? {
        let _ = write!(text, " {name}={value:?}");
    }
    Ok(text)
}

/// An ancestor in a path: its name, and what tells it from its siblings.
fn step(tag: &BytesStart<'_>) -> Result<String, String> {
    let telling = attributes(tag)?.into_iter().find(|(name, _)| matches!(&**name, "id" | "lang" | "ref" | "nodeset"));
    let name = tag.name().as_ref().to_owned();
    Ok(telling.map_or(name.clone(), |(_, value)| format!("{name}[{value}]")))
}

/// How two documents differ.
#[derive(Debug, PartialEq, Eq)]
pub enum Difference {
    /// They are equivalent.
    None,
    /// The same lines in another order; the first that stands elsewhere.
    Order(String),
    /// Lines of the first only, and of the second only.
    Content(Vec<String>, Vec<String>),
}

/// Compares lines.
pub fn difference(wanted: &[String], ours: &[String]) -> Difference {
    if wanted == ours {
        return Difference::None;
    }
    let mut counts = std::collections::HashMap::<&str, i64>::new();
    for line in wanted {
        *counts.entry(line).or_default() += 1;
    }
    let mut extra = Vec::new();
    for line in ours {
        let count = counts.entry(line).or_default();
        *count -= 1;
        if *count < 0 {
            extra.push(line.clone());
        }
    }
    let missing: Vec<String> = wanted
        .iter()
        .filter(|line| {
            let count = counts.entry(line).or_default();
            *count -= 1;
            *count >= 0
        })
        .cloned()
        .collect();
    if missing.is_empty() && extra.is_empty() {
        let first = wanted.iter().zip(ours).find(|(one, other)| one != other);
        return Difference::Order(first.map(|(line, _)| line.clone()).unwrap_or_default());
    }
    Difference::Content(missing, extra)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_of_attributes_and_white_space_do_not_count() {
        let one = lines("<a x='1' y='2'><b> t  u </b></a>").expect("it is XML");
        let other = lines("<a y=\"2\"\n x=\"1\">\n <b>t u</b>\n</a>").expect("it is XML");
        assert_eq!(difference(&one, &other), Difference::None);
        let swapped = lines("<a x='1' y='2'><b>u</b></a>").expect("it is XML");
        assert!(matches!(difference(&one, &swapped), Difference::Content(..)));
        assert!(lines("<a>").is_err());
    }
}
