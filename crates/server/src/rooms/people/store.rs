//! The queries of this room; nothing else touches its tables.

use jiff::civil::Date;
use kernel::{Actor, Find, Guarded, Id, Millis, Page, Reads, Result, Role, Tx, Viewer};
use rustc_hash::FxHashMap;
use sea_orm::sea_query::{ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, FromQueryResult, QueryOrder, QuerySelect};

use super::access::{InvitationAction, oversees};
use super::model::{Purpose, api_token, grant, in_force, invitation, person, session};

pub const PER_PAGE: u64 = 50;

/// What a list of people is narrowed to.
#[derive(Debug, Default, Clone)]
pub struct Filter {
    pub text: Option<String>,
    pub role: Option<Role>,
    pub inactive: bool,
    pub page: u64,
}

pub async fn by_email(reads: &impl Reads, email: &str) -> Result<Option<person::Model>> {
    reads.find::<person::Entity>().filter(person::Column::Email.eq(email)).one().await
}

/// Whoever has this address, whether or not the actor may see them: addresses are unique.
pub async fn email_is_taken(tx: &Tx<'_>, email: &str) -> Result<bool> {
    Ok(tx.whole::<person::Entity>().filter(person::Column::Email.eq(email)).one().await?.is_some())
}

pub async fn list(viewer: &Viewer, filter: &Filter, today: Date) -> Result<(Vec<person::Model>, u64)> {
    let find = || -> Find<'_, person::Entity> {
        let mut find = viewer.find::<person::Entity>().filter(person::Column::Active.eq(!filter.inactive));
        if let Some(text) = &filter.text {
            let email = person::Column::Email.contains(text.to_lowercase());
            find = match kernel::matching(viewer.app(), person::Entity::RESOURCE, text) {
                Some(matching) => find.filter(Condition::any().add(matching).add(email)),
                None => find.filter(email),
            };
        }
        if filter.role.is_some() || !oversees(viewer.actor()) {
            find = find.filter(person::Column::Id.in_subquery(holders(viewer, filter.role, today)));
        }
        find
    };
    let total = find().count().await?;
    let page = Page { number: filter.page, size: PER_PAGE };
    let people = find().narrow(|select| select.order_by_asc(person::Column::Name).order_by_asc(person::Column::Id));
    Ok((people.page(page).await?, total))
}

/// Ids of those who hold a role today that the viewer may know of.
fn holders(viewer: &Viewer, role: Option<Role>, today: Date) -> sea_orm::sea_query::SelectStatement {
    let today = today.to_string();
    let mut ids = Query::select();
    ids.column(grant::Column::PersonId)
        .from(grant::Entity)
        .cond_where(grant::Entity::visible_to(viewer.actor()))
        .and_where(grant::Column::WithdrawnAt.is_null())
        .and_where(grant::Column::FromDay.lte(today.clone()))
        .and_where(grant::Column::ToDay.is_null().or(grant::Column::ToDay.gte(today)));
    if let Some(role) = role {
        ids.and_where(grant::Column::Role.eq(role));
    }
    ids
}

/// The grants of these people, newest first.
pub async fn grants_of(reads: &impl Reads, people: impl IntoIterator<Item = Id>) -> Result<Vec<grant::Model>> {
    let people: Vec<Id> = people.into_iter().collect();
    let find = reads.find::<grant::Entity>().filter(grant::Column::PersonId.is_in(people));
    find.narrow(|select| select.order_by_desc(grant::Column::GivenAt)).all().await
}

/// All grants of a person, whoever is looking: what may be done to an account depends on all it holds.
pub async fn all_grants_of(tx: &Tx<'_>, person: Id) -> Result<Vec<grant::Model>> {
    tx.whole::<grant::Entity>().filter(grant::Column::PersonId.eq(person)).all().await
}

pub async fn lent_from(tx: &Tx<'_>, grants: &[Id]) -> Result<Vec<grant::Model>> {
    let lent = tx.whole::<grant::Entity>().filter(grant::Column::DelegatedFrom.is_in(grants.to_vec()));
    lent.filter(grant::Column::WithdrawnAt.is_null()).all().await
}

/// How many active people besides this one hold the role for good, and can sign in.
pub async fn others_holding(tx: &Tx<'_>, role: Role, besides: Id, today: Date) -> Result<u64> {
    let grants = tx.whole::<grant::Entity>().filter(grant::Column::Role.eq(role));
    let grants = grants.filter(grant::Column::PersonId.ne(besides)).filter(grant::Column::DelegatedFrom.is_null());
    let people: Vec<Id> = grants.all().await?.iter().filter(|g| g.is_in_force(today)).map(|g| g.person_id).collect();
    tx.whole::<person::Entity>().by_ids(people).filter(person::Column::Active.eq(true)).count().await
}

