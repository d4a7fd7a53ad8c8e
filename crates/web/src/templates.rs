//! Rendering pages: strict minijinja templates, embedded, escaped, and overridable by a folder of the operator's.
//!
//! Guarantees: an undefined name is an error, never an empty space; every value is escaped unless markup was made here;
//! a template sees the fields of its view and `page`, nothing else.
//! Leaves to others: answering the request, and what the views contain.

mod address;
mod escape;
mod functions;

use crate::assets::Assets;
use crate::page::Page;
use crate::words::Words;
use kernel::Clock;
use minijinja::value::{Serde, Value, merge_maps};
use minijinja::{Environment, UndefinedBehavior, context};
use serde::Serialize;
use std::path::PathBuf;
use std::sync::Arc;

/// `path` with what `query` asks for, each changed name set anew, or left out where its value is empty: what `here` and
/// `url` give in a template, for addresses inside pictures.
#[must_use]
pub fn address(path: &str, query: &[(String, String)], changes: &[(String, String)]) -> String {
    address::join(path, &address::merged(query, changes))
}

/// Looks a template up by its name; several of them are asked in turn.
pub type Source = Box<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// A template that could not be rendered: always a mistake of its author.
#[derive(Debug)]
pub struct Unrendered(minijinja::Error);

impl std::fmt::Display for Unrendered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The alternate form adds the lines around the mistake and the chain of causes.
        write!(f, "{:#}", self.0)?;
        let mut cause = std::error::Error::source(&self.0);
        while let Some(error) = cause {
            write!(f, "\ncaused by: {error:#}")?;
            cause = error.source();
        }
        Ok(())
    }
}

impl std::error::Error for Unrendered {}

/// All templates with the functions they may call.
pub struct Templates {
    environment: Environment<'static>,
}

#[derive(rust_embed::RustEmbed)]
#[folder = "templates/"]
struct Own;

/// The templates embedded by `E`. A folder `templates` within a path is dropped from the name: the file
/// `incidents/templates/index.html` is the template `incidents/index.html`. Debug builds read from disk.
#[must_use]
pub fn embedded<E: rust_embed::RustEmbed>() -> Source {
    Box::new(|name| {
        let text = |path: &str| {
            let file = E::get(path)?;
            Some(String::from_utf8_lossy(&file.data).into_owned())
        };
        let in_room = name.split_once('/').map(|(room, rest)| format!("{room}/templates/{rest}"));
        in_room.and_then(|path| text(&path)).or_else(|| text(name))
    })
}

/// The files of an operator's folder, to be put before the embedded ones.
#[must_use]
pub fn folder(root: PathBuf) -> Source {
    Box::new(move |name| {
        let sane = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains('\\');
        name.split('/').all(sane).then(|| std::fs::read_to_string(root.join(name)).ok())?
    })
}

impl Templates {
    /// Templates from `sources`, asked in their order, and last from this crate. Days and times are shown as `clock` keeps them.
    #[must_use]
    pub fn new(sources: Vec<Source>, words: Arc<Words>, assets: Arc<Assets>, clock: Clock) -> Templates {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| minijinja::AutoEscape::Html);
        environment.set_formatter(escape::write);
        let own = embedded::<Own>();
        environment.set_loader(move |name| Ok(sources.iter().find_map(|source| source(name)).or_else(|| own(name))));
        functions::add(&mut environment, words, assets, clock);
        Templates { environment }
    }

    /// The template `name` with the fields of `view` and `page`.
    ///
    /// # Errors
    /// When the template is missing, malformed, or names something the view does not have.
    pub fn render(&self, name: &str, page: &Page, view: impl Serialize) -> Result<String, Unrendered> {
        let view = Value::from(Serde(view));
        let context = merge_maps([context! { page => Serde(page) }, view]);
        let template = self.environment.get_template(name).map_err(Unrendered)?;
        template.render(context).map_err(Unrendered)
    }
}
