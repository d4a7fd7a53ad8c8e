//! One page of the list, in the order asked for.

use std::collections::BinaryHeap;

use kernel::Page;

use super::rows::Row;
use super::{Picture, Sieve};

/// Orders of a list; what is alike comes newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    Newest,
    Oldest,
    /// The latest month first.
    #[default]
    Month,
    MonthRising,
    /// The longest unconfirmed first.
    Confirmed,
    ConfirmedLast,
    /// The most people first.
    Reached,
    ReachedRising,
    Targeted,
    TargetedRising,
}

impl Order {
    /// As the address of a list says it: `month`, `-month`.
    pub fn read(word: &str) -> Option<Self> {
        Some(match word {
            "no" => Self::Oldest,
            "-no" => Self::Newest,
            "month" => Self::MonthRising,
            "-month" => Self::Month,
            "confirmed" => Self::Confirmed,
            "-confirmed" => Self::ConfirmedLast,
            "reached" => Self::ReachedRising,
            "-reached" => Self::Reached,
            "targeted" => Self::TargetedRising,
            "-targeted" => Self::Targeted,
            _ => return None,
        })
    }

    /// What the rows are ordered by, rising.
    fn key(self, row: &Row) -> i64 {
        let figure = |figure: Option<u64>| figure.map_or(-1, |figure| figure as i64);
        match self {
            Self::Newest | Self::Oldest => 0,
            Self::Month => -i64::from(row.month),
            Self::MonthRising => i64::from(row.month),
            Self::Confirmed => row.confirmed_at(),
            Self::ConfirmedLast => -row.confirmed_at(),
            Self::Reached => -figure(row.reached()),
            Self::ReachedRising => figure(row.reached()),
            Self::Targeted => -figure(row.targeted()),
            Self::TargetedRising => figure(row.targeted()),
        }
    }
}

impl Picture {
    /// The serial numbers of one page of the list.
    pub fn page(&self, sieve: &Sieve, order: Order, page: Page) -> Vec<i64> {
        self.list(sieve, order, page).0
    }

    /// The serial numbers of one page, and how many rows the list has in all; in one walk.
    pub fn list(&self, sieve: &Sieve, order: Order, page: Page) -> (Vec<i64>, u64) {
        let skip = usize::try_from(page.number.saturating_sub(1).saturating_mul(page.size)).unwrap_or(usize::MAX);
        let take = usize::try_from(page.size).unwrap_or(usize::MAX);
        let mut total = 0;
        let keys = self.shown(sieve).map(|(no, row)| {
            total += 1;
            (order.key(row), if order == Order::Oldest { no } else { -no })
        });
        let mut keys = least(keys, skip.saturating_add(take));
        keys.sort_unstable();
        (keys.into_iter().skip(skip).map(|(_, no)| no.abs()).collect(), total)
    }
}

/// The so many least of all. A page near the beginning needs no copy of the whole list.
fn least(keys: impl Iterator<Item = (i64, i64)>, wanted: usize) -> Vec<(i64, i64)> {
    const FEW: usize = 4_096;
    if wanted > FEW {
        let mut keys: Vec<_> = keys.collect();
        if wanted < keys.len() {
            keys.select_nth_unstable(wanted);
            keys.truncate(wanted);
        }
        return keys;
    }
    let mut heap = BinaryHeap::with_capacity(wanted + 1);
    for key in keys {
        if heap.len() < wanted {
            heap.push(key);
        } else if let Some(mut greatest) = heap.peek_mut()
            && key < *greatest
        {
            *greatest = key;
        }
    }
    heap.into_vec()
}
