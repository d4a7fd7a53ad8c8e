//! The same findings and numbers as libhxl, on tables made up for it: random ones, with every rule broken somewhere.
//!
//! Needs Python with libhxl, named by `TANSIQ_LIBHXL`; `make test` sets it. Without it these tests say so and
//! judge nothing.

#[path = "libhxl/generator.rs"]
mod generator;
#[path = "libhxl/oracle.rs"]
mod oracle;
#[path = "libhxl/ours.rs"]
mod ours;

use std::path::Path;

use generator::Dice;
use oracle::Oracle;
use serde_json::{Value, json};

const TABLES: usize = 120;

/// Both sides' answers, or nothing without the oracle.
fn each_table(name: &str, tables: usize, mut judge: impl FnMut(&mut Oracle, &mut Dice, &Path, usize)) {
    let Some(mut oracle) = Oracle::start() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..tables {
        let mut dice = Dice::new(number as u64 * 7919 + name.len() as u64);
        judge(&mut oracle, &mut dice, folder.path(), number);
    }
}

fn same(ours: &[String], theirs: &[String], what: impl Fn() -> String) {
    if ours == theirs {
        return;
    }
    let at = ours.iter().zip(theirs).position(|(a, b)| a != b).unwrap_or(ours.len().min(theirs.len()));
    panic!(
        "{}\nfrom {at} on, of ours {} and theirs {}:\nours   {:?}\ntheirs {:?}",
        what(),
        ours.len(),
        theirs.len(),
        ours.get(at),
        theirs.get(at)
    );
}

#[test]
fn tables_are_judged_by_the_default_rules_as_libhxl_judges_them() {
    let mut findings = 0;
    each_table("default", TABLES, |oracle, dice, folder, number| {
        let data = generator::table(dice, folder, number);
        let theirs = oracle.findings(&data, None);
        let ours = ours::findings(&data, None);
        same(&ours, &theirs, || data.display().to_string());
        findings += ours.len();
    });
    eprintln!("{findings} findings agreed upon");
}

#[test]
fn tables_are_judged_by_a_schema_as_libhxl_judges_them() {
    let mut kinds = std::collections::BTreeMap::<String, usize>::new();
    each_table("schema", TABLES, |oracle, dice, folder, number| {
        let data = generator::table(dice, folder, number);
        let schema = generator::schema(dice, folder, number);
        let theirs = oracle.findings(&data, Some(&schema));
        let ours = ours::findings(&data, Some(&schema));
        let read = |path: &Path| std::fs::read_to_string(path).unwrap_or_default();
        same(&ours, &theirs, || format!("{}\n{}", data.display(), read(&schema)));
        for finding in &ours {
            *kinds.entry(finding.split('|').nth(1).unwrap_or_default().to_owned()).or_default() += 1;
        }
    });
    if !kinds.is_empty() {
        eprintln!("agreed upon: {kinds:?}");
        assert_eq!(kinds.len(), 15, "a kind of problem never came up");
    }
}

#[test]
fn rows_are_counted_as_hxlcount_counts_them() {
    let mut compared = 0;
    each_table("count", TABLES, |oracle, dice, folder, number| {
        let data = generator::table(dice, folder, number);
        let (by, aggregates) = generator::count(dice);
        let queries = generator::queries(dice);
        let job = json!({"do": "count", "data": data, "by": by, "aggregates": aggregates, "queries": queries});
        // libhxl breaks off where it adds up "nan".
        let Ok(Value::String(theirs)) = oracle.ask(&job) else { return };
        compared += 1;
        let ours = ours::count(&data, &by, &aggregates, &queries);
        same(&lines(&ours), &lines(&theirs), || job.to_string());
    });
    eprintln!("{compared} counts agreed upon");
    assert!(compared == 0 || compared > TABLES / 2);
}

#[test]
fn headers_are_tagged_as_hxltag_tags_them() {
    each_table("tag", TABLES, |oracle, dice, folder, number| {
        let (data, specs, default, whole) = generator::untagged(dice, folder, number);
        let job = json!({"do": "tag", "data": data, "specs": specs, "default": default, "whole": whole});
        let theirs = oracle.ask(&job);
        let ours = ours::tag(&data, &specs, default, whole);
        match (ours, theirs) {
            (Some(ours), Ok(Value::String(theirs))) => same(&lines(&ours), &lines(&theirs), || job.to_string()),
            (None, Err(_)) => {}
            (ours, theirs) => panic!("{job}\nours {ours:?}\ntheirs {theirs:?}"),
        }
    });
}

#[test]
fn dates_are_read_as_libhxl_reads_them() {
    let Some(mut oracle) = Oracle::start() else { return };
    let mut dice = Dice::new(5);
    let texts: Vec<String> = (0..20_000).map(|_| generator::date(&mut dice)).collect();
    let theirs = oracle.ask(&json!({"do": "dates", "texts": texts})).expect("an answer");
    let this_year = oracle.this_year();
    for (text, theirs) in texts.iter().zip(theirs.as_array().expect("a list")) {
        let ours = hxl::text::date::normal(text, this_year);
        assert_eq!(ours.as_deref(), theirs.as_str(), "{text:?}");
    }
}

#[test]
fn texts_are_judged_as_libhxl_judges_them() {
    let Some(mut oracle) = Oracle::start() else { return };
    let mut dice = Dice::new(6);
    let texts: Vec<String> = (0..20_000).map(|_| generator::odd_text(&mut dice)).collect();
    let theirs = oracle.ask(&json!({"do": "judged", "texts": texts})).expect("an answer");
    for (text, theirs) in texts.iter().zip(theirs.as_array().expect("a list")) {
        let empty = hxl::text::space::is_empty(text);
        let ours = json!([
            hxl::text::number::is_number(text),
            hxl::text::space::is_irregular(text),
            hxl::text::space::regular(text),
            empty
        ]);
        // Of what is empty only that is asked.
        assert!(if empty { ours[3] == theirs[3] } else { ours == *theirs }, "{text:?}: {ours} {theirs}");
    }
}

fn lines(text: &str) -> Vec<String> {
    text.split('\n').map(str::to_owned).collect()
}
