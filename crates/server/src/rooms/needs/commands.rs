//! What is done to needs: registering and correcting assessments and figures, saying what is known of a place, and recording
//! what was decided about a gap. What is wrong is told all at once, field by field.

mod assess;
mod count;
mod decide;
mod partners;
mod stand;

use std::sync::Arc;

use kernel::{Error, Id, Invalid, Reads, Result, Tx};

use super::access::{Action, StandingAction};
use super::following::{Owned, Placed, follow_owner, follow_places, unfollow_owner};
use super::model::{Hand, assessment, decision, figure, place_standing};
use crate::rooms::organisations::{self, Follower};
use crate::rooms::places::model::{COUNTRY, DISTRICT, GOVERNORATE};
use crate::rooms::places::{self, Atlas, Follow};
use crate::rooms::terms::{self, term};

pub use assess::{Assess, EditAssessment, RemoveAssessment};
pub use count::{
    CountAll, CountNeed, Counting, EditFigure, RemoveFigure, add_figures, correct_figures, remove_figures,
};
pub use decide::{Decide, EditDecision, RemoveDecision};
pub use stand::{Stand, StandAll};

/// What follows when a unit is switched on or off.
pub const FOLLOW: [Follow; 4] = [
    follow_places::<figure::Entity>,
    follow_places::<place_standing::Entity>,
    follow_places::<decision::Entity>,
    assess::follow,
];

/// What follows an organisation through a merge.
pub const FOLLOWERS: [Follower; 3] = [
    Follower {
        key: "needs-assessments-moved",
        follow: follow_owner::<assessment::Entity>,
        unfollow: unfollow_owner::<assessment::Entity>,
    },
    Follower {
        key: "needs-figures-moved",
        follow: follow_owner::<figure::Entity>,
        unfollow: unfollow_owner::<figure::Entity>,
    },
    Follower { key: "needs-partners-moved", follow: partners::follow, unfollow: partners::unfollow },
];

impl Placed for figure::Entity {
    const EDIT: Action = Action::Edit;
    const PLACE: figure::Column = figure::Column::PlaceId;

    fn place(record: &figure::Model) -> (Id, Option<Id>) {
        (record.place_id, record.governorate_id)
    }

    fn moved(record: figure::Model, governorate_id: Option<Id>) -> figure::Model {
        figure::Model { governorate_id, why: None, version: record.version + 1, ..record }
    }
}

impl Placed for place_standing::Entity {
    const EDIT: StandingAction = StandingAction::Edit;
    const PLACE: place_standing::Column = place_standing::Column::PlaceId;

    fn place(record: &place_standing::Model) -> (Id, Option<Id>) {
        (record.place_id, record.governorate_id)
    }

    fn moved(record: place_standing::Model, governorate_id: Option<Id>) -> place_standing::Model {
        place_standing::Model { governorate_id, why: None, version: record.version + 1, ..record }
    }
}

impl Placed for decision::Entity {
    const EDIT: Action = Action::Edit;
    const PLACE: decision::Column = decision::Column::PlaceId;

    fn place(record: &decision::Model) -> (Id, Option<Id>) {
        (record.place_id, record.governorate_id)
    }

    fn moved(record: decision::Model, governorate_id: Option<Id>) -> decision::Model {
        decision::Model { governorate_id, why: None, version: record.version + 1, ..record }
    }
}

impl Owned for assessment::Entity {
    const EDIT: Action = Action::Edit;
    const OWNER: assessment::Column = assessment::Column::OrganisationId;

    fn given(record: assessment::Model, organisation_id: Id) -> assessment::Model {
        assessment::Model { organisation_id, why: None, version: record.version + 1, ..record }
    }
}

impl Owned for figure::Entity {
    const EDIT: Action = Action::Edit;
    const OWNER: figure::Column = figure::Column::OrganisationId;

