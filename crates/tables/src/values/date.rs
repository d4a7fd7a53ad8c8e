//! Days and months as people type them.

mod parts;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::{Cell, Value};
use parts::{Parts, Written};

/// How exactly a time was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    Day,
    Month,
    Year,
}

/// A day, or the first to the last day of a month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub first: Date,
    pub last: Date,
    pub precision: Precision,
}

/// Why something is not a sensible date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    #[error("nothing is written")]
    Blank,
    #[error("this is not a date")]
    NotADate,
    #[error("there is no such day in the calendar")]
    NoSuchDay,
    #[error("the month {month} has no year beside it")]
    NoYear { month: i8 },
    #[error("the year {year} makes no sense here")]
    AbsurdYear { year: i32 },
    #[error("this can mean {day_first} or {month_first}")]
    Ambiguous { day_first: Date, month_first: Date },
}

impl DateError {
    /// A stable name, the key of its translations.
    pub fn key(self) -> &'static str {
        match self {
            DateError::Blank => "value-blank",
            DateError::NotADate => "value-not-a-date",
            DateError::NoSuchDay => "value-no-such-day",
            DateError::NoYear { .. } => "value-no-year",
            DateError::AbsurdYear { .. } => "value-absurd-year",
            DateError::Ambiguous { .. } => "value-ambiguous-date",
        }
    }
}

/// Whether a column writes the day or the month first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
    /// No date of the column tells; dates that read both ways are refused as ambiguous until someone decides.
    #[default]
    Undecided,
    /// Some dates can only be day first and others only month first.
    Conflicting,
}

impl DateOrder {
    /// The order which all the column's dates allow.
    pub fn infer<'a>(samples: impl IntoIterator<Item = &'a str>) -> Self {
        let (mut day_first, mut month_first) = (false, false);
        for sample in samples {
            let Ok(parts) = Parts::of(sample) else { continue };
            if let (None, [first, second, year]) = (parts.month, parts.numbers.as_slice())
                && first.digits <= 2
                && year.digits != 1
            {
                day_first |= first.value > 12 && second.value <= 12;
                month_first |= first.value <= 12 && second.value > 12;
            }
        }
        match (day_first, month_first) {
            (true, false) => DateOrder::DayFirst,
            (false, true) => DateOrder::MonthFirst,
            (false, false) => DateOrder::Undecided,
            (true, true) => DateOrder::Conflicting,
        }
    }
}

/// Years outside this span are slips of the keyboard in records of aid.
const YEARS: std::ops::RangeInclusive<i32> = 1950..=2100;

impl Period {
    fn day(year: i32, month: i32, day: i32) -> Result<Self, DateError> {
        let day = civil(year, month, day)?;
        Ok(Period { first: day, last: day, precision: Precision::Day })
    }

    fn month(year: i32, month: i32) -> Result<Self, DateError> {
        let first = civil(year, month, 1)?;
        Ok(Period { first, last: first.last_of_month(), precision: Precision::Month })
    }

    fn year(year: i32) -> Result<Self, DateError> {
        let first = civil(year, 1, 1)?;
        Ok(Period { first, last: first.last_of_year(), precision: Precision::Year })
    }
}

fn civil(year: i32, month: i32, day: i32) -> Result<Date, DateError> {
    if !YEARS.contains(&year) {
        return Err(DateError::AbsurdYear { year });
    }
    let narrow = |part: i32| i8::try_from(part).map_err(|_| DateError::NoSuchDay);
    Date::new(year as i16, narrow(month)?, narrow(day)?).map_err(|_| DateError::NoSuchDay)
}

/// Reads a date from a cell; a bare number is a year, `yyyymm`, `yyyymmdd` or a spreadsheet's day number.
pub fn date_in(cell: &Cell, order: DateOrder) -> Result<Period, DateError> {
    let sensible = |day: Date| Period::day(day.year().into(), day.month().into(), day.day().into());
    match cell.value() {
        Value::Empty => Err(DateError::Blank),
        Value::Date(day) => sensible(day),
        Value::DateTime(at) => sensible(at.date()),
        Value::Number(number) if (1.0..1e8).contains(&number) => bare(number.trunc() as i32),
        Value::Text => date(cell.as_str(), order),
        Value::Number(_) | Value::Bool(_) | Value::Error => Err(DateError::NotADate),
    }
}

