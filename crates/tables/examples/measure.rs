//! Makes a workbook of N rows and 20 columns, reads it back, and prints seconds and peak memory of both.
//!
//! `cargo run --release -p tables --example measure -- 100000`

use std::io::Write;
use std::time::Instant;

use rust_xlsxwriter::{ExcelDateTime, Format};
use tables::{Limits, Workbook};

const COLUMNS: u16 = 20;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rows: u32 = std::env::args().nth(1).map_or(Ok(100_000), |text| text.parse())?;
    let file = tempfile::NamedTempFile::new()?;
    let start = Instant::now();
    make(rows, &file)?;
    let mebibytes = file.as_file().metadata()?.len() as f64 / f64::from(1 << 20);
    report("made", start, &format!("{rows} rows, {mebibytes:.1} MiB"))?;
    // The peak of making would hide the peak of reading.
    std::fs::write("/proc/self/clear_refs", "5")?;
    let start = Instant::now();
    let mut book = Workbook::open(file.path(), Limits::default())?;
    report("opened", start, "")?;
    let mut cells = 0;
    let start = Instant::now();
    for row in book.rows(0)? {
        cells += row?.cells.len();
    }
    report("read", start, &format!("{cells} cells"))?;
    Ok(())
}

fn make(rows: u32, file: &tempfile::NamedTempFile) -> Result<(), Box<dyn std::error::Error>> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet_with_low_memory()?;
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for column in 0..COLUMNS {
        sheet.write(0, column, format!("column {column}"))?;
    }
    for row in 1..=rows {
        for column in 0..COLUMNS {
            match column % 4 {
                0 => sheet.write(row, column, format!("organisation {}", row % 997))?,
                1 => sheet.write(row, column, f64::from(row) * 1.25)?,
                2 => sheet.write_with_format(row, column, ExcelDateTime::from_serial_datetime(45_000.0)?, &day)?,
                _ => sheet.write(row, column, "السليمانية")?,
            };
        }
    }
    book.save_to_writer(file.reopen()?)?;
    Ok(())
}

fn report(what: &str, start: Instant, more: &str) -> std::io::Result<()> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    let peak = peak.trim_start_matches("VmHWM:").trim();
    writeln!(std::io::stdout(), "{what:>8} {:6.2} s  peak {peak}  {more}", start.elapsed().as_secs_f64())
}
