//! `tansiq hxl`: tables with HXL tags, from the command line. Pure work on files: no database and no runtime.
//!
//! Exit codes: 0 when all is well, 1 when a table breaks a rule of severity error, 2 when a file cannot be read or a
//! request not be understood.

mod count;
mod tag;
mod validate;

use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};
use hxl::{HxlError, ReadOptions, Source};
use kernel::Clock;

#[derive(Args)]
pub(super) struct Hxl {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Judge a table by rules: one line a finding; fails if one is an error
    Validate(validate::Validate),
    /// Count rows by tags, with sums, averages, lowest and highest values
    Count(count::Count),
    /// Put a row of tags under the headers of a table that has none
    Tag(tag::Tag),
}

impl Hxl {
    pub(super) fn run(self) -> ExitCode {
        let outcome = match self.command {
            Command::Validate(validate) => validate.run(),
            Command::Count(count) => count.run().map(|()| ExitCode::SUCCESS),
            Command::Tag(tag) => tag.run().map(|()| ExitCode::SUCCESS),
        };
        match outcome {
            Ok(code) => code,
            // Whoever reads our output has seen enough.
            Err(Failure { error: HxlError::Io(error), .. }) if error.kind() == io::ErrorKind::BrokenPipe => {
                ExitCode::SUCCESS
            }
            Err(Failure { file, error }) => {
                eprintln!("tansiq: {}{error}", file.map(|file| format!("{file}: ")).unwrap_or_default());
                ExitCode::from(2)
            }
        }
    }
}

/// What could not be done, and with which file.
struct Failure {
    file: Option<String>,
    error: HxlError,
}

impl From<HxlError> for Failure {
    fn from(error: HxlError) -> Self {
        Failure { file: None, error }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        HxlError::from(error).into()
    }
}

fn about<E: Into<HxlError>>(file: &Path) -> impl Fn(E) -> Failure + '_ {
    move |error| Failure { file: Some(file.display().to_string()), error: error.into() }
}

#[derive(Args)]
struct Input {
    /// The table: CSV, TSV, XLSX, XLS, ODS or JSON; - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Which sheet of a workbook, from 1 [default: the first with tags]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    sheet: Option<u16>,
}

impl Input {
    fn open(&self) -> Result<Source, Failure> {
        let sheet = self.sheet.map(|sheet| usize::from(sheet) - 1);
        open(&self.file, sheet).map_err(about(&self.file))
    }

    fn about(&self) -> impl Fn(HxlError) -> Failure + '_ {
        about(&self.file)
    }
}

fn open(file: &Path, sheet: Option<usize>) -> Result<Source, HxlError> {
    let options = ReadOptions { sheet, ..ReadOptions::default() };
    // What comes through a pipe can be read once, and a table is walked more often.
    let mut kept = tempfile::tempfile()?;
    if file == Path::new("-") {
        io::copy(&mut io::stdin().lock(), &mut kept)?;
    } else {
        let mut given = File::open(file)?;
        if given.metadata()?.is_file() {
            return Source::open(given, options);
        }
        io::copy(&mut given, &mut kept)?;
    }
    kept.rewind()?;
    Source::open(kept, options)
}

#[derive(Args)]
struct Output {
    /// The file to write; without it, standard output
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Output {
    fn open(&self) -> Result<Box<dyn Write>, Failure> {
        match &self.out {
            None => Ok(Box::new(BufWriter::with_capacity(1 << 16, io::stdout().lock()))),
            Some(file) => {
                let created = File::create(file).map_err(about(file))?;
                Ok(Box::new(BufWriter::with_capacity(1 << 16, created)))
            }
        }
    }
}

/// How a table is written.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Csv,
    Tsv,
    /// A list of lists
    Json,
    /// A list of objects with tags for keys
    Objects,
}

impl From<Format> for hxl::write::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Csv => Self::Csv,
            Format::Tsv => Self::Tsv,
            Format::Json => Self::Json,
            Format::Objects => Self::Objects,
        }
    }
}

#[derive(Args)]
struct Written {
    /// How the table is written
    #[arg(long, value_enum, default_value = "csv")]
    format: Format,
    /// Leave out the row of headers
    #[arg(long)]
    no_headers: bool,
    /// Leave out the row of tags
    #[arg(long)]
    no_tags: bool,
    #[command(flatten)]
    output: Output,
}

impl Written {
    fn begin(&self, columns: &[hxl::Column]) -> Result<hxl::write::Writer<Box<dyn Write>>, Failure> {
        let out = self.output.open()?;
        Ok(hxl::write::Writer::new(out, self.format.into(), columns, !self.no_headers, !self.no_tags)?)
    }
}

/// The year of dates that have none.
fn this_year() -> i16 {
    Clock::system().today().year()
}
