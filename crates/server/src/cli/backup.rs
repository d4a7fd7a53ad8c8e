//! `tansiq backup`: the database as of one moment, every file, and a manifest of their digests in one archive, while the
//! program runs. The archive appears whole under its name or not at all.
//!
//! The database is copied before the files: a file is always stored before the row that refers to it, and never changes,
//! so whatever the copy refers to is there.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use kernel::backup::copy_database;
use kernel::{App, Digest, Error, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{ZipWriter, result::ZipError};

use super::Data;

/// The form of the archive; a program refuses a number it does not know.
pub(super) const FORMAT: u32 = 1;
pub(super) const DATABASE: &str = "tansiq.db";
pub(super) const MANIFEST: &str = "manifest.json";

/// What the archive says of itself.
#[derive(Serialize, Deserialize)]
pub(super) struct Manifest {
    pub format: u32,
    /// The version of the program that wrote it.
    pub version: String,
    /// Milliseconds UTC.
    pub made_at: i64,
    /// SHA-256 of every other entry, hexadecimal, by its name.
    pub digests: BTreeMap<String, String>,
}

#[derive(Args)]
pub(super) struct Backup {
    #[command(flatten)]
    data: Data,
    /// The archive to write; must not be there yet
    #[arg(long, value_name = "FILE.zip")]
    to: PathBuf,
}

impl Backup {
    pub(super) async fn run(self) -> Result<()> {
        if self.to.exists() {
            return Err(taken(&self.to));
        }
        let folder = folder_of(&self.to);
        let app = self.data.open(false).await?;
        let work = tempfile::Builder::new().prefix(".tansiq-backup-").tempdir_in(folder).map_err(|error| {
            Error::Unavailable(format!("the folder {} cannot be written to: {error}", folder.display()))
        })?;
        let copy = work.path().join(DATABASE);
        copy_database(&app, &copy).await?;
        let unfinished = work.path().join("archive");
        let entries = write(&app, &copy, &unfinished)?;
        app.close().await?;
        // A hard link fails where the name was taken meanwhile; a rename would overwrite it.
        fs::hard_link(&unfinished, &self.to).or_else(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Err(taken(&self.to)),
            _ => Ok(fs::rename(&unfinished, &self.to)?),
        })?;
        File::open(folder)?.sync_all().ok();
        println!("{}: the database and {} files", self.to.display(), entries - 1);
        Ok(())
    }
}

fn taken(path: &Path) -> Error {
    Error::Unavailable(format!("{} is there already; name another file", path.display()))
}

/// The folder a path is in; a bare name is in this one.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Returns how many entries the archive has beside its manifest.
fn write(app: &App, database: &Path, to: &Path) -> Result<usize> {
    let mut zip = ZipWriter::new(File::create_new(to)?).set_auto_large_file();
    let mut digests = BTreeMap::new();
    digests.insert(DATABASE.to_owned(), add(&mut zip, DATABASE, database)?);
    for digest in blobs(app)? {
        let name = blob_name(&digest);
        let found = add(&mut zip, &name, &app.blobs().path(&digest))?;
        if found != digest.as_str() {
            eprintln!("tansiq: the file {name} is damaged; it is kept as it is");
        }
        digests.insert(name, found);
    }
    let entries = digests.len();
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let manifest = Manifest { format: FORMAT, version, made_at: app.clock().now(), digests };
    zip.start_file(MANIFEST, SimpleFileOptions::default()).map_err(unzipped)?;
    zip.write_all(&serde_json::to_vec_pretty(&manifest)?)?;
    zip.finish().map_err(unzipped)?.sync_all()?;
    Ok(entries)
}

fn add(zip: &mut ZipWriter<impl Write + Seek>, name: &str, path: &Path) -> Result<String> {
    let mut file = File::open(path)?;
    let large = file.metadata()?.len() >= u64::from(u32::MAX);
    zip.start_file(name, SimpleFileOptions::default().large_file(large)).map_err(unzipped)?;
    copy(&mut file, zip)
}

/// Copies to the end and returns the SHA-256 of what went by.
pub(super) fn copy(from: &mut impl Read, to: &mut impl Write) -> Result<String> {
    let (mut hash, mut buffer) = (Sha256::new(), vec![0; 64 * 1024]);
    loop {
        match from.read(&mut buffer)? {
            0 => return Ok(hex::encode(hash.finalize())),
            read => {
                hash.update(&buffer[..read]);
                to.write_all(&buffer[..read])?;
            }
        }
    }
}

/// Every stored file; what is still being written has another kind of name and is passed over.
fn blobs(app: &App) -> Result<Vec<Digest>> {
    let mut digests = Vec::new();
    if !app.blobs().folder().is_dir() {
        return Ok(digests);
    }
    for shelf in fs::read_dir(app.blobs().folder())? {
        let shelf = shelf?.path();
        if !shelf.is_dir() {
            continue;
        }
        for file in fs::read_dir(shelf)? {
            digests.extend(file?.file_name().to_str().and_then(Digest::parse));
        }
    }
    digests.sort_unstable_by(|a, b| a.as_str().cmp(b.as_str()));
    Ok(digests)
}

pub(super) fn blob_name(digest: &Digest) -> String {
    format!("blobs/{}/{}", &digest.as_str()[..2], digest.as_str())
}

pub(super) fn unzipped(error: ZipError) -> Error {
    match error {
        ZipError::Io(error) => error.into(),
        other => Error::Unavailable(format!("the archive cannot be read: {other}")),
    }
}
