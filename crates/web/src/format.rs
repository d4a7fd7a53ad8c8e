//! Dates, times and numbers as a reader of each language expects them, in the digits she chose.
//!
//! Guarantees: never panics on any value; Gregorian calendar; no locale data beyond these three languages is asked for.
//! Leaves to others: reading typed dates and numbers, and sentences such as "3 days ago" (see [`crate::words`]).

use crate::locale::{Digits, Lang, Locale};
use icu::calendar::Gregorian;
use icu::datetime::FixedCalendarDateTimeFormatter as Formatter;
use icu::datetime::fieldsets::{M, YM, YMD};
use icu::datetime::input::Date as IcuDate;
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use std::sync::LazyLock;

/// The formatters of one language with one kind of digits, loaded once.
struct Loaded {
    number: DecimalFormatter,
    long: Formatter<Gregorian, YMD>,
    short: Formatter<Gregorian, YMD>,
    year_month: Formatter<Gregorian, YM>,
    month: Formatter<Gregorian, M>,
}

static LOADED: LazyLock<[Loaded; 6]> = LazyLock::new(|| Lang::all().map(Loaded::new));

impl Loaded {
    fn new(lang: Lang) -> Loaded {
        let numbering = match lang.digits {
            Digits::Latin => "latn",
            Digits::ArabicIndic => "arab",
        };
        let tag: icu::locale::Locale =
            format!("{}-u-nu-{numbering}", lang.locale.icu()).parse().expect("our own tags are well formed");
        let known = "ICU's compiled data falls back to the root language for any tag";
        Loaded {
            number: DecimalFormatter::try_new(tag.clone().into(), Default::default()).expect(known),
            long: Formatter::try_new(tag.clone().into(), YMD::long()).expect(known),
            short: Formatter::try_new(tag.clone().into(), YMD::medium()).expect(known),
            year_month: Formatter::try_new(tag.clone().into(), YM::long()).expect(known),
            month: Formatter::try_new(tag.into(), M::long()).expect(known),
        }
    }
}

impl Lang {
    fn loaded(self) -> &'static Loaded {
        &LOADED[self.index()]
    }

    /// `1,234,567`.
    #[must_use]
    pub fn integer(self, number: i64) -> String {
        self.loaded().number.format_to_string(&Decimal::from(number))
    }

    /// A number rounded to `places` decimals, all of them shown. What is no number is shown as a dash.
    #[must_use]
    pub fn decimal(self, number: f64, places: u8) -> String {
        // The plain decimal notation of an f64 may have 309 digits before the point; ICU reads them all.
        match format!("{number:.*}", usize::from(places.min(12))).parse::<Decimal>() {
            Ok(decimal) => self.loaded().number.format_to_string(&decimal),
            Err(_) => "–".to_owned(),
        }
    }

    /// A share (0.125) as a percentage with `places` decimals.
    #[must_use]
    pub fn percent(self, share: f64, places: u8) -> String {
        let sign = match self.digits {
            Digits::Latin => '%',
            Digits::ArabicIndic => '٪',
        };
        format!("{}{sign}", self.decimal(share * 100.0, places))
    }

    /// `10–24`; show it inside `<bdi>`.
    #[must_use]
    pub fn range(self, from: i64, to: i64) -> String {
        format!("{}–{}", self.integer(from), self.integer(to))
    }

    /// `23 November 2026`.
    #[must_use]
    pub fn day(self, date: Date) -> String {
        icu_date(date).map_or_else(|| date.to_string(), |d| self.loaded().long.format(&d).to_string())
    }

    /// `23 Nov 2026`, or whatever is short in the language.
    #[must_use]
    pub fn day_short(self, date: Date) -> String {
        icu_date(date).map_or_else(|| date.to_string(), |d| self.loaded().short.format(&d).to_string())
    }

    /// `November 2026`.
    #[must_use]
    pub fn month(self, date: Date) -> String {
        let Some(icu) = icu_date(date) else {
            return date.to_string();
        };
        match self.locale {
            // CLDR has no month-and-year pattern for Sorani and would put the year first; this is its long date without the day.
            Locale::Ckb => {
                let year = self.digits.shown(&date.year().to_string());
                format!("{}ی {year}", self.loaded().month.format(&icu))
            }
            Locale::En | Locale::Ar => self.loaded().year_month.format(&icu).to_string(),
        }
    }

    /// `16:05`: the 24-hour clock is understood in all three languages and is the shortest.
    #[must_use]
    pub fn time(self, at: Timestamp, zone: &TimeZone) -> String {
        let clock = zone.to_datetime(at).time();
        self.digits.shown(&format!("{:02}:{:02}", clock.hour(), clock.minute()))
    }

    /// A moment as short day and time: `23 Nov 2026, 16:05`.
    #[must_use]
    pub fn moment(self, at: Timestamp, zone: &TimeZone) -> String {
        let comma = match self.locale {
            Locale::En => ",",
            Locale::Ar | Locale::Ckb => "،",
        };
        let day = self.day_short(zone.to_datetime(at).date());
        format!("{day}{comma} {}", self.time(at, zone))
    }
}

fn icu_date(date: Date) -> Option<IcuDate<Gregorian>> {
    IcuDate::try_new_gregorian(i32::from(date.year()), u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?)
        .ok()
}

/// How long ago something was, in the largest unit that is not misleading. Which words say it is the catalogue's matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ago {
    Now,
    Minutes(i64),
    Hours(i64),
    Days(i64),
    Months(i64),
    Years(i64),
    /// The moment lies ahead, by this many whole days (0 is later today).
    Ahead(i64),
}

/// The distance from `then` to `now`. Days are calendar days of `zone`, so that "yesterday" is what people mean by it.
#[must_use]
pub fn ago(then: Timestamp, now: Timestamp, zone: &TimeZone) -> Ago {
    let passed: SignedDuration = now.duration_since(then);
    let days = days_between(zone.to_datetime(then).date(), zone.to_datetime(now).date());
    if passed.is_negative() {
        return Ago::Ahead(-days);
    }
    match (days, passed.as_mins()) {
        (..=0, 0) => Ago::Now,
        (_, ..=59) => Ago::Minutes(passed.as_mins().max(1)),
        (..=0, _) => Ago::Hours(passed.as_hours()),
        (1..=59, _) => Ago::Days(days),
        (60..=729, _) => Ago::Months(days / 30),
        _ => Ago::Years(days / 365),
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}
