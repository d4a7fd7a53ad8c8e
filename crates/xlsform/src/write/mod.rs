//! The finished tree, written as an XForm straight into one text.
//!
//! The document is: title, translations, the first instance, secondary instances, bindings with their actions, body. Attributes
//! are written in no promised order.

mod binds;
mod body;
mod instance;
mod itemset;
mod itext;
mod output;
mod secondary;
mod xml;

use crate::choices::Lists;
use crate::problems::{Outcome, Problem};
use crate::settings::Settings;
use crate::settle::Triggers;
use crate::tree::{ROOT, Tree};
use crate::{languages, tree};

/// Everything the writers read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form<'f, 'a> {
    pub(crate) tree: &'f Tree<'a>,
    pub(crate) lists: &'f Lists<'a>,
    pub(crate) settings: &'f Settings<'a>,
    pub(crate) triggers: &'f Triggers,
    /// The version of the entities specification, where the form has entities.
    pub(crate) entities: Option<&'static str>,
}

/// Whether a text holds a call; quick where it has no parenthesis.
fn has_call(text: &str, call: &str) -> bool {
    memchr::memchr(b'(', text.as_bytes()).is_some() && text.contains(call)
}

/// No XForm is larger, in bytes.
const LARGEST: usize = 256 << 20;

const NAMESPACES: [(&str, &str); 7] = [
    ("xmlns", "http://www.w3.org/2002/xforms"),
    ("xmlns:h", "http://www.w3.org/1999/xhtml"),
    ("xmlns:ev", "http://www.w3.org/2001/xml-events"),
    ("xmlns:xsd", "http://www.w3.org/2001/XMLSchema"),
    ("xmlns:jr", "http://openrosa.org/javarosa"),
    ("xmlns:orx", "http://openrosa.org/xforms"),
    ("xmlns:odk", "http://www.opendatakit.org/xforms"),
];

impl Form<'_, '_> {
    /// The XForm; languages without a code machines know are warned about.
    pub(crate) fn write(&self, warnings: &mut Vec<Problem>) -> Result<String, Vec<Problem>> {
        let mut out = String::with_capacity(self.tree.len() * 512);
        out.push_str("<?xml version=\"1.0\"?>\n<h:html");
        self.namespaces(&mut out);
        out.push_str(">\n<h:head>\n<h:title>");
        xml::text(&mut out, self.settings.title());
        out.push_str("</h:title>\n<model odk:xforms-version=\"1.0.0\"");
        if let Some(version) = self.entities {
            xml::attribute(&mut out, "entities:entities-version", version);
        }
        out.push_str(">\n");
        self.submission(&mut out);
        let translations = itext::Translations::of(self)?;
        translations.write(self, &mut out)?;
        out.push_str("<instance>\n");
        instance::root(self, &mut out)?;
        out.push_str("</instance>\n");
        secondary::all(self, &mut out)?;
        binds::all(self, &mut out)?;
        out.push_str("</model>\n</h:head>\n<h:body");
        if let Some(style) = self.settings.text("style") {
            xml::attribute(&mut out, "class", style);
        }
        out.push_str(">\n");
        let mut problems = Vec::new();
        body::below(self, &mut out, ROOT, &mut problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        out.push_str("</h:body>\n</h:html>\n");
        let uncoded: Vec<&str> = translations.languages().filter(|language| !languages::has_code(language)).collect();
        if !uncoded.is_empty() {
            warnings.push(Problem::warning("language-without-code").with("languages", uncoded.join(", ")));
        }
        Ok(out)
    }

    fn namespaces(&self, out: &mut String) {
        let mut known: Vec<(String, String)> =
            NAMESPACES.iter().map(|(name, address)| ((*name).to_owned(), (*address).to_owned())).collect();
        let own = self.settings.text("namespaces").unwrap_or_default();
        let entities = self.entities.map_or("", |_| "entities=http://www.opendatakit.org/xforms/entities");
        for word in own.split_whitespace().chain([entities]) {
            let Some((prefix, address)) = word.split_once('=') else { continue };
            if prefix.is_empty() || address.contains('=') {
                continue;
            }
            let name = format!("xmlns:{prefix}");
            let address = address.replace(['"', '\''], "");
            match known.iter_mut().position(|(other, _)| *other == name) {
                Some(at) if at >= NAMESPACES.len() => known[at].1 = address,
                Some(_) => {}
                None => known.push((name, address)),
            }
        }
        for (name, address) in known {
            xml::attribute(out, &name, &address);
        }
    }

    fn submission(&self, out: &mut String) {
        let mut attributes = Vec::new();
        if let Some(url) = self.settings.text("submission_url") {
            attributes.extend([("action", url), ("method", "post")]);
        }
        for (setting, attribute) in
            [("public_key", "base64RsaPublicKey"), ("auto_send", "orx:auto-send"), ("auto_delete", "orx:auto-delete")]
        {
            attributes.extend(self.settings.text(setting).map(|value| (attribute, value)));
        }
        if self.settings.is_on("client_editable") {
            attributes.push(("odk:client-editable", "true"));
        }
        if attributes.is_empty() {
            return;
        }
        out.push_str("<submission");
        for (name, value) in attributes {
            xml::attribute(out, name, value);
        }
        out.push_str("/>\n");
    }

    /// Refuses to go on with a form that has grown beyond what any client opens.
    fn guard(out: &str) -> Outcome<()> {
        if out.len() <= LARGEST {
            return Ok(());
        }
        Err(Problem::error("form-too-large").with("most", LARGEST >> 20).stop())
    }

    /// Whether a question is written into the body at all: what only computes is not.
    fn is_shown(node: &tree::Node<'_>, question: &tree::Question<'_>) -> bool {
        let computes =
            node.bind.as_ref().is_some_and(|bind| bind.contains("calculate")) || !question.triggers.is_empty();
        question.kind != "calculate" && !(computes && node.label.is_none() && node.hint.is_none())
    }
}
