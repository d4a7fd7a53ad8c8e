//! Translations: the texts of each language by their ids.

use super::model::Reader;
use super::xml::{Doc, Names};

/// The texts of a form.
#[derive(Default)]
pub(crate) struct Itext {
    /// Languages in the order of the form.
    pub(crate) languages: Vec<Box<str>>,
    /// The language to speak first.
    pub(crate) default: usize,
    /// The ids of texts, shared by all languages.
    ids: Names,
    /// The texts, by language and by number of their id.
    texts: Vec<Vec<Option<Text>>>,
    /// By language, a text that the default one lacks.
    beyond: Vec<Option<Box<str>>>,
    /// The forms of texts met so far.
    met: Vec<Box<str>>,
}

/// A text.
struct Text {
    /// Its `<value>` without a form, or none if it has only pictures and the like.
    plain: Option<u32>,
    /// The forms of its other values.
    others: Vec<Box<str>>,
}

fn at(texts: &[Option<Text>], id: u32) -> Option<&Text> {
    texts.get(id as usize)?.as_ref()
}

impl Itext {
    fn of_default(&self, id: &str) -> Option<&Text> {
        at(self.texts.get(self.default)?, self.number(id))
    }

    /// The number of a text's id, or one that no text has.
    pub(crate) fn number(&self, id: &str) -> u32 {
        self.ids.find(id)
    }

    /// Whether the default language has a text.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.of_default(id).is_some()
    }

    /// The same by number.
    pub(crate) fn has_number(&self, id: u32) -> bool {
        self.texts.get(self.default).is_some_and(|texts| at(texts, id).is_some())
    }

    /// The languages that lack a text.
    pub(crate) fn lacking(&self, id: u32) -> impl Iterator<Item = &str> {
        let languages = self.languages.iter().zip(&self.texts);
        languages.filter(move |(_, texts)| at(texts, id).is_none()).map(|(language, _)| &**language)
    }

    /// A text that a language has and the default one lacks, forms of texts included.
    fn beyond_default(&self, language: usize) -> Option<Box<str>> {
        let default = self.texts.get(self.default)?;
        self.texts.get(language)?.iter().enumerate().find_map(|(id, text)| {
            let text = text.as_ref()?;
            let known = at(default, id as u32);
            if text.plain.is_some() && known.is_none_or(|known| known.plain.is_none()) {
                return Some(self.ids.get(id as u32).into());
            }
            let form = text.others.iter().find(|form| known.is_none_or(|known| !known.others.contains(form)))?;
            Some(format!("{};{form}", self.ids.get(id as u32)).into())
        })
    }

    /// The text JavaRosa stumbles over when a label uses a text: where a language has it in none of the forms met so
    /// far, JavaRosa reads that whole language, and refuses it if it has what the default one lacks.
    pub(crate) fn stumbles(&mut self, id: u32) -> Option<Box<str>> {
        for (texts, beyond) in self.texts.iter().zip(&self.beyond) {
            let text = at(texts, id);
            let met =
                text.is_some_and(|text| text.plain.is_some() || text.others.iter().any(|form| self.met.contains(form)));
            if met {
                continue;
            }
            if beyond.is_some() {
                return beyond.clone();
            }
            self.met.extend(text.and_then(|text| text.others.first()).cloned());
        }
        None
    }

    /// The `<value>` element of a text in the default language.
    pub(crate) fn value(&self, id: &str) -> Option<u32> {
        self.of_default(id)?.plain
    }
}

impl Reader {
    /// Reads `<itext>`.
    pub(crate) fn itext(&mut self, itext: u32) {
        let translations: Vec<u32> =
            self.form.doc.elements(itext).filter(|child| self.form.doc.name(*child) == "translation").collect();
        let mut default = None;
        for translation in &translations {
            let Some(language) = self.attr(*translation, "lang").filter(|lang| !lang.is_empty()) else {
                self.error("xform-language-missing", "", "lang", "");
                continue;
            };
            if self.form.itext.languages.iter().any(|known| **known == *language) {
                self.error("xform-language-twice", "", "lang", &language);
                continue;
            }
            if self.attr(*translation, "default").is_some()
                && default.replace(self.form.itext.languages.len()).is_some()
            {
                self.error("xform-language-default", "", "default", &language);
            }
            let texts = self.texts(*translation);
            self.form.itext.languages.push(language.into());
            self.form.itext.texts.push(texts);
        }
        self.form.itext.default = default.unwrap_or_default();
        self.form.itext.met = ["long", "short", "image", "audio"].map(Box::from).to_vec();
        self.form.itext.beyond =
            (0..self.form.itext.languages.len()).map(|at| self.form.itext.beyond_default(at)).collect();
        if translations.is_empty() {
            self.error("xform-no-translations", "", "itext", "");
        }
    }

    fn texts(&mut self, translation: u32) -> Vec<Option<Text>> {
        let mut texts = Vec::with_capacity(self.form.itext.texts.first().map_or(0, Vec::len));
        let mut wrong = Vec::new();
        let mut outputs = Vec::new();
        let (doc, ids) = (&self.form.doc, &mut self.form.itext.ids);
        for text in doc.elements(translation).filter(|child| doc.name(*child) == "text") {
            let Some(id) = doc.attr(text, "id").filter(|id| !id.is_empty()) else {
                wrong.push(("xform-text-id", String::new()));
                continue;
            };
            if let Err(code) = add(doc, text, ids.id(id) as usize, &mut texts) {
                wrong.push((code, id.to_owned()));
            }
            for value in doc.elements(text).filter(|value| doc.elements(*value).next().is_some()) {
                // Texts are named `/data/question:label`.
                let path = id.split(':').next().filter(|path| path.starts_with('/')).unwrap_or_default();
                outputs.push((value, path.to_owned()));
            }
        }
        for (value, path) in outputs {
            self.outputs(value, &path, "label");
        }
        for (code, id) in wrong {
            self.error(code, "", "id", &id);
        }
        texts
    }
}

fn add(doc: &Doc, text: u32, id: usize, texts: &mut Vec<Option<Text>>) -> Result<(), &'static str> {
    let mut found = Text { plain: None, others: Vec::new() };
    let mut any = false;
    for value in doc.elements(text) {
        if doc.name(value) != "value" {
            return Err("xform-text-child");
        }
        any = true;
        let form = doc.attr(value, "form").unwrap_or_default();
        let twice =
            if form.is_empty() { found.plain.is_some() } else { found.others.iter().any(|known| **known == *form) };
        if twice {
            return Err("xform-text-twice");
        }
        if form.is_empty() { found.plain = Some(value) } else { found.others.push(form.into()) }
    }
    if !any {
        return Ok(());
    }
    if texts.len() <= id {
        texts.resize_with(id + 1, || None);
    }
    match texts[id].replace(found) {
        Some(_) => Err("xform-text-twice"),
        None => Ok(()),
    }
}
