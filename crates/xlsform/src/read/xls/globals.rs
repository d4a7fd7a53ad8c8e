//! What holds for the whole workbook: its sheets, shared texts, and which styles show dates.

use super::super::dates::{Epoch, Kind};
use super::super::limits;
use super::records::{BOF, Records, u16_at, u32_at};
use super::{broken, locked, text};
use crate::Problem;

const FILE_PASS: u16 = 0x002F;
const DATE_MODE: u16 = 0x0022;
const FORMAT: u16 = 0x041E;
const STYLE: u16 = 0x00E0;
const BOUND_SHEET: u16 = 0x0085;
const SHARED_TEXTS: u16 = 0x00FC;
const EXCEL_97: u16 = 0x0600;

#[derive(Default)]
pub(super) struct Globals {
    /// Names of the worksheets and where their records begin.
    pub(super) sheets: Vec<(String, u32)>,
    pub(super) texts: Vec<String>,
    pub(super) epoch: Epoch,
    formats: Vec<(u16, Kind)>,
    styles: Vec<u16>,
}

impl Globals {
    pub(super) fn read(mut records: Records<'_>) -> Result<Self, Problem> {
        let mut globals = Globals::default();
        match records.next() {
            Some((BOF, data)) if u16_at(data, 0) == Some(EXCEL_97) => (),
            _ => return Err(broken("it was not written by Excel 97 or later")),
        }
        while let Some((kind, data)) = records.next() {
            match kind {
                FILE_PASS => return Err(locked()),
                DATE_MODE if u16_at(data, 0) == Some(1) => globals.epoch = Epoch::Mac,
                FORMAT => globals.formats.extend(format(data)),
                STYLE => globals.styles.extend(u16_at(data, 2)),
                BOUND_SHEET => globals.sheets.extend(sheet(data)),
                SHARED_TEXTS => globals.texts = text::shared(data, records.continuations()),
                _ => (),
            }
            if globals.sheets.len() > limits::SHEETS {
                return Err(limits::exceeded("sheets", limits::SHEETS));
            }
        }
        globals.formats.sort_by_key(|(id, _)| *id);
        Ok(globals)
    }

    pub(super) fn kind(&self, style: u16) -> Kind {
        let Some(id) = self.styles.get(usize::from(style)) else { return Kind::Number };
        match self.formats.binary_search_by_key(id, |(id, _)| *id) {
            Ok(at) => self.formats[at].1,
            Err(_) => Kind::built_in((*id).into()),
        }
    }
}

fn format(data: &[u8]) -> Option<(u16, Kind)> {
    let code = text::unicode(data.get(4..)?, usize::from(u16_at(data, 2)?))?;
    Some((u16_at(data, 0)?, Kind::of_code(&code)))
}

fn sheet(data: &[u8]) -> Option<(String, u32)> {
    const WORKSHEET: u8 = 0;
    if *data.get(5)? != WORKSHEET {
        return None;
    }
    Some((text::unicode(data.get(7..)?, usize::from(*data.get(6)?))?, u32_at(data, 0)?))
}
