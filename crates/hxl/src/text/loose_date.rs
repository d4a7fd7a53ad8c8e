//! Dates written for people: `5 March 2024`, `Mar-24`, `5/3/24 10:15 PM`, in the readings of Python's dateutil.
//!
//! The method is dateutil's: cut the text into words, numbers and signs; read each by its length and neighbours; then
//! decide which number is year, month and day. What it accepts decides which values are dates, so its oddities are kept.

mod parts;
mod tokens;

use jiff::ToSpan;
use jiff::civil::Date;

use super::date::Parts;
use super::number::read as read_number;
use parts::{Label, Parts as YearMonthDay};
use tokens::{ampm, hms, is_digits, is_jump, is_utc, month, weekday};

/// Two days which agree in nothing that a date may leave out.
const DEFAULTS: [(i64, i64, i64); 2] = [(2015, 1, 1), (2016, 3, 3)];

/// What is said of a date; none if it is no date.
pub(super) fn read(text: &str, this_year: i16) -> Option<Parts> {
    let mut found = Found::default();
    let mut reader = Reader { tokens: tokens::split(text), found: &mut found, ymd: YearMonthDay::default() };
    reader.read_all(this_year)?;
    let (year, month, day) = reader.ymd.resolve()?;
    let century = reader.ymd.century;
    found.year = year.map(|year| full_year(year, century, this_year));
    (found.month, found.day) = (month, day);
    if found.is_nothing() {
        return None;
    }
    let [first, second] = DEFAULTS.map(|default| found.on(default));
    let (first, second) = (first?, second?);
    let same = |part: fn(Date) -> u32| Some(part(first)).filter(|part_of| *part_of == part(second));
    let month = same(|date| date.month() as u32);
    let day = same(|date| date.day() as u32);
    let year = match (same(|date| date.year() as u32), month) {
        (Some(year), _) => year,
        (None, Some(_)) => u32::try_from(this_year).ok()?,
        (None, None) => return None,
    };
    if month.is_none() && day.is_some() {
        return None;
    }
    Some(Parts { year, month, day, ..Parts::default() })
}

/// Two digits are a year within fifty of this one.
fn full_year(year: i64, century_given: bool, this_year: i16) -> i64 {
    if year >= 100 || century_given {
        return year;
    }
    let this_year = i64::from(this_year);
    let year = year + this_year / 100 * 100;
    match year {
        year if year >= this_year + 50 => year - 100,
        year if year < this_year - 50 => year + 100,
        year => year,
    }
}

#[derive(Default)]
struct Found {
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    weekday: Option<i64>,
    hour: Option<i64>,
    minute: Option<i64>,
    second: Option<i64>,
    zone: Option<String>,
    offset: Option<i64>,
    half: Option<u8>,
}

impl Found {
    fn is_nothing(&self) -> bool {
        let numbers = [self.year, self.month, self.day, self.weekday, self.hour, self.minute, self.second, self.offset];
        numbers.iter().all(Option::is_none) && self.zone.is_none() && self.half.is_none()
    }

    /// The date, with what is missing taken from a default; none if there is no such day or time.
    fn on(&self, (year, month, day): (i64, i64, i64)) -> Option<Date> {
        let within = |part: Option<i64>, most| (0..=most).contains(&part.unwrap_or(0));
        if !(within(self.hour, 23) && within(self.minute, 59) && within(self.second, 59)) {
            return None;
        }
        let year = i16::try_from(self.year.unwrap_or(year)).ok().filter(|year| (1..=9999).contains(year))?;
        let month = i8::try_from(self.month.unwrap_or(month)).ok()?;
        let date = Date::new(year, month, i8::try_from(self.day.unwrap_or(day)).ok()?).ok()?;
        match self.weekday {
            Some(weekday) if self.day.is_none_or(|day| day == 0) => {
                let today = i64::from(date.weekday().to_monday_zero_offset());
                date.checked_add((7 - today + weekday).rem_euclid(7).days()).ok().filter(|date| date.year() <= 9999)
            }
            _ => Some(date),
        }
    }
}

struct Reader<'a> {
    tokens: Vec<String>,
    found: &'a mut Found,
    ymd: YearMonthDay,
}

