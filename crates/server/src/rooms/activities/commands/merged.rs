//! Activities follow their organisation when it is merged into another, and come back when that is undone. Locked months are
//! no hindrance: nothing that was reported changes, only whose record it is.

use kernel::{Id, Reads, Result, Tx};
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{Step, write};
use crate::rooms::activities::model::activity;
use crate::rooms::activities::store;
use crate::rooms::organisations::commands::{Followed, Follower, Work};

pub const FOLLOWER: Follower = Follower { key: "activities-moved", follow, unfollow };

/// Which records named the organisation, and as what.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Named {
    /// The organisation they name since; merges of before this was noted have none.
    #[serde(default)]
    heir: Option<Id>,
    reporting: Vec<Id>,
    programming: Vec<Id>,
    funding: Vec<Id>,
}

fn follow<'a>(tx: &'a mut Tx<'_>, from: Id, to: Id) -> Work<'a, Followed> {
    Box::pin(async move {
        let any = Condition::any()
            .add(activity::Column::OrganisationId.eq(from))
            .add(activity::Column::ProgrammeId.eq(from))
            .add(activity::Column::FunderId.eq(from));
        let records = tx.find::<activity::Entity>().filter(any).all().await?;
        let (count, mut named) = (records.len(), Named { heir: Some(to), ..Named::default() });
        for record in &records {
            if record.organisation_id == from {
                named.reporting.push(record.id);
            }
            if record.programme_id == Some(from) {
                named.programming.push(record.id);
            }
            if record.funder_id == Some(from) {
                named.funding.push(record.id);
            }
        }
        rename(tx, records, &named, Some(from), to).await?;
        Ok(Followed { count, what: serde_json::to_value(&named)? })
    })
}

fn unfollow<'a>(tx: &'a mut Tx<'_>, what: Json, to: Id) -> Work<'a, ()> {
    Box::pin(async move {
        let named: Named = serde_json::from_value(what)?;
        let mut ids = [named.reporting.clone(), named.programming.clone(), named.funding.clone()].concat();
        ids.sort_unstable();
        ids.dedup();
        let records = store::by_ids(tx, &ids).await?;
        rename(tx, records, &named, named.heir, to).await
    })
}

/// Of the records noted those that name `from` still, or whomever where that is not known, name another. What somebody
/// has said since stays.
async fn rename(tx: &mut Tx<'_>, records: Vec<activity::Model>, named: &Named, from: Option<Id>, to: Id) -> Result<()> {
    let [reporting, programming, funding] = [&named.reporting, &named.programming, &named.funding].map(|ids| {
        let ids: rustc_hash::FxHashSet<Id> = ids.iter().copied().collect();
        ids
    });
    let still = |named: Option<Id>| named.is_some() && from.is_none_or(|from| named == Some(from));
    let step = |before: activity::Model| {
        let mut after = before.clone();
        if reporting.contains(&before.id) && still(Some(before.organisation_id)) {
            after.organisation_id = to;
        }
        if programming.contains(&before.id) && still(before.programme_id) {
            after.programme_id = Some(to);
        }
        if funding.contains(&before.id) && still(before.funder_id) {
            after.funder_id = Some(to);
        }
        if after == before {
            return None;
        }
        after.version += 1;
        after.why = None;
        Some(Step::edited(before, after))
    };
    // That it was written the merge's own record proves.
    write(tx, &mut records.into_iter().filter_map(step).collect()).await.map(drop)
}
