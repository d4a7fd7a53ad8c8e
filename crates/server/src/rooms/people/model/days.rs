//! Which calendar day a moment falls on, on the country's clock: grants begin and end with days.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Millis;

pub fn day_of(moment: Millis) -> Date {
    let moment = Timestamp::from_millisecond(moment).unwrap_or_default();
    crate::site::clock_offset().to_datetime(moment).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_begins_at_midnight_in_baghdad() {
        let ten_at_night_in_london = 1_795_471_200_000;
        assert_eq!(day_of(ten_at_night_in_london), jiff::civil::date(2026, 11, 24));
        assert_eq!(day_of(ten_at_night_in_london - 2 * kernel::HOUR), jiff::civil::date(2026, 11, 23));
    }
}
