//! Records that follow: into another governorate when a unit is switched on or off, and to another organisation when theirs
//! is merged. Said once for every kind of record that names a place or an organisation.

use std::pin::Pin;

use kernel::{Change, Guarded, Id, Reads, Result, Tx};
use rustc_hash::FxHashMap;
use sea_orm::ColumnTrait;
use serde::{Deserialize, Serialize};

use crate::rooms::organisations::commands::{Followed, Work};
use crate::rooms::places::Moved;

/// Places or records asked for at once.
const AT_ONCE: usize = 500;

/// A record that lies in a place and carries its governorate.
pub trait Placed: Guarded {
    const EDIT: Self::Action;
    const PLACE: Self::Column;

    fn place(record: &Self::Model) -> (Id, Option<Id>);

    /// The record in this governorate, as a new version.
    fn moved(record: Self::Model, governorate: Option<Id>) -> Self::Model;
}

/// A record that is an organisation's.
pub trait Owned: Guarded {
    const EDIT: Self::Action;
    const OWNER: Self::Column;

    /// The record as another organisation's, as a new version.
    fn given(record: Self::Model, organisation: Id) -> Self::Model;
}

/// How many records followed their places.
pub fn follow_places<'t, E: Placed>(
    tx: &'t mut Tx<'_>,
    moved: &'t [Moved],
) -> Pin<Box<dyn Future<Output = Result<usize>> + Send + 't>> {
    Box::pin(async move {
        let governorates: FxHashMap<Id, Option<Id>> =
            moved.iter().map(|moved| (moved.place, moved.governorate)).collect();
        let mut count = 0;
        for chunk in moved.chunks(AT_ONCE) {
            let places = chunk.iter().map(|moved| moved.place);
            let mut changes = Vec::new();
            for before in tx.whole::<E>().filter(E::PLACE.is_in(places)).all().await? {
                let (place, old) = E::place(&before);
                let governorate = governorates.get(&place).copied().unwrap_or(old);
                if governorate != old {
                    changes.push((before.clone(), E::moved(before, governorate)));
                }
            }
            count += changes.len();
            write::<E>(tx, E::EDIT, changes).await?;
        }
        Ok(count)
    })
}

/// Which records were given to whom.
#[derive(Debug, Serialize, Deserialize)]
struct Given {
    heir: Id,
    records: Vec<Id>,
}

/// The records of one organisation become another's.
pub fn follow_owner<'a, E: Owned>(tx: &'a mut Tx<'_>, from: Id, to: Id) -> Work<'a, Followed> {
    Box::pin(async move {
        let records = tx.find::<E>().filter(E::OWNER.eq(from)).all().await?;
        let given = Given { heir: to, records: records.iter().map(kernel::id_of::<E>).collect() };
        give::<E>(tx, records, to).await?;
        Ok(Followed { count: given.records.len(), what: serde_json::to_value(given)? })
    })
}

/// Takes back what `follow_owner` noted, but for what somebody has given to others since.
pub fn unfollow_owner<'a, E: Owned>(tx: &'a mut Tx<'_>, what: serde_json::Value, to: Id) -> Work<'a, ()> {
    Box::pin(async move {
        let given: Given = serde_json::from_value(what)?;
        for some in given.records.chunks(AT_ONCE) {
            let still = tx.find::<E>().by_ids(some.iter().copied()).filter(E::OWNER.eq(given.heir));
            let records = still.all().await?;
            give::<E>(tx, records, to).await?;
        }
        Ok(())
    })
}

async fn give<E: Owned>(tx: &mut Tx<'_>, records: Vec<E::Model>, to: Id) -> Result<()> {
    let changes = records.into_iter().map(|before| (before.clone(), E::given(before, to))).collect();
    write::<E>(tx, E::EDIT, changes).await
}

async fn write<E: Guarded>(tx: &mut Tx<'_>, action: E::Action, changes: Vec<(E::Model, E::Model)>) -> Result<()> {
    let permit = tx.permit_all::<E>(action, changes.iter().map(|(_, after)| after))?;
    let changes = changes.into_iter().map(|(before, after)| Change::of(before, after)).collect();
    // That it was written the switch's or the merge's own record proves.
    tx.write_all(&permit, changes).await.map(drop)
}
