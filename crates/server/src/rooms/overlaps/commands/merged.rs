//! Answers follow their organisation when it is merged into another, and come back when that is undone.

use kernel::{Change, Id, Reads, Result, Tx};
use rustc_hash::FxHashSet;
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::rooms::organisations::Follower;
use crate::rooms::organisations::commands::{Followed, Work};
use crate::rooms::overlaps::access::Action;
use crate::rooms::overlaps::model::answer;

pub const FOLLOWER: Follower = Follower { key: "overlaps-answers-moved", follow, unfollow };

/// Records asked for at once.
const AT_ONCE: usize = 500;

/// Which answers named the organisation, and as what.
#[derive(Debug, Serialize, Deserialize)]
struct Named {
    heir: Id,
    first: FxHashSet<Id>,
    second: FxHashSet<Id>,
    answering: FxHashSet<Id>,
}

fn follow<'a>(tx: &'a mut Tx<'_>, from: Id, to: Id) -> Work<'a, Followed> {
    Box::pin(async move {
        let any = Condition::any()
            .add(answer::Column::OrganisationA.eq(from))
            .add(answer::Column::OrganisationB.eq(from))
            .add(answer::Column::OrganisationId.eq(from));
        let records = tx.find::<answer::Entity>().filter(any).all().await?;
        let those = |is: fn(&answer::Model) -> Option<Id>| {
            let those = records.iter().filter(|record| is(record) == Some(from));
            those.map(|record| record.id).collect::<FxHashSet<Id>>()
        };
        let named = Named {
            heir: to,
            first: those(|record| Some(record.organisation_a)),
            second: those(|record| Some(record.organisation_b)),
            answering: those(|record| record.organisation_id),
        };
        let count = records.len();
        rename(tx, records, &named, from, to).await?;
        Ok(Followed { count, what: serde_json::to_value(&named)? })
    })
}

fn unfollow<'a>(tx: &'a mut Tx<'_>, what: Json, to: Id) -> Work<'a, ()> {
    Box::pin(async move {
        let named: Named = serde_json::from_value(what)?;
        let ids: FxHashSet<Id> = named.first.iter().chain(&named.second).chain(&named.answering).copied().collect();
        for some in Vec::from_iter(ids).chunks(AT_ONCE) {
            let records = tx.find::<answer::Entity>().by_ids(some.iter().copied()).all().await?;
            rename(tx, records, &named, named.heir, to).await?;
        }
        Ok(())
    })
}

async fn rename(tx: &mut Tx<'_>, records: Vec<answer::Model>, named: &Named, from: Id, to: Id) -> Result<()> {
    let mut changes = Vec::new();
    for before in records {
        let mut after = before.clone();
        let renamed = |noted: &FxHashSet<Id>, now: Id| if noted.contains(&before.id) && now == from { to } else { now };
        after.organisation_a = renamed(&named.first, before.organisation_a);
        after.organisation_b = renamed(&named.second, before.organisation_b);
        after.organisation_id = before.organisation_id.map(|now| renamed(&named.answering, now));
        if after != before {
            changes.push((before, after));
        }
    }
    let permit = tx.permit_all::<answer::Entity>(Action::Follow, changes.iter().map(|(_, after)| after))?;
    let changes = changes.into_iter().map(|(before, after)| Change::of(before, after)).collect();
    // That it was written the merge's own record proves.
    tx.write_all(&permit, changes).await.map(drop)
}
