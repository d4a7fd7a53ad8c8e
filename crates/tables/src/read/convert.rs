//! What calamine reads, as this crate's cells.

use calamine::{Data, DataRef, ExcelDateTime};
use jiff::civil::{Date, DateTime};

use crate::Cell;

pub(super) fn from_ref(data: &DataRef<'_>) -> Cell {
    match data {
        DataRef::Empty => Cell::default(),
        DataRef::String(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(*text),
        DataRef::Float(number) => Cell::number(*number),
        DataRef::Int(number) => Cell::number(*number as f64).shown_as(number.to_string()),
        DataRef::Bool(yes) => Cell::bool(*yes),
        DataRef::DateTime(at) => moment(*at),
        DataRef::DateTimeIso(text) => iso(text),
        DataRef::DurationIso(text) => Cell::text(text),
        DataRef::Error(error) => Cell::error(error.to_string()),
    }
}

pub(super) fn from_data(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::default(),
        Data::String(text) => Cell::text(text),
        Data::Float(number) => Cell::number(*number),
        Data::Int(number) => Cell::number(*number as f64).shown_as(number.to_string()),
        Data::Bool(yes) => Cell::bool(*yes),
        Data::DateTime(at) => moment(*at),
        Data::DateTimeIso(text) => iso(text),
        Data::DurationIso(text) => Cell::text(text),
        Data::Error(error) => Cell::error(error.to_string()),
    }
}

/// A cell formatted as a date. Times of day and durations have no date, and stay numbers (parts of a day), as do serial
/// numbers beyond the year 9999 and the 29 February 1900 which never was.
fn moment(at: ExcelDateTime) -> Cell {
    let serial = at.as_f64();
    if at.is_duration() || !(1.0..2_958_466.0).contains(&serial) {
        return Cell::number(serial);
    }
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let date = Date::new(year as i16, month as i8, day as i8);
    match date {
        Ok(date) if (hour, minute, second) == (0, 0, 0) => Cell::date(date),
        Ok(date) => Cell::datetime(date.at(hour as i8, minute as i8, second as i8, 0)),
        Err(_) => Cell::number(serial),
    }
}

/// ISO 8601 as OpenDocument and strict Office Open XML write it; what is not that stays text.
pub(super) fn iso(text: &str) -> Cell {
    let bare = text.trim_end_matches('Z');
    let cell = if bare.contains('T') {
        bare.parse::<DateTime>().ok().map(|at| {
            if at.time() == jiff::civil::Time::midnight() { Cell::date(at.date()) } else { Cell::datetime(at) }
        })
    } else {
        bare.parse::<Date>().ok().map(Cell::date)
    };
    cell.unwrap_or_else(|| Cell::text(text))
}
