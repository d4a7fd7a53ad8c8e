//! The zip archive: what it claims is checked against limits, and it is unpacked no further than them.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::super::{limits, locked, unknown};
use super::broken;
use super::xml::{Scanner, Token};
use crate::Problem;

pub(super) struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes that may still be unpacked.
    room: usize,
}

/// Where the parts are that every workbook has.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) workbook: String,
    pub(super) strings: Option<String>,
    pub(super) styles: Option<String>,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Problem> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        if zip.len() > limits::PARTS {
            return Err(limits::exceeded("parts", limits::PARTS));
        }
        Ok(Package { zip, room: limits::UNPACKED })
    }

    /// A part's text.
    pub(super) fn text(&mut self, name: &str) -> Result<String, Problem> {
        let room = self.room;
        let part = self.zip.by_name(name).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => locked(),
            ZipError::FileNotFound => broken(format_args!("its part {name} is missing")),
            other => broken(other),
        })?;
        let stated = usize::try_from(part.size()).unwrap_or(usize::MAX);
        if stated > room {
            return Err(limits::exceeded("bytes", limits::UNPACKED));
        }
        // A part may claim more than its packed bytes can be stretched to.
        let likely = usize::try_from(part.compressed_size()).unwrap_or(usize::MAX).saturating_mul(32);
        let mut text = Vec::with_capacity(stated.min(likely));
        part.take(room as u64 + 1).read_to_end(&mut text).map_err(broken)?;
        if text.len() > room {
            return Err(limits::exceeded("bytes", limits::UNPACKED));
        }
        self.room -= text.len();
        let text = String::from_utf8(text).map_err(|_| broken(format_args!("its part {name} is not UTF-8 text")))?;
        Ok(match text.strip_prefix('\u{feff}') {
            Some(bare) => bare.to_owned(),
            None => text,
        })
    }

    pub(super) fn parts(&mut self) -> Result<Parts, Problem> {
        if self.zip.index_for_name("[Content_Types].xml").is_none() {
            return Err(unknown());
        }
        let types = self.text("[Content_Types].xml")?;
        let mut parts = Parts::default();
        let mut scanner = Scanner::new(&types);
        while let Some(token) = scanner.next()? {
            let Token::Open(tag) = token else { continue };
            if let ("Override", Some(part), Some(kind)) =
                (tag.name, tag.attribute("PartName")?, tag.attribute("ContentType")?)
            {
                let part = part.trim_start_matches('/').to_owned();
                match kind.rsplit_once(['.', '/']).map_or(&*kind, |(_, last)| last) {
                    "main+xml" if kind.contains("sheet") || kind.contains("ms-excel") => parts.workbook = part,
                    "sharedStrings+xml" => parts.strings = Some(part),
                    "styles+xml" => parts.styles = Some(part),
                    _ => (),
                }
            }
        }
        match () {
            () if !parts.workbook.is_empty() => Ok(parts),
            // Some programs name the workbook's kind as what every part is by default.
            () if self.zip.index_for_name("xl/workbook.xml").is_some() => {
                Ok(Parts { workbook: "xl/workbook.xml".into(), ..parts })
            }
            () => Err(unknown()),
        }
    }

    /// The relations of a part: their names and the parts they lead to.
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<(String, String)>, Problem> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let own = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
        let text = self.text(&own)?;
        let mut relations = Vec::new();
        let mut scanner = Scanner::new(&text);
        while let Some(token) = scanner.next()? {
            let Token::Open(tag) = token else { continue };
            let is_sheet = tag.attribute("Type")?.is_some_and(|kind| kind.ends_with("/worksheet"));
            if let ("Relationship", Some(id), Some(target), true) =
                (tag.name, tag.attribute("Id")?, tag.attribute("Target")?, is_sheet)
            {
                relations.push((id.into_owned(), path(folder, target)));
            }
        }
        Ok(relations)
    }
}

/// A target as a path from the archive's root.
fn path(folder: &str, target: Cow<'_, str>) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => (),
            ".." => _ = steps.pop(),
            step => steps.push(step),
        }
    }
    steps.join("/")
}