impl Reader<'_> {
    fn at(&self, index: usize) -> Option<&str> {
        self.tokens.get(index).map(String::as_str)
    }

    fn read_all(&mut self, this_year: i16) -> Option<()> {
        let mut at = 0;
        while at < self.tokens.len() {
            let token = self.tokens[at].clone();
            if let Some(value) = read_number(&token) {
                at = self.number(at, &token, value)?;
            } else if let Some(day) = weekday(&token) {
                self.found.weekday = Some(day);
            } else if let Some(month) = month(&token) {
                at = self.month_name(at, month, this_year)?;
            } else if let Some(half) = ampm(&token) {
                let hour = self.found.hour.filter(|hour| (0..=12).contains(hour))?;
                self.found.hour = Some(twelve(hour, half));
                self.found.half = Some(half);
            } else if self.may_be_zone(&token) {
                self.zone(at, token);
            } else if self.found.hour.is_some() && (token == "+" || token == "-") {
                at = self.offset(at, token == "+")?;
            } else if !is_jump(&token) {
                return None;
            }
            at += 1;
        }
        Some(())
    }

    /// `Jan-01-99`, `Jan of 99`, or the month alone.
    fn month_name(&mut self, at: usize, month: i64, this_year: i16) -> Option<usize> {
        self.ymd.push_number(month as f64, Some(Label::Month))?;
        let Some(next) = self.at(at + 1).map(str::to_owned) else { return Some(at) };
        if next == "-" || next == "/" {
            self.ymd.push_text(self.tokens.get(at + 2)?, None)?;
            if self.at(at + 3) == Some(&next) {
                self.ymd.push_text(self.tokens.get(at + 4)?, None)?;
                return Some(at + 4);
            }
            return Some(at + 2);
        }
        let of = self.at(at + 2).is_some_and(|word| word.eq_ignore_ascii_case("of"));
        if next == " " && self.at(at + 3) == Some(" ") && of && at + 4 < self.tokens.len() {
            let year = self.tokens[at + 4].clone();
            if is_digits(&year) {
                let year = full_year(year.parse().ok()?, false, this_year).to_string();
                self.ymd.push_text(&year, Some(Label::Year))?;
            }
            return Some(at + 4);
        }
        Some(at)
    }

    fn may_be_zone(&self, token: &str) -> bool {
        let free = self.found.hour.is_some() && self.found.zone.is_none() && self.found.offset.is_none();
        let named = token.bytes().all(|byte| byte.is_ascii_uppercase()) || token == "z";
        free && token.chars().count() <= 5 && named
    }

    fn zone(&mut self, at: usize, token: String) {
        self.found.offset = (token == "z").then_some(0);
        let sign = self.at(at + 1).filter(|sign| *sign == "+" || *sign == "-").map(|sign| sign == "+");
        self.found.zone = Some(token);
        if let Some(plus) = sign {
            // "GMT+3" means that the time here, plus three hours, is GMT.
            self.tokens[at + 1] = if plus { "-" } else { "+" }.to_owned();
            self.found.offset = None;
            if self.found.zone.as_deref().is_some_and(is_utc) {
                self.found.zone = None;
            }
        }
    }

    /// `-0300`, `-03:00`, `-3`, with `(BRST)` after it.
    fn offset(&mut self, mut at: usize, plus: bool) -> Option<usize> {
        let digits = self.at(at + 1)?.to_owned();
        let length = digits.chars().count();
        let (hours, minutes): (i64, i64) = if length == 4 {
            (digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?)
        } else if self.at(at + 2) == Some(":") {
            let minutes = self.at(at + 3)?.parse().ok()?;
            at += 2;
            (digits.parse().ok()?, minutes)
        } else if length <= 2 {
            (digits.parse().ok()?, 0)
        } else {
            return None;
        };
        let seconds = hours.saturating_mul(3600).saturating_add(minutes.saturating_mul(60));
        self.found.offset = Some(if plus { seconds } else { -seconds });
        let bracketed = self.at(at + 3) == Some("(") && self.at(at + 5) == Some(")");
        if bracketed && self.at(at + 2).is_some_and(is_jump) {
            let name = self.at(at + 4).unwrap_or_default().to_owned();
            let capitals = name.bytes().all(|byte| byte.is_ascii_uppercase());
            if (3..=5).contains(&name.len()) && capitals && self.found.zone.is_none() {
                self.found.zone = Some(name);
                at += 4;
            }
        }
        Some(at + 1)
    }

    /// A number, by its length and what stands after it. Returns the last token used.
    fn number(&mut self, at: usize, token: &str, value: f64) -> Option<usize> {
        if !value.is_finite() {
            return None;
        }
        let next = self.at(at + 1).map(str::to_owned);
        let next = next.as_deref();
        let clock_follows = next.is_some_and(|next| next == ":" || hms(next).is_some());
        match token.len() {
            2 | 4 if self.ymd.len() == 3 && self.found.hour.is_none() && !clock_follows => {
                self.found.hour = Some(token[..2].parse().ok()?);
                if token.len() == 4 {
                    self.found.minute = Some(token[2..].parse().ok()?);
                }
            }
            length if length == 6 || (length > 6 && token.find('.') == Some(6)) => self.six(token)?,
            8 | 12 | 14 => self.packed(token)?,
            _ => return self.by_neighbours(at, token, value, next),
        }
        Some(at)
    }

    /// YYMMDD, or HHMMSS after a date.
    fn six(&mut self, token: &str) -> Option<()> {
        if self.ymd.is_empty() && !token.contains('.') {
            return [&token[..2], &token[2..4], &token[4..]]
                .into_iter()
                .try_for_each(|part| self.ymd.push_text(part, None));
        }
        self.found.hour = Some(token[..2].parse().ok()?);
        self.found.minute = Some(token[2..4].parse().ok()?);
        self.found.second = Some(seconds(&token[4..])?);
        Some(())
    }

    /// YYYYMMDD, YYYYMMDDhhmm, YYYYMMDDhhmmss.
    fn packed(&mut self, token: &str) -> Option<()> {
        self.ymd.push_text(&token[..4], Some(Label::Year))?;
        self.ymd.push_text(&token[4..6], None)?;
        self.ymd.push_text(&token[6..8], None)?;
        if token.len() > 8 {
            self.found.hour = Some(token[8..10].parse().ok()?);
            self.found.minute = Some(token[10..12].parse().ok()?);
        }
        if token.len() > 12 {
            self.found.second = Some(token[12..].parse().ok()?);
        }
        Some(())
    }

    fn by_neighbours(&mut self, at: usize, token: &str, value: f64, next: Option<&str>) -> Option<usize> {
        if let Some((used, unit)) = self.unit(at) {
            match unit {
                0 => {
                    self.found.hour = Some(value as i64);
                    if value.fract() != 0.0 {
                        self.found.minute = Some((60.0 * value.fract()) as i64);
                    }
                }
                1 => self.minutes(value),
                2 => self.found.second = Some(seconds(token)?),
                _ => {}
            }
            return Some(used);
        }
        if next == Some(":") && at + 2 < self.tokens.len() {
            self.found.hour = Some(value as i64);
            self.minutes(read_number(&self.tokens[at + 2]).filter(|value| value.is_finite())?);
            if self.at(at + 3) == Some(":") && at + 4 < self.tokens.len() {
                self.found.second = Some(seconds(&self.tokens[at + 4])?);
                return Some(at + 4);
            }
            return Some(at + 2);
        }
        match next {
            Some(sign @ ("-" | "/" | ".")) => self.separated(at, token, sign),
            None => self.ymd.push_number(value, None).map(|()| at + 1),
            Some(next) if is_jump(next) => match self.at(at + 2).and_then(ampm) {
                Some(half) => {
                    self.found.hour = Some(twelve(value as i64, half));
                    Some(at + 2)
                }
                None => self.ymd.push_number(value, None).map(|()| at + 1),
            },
            Some(next) => match ampm(next).filter(|_| (0.0..24.0).contains(&value)) {
                Some(half) => {
                    self.found.hour = Some(twelve(value as i64, half));
                    Some(at + 1)
                }
                None if self.ymd.could_be_day(value)? => self.ymd.push_number(value, None).map(|()| at),
                None => None,
            },
        }
    }

    /// `01-01[-01]`, `01-Jan[-01]`.
    fn separated(&mut self, at: usize, token: &str, sign: &str) -> Option<usize> {
        self.ymd.push_text(token, None)?;
        let Some(second) = self.at(at + 2).filter(|second| !is_jump(second)).map(str::to_owned) else {
            return Some(at + 1);
        };
        if is_digits(&second) {
            self.ymd.push_text(&second, None)?;
        } else {
            self.ymd.push_number(month(&second)? as f64, Some(Label::Month))?;
        }
        if self.at(at + 3) != Some(sign) {
            return Some(at + 2);
        }
        let third = self.at(at + 4)?.to_owned();
        match month(&third) {
            Some(month) => self.ymd.push_number(month as f64, Some(Label::Month))?,
            None => self.ymd.push_text(&third, None)?,
        }
        Some(at + 4)
    }

    /// The unit of a number of a time (0 hours, 1 minutes, 2 seconds) and the last token used: `12h`, `12 h`, `12h04`.
    fn unit(&self, at: usize) -> Option<(usize, u8)> {
        let unit = |index: usize| self.at(index).and_then(hms);
        let before = |back: usize| at.checked_sub(back).and_then(unit).map(|unit| (at, unit + 1));
        if let Some(unit) = unit(at + 1) {
            return Some((at + 1, unit));
        }
        if self.at(at + 1) == Some(" ")
            && let Some(unit) = unit(at + 2)
        {
            return Some((at + 2, unit));
        }
        if let Some(found) = before(1) {
            return Some(found);
        }
        let last = at > 1 && at + 1 == self.tokens.len() && self.tokens[at - 1] == " ";
        if last { before(2) } else { None }
    }

    fn minutes(&mut self, value: f64) {
        self.found.minute = Some(value as i64);
        self.found.second = (value.fract() != 0.0).then(|| (60.0 * value.fract()) as i64);
    }
}

/// Twelve-hour time as twenty-four; 0 is before noon.
fn twelve(hour: i64, half: u8) -> i64 {
    match (hour, half) {
        (hour, 1) if hour < 12 => hour + 12,
        (12, 0) => 0,
        (hour, _) => hour,
    }
}

/// Seconds with a fraction, whose digits must be digits.
fn seconds(text: &str) -> Option<i64> {
    match text.split_once('.') {
        None => text.parse().ok(),
        Some((whole, fraction)) => {
            let sound = fraction.bytes().all(|byte| byte.is_ascii_digit());
            sound.then(|| whole.parse().ok()).flatten()
        }
    }
}
