//! The command line: one file a command. Every command prints what it does, and fails with a sentence and a code.

mod init;
mod serve;
mod user;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
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
    /// Serve the program to browsers
    Serve(serve::Serve),
    /// Invite people, make API tokens
    User(user::User),
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
        let options = Options {
            database: self.url(),
            data: self.data.clone(),
            clock: Clock::System,
            random: Random::System,
            mailer: None,
            create,
        };
        App::open(options, crate::HISTORY).await
    }
}

pub async fn run() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Init(init) => init.run().await,
        Command::Serve(serve) => serve.run().await,
        Command::User(user) => user.run().await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tansiq: {error}");
            ExitCode::FAILURE
        }
    }
}
