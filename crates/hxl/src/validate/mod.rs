//! Judging a table by rules: one pass to learn what is usual where a rule asks for that, one to find what is not.
//!
//! Rules are bound to columns once; then every row runs down one list of checks, in the order libhxl reports in: what is
//! wrong with the table as a whole, then row by row, rule by rule, and at the end what only all rows together show.
//! Remembered are distinct values where a rule compares values, eight bytes a number where it looks for outliers, and
//! what is to be reported at the end.

mod consistent;
mod correlation;
mod finding;
mod judge;
mod keys;
mod outliers;
mod plan;
mod spelling;

use std::borrow::Cow;
use std::ops::ControlFlow;

use crate::schema::{Rule, Test};
use crate::text::space;
use crate::{Cells, Column, Dataset, HxlError, Walked};
pub use finding::{Finding, Guess, Problem, Tally};
use judge::Reporter;
use plan::{Check, State};

/// What takes findings as they are made.
pub type Emit<'e> = dyn FnMut(&Finding<'_>) + 'e;

/// Judges a dataset from beginning to end. Dates without a year are of `this_year`.
pub fn validate(dataset: &mut Dataset, rules: &[Rule], this_year: i16, emit: &mut Emit<'_>) -> Result<Tally, HxlError> {
    let columns = dataset.columns().to_vec();
    let mut validator = Validator::new(rules, &columns, this_year);
    let mut tally = Tally::default();
    let mut counted = |finding: &Finding<'_>| {
        tally.add(finding.rule.severity);
        emit(finding);
    };
    if validator.learns() {
        dataset.walk(&mut |_, row| {
            validator.learn(&row);
            Ok(ControlFlow::Continue(()))
        })?;
    }
    validator.start(&mut counted);
    dataset.walk(&mut |at, row| {
        validator.row(at, &row, &mut counted);
        Ok(ControlFlow::Continue(()))
    })?;
    validator.end(&mut counted);
    Ok(tally)
}

/// Rules bound to the columns of one table. Call [`learn`](Self::learn) for every row if it [`learns`](Self::learns),
/// then [`start`](Self::start), [`row`](Self::row) for every row, and [`end`](Self::end).
pub struct Validator<'r> {
    rules: &'r [Rule],
    columns: &'r [Column],
    this_year: i16,
    states: Vec<State<'r>>,
    checks: Vec<Check>,
}

impl<'r> Validator<'r> {
    pub fn new(rules: &'r [Rule], columns: &'r [Column], this_year: i16) -> Self {
        let (states, checks) = plan::bind(rules, columns);
        Validator { rules, columns, this_year, states, checks }
    }

    /// Whether any rule must see all rows before it can judge one.
    pub fn learns(&self) -> bool {
        self.checks.iter().any(|check| self.states[check.state].learns())
    }

    /// Shows it a row, to learn what is usual.
    pub fn learn(&mut self, row: &impl Cells) {
        for check in &self.checks {
            let state = &mut self.states[check.state];
            if let State::Correlation(correlation) = state {
                correlation.learn(row, self.columns, self.this_year);
                continue;
            }
            let Some(column) = check.column.filter(|_| state.learns()) else { continue };
            let value = row.cell(column);
            if space::is_empty(value) {
                continue;
            }
            match state {
                State::Consistent(consistent) => {
                    consistent.learn(check.group, consistent::guess(value, &self.columns[column], self.this_year));
                }
                State::Outliers(outliers) => outliers.learn(check.group, value),
                State::Spelling(spelling) => spelling.learn(check.group, value),
                _ => {}
            }
        }
    }

    /// Ends the learning and reports what is wrong with the table as a whole.
    pub fn start(&mut self, emit: &mut Emit<'_>) {
        for state in &mut self.states {
            state.learnt();
        }
        let states = &self.states;
        for (number, rule) in self.rules.iter().enumerate() {
            for (list, why) in &rule.unreadable {
                emit(&self.of_table(number, Problem::ListUnreadable { list, why }));
            }
            for test in &rule.tests {
                if let Test::Required { least: Some(least), .. } = test
                    && rule.target.of(self.columns).len() < *least as usize
                {
                    emit(&self.of_table(number, Problem::MissingColumn { least: *least }));
                }
            }
        }
        // What can no longer find anything need not be asked for every row.
        self.checks.retain(|check| states[check.state].may_find(check));
    }

    fn of_table<'f>(&self, rule: usize, problem: Problem<'f>) -> Finding<'f>
    where
        'r: 'f,
    {
        Finding {
            rule_number: rule,
            rule: &self.rules[rule],
            problem,
            at: None,
            column: None,
            value: None,
            suggestion: None,
        }
    }

    /// Judges a row.
    pub fn row(&mut self, at: Walked, row: &impl Cells, emit: &mut Emit<'_>) {
        for check in &self.checks {
            let rule = &self.rules[check.rule];
            let state = &mut self.states[check.state];
            let mut reporter = Reporter { rule_number: check.rule, rule, at, column: check.column, emit };
            match check.column {
                None => judge::row(state, row, self.columns, self.this_year, &mut reporter),
                Some(column) => {
                    let value = row.cell(column);
                    if !space::is_empty(value) {
                        judge::cell(state, check.group, value, &self.columns[column], self.this_year, &mut reporter);
                    }
                }
            }
        }
    }

    /// Reports what only all rows together show.
    pub fn end(&mut self, emit: &mut Emit<'_>) {
        for state in &mut self.states {
            let (number, kept) = match state {
                State::Spelling(spelling) => (spelling.rule, spelling.report()),
                State::Correlation(correlation) => (correlation.rule, correlation.report()),
                _ => continue,
            };
            let problem = || match state {
                State::Spelling(_) => Problem::Misspelt,
                _ => Problem::Unexpected,
            };
            for (suggestion, places) in kept {
                for (place, value) in places {
                    emit(&Finding {
                        rule_number: number,
                        rule: &self.rules[number],
                        problem: problem(),
                        at: Some(place.at),
                        column: Some(place.column),
                        value: Some(&value),
                        suggestion: Some(Cow::Borrowed(&suggestion)),
                    });
                }
            }
        }
    }
}
