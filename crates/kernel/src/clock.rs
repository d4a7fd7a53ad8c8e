//! Time and randomness, injected: everything that asks what time it is, which day that is, or for an unguessable value,
//! asks these two. Tests fix both; clippy forbids the ambient ones elsewhere.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use rand::rngs::{SmallRng, SysRng};
use rand::{Rng, SeedableRng, TryRng};

use crate::{Error, Result};

/// Milliseconds since 1970-01-01 UTC.
pub type Millis = i64;

pub const MINUTE: Millis = 60_000;
pub const HOUR: Millis = 60 * MINUTE;
pub const DAY: Millis = 24 * HOUR;

/// What time it is, and which day that is where the body works: UTC until `keep` says whose time is kept. Clones are one
/// and the same clock.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    /// Stands still until it is moved; none follows the system's clock.
    fixed: Option<AtomicI64>,
    zone: RwLock<TimeZone>,
}

impl Clock {
    pub fn system() -> Self {
        Self(Arc::new(Inner { fixed: None, zone: RwLock::new(TimeZone::UTC) }))
    }

    /// A clock that stands still until it is moved: for tests and for samples that must come out the same.
    pub fn fixed(at: Millis) -> Self {
        Self(Arc::new(Inner { fixed: Some(AtomicI64::new(at)), zone: RwLock::new(TimeZone::UTC) }))
    }

    pub fn now(&self) -> Millis {
        match &self.0.fixed {
            None => jiff::Timestamp::now().as_millisecond(),
            Some(at) => at.load(Ordering::SeqCst),
        }
    }

    /// Days and hours are of this zone from now on, by its IANA name.
    pub fn keep(&self, zone: &str) -> Result<()> {
        let known = TimeZone::get(zone);
        let known = known.map_err(|_| Error::Unavailable(format!("there is no time zone {zone:?}")))?;
        *self.0.zone.write().unwrap_or_else(PoisonError::into_inner) = known;
        Ok(())
    }

    pub fn zone(&self) -> TimeZone {
        self.0.zone.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn today(&self) -> Date {
        self.day_of(self.now())
    }

    /// The calendar day a moment falls on.
    pub fn day_of(&self, moment: Millis) -> Date {
        let moment = jiff::Timestamp::from_millisecond(moment).unwrap_or_default();
        self.zone().to_datetime(moment).date()
    }

    /// When that hour of a day is.
    pub fn hour_of(&self, day: Date, hour: i8) -> Millis {
        let at = day.at(hour.clamp(0, 23), 0, 0, 0);
        self.zone().to_timestamp(at).map_or(0, |moment| moment.as_millisecond())
    }

    /// Moves a fixed clock; the system's clock cannot be moved and stays as it is.
    pub fn advance(&self, by: Millis) {
        if let Some(at) = &self.0.fixed {
            at.fetch_add(by, Ordering::SeqCst);
        }
    }
}

#[derive(Clone, Debug, Default)]
pub enum Random {
    #[default]
    System,
    /// A repeatable stream: for tests only, never for secrets.
    Seeded(Arc<Mutex<SmallRng>>),
}

impl Random {
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded(Arc::new(Mutex::new(SmallRng::seed_from_u64(seed))))
    }

    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match self {
            Self::System => SysRng.try_fill_bytes(&mut bytes).expect("the operating system has randomness"),
            Self::Seeded(rng) => rng.lock().unwrap_or_else(|broken| broken.into_inner()).fill_bytes(&mut bytes),
        }
        bytes
    }

    /// A UUIDv7 for a record made at `now`.
    pub fn id(&self, now: Millis) -> crate::Id {
        uuid::Builder::from_unix_timestamp_millis(now.max(0) as u64, &self.bytes()).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TEN_AT_NIGHT_IN_LONDON: Millis = 1_795_471_200_000;

    #[test]
    fn a_day_begins_at_midnight_where_the_body_works() {
        let clock = Clock::fixed(TEN_AT_NIGHT_IN_LONDON);
        assert_eq!(clock.today(), date(2026, 11, 23));
        clock.clone().keep("Asia/Baghdad").expect("a zone");
        assert_eq!(clock.today(), date(2026, 11, 24));
        assert_eq!(clock.day_of(TEN_AT_NIGHT_IN_LONDON - 2 * HOUR), date(2026, 11, 23));
        assert_eq!(clock.hour_of(date(2026, 11, 24), 1), TEN_AT_NIGHT_IN_LONDON);
    }

    #[test]
    fn a_country_that_changes_its_clocks_keeps_its_hours() {
        let clock = Clock::fixed(0);
        clock.keep("Asia/Beirut").expect("a zone");
        let morning = |day| clock.hour_of(day, 8).rem_euclid(DAY) / HOUR;
        assert_eq!((morning(date(2026, 1, 15)), morning(date(2026, 7, 15))), (6, 5));
    }

    #[test]
    fn a_zone_that_nobody_knows_changes_nothing() {
        let clock = Clock::fixed(TEN_AT_NIGHT_IN_LONDON);
        clock.keep("Asia/Baghdad").expect("a zone");
        assert!(clock.keep("Asia/Atlantis").is_err());
        assert_eq!(clock.today(), date(2026, 11, 24));
    }
}
