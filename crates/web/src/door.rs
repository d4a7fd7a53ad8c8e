//! What stands before every handler: who is knocking, in which language, whether a write comes from our own pages; and
//! behind every handler: strict headers, and errors rendered in the visitor's language.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Request, State as Shared};
use axum::http::header::{
    ACCEPT_LANGUAGE, AUTHORIZATION, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, ORIGIN, REFERRER_POLICY, RETRY_AFTER,
    SET_COOKIE, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::{Actor, Error};

use crate::cookies::{self, Cookies};
use crate::fields::Fields;
use crate::input::Aside;
use crate::locale::{Digits, Lang, Locale};
use crate::problem::{Failed, Problem};
use crate::shape::{Entrance, Shape};
use crate::site::{Credential, Recognised, Settings, State};
use crate::view::ProblemView;
use crate::visit::{Visit, Visitor};

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

pub async fn door(Shared(site): Shared<State>, mut request: Request, next: Next) -> Response {
    let cookies = cookies::read(request.headers(), &site.settings);
    let entrance = request.extensions().get::<Entrance>().copied();
    let entrance = entrance.unwrap_or(Entrance { api: false, shape: Shape::Html });
    let recognised = match credential(&cookies, request.headers(), entrance.api) {
        Some(credential) => (site.recognise)(site.app.clone(), credential).await,
        None => Ok(None),
    };
    let (recognised, failed) = match recognised {
        Ok(recognised) => (recognised, None),
        Err(error) => (None, Some(error)),
    };
    let visit_secret = cookies.visit.clone().unwrap_or_else(|| cookies::new_visit(site.app.random()));
    let visitor = visitor(&site, &request, &cookies, recognised, &visit_secret, entrance.api);
    let flash_shown = visitor.flash.is_some() && entrance.shape == Shape::Html && request.method() == Method::GET;
    let (wish, aside) = (Wish::of(&request), Aside::default());
    request.extensions_mut().insert(visitor.clone());
    request.extensions_mut().insert(aside.clone());
    let (parts, body) = request.into_parts();
    let visit = Visit::new(site.clone(), visitor, &parts);
    let request = Request::from_parts(parts, body);

    let mut response = if let Some(error) = failed {
        Problem(error).into_response()
    } else if is_write(request.method()) && !same_origin(request.headers()) {
        Problem(Error::Forbidden).into_response()
    } else {
        next.run(request).await
    };
    if let Some(failed) = response.extensions_mut().remove::<Failed>() {
        response = render(&visit, &failed, aside.taken());
    }
    let headers = response.headers_mut();
    if cookies.visit.is_none() && !entrance.api && entrance.shape == Shape::Html {
        headers.append(SET_COOKIE, cookies::visit(&site.settings, &visit_secret));
    }
    if flash_shown && !headers.contains_key(axum::http::header::LOCATION) {
        headers.append(SET_COOKIE, cookies::no_flash(&site.settings));
    }
    wish.keep(headers, &site.settings);
    secure(headers, &site.settings);
    response
}

fn credential(cookies: &Cookies, headers: &HeaderMap, api: bool) -> Option<Credential> {
    let bearer = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    match bearer.and_then(|value| value.strip_prefix("Bearer ")) {
        Some(token) => Some(Credential::Bearer(token.trim().to_owned())),
        // The API takes no cookies, so no other site can make a browser use it.
        None if api => None,
        None => cookies.session.clone().map(Credential::Session),
    }
}

fn visitor(
    site: &State,
    request: &Request,
    cookies: &Cookies,
    recognised: Option<Recognised>,
    visit_secret: &str,
    api: bool,
) -> Visitor {
    let (actor, person, session) = match recognised {
        Some(Recognised { actor, person, session }) => (actor, Some(person), session),
        None => (Actor::visitor(), None, None),
    };
    let accepted = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let wish = Wish::of(request);
    let chosen = wish.locale.or_else(|| cookies.locale.as_deref().and_then(Locale::from_tag));
    let own = person.as_ref().and_then(|person| person.locale);
    let locale = chosen.or(own).unwrap_or_else(|| Locale::choose(None, None, Some(accepted)));
    let chosen = wish.digits.or_else(|| cookies.digits.as_deref().and_then(Digits::from_tag));
    let own = person.as_ref().and_then(|person| person.digits);
    let digits = chosen.or(own).unwrap_or_else(|| locale.default_digits());
    Visitor {
        by_bearer: actor.is_signed_in() && session.is_none() || api,
        actor,
        person,
        session,
        csrf: cookies::token(visit_secret, cookies.session.as_deref()),
        lang: Lang::new(locale, digits),
        address: address(request, &site.settings),
        flash: cookies.flash.clone(),
    }
}

/// A language or digits asked for in the address (`?lang=ckb`): kept in a cookie for the pages that follow.
#[derive(Clone, Copy, Default)]
struct Wish {
    locale: Option<Locale>,
    digits: Option<Digits>,
}

impl Wish {
    fn of(request: &Request) -> Self {
        let query = request.uri().query().unwrap_or_default();
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        let value = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        Self { locale: value("lang").and_then(Locale::from_tag), digits: value("digits").and_then(Digits::from_tag) }
    }

    fn keep(self, headers: &mut HeaderMap, settings: &Settings) {
        if let Some(locale) = self.locale {
            headers.append(SET_COOKIE, cookies::locale(settings, locale.tag()));
        }
        if let Some(digits) = self.digits {
            headers.append(SET_COOKIE, cookies::digits(settings, digits.tag()));
        }
    }
}

/// The visitor's address; a proxy's word is taken only where the operator said there is one.
fn address(request: &Request, settings: &Settings) -> Option<IpAddr> {
    if settings.behind_proxy {
        let forwarded = request.headers().get("x-forwarded-for").and_then(|value| value.to_str().ok());
        if let Some(last) = forwarded.and_then(|list| list.rsplit(',').next()) {
            return last.trim().parse().ok();
        }
    }
    request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip())
}

fn is_write(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Whether a write comes from our own pages, by what browsers say and pages cannot forge. A client that says nothing
/// is no browser: the form token decides, or the API's bearer.
fn same_origin(headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return matches!(site.as_bytes(), b"same-origin" | b"none");
    }
    let Some(origin) = headers.get(ORIGIN).and_then(|value| value.to_str().ok()) else { return true };
    let host = headers.get(HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    origin.split_once("://").is_some_and(|(_, from)| from == host)
}

fn render(visit: &Visit, failed: &Failed, typed: Option<Fields>) -> Response {
    let mut view = ProblemView::of(visit, failed, typed.as_ref());
    if let Some(detail) = &failed.internal {
        view.reference = reference(visit);
        tracing::error!(reference = view.reference, detail, "a request failed");
    }
    let rendered = if visit.shape == Shape::Html {
        visit
            .html(failed.status, &view)
            .inspect_err(|Problem(error)| tracing::error!(%error, "the page of a problem"))
            .ok()
    } else {
        Some((failed.status, axum::Json(&view)).into_response())
    };
    let mut response = rendered.unwrap_or_else(|| failed.status.into_response());
    if let Some(seconds) = failed.retry_after {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// A number that a person can read out and an operator finds in the log.
fn reference(visit: &Visit) -> String {
    visit.app().random().bytes::<4>().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn secure(headers: &mut HeaderMap, settings: &Settings) {
    let fixed = [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=(), interest-cohort=()"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if settings.secure {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(HeaderName::from_static("strict-transport-security"), year);
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}
