//! Translations: every text in every language.
//!
//! A text that lacks a language gets `-` there, so that all languages have the same texts. Languages and texts stand in the order
//! in which the form first names them.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::{Form, output, xml};
use crate::choices::List;
use crate::problems::{Outcome, Problem};
use crate::references::scan;
use crate::tree::{Node, NodeId, ROOT};
use crate::value::{Map, Value};

/// No form speaks more.
const MOST_LANGUAGES: usize = 200;

/// What a text belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Owner<'f> {
    Choice(&'f str, usize),
    Node(NodeId, &'static str),
}

/// One wording of a text.
#[derive(Debug)]
struct Wording<'f> {
    language: u32,
    /// The next wording of the same text.
    next: u32,
    /// `long`, `guidance` or a kind of media.
    form: &'f str,
    text: Cow<'f, str>,
    /// From where references are seen; media and choices see none near.
    from: Option<NodeId>,
}

/// A text: its wordings are a chain through the list of all.
#[derive(Debug)]
struct Text<'f> {
    owner: Owner<'f>,
    first: u32,
    last: u32,
}

/// The end of a chain.
const END: u32 = u32::MAX;

/// All texts of a form that are translated.
#[derive(Debug, Default)]
pub(super) struct Translations<'f> {
    languages: Vec<&'f str>,
    texts: Vec<Text<'f>>,
    wordings: Vec<Wording<'f>>,
    /// The texts of each language in the order in which it first has them.
    orders: Vec<Vec<usize>>,
    labels: FxHashMap<Owner<'f>, usize>,
}

impl<'f> Translations<'f> {
    pub(super) fn of(form: &Form<'f, '_>) -> Outcome<Self> {
        let mut all = Self::default();
        let default = form.settings.default_language();
        for list in form.lists.iter().filter(|list| list.translated) {
            all.add_list(list, default)?;
        }
        let nodes = || {
            form.tree
                .walk(ROOT)
                .map(|id| (id, &form.tree[id]))
                .filter(|(_, node)| node.is_section() || node.is_question())
        };
        all.guard()?;
        for (id, node) in nodes() {
            all.add_node(id, node, default);
            all.guard()?;
        }
        for (id, node) in nodes() {
            all.add_media(id, node, default)?;
            all.guard()?;
        }
        Ok(all)
    }

