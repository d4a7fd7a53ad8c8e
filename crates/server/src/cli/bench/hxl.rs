//! Tagged tables: how fast they are judged and counted, with how much memory, and libhxl at the same work where it is there.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;

use hxl::write::{Format, Writer};
use hxl::{Column, Tag};
use kernel::Result;
use tables::write::{Head, XlsxOptions, xlsx};
use tables::{Cell, TableError};

use super::body::{Dice, TITLES};
use super::broken;
use super::process::{Ended, watched};
use super::report::{Bar, Report, Table, median, thousands};

const ROWS: usize = 100_000;
const SHEET_ROWS: usize = 300_000;
const TRIES: usize = 5;
const COUNTED_BY: &str = "#org+name,#sector,#adm1+name";

const COLUMNS: [(&str, &str); 15] = [
    ("Organisation", "#org+name"),
    ("Implementing partner", "#org+impl+name"),
    ("Sector", "#sector"),
    ("Activity", "#activity+name"),
    ("Governorate", "#adm1+name"),
    ("District", "#adm2+name"),
    ("Location", "#loc+name"),
    ("Latitude", "#geo+lat"),
    ("Longitude", "#geo+lon"),
    ("Status", "#status"),
    ("Start", "#date+start"),
    ("End", "#date+end"),
    ("Targeted", "#targeted"),
    ("Reached", "#reached"),
    ("Comment", "#meta+comment"),
];

pub(super) fn measure(folder: &Path, report: &mut Report) -> Result<()> {
    super::say("tables with HXL tags …");
    let (csv, book) = (folder.join("tagged.csv"), folder.join("tagged.xlsx"));
    write_csv(&csv)?;
    write_book(&book)?;
    let table = report.table("Tables with HXL tags, 15 columns, one core");
    let ours = |words: &[&str], file: &Path| {
        let mut command = Command::new(std::env::current_exe()?);
        repeated(command.arg("hxl").args(words).arg(file))
    };
    let judged = ours(&["validate", "--error-level", "error"], &csv)?;
    speed(table, "judged by the default rules", ROWS, &judged);
    let counted = ours(&["count", "--by", COUNTED_BY], &csv)?;
    speed(table, "counted by three tags", ROWS, &counted);
    let sheet = ours(&["validate", "--error-level", "error"], &book)?;
    let rows = thousands(SHEET_ROWS as u64);
    table.line(&format!("a workbook of {rows} rows judged"), Bar::rate(SHEET_ROWS, sheet.took));
    table.line("memory for that, highest", Bar::megabytes(sheet.memory.highest, 100));
    match std::env::var("TANSIQ_LIBHXL") {
        Ok(python) => beside(table, &python, &csv, &judged, &counted)?,
        Err(_) => table.note("libhxl was not measured beside it: TANSIQ_LIBHXL names no Python that has it."),
    }
    Ok(())
}

/// At least 500,000 rows a second, in at most 100 MB, the start of the process counted.
fn speed(table: &mut Table, what: &str, rows: usize, ended: &Ended) {
    let seconds = rows as f64 / 500_000.0;
    table.line(&format!("{} rows {what}", thousands(rows as u64)), Bar::within(ended.took, seconds));
    let each = rows as f64 / ended.took.as_secs_f64().max(1e-9);
    table.line("rows a second", Bar::seen(thousands(each as u64)));
    table.line("memory for that, highest", Bar::megabytes(ended.memory.highest, 100));
}

/// The median of some runs, with the memory of the last.
fn repeated(command: &mut Command) -> Result<Ended> {
    let mut times = Vec::new();
    let mut memory = None;
    for _ in 0..TRIES {
        let (ended, out, _) = watched(command)?;
        if out.is_empty() {
            return Err(broken("it printed nothing"));
        }
        times.push(ended.took);
        memory = Some(ended.memory);
    }
    Ok(Ended { took: median(&mut times), memory: memory.unwrap_or_default() })
}

