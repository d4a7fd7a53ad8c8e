//! A finding: which rule is broken, how, and where.

use std::borrow::Cow;
use std::fmt;

use crate::Walked;
use crate::schema::{Kind, Rule, Severity};

/// What a value is taken for when nobody says what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    Date,
    Number,
    Text,
}

/// How a rule is broken. `Display` is a few English words.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Problem<'a> {
    MissingColumn {
        least: u32,
    },
    TooFew {
        least: u32,
    },
    TooMany {
        most: u32,
    },
    NotOfKind(Kind),
    Below {
        bound: &'a str,
    },
    Above {
        bound: &'a str,
    },
    Whitespace,
    NoMatch {
        pattern: &'a str,
    },
    RepeatedValue,
    RepeatedRow,
    NotAllowed,
    /// Other rows with the same key say otherwise.
    Unexpected,
    Inconsistent {
        expected: Guess,
        found: Guess,
    },
    Misspelt,
    Outlier,
    ListUnreadable {
        list: &'a str,
        why: &'a str,
    },
}

impl Problem<'_> {
    /// A stable name for this kind of problem.
    pub fn key(&self) -> &'static str {
        match self {
            Problem::MissingColumn { .. } => "missing-column",
            Problem::TooFew { .. } => "required",
            Problem::TooMany { .. } => "too-many",
            Problem::NotOfKind(_) => "kind",
            Problem::Below { .. } => "below",
            Problem::Above { .. } => "above",
            Problem::Whitespace => "whitespace",
            Problem::NoMatch { .. } => "pattern",
            Problem::RepeatedValue => "repeated-value",
            Problem::RepeatedRow => "repeated-row",
            Problem::NotAllowed => "not-in-list",
            Problem::Unexpected => "correlation",
            Problem::Inconsistent { .. } => "inconsistent-kind",
            Problem::Misspelt => "spelling",
            Problem::Outlier => "outlier",
            Problem::ListUnreadable { .. } => "list-unreadable",
        }
    }
}

impl fmt::Display for Problem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::MissingColumn { least } => write!(f, "the table needs {least} such column(s)"),
            Problem::TooFew { least } => write!(f, "at least {least} must be filled"),
            Problem::TooMany { most } => write!(f, "at most {most} may be filled"),
            Problem::NotOfKind(kind) => write!(f, "is no {kind}"),
            Problem::Below { bound } => write!(f, "is below {bound}"),
            Problem::Above { bound } => write!(f, "is above {bound}"),
            Problem::Whitespace => f.write_str("has stray white space"),
            Problem::NoMatch { pattern } => write!(f, "does not match /{pattern}/"),
            Problem::RepeatedValue => f.write_str("was there before"),
            Problem::RepeatedRow => f.write_str("the row was there before"),
            Problem::NotAllowed => f.write_str("is not in the list"),
            Problem::Unexpected => f.write_str("differs from other rows with the same key"),
            Problem::Inconsistent { expected, found } => write!(f, "is a {found} where most are {expected}s"),
            Problem::Misspelt => f.write_str("is rare and close to a frequent spelling"),
            Problem::Outlier => f.write_str("is far from the other numbers"),
            Problem::ListUnreadable { list, why } => write!(f, "the list {list} cannot be read: {why}"),
        }
    }
}

impl fmt::Display for Guess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Guess::Date => "date",
            Guess::Number => "number",
            Guess::Text => "text",
        })
    }
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Finding<'a> {
    /// Among the rules, from 0.
    pub rule_number: usize,
    pub rule: &'a Rule,
    pub problem: Problem<'a>,
    /// None if it is about the table as a whole.
    pub at: Option<Walked>,
    /// From 0; none if it is about the row or the table.
    pub column: Option<usize>,
    pub value: Option<&'a str>,
    /// What was probably meant.
    pub suggestion: Option<Cow<'a, str>>,
}

/// Where a cell is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub at: Walked,
    pub column: usize,
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub errors: u64,
    pub warnings: u64,
    pub infos: u64,
}

impl Tally {
    pub fn add(&mut self, severity: Severity) {
        *match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Info => &mut self.infos,
        } += 1;
    }
}
