//! Judging one cell or one row by one test.

use std::borrow::Cow;

use super::finding::Place;
use super::plan::State;
use super::{Emit, Finding, Problem, consistent};
use crate::schema::{Beyond, Rule};
use crate::text::{fold, space};
use crate::{Cells, Column, Walked};

/// Makes findings about one row by one rule.
pub(super) struct Reporter<'a, 'e> {
    pub rule_number: usize,
    pub rule: &'a Rule,
    pub at: Walked,
    /// The column of the check, if it is one of a cell.
    pub column: Option<usize>,
    pub emit: &'a mut Emit<'e>,
}

impl Reporter<'_, '_> {
    fn cell(&mut self, problem: Problem<'_>, value: &str, suggestion: Option<Cow<'_, str>>) {
        self.report(problem, self.column, Some(value), suggestion);
    }

    fn row(&mut self, problem: Problem<'_>, column: Option<usize>) {
        self.report(problem, column, None, None);
    }

    fn report(
        &mut self,
        problem: Problem<'_>,
        column: Option<usize>,
        value: Option<&str>,
        suggestion: Option<Cow<'_, str>>,
    ) {
        let (rule_number, rule, at) = (self.rule_number, self.rule, Some(self.at));
        (self.emit)(&Finding { rule_number, rule, problem, at, column, value, suggestion });
    }
}

pub(super) fn row(
    state: &mut State<'_>,
    row: &impl Cells,
    columns: &[Column],
    this_year: i16,
    reporter: &mut Reporter<'_, '_>,
) {
    match state {
        State::Required { least, most, columns } => {
            let filled = |column: &usize| !space::is_empty(row.cell(*column));
            let count = columns.iter().filter(|column| filled(column)).count();
            if let Some(least) = least.filter(|least| count < *least as usize) {
                let empty = columns.iter().copied().find(|column| !filled(column));
                reporter.row(Problem::TooFew { least }, empty);
            }
            if let Some(most) = most.filter(|most| count > *most as usize) {
                let last = columns.iter().copied().rfind(filled);
                reporter.row(Problem::TooMany { most }, last);
            }
        }
        State::UniqueRow(keys) => {
            let repeated = keys.is_repeated(row, columns, this_year);
            if repeated {
                reporter.row(Problem::RepeatedRow, None);
            }
        }
        State::Correlation(correlation) => correlation.collect(reporter.at, row, columns, this_year),
        _ => {}
    }
}

pub(super) fn cell(
    state: &mut State<'_>,
    group: usize,
    value: &str,
    column: &Column,
    this_year: i16,
    reporter: &mut Reporter<'_, '_>,
) {
    match state {
        State::Kind(kind) => {
            if !kind.holds(value, this_year) {
                reporter.cell(Problem::NotOfKind(*kind), value, None);
            }
        }
        State::Range(range) => match range.judge(value, column, this_year) {
            Some(Beyond::Below(bound)) => reporter.cell(Problem::Below { bound: &bound }, value, None),
            Some(Beyond::Above(bound)) => reporter.cell(Problem::Above { bound: &bound }, value, None),
            None => {}
        },
        State::Whitespace => {
            if space::is_irregular(value) {
                reporter.cell(Problem::Whitespace, value, Some(space::regular(value)));
            }
        }
        State::Matches { regex, text } => {
            if !regex.is_match(value) {
                reporter.cell(Problem::NoMatch { pattern: text }, value, None);
            }
        }
        State::UniqueValue(seen) => {
            let form = fold::fold(value);
            if seen.contains(form.as_str()) {
                reporter.cell(Problem::RepeatedValue, value, None);
            } else {
                seen.insert(form.into_boxed_str());
            }
        }
        State::Among(list) => {
            if !list.has(value) {
                reporter.cell(Problem::NotAllowed, value, list.nearest(value).map(Cow::Borrowed));
            }
        }
        State::Consistent(consistent) => {
            let found = consistent::guess(value, column, this_year);
            if let Some(expected) = consistent.expected(group).filter(|expected| *expected != found) {
                reporter.cell(Problem::Inconsistent { expected, found }, value, None);
            }
        }
        State::Outliers(outliers) => {
            if outliers.is_outlier(group, value) {
                reporter.cell(Problem::Outlier, value, None);
            }
        }
        State::Spelling(spelling) => {
            if let Some(column) = reporter.column {
                spelling.collect(group, Place { at: reporter.at, column }, value);
            }
        }
        State::Required { .. } | State::UniqueRow(_) | State::Correlation(_) => {}
    }
}
