//! `tansiq form`: questionnaires. Pure work on files: no database and no runtime, so that it starts at once.
//!
//! Every problem is one line on standard error; files are written only when all went well.

mod xform;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};
use xlsform::read::{self, Format};
use xlsform::{Compiled, Options, Problem};

/// A questionnaire is a spreadsheet of a few megabytes at most.
const LARGEST: u64 = 64 << 20;

#[derive(Args)]
pub(super) struct Form {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Compile an XLSForm to an ODK XForm
    Compile(Compile),
    /// Check an XForm as ODK Validate does: its structure, its expressions, and what they do to an empty form
    Check(xform::Check),
    /// Fill an XForm with answers, and write the submission a client would send
    Fill(xform::Fill),
}

#[derive(Args)]
struct Compile {
    /// The XLSForm: .xlsx, .xls, .csv or .md
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// The XForm to write
    #[arg(short, long, value_name = "OUT.xml")]
    output: PathBuf,
    /// The name of the root node [default: data]
    #[arg(long, value_name = "ROOT")]
    name: Option<String>,
    /// Write what somebody should look at: a JSON list of sentences
    #[arg(long, value_name = "W.json")]
    warnings: Option<PathBuf>,
    /// Write the external choices, where the form has some
    #[arg(long, value_name = "I.csv")]
    itemsets: Option<PathBuf>,
    /// Do not look at expressions; the form may then be one that clients refuse
    #[arg(long)]
    no_check: bool,
    /// The language of errors and warnings
    #[arg(long, value_enum, default_value_t = Lang::En)]
    lang: Lang,
}

#[derive(Clone, Copy, ValueEnum)]
enum Lang {
    /// English
    En,
    /// Arabic
    Ar,
}

impl From<Lang> for xlsform::Lang {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => xlsform::Lang::En,
            Lang::Ar => xlsform::Lang::Ar,
        }
    }
}

impl Form {
    pub(super) fn run(self) -> ExitCode {
        keep_memory();
        let outcome = match self.command {
            Command::Compile(compile) => compile.run(),
            Command::Check(check) => check.run(),
            Command::Fill(fill) => fill.run(),
        };
        match outcome {
            Ok(()) => ExitCode::SUCCESS,
            Err(lines) => {
                for line in lines {
                    eprintln!("{line}");
                }
                ExitCode::FAILURE
            }
        }
    }
}

/// Has the system's allocator keep what is freed. It would give large pieces back at once and fetch them anew a moment later,
/// a quarter of the time a large form takes; once a piece as large as this has been freed, it no longer does.
fn keep_memory() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(31 << 20)));
}

/// What went wrong, a line each.
type Lines = Vec<String>;

impl Compile {
    fn run(&self) -> Result<(), Lines> {
        let lang = self.lang.into();
        let compiled = self.compiled().map_err(|problems| match problems {
            Failure::Form(problems) => problems.iter().map(|problem| problem.line(lang)).collect(),
            Failure::File(line) => vec![line],
        })?;
        let warnings: Vec<String> = compiled.warnings.iter().map(|warning| warning.line(lang)).collect();
        if let Some(path) = &self.warnings {
            let json = serde_json::to_string_pretty(&warnings).map_err(|error| vec![error.to_string()])?;
            write(path, &json)?;
        }
        match (&compiled.itemsets, &self.itemsets) {
            (Some(text), Some(path)) => write(path, text)?,
            (Some(_), None) => eprintln!("The form has external choices: name a file for them with --itemsets."),
            (None, _) => (),
        }
        write(&self.output, &compiled.xml)
    }

    fn compiled(&self) -> Result<Compiled, Failure> {
        let bytes = bytes(&self.input).map_err(Failure::File)?;
        let format = self.input.extension().and_then(|extension| Format::of_extension(&extension.to_string_lossy()));
        let workbook = read::workbook(&bytes, format).map_err(|problem| Failure::Form(vec![problem]))?;
        let options = Options {
            root: self.name.clone(),
            file_stem: self.input.file_stem().map(|stem| stem.to_string_lossy().into_owned()),
        };
        let compile = if self.no_check { xlsform::compile } else { xlsform::checked };
        let compiled = compile(&workbook, &options).map_err(Failure::Form);
        // The process is about to end; taking a large workbook apart cell by cell would only delay that.
        std::mem::forget(workbook);
        compiled
    }
}

enum Failure {
    Form(Vec<Problem>),
    File(String),
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let unreadable = |error: std::io::Error| format!("{} cannot be read: {error}", path.display());
    if std::fs::metadata(path).map_err(unreadable)?.len() > LARGEST {
        return Err(format!("{} is larger than {} MB", path.display(), LARGEST >> 20));
    }
    std::fs::read(path).map_err(unreadable)
}

fn write(path: &Path, text: &str) -> Result<(), Lines> {
    std::fs::write(path, text).map_err(|error| vec![format!("{} cannot be written: {error}", path.display())])
}
