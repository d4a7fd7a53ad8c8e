//! Zipped workbooks before they are trusted: what they are, and how large they really become.
//!
//! Sizes are summed from the directory first, so that an honest bomb is refused at once; then every part is unpacked
//! into nothing to see that the directory told the truth, so that a lying one never reaches memory.

use std::io::{Read, Seek};

use memchr::memmem;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::{Exceeded, Limits, TableError};

/// What a zip file holds.
pub(super) enum Package {
    /// `merged`: some sheet has merged cells, so that looking for them is worth a walk through it.
    Xlsx {
        merged: bool,
    },
    Ods,
    Other(&'static str),
}

/// More parts than any workbook has; directories themselves can be bombs.
const MOST_PARTS: usize = 20_000;

pub(super) fn broken(error: ZipError) -> TableError {
    match error {
        ZipError::Io(error) if error.kind() == std::io::ErrorKind::Other => TableError::Io(error),
        other => TableError::broken("zip archive", other),
    }
}

pub(super) fn inspect<R: Read + Seek>(source: &mut R, limits: &Limits) -> Result<Package, TableError> {
    let mut zip = ZipArchive::new(source).map_err(broken)?;
    match kind(&mut zip)? {
        Package::Other(kind) => Ok(Package::Other(kind)),
        Package::Ods => check_sizes(&mut zip, limits).map(|_| Package::Ods),
        Package::Xlsx { .. } => check_sizes(&mut zip, limits).map(|merged| Package::Xlsx { merged }),
    }
}

fn kind<R: Read + Seek>(zip: &mut ZipArchive<R>) -> Result<Package, TableError> {
    if zip.len() > MOST_PARTS {
        return Err(TableError::broken("zip archive", "it has too many parts"));
    }
    let mut names = Vec::new();
    for index in 0..zip.len() {
        let part = zip.by_index_raw(index).map_err(broken)?;
        if part.encrypted() {
            return Err(TableError::Password);
        }
        names.push(String::from_utf8_lossy(part.name_raw()).replace('\\', "/").to_lowercase());
    }
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let under = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    if has("content.xml") {
        let declared = first_bytes(zip, "mimetype")?;
        let spreadsheet = declared.is_empty() || declared.starts_with("application/vnd.oasis.opendocument.spreadsheet");
        return Ok(if spreadsheet { Package::Ods } else { Package::Other("opendocument") });
    }
    Ok(match () {
        () if has("xl/workbook.bin") => Package::Other("xlsb"),
        () if under("word/") => Package::Other("docx"),
        () if under("ppt/") => Package::Other("pptx"),
        () if under("index/") && names.iter().any(|name| name.ends_with(".iwa")) => Package::Other("numbers"),
        () if has("[content_types].xml") => Package::Xlsx { merged: false },
        () => Package::Other("zip"),
    })
}

fn first_bytes<R: Read + Seek>(zip: &mut ZipArchive<R>, name: &str) -> Result<String, TableError> {
    let mut text = String::new();
    match zip.by_name(name) {
        Ok(part) => match part.take(128).read_to_string(&mut text) {
            Ok(_) => Ok(text),
            Err(error) => Err(TableError::broken(name, error)),
        },
        Err(ZipError::FileNotFound) => Ok(text),
        Err(error) => Err(broken(error)),
    }
}

/// Refuses what unpacks to too much; says whether a worksheet speaks of merged cells.
fn check_sizes<R: Read + Seek>(zip: &mut ZipArchive<R>, limits: &Limits) -> Result<bool, TableError> {
    let allowed = limits.unpacked_bytes;
    let too_large = || TableError::TooLarge { what: Exceeded::UnpackedBytes, allowed, row: None };
    let mut declared = 0u64;
    for index in 0..zip.len() {
        declared = declared.saturating_add(zip.by_index_raw(index).map_err(broken)?.size());
    }
    if declared > allowed {
        return Err(too_large());
    }
    let needle = memmem::Finder::new(b"mergeCell ");
    let (mut real, mut merged) = (0u64, false);
    let mut buffer = vec![0; 1 << 16];
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).map_err(broken)?;
        let mut kept = 0;
        loop {
            let read = part
                .read(&mut buffer[kept..])
                .map_err(|error| TableError::broken(String::from_utf8_lossy(part.name_raw()), error))?;
            real += read as u64;
            if real > allowed {
                return Err(too_large());
            }
            if read == 0 {
                break;
            }
            let filled = kept + read;
            merged = merged || needle.find(&buffer[..filled]).is_some();
            // The needle may lie across two reads.
            kept = filled.min(needle.needle().len() - 1);
            buffer.copy_within(filled - kept..filled, 0);
        }
    }
    Ok(merged)
}
