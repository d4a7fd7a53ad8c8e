//! What is kept in memory of all activities, beside the database: read whole at first use, later only what the change log
//! names. One loader at a time; whoever asks after a write waits until the write is in.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use kernel::{Actor, App, Id, Result, Viewer, log};

use super::model::activity;

/// Changes beyond which all is read anew.
const CHANGES: u64 = 200_000;

/// Something made of all activities there are, whoever may see them.
pub(super) trait Kept: Send + Sync + Sized + 'static {
    /// The last link of the log that is in it.
    fn seq(&self) -> i64;

    fn read_all(viewer: &Viewer, seq: i64) -> impl Future<Output = Result<Self>> + Send;

    /// The same with what changed since, up to this link.
    fn catch_up(&self, viewer: &Viewer, seq: i64, changed: Vec<Id>) -> impl Future<Output = Result<Self>> + Send;
}

struct Keeper<T> {
    now: RwLock<Option<Arc<T>>>,
    loading: tokio::sync::Mutex<()>,
}

/// It as it is now.
pub(super) async fn kept<T: Kept>(app: &App) -> Result<Arc<T>> {
    let keeper = keeper::<T>(app);
    if let Some(kept) = keeper.current(app).await? {
        return Ok(kept);
    }
    let _turn = keeper.loading.lock().await;
    // Somebody may have loaded while this one waited.
    if let Some(kept) = keeper.current(app).await? {
        return Ok(kept);
    }
    let viewer = app.viewer(Actor::system("picture"));
    let now = Arc::new(match keeper.kept() {
        Some(kept) => renewed(&viewer, &*kept).await?,
        None => anew(&viewer).await?,
    });
    *keeper.now.write().unwrap_or_else(PoisonError::into_inner) = Some(now.clone());
    Ok(now)
}

async fn renewed<T: Kept>(viewer: &Viewer, kept: &T) -> Result<T> {
    match log::since::<activity::Entity>(viewer.app(), kept.seq(), CHANGES).await? {
        (seq, Some(changed)) => kept.catch_up(viewer, seq, changed).await,
        (_, None) => anew(viewer).await,
    }
}

async fn anew<T: Kept>(viewer: &Viewer) -> Result<T> {
    let (seq, _) = log::since::<activity::Entity>(viewer.app(), 0, 0).await?;
    T::read_all(viewer, seq).await
}

fn keeper<T: Kept>(app: &App) -> Arc<Keeper<T>> {
    static MAKING: Mutex<()> = Mutex::new(());
    let _turn = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
    app.recall().unwrap_or_else(|| {
        let keeper = Arc::new(Keeper { now: RwLock::new(None), loading: tokio::sync::Mutex::new(()) });
        app.remember(keeper.clone());
        keeper
    })
}

impl<T: Kept> Keeper<T> {
    fn kept(&self) -> Option<Arc<T>> {
        self.now.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What is kept, if nothing was written since.
    async fn current(&self, app: &App) -> Result<Option<Arc<T>>> {
        let Some(kept) = self.kept() else { return Ok(None) };
        let (last, _) = log::since::<activity::Entity>(app, kept.seq(), 0).await?;
        Ok(Some(kept).filter(|kept| kept.seq() == last))
    }
}
