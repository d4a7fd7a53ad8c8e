//! `tansiq log`: walks the chain of the change log and says whether it holds. Ends with a failure where it does not, so
//! that a script can tell.

use clap::{Args, Subcommand};
use kernel::log::{Fault, verify};
use kernel::{Error, Result};

use super::Data;

/// A line of progress every so many links.
const STRIDE: i64 = 100_000;

#[derive(Args)]
pub(super) struct Log {
    #[command(subcommand)]
    command: LogCommand,
}

#[derive(Subcommand)]
enum LogCommand {
    /// Check every link of the chain, from the first to the head
    Verify(Verify),
}

#[derive(Args)]
struct Verify {
    #[command(flatten)]
    data: Data,
}

impl Log {
    pub(super) async fn run(self) -> Result<()> {
        match self.command {
            LogCommand::Verify(verify) => verify.run().await,
        }
    }
}

impl Verify {
    async fn run(self) -> Result<()> {
        let app = self.data.open(false).await?;
        let mut next = STRIDE;
        let verdict = verify(&app, |links| {
            if links >= next {
                eprintln!("{links} links checked");
                next = links + STRIDE;
            }
        })
        .await?;
        app.close().await?;
        println!("{} links, {} payloads erased", verdict.links, verdict.erased);
        match verdict.broken {
            None => {
                println!("the chain holds");
                Ok(())
            }
            Some((seq, fault)) => {
                Err(Error::Unavailable(format!("the chain is broken at link {seq}: {}", meaning(&fault))))
            }
        }
    }
}

fn meaning(fault: &Fault) -> &'static str {
    match fault {
        Fault::Gap => "a link before it is missing",
        Fault::Link => "it does not follow from the link before it; one of the two was altered",
        Fault::Payload => "its values are not the ones that were recorded",
        Fault::Head => "it is not what the head says; links were cut off, or the last was altered",
    }
}
