//! Serial numbers of days as the text of a date, a time or a duration; and which number formats mean one.
//!
//! Follows ECMA-376 part 1, 18.8.30 (number formats) and 18.17.4 (dates), with the reading of openpyxl where the
//! standard leaves room: days are rounded to milliseconds, and the days before March 1900 are those Excel shows.

/// What a number format makes of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Number,
    Date,
    Duration,
}

/// The day serial numbers count from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Epoch {
    /// 30 December 1899.
    #[default]
    Windows,
    /// 1 January 1904.
    Mac,
}

const DAY_MS: i64 = 86_400_000;
/// From 1 January 1970 back to the epochs.
const WINDOWS: i64 = -25_569;
const MAC: i64 = -24_107;
/// 1 January 1 and 31 December 9999, in days from 1970: what a date may be.
const FIRST: i64 = -719_162;
const LAST: i64 = 2_932_896;

impl Kind {
    /// By the number of a format every program knows.
    pub(super) fn built_in(id: u32) -> Self {
        match id {
            14..=22 | 45 | 47 => Kind::Date,
            46 => Kind::Duration,
            _ => Kind::Number,
        }
    }

    /// By a format's code: letters of dates outside quotes, brackets and escapes, in the code for positive numbers.
    pub(super) fn of_code(code: &str) -> Self {
        let code = code.split(';').next().unwrap_or_default();
        if is_duration(code) {
            return Kind::Duration;
        }
        let mut letters = code.chars();
        let mut escaped = false;
        while let Some(letter) = letters.next() {
            let closing = match letter {
                '"' => Some('"'),
                '[' => Some(']'),
                _ => None,
            };
            if let Some(closing) = closing {
                let mut ahead = letters.clone();
                if ahead.any(|next| next == closing) {
                    letters = ahead;
                    continue;
                }
            }
            if !escaped && matches!(letter.to_ascii_lowercase(), 'd' | 'm' | 'h' | 'y' | 's') {
                return Kind::Date;
            }
            escaped = matches!(letter, '_' | '\\');
        }
        Kind::Number
    }
}

fn is_duration(code: &str) -> bool {
    let code = code.to_ascii_lowercase();
    ["[h]", "[hh]", "[m]", "[mm]", "[s]", "[ss]"].iter().any(|mark| code.contains(mark))
}

/// The text of a serial number; none where the day lies outside the years 1 to 9999.
pub(super) fn text(serial: f64, kind: Kind, epoch: Epoch) -> Option<String> {
    if !serial.is_finite() || serial.abs() > 1e9 {
        return None;
    }
    if kind == Kind::Duration {
        return Some(duration(serial));
    }
    let (mut day, fraction) = (serial.floor(), serial - serial.floor());
    let ms = (fraction * DAY_MS as f64).round_ties_even() as i64;
    if (0.0..1.0).contains(&serial) && ms < DAY_MS {
        return Some(clock(ms));
    }
    if 0.0 < serial && serial < 60.0 && epoch == Epoch::Windows {
        day += 1.0;
    }
    let base = if epoch == Epoch::Windows { WINDOWS } else { MAC };
    let days = base + day as i64 + ms / DAY_MS;
    (FIRST..=LAST).contains(&days).then(|| format!("{} {}", date(days), clock(ms % DAY_MS)))
}

fn clock(ms: i64) -> String {
    let (seconds, ms) = (ms / 1000, ms % 1000);
    let whole = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if ms == 0 { whole } else { format!("{whole}.{ms:03}000") }
}

fn duration(days: f64) -> String {
    let ms = (days * DAY_MS as f64).round_ties_even() as i64;
    let (days, rest) = (ms.div_euclid(DAY_MS), ms.rem_euclid(DAY_MS));
    let clock = clock(rest);
    let clock = clock.strip_prefix('0').unwrap_or(&clock);
    match days {
        0 => clock.to_owned(),
        1 | -1 => format!("{days} day, {clock}"),
        _ => format!("{days} days, {clock}"),
    }
}

/// The date of a day counted from 1 January 1970 (H. Hinnant, "chrono-compatible low-level date algorithms").
fn date(days: i64) -> String {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_are_the_days_spreadsheets_show() {
        let date = |serial| text(serial, Kind::Date, Epoch::Windows);
        assert_eq!(date(43_831.0).as_deref(), Some("2020-01-01 00:00:00"));
        assert_eq!(date(1.0).as_deref(), Some("1900-01-01 00:00:00"));
        assert_eq!(date(61.0).as_deref(), Some("1900-03-01 00:00:00"));
        assert_eq!(date(0.75).as_deref(), Some("18:00:00"));
        assert_eq!(date(43_831.500_005_787).as_deref(), Some("2020-01-01 12:00:00.500000"));
        assert_eq!(date(4e6), None);
        assert_eq!(text(0.0, Kind::Date, Epoch::Mac).as_deref(), Some("00:00:00"));
        assert_eq!(text(1.5, Kind::Date, Epoch::Mac).as_deref(), Some("1904-01-02 12:00:00"));
        assert_eq!(text(1.5, Kind::Duration, Epoch::Windows).as_deref(), Some("1 day, 12:00:00"));
    }

    #[test]
    fn formats_are_told_by_their_letters() {
        for (code, kind) in [
            ("General", Kind::Number),
            ("#,##0.00_);[Red](#,##0.00)", Kind::Number),
            ("yyyy-mm-dd", Kind::Date),
            ("[$-409]h:mm AM/PM;@", Kind::Date),
            ("[h]:mm:ss", Kind::Duration),
            ("0\" days\"", Kind::Number),
            ("0\\d", Kind::Number),
        ] {
            assert_eq!(Kind::of_code(code), kind, "{code}");
        }
    }
}
