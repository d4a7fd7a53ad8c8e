//! Days, times and their texts, in a zone of a fixed distance from UTC.

/// Milliseconds in a day.
pub(crate) const DAY: i64 = 86_400_000;

/// How far local time is ahead of UTC, in minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Zone(pub(crate) i32);

/// A date and a time of day in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Local {
    pub(crate) year: i64,
    pub(crate) month: i64,
    pub(crate) day: i64,
    /// Milliseconds since midnight.
    pub(crate) ms: i64,
    /// Days since 1970.
    pub(crate) days: i64,
}

impl Zone {
    fn offset(self) -> i64 {
        i64::from(self.0) * 60_000
    }

    /// The local day of a moment, counted from 1970.
    pub(crate) fn day(self, moment: i64) -> i64 {
        moment.saturating_add(self.offset()).div_euclid(DAY)
    }

    /// The moment a local day begins.
    pub(crate) fn start(self, day: i64) -> i64 {
        day.saturating_mul(DAY).saturating_sub(self.offset())
    }

    pub(crate) fn midnight(self, moment: i64) -> i64 {
        self.start(self.day(moment))
    }

    pub(crate) fn local(self, moment: i64) -> Local {
        let days = self.day(moment);
        let (year, month, day) = civil(days);
        Local { year, month, day, ms: moment.saturating_sub(self.start(days)), days }
    }

