//! Rows held against what is recorded: each is new, changed, unchanged or refused, by the rules and the rights that hold
//! for whoever brings the file. Asked once for a chunk of rows, never for a row.

use kernel::{Actor, Error, FieldError, Guarded, Id, Reads, Result, Tx};
use rustc_hash::{FxHashMap, FxHashSet};
use sea_orm::ColumnTrait;

use super::mapping::Mapping;
use super::model::RowVerdict;
use super::reading::{self, ActivitySaid, Body, Key, Newcomers, Said};
use super::told::{Told, differences};
use crate::rooms::activities::model::activity;
use crate::rooms::activities::{self, Action, Draft, Ground, Locks};

/// A row with its verdict, and what it would write.
pub struct Judged {
    pub row: u32,
    pub verdict: RowVerdict,
    pub told: Told,
    pub outcome: Outcome,
}

pub enum Outcome {
    Nothing,
    Make(Box<Draft>),
    Alter(Box<activity::Model>, Box<Draft>),
    Organisation(Box<super::organisations::Step>),
    Need(Box<super::needs::Step>),
}

/// What activities are held against.
pub struct Judge<'a> {
    actor: &'a Actor,
    mapping: Mapping,
    ground: Ground,
    locks: Locks,
    /// Records that rows have named so far, each with the first of them.
    met: FxHashMap<Id, u32>,
}

/// The records that rows of one chunk name by a key.
#[derive(Default)]
pub struct Existing {
    by_id: FxHashMap<Id, activity::Model>,
    by_reference: FxHashMap<(Id, String), activity::Model>,
}

impl Existing {
    /// Looks up all keys of a chunk at once.
    pub async fn of(reads: &impl Reads, said: &[Said]) -> Result<Self> {
        let (mut ids, mut organisations, mut references) = (Vec::new(), FxHashSet::default(), Vec::new());
        for said in said {
            let Body::Activity(said) = &said.body else { continue };
            match &said.key {
                Key::Id(id) => ids.push(*id),
                Key::Reference(organisation, text) => {
                    organisations.insert(*organisation);
                    references.push(text.clone());
                }
                Key::None => {}
            }
        }
        let mut existing = Self::default();
        if !ids.is_empty() {
            let found = reads.find::<activity::Entity>().by_ids(ids).all().await?;
            existing.by_id = found.into_iter().map(|record| (record.id, record)).collect();
        }
        if !references.is_empty() {
            let find = reads.find::<activity::Entity>().filter(activity::Column::OrganisationId.is_in(organisations));
            for record in find.filter(activity::Column::ExternalRef.is_in(references)).all().await? {
                let key = (record.organisation_id, record.external_ref.clone().unwrap_or_default());
                existing.by_reference.insert(key, record);
            }
        }
        Ok(existing)
    }

    fn record(&self, key: &Key) -> Option<&activity::Model> {
        match key {
            Key::None => None,
            Key::Id(id) => self.by_id.get(id),
            Key::Reference(organisation, text) => self.by_reference.get(&(*organisation, text.clone())),
        }
    }
}

impl<'a> Judge<'a> {
    pub async fn load(tx: &Tx<'a>, mapping: Mapping) -> Result<Self> {
        Ok(Self {
            actor: tx.actor(),
            mapping,
            ground: activities::ground(tx).await?,
            locks: activities::locks(tx).await?,
            met: FxHashMap::default(),
        })
    }

    pub fn judge(&mut self, said: Said, existing: &Existing, newcomers: &mut Newcomers) -> Judged {
        let row = said.row;
        let (verdict, told, outcome) = match said.body {
            Body::Activity(said) => self.activity(row, *said, existing, newcomers),
            other => aside(other),
        };
        Judged { row, verdict, told, outcome }
    }

