//! One organisation: put into the register, edited, closed.

use kernel::{Change, Command, Done, Error, Guarded, Id, Invalid, Reads, Result, Tx, Written};
use sea_orm::ModelTrait;

use super::{Whole, register};
use crate::rooms::organisations::access::{Action, PartAction};
use crate::rooms::organisations::model::{Draft, State, organisation, works_at, works_in};
use crate::rooms::organisations::store;
use crate::rooms::{places, terms};

/// Puts an organisation into the register. Whether it is there already is asked before, of the register.
pub struct RegisterOne {
    pub draft: Draft,
}

impl Command for RegisterOne {
    const NAME: &'static str = "organisations.register";
    type Output = organisation::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<organisation::Model>> {
        self.draft.checked().map_err(Error::Invalid)?;
        linked(tx, &self.draft, None).await?;
        let whole = Whole::made(&self.draft, || tx.new_id(), tx.now());
        let organisation = whole.organisation.clone();
        let (written, _) = register(tx, vec![whole]).await?;
        Ok(written.done(organisation))
    }
}

/// Alters what is said of an organisation. Its kind and what it is a branch of only who coordinates decides; that more
/// people see it, only itself or who coordinates the country.
pub struct Edit {
    pub id: Id,
    /// The version that was seen.
    pub version: i64,
    pub draft: Draft,
}

impl Command for Edit {
    const NAME: &'static str = "organisations.edit";
    type Output = organisation::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<organisation::Model>> {
        let before = store::get(tx, self.id).await?;
        let settles = before.kind != self.draft.kind || before.parent_id != self.draft.parent;
        let action = if settles { Action::Settle } else { Action::Edit };
        let permit = tx.permit::<organisation::Entity>(action, &before)?;
        if self.draft.visibility.is_more_open_than(before.visibility) {
            drop(tx.permit::<organisation::Entity>(Action::Open, &before)?);
        }
        self.draft.checked().map_err(Error::Invalid)?;
        linked(tx, &self.draft, Some(&before)).await?;
        let after = before.clone().edited(self.version, &self.draft, tx.now())?;
        let written = tx.write(&permit, Change::of(before, after.clone())).await?;
        let sectors = store::sectors(tx, self.id).await?;
        let sector = |tx: &Tx<'_>, sector_id| works_in::Model { id: tx.new_id(), organisation_id: self.id, sector_id };
        let sectors =
            exchange::<works_in::Entity>(tx, sectors, works_in::Column::SectorId, &self.draft.sectors, sector).await?;
        let places = store::places(tx, self.id).await?;
        let place = |tx: &Tx<'_>, place_id| works_at::Model { id: tx.new_id(), organisation_id: self.id, place_id };
        let places =
            exchange::<works_at::Entity>(tx, places, works_at::Column::PlaceId, &self.draft.places, place).await?;
        Ok(written.and(sectors).and(places).done(after))
    }
}

/// Removes the links that are wanted no more and makes those that are new.
async fn exchange<E: Guarded<Action = PartAction>>(
    tx: &mut Tx<'_>,
    there: Vec<E::Model>,
    column: E::Column,
    wanted: &[Id],
    make: impl Fn(&Tx<'_>, Id) -> E::Model,
) -> Result<Written>
where
    E::Model: ModelTrait<Entity = E>,
{
    let linked = |model: &E::Model| match model.get(column) {
        sea_orm::Value::Uuid(id) => id.unwrap_or_default(),
        _ => Id::nil(),
    };
    let known: Vec<Id> = there.iter().map(linked).collect();
    let gone = there.into_iter().filter(|model| !wanted.contains(&linked(model)));
    let mut new: Vec<Id> = wanted.iter().copied().filter(|id| !known.contains(id)).collect();
    new.sort_unstable();
    new.dedup();
    let (gone, new): (Vec<_>, Vec<_>) = (gone.collect(), new.into_iter().map(|id| make(tx, id)).collect());
    let permit = tx.permit_all::<E>(PartAction::Edit, gone.iter().chain(&new))?;
    let changes = gone.into_iter().map(Change::removed).chain(new.into_iter().map(Change::made));
    tx.write_all(&permit, changes.collect()).await
}

/// Whether what the draft refers to is there, and may be referred to.
async fn linked(tx: &Tx<'_>, draft: &Draft, before: Option<&organisation::Model>) -> Result<()> {
    let mut wrong = Invalid::default();
    if terms::find(tx, terms::KIND, &draft.kind).await?.is_none() {
        wrong.add("kind", "web-field-choice");
    }
    let sectors = tx.find::<terms::term::Entity>().by_ids(draft.sectors.iter().copied()).all().await?;
    if draft.sectors.iter().any(|id| !sectors.iter().any(|term| term.id == *id && term.list == terms::SECTOR)) {
        wrong.add("sectors", "web-field-choice");
    }
    let places = tx.find::<places::model::place::Entity>().by_ids(draft.places.iter().copied()).all().await?;
    if draft.places.iter().any(|id| !places.iter().any(|place| place.id == *id && place.level == 1)) {
        wrong.add("places", "web-field-choice");
    }
    let known = before.and_then(|one| one.parent_id);
    if let Some(parent) = draft.parent.filter(|parent| known != Some(*parent))
        && let Some(key) = unfit(tx, parent, before).await?
    {
        wrong.add("parent", key);
    }
    wrong.check()
}

/// Why this organisation cannot be the headquarters of that: branches are one level deep.
async fn unfit(tx: &Tx<'_>, parent: Id, branch: Option<&organisation::Model>) -> Result<Option<&'static str>> {
    let Some(parent) = tx.find::<organisation::Entity>().by_ids([parent]).one().await? else {
        return Ok(Some("web-field-choice"));
    };
    let Some(branch) = branch else {
        return Ok(
            (parent.parent_id.is_some() || parent.state == State::Merged).then_some("organisations-parent-branch")
        );
    };
    if parent.id == branch.id {
        return Ok(Some("organisations-parent-itself"));
    }
    if parent.parent_id.is_some() || parent.state == State::Merged {
        return Ok(Some("organisations-parent-branch"));
    }
    let has_branches = !store::standing_branches(tx, branch.id).await?.is_empty();
    Ok(has_branches.then_some("organisations-parent-has-branches"))
}

/// Says that an organisation has ceased to work, or works again.
pub struct Close {
    pub id: Id,
    pub closed: bool,
}

impl Command for Close {
    const NAME: &'static str = "organisations.close";
    type Output = organisation::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<organisation::Model>> {
        let before = store::get(tx, self.id).await?;
        let permit = tx.permit::<organisation::Entity>(Action::Settle, &before)?;
        let after = before.clone().closed(self.closed, tx.now())?;
        Ok(tx.write(&permit, Change::of(before, after.clone())).await?.done(after))
    }
}
