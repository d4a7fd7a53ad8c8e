//! Time and randomness, injected: everything that asks what time it is, or for an unguessable value, asks these two.
//! Tests fix both; clippy forbids the ambient ones elsewhere.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use rand::rngs::{SmallRng, SysRng};
use rand::{Rng, SeedableRng, TryRng};
use std::sync::Mutex;

/// Milliseconds since 1970-01-01 UTC.
pub type Millis = i64;

pub const MINUTE: Millis = 60_000;
pub const HOUR: Millis = 60 * MINUTE;
pub const DAY: Millis = 24 * HOUR;

#[derive(Clone, Debug, Default)]
pub enum Clock {
    #[default]
    System,
    /// A clock that stands still until it is set: for tests and for samples that must come out the same.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    pub fn fixed(at: Millis) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(at)))
    }

    pub fn now(&self) -> Millis {
        match self {
            Self::System => jiff::Timestamp::now().as_millisecond(),
            Self::Fixed(at) => at.load(Ordering::SeqCst),
        }
    }

    /// The calendar day, in the fixed offset of the country the body works in.
    pub fn today(&self, offset: jiff::tz::Offset) -> jiff::civil::Date {
        let now = jiff::Timestamp::from_millisecond(self.now()).unwrap_or_default();
        offset.to_datetime(now).date()
    }

    /// Moves a fixed clock; the system's clock cannot be moved and stays as it is.
    pub fn advance(&self, by: Millis) {
        if let Self::Fixed(at) = self {
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