    fn activity(
        &mut self,
        row: u32,
        said: ActivitySaid,
        existing: &Existing,
        newcomers: &mut Newcomers,
    ) -> (RowVerdict, Told, Outcome) {
        for id in named(&said.draft) {
            if newcomers.get(id).is_some() {
                self.ground.admit(id);
            }
        }
        let told = Told::at(said.whereabouts);
        match (existing.record(&said.key), &said.key) {
            (None, Key::Id(_)) => refused(told, "id", "imports-row-id-unknown"),
            (None, _) => match self.made(said.draft) {
                Ok(draft) => {
                    named(&draft).for_each(|id| newcomers.counts(id));
                    (RowVerdict::New, told, Outcome::Make(Box::new(draft)))
                }
                Err(faults) => (RowVerdict::Refused, told.because(faults), Outcome::Nothing),
            },
            (Some(record), _) => match self.altered(row, record, said) {
                Ok(Some(draft)) => {
                    named(&draft).for_each(|id| newcomers.counts(id));
                    let changes = differences(&record.draft(), &draft);
                    let outcome = Outcome::Alter(Box::new(record.clone()), Box::new(draft));
                    (RowVerdict::Changed, Told { changes, ..told }, outcome)
                }
                Ok(None) => (RowVerdict::Unchanged, told, Outcome::Nothing),
                Err(faults) => (RowVerdict::Refused, told.because(faults), Outcome::Nothing),
            },
        }
    }

    fn made(&self, draft: Draft) -> Result<Draft, Vec<FieldError>> {
        let draft = faults(self.ground.settle(draft, None))?;
        faults(self.locks.check(&draft.period))?;
        self.may(Action::Report, &draft)?;
        Ok(draft)
    }

    /// The record's draft with what the row says laid over it; none where that changes nothing.
    fn altered(
        &mut self,
        row: u32,
        record: &activity::Model,
        said: ActivitySaid,
    ) -> Result<Option<Draft>, Vec<FieldError>> {
        // Its id in one row and its reference in another are the same record said twice.
        let first = *self.met.entry(record.id).or_insert(row);
        if first != row {
            let args = vec![("row", first.to_string())];
            return Err(vec![FieldError { field: "reference".into(), key: "imports-row-key-twice", args }]);
        }
        let before = record.draft();
        let over = reading::overlaid(&self.mapping, before.clone(), said.draft, &said.unsaid);
        let draft = faults(self.ground.settle(over, Some(&before)))?;
        if draft == before {
            return Ok(None);
        }
        for period in [&before.period, &draft.period] {
            faults(self.locks.check(period))?;
        }
        self.may(Action::Edit, &before)?;
        self.may(Action::Edit, &draft)?;
        Ok(Some(draft))
    }

    fn may(&self, action: Action, draft: &Draft) -> Result<(), Vec<FieldError>> {
        let record = activity::Model {
            organisation_id: draft.organisation_id,
            governorate_id: draft.governorate_id,
            ..activity::Model::default()
        };
        if activity::Entity::may(self.actor, action, &record) {
            return Ok(());
        }
        let key = if self.actor.speaks_for().is_empty() { "imports-row-not-here" } else { "imports-row-not-yours" };
        Err(vec![FieldError { field: "organisation".into(), key, args: Vec::new() }])
    }
}

/// The organisations with a part in an activity.
pub fn named(draft: &Draft) -> impl Iterator<Item = Id> {
    [Some(draft.organisation_id), draft.programme_id, draft.funder_id].into_iter().flatten()
}

/// Rows that say no record, or none yet.
pub fn aside(body: Body) -> (RowVerdict, Told, Outcome) {
    match body {
        Body::Aside(key) => refused(Told::default(), "", key),
        Body::Repeated(first) => {
            (RowVerdict::Repeated, Told { same_as: Some(first), ..Told::default() }, Outcome::Nothing)
        }
        Body::Refused(faults, whereabouts) => {
            (RowVerdict::Refused, Told::at(whereabouts).because(faults), Outcome::Nothing)
        }
        Body::LeftOut => refused(Told::default(), "", "imports-row-left-out"),
        Body::Asks(_, whereabouts) => (RowVerdict::Choice, Told::at(whereabouts), Outcome::Nothing),
        Body::Activity(..) | Body::Organisation(..) | Body::Need(..) => {
            (RowVerdict::Unchanged, Told::default(), Outcome::Nothing)
        }
    }
}

pub fn refused(told: Told, field: &str, key: &'static str) -> (RowVerdict, Told, Outcome) {
    let fault = FieldError { field: field.to_owned(), key, args: Vec::new() };
    (RowVerdict::Refused, told.because(vec![fault]), Outcome::Nothing)
}

/// What is wrong with a row; an error of another kind is the whole command's and is seen again when it writes.
pub fn faults<T>(outcome: Result<T>) -> Result<T, Vec<FieldError>> {
    outcome.map_err(|error| match error {
        Error::Invalid(wrong) => wrong.0,
        _ => vec![FieldError { field: String::new(), key: "imports-row-not-yours", args: Vec::new() }],
    })
}