    pub(super) fn languages(&self) -> impl Iterator<Item = &'f str> {
        self.languages.iter().copied()
    }

    /// Every text is written in every language, so that the form grows by their product.
    fn guard(&self) -> Outcome<()> {
        if self.languages.len() <= MOST_LANGUAGES {
            return Ok(());
        }
        Err(Problem::error("languages-too-many").with("most", MOST_LANGUAGES).stop())
    }

    fn add_list(&mut self, list: &'f List<'_>, default: &'f str) -> Outcome<()> {
        for (at, choice) in list.choices.iter().enumerate() {
            self.guard()?;
            let owner = Owner::Choice(&list.name, at);
            let mut text = None;
            match &choice.label {
                None => {}
                Some(Value::Text(label)) => self.put(&mut text, owner, default, "long", Cow::Borrowed(label), None),
                Some(Value::Map(labels)) => {
                    for (language, label) in labels.iter() {
                        match label {
                            Value::Text(label) => {
                                self.put(&mut text, owner, language, "long", Cow::Borrowed(label), None)
                            }
                            Value::Map(inner) => {
                                for (inner_language, label) in inner.iter() {
                                    self.put(&mut text, owner, inner_language, language, label.shown(), None);
                                }
                            }
                        }
                    }
                }
            }
            let Some(Value::Map(media)) = &choice.media else { continue };
            for (kind, value) in media.iter() {
                match value {
                    Value::Text(file) => self.put(&mut text, owner, default, kind, Cow::Borrowed(file), None),
                    Value::Map(files) => {
                        for (language, file) in files.iter() {
                            self.put(&mut text, owner, language, kind, file.shown(), None);
                        }
                    }
                }
            }
        }
        Ok(())
    }

    fn add_node(&mut self, id: NodeId, node: &'f Node<'_>, default: &'f str) {
        if let Some(bind) = &node.bind {
            for message in ["jr:constraintMsg", "jr:requiredMsg", "jr:noAppErrorString"] {
                let plain = message != "jr:noAppErrorString";
                match bind.get(message) {
                    Some(Value::Text(text)) if plain && scan::has(text) => {
                        self.put(&mut None, Owner::Node(id, message), default, "long", Cow::Borrowed(text), Some(id));
                    }
                    Some(Value::Map(texts)) => self.put_all(&mut None, Owner::Node(id, message), texts, "long", id),
                    _ => {}
                }
            }
        }
        let mut put = |key: &'static str,
                       value: Option<&'f Value<'_>>,
                       always: bool,
                       form: &'static str,
                       text: &mut Option<usize>| {
            match value {
                Some(Value::Map(texts)) => self.put_all(text, Owner::Node(id, key), texts, form, id),
                Some(Value::Text(words)) if always && !words.is_empty() => {
                    self.put(text, Owner::Node(id, key), default, form, Cow::Borrowed(words), Some(id));
                }
                _ => {}
            }
        };
        let mut label = None;
        put("label", node.label.as_ref(), node.label_is_translated(), "long", &mut label);
        let guidance = node.question.as_ref().and_then(|question| question.guidance.as_ref());
        let mut hint = None;
        put("hint", node.hint.as_ref(), guidance.is_some(), "long", &mut hint);
        put("hint", guidance, true, "guidance", &mut hint);
        if let Some(label) = label {
            self.labels.insert(Owner::Node(id, "label"), label);
        }
    }

    fn put_all(
        &mut self,
        text: &mut Option<usize>,
        owner: Owner<'f>,
        texts: &'f Map<'_>,
        form: &'static str,
        id: NodeId,
    ) {
        for (language, words) in texts.iter() {
            self.put(text, owner, language, form, words.shown(), Some(id));
        }
    }

    fn add_media(&mut self, id: NodeId, node: &'f Node<'_>, default: &'f str) -> Outcome<()> {
        let Some(media) = node.media_map() else { return Ok(()) };
        let media = media.map("default").unwrap_or(media);
        let owner = Owner::Node(id, "label");
        let mut text = self.labels.get(&owner).copied();
        for (kind, value) in media.iter() {
            if !matches!(kind, "image" | "big-image" | "audio" | "video") {
                let problem = Problem::error("media-type")
                    .in_sheet("survey")
                    .at_row(node.row)
                    .in_column(format!("media::{kind}"));
                return Err(problem.with("type", kind).stop());
            }
            match value {
                Value::Text(file) => self.put(&mut text, owner, default, kind, Cow::Borrowed(file), None),
                Value::Map(files) => {
                    for (language, file) in files.iter() {
                        self.put(&mut text, owner, language, kind, file.shown(), None);
                    }
                }
            }
        }
        Ok(())
    }

    /// Puts one wording; `text` is the place of its text once it has one.
    fn put(
        &mut self,
        text: &mut Option<usize>,
        owner: Owner<'f>,
        language: &'f str,
        form: &'f str,
        words: Cow<'f, str>,
        from: Option<NodeId>,
    ) {
        let language = match self.languages.iter().position(|known| *known == language) {
            Some(at) => at,
            None => {
                self.languages.push(language);
                self.orders.push(Vec::new());
                self.languages.len() - 1
            }
        };
        let at = *text.get_or_insert_with(|| {
            self.texts.push(Text { owner, first: END, last: END });
            self.texts.len() - 1
        });
        let mut new_here = true;
        let mut next = self.texts[at].first;
        while let Some(known) = self.wordings.get_mut(next as usize) {
            if known.language == language as u32 {
                if known.form == form {
                    (known.text, known.from) = (words, from);
                    return;
                }
                new_here = false;
            }
            next = known.next;
        }
        if new_here {
            self.orders[language].push(at);
        }
        let place = self.wordings.len() as u32;
        self.wordings.push(Wording { language: language as u32, next: END, form, text: words, from });
        let text = &mut self.texts[at];
        match self.wordings.get_mut(text.last as usize) {
            Some(last) => last.next = place,
            None => text.first = place,
        }
        text.last = place;
    }

    fn wordings_of(&self, text: &Text<'f>) -> impl Iterator<Item = &Wording<'f>> {
        let first = self.wordings.get(text.first as usize);
        std::iter::successors(first, |wording| self.wordings.get(wording.next as usize))
    }

    pub(super) fn write(&self, form: &Form<'_, '_>, out: &mut String) -> Outcome<()> {
        if self.languages.is_empty() {
            return Ok(());
        }
        let all = self.all_in_order();
        out.push_str("<itext>\n");
        for (language, name) in self.languages.iter().enumerate() {
            out.push_str("<translation");
            xml::attribute(out, "lang", name);
            if *name == form.settings.default_language() {
                out.push_str(" default=\"true()\"");
            }
            out.push_str(">\n");
            let mut has = vec![false; self.texts.len()];
            for at in &self.orders[language] {
                has[*at] = true;
            }
            let lacks = all.iter().filter(|at| !has[**at]);
            for at in self.orders[language].iter().chain(lacks) {
                self.text(form, out, &self.texts[*at], language)?;
            }
            out.push_str("</translation>\n");
        }
        out.push_str("</itext>\n");
        Ok(())
    }

    fn all_in_order(&self) -> Vec<usize> {
        let mut seen = vec![false; self.texts.len()];
        self.orders.iter().flatten().copied().filter(|at| !std::mem::replace(&mut seen[*at], true)).collect()
    }

    fn text(&self, form: &Form<'_, '_>, out: &mut String, text: &Text<'f>, language: usize) -> Outcome<()> {
        Form::guard(out)?;
        out.push_str("<text id=\"");
        match text.owner {
            Owner::Choice(list, at) => {
                xml::escape(out, list, true);
                out.push('-');
                xml::number(out, at);
            }
            Owner::Node(id, key) => {
                out.push_str(&form.tree[id].path);
                out.push(':');
                out.push_str(key);
            }
        }
        out.push_str("\">");
        let own = |wording: &&Wording<'f>| wording.language == language as u32;
        let mut told: Vec<&str> = Vec::with_capacity(4);
        for wording in self.wordings_of(text).filter(own) {
            value(form, out, text.owner, wording.form, &wording.text, wording.from)?;
            told.push(wording.form);
        }
        for wording in self.wordings_of(text) {
            if !told.contains(&wording.form) {
                value(form, out, text.owner, wording.form, "-", None)?;
                told.push(wording.form);
            }
        }
        out.push_str("</text>\n");
        Ok(())
    }
}

