//! `tansiq hxl validate`: what is wrong with a table, as lines, CSV or JSON.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use hxl::text::number::is_number;
use hxl::write::Writer;
use hxl::{Column, Dataset, Finding, HxlError, Schema, Severity, Source, Tally};
use serde_json::json;
use tables::write::guarded;

use super::{Failure, Input, Output, about, open, this_year};

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Level {
    Info,
    Warning,
    Error,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line a finding, then how many there are
    Text,
    /// A table with a row a finding
    Csv,
    /// A list with an object a finding
    Json,
}

/// Judges a table by rules. Rows are counted from 1 below the row of tags; the row of the sheet is in brackets. Ends with
/// code 1 if a finding is an error.
#[derive(Args)]
pub(super) struct Validate {
    /// A table of rules (#valid_tag, #valid_datatype, …) instead of the usual ones
    #[arg(short, long, value_name = "FILE")]
    schema: Option<PathBuf>,
    /// The least grave findings to write
    #[arg(short = 'e', long, value_enum, default_value = "info")]
    error_level: Level,
    /// How findings are written
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    input: Input,
    #[command(flatten)]
    output: Output,
}

impl Validate {
    pub(super) fn run(self) -> Result<ExitCode, Failure> {
        let schema = match &self.schema {
            None => Schema::default_rules()?,
            Some(file) => {
                let source = open(file, None).map_err(about(file))?;
                Schema::read(source, this_year(), &mut |list| listed(file, list)).map_err(about(file))?
            }
        };
        let mut dataset = Dataset::open(self.input.open()?).map_err(self.input.about())?;
        let columns = dataset.columns().to_vec();
        let least = match self.error_level {
            Level::Info => Severity::Info,
            Level::Warning => Severity::Warning,
            Level::Error => Severity::Error,
        };
        let mut report = Report::begin(self.output.open()?, self.format, &columns)?;
        let mut failed = Ok(());
        let tally = hxl::validate::validate(&mut dataset, &schema.rules, this_year(), &mut |finding| {
            if finding.rule.severity >= least && failed.is_ok() {
                failed = report.finding(finding);
            }
        });
        failed?;
        let tally = tally.map_err(self.input.about())?;
        report.end(tally, self.error_level)?;
        Ok(if tally.errors > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS })
    }
}

/// A list of values named by a schema: a file beside it.
fn listed(schema: &Path, list: &str) -> Result<Source, HxlError> {
    if list.contains("://") {
        let refused = "nothing is fetched from the network; save the list and name the file";
        return Err(std::io::Error::other(refused).into());
    }
    open(&schema.parent().unwrap_or(Path::new("")).join(list), None)
}

struct Report<'c> {
    out: Out,
    format: Format,
    columns: &'c [Column],
    written: u64,
}

enum Out {
    Lines(Box<dyn Write>),
    Table(Writer<Box<dyn Write>>),
}

const HEADERS: [&str; 10] =
    ["severity", "problem", "rule", "row", "sheet_row", "column", "tag", "value", "suggestion", "description"];

impl<'c> Report<'c> {
    fn begin(mut out: Box<dyn Write>, format: Format, columns: &'c [Column]) -> Result<Self, HxlError> {
        let out = match format {
            Format::Text => Out::Lines(out),
            Format::Json => {
                out.write_all(b"[")?;
                Out::Lines(out)
            }
            Format::Csv => {
                let mut table = Writer::new(out, hxl::write::Format::Csv, &[], false, false)?;
                table.row(HEADERS.as_slice())?;
                Out::Table(table)
            }
        };
        Ok(Report { out, format, columns, written: 0 })
    }

    fn finding(&mut self, finding: &Finding<'_>) -> Result<(), HxlError> {
        self.written += 1;
        match &mut self.out {
            // Values come from a stranger's file, and this one is opened in a spreadsheet program.
            Out::Table(table) => {
                let cells = cells(finding, self.columns);
                let safe = cells.iter().map(|cell| if is_number(cell) { cell.as_str().into() } else { guarded(cell) });
                table.row(safe.collect::<Vec<_>>().as_slice())
            }
            Out::Lines(out) if self.format == Format::Json => {
                let object = object(finding, self.columns);
                Ok(write!(out, "{}\n{object}", if self.written > 1 { "," } else { "" })?)
            }
            Out::Lines(out) => Ok(line(out, finding)?),
        }
    }

