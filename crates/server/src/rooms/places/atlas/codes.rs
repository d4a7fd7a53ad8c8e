//! Lists of codes: a code is only ever looked up within one, as it was written. Two lists that look alike may disagree
//! (`IQ-G08` is Duhok in one of 2014, `IQG08` Baghdad in today's), so nothing is tidied before it is looked up.

use regex::{Regex, RegexBuilder};
use rustc_hash::FxHashMap;

use super::{Place, Scheme};
use crate::rooms::places::model::scheme;

/// A pattern is a line of a kit; a compiled one is never larger.
const PATTERN_BYTES: usize = 1 << 18;

pub(super) struct Lists {
    /// Those exports write first: where two lists agree on a code, the first names it.
    lists: Vec<List>,
}

struct List {
    scheme: Scheme,
    /// None where the pattern is not a regular expression, or nobody gave one.
    pattern: Option<Regex>,
    places: FxHashMap<String, usize>,
}

/// What a code may mean.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    /// Place and list, for each list that has the code; lists that agree on the place are one.
    pub found: Vec<(usize, usize)>,
    /// Some complete list's pattern fits the code, but the list does not have it.
    pub unlisted: bool,
}

impl Lists {
    pub(super) fn new(schemes: Vec<scheme::Model>, places: &[Place]) -> Self {
        let mut lists: Vec<List> = schemes.into_iter().map(List::of).collect();
        for (at, place) in places.iter().enumerate() {
            for code in &place.codes {
                let same = |list: &List| list.scheme.is(&code.scheme, &code.version, &place.country);
                let list = match lists.iter().position(same) {
                    Some(list) => list,
                    None => {
                        lists.push(List::undescribed(&code.scheme, &code.version, &place.country));
                        lists.len() - 1
                    }
                };
                lists[list].places.insert(code.code.clone(), at);
            }
        }
        lists.sort_by_key(|list| !list.scheme.main);
        Self { lists }
    }

    pub(super) fn schemes(&self) -> impl Iterator<Item = &Scheme> {
        self.lists.iter().map(|list| &list.scheme)
    }

    pub(super) fn scheme(&self, key: &str, version: &str, country: &str) -> Option<&Scheme> {
        self.schemes().find(|scheme| scheme.is(key, version, country))
    }

    /// `key version`, as records keep it.
    pub(super) fn label(&self, list: usize) -> String {
        let scheme = &self.lists[list].scheme;
        format!("{} {}", scheme.key, scheme.version)
    }

    pub(super) fn find(&self, scheme: &str, version: &str, code: &str) -> Option<usize> {
        self.named(Some((scheme, version))).find_map(|(_, list)| list.places.get(code).copied())
    }

    /// Reads a code in the scheme given, or in every one whose list has it.
    pub(super) fn decode(&self, code: &str, scheme: Option<(&str, &str)>) -> Decoded {
        let mut decoded = Decoded::default();
        for (number, list) in self.named(scheme) {
            match list.places.get(code) {
                Some(place) if decoded.found.iter().all(|(other, _)| other != place) => {
                    decoded.found.push((*place, number));
                }
                Some(_) => {}
                None => decoded.unlisted |= list.scheme.complete && list.fits(code),
            }
        }
        decoded
    }

    pub(super) fn explaining<'c>(&self, codes: impl IntoIterator<Item = &'c str>) -> Option<(&str, &str)> {
        let mut names: Vec<(&str, &str)> = Vec::new();
        for scheme in self.schemes() {
            let name = (scheme.key.as_str(), scheme.version.as_str());
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let mut listed = vec![Some(0usize); names.len()];
        let mut any = false;
        for code in codes.into_iter().map(str::trim).filter(|code| !code.is_empty()) {
            any = true;
            for (name, count) in names.iter().zip(&mut listed) {
                let has = self.named(Some(*name)).any(|(_, list)| list.places.contains_key(code));
                let fits = has || self.named(Some(*name)).any(|(_, list)| list.fits(code));
                *count = count.filter(|_| fits).map(|count| count + usize::from(has));
            }
        }
        let best = names.iter().zip(listed).rev().filter_map(|(name, count)| Some((count?, *name)));
        best.max_by_key(|(count, _)| *count).filter(|(count, _)| any && *count > 0).map(|(_, name)| name)
    }

    fn named(&self, scheme: Option<(&str, &str)>) -> impl Iterator<Item = (usize, &List)> {
        let wanted = move |list: &List| {
            scheme.is_none_or(|(key, version)| list.scheme.key == key && list.scheme.version == version)
        };
        self.lists.iter().enumerate().filter(move |(_, list)| wanted(list))
    }
}

impl List {
    fn of(scheme: scheme::Model) -> Self {
        let pattern = compiled(&scheme.pattern);
        let scheme = Scheme {
            key: scheme.key,
            version: scheme.version,
            country: scheme.country,
            name: scheme.name,
            complete: scheme.complete,
            main: scheme.main,
            published: scheme.published,
            licence: scheme.licence,
        };
        Self { scheme, pattern, places: FxHashMap::default() }
    }

    /// A list that is known only by its codes.
    fn undescribed(key: &str, version: &str, country: &str) -> Self {
        let scheme = Scheme {
            key: key.to_owned(),
            version: version.to_owned(),
            country: country.to_owned(),
            name: format!("{key} {version}"),
            complete: false,
            main: false,
            published: None,
            licence: None,
        };
        Self { scheme, pattern: None, places: FxHashMap::default() }
    }

    fn fits(&self, code: &str) -> bool {
        self.pattern.as_ref().is_some_and(|pattern| pattern.is_match(code))
    }
}

impl Scheme {
    fn is(&self, key: &str, version: &str, country: &str) -> bool {
        self.key == key && self.version == version && self.country == country
    }
}

/// A pattern that a whole code must match; none where it is not a regular expression.
pub(in crate::rooms::places) fn compiled(pattern: &str) -> Option<Regex> {
    let whole = format!("^(?:{pattern})$");
    RegexBuilder::new(&whole).size_limit(PATTERN_BYTES).build().ok().filter(|_| !pattern.is_empty())
}
