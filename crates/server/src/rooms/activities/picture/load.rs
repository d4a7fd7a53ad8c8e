//! Reading the rows: at first use all of them in slices of the serial number, later only what the change log names. One
//! loader at a time; whoever asks after a write waits until the write is in.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use kernel::{Actor, App, Find, Id, Reads, Result, Viewer, log};
use rustc_hash::FxHashSet;
use sea_orm::sea_query::{CaseStatement, Expr, SimpleExpr};
use sea_orm::{ColumnTrait, FromQueryResult, QueryOrder, QuerySelect};

use super::around::{self, Around};
use super::rows::Whole;
use crate::rooms::activities::model::{Counted, Status, Visibility, activity};

/// Rows read at once.
const SLICE: u64 = 20_000;
/// Changes beyond which all is read anew.
const CHANGES: u64 = 200_000;

/// Of an activity what the picture keeps.
#[derive(Debug, Clone, FromQueryResult)]
pub(super) struct Slim {
    pub id: Id,
    pub no: i64,
    pub organisation_id: Id,
    pub programme_id: Option<Id>,
    pub funder_id: Option<Id>,
    pub sector_id: Id,
    pub subsector_id: Option<Id>,
    pub place_id: Option<Id>,
    pub governorate_id: Option<Id>,
    pub district_id: Option<Id>,
    pub period: String,
    pub status: Status,
    pub counted: Counted,
    pub targeted: Option<i64>,
    pub reached: Option<i64>,
    pub cumulative: bool,
    pub visibility: Visibility,
    pub aggregate_only: bool,
    pub confirmed_at: i64,
    /// Read only of cumulative reports, to tell which are of one run.
    pub title: Option<String>,
    pub activity_type: Option<String>,
    pub indicator: Option<String>,
    pub project_code: Option<String>,
    pub groups: sea_orm::JsonValue,
}

/// Keeps the rows beside the database.
#[derive(Default)]
struct Keeper {
    whole: RwLock<Option<Arc<Whole>>>,
    loading: tokio::sync::Mutex<()>,
}

/// All rows as they are now.
pub(super) async fn whole(app: &App) -> Result<Arc<Whole>> {
    let keeper = keeper(app);
    if let Some(kept) = keeper.current(app).await? {
        return Ok(kept);
    }
    let _turn = keeper.loading.lock().await;
    // Somebody may have loaded while this one waited.
    if let Some(kept) = keeper.current(app).await? {
        return Ok(kept);
    }
    let viewer = app.viewer(Actor::system("picture"));
    let now = match keeper.kept() {
        Some(kept) => catch_up(&viewer, &kept).await?,
        None => read_all(&viewer).await?,
    };
    let now = Arc::new(now);
    *keeper.whole.write().unwrap_or_else(PoisonError::into_inner) = Some(now.clone());
    Ok(now)
}

fn keeper(app: &App) -> Arc<Keeper> {
    static MAKING: Mutex<()> = Mutex::new(());
    let _turn = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
    app.recall().unwrap_or_else(|| {
        let keeper = Arc::new(Keeper::default());
        app.remember(keeper.clone());
        keeper
    })
}

impl Keeper {
    fn kept(&self) -> Option<Arc<Whole>> {
        self.whole.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What is kept, if nothing was written since.
    async fn current(&self, app: &App) -> Result<Option<Arc<Whole>>> {
        let Some(kept) = self.kept() else { return Ok(None) };
        let (last, _) = log::since::<activity::Entity>(app, kept.seq, 0).await?;
        Ok(Some(kept).filter(|kept| kept.seq == last))
    }
}

async fn read_all(viewer: &Viewer) -> Result<Whole> {
    let started = std::time::Instant::now();
    let (seq, _) = log::since::<activity::Entity>(viewer.app(), 0, 0).await?;
    let mut whole = Whole { seq, around: Arc::new(Around::read(viewer).await?), ..Whole::default() };
    let mut read = 0_u64;
    take_in_from(viewer, &mut whole, -1, |_| read += 1).await?;
    tracing::info!(rows = read, milliseconds = started.elapsed().as_millis() as u64, "activities are in memory");
    Ok(whole)
}

async fn catch_up(viewer: &Viewer, kept: &Whole) -> Result<Whole> {
    let app = viewer.app();
    let (last, changed) = log::since::<activity::Entity>(app, kept.seq, CHANGES).await?;
    let Some(changed) = changed else { return read_all(viewer).await };
    let mut whole = Whole { seq: last, ..kept.clone() };
    if around::changed(app, kept.seq).await? {
        whole.around = Arc::new(Around::read(viewer).await?);
    }
    if changed.is_empty() {
        return Ok(whole);
    }
    let mut gone: FxHashSet<Id> = changed.into_iter().collect();
    take_in_from(viewer, &mut whole, kept.end() - 1, |slim| {
        gone.remove(&slim.id);
    })
    .await?;
    for ids in Vec::from_iter(gone.iter().copied()).chunks(500) {
        for slim in slim(viewer.find::<activity::Entity>().by_ids(ids.iter().copied())).read::<Slim>().await? {
            whole.put(&slim)?;
            gone.remove(&slim.id);
        }
    }
    whole.remove(&gone);
    Ok(whole)
}

/// Takes in every row whose number is above this one.
async fn take_in_from(viewer: &Viewer, whole: &mut Whole, after: i64, mut each: impl FnMut(&Slim)) -> Result<()> {
    let mut after = after;
    loop {
        let find = viewer.find::<activity::Entity>().filter(activity::Column::No.gt(after));
        let find = slim(find).narrow(|select| select.order_by_asc(activity::Column::No).limit(SLICE));
        let rows = find.read::<Slim>().await?;
        for slim in &rows {
            whole.put(slim)?;
            each(slim);
        }
        match rows.last() {
            Some(last) if rows.len() as u64 == SLICE => after = last.no,
            _ => return Ok(()),
        }
    }
}

fn slim(find: Find<'_, activity::Entity>) -> Find<'_, activity::Entity> {
    use activity::Column as C;
    const PLAIN: [C; 20] = [
        C::Id,
        C::No,
        C::OrganisationId,
        C::ProgrammeId,
        C::FunderId,
        C::SectorId,
        C::SubsectorId,
        C::PlaceId,
        C::GovernorateId,
        C::DistrictId,
        C::Period,
        C::Status,
        C::Counted,
        C::Targeted,
        C::Reached,
        C::Cumulative,
        C::Visibility,
        C::AggregateOnly,
        C::ConfirmedAt,
        C::Groups,
    ];
    let of_run = |column: C| -> SimpleExpr {
        CaseStatement::new().case(C::Cumulative.eq(true), Expr::col((activity::Entity, column))).into()
    };
    find.narrow(|select| {
        select
            .select_only()
            .columns(PLAIN)
            .column_as(of_run(C::Title), "title")
            .column_as(of_run(C::ActivityType), "activity_type")
            .column_as(of_run(C::Indicator), "indicator")
            .column_as(of_run(C::ProjectCode), "project_code")
    })
}
