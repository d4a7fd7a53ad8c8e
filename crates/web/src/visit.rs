//! One request as a handler sees it: who is looking, in which language and shape, and how to answer. Answers are views:
//! the whitelist of what leaves. One call renders the page, the API's JSON or a list's spreadsheet.

use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, LOCATION, RETRY_AFTER, SET_COOKIE, VARY};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::IntoResponse;
use kernel::{Actor, App, Command, Error, Id, Invalid, Viewer};
use serde::Serialize;

use crate::cookies;
use crate::fields::Fields;
use crate::locale::{Lang, Locale};
use crate::page::{Flash, FlashKind, Form, Link, Page};
use crate::problem::{Outcome, Problem};
use crate::shape::{Entrance, Shape};
use crate::site::{NavItem, Person, State};
use crate::view::View;
use crate::words::Args;

/// Fields that are never sent back: passwords, and the token of the form before.
const SECRET: [&str; 3] = ["password", "current", crate::input::TOKEN];

/// What `door` found out about a request before any handler ran.
#[derive(Clone)]
pub struct Visitor {
    pub actor: Actor,
    pub person: Option<Person>,
    /// The session this request came with, if by a cookie.
    pub session: Option<Id>,
    pub by_bearer: bool,
    pub csrf: String,
    pub lang: Lang,
    pub address: Option<IpAddr>,
    /// A message key left by the request before this one.
    pub flash: Option<String>,
}

#[derive(Clone)]
pub struct Visit {
    pub site: State,
    pub visitor: Visitor,
    pub shape: Shape,
    pub path: String,
    /// In the order of the address.
    pub query: Vec<(String, String)>,
}

impl FromRequestParts<State> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Problem> {
        let visitor = parts.extensions.get::<Visitor>().cloned().ok_or(Error::internal("no visitor"))?;
        Ok(Self::new(state.clone(), visitor, parts))
    }
}

impl Visit {
    pub(crate) fn new(site: State, visitor: Visitor, parts: &Parts) -> Self {
        let query = serde_urlencoded::from_str(parts.uri.query().unwrap_or_default()).unwrap_or_default();
        let shape = parts.extensions.get::<Entrance>().map_or(Shape::Html, |entrance| entrance.shape);
        Self { site, visitor, shape, path: parts.uri.path().to_owned(), query }
    }

    /// A visit nobody makes, to render pages with: signed out, at `/`.
    pub fn imagined(site: State, lang: Lang) -> Self {
        let visitor = Visitor {
            actor: Actor::visitor(),
            person: None,
            session: None,
            by_bearer: false,
            csrf: String::new(),
            lang,
            address: None,
            flash: None,
        };
        Self { site, visitor, shape: Shape::Html, path: "/".into(), query: Vec::new() }
    }

    pub fn app(&self) -> &App {
        &self.site.app
    }

    pub fn actor(&self) -> &Actor {
        &self.visitor.actor
    }

    pub fn viewer(&self) -> Viewer {
        self.site.app.viewer(self.visitor.actor.clone())
    }

    pub fn locale(&self) -> Locale {
        self.visitor.lang.locale
    }

    pub fn lang(&self) -> Lang {
        self.visitor.lang
    }

    /// The query string as fields.
    pub fn asked(&self) -> Fields {
        Fields::new(self.query.iter().cloned())
    }

    /// A sentence of the catalogue in the visitor's language.
    pub fn say(&self, key: &str) -> String {
        self.site.words.plain(self.visitor.lang, key)
    }

