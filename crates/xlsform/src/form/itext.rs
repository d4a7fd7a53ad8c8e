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
    /// Of each text its `<value>` without a form, by language, or none if it has only pictures and the like.
    texts: Vec<FxHashMap<Box<str>, Option<u32>>>,
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

    /// The `<value>` element of a text in the default language.
    pub(crate) fn value(&self, id: &str) -> Option<u32> {
        self.texts.get(self.default)?.get(id).copied()?
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
        if translations.is_empty() {
            self.error("xform-no-translations", "", "itext", "");
        }
    }

    fn texts(&mut self, translation: u32) -> FxHashMap<Box<str>, Option<u32>> {
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

fn add(doc: &Doc, text: u32, id: &str, texts: &mut FxHashMap<Box<str>, Option<u32>>) -> Result<(), &'static str> {
    let mut forms: Vec<&str> = Vec::new();
    let mut plain = None;
    for value in doc.elements(text) {
        if doc.name(value) != "value" {
            return Err("xform-text-child");
        }
        let form = doc.attr(value, "form").unwrap_or_default();
        if forms.contains(&form) {
            return Err("xform-text-twice");
        }
        forms.push(form);
        if form.is_empty() {
            plain = Some(value);
        }
    }
    if forms.is_empty() {
        return Ok(());
    }
    match texts.insert(id.into(), plain) {
        Some(_) => Err("xform-text-twice"),
        None => Ok(()),
    }
}