    /// `2020-03-04`
    pub(crate) fn date(self, moment: i64) -> String {
        let Local { year, month, day, .. } = self.local(moment);
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// `10:20:30.000+03:00`
    pub(crate) fn time(self, moment: i64) -> String {
        let ms = self.local(moment).ms;
        let (hour, minute, second) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
        let zone = match self.0 {
            0 => "Z".to_owned(),
            ahead => {
                let sign = if ahead < 0 { '-' } else { '+' };
                let (hours, minutes) = (ahead.abs() / 60, ahead.abs() % 60);
                if minutes == 0 { format!("{sign}{hours:02}:00") } else { format!("{sign}{hours:02}:{minutes:02}") }
            }
        };
        format!("{hour:02}:{minute:02}:{second:02}.{:03}{zone}", ms % 1000)
    }

    /// A date or a date and time; `Some(None)` for a good date with a bad time, which JavaRosa takes for nothing.
    pub(crate) fn parse(self, text: &str) -> Option<Option<i64>> {
        let Some((date, time)) = text.split_once('T') else {
            return self.parse_date(text).map(Some);
        };
        let Some(day) = day_of(date) else { return Some(None) };
        Some(self.time_on(time, day))
    }

    pub(crate) fn parse_date(self, text: &str) -> Option<i64> {
        day_of(text).map(|day| self.start(day))
    }

    /// A time of the day of `now`.
    pub(crate) fn parse_time(self, text: &str, now: i64) -> Option<i64> {
        self.time_on(text, self.day(now))
    }

    /// The moment of a time of day, with or without a zone of its own.
    fn time_on(self, text: &str, day: i64) -> Option<i64> {
        let (clock, ahead) = match text.strip_suffix('Z') {
            Some(clock) => (clock, Some(0)),
            None => match text.find(['+', '-']) {
                Some(at) => {
                    let sign = if text[at..].starts_with('-') { -1 } else { 1 };
                    let (hours, minutes) = text[at + 1..].split_once(':').unwrap_or((&text[at + 1..], "0"));
                    (&text[..at], Some(sign * (hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?)))
                }
                None => (text, None),
            },
        };
        let ms = clock_of(clock)?;
        Some(match ahead {
            Some(minutes) if minutes.abs() < 48 * 60 => day * DAY + ms - minutes * 60_000,
            Some(_) => return None,
            None => self.start(day) + ms,
        })
    }
}

fn clock_of(text: &str) -> Option<i64> {
    let mut parts = text.split(':');
    let hour: i64 = parts.next()?.parse().ok()?;
    let minute: i64 = parts.next()?.parse().ok()?;
    let seconds: f64 = match parts.next() {
        Some(part) => {
            part[..part.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(part.len())].parse().ok()?
        }
        None => 0.0,
    };
    let fits = (0..24).contains(&hour)
        && (0..60).contains(&minute)
        && (0.0..60.0).contains(&seconds)
        && parts.next().is_none();
    fits.then(|| hour * 3_600_000 + minute * 60_000 + (seconds * 1000.0) as i64)
}

/// The day of `2020-3-4`, counted from 1970.
fn day_of(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let mut part = || parts.next()?.parse::<i64>().ok();
    let (year, month, day) = (part()?, part()?, part()?);
    let fits = parts.next().is_none() && (0..=99_999).contains(&year) && (1..=12).contains(&month);
    (fits && (1..=month_length(year, month)).contains(&day)).then(|| days(year, month, day))
}

fn month_length(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days from 1970 to a date of the Gregorian calendar: years are taken to begin in March, so that leap days come last.
pub(crate) fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

/// The week of the year as ISO 8601 counts them.
pub(crate) fn week(local: &Local) -> i64 {
    let weekday = (local.days + 3).rem_euclid(7);
    let thursday = local.days - weekday + 3;
    let (year, _, _) = civil(thursday);
    (thursday - days(year, 1, 1)) / 7 + 1
}

/// A moment by a format of `%` signs; `None` for signs JavaRosa does not know.
pub(crate) fn format(zone: Zone, moment: i64, format: &str) -> Option<String> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let local = zone.local(moment);
    let mut text = String::with_capacity(format.len() + 8);
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            text.push(letter);
            continue;
        }
        text += &match letters.next()? {
            '%' => "%".to_owned(),
            'Y' => format!("{:04}", local.year),
            'y' => format!("{:04}", local.year).chars().skip(2).collect(),
            'm' => format!("{:02}", local.month),
            'n' => local.month.to_string(),
            'b' => MONTHS[(local.month - 1) as usize].to_owned(),
            'd' => format!("{:02}", local.day),
            'e' => local.day.to_string(),
            'H' => format!("{:02}", local.ms / 3_600_000),
            'h' => (local.ms / 3_600_000).to_string(),
            'M' => format!("{:02}", local.ms / 60_000 % 60),
            'S' => format!("{:02}", local.ms / 1000 % 60),
            '3' => format!("{:03}", local.ms % 1000),
            'a' => DAYS[(local.days + 3).rem_euclid(7) as usize].to_owned(),
            'W' => week(&local).to_string(),
            _ => return None,
        };
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_and_written_in_their_zone() {
        let utc = Zone(0);
        assert_eq!(utc.parse_date("2020-03-04"), Some(1_583_280_000_000));
        assert_eq!(utc.parse_date("2020-1-5"), Some(1_578_182_400_000));
        assert_eq!(utc.parse_date("2020-02-30"), None);
        assert_eq!(utc.parse("2020-03-04T10:20:30.000+03:00"), Some(Some(1_583_306_430_000)));
        let baghdad = Zone(180);
        assert_eq!(baghdad.date(1_583_280_000_000), "2020-03-04");
        assert_eq!(baghdad.time(1_583_306_430_000), "10:20:30.000+03:00");
        assert_eq!(baghdad.day(1_583_269_200_000), 18_325);
        for day in [-800_000, -1, 0, 18_325, 2_000_000] {
            let (year, month, date) = civil(day);
            assert_eq!(days(year, month, date), day);
        }
    }

    #[test]
    fn formats_are_those_of_javarosa() {
        let moment = 1_583_306_430_000;
        let text = format(Zone(0), moment, "%Y-%n-%e %y %m %b %d %a %H:%M:%S.%3 %h %W");
        assert_eq!(text.as_deref(), Some("2020-3-4 20 03 Mar 04 Wed 07:20:30.000 7 10"));
        assert_eq!(format(Zone(0), moment, "%A"), None);
        assert_eq!(format(Zone(0), moment, "%"), None);
    }
}
