//! The shape an answer is wanted in, taken from the path's extension or the `Accept` header, and the API's prefix.
//! Happens before routing, so that one handler serves the page, the API and the spreadsheet.

use axum::extract::Request;
use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, Uri};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    #[default]
    Html,
    Json,
    Csv,
    Xlsx,
    Hxl,
    Geojson,
    Png,
    Svg,
    Vcard,
}

/// Every extension that names a shape; the longest match wins (`.hxl.csv` before `.csv`).
const EXTENSIONS: [(&str, Shape); 8] = [
    (".hxl.csv", Shape::Hxl),
    (".csv", Shape::Csv),
    (".json", Shape::Json),
    (".xlsx", Shape::Xlsx),
    (".geojson", Shape::Geojson),
    (".png", Shape::Png),
    (".svg", Shape::Svg),
    (".vcf", Shape::Vcard),
];

const API: &str = "/api/v1";

impl Shape {
    pub fn mime(self) -> &'static str {
        match self {
            Self::Html => "text/html; charset=utf-8",
            Self::Json => "application/json",
            Self::Csv | Self::Hxl => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Geojson => "application/geo+json",
            Self::Png => "image/png",
            Self::Svg => "image/svg+xml",
            Self::Vcard => "text/vcard; charset=utf-8",
        }
    }

    /// How the shape ends a file's name.
    pub fn extension(self) -> &'static str {
        EXTENSIONS.iter().find(|(_, shape)| *shape == self).map_or(".html", |(extension, _)| extension)
    }

    fn accepted(headers: &HeaderMap) -> Self {
        let accept = headers.get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let first = accept.split(',').next().unwrap_or_default().split(';').next().unwrap_or_default().trim();
        EXTENSIONS
            .iter()
            .map(|(_, shape)| *shape)
            .find(|shape| shape.mime().split(';').next() == Some(first))
            .unwrap_or_default()
    }
}

/// Where the request came in: the API answers in JSON and knows no cookies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entrance {
    pub api: bool,
    pub shape: Shape,
}

/// Strips the API's prefix and the shape's extension from the path, and remembers both.
pub fn enter(mut request: Request) -> Request {
    let path = request.uri().path();
    let (api, rest) = match path.strip_prefix(API) {
        Some(rest) if rest.starts_with('/') => (true, rest),
        _ => (false, path),
    };
    let (rest, shape) = match extension(rest) {
        Some((stem, shape)) => (stem, shape),
        None if api => (rest, Shape::Json),
        None => (rest, Shape::accepted(request.headers())),
    };
    let entrance = Entrance { api, shape };
    if rest.len() != path.len() {
        let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
        if let Ok(uri) = format!("{rest}{query}").parse::<Uri>() {
            *request.uri_mut() = uri;
        }
    }
    request.extensions_mut().insert(entrance);
    request
}

fn extension(path: &str) -> Option<(&str, Shape)> {
    if path.starts_with("/assets/") {
        return None;
    }
    EXTENSIONS.iter().find_map(|(extension, shape)| {
        let stem = path.strip_suffix(extension)?;
        Some((if stem == "/index" { "/" } else { stem }, *shape)).filter(|(stem, _)| !stem.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn entered(path: &str, accept: &str) -> (String, Entrance) {
        let request = Request::builder().uri(path).header(ACCEPT, accept).body(Body::empty()).expect("a request");
        let request = enter(request);
        let entrance = *request.extensions().get::<Entrance>().expect("an entrance");
        (request.uri().to_string(), entrance)
    }

    #[test]
    fn an_extension_names_the_shape_and_leaves_the_path() {
        let (path, entrance) = entered("/activities.xlsx?month=2026-10", "text/html");
        assert_eq!(path, "/activities?month=2026-10");
        assert_eq!(entrance, Entrance { api: false, shape: Shape::Xlsx });
        assert_eq!(entered("/activities.hxl.csv", "*/*").1.shape, Shape::Hxl);
    }

    #[test]
    fn the_api_is_the_same_paths_in_json() {
        let (path, entrance) = entered("/api/v1/organisations/7", "text/html");
        assert_eq!((path.as_str(), entrance.api, entrance.shape), ("/organisations/7", true, Shape::Json));
    }

    #[test]
    fn a_browser_gets_pages_and_assets_keep_their_names() {
        assert_eq!(entered("/", "text/html,application/xhtml+xml").1.shape, Shape::Html);
        assert_eq!(entered("/assets/app.1f.svg", "*/*").0, "/assets/app.1f.svg");
    }
}
