//! Reading the activities: at first use all of them in slices of the serial number, later only what the change log names.

use std::sync::Arc;

use kernel::{Find, Id, Reads, Result, Viewer};
use rustc_hash::FxHashSet;
use sea_orm::sea_query::{BinOper, Expr, ExprTrait, Func, SimpleExpr};
use sea_orm::{ColumnTrait, QueryOrder, QuerySelect};

use super::Survey;
use super::read::Slim;
use crate::rooms::activities::kept::Kept;
use crate::rooms::activities::model::activity;

/// Rows read at once.
const SLICE: u64 = 20_000;

impl Kept for Survey {
    fn seq(&self) -> i64 {
        self.seq
    }

    async fn read_all(viewer: &Viewer, seq: i64) -> Result<Self> {
        let mut survey = Self { seq, ..Self::default() };
        take_in_from(viewer, &mut survey, -1, |_| ()).await?;
        Ok(survey)
    }

    async fn catch_up(&self, viewer: &Viewer, seq: i64, changed: Vec<Id>) -> Result<Self> {
        let mut survey = Self { seq, ..self.clone() };
        if changed.is_empty() {
            return Ok(survey);
        }
        let mut gone: FxHashSet<Id> = changed.into_iter().collect();
        take_in_from(viewer, &mut survey, self.slots.end() - 1, |slim| {
            gone.remove(&slim.id);
        })
        .await?;
        for ids in Vec::from_iter(gone.iter().copied()).chunks(500) {
            let rows = slim(viewer.find::<activity::Entity>().by_ids(ids.iter().copied())).read::<Slim>().await?;
            take_in(viewer, &mut survey, &rows).await?;
            rows.iter().for_each(|slim| {
                gone.remove(&slim.id);
            });
        }
        survey.remove(&gone);
        Ok(survey)
    }
}

/// Takes in every row whose number is above this one.
async fn take_in_from(viewer: &Viewer, survey: &mut Survey, after: i64, mut each: impl FnMut(&Slim)) -> Result<()> {
    let mut after = after;
    loop {
        let find = viewer.find::<activity::Entity>().filter(activity::Column::No.gt(after));
        let find = slim(find).narrow(|select| select.order_by_asc(activity::Column::No).limit(SLICE));
        let rows = find.read::<Slim>().await?;
        take_in(viewer, survey, &rows).await?;
        rows.iter().for_each(&mut each);
        match rows.last() {
            Some(last) if rows.len() as u64 == SLICE => after = last.no,
            _ => return Ok(()),
        }
    }
}

async fn take_in(viewer: &Viewer, survey: &mut Survey, rows: &[Slim]) -> Result<()> {
    let joint = rows.iter().map(|slim| slim.joint_with.as_deref());
    survey.reading = Arc::new(survey.reading.with(viewer, joint).await?);
    rows.iter().for_each(|slim| survey.put(slim));
    Ok(())
}

fn slim(find: Find<'_, activity::Entity>) -> Find<'_, activity::Entity> {
    use activity::Column as C;
    const PLAIN: [C; 23] = [
        C::Id,
        C::No,
        C::ExternalRef,
        C::OrganisationId,
        C::ProgrammeId,
        C::FunderId,
        C::SectorId,
        C::SubsectorId,
        C::ModalityId,
        C::PlaceId,
        C::GovernorateId,
        C::DistrictId,
        C::Title,
        C::ActivityType,
        C::ProjectCode,
        C::JointWith,
        C::Location,
        C::StartOn,
        C::EndOn,
        C::Period,
        C::Status,
        C::Groups,
        C::Cumulative,
    ];
    find.narrow(|select| {
        select
            .select_only()
            .columns(PLAIN)
            .columns([C::Targeted, C::Reached, C::Women])
            .column_as(all_it_says(), "content")
    })
}

/// Whatever else a report says, run together: it is only compared with the same of others.
fn all_it_says() -> SimpleExpr {
    use activity::Column as C;
    const SAID: [C; 19] = [
        C::Description,
        C::Indicator,
        C::Unit,
        C::Latitude,
        C::Longitude,
        C::Counted,
        C::Girls,
        C::Men,
        C::Boys,
        C::Elderly,
        C::WithDisability,
        C::Value,
        C::Currency,
        C::FundingStatus,
        C::Status,
        C::StartOn,
        C::EndOn,
        C::Title,
        C::Location,
    ];
    let text = |column: C| -> SimpleExpr {
        let column = Expr::col((activity::Entity, column)).cast_as("text");
        Func::coalesce([column, Expr::value("")]).into()
    };
    let joined = SAID.into_iter().map(text).reduce(|all, next| {
        let all = all.binary(BinOper::Custom("||"), Expr::value("\u{1f}"));
        all.binary(BinOper::Custom("||"), next)
    });
    joined.unwrap_or_else(|| Expr::value(""))
}
