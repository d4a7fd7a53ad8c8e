//! The work behind the requests: takes the jobs that commands left, one at a time, for as long as the program serves.
//! A job of an unknown kind fails like any other, and its failure stays in the table for the operator.

use std::time::Duration;

use kernel::jobs::{self, Job};
use kernel::{App, Error, Result, outbox};
use tokio::sync::watch;

const PAUSE: Duration = Duration::from_secs(1);
/// The pause after the table of jobs itself could not be read.
const LONG_PAUSE: Duration = Duration::from_secs(10);

/// Works until told to stop; a job in hand is finished first.
pub(super) async fn work(app: App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let pause = match jobs::work_one(&app, |job| run(app.clone(), job)).await {
            Ok(true) => continue,
            Ok(false) => PAUSE,
            Err(error) => {
                tracing::error!(%error, "the jobs cannot be read");
                LONG_PAUSE
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stop.changed() => {}
        }
    }
}

async fn run(app: App, job: Job) -> Result<()> {
    match job.kind.as_str() {
        outbox::JOB => app.mailer().send(serde_json::from_value(job.payload)?).await,
        unknown => Err(Error::Unavailable(format!("this program knows no jobs of the kind {unknown}"))),
    }
}
