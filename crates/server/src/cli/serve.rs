//! `tansiq serve`: opens the data, listens, works off the jobs, and stops cleanly on a signal: requests under way are
//! answered and the job in hand is finished.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use clap::Args;
use kernel::outbox::Mailer;
use kernel::{Actor, App, Error, Reads, Result};
use sea_orm::{ColumnTrait, QuerySelect};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::{Data, observe, worker};
use crate::rooms::people::model::person;
use crate::rooms::{activities, overlaps};
use crate::{Setup, program, site};

/// How long requests under way may take once the program was told to stop.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often overlaps are looked for.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// Who a kit's sample lets in, for trying the program out.
const SAMPLE_PEOPLE: [&str; 5] = [
    "coordinator@sample.invalid",
    "field.erbil@sample.invalid",
    "ngo.national@sample.invalid",
    "ngo.international@sample.invalid",
    "admin@sample.invalid",
];
const SAMPLE_PASSWORD: &str = "tansiq-sample";

#[derive(Args)]
pub(super) struct Serve {
    #[command(flatten)]
    data: Data,
    /// The address to listen on
    #[arg(long, env = "TANSIQ_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
    listen: SocketAddr,
    /// Where people reach the program, for links in letters: https://tansiq.example.org
    #[arg(long, env = "TANSIQ_ADDRESS", value_name = "URL")]
    address: Option<String>,
    /// Visitors come over TLS: cookies are for secure connections only
    #[arg(long, env = "TANSIQ_SECURE")]
    secure: bool,
    /// A proxy in front names the visitor's address in X-Forwarded-For
    #[arg(long, env = "TANSIQ_BEHIND_PROXY")]
    behind_proxy: bool,
    /// A folder of templates used instead of the built-in ones
    #[arg(long, env = "TANSIQ_TEMPLATES", value_name = "DIR")]
    templates: Option<PathBuf>,
    /// The mail server, smtps://USER:PASSWORD@HOST; without one, letters are written to the data folder
    #[arg(long, env = "TANSIQ_MAIL_URL", value_name = "URL", hide_env_values = true, requires = "mail_from")]
    mail_url: Option<String>,
    /// The sender's address of letters
    #[arg(long, env = "TANSIQ_MAIL_FROM", value_name = "ADDRESS")]
    mail_from: Option<String>,
}

impl Serve {
    pub(super) async fn run(self) -> Result<()> {
        observe::start_log()?;
        let metrics = observe::start_metrics()?;
        let app = self.data.open_with(false, self.mailer()?).await?;
        let sample = has_sample(&app).await?;
        if sample && (!self.listen.ip().is_loopback() || self.behind_proxy) {
            return Err(Error::Unavailable(
                "the data holds sample people, whose password everybody knows; it is served on this machine only"
                    .into(),
            ));
        }
        let site = site(app.clone(), sample, self.setup()?)?;
        let listener = TcpListener::bind(self.listen).await.map_err(|error| self.cannot_listen(&error))?;
        println!("Tansiq listens on http://{}", listener.local_addr()?);
        if sample {
            println!("Sample people: {}; password {SAMPLE_PASSWORD}", SAMPLE_PEOPLE.join(", "));
        }
        let desk = worker::Desk { app, words: site.words.clone(), address: site.settings.address.clone() };
        let service = observe::metrics_page(metrics).fallback_service(program(site));
        serve(listener, service, desk).await
    }

    fn mailer(&self) -> Result<Option<Mailer>> {
        let pair = self.mail_url.as_deref().zip(self.mail_from.as_deref());
        pair.map(|(url, from)| Mailer::smtp(url, from)).transpose()
    }

    fn setup(&self) -> Result<Setup> {
        if let Some(folder) = self.templates.as_ref().filter(|folder| !folder.is_dir()) {
            return Err(Error::Unavailable(format!("there is no folder of templates at {}", folder.display())));
        }
        let address = self.address.clone().or_else(|| Some(format!("http://{}", self.listen)));
        let templates = self.templates.clone();
        Ok(Setup { secure: self.secure, behind_proxy: self.behind_proxy, templates, address })
    }

    fn cannot_listen(&self, error: &std::io::Error) -> Error {
        let (listen, port) = (self.listen, self.listen.port());
        Error::Unavailable(match error.kind() {
            ErrorKind::AddrInUse => {
                format!("port {port} is taken by another program; choose another with --listen ADDRESS:PORT")
            }
            ErrorKind::PermissionDenied => {
                format!("this user may not listen on port {port}; choose one above 1023 with --listen ADDRESS:PORT")
            }
            ErrorKind::AddrNotAvailable => format!("{} is no address of this machine", listen.ip()),
            _ => format!("cannot listen on {listen}: {error}"),
        })
    }
}

async fn has_sample(app: &App) -> Result<bool> {
    let viewer = app.viewer(Actor::system("serve"));
    let people = viewer.find::<person::Entity>().filter(person::Column::Sample.eq(true));
    Ok(people.narrow(|select| select.limit(1)).one().await?.is_some())
}

async fn serve(listener: TcpListener, service: Router, desk: worker::Desk) -> Result<()> {
    let (stop, stopping) = watch::channel(false);
    let app = desk.app.clone();
    let jobs = tokio::spawn(worker::work(desk, stopping.clone()));
    let looking = tokio::spawn(look(app.clone()));
    let service = axum::ServiceExt::<Request>::into_make_service_with_connect_info::<SocketAddr>(service);
    let server = axum::serve(listener, service).with_graceful_shutdown(told(stopping.clone()));
    let signals = tokio::spawn(async move {
        signal().await;
        tracing::info!("stopping");
        stop.send_replace(true);
    });
    let patience = async {
        told(stopping).await;
        tokio::time::sleep(PATIENCE).await;
    };
    tokio::select! {
        ended = server => ended?,
        () = patience => tracing::warn!("requests were still under way and are given up"),
    }
    signals.abort();
    looking.abort();
    tokio::time::timeout(PATIENCE, jobs).await.ok();
    app.close().await
}

/// With a million records the picture takes some seconds: better now than when the first visitor comes. Overlaps are looked for
/// again and again, so that whoever is asked about one hears of it on the front page.
async fn look(app: App) {
    if let Err(error) = activities::picture::picture(&app.viewer(Actor::system("serve"))).await {
        tracing::warn!(%error, "the picture of activities is not filled yet");
    }
    loop {
        if let Err(error) = overlaps::found(&app).await {
            tracing::warn!(%error, "overlaps are not looked for");
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

async fn told(mut stopping: watch::Receiver<bool>) {
    stopping.wait_for(|stop| *stop).await.ok();
}

/// Ctrl-C, or what service managers send.
async fn signal() {
    #[cfg(unix)]
    if let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
        return;
    }
    tokio::signal::ctrl_c().await.ok();
}
