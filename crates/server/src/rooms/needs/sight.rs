//! Who sees what is shared at a level: the one rule of assessments, figures of need and requests, in its two readings, a
//! test for a record and a condition for the database. What belongs to an organisation one does not see is not seen.

use kernel::{Actor, Guarded, Id, Role, Scope};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
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

/// The records of the governorates an actor coordinates.
pub fn here<C: ColumnTrait>(actor: &Actor, governorate: C) -> Condition {
    match actor.holds_over(Role::FieldCoordinator, Scope::Everything) {
        true => always(true),
        false => Condition::all().add(governorate.is_in(actor.coordinated_places())),
    }
}

/// All records, or none.
pub fn always(yes: bool) -> Condition {
    Condition::all().add(Expr::value(yes).eq(true))
}
