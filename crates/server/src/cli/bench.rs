//! `tansiq bench`: measures this program on this machine, with the bar beside every figure. Markdown to standard output,
//! progress to standard error.
//!
//! What is served is measured from outside: a process of its own, asked over HTTP on loopback by one client, one request
//! after another. Bodies and workbooks are invented from a fixed seed, so two runs measure the same work.

mod body;
mod client;
mod engines;
mod hxl;
mod imports;
mod overlaps;
mod pages;
mod process;
mod register;
mod report;
mod workbook;

use std::path::{Path, PathBuf};

use clap::Args;
use kernel::{Error, Result};

use process::Machine;
use report::{Bar, Report};

#[derive(Args)]
pub(super) struct Bench {
    /// A PostgreSQL server to measure as well; a database is made on it and stays there
    #[arg(long, value_name = "URL", hide_env_values = true)]
    postgres: Option<String>,
    /// How many activities the pages are measured with
    #[arg(long, default_value_t = 1_000_000, value_name = "N")]
    rows: usize,
    /// How many rows the largest workbook has; the others a tenth and a hundredth of them
    #[arg(long, default_value_t = 1_000_000, value_name = "N")]
    import_rows: usize,
    /// How often each page is asked for
    #[arg(long, default_value_t = 31, value_name = "N")]
    tries: usize,
    /// A folder with a register of places to match names with: candidates.csv and queries.csv
    #[arg(long, value_name = "DIR")]
    register: Option<PathBuf>,
    /// Where the throwaway data goes; some gigabytes for a million rows
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
}

impl Bench {
    pub(super) async fn run(self) -> Result<()> {
        if cfg!(debug_assertions) {
            say("this build is not optimised: its figures mean nothing");
        }
        let folder = self.folder.clone().unwrap_or_else(std::env::temp_dir);
        let folder = tempfile::Builder::new().prefix("tansiq-bench-").tempdir_in(folder)?;
        let mut report = Report::default();
        self.whole(folder.path(), &mut report).await?;
        engines::measure(&mut report)?;
        match &self.register {
            Some(register) => register::measure(register, &mut report)?,
            None => say("names are not matched with a register: --register names none"),
        }
        overlaps::measure(&mut report);
        hxl::measure(folder.path(), &mut report)?;
        imports::measure(folder.path(), self.import_rows, &mut report)?;
        let sqlite = self.pages(folder.path(), None, &mut report).await?;
        if let Some(server) = &self.postgres {
            let name = format!("tansiq_bench_{}", std::process::id());
            let url = kernel::db::make_postgres_database(server, &name).await?;
            let postgres = self.pages(folder.path(), Some(url), &mut report).await?;
            pages::compare(&sqlite, &postgres, &mut report);
        }
        print!("{report}");
        if report.missed() > 0 {
            say(&format!("{} bars missed", report.missed()));
        }
        Ok(())
    }

    /// The program as it comes: how large, how quick to start, how much memory when nobody asks for anything.
    async fn whole(&self, folder: &Path, report: &mut Report) -> Result<()> {
        say("the program itself …");
        let table = report.table("The program, with a kit's sample (1,500 activities)");
        let machine = Machine::with_sample(&folder.join("sample"), None)?;
        table.line("size of the binary", Bar::megabytes(machine.program_bytes()?, 60));
        let mut starts = Vec::new();
        for _ in 0..5 {
            starts.push(machine.serve()?.started);
        }
        table.line("from the start to the first answer, median of 5", Bar::within(report::median(&mut starts), 0.3));
        let serving = machine.serve()?;
        std::thread::sleep(std::time::Duration::from_secs(3));
        table.line("memory at rest after the start", Bar::megabytes(serving.memory()?.now, 80));
        let client = machine.client(&serving)?;
        pages::weights(client, table)
    }

    /// Pages over very many activities on one engine.
    async fn pages(&self, folder: &Path, url: Option<String>, report: &mut Report) -> Result<Vec<pages::Timing>> {
        let engine = if url.is_some() { "PostgreSQL" } else { "SQLite" };
        say(&format!("{} activities on {engine} …", self.rows));
        let data = folder.join(engine);
        let machine = Machine::with_sample(&data, url)?;
        let loaded = body::load(&machine, self.rows).await?;
        let table = report.table(&format!("{} activities on {engine}", report::thousands(self.rows as u64)));
        table.line("writing them, with log and full text", Bar::rate(self.rows, loaded));
        if let Some(bytes) = machine.database_bytes() {
            table.line("size of the database", Bar::seen_megabytes(bytes));
        }
        let searched = machine.run(&["activities", "overlaps", "--least", "0.4", "--out", &pairs(folder, engine)])?;
        table.line("every overlap among them, read and written too", Bar::seen_time(searched.took));
        let serving = machine.serve()?;
        let timings = pages::time(machine.client(&serving)?, self.tries, table)?;
        table.line("memory with the picture, highest", Bar::seen_megabytes(serving.memory()?.highest));
        Ok(timings)
    }
}

/// Where the pairs of an engine's activities are written.
fn pairs(folder: &Path, engine: &str) -> String {
    folder.join(format!("pairs-{engine}.csv")).display().to_string()
}

pub(super) fn say(line: &str) {
    eprintln!("bench: {line}");
}

fn broken(what: impl std::fmt::Display) -> Error {
    Error::Unavailable(format!("the measurement broke off: {what}"))
}
