//! Who sees what is shared at a level: the one rule of assessments, figures of need and requests, in its two readings, a
//! test for a record and a condition for the database. What belongs to an organisation one does not see is not seen.

use kernel::{Actor, Error, Guarded, Id, Result, Role, Scope};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SimpleExpr};
use sea_orm::{ColumnTrait, Condition};

use crate::rooms::organisations::Visibility;
use crate::rooms::organisations::model::organisation;

/// Coordinates the country or a part of it.
pub fn coordinates_any(actor: &Actor) -> bool {
    actor.coordinates_place(None) || !actor.coordinated_places().is_empty()
}

/// Whether a record of this level is open to the actor. `coordinates`: whether she coordinates where it is. How open its
/// organisation is the record alone does not say; `condition` does, and every read goes through it.
pub fn open(actor: &Actor, visibility: Visibility, organisation: Option<Id>, coordinates: bool) -> bool {
    let own = organisation.is_some_and(|id| actor.belongs_to().contains(&id));
    own || match visibility {
        Visibility::Public => true,
        Visibility::Members => actor.is_member(),
        Visibility::Coordination => coordinates,
        Visibility::Own => actor.coordinates(),
    }
}

/// `open` for the database. `here`: which records lie where the actor coordinates.
pub fn condition<C: ColumnTrait>(actor: &Actor, visibility: C, organisation: C, here: Condition) -> Condition {
    if actor.coordinates() {
        return Condition::all();
    }
    let mut open = Condition::any().add(visibility.eq(Visibility::Public));
    if actor.is_member() {
        open = open.add(visibility.eq(Visibility::Members));
    }
    open = open.add(Condition::all().add(visibility.eq(Visibility::Coordination)).add(here));
    let seen = Query::select()
        .column(organisation::Column::Id)
        .from(organisation::Entity)
        .cond_where(organisation::Entity::visible_to(actor))
        .to_owned();
    let seen = Condition::any().add(organisation.is_null()).add(organisation.in_subquery(seen));
    let own = organisation.is_in(actor.belongs_to());
    Condition::any().add(own).add(Condition::all().add(open).add(seen))
}

/// An error where a change shows a record to more people, or gives it to another, without the leave of whose it was: that is
/// for its organisation to choose, or for who coordinates the country. `keys`: what is said of the one and of the other.
pub fn keep_closed(
    actor: &Actor,
    (owner, visibility): (Option<Id>, Visibility),
    (heir, opened): (Option<Id>, Visibility),
    [opening, giving]: [&'static str; 2],
) -> Result<()> {
    let theirs = owner.is_none_or(|id| actor.speaks_for().contains(&id));
    if actor.coordinates() || theirs {
        return Ok(());
    }
    if opened.is_more_open_than(visibility) {
        return Err(Error::invalid("visibility", opening));
    }
    if heir != owner {
        return Err(Error::invalid("organisation_id", giving));
    }
    Ok(())
}

/// The records of the governorates an actor coordinates.
pub fn here<C: ColumnTrait>(actor: &Actor, governorate: C) -> Condition {
    match actor.holds_over(Role::FieldCoordinator, Scope::Everything) {
        true => always(true),
        false => Condition::all().add(governorate.is_in(actor.coordinated_places())),
    }
}

/// All records, or none; what is added to it opens more.
pub fn always(yes: bool) -> Condition {
    Condition::any().add(Expr::value(yes).eq(true))
}

/// Whether a list of ids that is kept whole in one column names this one.
pub fn lists<C: ColumnTrait>(column: C, id: Id) -> SimpleExpr {
    Expr::col((column.entity_name(), column)).cast_as("text").like(format!("%{id}%"))
}
