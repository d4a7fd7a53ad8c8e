//! What stands before passwords: trying is slowed by account and by address, only two hashes are made at once, and a
//! code of the second factor is taken once. Kept in memory: a restart forgets it, which costs nobody anything.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use kernel::{Error, Id, Random, Result};
use rustc_hash::FxHashMap;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::rooms::people::model::{PasswordHash, digest, matches};

/// So many tries at once, then one in so many seconds. Offices share an address, so it gets more.
const BY_ACCOUNT: (u32, u64) = (8, 30);
const BY_ADDRESS: (u32, u64) = (40, 3);
/// When so many keys are remembered, those that are at rest again are dropped.
const KEYS: usize = 10_000;

#[derive(Clone)]
pub struct Gate(Arc<Inner>);

struct Inner {
    accounts: DefaultKeyedRateLimiter<String>,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
    hashing: Semaphore,
    /// The last time step of each person's second factor.
    steps: Mutex<FxHashMap<Id, u64>>,
}

impl Gate {
    pub fn new() -> Self {
        Self(Arc::new(Inner {
            accounts: RateLimiter::keyed(quota(BY_ACCOUNT)),
            addresses: RateLimiter::keyed(quota(BY_ADDRESS)),
            hashing: Semaphore::new(2),
            steps: Mutex::default(),
        }))
    }

    /// Counts a try; refuses with the seconds to wait. Known and unknown accounts are counted alike.
    pub fn knock(&self, account: &str, address: Option<IpAddr>) -> Result<()> {
        let address = address.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), network);
        slow(&self.0.addresses, &address)?;
        slow(&self.0.accounts, &digest(account))
    }

    /// Whether the password is right, taking as long when there is no such account.
    pub async fn matches(&self, password: String, hash: Option<String>) -> Result<bool> {
        let _turn = self.0.hashing.acquire().await.map_err(Error::internal)?;
        spawn_blocking(move || matches(&password, hash.as_deref())).await.map_err(Error::internal)
    }

    pub async fn hash(&self, password: String, random: Random) -> Result<PasswordHash> {
        let _turn = self.0.hashing.acquire().await.map_err(Error::internal)?;
        spawn_blocking(move || PasswordHash::of(&password, &random)).await.map_err(Error::internal)?
    }

    /// Takes a step of a person's second factor; false when it, or a later one, was taken before.
    pub fn take_step(&self, person: Id, step: u64) -> bool {
        let mut steps = self.0.steps.lock().unwrap_or_else(|broken| broken.into_inner());
        if steps.get(&person).is_some_and(|last| *last >= step) {
            return false;
        }
        steps.insert(person, step);
        true
    }
}

fn slow<K: Clone + Eq + std::hash::Hash>(limiter: &DefaultKeyedRateLimiter<K>, key: &K) -> Result<()> {
    if limiter.len() > KEYS {
        limiter.retain_recent();
    }
    let wait = |early: governor::NotUntil<_>| early.wait_time_from(DefaultClock::default().now());
    limiter.check_key(key).map(drop).map_err(|early| Error::TooMany(wait(early).as_secs() + 1))
}

fn quota((burst, seconds): (u32, u64)) -> Quota {
    let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
    let period = Quota::with_period(Duration::from_secs(seconds)).expect("the pause is not nothing");
    period.allow_burst(burst)
}

/// Whoever has one address of version 6 has the other 2^64 of its network too; one that only wraps an address of
/// version 4, as a listener on both sees it, is that one.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        short @ IpAddr::V4(_) => short,
        IpAddr::V6(long) => IpAddr::V6(Ipv6Addr::from_bits(long.to_bits() >> 64 << 64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_on_one_account_are_slowed_from_whatever_address() {
        let gate = Gate::new();
        for n in 0..8 {
            gate.knock("amal@example.invalid", Some(IpAddr::V4(Ipv4Addr::new(10, 0, 0, n)))).expect("the first tries");
        }
        let refused = gate.knock("amal@example.invalid", None);
        assert!(matches!(refused, Err(Error::TooMany(1..=31))), "{refused:?}");
        gate.knock("bashir@example.invalid", None).expect("another account is not slowed");
    }

    #[test]
    fn tries_from_one_network_are_slowed_on_whatever_account() {
        let gate = Gate::new();
        let address = |n: u16| Some(IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, n, 0, 0, n)));
        for n in 0..40 {
            gate.knock(&format!("{n}@example.invalid"), address(n)).expect("the first tries");
        }
        assert!(matches!(gate.knock("another@example.invalid", address(99)), Err(Error::TooMany(_))));
    }

    #[test]
    fn addresses_of_version_4_are_told_apart_where_both_versions_are_listened_to() {
        let wrapped = |n| IpAddr::V6(Ipv4Addr::new(10, 0, 0, n).to_ipv6_mapped());
        assert_ne!(network(wrapped(1)), network(wrapped(2)));
        assert_eq!(network(wrapped(1)), IpAddr::V4(Ipv4Addr::new(10, 0, 0, 1)));
    }

    #[test]
    fn a_step_is_taken_once() {
        let gate = Gate::new();
        let person = Id::from_u128(1);
        assert!(gate.take_step(person, 10));
        assert!(!gate.take_step(person, 10) && !gate.take_step(person, 9));
        assert!(gate.take_step(person, 11) && gate.take_step(Id::from_u128(2), 10));
    }
}