    fn end(self, tally: Tally, level: Level) -> Result<(), HxlError> {
        match self.out {
            Out::Table(table) => table.finish().map(|_| ()),
            Out::Lines(mut out) => {
                if self.format == Format::Json {
                    out.write_all(b"\n]\n")?;
                } else {
                    sum(&mut out, tally, level)?;
                }
                Ok(out.flush()?)
            }
        }
    }
}

fn line(out: &mut dyn Write, finding: &Finding<'_>) -> std::io::Result<()> {
    let place = finding.at.map_or("<dataset>".to_owned(), |at| (at.row + 1).to_string());
    write!(out, "[{}] {place},{}: ", finding.rule.severity, finding.rule.target)?;
    if let Some(value) = finding.value {
        write!(out, "\"{}\" ", on_one_line(value))?;
    }
    write!(out, "{}", finding.problem)?;
    if let Some(suggestion) = &finding.suggestion {
        write!(out, ", perhaps \"{}\"", on_one_line(suggestion))?;
    }
    match (finding.at, finding.column) {
        (None, _) => writeln!(out),
        (Some(at), None) => writeln!(out, " (row {})", at.source_row + 1),
        (Some(at), Some(column)) => writeln!(out, " ({}{})", letters(column), at.source_row + 1),
    }
}

fn object(finding: &Finding<'_>, columns: &[Column]) -> serde_json::Value {
    json!({
        "severity": finding.rule.severity.to_string(),
        "problem": finding.problem.key(),
        "message": finding.problem.to_string(),
        "rule": finding.rule.target.to_string(),
        "rule_number": finding.rule_number + 1,
        "row": finding.at.map(|at| at.row + 1),
        "sheet_row": finding.at.map(|at| at.source_row + 1),
        "column": finding.column.map(|column| column + 1),
        "tag": finding.column.and_then(|column| columns.get(column)).map(Column::display_tag),
        "value": finding.value,
        "suggestion": finding.suggestion,
        "description": finding.rule.description,
    })
}

/// In the order of [`HEADERS`].
fn cells(finding: &Finding<'_>, columns: &[Column]) -> [String; 10] {
    let number = |number: Option<u64>| number.map(|number| (number + 1).to_string()).unwrap_or_default();
    let column = finding.column.and_then(|column| columns.get(column));
    [
        finding.rule.severity.to_string(),
        finding.problem.key().to_owned(),
        finding.rule.target.to_string(),
        number(finding.at.map(|at| at.row)),
        number(finding.at.map(|at| at.source_row)),
        finding.column.map(letters).unwrap_or_default(),
        column.map(Column::display_tag).unwrap_or_default(),
        finding.value.unwrap_or_default().to_owned(),
        finding.suggestion.as_deref().unwrap_or_default().to_owned(),
        finding.rule.description.clone().unwrap_or_default(),
    ]
}

fn sum(out: &mut dyn Write, tally: Tally, level: Level) -> std::io::Result<()> {
    write!(out, "{} error(s)", tally.errors)?;
    if level != Level::Error {
        write!(out, ", {} warning(s)", tally.warnings)?;
    }
    if level == Level::Info {
        write!(out, ", {} suggestion(s)", tally.infos)?;
    }
    writeln!(out, "\n{}", if tally.errors > 0 { "The table breaks rules." } else { "The table passes." })
}

fn on_one_line(value: &str) -> String {
    value.replace('\n', "\\n").replace('\r', "\\r").replace('\t', "\\t")
}

/// A column as spreadsheets name it.
fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        name.push(b'A' + ((left - 1) % 26) as u8);
        left = (left - 1) / 26;
    }
    name.iter().rev().map(|letter| char::from(*letter)).collect()
}
