//! What activities refer to (lists, places, organisations), read once and asked for every row: the rules that a draft
//! alone cannot show. Bulk work settles a hundred thousand drafts against one `Ground`.

use kernel::{Error, Id, Invalid, Result};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Draft;
use crate::rooms::places::model::place;
use crate::rooms::terms::term;

#[derive(Debug, Default)]
pub struct Ground {
    sectors: FxHashMap<Id, Entry>,
    modalities: FxHashMap<Id, Entry>,
    /// Keys of groups.
    groups: FxHashSet<String>,
    places: FxHashMap<Id, Spot>,
    /// Those the actor sees and that were not merged away.
    organisations: FxHashSet<Id>,
}

#[derive(Debug)]
struct Entry {
    key: String,
    parent: Option<String>,
    active: bool,
}

#[derive(Debug, Clone, Copy, Default)]
struct Spot {
    country: bool,
    governorate: Option<Id>,
    district: Option<Id>,
}

impl Ground {
    pub fn new(
        sectors: Vec<term::Model>,
        modalities: Vec<term::Model>,
        groups: Vec<term::Model>,
        places: &[place::Model],
        organisations: impl IntoIterator<Item = Id>,
    ) -> Self {
        let entry =
            |term: term::Model| (term.id, Entry { key: term.key, parent: term.parent_key, active: term.active });
        Self {
            sectors: sectors.into_iter().map(entry).collect(),
            modalities: modalities.into_iter().map(entry).collect(),
            groups: groups.into_iter().map(|term| term.key).collect(),
            places: spots(places),
            organisations: organisations.into_iter().collect(),
        }
    }

    /// An organisation that is to be registered together with what refers to it.
    pub fn admit(&mut self, organisation: Id) {
        self.organisations.insert(organisation);
    }

    /// The draft with its governorate and district filled in, or all that is wrong with it. What stood in the record
    /// `before` may stay, even where it is offered no more.
    pub fn settle(&self, mut draft: Draft, before: Option<&Draft>) -> Result<Draft> {
        let mut wrong = Invalid::default();
        self.place(&mut draft, &mut wrong);
        self.check_terms(&draft, before, &mut wrong);
        self.check_organisations(&draft, before, &mut wrong);
        match draft.checked() {
            Err(Error::Invalid(own)) => wrong.0.extend(own.0),
            other => other?,
        }
        wrong.check().map(|()| draft)
    }

    fn place(&self, draft: &mut Draft, wrong: &mut Invalid) {
        (draft.governorate_id, draft.district_id) = (None, None);
        let Some(id) = draft.place_id else { return };
        match self.places.get(&id) {
            Some(spot) if spot.country => (draft.place_id, draft.country_wide) = (None, true),
            Some(spot) => (draft.governorate_id, draft.district_id) = (spot.governorate, spot.district),
            None => drop(wrong.add("place_id", "activities-place-unknown")),
        }
    }

    fn check_terms(&self, draft: &Draft, before: Option<&Draft>, wrong: &mut Invalid) {
        let offered = |known: &FxHashMap<Id, Entry>, id: Id, old: Option<Id>| {
            known.get(&id).is_some_and(|entry| entry.active || old == Some(id))
        };
        if !offered(&self.sectors, draft.sector_id, before.map(|old| old.sector_id)) {
            wrong.add("sector_id", "activities-sector-unknown");
        }
        if let Some(id) = draft.subsector_id {
            let sector = self.sectors.get(&draft.sector_id).map(|entry| entry.key.as_str());
            let below = self.sectors.get(&id).is_some_and(|entry| entry.parent.as_deref() == sector);
            if !below || !offered(&self.sectors, id, before.and_then(|old| old.subsector_id)) {
                wrong.add("subsector_id", "activities-subsector-unknown");
            }
        }
        if let Some(id) = draft.modality_id
            && !offered(&self.modalities, id, before.and_then(|old| old.modality_id))
        {
            wrong.add("modality_id", "activities-modality-unknown");
        }
        if draft.groups.iter().any(|key| !self.groups.contains(key)) {
            wrong.add("groups", "activities-group-unknown");
        }
    }

    fn check_organisations(&self, draft: &Draft, before: Option<&Draft>, wrong: &mut Invalid) {
        let named = [
            ("organisation_id", Some(draft.organisation_id), before.map(|old| old.organisation_id)),
            ("programme_id", draft.programme_id, before.and_then(|old| old.programme_id)),
            ("funder_id", draft.funder_id, before.and_then(|old| old.funder_id)),
        ];
        for (field, id, old) in named {
            if id.is_some_and(|id| old != Some(id) && !self.organisations.contains(&id)) {
                wrong.add(field, "activities-organisation-unknown");
            }
        }
    }
}

fn spots(places: &[place::Model]) -> FxHashMap<Id, Spot> {
    let by_id: FxHashMap<Id, &place::Model> = places.iter().map(|place| (place.id, place)).collect();
    let district = |place: &place::Model| {
        let mut here = Some(place);
        // A tree of places has few levels; a broken one ends the walk.
        for _ in 0..8 {
            match here {
                Some(place) if place.level == 2 => return Some(place.id),
                Some(place) => here = place.parent_id.and_then(|id| by_id.get(&id).copied()),
                None => return None,
            }
        }
        None
    };
    let spot = |place: &place::Model| Spot {
        country: place.level == 0,
        governorate: place.governorate_id,
        district: district(place),
    };
    places.iter().map(|place| (place.id, spot(place))).collect()
}
