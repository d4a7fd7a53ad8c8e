//! The words people read, in every language, from Fluent files named after the room they belong to.
//!
//! Guarantees: a key missing in a language is shown as `⟦key⟧` and logged, never replaced by another language; numbers take
//! the reader's digits and plural forms are the language's own; no invisible marks are added, templates use `<bdi>`.
//! Rule: every key of `incidents.ftl` begins with `incidents-`, and stands literally in a template or in Rust code.
//! Leaves to others: escaping for HTML (see [`crate::templates`]).

mod audit;
mod scan;

pub use audit::Finding;
pub use fluent_bundle::{FluentArgs as Args, FluentValue as Arg};
pub use scan::scan_keys;

use crate::format::Ago;
use crate::locale::{Lang, Locale};
use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::sync::Arc;

/// One file of words.
#[derive(Clone, Debug)]
pub struct File {
    pub locale: Locale,
    /// The room's name: `incidents` for `incidents.ftl`.
    pub name: String,
    pub text: String,
}

/// Files of words that cannot be used at all; the text names the file and the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(pub Vec<String>);

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "words cannot be read: {}", self.0.join("; "))
    }
}

impl std::error::Error for Unreadable {}

/// The catalogue: all words of all languages, built once and shared.
pub struct Words {
    /// One bundle per language and kind of digits, in the order of `Lang::all`; they share the parsed files.
    bundles: Vec<FluentBundle<Arc<FluentResource>>>,
    files: Vec<(Locale, String, Arc<FluentResource>)>,
}

/// The files embedded by `E`, laid out as `{locale}/{room}.ftl`.
#[must_use]
pub fn embedded<E: rust_embed::RustEmbed>() -> Vec<File> {
    E::iter()
        .filter_map(|path| {
            let (tag, file) = path.split_once('/')?;
            let text = E::get(&path)?.data;
            Some(File {
                locale: Locale::from_tag(tag)?,
                name: file.strip_suffix(".ftl")?.to_owned(),
                text: String::from_utf8_lossy(&text).into_owned(),
            })
        })
        .collect()
}

#[derive(rust_embed::RustEmbed)]
#[folder = "locales/"]
struct Own;

/// The words of this crate: layout, forms, tables, errors.
#[must_use]
pub fn own() -> Vec<File> {
    embedded::<Own>()
}

impl Words {
    /// A catalogue of all `files`.
    ///
    /// # Errors
    /// When a file is not Fluent or a key is given twice in one language: both are mistakes of the author.
    pub fn new(files: impl IntoIterator<Item = File>) -> Result<Words, Unreadable> {
        let mut wrong = Vec::new();
        let mut read = Vec::new();
        for file in files {
            let place = format!("{}/{}.ftl", file.locale.tag(), file.name);
            match FluentResource::try_new(file.text) {
                Ok(resource) => read.push((file.locale, file.name, Arc::new(resource))),
                Err((_, errors)) => wrong.extend(errors.iter().map(|e| format!("{place}: {e}"))),
            }
        }
        let bundles = Lang::all().into_iter().map(|lang| bundle(lang, &read, &mut wrong)).collect();
        if wrong.is_empty() {
            Ok(Words { bundles, files: read })
        } else {
            wrong.sort();
            wrong.dedup();
            Err(Unreadable(wrong))
        }
    }

