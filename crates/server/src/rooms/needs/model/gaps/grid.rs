//! The figures of both sides, brought to one group and ready to be asked by area and sector.

use kernel::Id;
use rustc_hash::FxHashMap;

use super::{Cell, Done, EVERYONE, Ground, InNeed, Need, State};
use crate::rooms::activities::picture::Presence;

/// Groups within groups, at most.
const DEEPEST: u8 = 6;

pub(super) struct Grid<'a> {
    districts: FxHashMap<Id, &'a [Id]>,
    /// Places directly in a district, where one of them has a figure.
    below: &'a FxHashMap<Id, Vec<Id>>,
    /// By place and sector, for the group that is asked for.
    needs: FxHashMap<(Id, Id), InNeed>,
    /// By area (a district; a governorate for what is of the whole of it; none for the country) and sector.
    work: FxHashMap<(Option<Id>, Id), Done>,
}

/// How the groups of some work stand to the group that is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bearing {
    /// For this group alone.
    Exactly,
    /// For this group among others.
    Among,
    /// For all or for nobody in particular.
    Untold,
    /// For others.
    Elsewhere,
}

impl<'a> Grid<'a> {
    pub fn new(ground: &'a Ground, needs: &[Need], presence: &Presence, group: Option<&str>) -> Self {
        let mut by_place: FxHashMap<(Id, Id), FxHashMap<&str, &Need>> = FxHashMap::default();
        for need in needs {
            by_place.entry((need.place, need.sector)).or_default().insert(&need.group, need);
        }
        let needs = by_place.into_iter().filter_map(|(at, groups)| Some((at, of_group(ground, &groups, group)?)));
        let bearings: Vec<Bearing> = presence.groups.iter().map(|set| bearing(ground, set, group)).collect();
        let mut work: FxHashMap<(Option<Id>, Id), Done> = FxHashMap::default();
        for one in &presence.work {
            let done = work.entry((one.district.or(one.governorate), one.sector)).or_default();
            match bearings.get(one.groups).copied().unwrap_or(Bearing::Untold) {
                Bearing::Exactly => {
                    done.activities += one.activities;
                    done.planned += one.planned;
                    done.reached += one.reached;
                    done.households += one.households;
                }
                Bearing::Among => {
                    done.activities += one.activities;
                    done.untold += one.reached;
                }
                Bearing::Untold => {
                    done.untold_activities += one.activities;
                    done.untold += one.reached;
                }
                Bearing::Elsewhere => {}
            }
        }
        let districts = ground.governorates.iter().map(|(id, districts)| (*id, districts.as_slice())).collect();
        Self { districts, below: &ground.below, needs: needs.collect(), work }
    }

    /// The districts of a governorate, in their order.
    pub fn districts(&self, governorate: Id) -> &'a [Id] {
        self.districts.get(&governorate).copied().unwrap_or_default()
    }

    /// What is said of the area as a whole: the highest of these sectors.
    pub fn said(&self, area: Id, sectors: &[Id]) -> Option<InNeed> {
        let known = sectors.iter().filter_map(|sector| self.needs.get(&(area, *sector)));
        known.cloned().max_by_key(|need| need.people)
    }

    fn parts(&self, area: Id) -> &[Id] {
        let below = || self.below.get(&area).map(Vec::as_slice);
        self.districts.get(&area).copied().or_else(below).unwrap_or_default()
    }

    /// The need of an area over these sectors: in it, or in each of its parts, that of the sector with the highest.
    pub fn need(&self, area: Id, sectors: &[Id]) -> Option<InNeed> {
        let alone = sectors.iter().filter_map(|sector| self.need_of(area, *sector)).max_by_key(|need| need.people);
        let parts = self.parts(area).iter().filter_map(|part| self.need(*part, sectors));
        larger(alone, parts.reduce(added))
    }

    /// The need of an area for one sector: its parts where each of them has a figure and none is older than the area's own; else
    /// the larger of the two.
    fn need_of(&self, area: Id, sector: Id) -> Option<InNeed> {
        let own = self.needs.get(&(area, sector)).cloned();
        let parts: Vec<Option<InNeed>> = self.parts(area).iter().map(|part| self.need_of(*part, sector)).collect();
        let whole = !parts.is_empty() && parts.iter().all(Option::is_some);
        match (own, parts.into_iter().flatten().reduce(added)) {
            (Some(own), Some(parts)) if whole && parts.as_of >= own.as_of => Some(parts),
            (own, parts) => larger(own, parts),
        }
    }

    /// The work in an area: in each of its parts that of the sector that reached the most.
    pub fn done(&self, area: Id, sectors: &[Id]) -> Done {
        let parts = self.districts(area).iter().map(|district| self.done_at(Some(*district), sectors));
        parts.fold(self.done_at(Some(area), sectors), plus)
    }

    /// Work that lies in no single one of the areas asked for.
    pub fn elsewhere(&self, within: Option<Id>, sectors: &[Id]) -> Done {
        self.done_at(within, sectors)
    }

    pub fn cell(&self, area: Id, sectors: &[Id]) -> Cell {
        let (need, done) = (self.need(area, sectors), self.done(area, sectors));
        let uncovered = need.as_ref().map(|need| self.uncovered(area, sectors, need.people, &done));
        let state = match uncovered {
            None => State::NoData,
            Some(0) => State::Covered,
            Some(_) if done.reached > 0 || done.households > 0 => State::PartlyCovered,
            // Work that names no group may well be for this one: it is no absence.
            Some(_) if done.activities + done.untold_activities > 0 => State::PlannedOnly,
            Some(_) => State::NoPresence,
        };
        Cell { state, need, done, uncovered }
    }

    /// More reached than in need in one district leaves nobody in the next one covered; what was reached in the
    /// governorate as a whole may have been anywhere in it.
    fn uncovered(&self, area: Id, sectors: &[Id], people: u64, done: &Done) -> u64 {
        let left = |district: &Id| {
            let need = self.need(*district, sectors).map_or(0, |need| need.people);
            need.saturating_sub(self.done_at(Some(*district), sectors).reached)
        };
        let by_district: u64 = self.districts(area).iter().map(left).sum();
        let anywhere = self.done_at(Some(area), sectors).reached;
        people.saturating_sub(done.reached).max(by_district.saturating_sub(anywhere))
    }

    /// People are those of the sector that reached the most; activities are all there are.
    fn done_at(&self, area: Option<Id>, sectors: &[Id]) -> Done {
        let there = sectors.iter().filter_map(|sector| self.work.get(&(area, *sector)));
        there.fold(Done::default(), |most, one| Done {
            activities: most.activities + one.activities,
            planned: most.planned.max(one.planned),
            reached: most.reached.max(one.reached),
            households: most.households.max(one.households),
            untold: most.untold.max(one.untold),
            untold_activities: most.untold_activities + one.untold_activities,
        })
    }
}

