//! The cookies: the session's secret, a secret of the visit (which the form token is made from, before anybody has
//! signed in), the language and digits chosen, and the message left for the
//! next page. None can be read by scripts.

use axum::http::{HeaderMap, HeaderValue, header::COOKIE};
use kernel::Random;
use sha2::{Digest, Sha256};

use crate::site::Settings;

const SESSION: &str = "tansiq";
const VISIT: &str = "tansiq-visit";
const FLASH: &str = "tansiq-flash";
const LOCALE: &str = "tansiq-language";
const DIGITS: &str = "tansiq-digits";
/// Thirty days: how long a session's cookie may live; the session itself may end sooner.
const SESSION_SECONDS: u32 = 30 * 86_400;

/// What a request's cookies say.
#[derive(Default)]
pub struct Cookies {
    pub session: Option<String>,
    pub visit: Option<String>,
    pub flash: Option<String>,
    pub locale: Option<String>,
    pub digits: Option<String>,
}

/// Behind TLS only the names that no sister site can set are taken.
pub fn read(headers: &HeaderMap, settings: &Settings) -> Cookies {
    let prefix = prefix(settings);
    let mut cookies = Cookies::default();
    let lines = headers.get_all(COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    for pair in lines.flat_map(|line| line.split(';')) {
        let Some((name, value)) = pair.trim().split_once('=') else { continue };
        let value = Some(value.to_owned());
        match name.strip_prefix(prefix).unwrap_or_default() {
            SESSION => cookies.session = value,
            VISIT => cookies.visit = value,
            FLASH => cookies.flash = value,
            LOCALE => cookies.locale = value,
            DIGITS => cookies.digits = value,
            _ => {}
        }
    }
    cookies
}

pub fn session(settings: &Settings, secret: &str) -> HeaderValue {
    cookie(settings, SESSION, secret, SESSION_SECONDS)
}

pub fn end_session(settings: &Settings) -> HeaderValue {
    cookie(settings, SESSION, "", 0)
}

pub fn locale(settings: &Settings, tag: &str) -> HeaderValue {
    cookie(settings, LOCALE, tag, 365 * 86_400)
}

pub fn digits(settings: &Settings, tag: &str) -> HeaderValue {
    cookie(settings, DIGITS, tag, 365 * 86_400)
}

pub(crate) fn visit(settings: &Settings, secret: &str) -> HeaderValue {
    cookie(settings, VISIT, secret, 86_400)
}

pub(crate) fn flash(settings: &Settings, key: &str) -> HeaderValue {
    cookie(settings, FLASH, key, 60)
}

pub(crate) fn no_flash(settings: &Settings) -> HeaderValue {
    cookie(settings, FLASH, "", 0)
}

/// A fresh secret for a visit.
pub(crate) fn new_visit(random: &Random) -> String {
    random.bytes::<16>().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The token a form must carry: bound to the visit and to the session.
pub fn token(visit: &str, session: Option<&str>) -> String {
    let digest = Sha256::digest(format!("form\0{visit}\0{}", session.unwrap_or_default()));
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

fn prefix(settings: &Settings) -> &'static str {
    if settings.secure { "__Host-" } else { "" }
}

fn cookie(settings: &Settings, name: &str, value: &str, seconds: u32) -> HeaderValue {
    let (prefix, secure) = (prefix(settings), if settings.secure { "; Secure" } else { "" });
    let text = format!("{prefix}{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}
