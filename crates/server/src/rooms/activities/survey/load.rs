//! Reading the activities: at first use all of them in slices of the serial number, later only what the change log names.

use std::collections::VecDeque;
use std::sync::Arc;

use kernel::{Error, Id, Packed, Reads, Result, Viewer, log};
use rustc_hash::FxHashSet;
use sea_orm::sea_query::IntoCondition;
use sea_orm::{ColumnTrait, Condition, FromQueryResult, QuerySelect};
use tokio::task::JoinHandle;

use super::Survey;
use super::read::{COLUMNS, Slim};
use super::reading::Memo;
use super::slots::MOST;
use crate::rooms::activities::kept::Kept;
use crate::rooms::activities::model::activity;
use crate::rooms::organisations::model::organisation;

/// Serial numbers read at once.
const SLICE: i64 = 2_048;
/// Slices that are being read while one is taken in.
const AHEAD: usize = 3;

impl Kept for Survey {
    fn seq(&self) -> i64 {
        self.seq
    }

    async fn read_all(viewer: &Viewer, seq: i64) -> Result<Self> {
        let mut survey = Self { seq, ..Self::default() };
        take_in_from(viewer, &mut survey, 0, |_| ()).await?;
        survey.shrink();
        Ok(survey)
    }

    async fn catch_up(&self, viewer: &Viewer, seq: i64, changed: Vec<Id>) -> Result<Self> {
        let mut survey = Self { seq, ..self.clone() };
        let renamed = log::since::<organisation::Entity>(viewer.app(), self.seq, 0).await?.1.is_none();
        if renamed {
            // With whom work is done jointly is said in words, which may name somebody else by now.
            survey.reading = Arc::default();
            take_in_where(viewer, &mut survey, activity::Column::JointWith.is_not_null()).await?;
        }
        if changed.is_empty() {
            return Ok(survey);
        }
        let mut gone: FxHashSet<Id> = changed.into_iter().collect();
        take_in_from(viewer, &mut survey, self.slots.end(), |id| {
            gone.remove(&id);
        })
        .await?;
        let mut memo = Memo::default();
        for ids in Vec::from_iter(gone.iter().copied()).chunks(500) {
            let packed = viewer.find::<activity::Entity>().by_ids(ids.iter().copied()).packed(&COLUMNS).await?;
            take_in(viewer, &mut survey, &packed, &mut memo, |id| {
                gone.remove(&id);
            })
            .await?;
        }
        survey.remove(&gone);
        Ok(survey)
    }
}

/// Takes in every row with this number or a higher one.
async fn take_in_from(viewer: &Viewer, survey: &mut Survey, from: i64, each: impl FnMut(Id)) -> Result<()> {
    take_in_slices(viewer, survey, from, &Condition::all(), each).await
}

/// Takes in every row of which this holds.
async fn take_in_where(viewer: &Viewer, survey: &mut Survey, which: impl IntoCondition) -> Result<()> {
    take_in_slices(viewer, survey, 0, &which.into_condition(), |_| ()).await
}

async fn take_in_slices(
    viewer: &Viewer,
    survey: &mut Survey,
    from: i64,
    which: &Condition,
    mut each: impl FnMut(Id),
) -> Result<()> {
    let end = last(viewer).await?.map_or(0, |last| last + 1).min(MOST);
    let mut starts = (from..end).step_by(SLICE as usize);
    let mut ahead: VecDeque<_> = starts.by_ref().take(AHEAD).map(|start| slice(viewer, start, which)).collect();
    let mut memo = Memo::default();
    while let Some(reading) = ahead.pop_front() {
        let packed = reading.await.map_err(Error::internal)??;
        ahead.extend(starts.next().map(|start| slice(viewer, start, which)));
        take_in(viewer, survey, &packed, &mut memo, &mut each).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct Last {
    no: Option<i64>,
}

/// The highest serial number.
async fn last(viewer: &Viewer) -> Result<Option<i64>> {
    let highest = activity::Column::No.max();
    let find = viewer.find::<activity::Entity>().narrow(|select| select.select_only().column_as(highest, "no"));
    Ok(find.read::<Last>().await?.first().and_then(|last| last.no))
}

fn slice(viewer: &Viewer, start: i64, which: &Condition) -> JoinHandle<Result<Packed>> {
    let (viewer, which) = (viewer.clone(), which.clone());
    let no = activity::Column::No;
    tokio::spawn(async move {
        let rows = viewer.find::<activity::Entity>().filter(no.between(start, start + SLICE - 1)).filter(which);
        rows.packed(&COLUMNS).await
    })
}

async fn take_in(
    viewer: &Viewer,
    survey: &mut Survey,
    packed: &Packed,
    memo: &mut Memo,
    mut each: impl FnMut(Id),
) -> Result<()> {
    let mut rows = Vec::new();
    packed.each(|fields| rows.push(Slim::take(fields)))?;
    let joint = rows.iter().filter_map(|slim| slim.joint_with);
    if let Some(reading) = survey.reading.with(viewer, joint).await? {
        survey.reading = Arc::new(reading);
    }
    survey.put_all(&rows, memo);
    rows.iter().for_each(|slim| each(slim.id));
    Ok(())
}
