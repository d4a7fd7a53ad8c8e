//! Rows of figures of people in need held against what is recorded, and written through the room of needs.

use kernel::{Actor, FieldError, Guarded, Id, Reads, Result, Tx};
use rustc_hash::FxHashMap;
use sea_orm::ColumnTrait;

use super::judge::{self, Judged, Outcome, faults, refused};
use super::mapping::Mapping;
use super::model::RowVerdict;
use super::reading::{Body, Key, NeedSaid, Said, need_overlaid};
use super::told::{Told, differences};
use crate::rooms::needs::access::Action;
use crate::rooms::needs::commands::{Counting, add_figures, correct_figures};
use crate::rooms::needs::model::{Count, Hand, figure};
use crate::rooms::needs::sight::keep_closed;

/// A figure to be recorded or corrected.
pub struct Step {
    pub before: Option<figure::Model>,
    count: Count,
}

/// What figures are held against.
pub struct Judge<'a> {
    actor: &'a Actor,
    counting: Counting,
    /// Figures that rows have named so far, each with the first of them.
    met: FxHashMap<Id, u32>,
}

/// The figures that rows of one chunk name, or that are of the same places.
#[derive(Default)]
pub struct Existing {
    by_id: FxHashMap<Id, figure::Model>,
    by_place: FxHashMap<Id, Vec<figure::Model>>,
}

impl Existing {
    /// Looks up all of a chunk at once.
    pub async fn of(reads: &impl Reads, said: &[Said]) -> Result<Self> {
        let (mut ids, mut places) = (Vec::new(), Vec::new());
        for said in said {
            let Body::Need(said) = &said.body else { continue };
            match &said.key {
                Key::Id(id) => ids.push(*id),
                Key::Reference(..) | Key::None => places.push(said.count.place_id),
            }
        }
        places.sort_unstable();
        places.dedup();
        let mut existing = Self::default();
        if !ids.is_empty() {
            let found = reads.find::<figure::Entity>().by_ids(ids).all().await?;
            existing.by_id = found.into_iter().map(|record| (record.id, record)).collect();
        }
        if !places.is_empty() {
            for record in reads.find::<figure::Entity>().filter(figure::Column::PlaceId.is_in(places)).all().await? {
                existing.by_place.entry(record.place_id).or_default().push(record);
            }
        }
        Ok(existing)
    }

    /// The figures of the same cell, day and organisation.
    fn alike<'e>(&'e self, count: &'e Count) -> impl Iterator<Item = &'e figure::Model> {
        let here = self.by_place.get(&count.place_id).into_iter().flatten();
        here.filter(|known| {
            known.sector_id == count.sector_id
                && known.population_group == count.population_group
                && known.as_of == count.as_of
                && known.organisation_id == count.organisation_id
        })
    }
}

impl<'a> Judge<'a> {
    pub async fn load(tx: &Tx<'a>) -> Result<Self> {
        Ok(Self { actor: tx.actor(), counting: Counting::load(tx).await?, met: FxHashMap::default() })
    }

    pub fn judge(&mut self, mapping: &Mapping, said: Said, existing: &Existing) -> Judged {
        let row = said.row;
        let (verdict, told, outcome) = match said.body {
            Body::Need(said) => self.one(mapping, row, *said, existing),
            other => judge::aside(other),
        };
        Judged { row, verdict, told, outcome }
    }

