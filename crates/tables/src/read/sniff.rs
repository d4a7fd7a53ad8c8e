//! Telling what kind of file it is from its bytes.

use std::io::{Read, Seek, SeekFrom};

use super::archive::{self, Package};
use super::{Encoding, compound};
use crate::{Limits, TableError};

/// The kinds of file that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Office Open XML workbooks, with or without macros.
    Xlsx,
    /// The binary format of Excel 5 to 2003.
    Xls,
    /// OpenDocument spreadsheets.
    Ods,
    /// Comma-, semicolon-, tab- or pipe-separated text.
    Delimited { encoding: Encoding, delimiter: char },
}

/// Kinds of file that people take for spreadsheets, by how they begin.
const STRANGERS: &[(&[u8], &str)] = &[
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "png"),
    (b"\xFF\xD8\xFF", "jpeg"),
    (b"GIF8", "gif"),
    (b"Rar!", "rar"),
    (b"7z\xBC\xAF\x27\x1C", "7z"),
    (b"\x1F\x8B", "gzip"),
    (b"SQLite format 3\0", "sqlite"),
    (b"\x7FELF", "program"),
    (b"MZ\x90", "program"),
];

/// What the bytes are, before the details of delimited text are known.
pub(super) enum Kind {
    Xlsx { merged: bool },
    Xls,
    Ods,
    Text,
}

pub(super) fn kind<R: Read + Seek>(source: &mut R, limits: &Limits) -> Result<Kind, TableError> {
    let mut start = Vec::new();
    source.by_ref().take(4096).read_to_end(&mut start)?;
    source.seek(SeekFrom::Start(0))?;
    if start.is_empty() {
        return Err(TableError::Empty);
    }
    if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
        return match archive::inspect(source, limits)? {
            Package::Xlsx { merged } => Ok(Kind::Xlsx { merged }),
            Package::Ods => Ok(Kind::Ods),
            Package::Other(kind) => Err(TableError::Unsupported { kind }),
        };
    }
    if start.starts_with(compound::SIGNATURE) {
        return compound::check(source).map(|()| Kind::Xls);
    }
    if let Some((_, kind)) = STRANGERS.iter().find(|(magic, _)| start.starts_with(magic)) {
        return Err(TableError::Unsupported { kind });
    }
    match markup(&start) {
        Some(Markup::Html) => Err(TableError::Html),
        Some(Markup::Xml) => Err(TableError::Unsupported { kind: "xml" }),
        None => Ok(Kind::Text),
    }
}

enum Markup {
    Html,
    Xml,
}

/// Web pages often come as `.xls`; in UTF-16 too, hence the zero bytes left out.
fn markup(start: &[u8]) -> Option<Markup> {
    let text: String = start
        .iter()
        .filter(|byte| byte.is_ascii() && **byte != 0)
        .take(1024)
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    let text = text.trim_start();
    let html = ["<html", "<!doctype html", "<table", "<head", "<meta", "<body", "<div", "<!--"];
    if html.iter().any(|tag| text.starts_with(tag)) || (text.starts_with("<?xml") && text.contains("<html")) {
        return Some(Markup::Html);
    }
    text.starts_with("<?xml").then_some(Markup::Xml)
}
