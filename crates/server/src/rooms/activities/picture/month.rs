//! A month, as small as a column of a million of them wants it: counted from January 1900, written `2026-10`.

use std::fmt;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(pub(in crate::rooms::activities) u16);

const FIRST_YEAR: i16 = 1900;

impl Month {
    /// Days before 1900 are in its first month.
    pub fn of(day: Date) -> Self {
        let months = i32::from(day.year() - FIRST_YEAR) * 12 + i32::from(day.month()) - 1;
        Self(u16::try_from(months.max(0)).unwrap_or(u16::MAX))
    }

    /// Reads `2026-10`, and a day of that month too.
    pub fn read(text: &str) -> Option<Self> {
        let month = text.get(..7)?;
        format!("{month}-01").parse().ok().map(Self::of)
    }

    pub fn first_day(self) -> Date {
        let (years, month) = (self.0 / 12, self.0 % 12 + 1);
        Date::new(FIRST_YEAR + years as i16, month as i8, 1).unwrap_or(Date::MAX)
    }

    /// The month so many months before this one.
    pub fn before(self, months: u16) -> Self {
        Self(self.0.saturating_sub(months))
    }

    /// All months from this one to another, both counted in.
    pub fn to(self, last: Self) -> impl Iterator<Item = Self> {
        (self.0..=last.0).map(Self)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.first_day();
        write!(f, "{:04}-{:02}", day.year(), day.month())
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_reads_as_it_is_written() {
        for text in ["1900-01", "2026-10", "2199-12"] {
            assert_eq!(Month::read(text).map(|month| month.to_string()), Some(text.to_owned()));
        }
        assert_eq!(Month::read("2026-13"), None);
        assert_eq!(Month::read("soon"), None);
        let last = Month::read("2027-02").expect("a month");
        assert_eq!(Month::read("2026-12").expect("a month").to(last).count(), 3);
    }
}
