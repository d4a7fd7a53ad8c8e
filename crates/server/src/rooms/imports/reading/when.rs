//! When a row is: its month, its first and last day, in any digits and language. A month without a year takes it from the
//! row's other columns, then from what was said of the file, then from the file's name; it is never guessed.

use kernel::FieldError;
use tables::values::{self, DateError, DateOrder, Period, Precision};
use tables::{Cell, Row};

use super::words::says_nothing;
use super::{Reader, fault};

/// Why a text is no time.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wrong {
    key: &'static str,
    args: Vec<(&'static str, String)>,
}

impl Wrong {
    fn of(error: DateError, text: &str) -> Self {
        let written = || vec![("text", text.chars().take(40).collect())];
        match error {
            DateError::Ambiguous { day_first, month_first } => Self {
                key: "imports-date-ambiguous",
                args: vec![("one", day_first.to_string()), ("other", month_first.to_string())],
            },
            DateError::NoSuchDay => Self { key: "imports-date-no-such-day", args: written() },
            DateError::AbsurdYear { .. } => Self { key: "imports-date-absurd", args: written() },
            DateError::NoYear { .. } => Self { key: "imports-month-no-year", args: written() },
            DateError::Blank | DateError::NotADate => Self { key: "imports-date-wrong", args: written() },
        }
    }

    pub(super) fn in_field(self, field: &str) -> FieldError {
        fault(field, self.key, self.args)
    }
}

impl Reader {
    /// The first day a cell means, or the last where it means a month or a year.
    pub(super) fn day(&mut self, row: &Row, field: &str, last: bool) -> Option<Result<String, Wrong>> {
        let (cell, style) = self.plan.cell(row, field).filter(|(cell, _)| !says_nothing(cell.as_str()))?;
        let place = (last, format!("{field}\u{1f}{}", cell.as_str()));
        if let Some(day) = self.memo.days.get(&place) {
            return Some(day.clone());
        }
        let read = values::date_in(cell, style.order());
        let day = read.map(|period| if last { period.last } else { period.first }.to_string());
        let day = day.map_err(|error| Wrong::of(error, cell.as_str()));
        self.memo.days.insert(place, day.clone());
        Some(day)
    }

    /// The month a row reports on.
    pub(super) fn month(&mut self, row: &Row, start: Option<&str>, end: Option<&str>) -> Result<Option<String>, Wrong> {
        let year = self.year_beside(row, start, end);
        let filled = self.plan.cell(row, "month").filter(|(cell, _)| !says_nothing(cell.as_str()));
        let Some((cell, style)) = filled else {
            return Ok(self.month_without(start, end));
        };
        let place = (cell.as_str().to_owned(), year);
        if let Some(month) = self.memo.months.get(&place) {
            return month.clone().map(Some);
        }
        let month = month_in(cell, style.order(), year).map_err(|error| Wrong::of(error, cell.as_str()));
        self.memo.months.insert(place, month.clone());
        month.map(Some)
    }

    /// The year of a month that has none of its own.
    fn year_beside(&self, row: &Row, start: Option<&str>, end: Option<&str>) -> Option<i16> {
        let of_day = |day: Option<&str>| day.and_then(|day| day.get(..4)?.parse::<i16>().ok());
        let column = self.plan.cell(row, "year").and_then(|(cell, style)| {
            let period = values::date_in(cell, style.order()).ok()?;
            Some(period.first.year())
        });
        let dates = match (of_day(start), of_day(end)) {
            (Some(one), Some(other)) if one == other => Some(one),
            (Some(only), None) | (None, Some(only)) => Some(only),
            _ => None,
        };
        column.or(dates).or(self.year)
    }

    /// A row without a month: the file's, moved into the span of the row's own dates.
    fn month_without(&self, start: Option<&str>, end: Option<&str>) -> Option<String> {
        let month = |day: &str| day.get(..7).map(str::to_owned);
        let file = self.month.clone()?;
        if let Some(last) = end.and_then(month).filter(|last| *last < file) {
            return Some(last);
        }
        start.and_then(month).filter(|first| *first > file).or(Some(file))
    }
}

fn month_in(cell: &Cell, order: DateOrder, year: Option<i16>) -> Result<String, DateError> {
    let written = |period: Period| period.first.strftime("%Y-%m").to_string();
    if let Some(month) = values::month(cell.as_str()) {
        return with_year(month, year);
    }
    match values::date_in(cell, order) {
        Ok(period) if period.precision == Precision::Year => Err(DateError::NotADate),
        Ok(period) => Ok(written(period)),
        Err(DateError::NoYear { month }) => with_year(month, year),
        // Day and month may be either where both lie in one month: the month is all that is asked.
        Err(DateError::Ambiguous { day_first, month_first }) if day_first.month() == month_first.month() => {
            Ok(day_first.strftime("%Y-%m").to_string())
        }
        Err(error) => Err(error),
    }
}

fn with_year(month: i8, year: Option<i16>) -> Result<String, DateError> {
    year.map(|year| format!("{year:04}-{month:02}")).ok_or(DateError::NoYear { month })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_with_and_without_a_year() {
        let read = |text: &str, year| month_in(&Cell::text(text), DateOrder::Undecided, year);
        assert_eq!(read("August", Some(2025)), Ok("2025-08".into()));
        assert_eq!(read("آب", Some(2025)), Ok("2025-08".into()));
        assert_eq!(read("٨", Some(2025)), Ok("2025-08".into()));
        assert_eq!(read("Aug-25", None), Ok("2025-08".into()));
        assert_eq!(read("2025-08", None), Ok("2025-08".into()));
        assert_eq!(read("٢٠٢٥/٠٨/٠٣", None), Ok("2025-08".into()));
        assert_eq!(read("August", None), Err(DateError::NoYear { month: 8 }));
        assert_eq!(read("2025", None), Err(DateError::NotADate));
        assert_eq!(read("soon", Some(2025)), Err(DateError::NotADate));
    }
}
