//! The work behind the requests: takes the jobs that commands left, one at a time, for as long as the program serves.
//! A job of an unknown kind fails like any other, and its failure stays in the table for the operator.

use std::sync::Arc;
use std::time::Duration;

use kernel::jobs::{self, Job};
use kernel::{App, Error, Result, outbox};
use tokio::sync::watch;
use web::words::Words;

use crate::rooms::activities::reminders;

const PAUSE: Duration = Duration::from_secs(1);
/// The pause after the table of jobs itself could not be read.
const LONG_PAUSE: Duration = Duration::from_secs(10);

/// What jobs are done with.
#[derive(Clone)]
pub(super) struct Desk {
    pub app: App,
    pub words: Arc<Words>,
    /// Where people reach the program, for links in letters.
    pub address: String,
}

/// Works until told to stop; a job in hand is finished first.
pub(super) async fn work(desk: Desk, mut stop: watch::Receiver<bool>) {
    let app = desk.app.clone();
    if let Err(error) = jobs::ensure(&app, reminders::first()).await {
        tracing::error!(%error, "the reminders cannot be queued");
    }
    while !*stop.borrow() {
        let pause = match jobs::work_one(&app, |job| run(desk.clone(), job)).await {
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

async fn run(desk: Desk, job: Job) -> Result<()> {
    let Desk { app, words, address } = desk;
    match job.kind.as_str() {
        reminders::JOB => reminders::remind(&app, &words, &address).await.map(drop),
        outbox::JOB => app.mailer().send(serde_json::from_value(job.payload)?).await,
        unknown => Err(Error::Unavailable(format!("this program knows no jobs of the kind {unknown}"))),
    }
}
