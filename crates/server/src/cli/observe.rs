//! What an operator can watch: structured logs on standard error, a line for every request, and metrics.
//!
//! Guarantees: no log line and no metric holds a query, a form's content, an address or a name; a path is written as its
//! pattern (`/activities/{id}`), never as it was asked for.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{ConnectInfo, MatchedPath, Request};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use axum::routing::get;
use kernel::{Error, Result};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::EnvFilter;

/// Upper edges of the buckets that durations are counted in, in seconds.
const SECONDS: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

const UPKEEP: Duration = Duration::from_secs(5);

/// Starts the log, as JSON lines. What is said is chosen by `TANSIQ_LOG`, or by `RUST_LOG`.
pub(super) fn start_log() -> Result<()> {
    let chosen = std::env::var("TANSIQ_LOG").or_else(|_| std::env::var("RUST_LOG"));
    let filter = chosen.unwrap_or_else(|_| "info".into());
    let filter = EnvFilter::try_new(filter)
        .map_err(|error| Error::Unavailable(format!("TANSIQ_LOG is not a filter of logs: {error}")))?;
    let lines = tracing_subscriber::fmt().json().flatten_event(true).with_writer(std::io::stderr);
    lines.with_env_filter(filter).try_init().map_err(Error::internal)
}

/// Starts counting, and gives what reads the counts.
pub(super) fn start_metrics() -> Result<PrometheusHandle> {
    let builder = PrometheusBuilder::new().set_buckets(&SECONDS).map_err(Error::internal)?;
    let handle = builder.install_recorder().map_err(Error::internal)?;
    let upkeep = handle.clone();
    // Durations wait in a buffer until they are counted; nobody may ever read the page.
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(UPKEEP).await;
            upkeep.run_upkeep();
        }
    });
    Ok(handle)
}

/// A log line and a measurement for every request.
pub(crate) async fn requests(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let path = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let path = path.as_ref().map_or("unmatched", MatchedPath::as_str);
    let (status, took) = (response.status().as_u16(), started.elapsed());
    tracing::info!(%method, path, status, ms = took.as_millis() as u64, "request");
    let labels = [("method", verb(&method).to_owned()), ("path", path.to_owned()), ("status", status.to_string())];
    metrics::histogram!("tansiq_request_seconds", &labels).record(took);
    response
}

/// A visitor may send any word as a method; a metric's labels must stay few.
fn verb(method: &axum::http::Method) -> &str {
    match method.as_str() {
        known @ ("GET" | "HEAD" | "POST" | "OPTIONS") => known,
        _ => "other",
    }
}

/// `/metrics`, for readers on this machine alone; whoever comes through a proxy finds nothing there.
pub(super) fn metrics_page(handle: PrometheusHandle) -> Router {
    let page = move |ConnectInfo(peer): ConnectInfo<SocketAddr>, headers: HeaderMap| async move {
        if peer.ip().is_loopback() && !forwarded(&headers) { Ok(handle.render()) } else { Err(StatusCode::NOT_FOUND) }
    };
    Router::new().route("/metrics", get(page))
}

fn forwarded(headers: &HeaderMap) -> bool {
    ["x-forwarded-for", "forwarded", "x-real-ip", "via"].iter().any(|name| headers.contains_key(*name))
}
