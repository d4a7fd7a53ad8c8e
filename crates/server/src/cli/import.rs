//! `tansiq import`: brings a file of activities, organisations or figures of need, row by row, with a report of what became of
//! each.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Subcommand, ValueEnum};
use kernel::{Actor, App, Error, Result};
use web::locale::Locale;
use web::{State, Visit};

use super::Data;
use crate::rooms::imports::{self, Brought, Dates, File, Progress, Target, Unsaid};
use crate::rooms::people;
use crate::{Setup, site};

#[derive(Args)]
pub(super) struct Import {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Who does what, where: one row an activity
    Activities(Timed),
    /// A list of organisations for the register
    Organisations(Asked),
    /// Figures of people in need: place, sector, group, people, severity, day, source
    Needs(Figures),
}

#[derive(Clone, Copy, ValueEnum)]
enum First {
    Day,
    Month,
}

#[derive(Args)]
struct Asked {
    /// XLSX, XLS, ODS, CSV or TSV
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Columns as they were kept under this name
    #[arg(long, value_name = "NAME")]
    preset: Option<String>,
    /// Say what would happen and record nothing
    #[arg(long)]
    dry_run: bool,
    /// Act as this person, with what she may; without it as the program itself
    #[arg(long = "as", value_name = "EMAIL")]
    person: Option<String>,
    /// Write what becomes of every row, as CSV
    #[arg(long, value_name = "OUT.csv")]
    report: Option<PathBuf>,
    /// Whose file it is, where rows do not say: a name or acronym of the register
    #[arg(long, value_name = "NAME")]
    organisation: Option<String>,
    /// The sheet, where there are several
    #[arg(long, value_name = "SHEET")]
    sheet: Option<String>,
    /// What comes first in dates such as 03/08/2025, where the column does not tell
    #[arg(long, value_enum, value_name = "FIRST")]
    dates: Option<First>,
    /// Also record rows that are equal in every column to an earlier one
    #[arg(long)]
    repeated: bool,
    #[command(flatten)]
    data: Data,
}

#[derive(Args)]
struct Timed {
    #[command(flatten)]
    asked: Asked,
    /// The month of rows that say none, such as 2026-08 [default: the file's name, else this month]
    #[arg(long, value_name = "MONTH", value_parser = month)]
    month: Option<String>,
    /// The year of months that stand without one [default: the file's name]
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(1990..=2099))]
    year: Option<i16>,
}

#[derive(Args)]
struct Figures {
    #[command(flatten)]
    asked: Asked,
    /// Where the figures come from, for rows that do not say [default: the file's name]
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    /// The day they are true for, for rows that do not say, such as 2026-10-31
    #[arg(long, value_name = "DAY", value_parser = day)]
    as_of: Option<String>,
    /// Who may see them, where rows do not say
    #[arg(long, value_name = "WHO", default_value = "members", value_parser = ["public", "members", "coordination", "own"])]
    visibility: String,
}

/// What rows of a file leave unsaid.
#[derive(Default)]
struct Rest {
    month: Option<String>,
    year: Option<i16>,
    figures: Unsaid,
}

impl Import {
    pub(super) async fn run(self) -> Result<()> {
        match self.command {
            Command::Activities(Timed { asked, month, year }) => {
                asked.run(Target::Activities, Rest { month, year, ..Rest::default() }).await
            }
            Command::Organisations(asked) => asked.run(Target::Organisations, Rest::default()).await,
            Command::Needs(Figures { asked, source, as_of, visibility }) => {
                let visibility = serde_json::from_value(visibility.into()).ok();
                let figures = Unsaid { as_of, source, visibility, ..Unsaid::default() };
                asked.run(Target::Needs, Rest { figures, ..Rest::default() }).await
            }
        }
    }
}

