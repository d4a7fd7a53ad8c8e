//! The cells of one sheet, record by record.

use super::super::dates::{Epoch, Kind};
use super::super::sheet::{Collected, Value};
use super::super::{coerce, dates};
use super::globals::Globals;
use super::records::{Records, f64_at, u16_at, u32_at};
use super::{broken, text};
use crate::Problem;

const FORMULA: u16 = 0x0006;
const MUL_RK: u16 = 0x00BD;
const LABEL_SHARED: u16 = 0x00FD;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const BOOL_OR_ERROR: u16 = 0x0205;
const TEXT_OF_FORMULA: u16 = 0x0207;
const RK: u16 = 0x027E;

pub(super) fn read(records: Records<'_>, globals: &Globals, sheet: &mut Collected<'_>) -> Result<(), Problem> {
    let mut formula = None;
    for (kind, data) in records {
        cell(kind, data, globals, sheet, &mut formula)?.ok_or_else(|| broken("a cell is cut short"))?;
        if sheet.has_ended() {
            break;
        }
    }
    Ok(())
}

/// Where a formula stands whose text comes with the next record.
type Formula = Option<(u32, u32)>;

/// None where the record is cut short.
fn cell(
    kind: u16,
    data: &[u8],
    globals: &Globals,
    sheet: &mut Collected<'_>,
    formula: &mut Formula,
) -> Result<Option<()>, Problem> {
    if kind == MUL_RK {
        return many(data, globals, sheet);
    }
    if kind == TEXT_OF_FORMULA {
        let Some(text) = u16_at(data, 0).and_then(|count| text::unicode(data.get(2..)?, count.into())) else {
            return Ok(None);
        };
        if let Some((row, column)) = formula.take() {
            sheet.cell(row, column, Value::Text(coerce::strip(&text)))?;
        }
        return Ok(Some(()));
    }
    if ![FORMULA, LABEL_SHARED, NUMBER, LABEL, BOOL_OR_ERROR, RK].contains(&kind) {
        return Ok(Some(()));
    }
    let (Some(row), Some(column), Some(style)) = (u16_at(data, 0), u16_at(data, 2), u16_at(data, 4)) else {
        return Ok(None);
    };
    let (row, column, rest) = (u32::from(row) + 1, u32::from(column), &data[6..]);
    let number = |number: f64| shown(number, style, globals).map(Some);
    let value = match kind {
        RK => match u32_at(rest, 0) {
            Some(packed) => number(unpack(packed))?,
            None => return Ok(None),
        },
        NUMBER => match f64_at(rest, 0) {
            Some(value) => number(value)?,
            None => return Ok(None),
        },
        LABEL_SHARED => {
            let Some(index) = u32_at(rest, 0) else { return Ok(None) };
            let text = globals.texts.get(index as usize).ok_or_else(|| broken("its shared texts are damaged"))?;
            Some(Value::Text(text))
        }
        LABEL => {
            let text = u16_at(rest, 0).and_then(|count| text::unicode(rest.get(2..)?, count.into()));
            let Some(text) = text else { return Ok(None) };
            return sheet.cell(row, column, Value::Text(coerce::strip(&text))).map(Some);
        }
        BOOL_OR_ERROR => match rest {
            [value, is_error, ..] => truth(*value, *is_error != 0),
            _ => return Ok(None),
        },
        // What is not a number begins with its kind and ends with two full bytes.
        _ => match rest {
            [0, _, _, _, _, _, 0xFF, 0xFF, ..] => {
                *formula = Some((row, column));
                None
            }
            [kind @ (1 | 2), _, value, _, _, _, 0xFF, 0xFF, ..] => truth(*value, *kind == 2),
            [3, _, _, _, _, _, 0xFF, 0xFF, ..] => None,
            _ => match f64_at(rest, 0) {
                Some(value) => number(value)?,
                None => return Ok(None),
            },
        },
    };
    if let Some(value) = value {
        sheet.cell(row, column, value)?;
    }
    Ok(Some(()))
}

/// Several numbers side by side.
fn many(data: &[u8], globals: &Globals, sheet: &mut Collected<'_>) -> Result<Option<()>, Problem> {
    let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { return Ok(None) };
    for (offset, cell) in (0u32..).zip(data[4..].as_chunks::<6>().0) {
        if let (Some(style), Some(packed)) = (u16_at(cell, 0), u32_at(cell, 2)) {
            let value = shown(unpack(packed), style, globals)?;
            sheet.cell(u32::from(row) + 1, u32::from(first) + offset, value)?;
        }
    }
    Ok(Some(()))
}

/// A number in four bytes: the upper part of a float or an integer, perhaps hundredths.
fn unpack(packed: u32) -> f64 {
    let value =
        if packed & 2 == 0 { f64::from_bits(u64::from(packed & !3) << 32) } else { f64::from((packed as i32) >> 2) };
    if packed & 1 == 0 { value } else { value / 100.0 }
}

fn shown(number: f64, style: u16, globals: &Globals) -> Result<Value<'static>, Problem> {
    let kind = globals.kind(style);
    if kind == Kind::Number {
        return Ok(Value::Other(coerce::number(number)));
    }
    // Two days of 1900 have one number; only whole seconds are kept.
    let ambiguous = globals.epoch == Epoch::Windows && (1.0..61.0).contains(&number);
    let seconds = (number * 86_400.0).round_ties_even() / 86_400.0;
    match dates::text(seconds, Kind::Date, globals.epoch) {
        Some(text) if !ambiguous => Ok(Value::Other(text)),
        _ => Err(Problem::error("date-unclear").with("number", coerce::number(number))),
    }
}

fn truth(value: u8, is_error: bool) -> Option<Value<'static>> {
    let text = match (is_error, value) {
        (false, 0) => "FALSE",
        (false, _) => "TRUE",
        (true, 0x00) => "#NULL!",
        (true, 0x07) => "#DIV/0!",
        (true, 0x0F) => "#VALUE!",
        (true, 0x17) => "#REF!",
        (true, 0x1D) => "#NAME?",
        (true, 0x24) => "#NUM!",
        (true, _) => "#N/A",
    };
    Some(Value::Other(text.into()))
}
