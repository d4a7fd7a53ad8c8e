//! All routes of the program, and what stands around them: shapes, the door, limits, compression, assets, health.

use std::time::Duration;

use axum::extract::{DefaultBodyLimit, Path, Request, State as Shared};
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use kernel::Error;
use serde_json::json;
use tower::Layer;
use tower::util::{BoxCloneSyncService, MapRequestLayer};
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;
use web::{Outcome, Problem, Routes, Site, State};

use crate::cli::observe;
use crate::rooms;

/// An import of a hundred thousand rows answers well within it.
const LONGEST: Duration = Duration::from_secs(180);

/// The whole program as one service.
pub type Program = BoxCloneSyncService<Request, Response, std::convert::Infallible>;

/// Every room's routes.
pub fn routes() -> Routes {
    rooms::routes()
}

pub fn program(site: Site) -> Program {
    let state = State::new(site);
    let router = Router::new()
        .route("/assets/{*path}", get(asset))
        .route("/health", get(health))
        .merge(routes().into_router())
        .fallback(missing)
        .method_not_allowed_fallback(missing)
        .layer(DefaultBodyLimit::max(web::FORM_BYTES))
        .layer(from_fn_with_state(state.clone(), web::door))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST))
        .layer(CompressionLayer::new())
        .layer(from_fn(observe::requests))
        .with_state(state);
    BoxCloneSyncService::new(MapRequestLayer::new(web::enter).layer(router))
}

async fn missing() -> Problem {
    Problem(Error::NotFound)
}

/// For programs that watch: always JSON.
async fn health(Shared(site): Shared<State>) -> (StatusCode, Json<serde_json::Value>) {
    let (status, word) = match site.app.ping().await {
        Ok(()) => (StatusCode::OK, "ok"),
        Err(error) => {
            tracing::error!(%error, "not in health");
            (StatusCode::SERVICE_UNAVAILABLE, "unavailable")
        }
    };
    (status, Json(json!({ "status": word, "version": site.settings.version })))
}

async fn asset(Shared(site): Shared<State>, Path(path): Path<String>, headers: HeaderMap) -> Outcome {
    let asset = site.assets.get(&path).ok_or(Error::NotFound)?;
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (bytes, packed) = match &asset.gzip {
        Some(gzip) if accepted.contains("gzip") => (gzip, true),
        _ => (&asset.bytes, false),
    };
    let mut response = bytes.clone().into_response();
    let out = response.headers_mut();
    out.insert(CONTENT_TYPE, HeaderValue::from_static(asset.mime));
    out.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    out.insert(ETAG, HeaderValue::from_str(&asset.etag).map_err(Error::internal)?);
    if packed {
        out.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    Ok(response)
}
