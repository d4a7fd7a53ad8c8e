//! `tansiq restore`: a data folder from an archive that `tansiq backup` wrote. Everything is unpacked beside the folder
//! and checked against the manifest first; the folder then appears whole, or not at all.
//!
//! Only names that a backup writes are unpacked, so no archive can reach outside its folder.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;
use kernel::{Digest, Error, Result};
use zip::ZipArchive;

use super::backup::{DATABASE, FORMAT, MANIFEST, Manifest, blob_name, copy, folder_of, unzipped};

/// Some hundred thousand files are listed within it.
const MANIFEST_BYTES: u64 = 64 * 1_048_576;

#[derive(Args)]
pub(super) struct Restore {
    /// The archive to read
    #[arg(long, value_name = "FILE.zip")]
    from: PathBuf,
    /// The data folder to make; must be empty or not be there yet
    #[arg(long, default_value = "./data", value_name = "DIR")]
    data: PathBuf,
}

impl Restore {
    pub(super) fn run(self) -> Result<()> {
        if self.data.exists() && fs::read_dir(&self.data)?.next().is_some() {
            return Err(refused(format!("{} is not empty; restore into a new folder", self.data.display())));
        }
        let file = File::open(&self.from)
            .map_err(|error| refused(format!("{} cannot be opened: {error}", self.from.display())))?;
        let mut archive = ZipArchive::new(file).map_err(unzipped)?;
        let manifest = manifest(&mut archive)?;
        let folder = folder_of(&self.data);
        fs::create_dir_all(folder)?;
        let work = tempfile::Builder::new().prefix(".tansiq-restore-").tempdir_in(folder)?;
        let made = work.path().join("data");
        fs::create_dir(&made)?;
        unpack(&mut archive, &manifest, &made)?;
        if self.data.exists() {
            fs::remove_dir(&self.data)?;
        }
        fs::rename(&made, &self.data)?;
        let files = manifest.digests.len() - 1;
        println!("{}: the database and {files} files, as version {} wrote them", self.data.display(), manifest.version);
        Ok(())
    }
}

fn refused(why: String) -> Error {
    Error::Unavailable(why)
}

fn manifest(archive: &mut ZipArchive<File>) -> Result<Manifest> {
    let entry = archive.by_name(MANIFEST).map_err(|_| refused("this is not a backup: it has no manifest".into()))?;
    let manifest: Manifest = serde_json::from_reader(entry.take(MANIFEST_BYTES))
        .map_err(|_| refused("the manifest of the archive cannot be read".into()))?;
    if manifest.format > FORMAT {
        let version = &manifest.version;
        return Err(refused(format!("the archive was written by a newer version ({version}); restore with that one")));
    }
    let foreign = manifest.digests.keys().find(|name| !is_ours(name));
    if let Some(name) = foreign {
        return Err(refused(format!("the archive lists {name:?}, which no backup writes")));
    }
    if !manifest.digests.contains_key(DATABASE) {
        return Err(refused("the archive has no database".into()));
    }
    if archive.len() != manifest.digests.len() + 1 {
        return Err(refused("the archive does not hold what its manifest lists".into()));
    }
    Ok(manifest)
}

/// Whether a backup writes an entry of this name.
fn is_ours(name: &str) -> bool {
    let blob = || name.rsplit('/').next().and_then(Digest::parse).is_some_and(|digest| blob_name(&digest) == name);
    name == DATABASE || blob()
}

fn unpack(archive: &mut ZipArchive<File>, manifest: &Manifest, to: &Path) -> Result<()> {
    for (name, expected) in &manifest.digests {
        let mut entry = archive.by_name(name).map_err(unzipped)?;
        let path = to.join(name);
        fs::create_dir_all(folder_of(&path))?;
        let mut file = File::create_new(&path)?;
        let found = copy(&mut entry, &mut file).map_err(|error| match error {
            Error::Internal(what) => refused(format!("{name} cannot be unpacked: {what}")),
            other => other,
        })?;
        if found != *expected {
            return Err(refused(format!("{name} is damaged: it is not what was backed up")));
        }
        file.sync_all()?;
    }
    Ok(())
}
