//! Office Open XML workbooks, read part by part (ECMA-376 parts 1 and 2).
//!
//! Only what forms need is unpacked: the list of sheets, number formats, shared texts, and the sheets XLSForm gives a
//! meaning to.

mod cells;
mod package;
mod strings;
mod styles;
mod xml;

use self::package::Package;
use self::strings::Strings;
use self::styles::Styles;
use self::xml::{Scanner, Token};
use super::dates::Epoch;
use super::limits::{self, Taken};
use super::sheet::{Collected, add};
use super::{broken, is_meant};
use crate::{Problem, Sheet, Workbook};

pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Problem> {
    let mut package = Package::open(bytes)?;
    let parts = package.parts()?;
    let book = book(&package.text(&parts.workbook)?)?;
    let targets = package.relations(&parts.workbook)?;
    let styles = match &parts.styles {
        Some(part) => Styles::read(&package.text(part)?)?,
        None => Styles::default(),
    };
    let strings = match &parts.strings {
        Some(part) => Strings::read(&package.text(part)?)?,
        None => Strings::default(),
    };
    let context = Context { strings, styles, epoch: book.epoch };
    let alone = book.sheets.len() == 1;
    let mut taken = Taken::default();
    let mut sheets = Vec::with_capacity(book.sheets.len());
    for (name, relation) in book.sheets {
        let target = targets.iter().find(|(id, _)| *id == relation).map(|(_, target)| target);
        let meant = is_meant(&name);
        let sheet = match target {
            Some(part) if meant || alone => {
                let mut sheet = Collected::new(if meant { &name } else { "survey" }, &mut taken);
                cells::read(&package.text(part)?, &context, &mut sheet)?;
                sheet.finish()?
            }
            _ => Sheet { name, ..Sheet::default() },
        };
        add(&mut sheets, sheet);
    }
    Ok(Workbook { sheets })
}

/// What cells refer to.
struct Context {
    strings: Strings,
    styles: Styles,
    epoch: Epoch,
}

#[derive(Default)]
struct Book {
    epoch: Epoch,
    /// Names, and the relations that lead to the sheets' parts.
    sheets: Vec<(String, String)>,
}

fn book(text: &str) -> Result<Book, Problem> {
    let mut book = Book::default();
    let mut scanner = Scanner::new(text);
    while let Some(token) = scanner.next()? {
        let Token::Open(tag) = token else { continue };
        match tag.name {
            "workbookPr" if matches!(tag.attribute("date1904")?.as_deref(), Some("1" | "true")) => {
                book.epoch = Epoch::Mac;
            }
            "sheet" => {
                let (name, id) = (tag.attribute("name")?, tag.attribute("id")?);
                book.sheets.extend(name.zip(id).map(|(name, id)| (name.into_owned(), id.into_owned())));
                if book.sheets.len() > limits::SHEETS {
                    return Err(limits::exceeded("sheets", limits::SHEETS));
                }
            }
            _ => (),
        }
    }
    Ok(book)
}