    /// The message `key` with `args` put in.
    #[must_use]
    pub fn text<'a>(&'a self, lang: impl Into<Lang>, key: &str, args: &'a Args<'a>) -> Cow<'a, str> {
        let lang = lang.into();
        let bundle = &self.bundles[lang.index()];
        let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
            tracing::error!(key, language = lang.locale.tag(), "a message is missing");
            return Cow::Owned(format!("⟦{key}⟧"));
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut errors);
        for error in errors {
            tracing::error!(key, language = lang.locale.tag(), %error, "a message is wrong");
        }
        text
    }

    /// The message `key`, which has no arguments.
    #[must_use]
    pub fn plain(&self, lang: impl Into<Lang>, key: &str) -> String {
        self.text(lang, key, &Args::new()).into_owned()
    }

    /// "3 days ago", "yesterday", "just now".
    #[must_use]
    pub fn ago(&self, lang: Lang, distance: Ago) -> String {
        let (key, number) = match distance {
            Ago::Now => ("web-ago-now", 0),
            Ago::Minutes(n) => ("web-ago-minutes", n),
            Ago::Hours(n) => ("web-ago-hours", n),
            Ago::Days(n) => ("web-ago-days", n),
            Ago::Months(n) => ("web-ago-months", n),
            Ago::Years(n) => ("web-ago-years", n),
            Ago::Ahead(n) => ("web-ahead-days", n),
        };
        let args = Args::from_iter([("n", number)]);
        self.text(lang, key, &args).into_owned()
    }

    /// Whether the language has the key.
    #[must_use]
    pub fn has(&self, locale: Locale, key: &str) -> bool {
        self.bundles[Lang::from(locale).index()].has_message(key)
    }

    /// What is wrong between the languages: keys missing in one, differing variables, attributes, misnamed keys. Empty is right.
    #[must_use]
    pub fn audit(&self) -> Vec<Finding> {
        audit::findings(&self.files)
    }

    /// Of the literals found by [`scan_keys`], those that look like a key of one of our files but are in none.
    #[must_use]
    pub fn undefined<'k>(&self, scanned: &'k [String]) -> Vec<&'k str> {
        let known = audit::keys(&self.files);
        let rooms: FxHashSet<&str> = self.files.iter().map(|(_, name, _)| name.as_str()).collect();
        let ours = |key: &str| key.split('-').next().is_some_and(|room| rooms.contains(room));
        scanned.iter().map(String::as_str).filter(|key| ours(key) && !known.contains(*key)).collect()
    }

    /// Keys that no scanned source names.
    #[must_use]
    pub fn unused(&self, scanned: &[String]) -> Vec<String> {
        let used: FxHashSet<&str> = scanned.iter().map(String::as_str).collect();
        let mut unused: Vec<String> =
            audit::keys(&self.files).into_iter().filter(|key| !used.contains(key.as_str())).collect();
        unused.sort();
        unused
    }
}

type Read = (Locale, String, Arc<FluentResource>);

fn bundle(lang: Lang, read: &[Read], wrong: &mut Vec<String>) -> FluentBundle<Arc<FluentResource>> {
    let tag = lang.locale.tag().parse().expect("our own tags are well formed");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(formatters()[lang.index()]));
    for (_, name, resource) in read.iter().filter(|(locale, ..)| *locale == lang.locale) {
        if let Err(errors) = bundle.add_resource(Arc::clone(resource)) {
            wrong.extend(errors.iter().map(|e| format!("{}/{name}.ftl: {e}", lang.locale.tag())));
        }
    }
    bundle
}

/// Fluent asks for a plain function, which cannot carry the language with it: hence one function per language and digits.
/// `M` is the memoizer Fluent hands over and we have no use for.
const fn formatters<M>() -> [fn(&Arg<'_>, &M) -> Option<String>; 6] {
    [number::<0, M>, number::<1, M>, number::<2, M>, number::<3, M>, number::<4, M>, number::<5, M>]
}

fn number<const LANG: usize, M>(value: &Arg<'_>, _: &M) -> Option<String> {
    let Arg::Number(number) = value else {
        return None;
    };
    let lang = Lang::all()[LANG];
    let places = number.options.minimum_fraction_digits.unwrap_or(0);
    let whole = number.value.fract() == 0.0 && number.value.abs() < 1e15 && places == 0;
    Some(if whole {
        lang.integer(number.value as i64)
    } else {
        let places = places.max(number.options.maximum_fraction_digits.unwrap_or(1));
        lang.decimal(number.value, u8::try_from(places).unwrap_or(u8::MAX))
    })
}
