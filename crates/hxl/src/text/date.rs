//! Dates as libhxl reads them: ISO with weeks and quarters, days and seconds since 1970, and whatever dateutil takes for one.
//!
//! Days come before months where both are possible. A date without a year is of the year handed in. Times are ignored.

use std::fmt::Write;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::number::{ascii_digits, plain};
use super::{loose_date, space};

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

/// Whether the text is a date.
pub fn is_date(text: &str, this_year: i16) -> bool {
    is_plain_iso(text.as_bytes()) || plain_day_first(text).is_some() || normal(text, this_year).is_some()
}

/// `2024-03-05`, which most are.
fn is_plain_iso(bytes: &[u8]) -> bool {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = bytes else { return false };
    let digits = [y1, y2, y3, y4, m1, m2, d1, d2].iter().all(|byte| byte.is_ascii_digit());
    let two = |tens: &u8, ones: &u8| (tens - b'0') * 10 + (ones - b'0');
    digits && matches!(y1, b'1' | b'2') && fits(two(m1, m2).into(), two(d1, d2).into())
}

/// `5/3/2024` or `05-03-2024`, the next most; anything out of the ordinary is left to the long way.
fn plain_day_first(text: &str) -> Option<Date> {
    let sign = text.bytes().take(3).find(|byte| matches!(byte, b'/' | b'-'))?;
    let mut parts = text.split(char::from(sign));
    let [first, second, year] = [parts.next()?, parts.next()?, parts.next()?];
    let year = Some(year).filter(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))?;
    if parts.next().is_some() {
        return None;
    }
    let [first, second] = [one_or_two(first)?, one_or_two(second)?].map(|part| part as i8);
    let (day, month) = if first > 12 || second <= 12 { (first, second) } else { (second, first) };
    Date::new(year.parse().ok()?, month, day).ok().filter(|date| first <= 31 && date.year() > 0)
}

/// Whether the month has such a day in some year.
fn fits(month: u32, day: u32) -> bool {
    let longest = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 29,
        1..=12 => 31,
        _ => 0,
    };
    (1..=longest).contains(&day)
}

/// The date as ISO writes it, as far as it is known: `2024-03-05`, `2024-03`, `2024`, `2024W09`, and `2024Q1`.
pub fn normal(text: &str, this_year: i16) -> Option<String> {
    if is_plain_iso(text.as_bytes()) {
        return Some(text.to_owned());
    }
    if let Some(date) = plain_day_first(text) {
        return Some(date.to_string());
    }
    let text = ascii_digits(text);
    if let Some(date) = since_epoch(&text) {
        return Some(date.to_string());
    }
    let text = space::regular(&text);
    if let Some(parts) = iso(&text) {
        return parts.written();
    }
    if text.len() >= 10 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let number: i64 = text.parse().ok()?;
        let seconds = if text.len() >= 13 { number / 1000 } else { number };
        return day_of(seconds).map(|date| date.to_string());
    }
    loose_date::read(&text, this_year)?.written()
}

/// Whole numbers: days since 1970 from 2,200 on, seconds beyond 100,000.
fn since_epoch(text: &str) -> Option<Date> {
    let number: i64 = plain(text)?.parse().ok()?;
    match number {
        2200..=100_000 => EPOCH.checked_add((number - 1).days()).ok(),
        100_001.. => day_of(number),
        _ => None,
    }
}

fn day_of(seconds: i64) -> Option<Date> {
    let moment = Timestamp::from_second(seconds).ok()?;
    Some(jiff::tz::Offset::UTC.to_datetime(moment).date())
}

/// What is known of a date.
#[derive(Default)]
pub(super) struct Parts {
    pub year: u32,
    pub quarter: Option<u32>,
    pub week: Option<u32>,
    pub month: Option<u32>,
    pub day: Option<u32>,
}

impl Parts {
    /// None if there is no such week, month or day.
    fn written(&self) -> Option<String> {
        let mut out = format!("{:04}", self.year);
        match *self {
            Parts { quarter: Some(quarter), .. } => write!(out, "Q{quarter}").ok()?,
            Parts { week: Some(week), .. } if (1..=53).contains(&week) => write!(out, "W{week:02}").ok()?,
            Parts { week: Some(_), .. } => return None,
            Parts { month: Some(month), day: Some(day), .. } if fits(month, day) => {
                write!(out, "-{month:02}-{day:02}").ok()?;
            }
            Parts { month: Some(month), day: None, .. } if (1..=12).contains(&month) => {
                write!(out, "-{month:02}").ok()?
            }
            Parts { month: None, .. } => {}
            Parts { .. } => return None,
        }
        Some(out)
    }
}

/// `2024`, `2024Q1`, `2024W9`, `2024-3`, `2024-3-5`, and a day with a time after a space.
fn iso(text: &str) -> Option<Parts> {
    let year = text.get(..4).filter(|year| year.starts_with(['1', '2']))?;
    if !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut parts = Parts { year: year.parse().ok()?, ..Parts::default() };
    let rest = &text[4..];
    let (sign, rest) = match rest.chars().next() {
        None => return Some(parts),
        Some(sign @ ('Q' | 'q' | 'W' | 'w' | '-')) => (sign.to_ascii_uppercase(), &rest[1..]),
        Some(_) => return None,
    };
    match sign {
        'Q' => parts.quarter = Some(rest.parse().ok().filter(|quarter| rest.len() == 1 && (1..=4).contains(quarter))?),
        'W' => parts.week = Some(one_or_two(rest)?),
        _ => match rest.split_once('-') {
            None => parts.month = Some(one_or_two(rest)?),
            Some((month, day)) => {
                let day = day.split_once(' ').filter(|(_, time)| is_time(time)).map_or(day, |(day, _)| day);
                (parts.month, parts.day) = (Some(one_or_two(month)?), Some(one_or_two(day)?));
            }
        },
    }
    Some(parts)
}

fn one_or_two(text: &str) -> Option<u32> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn is_time(text: &str) -> bool {
    let parts: Vec<_> = text.split(':').collect();
    parts.len() == 3 && parts.iter().all(|part| one_or_two(part).is_some())
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn dates_are_read_as_libhxl_reads_them() {
        for (text, expected) in [
            ("2024-03-05", Some("2024-03-05")),
            ("2024-3-5", Some("2024-03-05")),
            ("2024-03-05 10:11:12", Some("2024-03-05")),
            ("2024", Some("2024")),
            ("2024-03", Some("2024-03")),
            ("2024q2", Some("2024Q2")),
            ("2024W9", Some("2024W09")),
            ("2024-02-29", Some("2024-02-29")),
            ("2023-02-29", Some("2023-02-29")),
            ("2024-02-30", None),
            ("2024-13-01", None),
            ("5/3/2024", Some("2024-03-05")),
            ("13/3/2024", Some("2024-03-13")),
            ("3/13/2024", Some("2024-03-13")),
            ("5 March 2024", Some("2024-03-05")),
            ("March 5, 2024", Some("2024-03-05")),
            ("Mar 2024", Some("2024-03")),
            ("March", Some("2026-03")),
            ("2024-03-05T10:11:12Z", Some("2024-05-03")),
            ("43831", Some("2090-01-01")),
            ("1583366400", Some("2020-03-05")),
            ("٢٠٢٤-٠٣-٠٥", Some("2024-03-05")),
            ("20240305", Some("1970-08-23")),
            ("05", None),
            ("n/a", None),
            ("soon", None),
            ("", None),
            ("10:30", None),
            ("31/4/2024", None),
        ] {
            assert_eq!(normal(text, 2026).as_deref(), expected, "{text}");
        }
    }
}
