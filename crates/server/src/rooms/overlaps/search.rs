//! The search over many blocks at once, on as many processors as there are. Blocks are independent of each other, so what is
//! found does not depend on who searches which.

use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use overlaps::{Block, Row};

/// A block and its rows.
pub(super) type Rows<'a> = (Block, &'a Arc<Vec<Row>>);

/// What `one` makes of each block, the largest block first.
pub(super) fn each<T: Send>(mut blocks: Vec<Rows<'_>>, one: impl Fn(Rows<'_>) -> T + Sync) -> Vec<T> {
    // The largest first, so that nobody begins with one when the others are done.
    blocks.sort_unstable_by_key(|(block, rows)| (std::cmp::Reverse(rows.len()), *block));
    let next = AtomicUsize::new(0);
    let work = || {
        let taken = std::iter::from_fn(|| {
            let at = next.fetch_add(1, Ordering::Relaxed);
            blocks.get(at).map(|block| (at, one(*block)))
        });
        taken.collect::<Vec<(usize, T)>>()
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(blocks.len().max(1));
    let mut made = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut made = work();
        for other in others {
            match other.join() {
                Ok(more) => made.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        made
    });
    made.sort_unstable_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, made)| made).collect()
}
