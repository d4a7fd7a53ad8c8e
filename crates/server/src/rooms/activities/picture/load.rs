//! Reading the rows: at first use all of them in slices of the serial number, later only what the change log names.

use std::sync::Arc;

use kernel::{App, Find, Id, Reads, Result, Viewer};
use rustc_hash::FxHashSet;
use sea_orm::sea_query::{CaseStatement, Expr, SimpleExpr};
use sea_orm::{ColumnTrait, FromQueryResult, QueryOrder, QuerySelect};

use super::around::{self, Around};
use super::rows::Whole;
use crate::rooms::activities::kept::{Kept, kept};
use crate::rooms::activities::model::{Counted, Status, Visibility, activity};

/// Rows read at once.
const SLICE: u64 = 20_000;
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

/// All rows as they are now.
pub(super) async fn whole(app: &App) -> Result<Arc<Whole>> {
    kept(app).await
}

impl Kept for Whole {
    fn seq(&self) -> i64 {
        self.seq
    }

    async fn read_all(viewer: &Viewer, seq: i64) -> Result<Self> {
        let started = std::time::Instant::now();
        let mut whole = Self { seq, around: Arc::new(Around::read(viewer).await?), ..Self::default() };
        let mut read = 0_u64;
        take_in_from(viewer, &mut whole, -1, |_| read += 1).await?;
        tracing::info!(rows = read, milliseconds = started.elapsed().as_millis() as u64, "activities are in memory");
        Ok(whole)
    }

    async fn catch_up(&self, viewer: &Viewer, seq: i64, changed: Vec<Id>) -> Result<Self> {
        let mut whole = Self { seq, ..self.clone() };
        if around::changed(viewer.app(), self.seq).await? {
            whole.around = Arc::new(Around::read(viewer).await?);
        }
        if changed.is_empty() {
            return Ok(whole);
        }
        let mut gone: FxHashSet<Id> = changed.into_iter().collect();
        take_in_from(viewer, &mut whole, self.end() - 1, |slim| {
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