pub async fn names(reads: &impl Reads, people: impl IntoIterator<Item = Id>) -> Result<FxHashMap<Id, String>> {
    #[derive(FromQueryResult)]
    struct Named {
        id: Id,
        name: String,
    }
    let find = reads.find::<person::Entity>().by_ids(people);
    let columns = [person::Column::Id, person::Column::Name];
    let named: Vec<Named> = find.narrow(|select| select.select_only().columns(columns)).read().await?;
    Ok(named.into_iter().map(|one| (one.id, one.name)).collect())
}

/// A person with what she holds today; none where the account is not there or has ended.
pub async fn acting(reads: &impl Reads, id: Id) -> Result<Option<(person::Model, Actor)>> {
    let person = reads.find::<person::Entity>().by_ids([id]).one().await?;
    let Some(person) = person.filter(|person| person.active) else { return Ok(None) };
    let grants = in_force(&grants_of(reads, [id]).await?, reads.app().clock().today());
    Ok(Some((person, Actor::person(id, grants))))
}

/// A link that can still be used: an invitation only while whoever sent it may send it still.
pub async fn link(
    reads: &impl Reads,
    digest: &str,
    purpose: Purpose,
    now: Millis,
) -> Result<Option<invitation::Model>> {
    let find = reads.find::<invitation::Entity>().filter(invitation::Column::SecretHash.eq(digest));
    let find = find.filter(invitation::Column::Purpose.eq(purpose)).filter(invitation::Column::UsedAt.is_null());
    let Some(link) = find.filter(invitation::Column::ExpiresAt.gt(now)).one().await? else { return Ok(None) };
    let stands = match link.invited_by {
        Some(sender) => {
            let sender = acting(reads, sender).await?;
            sender.is_some_and(|(_, actor)| invitation::Entity::may(&actor, InvitationAction::Send, &link))
        }
        None => true,
    };
    Ok(stands.then_some(link))
}

/// Invitations nobody has answered, newest first.
pub async fn open_invitations(viewer: &Viewer, now: Millis) -> Result<Vec<invitation::Model>> {
    let find = viewer.find::<invitation::Entity>().filter(invitation::Column::UsedAt.is_null());
    let find = find.filter(invitation::Column::Purpose.eq(Purpose::Invite));
    let find = find.filter(invitation::Column::ExpiresAt.gt(now));
    find.narrow(|select| select.order_by_desc(invitation::Column::CreatedAt).limit(200)).all().await
}

/// Links of one kind to one address that nobody has used.
pub async fn links_to(tx: &Tx<'_>, email: &str, purpose: Purpose) -> Result<Vec<invitation::Model>> {
    let find = tx.whole::<invitation::Entity>().filter(invitation::Column::Email.eq(email));
    find.filter(invitation::Column::Purpose.eq(purpose)).filter(invitation::Column::UsedAt.is_null()).all().await
}

pub async fn session_by(reads: &impl Reads, digest: &str) -> Result<Option<session::Model>> {
    reads.find::<session::Entity>().filter(session::Column::SecretHash.eq(digest)).one().await
}

pub async fn sessions_of(reads: &impl Reads, person: Id) -> Result<Vec<session::Model>> {
    let find = reads.find::<session::Entity>().filter(session::Column::PersonId.eq(person));
    find.narrow(|select| select.order_by_desc(session::Column::SeenAt)).all().await
}

/// All sessions of a person, to end them with the account or the password.
pub async fn all_sessions_of(tx: &Tx<'_>, person: Id) -> Result<Vec<session::Model>> {
    tx.whole::<session::Entity>().filter(session::Column::PersonId.eq(person)).all().await
}

pub async fn token_by(reads: &impl Reads, digest: &str) -> Result<Option<api_token::Model>> {
    reads.find::<api_token::Entity>().filter(api_token::Column::SecretHash.eq(digest)).one().await
}

/// Tokens that work.
pub async fn tokens_of(reads: &impl Reads, person: Id) -> Result<Vec<api_token::Model>> {
    let find = reads.find::<api_token::Entity>().filter(api_token::Column::PersonId.eq(person));
    let find = find.filter(api_token::Column::EndedAt.is_null());
    find.narrow(|select| select.order_by_desc(api_token::Column::CreatedAt)).all().await
}

pub async fn all_tokens_of(tx: &Tx<'_>, person: Id) -> Result<Vec<api_token::Model>> {
    let find = tx.whole::<api_token::Entity>().filter(api_token::Column::PersonId.eq(person));
    find.filter(api_token::Column::EndedAt.is_null()).all().await
}

/// The sample's people, for the list beside the sign-in form.
pub async fn sample_people(reads: &impl Reads) -> Result<Vec<person::Model>> {
    let find = reads.find::<person::Entity>().filter(person::Column::Sample.eq(true));
    let find = find.filter(person::Column::Active.eq(true));
    find.narrow(|select| select.order_by_asc(person::Column::CreatedAt).order_by_asc(person::Column::Id)).all().await
}