    fn given(record: figure::Model, organisation_id: Id) -> figure::Model {
        figure::Model { organisation_id: Some(organisation_id), why: None, version: record.version + 1, ..record }
    }
}

/// What is said where somebody would open or give away what is another's.
const KEPT: [&str; 2] = ["needs-not-yours-to-open", "needs-not-yours-to-give"];

/// Who is writing, now.
fn hand(tx: &Tx<'_>, why: Option<String>) -> Hand {
    Hand { now: tx.now(), by: tx.actor().id(), why, sample: false }
}

/// The day it is in the country, as ISO text.
fn today(tx: &Tx<'_>) -> String {
    tx.app().clock().day_of(tx.now()).to_string()
}

fn seen_is(version: i64, seen: i64) -> Result<()> {
    if version == seen { Ok(()) } else { Err(Error::Conflict("needs-conflict")) }
}

/// The faults of a record itself, and those of what it refers to, together.
fn together(own: Result<()>, wrong: Invalid) -> Result<()> {
    let mut all = match own {
        Err(Error::Invalid(own)) => own,
        Err(other) => return Err(other),
        Ok(()) => Invalid::default(),
    };
    all.0.extend(wrong.0);
    all.check()
}

/// What records of needs refer to, read once.
struct Ground {
    atlas: Arc<Atlas>,
    sectors: Vec<term::Model>,
    groups: Vec<term::Model>,
}

impl Ground {
    async fn read(reads: &impl Reads) -> Result<Self> {
        Ok(Self {
            atlas: places::atlas(reads).await?,
            sectors: terms::every(reads, terms::SECTOR).await?,
            groups: terms::every(reads, terms::GROUP).await?,
        })
    }

    /// The governorate of a place figures may be about: any place in the country.
    fn governorate_of_any(&self, place: Id, wrong: &mut Invalid) -> Option<Id> {
        let known = self.atlas.get(place).filter(|place| place.level != COUNTRY);
        if known.is_none() {
            wrong.add("place_id", "needs-place-country");
        }
        known.and_then(|place| place.governorate)
    }

    /// The governorate of a place that decisions and what is known of places may be about: a governorate or a district.
    fn governorate(&self, place: Id, wrong: &mut Invalid) -> Option<Id> {
        let known = self.atlas.get(place).filter(|place| matches!(place.level, GOVERNORATE | DISTRICT));
        if known.is_none() {
            wrong.add("place_id", "needs-place-wrong");
        }
        known.and_then(|place| place.governorate)
    }

    /// Whether each is a sector that is offered, or stood there before.
    fn check_sectors(&self, field: &'static str, sectors: &[Id], before: &[Id], wrong: &mut Invalid) {
        let offered = |id: &Id| before.contains(id) || self.sectors.iter().any(|term| term.id == *id && term.active);
        if !sectors.iter().all(offered) {
            wrong.add(field, "needs-sector-unknown");
        }
    }

    /// Whether the group is one of the list that tells people apart.
    fn check_group(&self, key: &str, wrong: &mut Invalid) {
        if !self.groups.iter().any(|term| term.key == key && is_population(term)) {
            wrong.add("population_group", "needs-group-unknown");
        }
    }
}

/// Whether an entry of the list of groups is a population group, not a sex or an age.
pub fn is_population(term: &term::Model) -> bool {
    term.attributes().measures.is_none_or(|kind| kind == "population")
}

/// Whether each is an organisation the actor sees, or stood there before.
async fn check_organisations(
    reads: &impl Reads,
    field: &'static str,
    organisations: &[Id],
    before: &[Id],
    wrong: &mut Invalid,
) -> Result<()> {
    for id in organisations.iter().filter(|id| !before.contains(id)) {
        match organisations::get(reads, *id).await {
            Ok(found) if found.merged_into.is_none() => {}
            Ok(_) | Err(Error::NotFound) => {
                wrong.add(field, "needs-organisation-unknown");
                break;
            }
            Err(other) => return Err(other),
        }
    }
    Ok(())
}
