//! One figure about one group, kept up to date row by row.

use std::collections::BTreeSet;

use super::{Operation, Value};
use crate::text::number::Number;
use crate::text::{date, fold, number, space};

/// A value made comparable: numbers as numbers, dates and texts as text.
#[derive(Clone, Debug)]
pub(super) enum Form {
    Number(Number),
    Text(String),
}

#[derive(Clone, Debug)]
pub(super) enum Tally {
    Count(u64),
    Sum(Option<Number>),
    Average { mean: f64, count: u64 },
    Extreme { highest: bool, best: Option<(String, Form)> },
    Concat(BTreeSet<String>),
}

impl Tally {
    pub(super) fn new(operation: Operation) -> Self {
        match operation {
            Operation::Count => Tally::Count(0),
            Operation::Sum => Tally::Sum(None),
            Operation::Average => Tally::Average { mean: 0.0, count: 0 },
            Operation::Min => Tally::Extreme { highest: false, best: None },
            Operation::Max => Tally::Extreme { highest: true, best: None },
            Operation::Concat => Tally::Concat(BTreeSet::new()),
        }
    }

    /// Takes a row's value; false if it is filled and cannot be used.
    pub(super) fn take(&mut self, value: &str, is_date: bool, this_year: i16) -> bool {
        if let Tally::Count(count) = self {
            *count += 1;
            return true;
        }
        if space::is_empty(value) {
            return true;
        }
        match self {
            Tally::Count(_) => {}
            Tally::Sum(sum) => {
                let Some(number) = figure(value, is_date, this_year) else { return false };
                *sum = Some(sum.unwrap_or(Number::Whole(0)) + number);
            }
            Tally::Average { mean, count } => {
                let Some(number) = figure(value, is_date, this_year) else { return false };
                let before = *count as f64;
                *count += 1;
                *mean = (*mean * before + number.as_f64()) / *count as f64;
            }
            Tally::Extreme { highest, best } => {
                let form = form(value, is_date, this_year);
                let better = best.as_ref().is_none_or(|(_, best)| {
                    let order = compare(&form, best);
                    if *highest { order.is_gt() } else { order.is_lt() }
                });
                if better {
                    *best = Some((value.to_owned(), form));
                }
            }
            Tally::Concat(values) => {
                let value = space::regular(value);
                if !values.contains(value.as_ref()) {
                    values.insert(value.into_owned());
                }
            }
        }
        true
    }

    /// The figure; empty if there was nothing to make it of.
    pub(super) fn value(&self) -> Value {
        let nothing = || Value::Text(String::new());
        match self {
            Tally::Count(count) => Value::Number(Number::Whole((*count).into())),
            Tally::Sum(sum) => sum.map_or_else(nothing, Value::Number),
            Tally::Average { count: 0, .. } => nothing(),
            Tally::Average { mean, .. } => Value::Number(Number::Broken(*mean)),
            Tally::Extreme { best, .. } => best.as_ref().map_or_else(nothing, |(text, _)| Value::Text(text.clone())),
            Tally::Concat(values) => Value::Text(values.iter().map(String::as_str).collect::<Vec<_>>().join("|")),
        }
    }
}

/// A number to add up; in a column of dates a date is none.
fn figure(value: &str, is_date: bool, this_year: i16) -> Option<Number> {
    if is_date && date::is_date(value, this_year) { None } else { Number::read(value) }
}

fn form(value: &str, is_date: bool, this_year: i16) -> Form {
    if let Some(date) = if is_date { date::normal(value, this_year) } else { None } {
        return Form::Text(date);
    }
    Number::read(value).map_or_else(|| Form::Text(fold::fold(value)), Form::Number)
}

/// A number and a text are compared as texts.
fn compare(a: &Form, b: &Form) -> std::cmp::Ordering {
    let text = |form: &Form| match form {
        Form::Number(number @ Number::Whole(_)) => number.to_string(),
        Form::Number(broken) => number::written(broken.as_f64()),
        Form::Text(text) => text.clone(),
    };
    match (a, b) {
        (Form::Number(a), Form::Number(b)) => a.compare(*b),
        (Form::Text(a), Form::Text(b)) => a.cmp(b),
        (a, b) => text(a).cmp(&text(b)),
    }
}
