//! Names in four languages, as terms and places have them, and which of them a reader gets.

use serde::{Deserialize, Serialize};
use web::fields::{Fields, SHORT};
use web::locale::Locale;

/// A name in English and, where somebody has given it, in Arabic, Sorani and Kurmanji.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    pub en: String,
    pub ar: Option<String>,
    pub ckb: Option<String>,
    pub ku: Option<String>,
}

impl Names {
    /// Reads `name_en`, `name_ar`, `name_ckb`, `name_ku`; the English one must be there.
    pub fn read(fields: &mut Fields) -> Self {
        Self {
            en: fields.text("name_en", SHORT),
            ar: fields.text_or_none("name_ar", SHORT),
            ckb: fields.text_or_none("name_ckb", SHORT),
            ku: fields.text_or_none("name_ku", SHORT),
        }
    }

    pub fn name(&self, locale: Locale) -> &str {
        name_in(locale, &self.en, self.ar.as_deref(), self.ckb.as_deref(), self.ku.as_deref())
    }

    /// As a form's fields.
    pub fn typed(&self) -> Vec<(String, String)> {
        let text = |name: &Option<String>| name.clone().unwrap_or_default();
        let pairs = [("en", self.en.clone()), ("ar", text(&self.ar)), ("ckb", text(&self.ckb)), ("ku", text(&self.ku))];
        pairs.map(|(language, name)| (format!("name_{language}"), name)).into()
    }
}

/// The name a reader of this language gets: a Sorani reader gets the Kurmanji name before the English one.
pub fn name_in<'a>(
    locale: Locale,
    en: &'a str,
    ar: Option<&'a str>,
    ckb: Option<&'a str>,
    ku: Option<&'a str>,
) -> &'a str {
    let own = match locale {
        Locale::En => None,
        Locale::Ar => ar,
        Locale::Ckb => ckb.or(ku),
    };
    own.filter(|name| !name.is_empty()).unwrap_or(en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_name_falls_back_to_the_nearest_language() {
        let name = |locale| name_in(locale, "Erbil", None, None, Some("Hewlêr"));
        assert_eq!([name(Locale::En), name(Locale::Ar), name(Locale::Ckb)], ["Erbil", "Erbil", "Hewlêr"]);
        assert_eq!(name_in(Locale::Ckb, "Erbil", Some("أربيل"), Some("هەولێر"), Some("Hewlêr")), "هەولێر");
    }
}
