//! A browser for tests: keeps cookies, adds the form token, and goes through the whole program, shapes and door included.

use std::sync::Mutex;

use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Request, StatusCode};
use server::Program;
use tower::ServiceExt;

pub struct Browser {
    program: Program,
    cookies: Mutex<Vec<(String, String)>>,
    pub language: &'static str,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn body(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("not JSON: {}", self.body()))
    }

    pub fn location(&self) -> &str {
        self.headers.get(LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.body());
        self
    }
}

impl Browser {
    pub fn new(program: Program, session: Option<String>) -> Self {
        let mut cookies = vec![("tansiq-visit".to_owned(), "a-visit".to_owned())];
        cookies.extend(session.map(|secret| ("tansiq".to_owned(), secret)));
        Self { program, cookies: Mutex::new(cookies), language: "en" }
    }

    pub fn in_language(mut self, tag: &'static str) -> Self {
        self.language = tag;
        self
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request("GET", path).body(Body::empty()).expect("a request")).await
    }

    /// Posts a form as our own page would: with the token the door gave this visit.
    pub async fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut pairs = vec![("csrf", self.token())];
        pairs.extend(fields.iter().map(|(name, value)| (*name, (*value).to_owned())));
        self.post_urlencoded(path, &pairs).await
    }

    /// Posts a form as another site would: without the token.
    pub async fn post_forged(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pairs: Vec<_> = fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        self.post_urlencoded(path, &pairs).await
    }

    /// Posts a form with one file.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Answer {
        const EDGE: &str = "edge-of-a-part";
        let mut body = Vec::new();
        let token = self.token();
        for (name, value) in [("csrf", token.as_str())].iter().chain(fields) {
            body.extend(
                format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        let (field, file_name, bytes) = file;
        let head =
            format!("form-data; name=\"{field}\"; filename=\"{file_name}\"\r\nContent-Type: application/octet-stream");
        body.extend(format!("--{EDGE}\r\nContent-Disposition: {head}\r\n\r\n").bytes());
        body.extend_from_slice(bytes);
        body.extend(format!("\r\n--{EDGE}--\r\n").bytes());
        let kind = format!("multipart/form-data; boundary={EDGE}");
        self.send(self.request("POST", path).header(CONTENT_TYPE, kind).body(Body::from(body)).expect("a request"))
            .await
    }

    /// Calls the API with a bearer token.
    pub async fn api(&self, method: &str, path: &str, bearer: &str, json: Option<serde_json::Value>) -> Answer {
        let request = self.request(method, path).header("authorization", format!("Bearer {bearer}"));
        let request = request.header(CONTENT_TYPE, "application/json");
        let body = json.map_or(Body::empty(), |json| Body::from(json.to_string()));
        self.send(request.body(body).expect("a request")).await
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.program.clone().oneshot(request).await.expect("the program always answers");
        let (parts, body) = response.into_parts();
        self.remember(&parts.headers);
        let bytes = to_bytes(body, 256 * 1_048_576).await.expect("a whole body").to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }

    pub fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let cookies = self.cookies.lock().expect("one test at a time");
        let jar: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        Request::builder()
            .method(method)
            .uri(path)
            .header("host", "tansiq.test")
            .header("accept", "text/html")
            .header("accept-language", self.language)
            .header(COOKIE, jar.join("; "))
    }

    async fn post_urlencoded(&self, path: &str, pairs: &[(&str, String)]) -> Answer {
        let body = serde_urlencoded::to_string(pairs).expect("pairs of text");
        let request = self.request("POST", path).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    fn token(&self) -> String {
        let cookies = self.cookies.lock().expect("one test at a time");
        let value = |wanted: &str| cookies.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        web::cookies::token(value("tansiq-visit").unwrap_or_default(), value("tansiq"))
    }

    fn remember(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().expect("one test at a time");
        for line in headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let Some((name, value)) = line.split(';').next().and_then(|pair| pair.split_once('=')) else { continue };
            cookies.retain(|(kept, _)| kept != name);
            if !value.is_empty() {
                cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }
}
