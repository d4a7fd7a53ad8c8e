//! Imports of workbooks by the command line: how long until every row has its verdict, how long until all of them are
//! written, how much memory at most, and how the time grows with the rows.

use std::path::Path;
use std::time::Duration;

use kernel::Result;

use super::process::{Ended, Machine};
use super::report::{Bar, Report, thousands};
use super::{say, workbook};

/// More than linear, at most.
const GROWTH: f64 = 1.2;

pub(super) fn measure(folder: &Path, most: usize, report: &mut Report) -> Result<()> {
    let [few, usual, many] = [most.div_ceil(100), most.div_ceil(10), most];
    let table = report.table("Importing a workbook of 20 columns");
    let small = import(folder, few)?.1;
    let (preview, whole) = import(folder, usual)?;
    let commit = whole.took.saturating_sub(preview.took);
    let rows = |count: usize| format!("{} rows", thousands(count as u64));
    table.line(&format!("{}: until each has its verdict (`--dry-run`)", rows(usual)), Bar::within(preview.took, 10.0));
    table.line(&format!("{}: until all are written, after that", rows(usual)), Bar::within(commit, 20.0));
    let highest = preview.memory.highest.max(whole.memory.highest);
    table.line(&format!("{}: memory, highest", rows(usual)), Bar::megabytes(highest, 400));
    let large = import(folder, many)?.1;
    for (count, ended) in [(few, &small), (usual, &whole), (many, &large)] {
        table.line(&format!("{}: verdicts and writing together", rows(count)), Bar::rate(count, ended.took));
    }
    let growth = |count: usize, took: Duration| {
        let linear = small.took.as_secs_f64() * count as f64 / few as f64;
        Bar::times(took.as_secs_f64() / linear, GROWTH)
    };
    table.line(&format!("{} against ten times {}", rows(usual), rows(few)), growth(usual, whole.took));
    table.line(&format!("{} against a hundred times {}", rows(many), rows(few)), growth(many, large.took));
    table.line(&format!("{}: memory, highest", rows(many)), Bar::seen_megabytes(large.memory.highest));
    table.note(
        "Each import goes into a fresh database with the sample; times are of the whole process, start included.",
    );
    Ok(())
}

/// Looks at a workbook, then imports it.
fn import(folder: &Path, rows: usize) -> Result<(Ended, Ended)> {
    say(&format!("a workbook of {rows} rows …"));
    let file = folder.join(format!("{rows}.xlsx"));
    workbook::write(&file, rows)?;
    let machine = Machine::with_sample(&folder.join(format!("import-{rows}")), None)?;
    let path = file.to_str().ok_or_else(|| super::broken("the folder's name is not UTF-8"))?;
    let words = ["import", "activities", path, "--as", "coordinator@sample.invalid"];
    let preview = machine.run(&[&words[..], &["--dry-run"]].concat())?;
    let whole = machine.run(&words)?;
    std::fs::remove_dir_all(&machine.data)?;
    std::fs::remove_file(&file)?;
    Ok((preview, whole))
}