/// Reads a date from text: ISO, numbers in either order, or with the name of a month. A time of day is left out.
pub fn date(text: &str, order: DateOrder) -> Result<Period, DateError> {
    let parts = Parts::of(text)?;
    match (parts.month, parts.numbers.as_slice()) {
        (Some(month), []) => Err(DateError::NoYear { month }),
        (Some(month), [one]) => with_name(month, *one, parts.name_first),
        (Some(month), [one, two]) => {
            let (day, year) = if one.digits == 4 { (two, one) } else { (one, two) };
            Period::day(year.as_year(), month.into(), day.value)
        }
        (None, [year, month, day]) if year.digits == 4 => Period::day(year.value, month.value, day.value),
        (None, [one, two, year]) if year.digits == 4 || year.digits == 2 => {
            numeric(one.value, two.value, year.as_year(), order)
        }
        (None, [year, month]) if year.digits == 4 => Period::month(year.value, month.value),
        (None, [month, year]) if year.digits == 4 => Period::month(year.value, month.value),
        (None, [one]) if one.digits >= 4 => bare(one.value),
        _ => Err(DateError::NotADate),
    }
}

/// `Aug 2025`, `Aug-25` (how Excel writes a month) or `25 Aug`, a day without its year.
fn with_name(month: i8, number: Written, name_first: bool) -> Result<Period, DateError> {
    if number.digits == 4 || (number.digits == 2 && name_first) {
        Period::month(number.as_year(), month.into())
    } else if number.digits <= 2 {
        Err(DateError::NoYear { month })
    } else {
        Err(DateError::NotADate)
    }
}

fn numeric(one: i32, two: i32, year: i32, order: DateOrder) -> Result<Period, DateError> {
    let day_first = Period::day(year, two, one);
    let month_first = Period::day(year, one, two);
    match (order, day_first, month_first) {
        (DateOrder::DayFirst, day_first, _) => day_first,
        (DateOrder::MonthFirst, _, month_first) => month_first,
        (_, Ok(one_way), Ok(other)) if one_way == other => Ok(one_way),
        (_, Ok(one_way), Ok(other)) => Err(DateError::Ambiguous { day_first: one_way.first, month_first: other.first }),
        (_, Err(_), Ok(only)) => Ok(only),
        (_, only, _) => only,
    }
}

