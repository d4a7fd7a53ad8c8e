//! Permission as a value. A room says once, in `access.rs`, who may do and see what; the kernel asks, and hands out a
//! `Permit` that names the records it was given for. Its fields are private: nobody else can make one.

use std::collections::HashSet;
use std::fmt::Debug;
use std::marker::PhantomData;

use sea_orm::{Condition, EntityTrait, Iterable, ModelTrait, Value};

use crate::{Actor, Error, Id, Result};

/// A table whose records are read and written only within what an actor may.
pub trait Guarded: EntityTrait<Column: Send + Sync, Model: Send + Sync> {
    /// What can be done to a record, including `See`.
    type Action: Copy + Debug + PartialEq + Iterable + Send + Sync;

    /// The word for the record in the log, the permissions table and message keys: `activity`.
    const RESOURCE: &'static str;

    /// Whether writes leave a trace in the change log. Only staging rows and sign-in sessions say no.
    const LOGGED: bool = true;

    /// Who may do what: one exhaustive match, deny by default.
    fn may(actor: &Actor, action: Self::Action, record: &Self::Model) -> bool;

    /// The rows this actor may see, as a condition every query carries. Must agree with `may(.., See, ..)`.
    fn visible_to(actor: &Actor) -> Condition;

    /// Columns whose values never enter the log: only that they changed.
    fn sealed() -> &'static [Self::Column] {
        &[]
    }

    /// The text a full-text search finds this record by.
    fn text(_record: &Self::Model) -> Option<String> {
        None
    }

    /// Records that stand for the cases `may` tells apart, for the generated permissions table and its tests.
    fn specimens() -> Vec<(&'static str, Self::Model)>;
}

/// The id of any record: its one UUID primary key.
pub fn id_of<E: EntityTrait>(record: &E::Model) -> Id {
    match record.get_primary_key_value().into_iter().next() {
        Some(Value::Uuid(Some(id))) => id,
        _ => Id::nil(),
    }
}

/// Leave to write the records it names, of one kind, within one command.
#[must_use = "a permit that writes nothing was asked for in vain"]
pub struct Permit<E> {
    records: Records,
    of: PhantomData<fn() -> E>,
}

enum Records {
    One(Id),
    Many(HashSet<Id>),
}

impl<E: Guarded> Permit<E> {
    /// Asked only by `Tx`, so that every permit was given within a transaction to the actor of that transaction.
    pub(crate) fn ask(actor: &Actor, action: E::Action, record: &E::Model) -> Result<Self> {
        allow::<E>(actor, action, record)?;
        Ok(Self { records: Records::One(id_of::<E>(record)), of: PhantomData })
    }

    pub(crate) fn ask_all<'a>(
        actor: &Actor,
        action: E::Action,
        records: impl IntoIterator<Item = &'a E::Model>,
    ) -> Result<Self>
    where
        E::Model: 'a,
    {
        let mut ids = HashSet::new();
        for record in records {
            allow::<E>(actor, action, record)?;
            ids.insert(id_of::<E>(record));
        }
        Ok(Self { records: Records::Many(ids), of: PhantomData })
    }

    pub(crate) fn covers(&self, id: Id) -> Result<()> {
        let covered = match &self.records {
            Records::One(one) => *one == id,
            Records::Many(ids) => ids.contains(&id),
        };
        if covered { Ok(()) } else { Err(Error::internal(format!("no permit for this {}", E::RESOURCE))) }
    }
}

fn allow<E: Guarded>(actor: &Actor, action: E::Action, record: &E::Model) -> Result<()> {
    if E::may(actor, action, record) {
        Ok(())
    } else if actor.is_signed_in() {
        Err(Error::Forbidden)
    } else {
        Err(Error::SignIn)
    }
}
