//! Workbooks of Excel 97 to 2003 ([MS-XLS]), of which only texts, numbers, dates and truths are read.

mod cells;
mod container;
mod globals;
mod records;
mod text;

use self::container::Container;
use self::globals::Globals;
use self::records::Records;
use super::limits::Taken;
use super::sheet::{Collected, add};
use super::{broken, is_meant, locked, unknown};
use crate::{Problem, Sheet, Workbook};

pub(super) const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Problem> {
    let container = Container::parse(bytes).ok_or_else(|| broken("its index is damaged"))?;
    if container.find("EncryptedPackage").is_some() {
        return Err(locked());
    }
    let entry = container.find("Workbook").ok_or_else(|| match container.find("Book") {
        Some(_) => broken("it was written by a program older than Excel 97"),
        None => unknown(),
    })?;
    let stream = container.read(entry).ok_or_else(|| broken("it is cut short"))?;
    let globals = Globals::read(Records::new(&stream))?;
    let alone = globals.sheets.len() == 1;
    let mut taken = Taken::default();
    let mut sheets = Vec::with_capacity(globals.sheets.len());
    for (name, start) in &globals.sheets {
        let meant = is_meant(name);
        let sheet = if meant || alone {
            let mut sheet = Collected::new(if meant { name } else { "survey" }, &mut taken);
            let records = stream.get(*start as usize..).ok_or_else(|| broken("it is cut short"))?;
            cells::read(Records::new(records), &globals, &mut sheet)?;
            sheet.finish()?
        } else {
            Sheet { name: name.clone(), ..Sheet::default() }
        };
        add(&mut sheets, sheet);
    }
    Ok(Workbook { sheets })
}
