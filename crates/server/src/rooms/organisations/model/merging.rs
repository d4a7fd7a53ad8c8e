//! The rules of merging: which may be merged, what each record is afterwards, and what is noted so that it can be undone.

use kernel::{Error, Id, Millis, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{State, Visibility, merge, organisation};

/// What a merge moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The survivor's visibility, and the state of the merged, before.
    pub visibility: Visibility,
    pub state: State,
    /// Spellings the survivor was taught.
    pub taught: Vec<Id>,
    pub aliases: Vec<Id>,
    pub sectors: Vec<Id>,
    pub places: Vec<Id>,
    pub registrations: Vec<Id>,
    pub posts: Vec<Id>,
    pub branches: Vec<Id>,
    pub grants: Vec<Id>,
    /// What later rooms noted, by their message keys.
    pub followed: Vec<(String, Json)>,
}

impl Default for Moved {
    fn default() -> Self {
        Self {
            visibility: Visibility::Own,
            state: State::Active,
            taught: Vec::new(),
            aliases: Vec::new(),
            sectors: Vec::new(),
            places: Vec::new(),
            registrations: Vec::new(),
            posts: Vec::new(),
            branches: Vec::new(),
            grants: Vec::new(),
            followed: Vec::new(),
        }
    }
}

impl Moved {
    /// How many records of this room moved, by the messages that name them.
    pub fn counts(&self) -> Vec<(&'static str, usize)> {
        vec![
            ("organisations-moved-aliases", self.aliases.len()),
            ("organisations-moved-registrations", self.registrations.len()),
            ("organisations-moved-posts", self.posts.len()),
            ("organisations-moved-sectors", self.sectors.len()),
            ("organisations-moved-places", self.places.len()),
            ("organisations-moved-branches", self.branches.len()),
            ("organisations-moved-roles", self.grants.len()),
        ]
    }
}

impl organisation::Model {
    /// Whether the other may be merged into this one. A branch is not its headquarters, and branches are one level deep.
    pub fn may_take_in(&self, other: &Self, other_has_branches: bool) -> Result<()> {
        let refused = |key| Err(Error::invalid("other", key));
        if self.id == other.id {
            return refused("organisations-merge-itself");
        }
        if self.state == State::Merged || other.state == State::Merged {
            return Err(Error::Conflict("organisations-merged-already"));
        }
        if self.parent_id == Some(other.id) || (other_has_branches && self.parent_id.is_some()) {
            return refused("organisations-merge-into-branch");
        }
        Ok(())
    }

    /// Every text this one goes by that the other does not.
    pub fn spellings_for(&self, other: &Self) -> Vec<String> {
        let folded = |one: &Self| -> Vec<String> {
            one.draft().spellings().iter().chain(&one.acronym).map(|text| names::fold(text)).collect()
        };
        let known = folded(other);
        let own = self.draft().spellings().into_iter().chain(self.acronym.clone());
        own.filter(|text| !known.contains(&names::fold(text))).collect()
    }

    /// After taking another in. Neither is shown more openly than before.
    pub fn took_in(self, visibility: Visibility, now: Millis) -> Self {
        Self { visibility, version: self.version + 1, updated_at: now, ..self }
    }

    pub fn gone_into(self, survivor: Id, now: Millis) -> Self {
        Self { state: State::Merged, merged_into: Some(survivor), version: self.version + 1, updated_at: now, ..self }
    }

    /// Whether the merge can be taken back: it is the one in force, and this has not itself been merged since.
    pub fn may_give_back(&self, merged: &Self, merge: &merge::Model) -> Result<()> {
        if merge.undone_at.is_some() || merged.merged_into != Some(self.id) {
            return Err(Error::Conflict("organisations-merge-undone-already"));
        }
        if self.state == State::Merged {
            return Err(Error::Conflict("organisations-merge-later-first"));
        }
        Ok(())
    }

    /// Shown as before the merge, unless somebody has said otherwise since.
    pub fn gave_back(self, merged: &Self, moved: &Moved, now: Millis) -> Self {
        let untouched = self.visibility == moved.visibility.stricter(merged.visibility);
        let visibility = if untouched { moved.visibility } else { self.visibility };
        Self { visibility, version: self.version + 1, updated_at: now, ..self }
    }

    pub fn came_back(self, moved: &Moved, now: Millis) -> Self {
        Self { state: moved.state, merged_into: None, version: self.version + 1, updated_at: now, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Draft;
    use super::*;

    fn made(id: u128, name: &str, visibility: Visibility) -> organisation::Model {
        let draft = Draft { name: name.into(), acronym: Some("RBS".into()), visibility, ..Draft::default() };
        organisation::Model::made(Id::from_u128(id), &draft, 0)
    }

    #[test]
    fn a_merge_and_its_undo_leave_names_state_and_visibility_as_they_were() {
        let (one, other) =
            (made(1, "Reed Bridge", Visibility::Public), made(2, "Reed Bridge Society", Visibility::Own));
        let moved = Moved { visibility: one.visibility, state: other.state, ..Moved::default() };
        let taken = one.clone().took_in(one.visibility.stricter(other.visibility), 1);
        let gone = other.clone().gone_into(one.id, 1);
        assert_eq!((taken.visibility, gone.state, gone.merged_into), (Visibility::Own, State::Merged, Some(one.id)));
        let back = taken.gave_back(&gone, &moved, 0);
        assert_eq!(back, organisation::Model { version: 3, ..one });
        assert_eq!(gone.came_back(&moved, 0), organisation::Model { version: 3, ..other });
    }

    #[test]
    fn only_spellings_the_survivor_lacks_are_taught() {
        let (one, other) =
            (made(1, "Reed Bridge", Visibility::Public), made(2, "Reed Bridge Society", Visibility::Own));
        assert_eq!(other.spellings_for(&one), ["Reed Bridge Society"]);
    }

    #[test]
    fn a_headquarters_is_not_merged_into_its_branch_nor_anything_into_itself() {
        let (head, mut branch) =
            (made(1, "Reed Bridge", Visibility::Public), made(2, "Reed Erbil", Visibility::Public));
        branch.parent_id = Some(head.id);
        assert!(branch.may_take_in(&head, true).is_err() && head.may_take_in(&head, false).is_err());
        assert!(head.may_take_in(&branch, false).is_ok());
    }
}
