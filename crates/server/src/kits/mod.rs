//! A kit: a country as data, read from a folder or from what is embedded (docs/kit-format.md), and loaded by the rooms'
//! own commands. Reading is lenient as the format says: a missing file or column is empty. A fault names file and row.

mod about;
mod lists;
mod new;
mod pattern;
mod sample;
mod tiles;

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use kernel::{Actor, App, Error, Result};
use rustc_hash::FxHashMap;

pub use new::{NewKit, kit as new_kit};

use crate::rooms::{places, terms};

#[derive(rust_embed::RustEmbed)]
#[folder = "../../kits/"]
struct Embedded;

/// The kit whose sectors, kinds, groups, modalities and statuses serve where another has none of its own.
const STANDARD: &str = "iraq";

/// Where a kit's files are.
pub struct Kit {
    source: Source,
    name: String,
}

enum Source {
    Embedded,
    Folder(PathBuf),
}

/// What was loaded.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Loaded {
    pub terms: usize,
    pub places: usize,
    pub organisations: usize,
    pub people: usize,
    pub activities: usize,
    /// Figures of need.
    pub figures: usize,
    /// Requests for assistance.
    pub requests: usize,
}

/// One row of a file: the columns it has.
pub(crate) type Row = FxHashMap<String, String>;

impl Kit {
    /// The kit of that name among the embedded ones, or the folder at that path.
    pub fn open(name_or_path: &str) -> Result<Self> {
        let embedded = format!("{name_or_path}/places.csv");
        if Embedded::get(&embedded).is_some() {
            return Ok(Self { source: Source::Embedded, name: name_or_path.to_owned() });
        }
        let folder = Path::new(name_or_path);
        if folder.join("places.csv").is_file() {
            return Ok(Self { source: Source::Folder(folder.to_owned()), name: name_or_path.to_owned() });
        }
        Err(Error::Unavailable(format!(
            "there is no kit {name_or_path}: neither embedded nor a folder with places.csv"
        )))
    }

    /// Loads places and lists, as the program itself. What is there already stays.
    pub async fn load(&self, app: &App) -> Result<Loaded> {
        let actor = Actor::system("kit");
        let terms = app.run(&actor, terms::commands::Load { entries: self.terms()? }).await?;
        let about = self.about()?;
        let (country, lists) = (about.land(), about.lists());
        let load = places::Load { country, lists, entries: self.places(&about.iso2)? };
        let places = app.run(&actor, load).await?;
        places::keep_time(app).await?;
        Ok(Loaded { terms, places, ..Loaded::default() })
    }

    /// Loads the invented records, moved in time so that their last month is the last full month before `today`.
    pub async fn load_sample(&self, app: &App, today: Date) -> Result<Loaded> {
        sample::load(self, app, today).await
    }

    /// The text of a file; none where the kit does not have it.
    pub(crate) fn text(&self, file: &str) -> Result<Option<String>> {
        let bytes = match &self.source {
            Source::Embedded => Embedded::get(&format!("{}/{file}", self.name)).map(|file| file.data.into_owned()),
            Source::Folder(folder) => match std::fs::read(folder.join(file)) {
                Ok(bytes) => Some(bytes),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
                Err(error) => return Err(error.into()),
            },
        };
        let utf8 = |bytes| String::from_utf8(bytes).map_err(|_| Error::Unavailable(format!("{file} is not UTF-8")));
        bytes.map(utf8).transpose()
    }

    /// The rows of a file, in order, by the names of their columns; empty cells are left out.
    pub(crate) fn rows(&self, file: &str) -> Result<Vec<Row>> {
        let Some(text) = self.text(file)? else { return Ok(Vec::new()) };
        Self::parsed(file, &text)
    }

    /// The rows of a list; where the kit has none, those of the program's own standard list.
    pub(crate) fn rows_or_standard(&self, file: &str) -> Result<Vec<Row>> {
        let standard = || Self { source: Source::Embedded, name: STANDARD.into() };
        match self.text(file)? {
            Some(text) => Self::parsed(file, &text),
            None => standard().rows(file),
        }
    }

    fn parsed(file: &str, text: &str) -> Result<Vec<Row>> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let headers = reader.headers().map_err(|error| fault(file, &error))?.clone();
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| fault(file, &error))?;
            let cells = headers.iter().zip(&record).filter(|(_, cell)| !cell.is_empty());
            rows.push(cells.map(|(header, cell)| (header.to_owned(), cell.to_owned())).collect());
        }
        Ok(rows)
    }
}

fn fault(file: &str, error: &csv::Error) -> Error {
    Error::Unavailable(format!("the kit's {file} cannot be read: {error}"))
}

/// A cell that must be there.
pub(crate) fn needed(row: &Row, column: &str, file: &str) -> Result<String> {
    let missing = || Error::Unavailable(format!("a row of the kit's {file} has no {column}"));
    row.get(column).cloned().ok_or_else(missing)
}

/// The values of a cell that holds several.
pub(crate) fn several(row: &Row, column: &str) -> Vec<String> {
    let cell = row.get(column).map_or("", String::as_str);
    cell.split(';').map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned).collect()
}
