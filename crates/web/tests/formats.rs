//! Dates, numbers and the choice of language, as readers of each language expect them.

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::{Offset, TimeZone};
use proptest::prelude::*;
use web::format::{Ago, ago};
use web::locale::{Digits, Lang, Locale};

fn baghdad() -> TimeZone {
    TimeZone::fixed(Offset::constant(3))
}

fn lang(locale: Locale) -> Lang {
    Lang::from(locale)
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("the moments of these tests are ISO")
}

#[test]
fn a_day_reads_as_in_each_language() {
    let day = date(2026, 11, 23);
    assert_eq!(lang(Locale::En).day(day), "23 November 2026");
    assert_eq!(lang(Locale::Ar).day(day), "٢٣ تشرين الثاني ٢٠٢٦");
    assert_eq!(lang(Locale::Ckb).day(day), "٢٣ی تشرینی دووەمی ٢٠٢٦");
    assert_eq!(lang(Locale::En).day_short(day), "23 Nov 2026");
}

#[test]
fn a_month_puts_the_year_last_in_every_language() {
    let day = date(2026, 11, 1);
    assert_eq!(lang(Locale::En).month(day), "November 2026");
    assert_eq!(lang(Locale::Ar).month(day), "تشرين الثاني ٢٠٢٦");
    assert_eq!(lang(Locale::Ckb).month(day), "تشرینی دووەمی ٢٠٢٦");
}

#[test]
fn the_reader_chooses_digits_against_the_custom_of_the_language() {
    let day = date(2026, 11, 23);
    assert_eq!(Lang::new(Locale::Ckb, Digits::Latin).day(day), "23ی تشرینی دووەمی 2026");
    assert_eq!(Lang::new(Locale::Ckb, Digits::Latin).month(day), "تشرینی دووەمی 2026");
    assert_eq!(Lang::new(Locale::Ar, Digits::Latin).integer(1_234_567), "1,234,567");
    assert_eq!(Lang::new(Locale::En, Digits::ArabicIndic).integer(90), "٩٠");
}

#[test]
fn numbers_are_grouped_and_pointed_as_in_the_language() {
    assert_eq!(lang(Locale::En).decimal(1234.5, 2), "1,234.50");
    assert_eq!(lang(Locale::Ar).decimal(1234.5, 2), "١٬٢٣٤٫٥٠");
    assert_eq!(lang(Locale::Ckb).percent(0.125, 1), "١٢٫٥٪");
    assert_eq!(lang(Locale::En).percent(0.125, 0), "12%");
    assert_eq!(lang(Locale::En).range(10, 24), "10–24");
    assert_eq!(lang(Locale::En).decimal(f64::NAN, 1), "–");
}

#[test]
fn a_moment_is_shown_in_the_zone_handed_in() {
    let late = at("2026-11-23T21:30:00Z");
    assert_eq!(lang(Locale::En).moment(late, &baghdad()), "24 Nov 2026, 00:30");
    assert_eq!(lang(Locale::Ckb).time(late, &baghdad()), "٠٠:٣٠");
    assert_eq!(lang(Locale::En).moment(late, &TimeZone::UTC), "23 Nov 2026, 21:30");
}

#[test]
fn yesterday_is_the_day_before_on_the_readers_clock() {
    let now = at("2026-11-23T10:00:00Z");
    let far = |then| ago(at(then), now, &baghdad());
    assert_eq!(far("2026-11-23T09:59:40Z"), Ago::Now);
    assert_eq!(far("2026-11-23T09:55:00Z"), Ago::Minutes(5));
    assert_eq!(far("2026-11-23T07:00:00Z"), Ago::Hours(3));
    assert_eq!(far("2026-11-22T20:30:00Z"), Ago::Days(1));
    assert_eq!(far("2026-11-22T21:30:00Z"), Ago::Hours(12));
    assert_eq!(far("2026-11-03T10:00:00Z"), Ago::Days(20));
    assert_eq!(far("2026-08-23T10:00:00Z"), Ago::Months(3));
    assert_eq!(far("2023-11-23T10:00:00Z"), Ago::Years(3));
    assert_eq!(far("2026-11-25T10:00:00Z"), Ago::Ahead(2));
    assert_eq!(far("2026-11-23T11:00:00Z"), Ago::Ahead(0));
}

#[test]
fn a_minute_past_midnight_is_still_minutes_ago() {
    let now = at("2026-11-22T21:00:30Z");
    assert_eq!(ago(at("2026-11-22T20:59:50Z"), now, &baghdad()), Ago::Minutes(1));
}

#[test]
fn the_address_wins_over_the_cookie_and_the_cookie_over_the_browser() {
    let browser = Some("fr;q=0.9, ar-IQ;q=0.8, en;q=0.5");
    assert_eq!(Locale::choose(Some("ckb"), Some("ar"), browser), Locale::Ckb);
    assert_eq!(Locale::choose(Some("xx"), Some("en"), browser), Locale::En);
    assert_eq!(Locale::choose(None, None, browser), Locale::Ar);
    assert_eq!(Locale::choose(None, None, Some("ku, en;q=0.9")), Locale::Ckb);
    assert_eq!(Locale::choose(None, None, Some("ku-Latn, de")), Locale::En);
    assert_eq!(Locale::choose(None, None, Some("ar;q=0, *")), Locale::En);
    assert_eq!(Locale::choose(None, None, Some(&"ar,".repeat(9999))), Locale::En);
}

proptest! {
    #[test]
    fn every_number_and_every_moment_can_be_shown(n: i64, x: f64, places: u8, ms: i64) {
        for lang in Lang::all() {
            prop_assert!(!lang.integer(n).is_empty());
            prop_assert!(!lang.decimal(x, places).is_empty());
            if let Ok(then) = Timestamp::from_millisecond(ms) {
                prop_assert!(!lang.moment(then, &baghdad()).is_empty());
                let _ = ago(then, Timestamp::UNIX_EPOCH, &baghdad());
            }
        }
    }

    #[test]
    fn no_header_upsets_the_choice(header: String) {
        let _ = Locale::choose(Some(&header), Some(&header), Some(&header));
    }

    #[test]
    fn digits_change_nothing_but_digits(text: String) {
        prop_assert_eq!(Digits::Latin.shown(&text), text.clone());
        prop_assert_eq!(Digits::ArabicIndic.shown(&text).chars().count(), text.chars().count());
    }
}
