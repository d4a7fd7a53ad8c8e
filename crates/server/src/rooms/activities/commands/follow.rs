//! When a unit is switched on or off, the records of the places that move follow into their new governorate, those of
//! locked months too: what was reported stays, only the map changed.

use std::pin::Pin;

use kernel::{Change, Result, Tx};
use rustc_hash::FxHashMap;
use sea_orm::ColumnTrait;

use crate::rooms::activities::access::Action;
use crate::rooms::activities::model::activity;
use crate::rooms::places::Moved;

/// Records read at once.
const PLACES: usize = 500;

/// How many records followed.
pub fn follow<'t>(tx: &'t mut Tx<'_>, moved: &'t [Moved]) -> Pin<Box<dyn Future<Output = Result<usize>> + Send + 't>> {
    Box::pin(async move {
        let governorates: FxHashMap<_, _> = moved.iter().map(|moved| (moved.place, moved.governorate)).collect();
        let mut count = 0;
        for chunk in moved.chunks(PLACES) {
            let places = chunk.iter().map(|moved| moved.place);
            let records = tx.whole::<activity::Entity>().filter(activity::Column::PlaceId.is_in(places)).all().await?;
            let stray = |record: &activity::Model| {
                let governorate = record.place_id.and_then(|place| governorates.get(&place).copied());
                governorate.is_some_and(|governorate| governorate != record.governorate_id)
            };
            let changes: Vec<_> = records
                .into_iter()
                .filter(stray)
                .map(|before| {
                    let governorate_id = before.place_id.and_then(|place| governorates.get(&place).copied().flatten());
                    let after =
                        activity::Model { governorate_id, version: before.version + 1, why: None, ..before.clone() };
                    (before, after)
                })
                .collect();
            count += changes.len();
            let permit = tx.permit_all::<activity::Entity>(Action::Edit, changes.iter().map(|(_, after)| after))?;
            let changes = changes.into_iter().map(|(before, after)| Change::of(before, after)).collect();
            let _ = tx.write_all(&permit, changes).await?;
        }
        Ok(count)
    })
}
