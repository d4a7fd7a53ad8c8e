//! Who may do and see what with people, their grants, invitations, sessions and tokens. Names are for everybody who holds
//! a role; addresses and grants for those who manage them; sessions, tokens and links for their owner alone. Passwords,
//! shared secrets and digests never enter the log.

mod specimens;

use kernel::{Actor, Guarded};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, EnumIter};

use super::model::{ScopeKind, api_token, covers, grant, invitation, may_grant, person, scope_of, session};

#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter)]
pub enum PersonAction {
    See,
    /// Name, language, digits.
    Edit,
    /// Password, second factor, recovery codes.
    Secure,
    Join,
    Deactivate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter)]
pub enum GrantAction {
    See,
    Give,
    /// Lend a part of what one holds.
    Delegate,
    Withdraw,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter)]
pub enum InvitationAction {
    See,
    Send,
    Withdraw,
    Use,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter)]
pub enum SessionAction {
    See,
    Open,
    Touch,
    End,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter)]
pub enum TokenAction {
    See,
    Make,
    End,
}

/// Sees every person's address and grants: those who answer for the whole body, or for a part of the country.
pub fn oversees(actor: &Actor) -> bool {
    actor.administers()
        || actor.coordinates()
        || actor.coordinates_place(None)
        || !actor.coordinated_places().is_empty()
}

/// Manages somebody: sees the list, of all or of the own organisation.
pub fn manages(actor: &Actor) -> bool {
    oversees(actor) || !actor.speaks_for().is_empty()
}

/// Ends accounts.
fn governs(actor: &Actor) -> bool {
    actor.administers() || actor.coordinates()
}

fn everything() -> Condition {
    Condition::all()
}

fn nothing() -> Condition {
    Condition::all().add(Expr::value(1).eq(0))
}

impl Guarded for person::Entity {
    type Action = PersonAction;
    const RESOURCE: &'static str = "person";

    fn may(actor: &Actor, action: PersonAction, record: &person::Model) -> bool {
        let own = actor.id() == Some(record.id);
        match action {
            PersonAction::See => own || actor.is_member() || actor.administers(),
            PersonAction::Edit | PersonAction::Secure => (own && record.active) || actor.is_system(),
            PersonAction::Join => actor.is_system(),
            PersonAction::Deactivate => governs(actor) && !own,
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        if actor.is_member() || actor.administers() {
            return everything();
        }
        actor.id().map_or_else(nothing, |id| person::Column::Id.eq(id).into())
    }

    fn sealed() -> &'static [person::Column] {
        &[person::Column::PasswordHash, person::Column::TotpSecret, person::Column::RecoveryCodes]
    }

    fn text(record: &person::Model) -> Option<String> {
        Some(record.name.clone())
    }

    fn specimens() -> Vec<(&'static str, person::Model)> {
        specimens::people()
    }
}

impl Guarded for grant::Entity {
    type Action = GrantAction;
    const RESOURCE: &'static str = "grant";

    fn may(actor: &Actor, action: GrantAction, record: &grant::Model) -> bool {
        let own = actor.id().is_some_and(|id| id == record.person_id);
        let giver = actor.id().is_some_and(|id| record.given_by == Some(id));
        let Some(scope) = scope_of(record.scope, record.scope_id) else { return actor.is_system() };
        match action {
            GrantAction::See => {
                own || giver
                    || oversees(actor)
                    || record.scope == ScopeKind::Organisation
                        && record.scope_id.is_some_and(|id| actor.speaks_for().contains(&id))
            }
            // Nobody raises herself: a role comes from somebody else.
            GrantAction::Give => !own && may_grant(actor, record.role, scope),
            GrantAction::Delegate => {
                !own && giver
                    && record.delegated_from.is_some()
                    && record.to_day.is_some()
                    && actor.grants.iter().any(|held| covers(*held, record.role, scope))
            }
            // The giver takes back what she lent; what she gave in office, only who holds that office. The holder may
            // lay it down.
            GrantAction::Withdraw => {
                may_grant(actor, record.role, scope) || giver && record.delegated_from.is_some() || own
            }
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        if oversees(actor) {
            return everything();
        }
        let Some(id) = actor.id() else { return nothing() };
        let organisations =
            grant::Column::Scope.eq(ScopeKind::Organisation).and(grant::Column::ScopeId.is_in(actor.speaks_for()));
        Condition::any().add(grant::Column::PersonId.eq(id)).add(grant::Column::GivenBy.eq(id)).add(organisations)
    }

    fn specimens() -> Vec<(&'static str, grant::Model)> {
        specimens::grants()
    }
}

impl Guarded for invitation::Entity {
    type Action = InvitationAction;
    const RESOURCE: &'static str = "invitation";

    fn may(actor: &Actor, action: InvitationAction, record: &invitation::Model) -> bool {
        let sender = actor.id().is_some_and(|id| record.invited_by == Some(id));
        let scope = record.scope.and_then(|kind| scope_of(kind, record.scope_id));
        let grantable = record.role.zip(scope).is_some_and(|(role, scope)| may_grant(actor, role, scope));
        match (action, record.is_reset()) {
            (InvitationAction::See, false) => sender || governs(actor),
            (InvitationAction::Send, false) => grantable,
            (InvitationAction::Withdraw, false) => grantable || sender,
            (InvitationAction::Use, false) => actor.is_system(),
            // A link that sets a password is nobody's to see but the mailbox's it went to.
            (
                InvitationAction::See | InvitationAction::Send | InvitationAction::Withdraw | InvitationAction::Use,
                true,
            ) => actor.is_system(),
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        if actor.is_system() {
            return everything();
        }
        let Some(id) = actor.id() else { return nothing() };
        let invitations = Condition::all().add(invitation::Column::Purpose.eq(super::model::Purpose::Invite));
        if governs(actor) { invitations } else { invitations.add(invitation::Column::InvitedBy.eq(id)) }
    }

    fn sealed() -> &'static [invitation::Column] {
        &[invitation::Column::SecretHash]
    }

    fn specimens() -> Vec<(&'static str, invitation::Model)> {
        specimens::invitations()
    }
}

impl Guarded for session::Entity {
    type Action = SessionAction;
    const RESOURCE: &'static str = "session";
    const LOGGED: bool = false;

    fn may(actor: &Actor, action: SessionAction, record: &session::Model) -> bool {
        let own = actor.id() == Some(record.person_id);
        match action {
            SessionAction::See => own || actor.is_system(),
            SessionAction::Open | SessionAction::Touch => actor.is_system(),
            // Ended for another only together with the account.
            SessionAction::End => own || governs(actor),
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        owned(actor, session::Column::PersonId)
    }

    fn specimens() -> Vec<(&'static str, session::Model)> {
        specimens::sessions()
    }
}

impl Guarded for api_token::Entity {
    type Action = TokenAction;
    const RESOURCE: &'static str = "api_token";

    fn may(actor: &Actor, action: TokenAction, record: &api_token::Model) -> bool {
        let own = actor.id() == Some(record.person_id);
        match action {
            TokenAction::See | TokenAction::Make => own || actor.is_system(),
            TokenAction::End => own || governs(actor),
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        owned(actor, api_token::Column::PersonId)
    }

    fn sealed() -> &'static [api_token::Column] {
        &[api_token::Column::SecretHash]
    }

    fn specimens() -> Vec<(&'static str, api_token::Model)> {
        specimens::tokens()
    }
}

fn owned(actor: &Actor, owner: impl ColumnTrait) -> Condition {
    if actor.is_system() {
        return everything();
    }
    actor.id().map_or_else(nothing, |id| owner.eq(id).into())
}
