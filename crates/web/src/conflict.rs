//! Somebody else saved first: what was typed beside what is saved now, and the choice between the two. Nothing typed is
//! lost. A room says what its fields and values are called; the page is the same everywhere.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use kernel::{Invalid, Millis};
use serde::Serialize;

use crate::fields::Fields;
use crate::page::Form;
use crate::problem::Outcome;
use crate::view::View;
use crate::visit::Visit;

/// The record as it is saved now.
pub struct Saved {
    /// Where it is shown, and where its form is sent.
    pub path: String,
    pub version: i64,
    /// Who saved it last, and when.
    pub by: (String, Millis),
}

/// A field of which two versions differ, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    pub label: String,
    pub mine: String,
    pub theirs: String,
}

/// What differs between a form as it was typed and as it would be opened now. A field without a label is not told of.
pub fn differences(
    typed: &Fields,
    stored: &Form,
    label: impl Fn(&str) -> Option<String>,
    value: impl Fn(&str, &str) -> String,
) -> Vec<Difference> {
    let pairs = typed.typed().iter().flat_map(|(name, all)| all.iter().map(move |one| (name.as_str(), one.as_str())));
    let mine = grouped(pairs, &value);
    let theirs = grouped(stored.values.iter().map(|(name, text)| (name.as_str(), text.as_str())), &value);
    let mut names: Vec<&str> = mine.keys().chain(theirs.keys()).copied().collect();
    names.sort_unstable();
    names.dedup();
    let said = |side: &BTreeMap<&str, Vec<String>>, name| side.get(name).map(|all| all.join(" · ")).unwrap_or_default();
    let differing = names.into_iter().filter_map(|name| {
        let (mine, theirs) = (said(&mine, name), said(&theirs, name));
        let label = label(name).filter(|_| mine != theirs)?;
        Some(Difference { label, mine, theirs })
    });
    differing.collect()
}

/// Values in words by field, in a fixed order, without empty ones; line ends alike.
fn grouped<'a>(
    pairs: impl Iterator<Item = (&'a str, &'a str)>,
    value: impl Fn(&str, &str) -> String,
) -> BTreeMap<&'a str, Vec<String>> {
    let mut groups: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, text) in pairs {
        let text = text.replace("\r\n", "\n").trim().to_owned();
        if !text.is_empty() {
            groups.entry(name).or_default().push(value(name, &text));
        }
    }
    groups.values_mut().for_each(|values| values.sort());
    groups
}

#[derive(Serialize)]
pub(crate) struct ConflictView {
    action: String,
    back: String,
    version: i64,
    who: String,
    when: Millis,
    /// Pairs as typed.
    values: Vec<(String, String)>,
    fields: Vec<Difference>,
}

impl View for ConflictView {
    const TEMPLATE: &'static str = "conflict.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("web-conflict")
    }

    fn samples() -> Vec<Self> {
        vec![Self {
            action: "/places/1".into(),
            back: "/places/1".into(),
            version: 3,
            who: "Amal".into(),
            when: 1_795_413_600_000,
            values: vec![("name_en".into(), "Erbil".into())],
            fields: vec![Difference { label: "…".into(), mine: "Erbil".into(), theirs: "Arbil".into() }],
        }]
    }
}

impl Visit {
    /// The page that shows both versions; saving sends `typed` again, over the version that is saved now.
    pub fn conflict(&self, saved: Saved, typed: &Fields, fields: Vec<Difference>) -> Outcome {
        let Saved { path, version, by: (who, when) } = saved;
        let mut values = self.form(typed, &Invalid::default()).values;
        values.retain(|(name, _)| name != "version");
        let view = ConflictView { action: path.clone(), back: path, version, who, when, values, fields };
        self.html(StatusCode::CONFLICT, &view)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_fields_with_other_values_are_told_whatever_their_order() {
        let typed = [("name", "Lantern\r\nUnion"), ("sector", "b"), ("sector", "a"), ("csrf", "1"), ("phone", " ")];
        let typed = Fields::new(typed.map(|(name, text)| (name.to_owned(), text.to_owned())));
        let stored = Form::of([("name", "Lantern\nUnion"), ("sector", "a"), ("sector", "b"), ("email", "a@b.invalid")]);
        let label = |name: &str| (name != "csrf").then(|| name.to_uppercase());
        let told = differences(&typed, &stored, label, |_, text| text.to_owned());
        let email = Difference { label: "EMAIL".into(), mine: String::new(), theirs: "a@b.invalid".into() };
        assert_eq!(told, [email]);
    }
}
