//! Giving, lending and taking back roles. What is lent lies within what the lender holds, in role, scope and days, and is
//! taken back together with it. The last coordinator and the last administrator stay.

use jiff::Span;
use jiff::civil::Date;
use kernel::{Change, Command, Done, Error, Id, Reads, Result, Role, Scope, Tx, Written};

use crate::rooms::people::access::GrantAction;
use crate::rooms::people::model::{Days, ScopeKind, covers, fits, grant, person};
use crate::rooms::people::store;

/// Roles are lent for at most so many days.
const LONGEST_LOAN: i64 = 366;

/// Gives a person a role over a scope.
pub struct Give {
    pub person: Id,
    pub role: Role,
    pub scope: Scope,
    pub days: Days,
    pub reason: Option<String>,
}

impl Command for Give {
    const NAME: &'static str = "people.grant";
    type Output = Id;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<Id>> {
        active(tx, self.person).await?;
        check_days(self.days, tx.today())?;
        if !fits(self.role, self.scope) {
            return Err(Error::invalid("scope", "people-scope-unfit"));
        }
        let grant = made(tx, self.person, self.role, self.scope, self.days, self.reason, None);
        let permit = tx.permit::<grant::Entity>(GrantAction::Give, &grant)?;
        refuse_twice(tx, std::slice::from_ref(&grant)).await?;
        let id = grant.id;
        Ok(tx.write(&permit, Change::made(grant)).await?.done(id))
    }
}

/// Lends a role one holds, or the field coordinator's part of a coordinator's, over some scopes for some time.
pub struct Delegate {
    pub person: Id,
    pub role: Role,
    pub scopes: Vec<Scope>,
    pub days: Days,
    pub reason: Option<String>,
}

impl Command for Delegate {
    const NAME: &'static str = "people.delegate";
    type Output = Vec<Id>;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<Vec<Id>>> {
        active(tx, self.person).await?;
        let (lender, today) = (tx.actor().id().ok_or(Error::Forbidden)?, tx.today());
        check_days(self.days, today)?;
        let last = self.days.to.ok_or_else(|| Error::invalid("to", "people-loan-needs-an-end"))?;
        if last > self.days.from.saturating_add(Span::new().days(LONGEST_LOAN)) {
            return Err(Error::invalid("to", "people-loan-too-long"));
        }
        if self.scopes.is_empty() {
            return Err(Error::invalid("scope", "field-needed"));
        }
        // What was lent is not lent on: it would outlive whoever answers for it.
        let mut held = store::all_grants_of(tx, lender).await?;
        held.retain(|grant| grant.delegated_from.is_none() && grant.is_in_force(today));
        let mut grants = Vec::with_capacity(self.scopes.len());
        for scope in self.scopes {
            let from = source(&held, self.role, scope, self.days)?;
            grants.push(made(tx, self.person, self.role, scope, self.days, self.reason.clone(), Some(from)));
        }
        let permit = tx.permit_all::<grant::Entity>(GrantAction::Delegate, &grants)?;
        refuse_twice(tx, &grants).await?;
        let ids = grants.iter().map(|grant| grant.id).collect();
        Ok(tx.write_all(&permit, grants.into_iter().map(Change::made).collect()).await?.done(ids))
    }
}

/// The held grant a loan comes out of.
fn source(held: &[grant::Model], role: Role, scope: Scope, days: Days) -> Result<Id> {
    let mut covering =
        held.iter().filter(|grant| grant.held().is_some_and(|held| covers(held, role, scope))).peekable();
    if covering.peek().is_none() {
        return Err(Error::Forbidden);
    }
    let lasting = covering.find(|grant| grant.days().is_some_and(|own| days.within(own)));
    lasting.map(|grant| grant.id).ok_or_else(|| Error::invalid("to", "people-loan-outlives-yours"))
}

/// Takes a role back, with the reason; what was lent out of it goes with it.
pub struct Withdraw {
    pub grant: Id,
    pub reason: String,
}

