//! Who else does what a reporter is about to report: told before she saves, so that two organisations meet before the work and
//! not after it.

use kernel::{Result, Viewer};
use overlaps::{Class, Options, Taught, beside};
use rustc_hash::FxHashSet;

use super::{horizon, row_of, survey};
use crate::rooms::activities::model::activity;
use crate::rooms::activities::picture::picture;

/// Most activities a reporter is told of.
const MOST: usize = 5;
/// The score from which she is told.
const NEAR: f32 = 0.5;

/// What there is beside an activity.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// Serial numbers of those the reporter may see, the nearest first.
    pub shown: Vec<i64>,
    /// There is one she may not see; the coordination sees it among the possible overlaps.
    pub hidden: bool,
}

/// Of each like activity of others the latest report.
pub async fn neighbours(viewer: &Viewer, record: &activity::Model) -> Result<Neighbours> {
    let survey = survey(viewer.app()).await?;
    let picture = picture(viewer).await?;
    let (block, row) = survey.imagined(viewer, record).await?;
    let options = Options { horizon: horizon(viewer.app()), taught: Taught::default() };
    let rows = survey.block(block);
    let mut pairs = beside(block, rows, &row, &options);
    pairs.retain(|pair| matches!(pair.class, Class::Overlap | Class::FunderAndImplementer) && pair.score() >= NEAR);
    let mut found = Neighbours::default();
    let mut met = FxHashSet::default();
    for pair in pairs {
        let other = if pair.a == row.no { pair.b } else { pair.a };
        let Some(strand) = row_of(rows, other).map(overlaps::Row::strand) else { continue };
        if !met.insert(strand) {
            continue;
        }
        match picture.shows(i64::from(other)) {
            true if found.shown.len() < MOST => found.shown.push(i64::from(other)),
            true => {}
            false => found.hidden = true,
        }
    }
    Ok(found)
}