    pub fn sentence(&self, key: &str, args: &[(&'static str, String)]) -> String {
        let args: Args = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.site.words.text(self.visitor.lang, key, &args).into_owned()
    }

    /// What was typed and what is wrong with it, for the form that comes back. Secrets are never sent back.
    pub fn form(&self, typed: &Fields, wrong: &Invalid) -> Form {
        let kept = typed.typed().iter().filter(|(name, _)| !SECRET.contains(&name.as_str()));
        let pairs = kept.flat_map(|(name, values)| values.iter().map(move |value| (name.clone(), value.clone())));
        let form = Form::of(pairs);
        wrong.0.iter().fold(form, |form, error| form.wrong(&error.field, self.sentence(error.key, &error.args)))
    }

    /// The address of `path` with everything this one asks for, and these changes; an empty value leaves the name out.
    pub fn address(&self, path: &str, changes: &[(&str, &str)]) -> String {
        let changes: Vec<_> = changes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        crate::templates::address(path, &self.query, &changes)
    }

    pub async fn run<C: Command>(&self, command: C) -> kernel::Result<C::Output> {
        self.site.app.run(&self.visitor.actor, command).await
    }

    /// Answers with a view, in the shape that was asked for.
    pub fn reply<V: View>(&self, view: &V) -> Outcome {
        match self.shape {
            Shape::Html => self.html(StatusCode::OK, view),
            Shape::Json => Ok(axum::Json(view).into_response()),
            Shape::Csv | Shape::Xlsx | Shape::Hxl => {
                let sheet = view.sheet(self).ok_or(Error::NotFound)?;
                sheet.reply(self)
            }
            Shape::Geojson | Shape::Png | Shape::Svg | Shape::Vcard => Err(Error::NotFound.into()),
        }
    }

    /// A form that was refused: the page with what was typed and what is wrong, made by `view`; the API gets the list of
    /// errors. Any other error goes its usual way.
    pub fn refused<V: View>(&self, error: Error, typed: &Fields, view: impl FnOnce(Form) -> V) -> Outcome {
        match error {
            Error::Invalid(wrong) if self.shape == Shape::Html => {
                self.html(StatusCode::UNPROCESSABLE_ENTITY, &view(self.form(typed, &wrong)))
            }
            Error::TooMany(seconds) if self.shape == Shape::Html => {
                let seconds = seconds.to_string();
                let wrong = self.sentence("web-too-many", &[("seconds", seconds.clone())]);
                let form = self.form(typed, &Invalid::default()).wrong("", wrong);
                let mut response = self.html(StatusCode::TOO_MANY_REQUESTS, &view(form))?;
                response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_str(&seconds).map_err(Error::internal)?);
                Ok(response)
            }
            other => Err(other.into()),
        }
    }

    /// After a write: a page goes on to `path` with a message; the API gets the view of what was made.
    pub fn done<V: Serialize>(&self, path: &str, message: &'static str, view: &V) -> Outcome {
        if self.shape == Shape::Html { self.go(path, Some(message)) } else { Ok(axum::Json(view).into_response()) }
    }

    pub fn go(&self, path: &str, message: Option<&'static str>) -> Outcome {
        let mut response = StatusCode::SEE_OTHER.into_response();
        let location = HeaderValue::from_str(path).map_err(Error::internal)?;
        response.headers_mut().insert(LOCATION, location);
        if let Some(key) = message {
            response.headers_mut().append(SET_COOKIE, cookies::flash(&self.site.settings, key));
        }
        Ok(response)
    }

    /// Bytes as a download with a name; the name is ASCII.
    pub fn file(&self, name: &str, mime: &str, bytes: Vec<u8>) -> Outcome {
        let disposition = format!("attachment; filename=\"{}\"", safe_name(name));
        let headers = [
            (CONTENT_TYPE, HeaderValue::from_str(mime).map_err(Error::internal)?),
            (CONTENT_DISPOSITION, HeaderValue::from_str(&disposition).map_err(Error::internal)?),
        ];
        Ok((headers, bytes).into_response())
    }

    /// The view as a page's HTML.
    pub fn render<V: View>(&self, view: &V) -> kernel::Result<String> {
        let page = self.page(view.title(self));
        self.site.templates.render(V::TEMPLATE, &page, view).map_err(Error::internal)
    }

    pub fn html<V: View>(&self, status: StatusCode, view: &V) -> Outcome {
        let kind = (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        let vary = (VARY, HeaderValue::from_static("Cookie, Accept-Language"));
        Ok((status, [kind, vary], self.render(view)?).into_response())
    }

    fn page(&self, title: String) -> Page {
        let (site, visitor) = (&self.site, &self.visitor);
        let mut page = Page::new(title, self.path.clone(), visitor.lang);
        page.query = self.query.clone();
        page.nav = site.nav.iter().filter(|item| (item.shown)(&visitor.actor)).map(|item| self.link(item)).collect();
        page.person = visitor.person.as_ref().map(|person| Link {
            href: "/account".into(),
            label: person.name.clone(),
            current: self.path.starts_with("/account"),
            primary: false,
        });
        page.csrf = visitor.csrf.clone();
        // The key comes from a cookie: only one the catalogue has is shown.
        let flash = visitor.flash.as_ref().filter(|key| site.words.has(visitor.lang.locale, key));
        page.flash = flash.map(|key| Flash { kind: FlashKind::Done, text: self.say(key) });
        page.sample = site.settings.sample;
        page.version = site.settings.version;
        page.now = site.app.clock().now();
        page
    }

    fn link(&self, item: &NavItem) -> Link {
        let current = if item.path == "/" { self.path == "/" } else { self.path.starts_with(item.path) };
        Link { href: item.path.into(), label: self.say(item.key), current, primary: item.primary }
    }
}

pub(crate) fn safe_name(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect()
}
