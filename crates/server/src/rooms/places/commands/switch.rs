//! Switching a unit on or off: the places it takes move under it or back home, and whatever later rooms keep of the
//! governorate of a place follows in the same transaction. Whoever coordinates the governorate that gives up places goes on
//! coordinating them.

use std::pin::Pin;

use kernel::{Change, Command, Done, Error, Guarded, Id, Reads, Result, Tx, Written};
use sea_orm::ColumnTrait;

use crate::rooms::people::access::GrantAction;
use crate::rooms::people::model::{ScopeKind, grant};
use crate::rooms::places::access::Action;
use crate::rooms::places::model::{place, settle};
use crate::rooms::places::store;

/// A place that now lies in another governorate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    pub place: Id,
    pub governorate: Option<Id>,
}

/// What a later room does when places move: how many of its records followed.
pub type Follow =
    for<'t, 'a> fn(&'t mut Tx<'a>, &'t [Moved]) -> Pin<Box<dyn Future<Output = Result<usize>> + Send + 't>>;

/// Shows or hides a switchable unit.
pub struct Switch {
    pub id: Id,
    /// The version that was seen.
    pub version: i64,
    pub active: bool,
    pub follow: &'static [Follow],
}

/// What moved; a rehearsal tells it beforehand.
#[derive(Debug, Clone, PartialEq)]
pub struct Switched {
    pub unit: place::Model,
    pub moved: Vec<Moved>,
    /// Records of later rooms that followed.
    pub records: usize,
    /// Roles given over the unit to those who coordinated what it takes.
    pub roles: usize,
}

impl Command for Switch {
    const NAME: &'static str = "places.switch";
    type Output = Switched;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<Switched>> {
        let before = store::get(tx, self.id).await?;
        let permit = tx.permit::<place::Entity>(Action::Edit, &before)?;
        if before.version != self.version {
            return Err(Error::Conflict("places-conflict"));
        }
        let unit = before.clone().switched(self.active)?;
        let written = tx.write(&permit, Change::of(before, unit.clone())).await?;
        let changes = settle(&tx.find::<place::Entity>().all().await?);
        let moved: Vec<Moved> =
            changes.iter().map(|(_, after)| Moved { place: after.id, governorate: after.governorate_id }).collect();
        let (kept, roles) = keep_roles(tx, &unit, &changes).await?;
        let permit = tx.permit_all::<place::Entity>(Action::Edit, changes.iter().map(|(_, after)| after))?;
        let changes = changes.into_iter().map(|(before, after)| Change::of(before, after)).collect();
        let written = written.and(kept).and(tx.write_all(&permit, changes).await?);
        let mut records = 0;
        for follow in self.follow {
            records += follow(tx, &moved).await?;
        }
        Ok(written.done(Switched { unit, moved, records, roles }))
    }
}

/// Gives whoever coordinates the governorate that a unit is taken out of the same role over the unit, for the same days:
/// only where one governorate gives all of it up, so that nobody gets more than she had. Returns how many got one.
async fn keep_roles(
    tx: &mut Tx<'_>,
    unit: &place::Model,
    changes: &[(place::Model, place::Model)],
) -> Result<(Written, usize)> {
    let taken = changes.iter().filter(|(_, after)| unit.active && after.governorate_id == Some(unit.id));
    let mut homes: Vec<Id> = taken.filter_map(|(before, _)| before.governorate_id).collect();
    homes.sort_unstable();
    homes.dedup();
    let grants = match homes[..] {
        [home] => alike_over(tx, home, unit.id).await?,
        _ => Vec::new(),
    };
    let (count, permit) = (grants.len(), tx.permit_all::<grant::Entity>(GrantAction::Give, &grants)?);
    let written = tx.write_all(&permit, grants.into_iter().map(Change::made).collect()).await?;
    Ok((written, count))
}

/// The open roles over a governorate as they would be over a unit, those left out that are there already.
async fn alike_over(tx: &Tx<'_>, home: Id, unit: Id) -> Result<Vec<grant::Model>> {
    let today = tx.today();
    let find = tx.find::<grant::Entity>().filter(grant::Column::Scope.eq(ScopeKind::Place));
    let mut open = find.filter(grant::Column::ScopeId.is_in([home, unit])).all().await?;
    open.retain(|grant| grant.is_open(today));
    let key = |grant: &grant::Model| (grant.person_id, grant.role, grant.from_day.clone(), grant.to_day.clone());
    let there: Vec<_> = open.iter().filter(|grant| grant.scope_id == Some(unit)).map(key).collect();
    open.retain(|grant| grant.scope_id == Some(home) && !there.contains(&key(grant)));
    let over = |grant: grant::Model| grant::Model {
        id: tx.new_id(),
        scope_id: Some(unit),
        given_by: tx.actor().id(),
        given_at: tx.now(),
        ..grant
    };
    let mut alike: Vec<grant::Model> = open.into_iter().map(over).collect();
    // Nobody gives herself a role; whoever may switch a unit sees all of it anyway.
    alike.retain(|grant| grant::Entity::may(tx.actor(), GrantAction::Give, grant));
    Ok(alike)
}