fn value(
    form: &Form<'_, '_>,
    out: &mut String,
    owner: Owner<'_>,
    kind: &str,
    text: &str,
    from: Option<NodeId>,
) -> Outcome<()> {
    let is_hint = matches!(owner, Owner::Node(_, "hint"));
    let folder = match kind {
        "long" => None,
        "guidance" if is_hint => None,
        "image" | "big-image" => Some("images"),
        kind => Some(kind),
    };
    if folder.is_some() && text == "-" {
        return Ok(());
    }
    out.push_str("<value");
    if kind != "long" {
        xml::attribute(out, "form", kind);
    }
    out.push('>');
    if let Some(folder) = folder {
        out.push_str("jr://");
        xml::text(out, folder);
        out.push('/');
    }
    output::mixed(form, out, text, from)?;
    out.push_str("</value>");
    Ok(())
}

/// The reference a label or hint makes to its translations.
pub(super) fn reference(out: &mut String, node: &Node<'_>, key: &str) {
    out.push_str(" ref=\"jr:itext('");
    out.push_str(&node.path);
    out.push(':');
    out.push_str(key);
    out.push_str("')\"");
}

/// Whether a message of a binding comes from the translations.
pub(super) fn is_translated_message(key: &str, value: &Value<'_>) -> bool {
    match (key, value) {
        ("jr:constraintMsg" | "jr:requiredMsg", Value::Text(text)) => scan::has(text),
        ("jr:constraintMsg" | "jr:requiredMsg" | "jr:noAppErrorString", Value::Map(_)) => true,
        _ => false,
    }
}
