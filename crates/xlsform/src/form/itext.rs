//! Translations: the texts of each language by their ids.

use rustc_hash::FxHashMap;

use super::model::Reader;
use super::xml::Doc;

/// The texts of a form.
#[derive(Default)]
pub(crate) struct Itext {
    /// Languages in the order of the form.
    pub(crate) languages: Vec<Box<str>>,
    /// The language to speak first.
    pub(crate) default: usize,
    /// The texts, by language.
    texts: Vec<FxHashMap<Box<str>, Text>>,
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

impl Itext {
    /// Whether the default language has a text.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.texts.get(self.default).is_some_and(|texts| texts.contains_key(id))
    }

    /// The languages that lack a text.
    pub(crate) fn lacking(&self, id: &str) -> impl Iterator<Item = &str> {
        self.languages
            .iter()
            .zip(&self.texts)
            .filter(|(_, texts)| !texts.contains_key(id))
            .map(|(language, _)| &**language)
    }

    /// A text that a language has and the default one lacks, forms of texts included.
    fn beyond_default(&self, language: usize) -> Option<Box<str>> {
        let default = self.texts.get(self.default)?;
        self.texts.get(language)?.iter().find_map(|(id, text)| {
            let known = default.get(id);
            if text.plain.is_some() && known.is_none_or(|known| known.plain.is_none()) {
                return Some(id.clone());
            }
            let form = text.others.iter().find(|form| known.is_none_or(|known| !known.others.contains(form)))?;
            Some(format!("{id};{form}").into())
        })
    }

    /// The text JavaRosa stumbles over when a label uses the text `id`: where a language has it in none of the forms met so
    /// far, JavaRosa reads that whole language, and refuses it if it has what the default one lacks.
    pub(crate) fn stumbles(&mut self, id: &str) -> Option<Box<str>> {
        for (texts, beyond) in self.texts.iter().zip(&self.beyond) {
            let text = texts.get(id);
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
        self.texts.get(self.default)?.get(id)?.plain
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

    fn texts(&mut self, translation: u32) -> FxHashMap<Box<str>, Text> {
        let mut texts = FxHashMap::default();
        let mut wrong = Vec::new();
        let mut outputs = Vec::new();
        let doc = &self.form.doc;
        for text in doc.elements(translation).filter(|child| doc.name(*child) == "text") {
            let Some(id) = doc.attr(text, "id").filter(|id| !id.is_empty()) else {
                wrong.push(("xform-text-id", String::new()));
                continue;
            };
            if let Err(code) = add(doc, text, id, &mut texts) {
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

fn add(doc: &Doc, text: u32, id: &str, texts: &mut FxHashMap<Box<str>, Text>) -> Result<(), &'static str> {
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
    if any && texts.insert(id.into(), found).is_some() {
        return Err("xform-text-twice");
    }
    Ok(())
}
