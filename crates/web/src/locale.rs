//! The languages of the program, the digits a reader may choose, and the pair of both that every formatted word needs.
//!
//! Guarantees: every language has a direction, its own name and an ICU tag with data behind it; choosing never fails.
//! Leaves to others: where the query, cookie and header come from, and remembering the choice.

use serde::{Deserialize, Serialize};

/// A language the pages are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    En,
    Ar,
    Ckb,
}

/// The digits numbers and dates are shown in. Typed digits of either kind are understood everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Digits {
    Latin,
    ArabicIndic,
}

/// A language together with the digits its reader chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Lang {
    pub locale: Locale,
    pub digits: Digits,
}

/// Longest `Accept-Language` worth reading; browsers send a tenth of it.
const LONGEST_HEADER: usize = 512;

impl Locale {
    pub const ALL: [Locale; 3] = [Locale::En, Locale::Ar, Locale::Ckb];

    /// The tag used in URLs, cookies, folders of words and the `lang` attribute.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Locale::En => "en",
            Locale::Ar => "ar",
            Locale::Ckb => "ckb",
        }
    }

    /// The `dir` attribute.
    #[must_use]
    pub const fn dir(self) -> &'static str {
        match self {
            Locale::En => "ltr",
            Locale::Ar | Locale::Ckb => "rtl",
        }
    }

    /// What speakers call the language.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Locale::En => "English",
            Locale::Ar => "العربية",
            Locale::Ckb => "کوردی",
        }
    }

    /// The tag whose ICU data we format with: Iraq has its own month names, and the house writes UK English.
    #[must_use]
    pub const fn icu(self) -> &'static str {
        match self {
            Locale::En => "en-GB",
            Locale::Ar => "ar-IQ",
            Locale::Ckb => "ckb",
        }
    }

    #[must_use]
    pub const fn default_digits(self) -> Digits {
        match self {
            Locale::En => Digits::Latin,
            Locale::Ar | Locale::Ckb => Digits::ArabicIndic,
        }
    }

    /// The language a tag asks for. `ku` in Iraq means Sorani to those who send it; Kurmanji says `kmr` or `ku-Latn`.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Locale> {
        let tag = tag.trim().to_ascii_lowercase();
        match tag.split(['-', '_']).next()? {
            "en" => Some(Locale::En),
            "ar" => Some(Locale::Ar),
            "ckb" => Some(Locale::Ckb),
            "ku" if !tag.contains("latn") => Some(Locale::Ckb),
            _ => None,
        }
    }

    /// What the address asks for, else what the cookie remembers, else what the browser prefers, else English.
    #[must_use]
    pub fn choose(query: Option<&str>, cookie: Option<&str>, accept: Option<&str>) -> Locale {
        query
            .and_then(Locale::from_tag)
            .or_else(|| cookie.and_then(Locale::from_tag))
            .or_else(|| accept.and_then(preferred))
            .unwrap_or(Locale::En)
    }
}

/// The known language with the highest weight in an `Accept-Language` header; of equals, the first.
fn preferred(header: &str) -> Option<Locale> {
    if header.len() > LONGEST_HEADER {
        return None;
    }
    let mut best: Option<(f32, Locale)> = None;
    for range in header.split(',') {
        let mut parts = range.split(';');
        let Some(locale) = parts.next().and_then(Locale::from_tag) else {
            continue;
        };
        let weight = parts.find_map(|p| p.trim().strip_prefix("q=")).map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
        if weight > 0.0 && best.is_none_or(|(highest, _)| weight > highest) {
            best = Some((weight, locale));
        }
    }
    best.map(|(_, locale)| locale)
}

impl Digits {
    /// The name used in URLs and cookies.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Digits::Latin => "latin",
            Digits::ArabicIndic => "arabic-indic",
        }
    }

    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Digits> {
        match tag {
            "latin" => Some(Digits::Latin),
            "arabic-indic" => Some(Digits::ArabicIndic),
            _ => None,
        }
    }

    /// `text` with its ASCII digits shown as these digits; nothing else is touched.
    #[must_use]
    pub fn shown(self, text: &str) -> String {
        match self {
            Digits::Latin => text.to_owned(),
            Digits::ArabicIndic => text.chars().map(arabic_indic).collect(),
        }
    }
}

fn arabic_indic(c: char) -> char {
    c.to_digit(10).and_then(|d| char::from_u32(0x0660 + d)).unwrap_or(c)
}

impl Lang {
    #[must_use]
    pub const fn new(locale: Locale, digits: Digits) -> Lang {
        Lang { locale, digits }
    }

    /// Every pair, in the order of [`Lang::index`].
    #[must_use]
    pub fn all() -> [Lang; 6] {
        use Digits::{ArabicIndic, Latin};
        use Locale::{Ar, Ckb, En};
        [
            Lang::new(En, Latin),
            Lang::new(En, ArabicIndic),
            Lang::new(Ar, Latin),
            Lang::new(Ar, ArabicIndic),
            Lang::new(Ckb, Latin),
            Lang::new(Ckb, ArabicIndic),
        ]
    }

    /// Where the pair stands in [`Lang::all`]; tables of prepared formatters are kept in that order.
    pub(crate) const fn index(self) -> usize {
        self.locale as usize * 2 + self.digits as usize
    }
}

impl From<Locale> for Lang {
    fn from(locale: Locale) -> Lang {
        Lang::new(locale, locale.default_digits())
    }
}