    fn one(&mut self, mapping: &Mapping, row: u32, said: NeedSaid, existing: &Existing) -> (RowVerdict, Told, Outcome) {
        let told = Told::at(said.whereabouts);
        let step = match said.key {
            Key::Id(id) => match existing.by_id.get(&id) {
                None => return refused(told, "id", "imports-row-id-unknown"),
                Some(record) => self.corrected(mapping, row, record, said),
            },
            Key::Reference(..) | Key::None => {
                let over = |known: &figure::Model| {
                    let before = known.count();
                    need_overlaid(mapping, before.clone(), said.count.clone(), &said.unsaid) == before
                };
                let known = existing.alike(&said.count).any(over);
                if known { Ok(None) } else { self.made(said.count).map(Some) }
            }
        };
        match step {
            Err(wrong) => (RowVerdict::Refused, told.because(wrong), Outcome::Nothing),
            Ok(None) => (RowVerdict::Unchanged, told, Outcome::Nothing),
            Ok(Some(step)) => {
                let (verdict, changes) = match &step.before {
                    None => (RowVerdict::New, Vec::new()),
                    Some(before) => (RowVerdict::Changed, differences(&before.count(), &step.count)),
                };
                (verdict, Told { changes, ..told }, Outcome::Need(Box::new(step)))
            }
        }
    }

    fn made(&self, count: Count) -> Result<Step, Vec<FieldError>> {
        let count = faults(self.counting.settle(count, &Count::default()))?;
        self.may(Action::Add, &count)?;
        Ok(Step { before: None, count })
    }

    /// The figure with what the row says laid over it; none where that changes nothing.
    fn corrected(
        &mut self,
        mapping: &Mapping,
        row: u32,
        record: &figure::Model,
        said: NeedSaid,
    ) -> Result<Option<Step>, Vec<FieldError>> {
        let first = *self.met.entry(record.id).or_insert(row);
        if first != row {
            let args = vec![("row", first.to_string())];
            return Err(vec![FieldError { field: "id".into(), key: "imports-row-key-twice", args }]);
        }
        let before = record.count();
        let over = need_overlaid(mapping, before.clone(), said.count, &said.unsaid);
        if over == before {
            return Ok(None);
        }
        let count = faults(self.counting.settle(over, &before))?;
        self.may(Action::Edit, &before)?;
        self.may(Action::Edit, &count)?;
        let [was, is] = [&before, &count].map(|one| (one.organisation_id, one.visibility));
        faults(keep_closed(self.actor, was, is, ["needs-not-yours-to-open", "needs-not-yours-to-give"]))?;
        Ok(Some(Step { before: Some(record.clone()), count }))
    }

    fn may(&self, action: Action, count: &Count) -> Result<(), Vec<FieldError>> {
        let record = figure::Model {
            organisation_id: count.organisation_id,
            governorate_id: count.governorate_id,
            ..figure::Model::default()
        };
        if figure::Entity::may(self.actor, action, &record) {
            return Ok(());
        }
        let key = if self.actor.speaks_for().is_empty() { "imports-row-not-here" } else { "imports-row-not-yours" };
        Err(vec![FieldError { field: "organisation".into(), key, args: Vec::new() }])
    }
}

/// What became of a step: the record, and for a corrected one the log's number of its change and its version since.
pub struct Done {
    pub record: Id,
    pub change: Option<(i64, i64)>,
}

/// Writes figures that were judged, in their order.
pub async fn write(tx: &mut Tx<'_>, steps: Vec<Step>) -> Result<Vec<Done>> {
    let hand = Hand { now: tx.now(), by: tx.actor().id(), ..Hand::default() };
    let (mut done, mut corrected, mut made) = (Vec::with_capacity(steps.len()), Vec::new(), Vec::new());
    for Step { before, count } in steps {
        match before {
            Some(before) => {
                let after = before.clone().saying(count, &hand);
                done.push(Done { record: after.id, change: Some((corrected.len() as i64, after.version)) });
                corrected.push((before, after));
            }
            None => {
                let record = figure::Model::made(tx.new_id(), count, &hand);
                done.push(Done { record: record.id, change: None });
                made.push(record);
            }
        }
    }
    if !corrected.is_empty() {
        let count = corrected.len() as i64;
        let _written = correct_figures(tx, corrected).await?;
        let first = tx.last_link() - count + 1;
        for (place, _) in done.iter_mut().filter_map(|done| done.change.as_mut()) {
            *place += first;
        }
    }
    if !made.is_empty() {
        let _written = add_figures(tx, made).await?;
    }
    Ok(done)
}
