//! Rules: what a table is judged by, written by hand, read from a schema, or bound to columns by number.
//!
//! A rule has a target, a severity and tests. A schema is itself a tagged table (`#valid_tag`, `#valid_datatype`, …), and
//! the rules that are used when none is given are one, in `data/default-schema.csv`.

mod kind;
mod list;
mod range;
mod read;

use std::fmt;

use regex::Regex;

use crate::{Column, HxlError, Pattern, Source};
pub use kind::Kind;
pub use list::List;
pub(crate) use range::Beyond;
pub use range::Range;
pub(crate) use read::python_ends;

/// How grave it is when a rule is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Info,
    Warning,
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
    }
}

/// Which columns: by tag patterns, or by numbers from 0, for tables without tags.
#[derive(Clone, Debug)]
pub enum Selection {
    Tags(Vec<Pattern>),
    Columns(Vec<usize>),
}

impl Selection {
    /// The columns chosen, in the table's order.
    pub fn of(&self, columns: &[Column]) -> Vec<usize> {
        match self {
            Selection::Columns(chosen) => chosen.clone(),
            Selection::Tags(patterns) => {
                let mut chosen: Vec<usize> = patterns.iter().flat_map(|pattern| pattern.columns(columns)).collect();
                chosen.sort_unstable();
                chosen
            }
        }
    }
}

impl fmt::Display for Selection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<String> = match self {
            Selection::Tags(patterns) => patterns.iter().map(Pattern::to_string).collect(),
            Selection::Columns(columns) => columns.iter().map(|column| format!("column {}", column + 1)).collect(),
        };
        f.write_str(&words.join(","))
    }
}

/// One thing that must hold. Tests of cells look at filled cells only.
#[derive(Clone, Debug)]
pub enum Test {
    /// How many of the columns must exist and be filled in every row, at least and at most.
    Required {
        least: Option<u32>,
        most: Option<u32>,
    },
    Kind(Kind),
    Range(Range),
    /// No white space at the ends, doubled, or other than spaces.
    Whitespace,
    /// The value contains a match; the text is as it was written.
    Matches {
        regex: Regex,
        text: String,
    },
    /// Rare spellings close to a frequent one are suspicious; `case` tells capitals from small letters.
    Spelling {
        case: bool,
    },
    /// No value comes twice in any of the columns.
    UniqueValue,
    /// No two rows are equal in these columns; none for the whole row.
    UniqueRow(Option<Selection>),
    /// Rows equal in these columns are equal in the rule's columns too.
    Correlation(Selection),
    /// All values of a column are numbers, dates or texts, whichever most are.
    ConsistentKind,
    /// Numbers more than three standard deviations from the mean are suspicious.
    Outliers,
    /// Only values of a list.
    Among(List),
}

/// A rule of a schema.
#[derive(Clone, Debug)]
pub struct Rule {
    pub target: Selection,
    pub severity: Severity,
    /// The schema's own words for what is wrong.
    pub description: Option<String>,
    pub tests: Vec<Test>,
    /// Lists of allowed values that could not be read, and why; each is a finding.
    pub unreadable: Vec<(String, String)>,
}

impl Rule {
    /// A rule about columns by number, of severity error.
    pub fn on_columns(columns: impl Into<Vec<usize>>, tests: impl Into<Vec<Test>>) -> Self {
        let target = Selection::Columns(columns.into());
        Rule { target, severity: Severity::Error, description: None, tests: tests.into(), unreadable: Vec::new() }
    }
}

/// Where the lists of allowed values named by a schema come from.
pub type Lists<'l> = dyn FnMut(&str) -> Result<Source, HxlError> + 'l;

/// The rules a table is judged by, in order.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    pub rules: Vec<Rule>,
}

impl Schema {
    /// The rules used when none are given: dates are dates, figures are numbers, and what looks like a slip is pointed at.
    pub fn default_rules() -> Result<Self, HxlError> {
        let text = include_bytes!("../../data/default-schema.csv");
        let source = Source::open(std::io::Cursor::new(text), crate::ReadOptions::default())?;
        Schema::read(source, 2000, &mut |list| Err(HxlError::Json(list.to_owned())))
    }
}
