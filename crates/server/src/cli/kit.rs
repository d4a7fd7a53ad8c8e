//! `tansiq kit`: makes a country's kit from a list of codes, and loads a further kit beside the one there is.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use kernel::{Error, Result};

use super::Data;
use crate::kits::{self, new_kit};

/// A list of codes is text of some megabytes.
const LARGEST: u64 = 64 << 20;

#[derive(Args)]
pub(super) struct Kit {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make a minimal kit from a list of codes, as `tansiq init --kit DIR` loads it
    New {
        /// Two or three letters of ISO 3166-1: ET or ETH
        #[arg(long, value_name = "CODE")]
        country: String,
        /// The list: CSV with the columns Location, Admin Level, P-Code, Name, Parent P-Code
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
        /// The folder to make [default: ./kit-et for ET]
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
    /// Load a further country's kit into the data there is, so that its places are read in imports
    Load {
        /// The name of an embedded kit, or a folder
        #[arg(value_name = "KIT")]
        kit: String,
        #[command(flatten)]
        data: Data,
    },
}

impl Kit {
    pub(super) async fn run(self) -> Result<()> {
        match self.command {
            Command::New { country, from, out } => make(&country, &from, out),
            Command::Load { kit, data } => {
                let kit = kits::Kit::open(&kit)?;
                let app = data.open(false).await?;
                let loaded = kit.load(&app).await?;
                println!("{} places and {} entries in lists were new", loaded.places, loaded.terms);
                app.close().await
            }
        }
    }
}

fn make(country: &str, from: &Path, out: Option<PathBuf>) -> Result<()> {
    let kit = new_kit(country, &read(from)?, &file_name(from))?;
    let out = out.unwrap_or_else(|| PathBuf::from(format!("./kit-{}", kit.key)));
    let taken = std::fs::read_dir(&out).is_ok_and(|mut entries| entries.next().is_some());
    if taken || out.is_file() {
        return Err(Error::Unavailable(format!("{} is there already; it stays as it is", out.display())));
    }
    std::fs::create_dir_all(&out).map_err(|error| unwritable(&out, &error))?;
    for (name, text) in &kit.files {
        std::fs::write(out.join(name), text).map_err(|error| unwritable(&out.join(name), &error))?;
    }
    let levels: Vec<String> = kit.levels.iter().map(|(level, count)| format!("{count} of level {level}")).collect();
    println!("{}: {} places ({})", kit.name, kit.levels.values().sum::<usize>(), levels.join(", "));
    println!("Load it with: tansiq init --kit {}", out.display());
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    let unreadable = |error: std::io::Error| Error::Unavailable(format!("{} cannot be read: {error}", path.display()));
    if std::fs::metadata(path).map_err(unreadable)?.len() > LARGEST {
        return Err(Error::Unavailable(format!("{} is larger than {} MB", path.display(), LARGEST >> 20)));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    String::from_utf8(bytes).map_err(|_| Error::Unavailable(format!("{} is not UTF-8 text", path.display())))
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn unwritable(path: &Path, error: &std::io::Error) -> Error {
    Error::Unavailable(format!("{} cannot be written: {error}", path.display()))
}
