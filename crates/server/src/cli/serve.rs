//! `tansiq serve`: opens the data, listens, and stops cleanly.

use std::net::SocketAddr;

use clap::Args;
use kernel::{Error, Result};
use tokio::net::TcpListener;

use super::Data;
use crate::{Setup, program, site};

#[derive(Args)]
pub(super) struct Serve {
    #[command(flatten)]
    data: Data,
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
    listen: SocketAddr,
}

impl Serve {
    pub(super) async fn run(self) -> Result<()> {
        let app = self.data.open(false).await?;
        let site = site(app.clone(), false, Setup::default())?;
        let listener = TcpListener::bind(self.listen)
            .await
            .map_err(|error| Error::Unavailable(format!("cannot listen on {}: {error}", self.listen)))?;
        println!("Tansiq listens on http://{}", self.listen);
        let service = axum::ServiceExt::<axum::extract::Request>::into_make_service_with_connect_info::<SocketAddr>(
            program(site),
        );
        axum::serve(listener, service).with_graceful_shutdown(stop()).await?;
        app.close().await
    }
}

async fn stop() {
    tokio::signal::ctrl_c().await.ok();
}
