//! Binding rules to the columns of a table: one state a test, one check for each column or row it looks at.

use regex::Regex;
use rustc_hash::FxHashSet;

use super::consistent::Consistent;
use super::correlation::Correlation;
use super::keys::RowKeys;
use super::outliers::Outliers;
use super::spelling::Spelling;
use crate::Column;
use crate::schema::{Kind, List, Range, Rule, Test};

pub(super) struct Check {
    pub rule: usize,
    pub state: usize,
    /// None for a test of whole rows.
    pub column: Option<usize>,
    /// Columns with the same tag are judged together: the first of them.
    pub group: usize,
}

pub(super) enum State<'r> {
    Required { least: Option<u32>, most: Option<u32>, columns: Vec<usize> },
    Kind(Kind),
    Range(&'r Range),
    Whitespace,
    Matches { regex: &'r Regex, text: &'r str },
    UniqueValue(FxHashSet<Box<str>>),
    UniqueRow(RowKeys),
    Among(&'r List),
    Consistent(Consistent),
    Outliers(Outliers),
    Spelling(Spelling),
    Correlation(Correlation),
}

impl State<'_> {
    pub(super) fn learns(&self) -> bool {
        matches!(self, State::Consistent(_) | State::Outliers(_) | State::Spelling(_) | State::Correlation(_))
    }

    pub(super) fn learnt(&mut self) {
        match self {
            State::Consistent(consistent) => consistent.learnt(),
            State::Outliers(outliers) => outliers.learnt(),
            State::Spelling(spelling) => spelling.learnt(),
            State::Correlation(correlation) => correlation.learnt(),
            _ => {}
        }
    }

    pub(super) fn may_find(&self, check: &Check) -> bool {
        match self {
            State::Outliers(outliers) => outliers.may_find(check.group),
            State::Spelling(spelling) => spelling.may_find(check.group),
            State::Correlation(correlation) => correlation.may_find(),
            State::Consistent(consistent) => consistent.may_find(check.group),
            State::Kind(Kind::Text) => false,
            // A table that lacks the column is told so once, not for every row.
            State::Required { least, columns, .. } => least.is_none_or(|least| columns.len() >= least as usize),
            _ => true,
        }
    }
}

pub(super) fn bind<'r>(rules: &'r [Rule], columns: &[Column]) -> (Vec<State<'r>>, Vec<Check>) {
    let (mut states, mut checks) = (Vec::new(), Vec::new());
    let groups = groups(columns);
    for (rule, Rule { target, tests, .. }) in rules.iter().enumerate() {
        let chosen: Vec<usize> = target.of(columns).into_iter().filter(|column| *column < columns.len()).collect();
        for test in tests {
            let state = states.len();
            let whole_rows = matches!(test, Test::Required { .. } | Test::UniqueRow(_) | Test::Correlation(_));
            states.push(bound(test, rule, &chosen, columns, &groups));
            if whole_rows {
                checks.push(Check { rule, state, column: None, group: 0 });
            } else {
                let check = |column: &usize| Check { rule, state, column: Some(*column), group: groups[*column] };
                checks.extend(chosen.iter().map(check));
            }
        }
    }
    (states, checks)
}

fn bound<'r>(test: &'r Test, rule: usize, chosen: &[usize], columns: &[Column], groups: &[usize]) -> State<'r> {
    match test {
        Test::Required { least, most } => State::Required { least: *least, most: *most, columns: chosen.to_vec() },
        Test::Kind(kind) => State::Kind(*kind),
        Test::Range(range) => State::Range(range),
        Test::Whitespace => State::Whitespace,
        Test::Matches { regex, text } => State::Matches { regex, text },
        Test::UniqueValue => State::UniqueValue(FxHashSet::default()),
        Test::UniqueRow(key) => {
            State::UniqueRow(RowKeys::new(key.as_ref().map(|key| key.of(columns)).unwrap_or_default()))
        }
        Test::Among(list) => State::Among(list),
        Test::ConsistentKind => State::Consistent(Consistent::new(columns.len())),
        Test::Outliers => State::Outliers(Outliers::new(columns.len())),
        Test::Spelling { case } => State::Spelling(Spelling::new(rule, *case, columns.len())),
        Test::Correlation(key) => {
            let valued = chosen.iter().map(|column| (*column, groups[*column])).collect();
            State::Correlation(Correlation::new(rule, key.of(columns), valued))
        }
    }
}

/// For each column the first with the same tag, whatever the order of attributes; one without a tag stands for itself.
fn groups(columns: &[Column]) -> Vec<usize> {
    let tags: Vec<Option<String>> = columns.iter().map(|column| column.tag.as_ref().map(|tag| tag.sorted())).collect();
    let first = |at: usize| match &tags[at] {
        None => at,
        Some(_) => tags.iter().position(|tag| *tag == tags[at]).unwrap_or(at),
    };
    (0..columns.len()).map(first).collect()
}
