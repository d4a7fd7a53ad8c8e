//! Puts the site together from what is embedded: words, templates, assets, the menu, and the room that knows people.

use std::path::PathBuf;
use std::sync::Arc;

use kernel::{App, Error, Result};
use web::assets::Assets;
use web::templates::{self, Templates};
use web::words::{self, Words};
use web::{Settings, Site};

use crate::rooms;

#[derive(rust_embed::RustEmbed)]
#[folder = "locales/"]
struct Locales;

/// The rooms' templates lie beside their code.
#[derive(rust_embed::RustEmbed)]
#[folder = "src/rooms/"]
#[include = "*.html"]
struct RoomTemplates;

/// Where the program is reached when nobody said otherwise.
pub const LOCAL: &str = "http://127.0.0.1:8080";

/// What an operator may set.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    /// Behind TLS: cookies are for secure connections only.
    pub secure: bool,
    pub behind_proxy: bool,
    /// Where people reach the program: what links in letters begin with.
    pub address: Option<String>,
    /// A folder of templates that are used instead of the embedded ones.
    pub templates: Option<PathBuf>,
}

pub fn site(app: App, sample: bool, setup: Setup) -> Result<Site> {
    let mut files = words::own();
    files.extend(words::embedded::<Locales>());
    let words = Arc::new(Words::new(files).map_err(Error::internal)?);
    let assets = Arc::new(Assets::embedded());
    let mut sources = vec![templates::embedded::<RoomTemplates>()];
    if let Some(folder) = setup.templates {
        sources.insert(0, templates::folder(folder));
    }
    let templates = Templates::new(sources, words.clone(), assets.clone(), app.clock().clone());
    let settings = Settings {
        secure: setup.secure,
        behind_proxy: setup.behind_proxy,
        sample,
        address: setup.address.unwrap_or_else(|| LOCAL.into()).trim_end_matches('/').to_owned(),
        version: env!("CARGO_PKG_VERSION"),
    };
    Ok(Site { app, words, templates, assets, settings, recognise: rooms::people::recognise(), nav: rooms::nav() })
}