impl Command for Withdraw {
    const NAME: &'static str = "people.withdraw";
    type Output = Id;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<Id>> {
        let before = tx.find::<grant::Entity>().get(self.grant).await?;
        let permit = tx.permit::<grant::Entity>(GrantAction::Withdraw, &before)?;
        if before.withdrawn_at.is_some() {
            return Err(Error::Conflict("people-withdrawn-already"));
        }
        keep_the_last(tx, std::slice::from_ref(&before)).await?;
        let lent = store::lent_from(tx, &[before.id]).await?;
        let lent = withdraw_with_lent(tx, lent).await?;
        let (person, after) = (before.person_id, withdrawn(tx, &before, Some(self.reason)));
        Ok(tx.write(&permit, Change::of(before, after)).await?.and(lent).done(person))
    }
}

/// Takes back loans because what they were lent from ends. Whoever ends that may end them: no further leave is asked than
/// the one to take back a loan of one's own.
pub(super) async fn withdraw_with_lent(tx: &mut Tx<'_>, lent: Vec<grant::Model>) -> Result<Written> {
    let permit = tx.permit_all::<grant::Entity>(GrantAction::Withdraw, &lent)?;
    let changes = lent.into_iter().map(|loan| Change::of(loan.clone(), withdrawn(tx, &loan, None))).collect();
    tx.write_all(&permit, changes).await
}

fn withdrawn(tx: &Tx<'_>, grant: &grant::Model, reason: Option<String>) -> grant::Model {
    grant::Model {
        withdrawn_at: Some(tx.now()),
        withdrawn_by: tx.actor().id(),
        withdrawn_reason: reason,
        ..grant.clone()
    }
}

/// Refuses when these grants are the last with which somebody runs the body, or the machine.
pub(super) async fn keep_the_last(tx: &Tx<'_>, grants: &[grant::Model]) -> Result<()> {
    let today = tx.today();
    for grant in grants.iter().filter(|grant| grant.delegated_from.is_none() && grant.is_in_force(today)) {
        let key = match grant.role {
            Role::Coordinator => "people-last-coordinator",
            Role::Administrator => "people-last-administrator",
            Role::FieldCoordinator | Role::FocalPoint | Role::Member => continue,
        };
        let holder = tx.find::<person::Entity>().get(grant.person_id).await?;
        if holder.active && store::others_holding(tx, grant.role, grant.person_id, today).await? == 0 {
            return Err(Error::invalid("", key));
        }
    }
    Ok(())
}

async fn active(tx: &Tx<'_>, person: Id) -> Result<()> {
    let person = tx.find::<person::Entity>().get(person).await?;
    if person.active { Ok(()) } else { Err(Error::invalid("", "people-not-active")) }
}

fn check_days(days: Days, today: Date) -> Result<()> {
    match days.to {
        Some(to) if to < days.from => Err(Error::invalid("to", "people-ends-before-it-begins")),
        Some(to) if to < today => Err(Error::invalid("to", "people-ends-in-the-past")),
        _ => Ok(()),
    }
}

/// The same role over the same scope is not held twice at once.
async fn refuse_twice(tx: &Tx<'_>, grants: &[grant::Model]) -> Result<()> {
    let Some(first) = grants.first() else { return Ok(()) };
    let today = tx.today();
    let held = store::all_grants_of(tx, first.person_id).await?;
    let same = |old: &grant::Model, new: &grant::Model| {
        let overlap =
            |old: Days, new: Days| old.from <= new.to.unwrap_or(Date::MAX) && new.from <= old.to.unwrap_or(Date::MAX);
        (old.role, old.scope, old.scope_id) == (new.role, new.scope, new.scope_id)
            && old.is_open(today)
            && old.days().zip(new.days()).is_some_and(|(old, new)| overlap(old, new))
    };
    if grants.iter().any(|new| held.iter().any(|old| same(old, new))) {
        return Err(Error::invalid("role", "people-holds-it-already"));
    }
    Ok(())
}

pub(super) fn made(
    tx: &Tx<'_>,
    person_id: Id,
    role: Role,
    scope: Scope,
    days: Days,
    reason: Option<String>,
    delegated_from: Option<Id>,
) -> grant::Model {
    let (scope, scope_id) = ScopeKind::of(scope);
    grant::Model {
        id: tx.new_id(),
        person_id,
        role,
        scope,
        scope_id,
        from_day: days.from.to_string(),
        to_day: days.to.map(|day| day.to_string()),
        reason,
        given_by: tx.actor().id(),
        given_at: tx.now(),
        delegated_from,
        withdrawn_by: None,
        withdrawn_at: None,
        withdrawn_reason: None,
    }
}
