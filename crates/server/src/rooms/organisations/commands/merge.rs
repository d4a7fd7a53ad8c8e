//! Merging one organisation into another, and taking that back. Everything that hangs on the one moves to the other in one
//! transaction, later rooms' records by their `Follower`; what moved is written down, so that the undo moves just that.
//! A preview is the rehearsal of the same command.

use kernel::{Change, Command, Done, Error, Guarded, Id, Reads, Result, Tx, Written, id_of};
use sea_orm::ModelTrait;

use super::Follower;
use super::followers::Followed;
use crate::rooms::organisations::access::{Action, MergeAction, PartAction};
use crate::rooms::organisations::model::{
    Moved, State, Visibility, alias, merge, organisation, post, registration, works_at, works_in,
};
use crate::rooms::organisations::store;
use crate::rooms::people::access::GrantAction;
use crate::rooms::people::model::grant;

/// Merges one organisation into another.
pub struct Merge {
    pub survivor: Id,
    pub merged: Id,
    pub reason: Option<String>,
    pub followers: &'static [Follower],
}

/// What a merge did, or would do.
#[derive(Debug, Clone)]
pub struct Merged {
    pub merge: merge::Model,
    pub moved: Moved,
    /// How many records moved, by the message that names them.
    pub counts: Vec<(&'static str, usize)>,
    /// The spellings the survivor is found by from now on.
    pub spellings: Vec<String>,
    /// The survivor's visibility after it: the stricter of the two.
    pub visibility: Visibility,
}

impl Command for Merge {
    const NAME: &'static str = "organisations.merge";
    type Output = Merged;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<Merged>> {
        let survivor = store::get(tx, self.survivor).await?;
        let merged = store::get(tx, self.merged).await?;
        let permit = tx.permit_all::<organisation::Entity>(Action::Merge, [&survivor, &merged])?;
        let branches = store::branches(tx, merged.id).await?;
        let has_branches = branches.iter().any(|branch| branch.state != State::Merged);
        survivor.may_take_in(&merged, has_branches)?;
        let spellings = merged.spellings_for(&survivor);
        let mut moved = Moved { visibility: survivor.visibility, state: merged.state, ..Moved::default() };
        let visibility = survivor.visibility.stricter(merged.visibility);
        let after = vec![
            Change::of(survivor.clone(), survivor.clone().took_in(visibility, tx.now())),
            Change::of(merged.clone(), merged.clone().gone_into(survivor.id, tx.now())),
        ];
        let mut written = tx.write_all(&permit, after).await?;
        written = written.and(hand_over(tx, merged.id, survivor.id, branches, &mut moved).await?);
        let (taught, aliases) = teach(tx, survivor.id, spellings).await?;
        moved.taught = aliases.iter().map(|alias| alias.id).collect();
        let mut counts = moved.counts();
        for follower in self.followers {
            let Followed { count, what } = (follower.follow)(tx, merged.id, survivor.id).await?;
            counts.push((follower.key, count));
            moved.followed.push((follower.key.to_owned(), what));
        }
        let record = merge::Model {
            id: tx.new_id(),
            survivor_id: survivor.id,
            merged_id: merged.id,
            moved: serde_json::to_value(&moved)?,
            reason: self.reason,
            merged_at: tx.now(),
            undone_at: None,
        };
        let permit = tx.permit::<merge::Entity>(MergeAction::Make, &record)?;
        let kept = tx.write(&permit, Change::made(record.clone())).await?;
        let spellings = aliases.into_iter().map(|alias| alias.text).collect();
        let outcome = Merged { merge: record, moved, counts, spellings, visibility };
        Ok(written.and(taught).and(kept).done(outcome))
    }
}

/// Moves what hangs on the merged organisation, and notes what it was. What the survivor has already stays behind.
async fn hand_over(
    tx: &mut Tx<'_>,
    from: Id,
    to: Id,
    branches: Vec<organisation::Model>,
    moved: &mut Moved,
) -> Result<Written> {
    let known: Vec<String> = store::aliases(tx, to).await?.into_iter().map(|alias| alias.folded).collect();
    let mut aliases = store::aliases(tx, from).await?;
    aliases.retain(|alias| !known.contains(&alias.folded));
    let known: Vec<Id> = store::sectors(tx, to).await?.into_iter().map(|link| link.sector_id).collect();
    let mut sectors = store::sectors(tx, from).await?;
    sectors.retain(|link| !known.contains(&link.sector_id));
    let known: Vec<Id> = store::places(tx, to).await?.into_iter().map(|link| link.place_id).collect();
    let mut places = store::places(tx, from).await?;
    places.retain(|link| !known.contains(&link.place_id));
    let papers = store::registrations(tx, from).await?;
    let posts = store::posts(tx, from).await?;
    moved.aliases = ids::<alias::Entity>(&aliases);
    moved.sectors = ids::<works_in::Entity>(&sectors);
    moved.places = ids::<works_at::Entity>(&places);
    moved.registrations = ids::<registration::Entity>(&papers);
    moved.posts = ids::<post::Entity>(&posts);
    moved.branches = ids::<organisation::Entity>(&branches);
    // Those who spoke for it speak for the survivor.
    let grants = store::open_grants(tx, from).await?;
    moved.grants = ids::<grant::Entity>(&grants);
    give(tx, Parts { aliases, sectors, places, papers, posts, branches, grants }, to).await
}

/// Records that are to belong to another organisation.
struct Parts {
    aliases: Vec<alias::Model>,
    sectors: Vec<works_in::Model>,
    places: Vec<works_at::Model>,
    papers: Vec<registration::Model>,
    posts: Vec<post::Model>,
    branches: Vec<organisation::Model>,
    grants: Vec<grant::Model>,
}

async fn give(tx: &mut Tx<'_>, parts: Parts, to: Id) -> Result<Written> {
    let edit = PartAction::Edit;
    let Parts { aliases, sectors, places, papers, posts, branches, grants } = parts;
    let mut written = set::<alias::Entity>(tx, edit, aliases, |one| one.organisation_id = to).await?;
    written = written.and(set::<works_in::Entity>(tx, edit, sectors, |one| one.organisation_id = to).await?);
    written = written.and(set::<works_at::Entity>(tx, edit, places, |one| one.organisation_id = to).await?);
    written = written.and(set::<registration::Entity>(tx, edit, papers, |one| one.organisation_id = to).await?);
    written = written.and(set::<post::Entity>(tx, edit, posts, |one| one.organisation_id = to).await?);
    let headed = |one: &mut organisation::Model| {
        one.parent_id = Some(to);
        one.version += 1;
    };
    written = written.and(set::<organisation::Entity>(tx, Action::Settle, branches, headed).await?);
    let over = |one: &mut grant::Model| one.scope_id = Some(to);
    Ok(written.and(set::<grant::Entity>(tx, GrantAction::Give, grants, over).await?))
}

/// Alters records of one kind under one permit.
async fn set<E: Guarded>(
    tx: &mut Tx<'_>,
    action: E::Action,
    records: Vec<E::Model>,
    alter: impl Fn(&mut E::Model),
) -> Result<Written>
where
    E::Model: Clone,
{
    let altered = |before: E::Model| {
        let mut after = before.clone();
        alter(&mut after);
        Change::of(before, after)
    };
    let permit = tx.permit_all::<E>(action, &records)?;
    tx.write_all(&permit, records.into_iter().map(altered).collect()).await
}

fn ids<E: Guarded>(records: &[E::Model]) -> Vec<Id>
where
    E::Model: ModelTrait<Entity = E>,
{
    records.iter().map(id_of::<E>).collect()
}

/// The merged organisation's names become spellings of the survivor.
async fn teach(tx: &mut Tx<'_>, survivor: Id, texts: Vec<String>) -> Result<(Written, Vec<alias::Model>)> {
    let mut known: Vec<String> = store::aliases(tx, survivor).await?.into_iter().map(|alias| alias.folded).collect();
    let mut aliases = Vec::new();
    for text in texts {
        let folded = names::fold(&text);
        if !known.contains(&folded) {
            known.push(folded.clone());
            let (id, source) = (tx.new_id(), "merge".to_owned());
            aliases.push(alias::Model { id, organisation_id: survivor, text, folded, language: None, source });
        }
    }
    let permit = tx.permit_all::<alias::Entity>(PartAction::Edit, &aliases)?;
    let written = tx.write_all(&permit, aliases.iter().cloned().map(Change::made).collect()).await?;
    Ok((written, aliases))
}

/// Takes a merge back: what it moved and is still there goes back to where it was.
pub struct UndoMerge {
    pub survivor: Id,
    pub id: Id,
    pub followers: &'static [Follower],
}

impl Command for UndoMerge {
    const NAME: &'static str = "organisations.undo-merge";
    /// The organisation that is there again.
    type Output = Id;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<Id>> {
        let before = tx.find::<merge::Entity>().get(self.id).await?;
        if before.survivor_id != self.survivor {
            return Err(Error::NotFound);
        }
        let survivor = store::get(tx, before.survivor_id).await?;
        let merged = store::get(tx, before.merged_id).await?;
        let permit = tx.permit_all::<organisation::Entity>(Action::Merge, [&survivor, &merged])?;
        survivor.may_give_back(&merged, &before)?;
        let moved: Moved = serde_json::from_value(before.moved.clone())?;
        let mut written = bring_back(tx, &survivor, &merged, &moved).await?;
        let after = vec![
            Change::of(survivor.clone(), survivor.clone().gave_back(&merged, &moved, tx.now())),
            Change::of(merged.clone(), merged.clone().came_back(&moved, tx.now())),
        ];
        written = written.and(tx.write_all(&permit, after).await?);
        for (key, what) in moved.followed {
            if let Some(follower) = self.followers.iter().find(|follower| follower.key == key) {
                (follower.unfollow)(tx, what, merged.id).await?;
            }
        }
        let after = merge::Model { undone_at: Some(tx.now()), ..before.clone() };
        let permit = tx.permit::<merge::Entity>(MergeAction::Undo, &before)?;
        Ok(tx.write(&permit, Change::of(before, after)).await?.and(written).done(merged.id))
    }
}

async fn bring_back(
    tx: &mut Tx<'_>,
    survivor: &organisation::Model,
    merged: &organisation::Model,
    moved: &Moved,
) -> Result<Written> {
    let taught = tx.find::<alias::Entity>().by_ids(moved.taught.iter().copied()).all().await?;
    let permit = tx.permit_all::<alias::Entity>(PartAction::Edit, &taught)?;
    let untaught = tx.write_all(&permit, taught.into_iter().map(Change::removed).collect()).await?;
    let here = survivor.id;
    let parts = Parts {
        aliases: still::<alias::Entity>(tx, &moved.aliases, |one| one.organisation_id == here).await?,
        sectors: still::<works_in::Entity>(tx, &moved.sectors, |one| one.organisation_id == here).await?,
        places: still::<works_at::Entity>(tx, &moved.places, |one| one.organisation_id == here).await?,
        papers: still::<registration::Entity>(tx, &moved.registrations, |one| one.organisation_id == here).await?,
        posts: still::<post::Entity>(tx, &moved.posts, |one| one.organisation_id == here).await?,
        branches: still::<organisation::Entity>(tx, &moved.branches, |one| one.parent_id == Some(here)).await?,
        grants: still::<grant::Entity>(tx, &moved.grants, |one| one.scope_id == Some(here)).await?,
    };
    Ok(give(tx, parts, merged.id).await?.and(untaught))
}

/// Those of the records that are still there and still belong to the survivor.
async fn still<E: Guarded>(tx: &Tx<'_>, ids: &[Id], here: impl Fn(&E::Model) -> bool) -> Result<Vec<E::Model>> {
    let mut records = tx.find::<E>().by_ids(ids.iter().copied()).all().await?;
    records.retain(|record| here(record));
    Ok(records)
}