fn plus(one: Done, other: Done) -> Done {
    Done {
        activities: one.activities + other.activities,
        planned: one.planned + other.planned,
        reached: one.reached + other.reached,
        households: one.households + other.households,
        untold: one.untold + other.untold,
        untold_activities: one.untold_activities + other.untold_activities,
    }
}

fn added(one: InNeed, other: InNeed) -> InNeed {
    InNeed {
        people: one.people + other.people,
        severity: one.severity.max(other.severity),
        as_of: one.as_of.min(other.as_of),
    }
}

/// A whole is at least its parts.
fn larger(whole: Option<InNeed>, parts: Option<InNeed>) -> Option<InNeed> {
    match (whole, parts) {
        (Some(whole), Some(parts)) => Some(if parts.people > whole.people { parts } else { whole }),
        (whole, parts) => whole.or(parts),
    }
}

/// The need of one group, or of all people, from the figures of one place and sector.
fn of_group(ground: &Ground, figures: &FxHashMap<&str, &Need>, group: Option<&str>) -> Option<InNeed> {
    let group = group.filter(|group| *group != EVERYONE);
    larger(
        group.map_or_else(|| own(figures, EVERYONE), |key| own(figures, key)),
        parts(ground, figures, group, DEEPEST),
    )
}

fn own(figures: &FxHashMap<&str, &Need>, key: &str) -> Option<InNeed> {
    let need = figures.get(key)?;
    Some(InNeed { people: need.people, severity: need.severity, as_of: need.as_of.clone() })
}

/// What the groups below one say together. A list that runs in a circle ends at `depth`.
fn parts(ground: &Ground, figures: &FxHashMap<&str, &Need>, group: Option<&str>, depth: u8) -> Option<InNeed> {
    let deeper = depth.checked_sub(1)?;
    let below = ground.groups.iter().filter(|(part, above)| above.as_deref() == group && part.as_str() != EVERYONE);
    below.filter_map(|(part, _)| larger(own(figures, part), parts(ground, figures, Some(part), deeper))).reduce(added)
}

fn bearing(ground: &Ground, set: &[String], group: Option<&str>) -> Bearing {
    let Some(group) = group.filter(|group| *group != EVERYONE) else { return Bearing::Exactly };
    let within = |key: &str| {
        let above = |key: &&str| ground.groups.get(*key).and_then(|above| above.as_deref());
        std::iter::successors(Some(key), above).take(usize::from(DEEPEST)).any(|key| key == group)
    };
    // Of sex, age and disability the figures say nothing: only population groups tell people apart here.
    let mut named = set.iter().map(String::as_str).filter(|key| ground.groups.contains_key(*key)).peekable();
    if named.peek().is_none() || set.iter().any(|key| key == EVERYONE) {
        return Bearing::Untold;
    }
    let (inside, outside): (Vec<&str>, Vec<&str>) = named.partition(|key| within(key));
    match (inside.is_empty(), outside.is_empty()) {
        (false, true) => Bearing::Exactly,
        (false, false) => Bearing::Among,
        (true, _) => Bearing::Elsewhere,
    }
}
