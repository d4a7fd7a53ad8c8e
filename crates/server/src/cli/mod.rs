//! The command line: one file a command. Every command prints what it does, and fails with a sentence and a code.

mod serve;
mod user;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use kernel::{App, Clock, Options, Random, Result};

/// What a country's NGO coordination body runs on.
#[derive(Parser)]
#[command(name = "tansiq", version, about, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
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