fn bare(number: i32) -> Result<Period, DateError> {
    match number {
        1_900..=2_199 => Period::year(number),
        // Day numbers of spreadsheets, 1954 to 2100.
        20_000..=73_415 => {
            let day = jiff::civil::date(1899, 12, 30).checked_add(number.days()).map_err(|_| DateError::NotADate)?;
            Period::day(day.year().into(), day.month().into(), day.day().into())
        }
        190_001..=219_912 => Period::month(number / 100, number % 100),
        19_000_101..=21_991_231 => Period::day(number / 10_000, number / 100 % 100, number % 100),
        _ => Err(DateError::NotADate),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;
    use proptest::prelude::*;

    use super::*;
    use crate::values::month;

    fn first(text: &str) -> Result<Date, DateError> {
        date(text, DateOrder::DayFirst).map(|period| period.first)
    }

    #[test]
    fn days_are_read_in_many_forms() {
        for text in [
            "2025-08-03",
            "2025/8/3",
            "2025-08-03T10:30:00Z",
            "2025-08-03 00:00:00",
            "3/8/2025",
            "03.08.2025",
            "3-8-25",
            "٣/٨/٢٠٢٥",
            "۲۰۲۵/۰۸/۰۳",
            "3 Aug 2025",
            "August 3, 2025",
            "3rd of August 2025",
            "3 août 2025",
            "٣ آب ٢٠٢٥",
            "3 آب/أغسطس 2025",
            "3ی ئابی 2025",
            "3-Aug-25",
            "20250803",
            "45872",
            "3/8/2025 10:30 PM",
            "\u{200F}٠٣\u{200F}/٠٨/٢٠٢٥",
        ] {
            assert_eq!(first(text), Ok(day(2025, 8, 3)), "{text}");
        }
    }

    #[test]
    fn months_and_years_are_periods() {
        for text in
            ["Aug 2025", "August-2025", "Aug-25", "08/2025", "2025-08", "آب 2025", "أغسطس ٢٠٢٥", "ئابی ٢٠٢٥", "202508"]
        {
            let period = date(text, DateOrder::Undecided).expect(text);
            assert_eq!((period.first, period.last), (day(2025, 8, 1), day(2025, 8, 31)), "{text}");
            assert_eq!(period.precision, Precision::Month);
        }
        let year = date("2025", DateOrder::Undecided).expect("a year");
        assert_eq!((year.first, year.last, year.precision), (day(2025, 1, 1), day(2025, 12, 31), Precision::Year));
        assert_eq!(first("كانون الثاني 2025"), Ok(day(2025, 1, 1)));
    }

    #[test]
    fn the_column_decides_between_day_and_month() {
        assert_eq!(DateOrder::infer(["03/08/2025", "25/08/2025"]), DateOrder::DayFirst);
        assert_eq!(DateOrder::infer(["03/08/2025", "08/25/2025"]), DateOrder::MonthFirst);
        assert_eq!(DateOrder::infer(["03/08/2025", "2025-13-01", "x"]), DateOrder::Undecided);
        assert_eq!(DateOrder::infer(["٢٥/٠٨/٢٠٢٥", "08/25/2025"]), DateOrder::Conflicting);
        assert_eq!(date("03/08/2025", DateOrder::MonthFirst).map(|p| p.first), Ok(day(2025, 3, 8)));
        let ambiguous = date("03/08/2025", DateOrder::Undecided);
        assert!(matches!(ambiguous, Err(DateError::Ambiguous { .. })), "{ambiguous:?}");
        assert_eq!(date("25/08/2025", DateOrder::Undecided).map(|p| p.first), Ok(day(2025, 8, 25)));
        assert_eq!(date("25/08/2025", DateOrder::MonthFirst), Err(DateError::NoSuchDay));
    }

    #[test]
    fn nonsense_is_refused_with_its_reason() {
        for text in ["tomorrow", "3 of 4", "12", "1/2", "1/2/3/4", "Aug Sep 2025", "n/a"] {
            assert_eq!(first(text), Err(DateError::NotADate), "{text}");
        }
        assert_eq!(first("31/02/2025"), Err(DateError::NoSuchDay));
        assert_eq!(first("3/8/2205"), Err(DateError::AbsurdYear { year: 2205 }));
        assert_eq!(first("August"), Err(DateError::NoYear { month: 8 }));
        assert_eq!(first("25 Aug"), Err(DateError::NoYear { month: 8 }));
        assert_eq!(first(" "), Err(DateError::Blank));
        let serial = date_in(&Cell::number(45_872.0), DateOrder::Undecided).map(|period| period.first);
        assert_eq!(serial, Ok(day(2025, 8, 3)));
        assert_eq!(date_in(&Cell::number(-5.0), DateOrder::Undecided), Err(DateError::NotADate));
        assert_eq!(
            date_in(&Cell::date(day(1025, 8, 3)), DateOrder::Undecided),
            Err(DateError::AbsurdYear { year: 1025 })
        );
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".{0,40}", spaced in "[0-9٠-٩ /.:,%()'آبA-Ze-]{0,20}") {
            for text in [&text, &spaced] {
                let _ = date(text, DateOrder::Undecided);
                let _ = DateOrder::infer([text.as_str()]);
                let _ = crate::values::number(text, crate::values::DecimalMark::Point);
                let _ = crate::values::DecimalMark::infer([text.as_str()]);
                let _ = crate::values::coordinate(&Cell::text(text.as_str()), crate::values::Axis::Latitude);
                let _ = month(text);
            }
        }

        #[test]
        fn every_sensible_day_survives_being_written(offset in 0i32..36_000) {
            let day = day(1990, 1, 1).checked_add(offset.days()).expect("within the calendar");
            for pattern in ["%Y-%m-%d", "%d/%m/%Y", "%d %b %Y", "%B %d, %Y", "%d.%m.%Y"] {
                prop_assert_eq!(first(&day.strftime(pattern).to_string()), Ok(day));
            }
        }
    }
}
