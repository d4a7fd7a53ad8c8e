//! Imports of workbooks by the command line: how long until every row has its verdict, how long until all of them are
//! written, how much memory at most, and how the time grows with the rows.

use std::path::Path;
use std::time::Duration;

use kernel::Result;

use super::process::{Ended, Machine};
use super::report::{Bar, Report, thousands};
use super::{say, workbook};

const SMALL: usize = 10_000;
const USUAL: usize = 100_000;
const LARGE: usize = 1_000_000;
/// More than linear, at most.
const GROWTH: f64 = 1.2;

pub(super) fn measure(folder: &Path, report: &mut Report) -> Result<()> {
    let table = report.table("Importing a workbook of 20 columns");
    let small = import(folder, SMALL)?.1;
    let (preview, whole) = import(folder, USUAL)?;
    let commit = whole.took.saturating_sub(preview.took);
    table.line("100,000 rows: until each has its verdict (`--dry-run`)", Bar::within(preview.took, 10.0));
    table.line("100,000 rows: until all are written, after that", Bar::within(commit, 20.0));
    let highest = preview.memory.highest.max(whole.memory.highest);
    table.line("100,000 rows: memory, highest", Bar::megabytes(highest, 400));
    let large = import(folder, LARGE)?.1;
    for (rows, ended) in [(SMALL, &small), (USUAL, &whole), (LARGE, &large)] {
        let what = format!("{} rows, verdicts and writing together", thousands(rows as u64));
        table.line(&what, Bar::rate(rows, ended.took));
    }
    let growth = |rows: usize, took: Duration| {
        let linear = small.took.as_secs_f64() * (rows / SMALL) as f64;
        Bar::times(took.as_secs_f64() / linear, GROWTH)
    };
    table.line("100,000 rows against ten times 10,000", growth(USUAL, whole.took));
    table.line("1,000,000 rows against a hundred times 10,000", growth(LARGE, large.took));
    table.line("1,000,000 rows: memory, highest", Bar::seen_megabytes(large.memory.highest));
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
