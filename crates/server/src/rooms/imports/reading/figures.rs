//! Figures of a row: counts of people, sums of several columns, amounts, coordinates, yes and no.

use kernel::FieldError;
use tables::Row;
use tables::values::{self, Axis, NumberError};

use super::words::says_nothing;
use super::{Reader, fault};

fn wrong(field: &str, error: NumberError, text: &str) -> FieldError {
    let key = match error {
        NumberError::Blank | NumberError::NotANumber => "imports-number-wrong",
        NumberError::Absurd => "imports-number-absurd",
        NumberError::Negative => "imports-number-negative",
        NumberError::NotWhole => "imports-number-not-whole",
        NumberError::OffTheGlobe => "imports-number-off-globe",
    };
    fault(field, key, vec![("text", text.chars().take(40).collect())])
}

impl Reader {
    /// The count in the cells of a field, added up where it has several; none where all are blank.
    pub(super) fn count(&self, row: &Row, field: &str, faults: &mut Vec<FieldError>) -> Option<i64> {
        let mut sum: Option<i64> = None;
        // A merged cell stands for several rows: its number is counted once.
        for (cell, style) in self.plan.cells(row, field).filter(|(cell, _)| !cell.is_from_merge()) {
            if says_nothing(cell.as_str()) {
                continue;
            }
            match values::count(cell, style.mark()) {
                Ok(count) => sum = Some(sum.unwrap_or(0).saturating_add(count as i64)),
                Err(error) => faults.push(wrong(field, error, cell.as_str())),
            }
        }
        sum
    }

    pub(super) fn amount(&self, row: &Row, field: &str, faults: &mut Vec<FieldError>) -> Option<f64> {
        let (cell, style) = self.plan.cell(row, field).filter(|(cell, _)| !says_nothing(cell.as_str()))?;
        match values::number_in(cell, style.mark()) {
            Ok(number) if number.value < 0.0 => {
                faults.push(wrong(field, NumberError::Negative, cell.as_str()));
                None
            }
            Ok(number) => Some(number.value),
            Err(error) => {
                faults.push(wrong(field, error, cell.as_str()));
                None
            }
        }
    }

    pub(super) fn coordinate(&self, row: &Row, field: &str, axis: Axis, faults: &mut Vec<FieldError>) -> Option<f64> {
        let (cell, _) = self.plan.cell(row, field).filter(|(cell, _)| !says_nothing(cell.as_str()))?;
        match values::coordinate(cell, axis) {
            Ok(degrees) => Some(degrees),
            Err(error) => {
                faults.push(wrong(field, error, cell.as_str()));
                None
            }
        }
    }

    pub(super) fn yes_or_no(&self, row: &Row, field: &str, faults: &mut Vec<FieldError>) -> Option<bool> {
        let text = self.plan.text(row, field)?;
        let answer = values::boolean(text);
        if answer.is_none() {
            faults.push(fault(field, "imports-yes-or-no", vec![("text", text.chars().take(40).collect())]));
        }
        answer
    }
}
