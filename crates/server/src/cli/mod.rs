//! The command line: one file a command. Every command prints what it does, and fails with a sentence and a code.

mod activities;
mod backup;
mod bench;
mod export;
mod form;
mod hxl;
mod import;
mod init;
mod kit;
mod log;
mod names;
pub(crate) mod observe;
mod places;
mod restore;
mod serve;
mod user;
mod worker;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use kernel::outbox::Mailer;
use kernel::{App, Clock, Error, Options, Random, Result};

/// What a country's NGO coordination body runs on.
#[derive(Parser)]
#[command(name = "tansiq", version, about, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make the data folder: load a country's kit, print the first link
    Init(init::Init),
    /// Make the kit of a country, load a further one
    Kit(kit::Kit),
    /// Bring a spreadsheet of activities, organisations or figures of need
    Import(import::Import),
    /// Serve the program to browsers
    Serve(serve::Serve),
    /// Load boundaries to draw maps with
    Places(places::Places),
    /// Invite people, make API tokens
    User(user::User),
    /// Write the list of activities to a file
    Export(export::Export),
    /// Compile questionnaires
    Form(form::Form),
    /// Look for overlaps among the activities
    Activities(activities::Activities),
    /// Match names of places across scripts and spellings
    Names(names::Names),
    /// Judge, count and tag tables with HXL tags
    Hxl(hxl::Hxl),
    /// Look after the change log
    Log(log::Log),
    /// Put the database and the files into one archive, while the program runs
    Backup(backup::Backup),
    /// Make a data folder from an archive
    Restore(restore::Restore),
    /// Measure the program on this machine; a report in Markdown
    Bench(bench::Bench),
}

/// Where the data is.
#[derive(Args, Clone)]
pub struct Data {
    /// The folder of the data: database, files, letters
    #[arg(long, default_value = "./data", value_name = "DIR")]
    data: PathBuf,
    /// Another database than the folder's own: postgres://…
    #[arg(long, env = "TANSIQ_DATABASE", value_name = "URL", hide_env_values = true)]
    database: Option<String>,
}

impl Data {
    fn url(&self) -> String {
        let own = || format!("sqlite:{}", self.data.join("tansiq.db").display());
        self.database.clone().unwrap_or_else(own)
    }

    /// Makes the folder; refuses one that has a database already.
    fn prepare(&self) -> Result<()> {
        let own = self.data.join("tansiq.db");
        if self.database.is_none() && own.exists() {
            return Err(Error::Unavailable(format!("{} is there already; it stays as it is", own.display())));
        }
        Ok(std::fs::create_dir_all(&self.data)?)
    }

    /// Takes back the database file of an `init` that failed: half a database must not look like a whole one.
    fn discard(&self) {
        if self.database.is_none() {
            for ending in ["", "-wal", "-shm"] {
                std::fs::remove_file(self.data.join(format!("tansiq.db{ending}"))).ok();
            }
        }
    }

    async fn open(&self, create: bool) -> Result<App> {
        self.open_with(create, None).await
    }

    /// Opens with a mailer of one's own instead of the folder of letters.
    async fn open_with(&self, create: bool, mailer: Option<Mailer>) -> Result<App> {
        let options = Options {
            database: self.url(),
            data: self.data.clone(),
            clock: Clock::system(),
            random: Random::System,
            mailer,
            create,
        };
        let app = App::open(options, crate::HISTORY).await?;
        crate::rooms::places::keep_time(&app).await?;
        Ok(app)
    }
}

/// Runs one command. Only those that need a runtime get one.
pub fn run() -> ExitCode {
    match Cli::parse().command {
        Command::Form(form) => form.run(),
        Command::Names(names) => names.run(),
        Command::Hxl(hxl) => hxl.run(),
        Command::Restore(restore) => ended(restore.run()),
        Command::Init(init) => wait(init.run()),
        Command::Kit(kit) => wait(kit.run()),
        Command::Import(import) => wait(import.run()),
        Command::Serve(serve) => wait(serve.run()),
        Command::Places(places) => wait(places.run()),
        Command::User(user) => wait(user.run()),
        Command::Export(export) => wait(export.run()),
        Command::Activities(activities) => wait(activities.run()),
        Command::Log(log) => wait(log.run()),
        Command::Backup(backup) => wait(backup.run()),
        Command::Bench(bench) => wait(bench.run()),
    }
}

fn wait(work: impl Future<Output = Result<()>>) -> ExitCode {
    match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => ended(runtime.block_on(work)),
        Err(error) => ended(Err(error.into())),
    }
}

fn ended(outcome: Result<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tansiq: {}", sentence(&error));
            ExitCode::FAILURE
        }
    }
}

/// An error as an operator reads it: what happened, without the name of its kind.
fn sentence(error: &Error) -> String {
    match error {
        Error::Unavailable(what) => what.clone(),
        Error::Internal(what) => format!("this should not happen: {what}"),
        other => other.to_string(),
    }
}
