//! `tansiq hxl count`: a pivot table.

use std::ops::ControlFlow;

use clap::Args;
use hxl::count::{Aggregate, Counter, Operation};
use hxl::{Dataset, HxlError, Pattern, Query};

use super::{Failure, Input, Written, this_year};

/// A list in one argument, so that clap does not take it for several.
#[derive(Clone)]
struct Patterns(Vec<Pattern>);

fn patterns(text: &str) -> Result<Patterns, HxlError> {
    Pattern::list(text).map(Patterns)
}

/// Counts rows by the values under some tags. Without --aggregate the number of rows comes first, then what else is asked
/// for; with it exactly what the statements say, as in hxlcount.
#[derive(Args)]
pub(super) struct Count {
    /// Tag patterns to count by, separated by commas: '#org,#sector,#adm1+name'
    #[arg(short, long, value_name = "TAGS", value_parser = patterns)]
    by: Option<Patterns>,
    /// Add up the numbers under a tag; may be given several times, as may the others
    #[arg(long, value_name = "TAG")]
    sum: Vec<Pattern>,
    /// The mean of the numbers under a tag
    #[arg(long, value_name = "TAG")]
    average: Vec<Pattern>,
    /// The lowest value under a tag
    #[arg(long, value_name = "TAG")]
    min: Vec<Pattern>,
    /// The highest value under a tag
    #[arg(long, value_name = "TAG")]
    max: Vec<Pattern>,
    /// The different values under a tag, with bars between
    #[arg(long, value_name = "TAG")]
    concat: Vec<Pattern>,
    /// A statement: 'sum(#reached) as People reached#reached+total'
    #[arg(short, long, value_name = "STATEMENT")]
    aggregate: Vec<Aggregate>,
    /// Count only rows for which this, or another one given, holds: '#sector=Health', '#reached>=100', '#org is not empty'
    #[arg(short, long, value_name = "QUERY")]
    query: Vec<Query>,
    #[command(flatten)]
    input: Input,
    #[command(flatten)]
    written: Written,
}

impl Count {
    pub(super) fn run(self) -> Result<(), Failure> {
        let mut dataset = Dataset::open(self.input.open()?).map_err(self.input.about())?;
        let columns = dataset.columns().to_vec();
        let aggregates = self.aggregates();
        let by = self.by.as_ref().map(|patterns| patterns.0.as_slice()).unwrap_or_default();
        let counted = by.iter().chain(aggregates.iter().filter_map(|one| one.pattern.as_ref()));
        for pattern in counted.chain(self.query.iter().map(Query::pattern)) {
            if pattern.columns(&columns).is_empty() {
                eprintln!("tansiq: no column has the tag {pattern}");
            }
        }
        let queries: Vec<_> = self.query.iter().map(|query| query.bind(&columns, this_year())).collect();
        let mut counter = Counter::new(&columns, by, &aggregates, this_year());
        dataset
            .walk(&mut |_, row| {
                if queries.is_empty() || queries.iter().any(|query| query.fits(&row)) {
                    counter.row(&row);
                }
                Ok(ControlFlow::Continue(()))
            })
            .map_err(self.input.about())?;
        if counter.unusable() > 0 {
            eprintln!("tansiq: {} values are no numbers and were left out", counter.unusable());
        }
        let mut writer = self.written.begin(&counter.columns())?;
        for values in counter.finish() {
            writer.values(&values)?;
        }
        writer.finish()?;
        Ok(())
    }

    fn aggregates(&self) -> Vec<Aggregate> {
        let mut all = self.aggregate.clone();
        if all.is_empty() {
            all.push(Aggregate::count());
        }
        for (operation, patterns) in [
            (Operation::Sum, &self.sum),
            (Operation::Average, &self.average),
            (Operation::Min, &self.min),
            (Operation::Max, &self.max),
            (Operation::Concat, &self.concat),
        ] {
            all.extend(patterns.iter().map(|pattern| Aggregate::new(operation, Some(pattern.clone()))));
        }
        all
    }
}
