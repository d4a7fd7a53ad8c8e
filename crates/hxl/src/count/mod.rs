//! Counting rows by tags, with sums, averages, extremes and lists of values: a pivot table, as hxlcount makes it.

mod aggregate;
mod groups;
mod tally;

pub use aggregate::{Aggregate, Operation};

use std::borrow::Cow;

use groups::Groups;
use tally::Tally;

use crate::text::number::Number;
use crate::text::space;
use crate::{Cells, Column, Pattern};

/// A cell of a count.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Number(Number),
}

impl Value {
    /// As it is written.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Value::Text(text) => Cow::Borrowed(text),
            Value::Number(number) => Cow::Owned(number.to_string()),
        }
    }
}

/// Counts the rows of one table. Memory grows with the groups, not with the rows.
pub struct Counter<'c> {
    columns: &'c [Column],
    aggregates: &'c [Aggregate],
    this_year: i16,
    /// For each pattern counted by, the columns that match.
    by: Vec<Vec<usize>>,
    of: Vec<Vec<usize>>,
    groups: Groups,
    /// For each aggregate one tally a group.
    tallies: Vec<Vec<Tally>>,
    unusable: u64,
}

impl<'c> Counter<'c> {
    /// Counts by the patterns given; by none, all rows make one group.
    pub fn new(columns: &'c [Column], by: &[Pattern], aggregates: &'c [Aggregate], this_year: i16) -> Self {
        let matching = |pattern: &Pattern| pattern.columns(columns);
        Counter {
            columns,
            aggregates,
            this_year,
            by: by.iter().map(matching).collect(),
            of: aggregates.iter().map(|one| one.pattern.as_ref().map(matching).unwrap_or_default()).collect(),
            groups: Groups::new(by.len()),
            tallies: vec![Vec::new(); aggregates.len()],
            unusable: 0,
        }
    }

    pub fn row(&mut self, row: &impl Cells) {
        let keys = self.by.iter().map(|columns| space::regular(first(row, columns)));
        let (group, is_new) = self.groups.of(keys);
        for ((aggregate, columns), tallies) in self.aggregates.iter().zip(&self.of).zip(&mut self.tallies) {
            if is_new {
                tallies.push(Tally::new(aggregate.operation));
            }
            let Some(tally) = tallies.get_mut(group) else { continue };
            let value = first(row, columns);
            if !tally.take(value, aggregate.is_date(), self.this_year) {
                self.unusable += 1;
            }
        }
    }

    /// How many values were no numbers where numbers were needed.
    pub fn unusable(&self) -> u64 {
        self.unusable
    }

    /// The columns of the result: those counted by, then one for each aggregate.
    pub fn columns(&self) -> Vec<Column> {
        let counted = |columns: &Vec<usize>| columns.first().map(|at| self.columns[*at].clone()).unwrap_or_default();
        self.by.iter().map(counted).chain(self.aggregates.iter().map(|one| one.column.clone())).collect()
    }

    /// The groups in the order of their keys.
    pub fn finish(self) -> impl Iterator<Item = Vec<Value>> {
        let Counter { groups, tallies, .. } = self;
        let order = groups.sorted();
        order.into_iter().map(move |group| {
            let keys = groups.key(group).into_iter().map(|key| Value::Text(key.to_owned()));
            keys.chain(tallies.iter().map(|tallies| tallies[group].value())).collect()
        })
    }
}

/// The first of the columns with anything in it.
fn first<'r>(row: &'r impl Cells, columns: &[usize]) -> &'r str {
    columns.iter().map(|at| row.cell(*at)).find(|text| !text.is_empty()).unwrap_or("")
}