impl Asked {
    async fn run(self, target: Target, rest: Rest) -> Result<()> {
        let app = self.data.open(false).await?;
        let visit = visit(&app, self.person.as_deref()).await?;
        let dry_run = self.dry_run;
        let (reading, recording) = (Progress::default(), Progress::default());
        let file = File {
            path: self.file,
            target,
            preset: self.preset,
            organisation: self.organisation,
            sheet: self.sheet,
            month: rest.month,
            year: rest.year,
            unsaid: rest.figures,
            dates: match self.dates {
                None => Dates::Told,
                Some(First::Day) => Dates::DayFirst,
                Some(First::Month) => Dates::MonthFirst,
            },
            repeated: self.repeated,
            dry_run,
            report: self.report.clone(),
        };
        let brought = {
            let work = imports::bring(&visit, file, reading.clone(), recording.clone());
            tokio::pin!(work);
            loop {
                tokio::select! {
                    done = &mut work => break done,
                    () = tokio::time::sleep(Duration::from_millis(500)) => told(&reading, &recording),
                }
            }
        };
        clear();
        let brought = brought.map_err(|error| said(&visit, error))?;
        summary(&brought, target, dry_run);
        if let Some(report) = &self.report {
            println!("what became of each row: {}", report.display());
        }
        app.close().await
    }
}

/// A visit nobody makes, by the person the file is brought for.
async fn visit(app: &App, person: Option<&str>) -> Result<Visit> {
    let mut visit = Visit::imagined(State::new(site(app.clone(), false, Setup::default())?), Locale::En.into());
    visit.visitor.actor = Actor::system("command line");
    if let Some(email) = person {
        let known = people::acting(app, email).await;
        let known = known.map_err(|_| Error::Unavailable("nobody has this e-mail address".into()))?;
        visit.visitor.actor = known.actor;
        visit.visitor.person = Some(known.person);
    }
    Ok(visit)
}

/// How far it is, on one line that is written over; on a terminal only.
fn told(reading: &Progress, recording: &Progress) {
    if std::io::stderr().is_terminal() {
        match recording.done() {
            0 => eprint!("\r{} rows read …", reading.done()),
            done => eprint!("\r{} rows read, {done} recorded …", reading.done()),
        }
        std::io::stderr().flush().ok();
    }
}

fn clear() {
    if std::io::stderr().is_terminal() {
        eprint!("\r{:60}\r", "");
    }
}

fn summary(brought: &Brought, target: Target, dry_run: bool) {
    let counts = brought.counts;
    for (header, field) in &brought.columns {
        println!("  {header} → {field}");
    }
    println!("{} rows{}", counts.rows(), if dry_run { " (dry run: nothing is recorded)" } else { "" });
    let lines = [
        ("new", counts.new),
        ("changed", counts.changed),
        ("unchanged", counts.unchanged),
        ("repeated: equal in every column to an earlier row; --repeated brings them in", counts.repeated),
        ("to be chosen: they stay out until somebody says what is meant", counts.choice),
        ("refused", counts.refused),
        ("empty", counts.empty),
    ];
    for (what, count) in lines.into_iter().filter(|(_, count)| *count > 0) {
        println!("{count:>9}  {what}");
    }
    if target == Target::Activities && brought.newcomers > 0 {
        println!("{:>9}  organisations are new to the register", brought.newcomers);
    }
    if brought.questions > 0 {
        println!("{:>9}  texts may mean several things", brought.questions);
    }
    if target == Target::Activities && counts.new > 0 {
        println!("rows that say no month are of {}", brought.month);
    }
}

/// What is wrong, for somebody at a terminal: in the words of the pages.
fn said(visit: &Visit, error: Error) -> Error {
    match error {
        Error::Invalid(wrong) => {
            let sentences = wrong.0.iter().map(|one| visit.sentence(one.key, &one.args));
            Error::Unavailable(sentences.collect::<Vec<_>>().join(" "))
        }
        Error::Conflict(key) => Error::Unavailable(visit.say(key)),
        Error::TooLarge(_) => Error::Unavailable(visit.say("imports-file-too-large")),
        Error::Forbidden => Error::Unavailable("this person may not bring files".into()),
        other => other,
    }
}

fn month(text: &str) -> std::result::Result<String, String> {
    let first = format!("{text}-01").parse::<jiff::civil::Date>();
    first.map(|_| text.to_owned()).map_err(|_| "a month such as 2026-08".to_owned())
}

fn day(text: &str) -> std::result::Result<String, String> {
    text.parse::<jiff::civil::Date>().map(|_| text.to_owned()).map_err(|_| "a day such as 2026-10-31".to_owned())
}
