//! Finding references in a text.

use memchr::memchr;

use crate::names::{is_name, name_at};

/// A reference as it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reference<'t> {
    pub(crate) name: &'t str,
    /// Whether it speaks of the submission saved last: `${last-saved#name}`.
    pub(crate) last_saved: bool,
    /// Where it begins and ends, in bytes.
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Why a text cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Malformed,
    TooMany,
}

/// Whether a text may hold a reference at all.
pub(crate) fn is_candidate(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(at) = memchr(b'$', &bytes[from..]) {
        from += at + 1;
        if bytes.get(from) == Some(&b'{') {
            return bytes.len() > 2;
        }
    }
    false
}

/// The well-formed references of a text, in order; what only looks like one is passed over.
pub(crate) fn well_formed(text: &str) -> impl Iterator<Item = Reference<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(at) = text[from..].find("${") {
            let start = from + at;
            from = start + 2;
            if let Some(reference) = at_start(text, start) {
                from = reference.end;
                return Some(reference);
            }
        }
        None
    })
}

fn at_start(text: &str, start: usize) -> Option<Reference<'_>> {
    let inside = &text[start + 2..];
    for last_saved in [true, false] {
        let name = if last_saved { inside.strip_prefix("last-saved#") } else { Some(inside) };
        let Some(name) = name else { continue };
        let length = name_at(name);
        if length > 0 && name[length..].starts_with('}') {
            let end = text.len() - name.len() + length + 1;
            return Some(Reference { name: &name[..length], last_saved, start, end });
        }
    }
    None
}

/// All references of a text, each of which must be well formed.
pub(crate) fn all(text: &str) -> impl Iterator<Item = Result<Reference<'_>, Fault>> {
    let mut from = if is_candidate(text) { 0 } else { text.len() };
    std::iter::from_fn(move || {
        while let Some(at) = text[from..].find("${") {
            let start = from + at;
            let inside = &text[start + 2..];
            match inside.find('}') {
                Some(0) => from = start + 2,
                Some(length) => {
                    from = start + 3 + length;
                    return Some(whole(&inside[..length], start));
                }
                None => {
                    from = text.len();
                    return Some(Err(Fault::Malformed));
                }
            }
        }
        None
    })
}

fn whole(inside: &str, start: usize) -> Result<Reference<'_>, Fault> {
    let (name, last_saved) = match inside.strip_prefix("last-saved#") {
        Some(name) => (name, true),
        None => (inside, false),
    };
    if is_name(name) {
        Ok(Reference { name, last_saved, start, end: start + 3 + inside.len() })
    } else {
        Err(Fault::Malformed)
    }
}

/// The one reference a text consists of.
pub(crate) fn sole(text: &str) -> Option<Reference<'_>> {
    let inside = text.strip_prefix("${")?.strip_suffix('}')?;
    if inside.contains('}') { None } else { whole(inside, 0).ok() }
}

/// Whether a text begins its references with a well-formed one.
pub(crate) fn has(text: &str) -> bool {
    all(text).next().is_some_and(|first| first.is_ok())
}

/// Whether a text refers to the submission saved last.
pub(crate) fn has_last_saved(text: &str) -> bool {
    text.len() > 14 && all(text).map_while(Result::ok).any(|reference| reference.last_saved)
}

/// The single reference a text may hold.
pub(crate) fn at_most_one(text: &str) -> Result<Option<Reference<'_>>, Fault> {
    let mut found = None;
    for reference in all(text) {
        let reference = reference?;
        if found.is_some() {
            return Err(Fault::TooMany);
        }
        found = Some(reference);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_found_where_they_are_well_formed() {
        let names: Vec<_> =
            well_formed("${a} ${ b } ${last-saved#c} ${} ${d").map(|found| (found.name, found.last_saved)).collect();
        assert_eq!(names, [("a", false), ("c", true)]);
        assert!(sole("${a}").is_some() && sole("${a} ").is_none() && sole("${a}${b}").is_none());
        assert!(has("x ${a} ${ b }") && !has("${ b } ${a}") && !has("${}"));
    }

    #[test]
    fn a_malformed_reference_is_a_fault() {
        assert_eq!(all("${a} ${b").last(), Some(Err(Fault::Malformed)));
        assert_eq!(at_most_one("${a} ${b}"), Err(Fault::TooMany));
        assert_eq!(at_most_one("${a-b}").expect("read").expect("read").name, "a-b");
    }
}
