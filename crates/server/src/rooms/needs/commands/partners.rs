//! Partners of assessments follow an organisation through a merge, and come back when it is taken back.

use kernel::{Change, Id, Reads, Result, Tx};
use serde::{Deserialize, Serialize};

use crate::rooms::needs::access::Action;
use crate::rooms::needs::model::{assessment, ids, listed};
use crate::rooms::needs::sight::lists;
use crate::rooms::organisations::commands::{Followed, Work};

/// Which assessments name the heir now, and whether she took part in them before.
#[derive(Debug, Serialize, Deserialize)]
struct Given {
    heir: Id,
    records: Vec<(Id, bool)>,
}

/// Where the merged organisation takes part, its heir does.
pub(super) fn follow<'a>(tx: &'a mut Tx<'_>, from: Id, to: Id) -> Work<'a, Followed> {
    Box::pin(async move {
        let find = tx.find::<assessment::Entity>().filter(lists(assessment::Column::Partners, from));
        let (mut records, mut changes) = (Vec::new(), Vec::new());
        for before in find.all().await? {
            let mut partners = ids(&before.partners);
            let both = partners.contains(&to);
            records.push((before.id, both));
            if both {
                partners.retain(|id| *id != from);
            } else {
                partners.iter_mut().filter(|id| **id == from).for_each(|id| *id = to);
            }
            changes.push(with(before, &partners));
        }
        write(tx, changes).await?;
        let count = records.len();
        Ok(Followed { count, what: serde_json::to_value(Given { heir: to, records })? })
    })
}

/// Takes back what `follow` noted, but for assessments that name the heir no more.
pub(super) fn unfollow<'a>(tx: &'a mut Tx<'_>, what: serde_json::Value, to: Id) -> Work<'a, ()> {
    Box::pin(async move {
        let Given { heir, records } = serde_json::from_value(what)?;
        let mut changes = Vec::new();
        for before in tx.find::<assessment::Entity>().by_ids(records.iter().map(|(id, _)| *id)).all().await? {
            let both = records.iter().any(|(id, both)| *id == before.id && *both);
            let mut partners = ids(&before.partners);
            if !partners.contains(&heir) || partners.contains(&to) {
                continue;
            }
            if both {
                partners.push(to);
            } else {
                partners.iter_mut().filter(|id| **id == heir).for_each(|id| *id = to);
            }
            changes.push(with(before, &partners));
        }
        write(tx, changes).await
    })
}

fn with(before: assessment::Model, partners: &[Id]) -> (assessment::Model, assessment::Model) {
    let after =
        assessment::Model { partners: listed(partners), why: None, version: before.version + 1, ..before.clone() };
    (before, after)
}

async fn write(tx: &mut Tx<'_>, changes: Vec<(assessment::Model, assessment::Model)>) -> Result<()> {
    let permit = tx.permit_all::<assessment::Entity>(Action::Edit, changes.iter().map(|(_, after)| after))?;
    // That it was written the merge's own record proves.
    tx.write_all(&permit, changes.into_iter().map(|(before, after)| Change::of(before, after)).collect())
        .await
        .map(drop)
}
