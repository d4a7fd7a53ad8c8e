//! How far long work has come, for whoever waits for it: rows done, shared between the work and the page that asks.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use kernel::{App, Error, Id};
use rustc_hash::FxHashMap;

#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<AtomicU64>);

impl Progress {
    pub fn add(&self, rows: usize) {
        self.0.fetch_add(rows as u64, Ordering::Relaxed);
    }

    pub fn done(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Imports that are being worked on in this process, and what went wrong with the last work nobody waited for.
#[derive(Default)]
struct Desk {
    working: Mutex<FxHashMap<Id, Progress>>,
    failed: Mutex<FxHashMap<Id, Error>>,
}

fn desk(app: &App) -> Arc<Desk> {
    app.recall::<Desk>().unwrap_or_else(|| {
        let desk = Arc::new(Desk::default());
        app.remember(desk.clone());
        desk
    })
}

/// Marks an import as being worked on; none where it is already.
pub fn begin(app: &App, import: Id) -> Option<Working> {
    let desk = desk(app);
    let mut all = desk.working.lock().unwrap_or_else(PoisonError::into_inner);
    if all.contains_key(&import) {
        return None;
    }
    let progress = Progress::default();
    all.insert(import, progress.clone());
    drop(all);
    desk.failed.lock().unwrap_or_else(PoisonError::into_inner).remove(&import);
    Some(Working { desk, import, progress })
}

/// How far the work on an import has come, while there is any.
pub fn of(app: &App, import: Id) -> Option<Progress> {
    let desk = app.recall::<Desk>()?;
    let all = desk.working.lock().unwrap_or_else(PoisonError::into_inner);
    all.get(&import).cloned()
}

/// What went wrong with the last work on an import, told once.
pub fn failure(app: &App, import: Id) -> Option<Error> {
    let desk = app.recall::<Desk>()?;
    desk.failed.lock().unwrap_or_else(PoisonError::into_inner).remove(&import)
}

/// Work in hand; the mark goes when it ends, however it ends.
pub struct Working {
    desk: Arc<Desk>,
    import: Id,
    pub progress: Progress,
}

impl Working {
    /// Leaves word of what went wrong, for the page that asks later.
    pub fn failed(&self, error: Error) {
        self.desk.failed.lock().unwrap_or_else(PoisonError::into_inner).insert(self.import, error);
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        self.desk.working.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.import);
    }
}
