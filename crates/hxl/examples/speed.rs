//! Times the engine on one file: `speed validate FILE [SCHEMA]` or `speed count FILE TAGS`. Rows a second on one core,
//! and the highest memory.

use std::fs::File;
use std::ops::ControlFlow;
use std::time::Instant;

use hxl::count::{Aggregate, Counter};
use hxl::{Dataset, Pattern, ReadOptions, Schema, Source};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [what, file, rest @ ..] = words.as_slice() else { return Err("what, and which file?".into()) };
    let open = |path: &str| Source::open(File::open(path)?, ReadOptions::default());
    let started = Instant::now();
    let mut dataset = Dataset::open(open(file)?)?;
    let mut rows = 0_u64;
    match what.as_str() {
        "validate" => {
            let schema = match rest.first() {
                Some(path) => Schema::read(open(path)?, 2026, &mut |path| open(path))?,
                None => Schema::default_rules()?,
            };
            let tally = hxl::validate::validate(&mut dataset, &schema.rules, 2026, &mut |_| {})?;
            println!("{tally:?}");
        }
        "count" => {
            let columns = dataset.columns().to_vec();
            let by = Pattern::list(rest.first().map_or("", String::as_str))?;
            let aggregates = [Aggregate::count()];
            let mut counter = Counter::new(&columns, &by, &aggregates, 2026);
            dataset.walk(&mut |_, row| {
                counter.row(&row);
                Ok(ControlFlow::Continue(()))
            })?;
            println!("{} groups", counter.finish().count());
        }
        other => return Err(format!("{other}?").into()),
    }
    let took = started.elapsed();
    dataset.walk(&mut |at, _| {
        rows = at.row + 1;
        Ok(ControlFlow::Continue(()))
    })?;
    println!("{rows} rows in {took:?}: {:.0} a second", rows as f64 / took.as_secs_f64());
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    println!("{}", status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default());
    Ok(())
}
