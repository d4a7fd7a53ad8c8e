//! Comparing the languages' files with one another.
//!
//! Guarantees: names every key that is not the same everywhere; order is stable, so that a test's message can be read.
//! Leaves to others: whether the words are good.

use crate::locale::Locale;
use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

/// Something wrong with the words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// The language lacks a key that another has.
    Missing { key: String, locale: Locale },
    /// The language uses other variables in the message than English (or the first language that has it).
    Variables { key: String, locale: Locale, has: Vec<String>, expected: Vec<String> },
    /// The message has attributes, which nothing here reads.
    Attributes { key: String, locale: Locale },
    /// The key does not begin with its file's name.
    Misnamed { key: String, file: String },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Finding::Missing { key, locale } => write!(f, "{key} is missing in {}", locale.tag()),
            Finding::Variables { key, locale, has, expected } => {
                write!(f, "{key} in {} uses {has:?}, elsewhere {expected:?}", locale.tag())
            }
            Finding::Attributes { key, locale } => {
                write!(f, "{key} in {} has attributes", locale.tag())
            }
            Finding::Misnamed { key, file } => {
                write!(f, "{key} in {file}.ftl does not begin with {file}-")
            }
        }
    }
}

type Files = [(Locale, String, Arc<FluentResource>)];

fn messages(files: &Files) -> impl Iterator<Item = (Locale, &str, &Message<&str>)> {
    files.iter().flat_map(|(locale, name, resource)| {
        resource.entries().filter_map(move |entry| match entry {
            Entry::Message(message) => Some((*locale, name.as_str(), message)),
            Entry::Term(_)
            | Entry::Comment(_)
            | Entry::GroupComment(_)
            | Entry::ResourceComment(_)
            | Entry::Junk { .. } => None,
        })
    })
}

/// Every key of every language.
pub(super) fn keys(files: &Files) -> FxHashSet<String> {
    messages(files).map(|(_, _, m)| m.id.name.to_owned()).collect()
}

pub(super) fn findings(files: &Files) -> Vec<Finding> {
    let mut found = BTreeSet::new();
    let mut by_key: BTreeMap<&str, BTreeMap<Locale, BTreeSet<&str>>> = BTreeMap::new();
    for (locale, file, message) in messages(files) {
        let key = message.id.name;
        if !key.strip_prefix(file).is_some_and(|rest| rest.starts_with('-')) {
            found.insert(Finding::Misnamed { key: key.to_owned(), file: file.to_owned() });
        }
        if !message.attributes.is_empty() {
            found.insert(Finding::Attributes { key: key.to_owned(), locale });
        }
        let mut variables = BTreeSet::new();
        if let Some(pattern) = &message.value {
            in_pattern(pattern, &mut variables);
        }
        by_key.entry(key).or_default().insert(locale, variables);
    }
    for (key, languages) in by_key {
        for locale in Locale::ALL.into_iter().filter(|l| !languages.contains_key(l)) {
            found.insert(Finding::Missing { key: key.to_owned(), locale });
        }
        compare(key, &languages, &mut found);
    }
    found.into_iter().collect()
}

fn compare(key: &str, languages: &BTreeMap<Locale, BTreeSet<&str>>, found: &mut BTreeSet<Finding>) {
    let owned = |set: &BTreeSet<&str>| set.iter().map(|v| (*v).to_owned()).collect();
    let Some(expected) = languages.values().next() else {
        return;
    };
    for (&locale, has) in languages.iter().filter(|(_, has)| *has != expected) {
        let (key, has, expected) = (key.to_owned(), owned(has), owned(expected));
        found.insert(Finding::Variables { key, locale, has, expected });
    }
}

fn in_pattern<'a>(pattern: &Pattern<&'a str>, variables: &mut BTreeSet<&'a str>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, variables);
        }
    }
}

fn in_expression<'a>(expression: &Expression<&'a str>, variables: &mut BTreeSet<&'a str>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, variables),
        Expression::Select { selector, variants } => {
            in_inline(selector, variables);
            for variant in variants {
                in_pattern(&variant.value, variables);
            }
        }
    }
}

fn in_inline<'a>(inline: &InlineExpression<&'a str>, variables: &mut BTreeSet<&'a str>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name);
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                in_inline(argument, variables);
            }
        }
        InlineExpression::Placeable { expression } => in_expression(expression, variables),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. } => {}
    }
}
