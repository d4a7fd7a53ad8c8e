//! `tansiq places`: loads a country's boundaries. Without `--commit` it only says what would happen.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use kernel::{Actor, App, Error, Result};

use super::Data;
use crate::rooms::places::boundary_file::{self, Checked, Target};
use crate::rooms::places::{self, Atlas, LoadBoundaries};

/// Faults and names told at once.
const TOLD: usize = 20;

#[derive(Args)]
pub(super) struct Places {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Load the boundaries of one level from GeoJSON, a zipped Shapefile or a GeoPackage
    Import(Import),
}

#[derive(Args)]
struct Import {
    /// GeoJSON, a zipped Shapefile or a GeoPackage with one layer, in longitude and latitude (WGS 84)
    file: PathBuf,
    /// Two or three letters of ISO 3166-1
    #[arg(long, value_name = "CODE")]
    country: String,
    /// 1 governorates, 2 districts, 3 sub-districts
    #[arg(long, value_parser = clap::value_parser!(i64).range(1..=3))]
    level: i64,
    /// Load it; without this nothing is written
    #[arg(long)]
    commit: bool,
    /// Who made the boundaries, as maps will say [default: the file's name]
    #[arg(long)]
    source: Option<String>,
    /// Under which licence
    #[arg(long)]
    licence: Option<String>,
    /// For which day they hold [default: what the file says]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    valid_on: Option<String>,
    #[command(flatten)]
    data: Data,
}

fn day(text: &str) -> std::result::Result<String, String> {
    let day: std::result::Result<jiff::civil::Date, _> = text.parse();
    day.map(|day| day.to_string()).map_err(|_| "a day as 2026-11-25".into())
}

impl Places {
    pub(super) async fn run(self) -> Result<()> {
        match self.command {
            Command::Import(import) => {
                let app = import.data.open(false).await?;
                let outcome = import.load(&app).await;
                app.close().await?;
                outcome
            }
        }
    }
}

impl Import {
    async fn load(&self, app: &App) -> Result<()> {
        let actor = Actor::system("command line");
        let viewer = app.viewer(actor.clone());
        let atlas = places::atlas(&viewer).await?;
        let target = Target { country: country(&atlas, &self.country)?, level: self.level };
        println!("reading {} …", self.file.display());
        let layer = boundary_file::layer(&self.file).await?;
        println!("checking {} features …", layer.features.len());
        let checked = boundary_file::checked(&layer, &atlas, &target).map_err(|faults| told(&self.file, &faults))?;
        describe(&checked);
        let before = places::boundary_sets(&viewer).await?;
        let replaced =
            before.iter().find(|set| set.current && set.country == target.country && set.level == self.level);
        if let Some(set) = replaced {
            println!("It takes the place of the boundaries from {}, which are kept", set.source);
        }
        if !self.commit {
            println!("Nothing was written. Add --commit to load it.");
            return Ok(());
        }
        let bytes = tokio::fs::read(&self.file).await?;
        let load = LoadBoundaries {
            country: target.country,
            level: self.level,
            source: self.source.clone().unwrap_or_else(|| name(&self.file)),
            licence: self.licence.clone(),
            valid_on: self.valid_on.clone().or(checked.valid_on),
            file_digest: app.blobs().put(&bytes).await?.as_str().to_owned(),
            outlines: checked.outlines,
        };
        let count = load.outlines.len();
        let set = app.run(&actor, load).await?;
        println!("{count} outlines loaded, from {}", set.source);
        Ok(())
    }
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// The country as the atlas knows it.
fn country(atlas: &Atlas, code: &str) -> Result<String> {
    let asked = code.trim().to_ascii_uppercase();
    let known = atlas.countries().iter().find(|country| country.code == asked || country.profile.iso3 == asked);
    let listed = || atlas.countries().iter().map(|country| country.code.as_str()).collect::<Vec<_>>().join(", ");
    let unknown = || Error::Unavailable(format!("no places of {code} are loaded; there are those of: {}", listed()));
    known.map(|country| country.code.clone()).ok_or_else(unknown)
}

fn describe(checked: &Checked) {
    let (scheme, version) = &checked.scheme;
    let column = checked.columns.code.as_deref().unwrap_or_default();
    println!(
        "{} features, their codes in the column {column}, read in the list {scheme} {version}",
        checked.outlines.len()
    );
    println!("{} points, of which {} are kept", checked.points.0, checked.points.1);
    if let Some(day) = &checked.valid_on {
        println!("valid on {day}, as the file says");
    }
    if !checked.without.is_empty() {
        println!("{} places have no outline in it: {}", checked.without.len(), listed(&checked.without, ", "));
    }
}

fn told(file: &Path, faults: &[String]) -> Error {
    let count = faults.len();
    let list = listed(faults, "\n  ");
    Error::Unavailable(format!("{} is not in order, nothing was loaded; {count} faults:\n  {list}", file.display()))
}

fn listed(texts: &[String], between: &str) -> String {
    let shown = texts.iter().take(TOLD).cloned().collect::<Vec<_>>().join(between);
    match texts.len().saturating_sub(TOLD) {
        0 => shown,
        more => format!("{shown}{between}… and {more} more"),
    }
}
