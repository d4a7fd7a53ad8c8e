//! The program `tansiq`: reads the command line and hands over.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    server::cli::run().await
}
