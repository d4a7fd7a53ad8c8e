//! The check that every reference of a workbook leads to exactly one row of the survey sheet.
//!
//! Cells are read as they stand in the file. The external choices are left alone, since they are looked up letter by letter; of the
//! choices only the labels are read, since their other columns may hold anything.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::scan::{Fault, all, is_candidate};
use crate::Sheet;
use crate::headers::{Columns, Kind};
use crate::problems::{Outcome, Problem};
use crate::survey::MOST_PROBLEMS;

/// How often each name stands in the survey sheet.
pub(crate) type Counts<'a> = FxHashMap<Cow<'a, str>, u32>;

/// A malformed reference, told with its place.
pub(crate) fn fault(fault: Fault, sheet: &str, row: u32, column: &str) -> Box<Problem> {
    let code = match fault {
        Fault::Malformed => "reference-malformed",
        Fault::TooMany => "reference-comma",
    };
    Problem::error(code).in_sheet(sheet).at_row(row).in_column(column).stop()
}

/// Checks one sheet; `reads` tells by a column's place whether its cells hold references. Of each cell one problem is told.
pub(crate) fn sheet(
    kind: Kind,
    sheet: &Sheet,
    reads: impl Fn(usize) -> bool,
    names: &Counts<'_>,
    problems: &mut Vec<Problem>,
) {
    for row in &sheet.rows {
        for (at, cell) in row.cells.iter().enumerate() {
            if !is_candidate(cell) || !reads(at) {
                continue;
            }
            if problems.len() >= MOST_PROBLEMS {
                return;
            }
            let column = sheet.headers.get(at).map_or("", String::as_str);
            if let Err(problem) = cell_refers_well(kind, row.number, column, cell, names) {
                problems.push(*problem);
            }
        }
    }
}

fn cell_refers_well(kind: Kind, row: u32, column: &str, cell: &str, names: &Counts<'_>) -> Outcome<()> {
    for reference in all(cell) {
        let reference = reference.map_err(|found| fault(found, kind.name(), row, column))?;
        let code = match names.get(reference.name) {
            None => "reference-unknown",
            Some(1) => continue,
            Some(_) => "reference-ambiguous",
        };
        let problem = Problem::error(code).in_sheet(kind.name()).at_row(row).in_column(column);
        return Err(problem.with("q", reference.name).stop());
    }
    Ok(())
}

/// Whether the cells of a survey column hold references.
pub(crate) fn survey_reads(columns: &Columns) -> impl Fn(usize) -> bool {
    |at| {
        !columns
            .places()
            .get(at)
            .and_then(|place| place.first())
            .is_some_and(|key| matches!(key.as_str(), "type" | "name" | "trigger"))
    }
}

/// Whether the cells of a choices column hold references: the labels do, and where there are none, all.
pub(crate) fn choices_reads(columns: &Columns) -> impl Fn(usize) -> bool {
    let is_label = |place: &Vec<String>| {
        place.first().is_some_and(|key| matches!(key.as_str(), "label" | "image" | "big-image" | "audio" | "video"))
    };
    let any = columns.places().iter().any(is_label);
    move |at| !any || columns.places().get(at).is_some_and(is_label)
}
