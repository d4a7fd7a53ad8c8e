//! What every request stands on: the application, the words, the templates, and how a visitor is recognised. Made once
//! at start; no handler reads configuration from anywhere else.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use kernel::{Actor, App, Id, Result};

use crate::assets::Assets;
use crate::locale::{Digits, Locale};
use crate::templates::Templates;
use crate::words::Words;

/// A shared site is the router's state.
pub type State = Arc<Site>;

pub struct Site {
    pub app: App,
    pub words: Arc<Words>,
    pub templates: Templates,
    pub assets: Arc<Assets>,
    pub settings: Settings,
    /// Turns a cookie's or a bearer's secret into a person; given by the room that keeps people.
    pub recognise: Recognise,
    pub nav: Vec<NavItem>,
}

pub struct Settings {
    /// Cookies are marked `Secure` and named `__Host-…`: behind TLS.
    pub secure: bool,
    /// A proxy in front tells the visitor's address in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Sample records are in the database: every page says so.
    pub sample: bool,
    /// Where people reach the program, without a slash at its end: what letters link to.
    pub address: String,
    pub version: &'static str,
}

/// A link of the main menu: its path, its message key, and whether a visitor sees it.
pub struct NavItem {
    pub path: &'static str,
    pub key: &'static str,
    /// In the bar on wide screens; others are behind "More".
    pub primary: bool,
    pub shown: fn(&Actor) -> bool,
}

/// The secret a visitor brought.
pub enum Credential {
    Session(String),
    Bearer(String),
}

/// Who a credential belongs to.
#[derive(Clone)]
pub struct Recognised {
    pub actor: Actor,
    pub person: Person,
    pub session: Option<Id>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: Id,
    pub name: String,
    pub locale: Option<Locale>,
    pub digits: Option<Digits>,
}

pub type Recognise =
    Arc<dyn Fn(App, Credential) -> Pin<Box<dyn Future<Output = Result<Option<Recognised>>> + Send>> + Send + Sync>;
