//! The rules of grants: which role fits which scope, who may give what, what a held role covers when it is delegated,
//! and on which days a grant is in force. Nobody gives a role above their own.

use jiff::civil::Date;
use kernel::{Actor, Grant, Id, Role, Scope};

use super::{ScopeKind, grant};

/// From a day to a day, both included; open where there is no last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    pub from: Date,
    pub to: Option<Date>,
}

impl Days {
    pub fn has(self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    pub fn within(self, other: Days) -> bool {
        self.from >= other.from
            && match (self.to, other.to) {
                (_, None) => true,
                (None, Some(_)) => false,
                (Some(to), Some(last)) => to <= last,
            }
    }
}

impl grant::Model {
    /// The days it was given for. A day that cannot be read makes a grant of no day at all.
    pub fn days(&self) -> Option<Days> {
        let from = self.from_day.parse().ok()?;
        let to = match &self.to_day {
            Some(text) => Some(text.parse().ok()?),
            None => None,
        };
        Some(Days { from, to })
    }

    pub fn held(&self) -> Option<Grant> {
        Some(Grant { role: self.role, scope: scope_of(self.scope, self.scope_id)? })
    }

    pub fn is_in_force(&self, today: Date) -> bool {
        self.withdrawn_at.is_none() && self.days().is_some_and(|days| days.has(today))
    }

    /// Not withdrawn and not over: in force today, or yet to begin.
    pub fn is_open(&self, today: Date) -> bool {
        self.withdrawn_at.is_none() && self.days().is_some_and(|days| days.to.is_none_or(|to| today <= to))
    }
}

impl ScopeKind {
    pub fn of(scope: Scope) -> (Self, Option<Id>) {
        match scope {
            Scope::Everything => (Self::Everything, None),
            Scope::Place(id) => (Self::Place, Some(id)),
            Scope::Group(id) => (Self::Group, Some(id)),
            Scope::Organisation(id) => (Self::Organisation, Some(id)),
        }
    }
}

pub fn scope_of(kind: ScopeKind, id: Option<Id>) -> Option<Scope> {
    match (kind, id) {
        (ScopeKind::Everything, _) => Some(Scope::Everything),
        (ScopeKind::Place, Some(id)) => Some(Scope::Place(id)),
        (ScopeKind::Group, Some(id)) => Some(Scope::Group(id)),
        (ScopeKind::Organisation, Some(id)) => Some(Scope::Organisation(id)),
        (ScopeKind::Place | ScopeKind::Group | ScopeKind::Organisation, None) => None,
    }
}

/// What a person may do today.
pub fn in_force(grants: &[grant::Model], today: Date) -> Vec<Grant> {
    grants.iter().filter(|grant| grant.is_in_force(today)).filter_map(grant::Model::held).collect()
}

/// Whether a role makes sense over a scope.
pub fn fits(role: Role, scope: Scope) -> bool {
    match role {
        Role::Coordinator | Role::Administrator => scope == Scope::Everything,
        Role::FieldCoordinator => matches!(scope, Scope::Everything | Scope::Place(_) | Scope::Group(_)),
        Role::FocalPoint => matches!(scope, Scope::Organisation(_)),
        Role::Member => matches!(scope, Scope::Everything | Scope::Organisation(_)),
    }
}

/// Whether this actor may give the role over the scope, or take it back.
pub fn may_grant(actor: &Actor, role: Role, scope: Scope) -> bool {
    if !fits(role, scope) {
        return false;
    }
    if actor.administers() {
        return true;
    }
    match role {
        Role::Coordinator | Role::Administrator => false,
        Role::FieldCoordinator | Role::FocalPoint => actor.coordinates(),
        Role::Member => {
            let own = |id| actor.speaks_for().contains(&id);
            actor.coordinates() || matches!(scope, Scope::Organisation(id) if own(id))
        }
    }
}

/// Whether holding `held` suffices to lend `role` over `scope` to another: the same role over no more, or, of a
/// coordinator's, the part that is a field coordinator's.
pub fn covers(held: Grant, role: Role, scope: Scope) -> bool {
    let lent = match held.role {
        Role::Coordinator => matches!(role, Role::Coordinator | Role::FieldCoordinator),
        Role::FieldCoordinator => role == Role::FieldCoordinator,
        Role::FocalPoint | Role::Member | Role::Administrator => false,
    };
    lent && fits(role, scope) && (held.scope == Scope::Everything || held.scope == scope)
}

/// Roles that see or settle what belongs to others sign in again after half a day without use.
pub fn needs_short_sessions(grants: &[Grant]) -> bool {
    grants.iter().any(|grant| match grant.role {
        Role::Coordinator | Role::FieldCoordinator | Role::Administrator => true,
        Role::FocalPoint | Role::Member => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn holding(role: Role, scope: Scope) -> Actor {
        Actor::person(Id::from_u128(1), vec![Grant { role, scope }])
    }

    #[test]
    fn a_coordinator_gives_the_roles_below_and_no_other() {
        let amal = holding(Role::Coordinator, Scope::Everything);
        let erbil = Scope::Place(Id::from_u128(7));
        assert!(may_grant(&amal, Role::FieldCoordinator, erbil));
        assert!(may_grant(&amal, Role::FocalPoint, Scope::Organisation(Id::from_u128(8))));
        assert!(!may_grant(&amal, Role::Coordinator, Scope::Everything));
        assert!(!may_grant(&amal, Role::Administrator, Scope::Everything));
        assert!(!may_grant(&amal, Role::FocalPoint, erbil), "a focal point speaks for an organisation");
    }

    #[test]
    fn a_focal_point_takes_in_staff_of_her_own_organisation_only() {
        let (own, other) = (Scope::Organisation(Id::from_u128(8)), Scope::Organisation(Id::from_u128(9)));
        let bashir = holding(Role::FocalPoint, own);
        assert!(may_grant(&bashir, Role::Member, own));
        assert!(!may_grant(&bashir, Role::Member, other));
        assert!(!may_grant(&bashir, Role::FocalPoint, own));
        assert!(!may_grant(&holding(Role::Member, own), Role::Member, own));
    }

    #[test]
    fn what_is_lent_is_no_more_than_what_is_held() {
        let (erbil, basra) = (Scope::Place(Id::from_u128(7)), Scope::Place(Id::from_u128(6)));
        let field = Grant { role: Role::FieldCoordinator, scope: erbil };
        assert!(covers(field, Role::FieldCoordinator, erbil));
        assert!(!covers(field, Role::FieldCoordinator, basra));
        assert!(!covers(field, Role::FieldCoordinator, Scope::Everything));
        assert!(!covers(field, Role::Coordinator, Scope::Everything));
        let whole = Grant { role: Role::Coordinator, scope: Scope::Everything };
        assert!(covers(whole, Role::FieldCoordinator, basra) && covers(whole, Role::Coordinator, Scope::Everything));
        assert!(!covers(
            Grant { role: Role::Administrator, scope: Scope::Everything },
            Role::Administrator,
            Scope::Everything
        ));
    }

    #[test]
    fn both_ends_of_the_days_are_included() {
        let days = Days { from: date(2026, 11, 23), to: Some(date(2026, 11, 30)) };
        assert!(days.has(date(2026, 11, 23)) && days.has(date(2026, 11, 30)));
        assert!(!days.has(date(2026, 11, 22)) && !days.has(date(2026, 12, 1)));
        assert!(!Days { from: days.from, to: None }.within(days) && days.within(Days { from: days.from, to: None }));
    }
}