fn beside(table: &mut Table, python: &str, csv: &Path, judged: &Ended, counted: &Ended) -> Result<()> {
    let theirs = |script: &str, words: &[&str]| {
        let program = format!("import sys, hxl.scripts; sys.exit(hxl.scripts.{script}())");
        let mut command = Command::new(python);
        let command = command.args(["-W", "ignore", "-c", &program]).args(words).arg(csv);
        watched(command).map(|(ended, _, _)| ended)
    };
    let validated = theirs("hxlvalidate", &["-e", "error"])?;
    table.line("hxlvalidate of libhxl, the same rows", Bar::rate(ROWS, validated.took));
    table.line("memory for that, highest", Bar::seen_megabytes(validated.memory.highest));
    let times = |theirs: &Ended, ours: &Ended| theirs.took.as_secs_f64() / ours.took.as_secs_f64().max(1e-9);
    table.line("as many times as fast", Bar::seen(format!("{:.0} ×", times(&validated, judged))));
    let pivoted = theirs("hxlcount", &["-t", COUNTED_BY])?;
    table.line("hxlcount of libhxl, the same rows", Bar::rate(ROWS, pivoted.took));
    table.line("memory for that, highest", Bar::seen_megabytes(pivoted.memory.highest));
    table.line("as many times as fast", Bar::seen(format!("{:.0} ×", times(&pivoted, counted))));
    Ok(())
}

/// Some 54,000 different organisations, sectors and governorates together, and a slip now and then.
fn row(dice: &mut Dice, number: usize) -> [String; 15] {
    let day = |dice: &mut Dice, year: u16| format!("{year}-{:02}-{:02}", 1 + dice.roll(12), 1 + dice.roll(28));
    let figure = |dice: &mut Dice| {
        let unknown = dice.roll(2_000) == 0;
        if unknown { "n/a".to_owned() } else { (10 + dice.roll(5_000)).to_string() }
    };
    let governorate = dice.roll(50);
    [
        format!("Organisation {}", dice.roll(150)),
        format!("Partner {}", dice.roll(300)),
        (*dice.pick(&[
            "Health",
            "WASH",
            "Education",
            "Protection",
            "Shelter",
            "Food",
            "CCCM",
            "Cash",
            "Mines",
            "Jobs",
        ]))
        .into(),
        (*dice.pick(&TITLES)).into(),
        format!("Governorate {governorate}"),
        format!("District {}", governorate * 10 + dice.roll(10)),
        format!("Village {}", dice.roll(4_000)),
        format!("{}.{:05}", 30 + dice.roll(7), dice.roll(100_000)),
        format!("{}.{:05}", 40 + dice.roll(8), dice.roll(100_000)),
        (*dice.pick(&["Planned", "Ongoing", "Completed"])).into(),
        day(dice, 2024),
        day(dice, 2025),
        figure(dice),
        figure(dice),
        if dice.roll(50) == 0 { format!("see  remark {number}") } else { format!("Remark {number} of the field team") },
    ]
}

fn write_csv(path: &Path) -> Result<()> {
    let column = |(header, tag): (&str, &str)| Column { header: header.into(), tag: Tag::parse(tag) };
    let columns = COLUMNS.map(column);
    let failed = |error| broken(error);
    let file = BufWriter::new(File::create(path)?);
    let mut writer = Writer::new(file, Format::Csv, &columns, true, true).map_err(failed)?;
    let mut dice = Dice::new(15);
    for number in 0..ROWS {
        writer.row(row(&mut dice, number).as_slice()).map_err(failed)?;
    }
    Ok(writer.finish().map_err(failed)?.flush()?)
}

fn write_book(path: &Path) -> Result<()> {
    let head = Head {
        headers: COLUMNS.map(|(header, _)| header.to_owned()).to_vec(),
        tags: Some(COLUMNS.map(|(_, tag)| tag.to_owned()).to_vec()),
    };
    let mut dice = Dice::new(16);
    let cell = |text: String| text.parse().map_or_else(|_| Cell::text(text), Cell::number);
    let rows = (0..SHEET_ROWS).map(|number| Ok::<_, TableError>(row(&mut dice, number).map(cell).to_vec()));
    let file = BufWriter::new(File::create(path)?);
    xlsx(file, XlsxOptions::default(), &head, rows).map(drop).map_err(|error| broken(format!("{error:?}")))
}
