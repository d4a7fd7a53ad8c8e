//! What this crate says about the same files, in the same form.

use std::fs::File;
use std::ops::ControlFlow;
use std::path::Path;

use hxl::count::{Aggregate, Counter};
use hxl::tagger::{Tagger, parse_spec};
use hxl::write::{Format, Writer};
use hxl::{Cells, Dataset, HxlError, Pattern, Query, ReadOptions, Schema, Source, Tag};

use crate::oracle::{normal, suggests};

const THIS_YEAR: i16 = 2026;

fn open(path: &Path) -> Source {
    let file = File::open(path).expect("the file");
    Source::open(file, ReadOptions::default()).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn findings(data: &Path, schema: Option<&Path>) -> Vec<String> {
    let schema = match schema {
        Some(path) => Schema::read(open(path), THIS_YEAR, &mut |list| Err(HxlError::Pattern(list.into()))),
        None => Schema::default_rules(),
    };
    let schema = schema.expect("a schema");
    let mut dataset = Dataset::open(open(data)).unwrap_or_else(|error| panic!("{}: {error}", data.display()));
    let mut lines = Vec::new();
    hxl::validate::validate(&mut dataset, &schema.rules, THIS_YEAR, &mut |finding| {
        let key = finding.problem.key();
        let number = |number: Option<u64>| number.map_or("-".to_owned(), |number| number.to_string());
        let suggestion = finding.suggestion.as_deref().filter(|_| suggests(key));
        lines.push(format!(
            "{}|{key}|{}|row {}|source row {}|column {}|{:?}|{suggestion:?}",
            finding.rule.severity,
            normal(&finding.rule.target.to_string()),
            number(finding.at.map(|at| at.row)),
            number(finding.at.map(|at| at.source_row)),
            number(finding.column.map(|column| column as u64)),
            finding.value,
        ));
    })
    .expect("it is judged");
    lines
}

pub fn count(data: &Path, by: &str, aggregates: &[String], queries: &[String]) -> String {
    let mut dataset = Dataset::open(open(data)).expect("a table");
    let columns = dataset.columns().to_vec();
    let by = Pattern::list(by).expect("patterns");
    let mut aggregates: Vec<Aggregate> = aggregates.iter().map(|text| text.parse().expect("a statement")).collect();
    if aggregates.is_empty() {
        aggregates.push(Aggregate::count());
    }
    let queries: Vec<Query> = queries.iter().map(|text| text.parse().expect("a query")).collect();
    let bound: Vec<_> = queries.iter().map(|query| query.bind(&columns, THIS_YEAR)).collect();
    let mut counter = Counter::new(&columns, &by, &aggregates, THIS_YEAR);
    dataset
        .walk(&mut |_, row| {
            if bound.is_empty() || bound.iter().any(|query| query.fits(&row)) {
                counter.row(&row);
            }
            Ok(ControlFlow::Continue(()))
        })
        .expect("it is counted");
    let mut writer = Writer::new(Vec::new(), Format::Csv, &counter.columns(), true, true).expect("headers");
    counter.finish().for_each(|values| writer.values(&values).expect("a row"));
    String::from_utf8(writer.finish().expect("an end")).expect("text")
}

pub fn tag(data: &Path, specs: &[String], default: Option<&str>, whole: bool) -> Option<String> {
    let specs = specs.iter().map(|spec| parse_spec(spec).expect("a spec")).collect();
    let mut dataset = Tagger::new(specs, whole, default.and_then(Tag::parse)).open(open(data)).ok()?;
    let mut writer = Writer::new(Vec::new(), Format::Csv, dataset.columns(), true, true).expect("headers");
    dataset
        .walk(&mut |_, row| {
            assert!(row.width() < 10_000);
            writer.row(&row)?;
            Ok(ControlFlow::Continue(()))
        })
        .expect("it is written");
    Some(String::from_utf8(writer.finish().expect("an end")).expect("text"))
}
