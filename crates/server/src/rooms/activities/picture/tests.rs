//! The picture against a plain reading of the same rows: whatever is asked, by whomever, the answers are the same.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kernel::{Actor, Clock, DAY, Grant, Id, Page, Role, Scope};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::around::Around;
use super::load::Slim;
use super::*;
use crate::rooms::activities::model::{Counted, FRESH_FOR, Status, Visibility};
use crate::rooms::organisations::model::organisation;

const NOW: Millis = 1_795_413_600_000;

fn id(kind: u8, number: u8) -> Id {
    Id::from_u128(u128::from(kind) << 8 | u128::from(number))
}

fn organisation_id(number: u8) -> Id {
    id(1, number)
}

fn place(number: u8) -> Id {
    id(3, number)
}

prop_compose! {
    fn slim()(
        organisation in 0..4u8, sector in 0..3u8, governorate in prop::option::of(0..3u8), district in any::<bool>(),
        month in 1..6u8, status in 0..4usize, households in prop::bool::weighted(0.2),
        targeted in prop::option::of(0..100i64), reached in prop::option::of(0..100i64), cumulative in any::<bool>(),
        visibility in 0..4usize, aggregate_only in prop::bool::weighted(0.3), age in 0..120i64, funder in prop::option::of(0..4u8),
    ) -> Slim {
        let district = governorate.filter(|_| district).map(|number| place(10 + number));
        Slim {
            id: Id::nil(),
            no: 0,
            organisation_id: organisation_id(organisation),
            programme_id: None,
            funder_id: funder.map(organisation_id),
            sector_id: id(2, sector),
            subsector_id: None,
            place_id: district.or(governorate.map(place)),
            governorate_id: governorate.map(place),
            district_id: district,
            period: format!("2026-{month:02}"),
            status: [Status::Planned, Status::Ongoing, Status::Completed, Status::Suspended][status],
            counted: if households { Counted::Households } else { Counted::People },
            targeted,
            reached,
            cumulative,
            visibility: [Visibility::Public, Visibility::Members, Visibility::Coordination, Visibility::Own][visibility],
            aggregate_only,
            confirmed_at: NOW - age * DAY,
            title: Some("Wells".into()),
            activity_type: None,
            indicator: None,
            project_code: None,
            groups: serde_json::json!([]),
        }
    }
}

fn numbered(mut slims: Vec<Slim>) -> Vec<Slim> {
    for (slim, no) in slims.iter_mut().zip(1..) {
        (slim.no, slim.id) = (no, id(9, no as u8));
    }
    slims
}

/// Organisation 2 is shown to the coordination only, 3 to none.
fn organisations() -> Vec<organisation::Model> {
    let open = [Visibility::Public, Visibility::Members, Visibility::Coordination, Visibility::Own];
    let (_, specimen) = organisation::Entity::specimens().remove(0);
    let of = |(number, visibility): (u8, Visibility)| organisation::Model {
        id: organisation_id(number),
        visibility,
        kind: ["national-ngo", "international-ngo"][usize::from(number % 2)].into(),
        ..specimen.clone()
    };
    (0..4).zip(open).map(of).collect()
}

fn actor() -> impl Strategy<Value = Actor> {
    let grant = |role, scope| Actor::person(id(8, 1), vec![Grant { role, scope }]);
    prop_oneof![
        Just(Actor::visitor()),
        Just(grant(Role::Administrator, Scope::Everything)),
        Just(grant(Role::Coordinator, Scope::Everything)),
        (0..3u8).prop_map(move |number| grant(Role::FieldCoordinator, Scope::Place(place(number)))),
        (0..4u8).prop_map(move |number| grant(Role::FocalPoint, Scope::Organisation(organisation_id(number)))),
    ]
}

fn filter() -> impl Strategy<Value = Filter> {
    let place = prop_oneof![0..3u8, 10..13u8].prop_map(place);
    let statuses = prop::sample::subsequence(vec![Status::Planned, Status::Completed, Status::Suspended], 0..3);
    let months = (prop::option::of(1..6u8), prop::option::of(1..6u8));
    (
        prop::option::of(0..3u8),
        prop::option::weighted(0.3, 0..4u8),
        prop::option::weighted(0.2, Just("national-ngo".to_owned())),
        prop::option::of(place),
        statuses,
        months,
        prop::bool::weighted(0.1),
        prop::bool::weighted(0.2),
    )
        .prop_map(|(sector, organisation, kind, place, statuses, (from, to), mine, stale)| {
            let month = |number: u8| Month::read(&format!("2026-{number:02}")).expect("a month");
            Filter {
                sectors: sector.map(|number| id(2, number)).into_iter().collect(),
                organisations: organisation.map(organisation_id).into_iter().collect(),
                kinds: kind.into_iter().collect(),
                places: place.into_iter().collect(),
                statuses,
                from: from.map(month),
                to: to.map(month),
                mine,
                stale,
                ..Filter::default()
            }
        })
}

fn whole(slims: &[Slim]) -> Arc<Whole> {
    let around = Around {
        organisations: organisations().into_iter().map(|record| (record.id, record)).collect(),
        ..Around::default()
    };
    let mut whole = Whole { around: Arc::new(around), ..Whole::default() };
    for slim in slims {
        whole.put(slim).expect("few ids");
    }
    Arc::new(whole)
}

/// The same, read plainly.
struct Plain<'a> {
    slims: &'a [Slim],
    actor: &'a Actor,
    filter: &'a Filter,
}

impl Plain<'_> {
    fn sees(&self, organisation: Id) -> bool {
        let record = organisations().into_iter().find(|record| record.id == organisation).expect("an organisation");
        organisation::Entity::may(self.actor, OrganisationAction::See, &record)
    }

    /// None: not even counted; else whether it is shown.
    fn shown(&self, slim: &Slim) -> Option<bool> {
        let facts = Facts {
            organisation: slim.organisation_id,
            governorate: slim.governorate_id,
            visibility: slim.visibility,
            aggregate_only: slim.aggregate_only,
        };
        let (sight, seen) = (Sight::of(self.actor), self.sees(slim.organisation_id));
        sight.counted(&facts, seen).then(|| sight.shown(&facts, seen))
    }

    fn passes(&self, slim: &Slim) -> bool {
        let filter = self.filter;
        let month = Month::read(&slim.period).expect("a month");
        let own = self.actor.belongs_to();
        let named = self.sees(slim.organisation_id) || own.contains(&slim.organisation_id);
        let kind = ["national-ngo", "international-ngo"][(slim.organisation_id.as_u128() & 1) as usize];
        let lies_in = [slim.place_id, slim.governorate_id, slim.district_id];
        (filter.sectors.is_empty() || filter.sectors.contains(&slim.sector_id))
            && (filter.organisations.is_empty() || (named && filter.organisations.contains(&slim.organisation_id)))
            && (filter.kinds.is_empty() || (named && filter.kinds[0] == kind))
            && (filter.places.is_empty() || lies_in.iter().flatten().any(|place| filter.places.contains(place)))
            && (filter.statuses.is_empty() || filter.statuses.contains(&slim.status))
            && filter.from.is_none_or(|from| from <= month)
            && filter.to.is_none_or(|to| month <= to)
            && (!filter.mine || own.contains(&slim.organisation_id))
            && (!filter.stale || self.is_stale(slim))
    }

    fn is_current(&self, slim: &Slim) -> bool {
        let others = self.slims.iter().filter(|other| other.organisation_id == slim.organisation_id);
        let latest = others.filter(|other| self.shown(other) == Some(true)).map(|other| &other.period).max();
        let open = matches!(slim.status, Status::Planned | Status::Ongoing);
        open && latest.is_none_or(|latest| slim.period >= *latest)
    }

    fn is_stale(&self, slim: &Slim) -> bool {
        self.is_current(slim) && slim.confirmed_at < NOW - FRESH_FOR
    }

    fn names(&self) -> bool {
        let filter = self.filter;
        !filter.organisations.is_empty() || !filter.kinds.is_empty() || filter.mine || filter.stale
    }

    fn sifted<'a>(&self, slims: &'a [Slim]) -> Vec<(&'a Slim, bool)> {
        let passing = slims.iter().filter(|slim| self.passes(slim));
        let open = passing.filter_map(|slim| Some((slim, self.shown(slim)?)));
        open.filter(|(_, shown)| *shown || !self.names()).collect()
    }
}

/// Rows whose figures count: those of one month, and the last of each run, rows shown and rows only counted apart.
fn counting<'a>(rows: &[(&'a Slim, bool)]) -> Vec<(&'a Slim, bool)> {
    let run = |slim: &Slim, shown: bool| {
        let people = slim.counted == Counted::People;
        (shown, slim.organisation_id, slim.funder_id, slim.sector_id, slim.place_id, people)
    };
    let mut last = BTreeMap::new();
    for (slim, shown) in rows.iter().filter(|(slim, _)| slim.cumulative) {
        let newest = last.entry(run(slim, *shown)).or_insert((slim.period.clone(), slim.no));
        *newest = (slim.period.clone(), slim.no).max(newest.clone());
    }
    let counts = |slim: &Slim, shown| !slim.cumulative || last[&run(slim, shown)].1 == slim.no;
    rows.iter().filter(|(slim, shown)| counts(slim, *shown)).copied().collect()
}

fn tally(rows: &[(&Slim, bool)], counting: &[(&Slim, bool)]) -> Tally {
    let sum = |counted: Counted, figure: fn(&Slim) -> Option<i64>| {
        let figures = counting.iter().filter(|(slim, _)| slim.counted == counted);
        figures.filter_map(|(slim, _)| figure(slim)).sum::<i64>() as u64
    };
    let named: BTreeSet<Id> = rows.iter().filter(|(_, shown)| *shown).map(|(slim, _)| slim.organisation_id).collect();
    Tally {
        activities: rows.len() as u64,
        organisations: named.len() as u64,
        targeted: sum(Counted::People, |slim| slim.targeted),
        reached: sum(Counted::People, |slim| slim.reached),
        households: sum(Counted::Households, |slim| slim.reached),
    }
}

fn group(rows: &[(&Slim, bool)], named: bool, key: impl Fn(&Slim) -> Key) -> BTreeMap<Key, Tally> {
    let counting = counting(rows);
    let within = |rows: &[(&Slim, bool)]| -> BTreeMap<Key, Vec<usize>> {
        let mut groups: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
        for (at, (slim, shown)) in rows.iter().enumerate() {
            if *shown || !named {
                groups.entry(key(slim)).or_default().push(at);
            }
        }
        groups
    };
    let figures = within(&counting);
    let groups = within(rows).into_iter().map(|(key, at)| {
        let some: Vec<_> = at.iter().map(|at| rows[*at]).collect();
        let figures: Vec<_> = figures.get(&key).into_iter().flatten().map(|at| counting[*at]).collect();
        (key, tally(&some, &figures))
    });
    groups.collect()
}

proptest! {
    #[test]
    fn every_figure_is_what_plain_counting_gives(
        slims in prop::collection::vec(slim(), 0..60).prop_map(numbered), actor in actor(), filter in filter()
    ) {
        let picture = Picture::of(whole(&slims), &actor, &Clock::fixed(NOW));
        let sieve = picture.sieve(&filter, None);
        let plain = Plain { slims: &slims, actor: &actor, filter: &filter };
        let rows = plain.sifted(&slims);
        let shown: Vec<i64> = rows.iter().filter(|(_, shown)| *shown).map(|(slim, _)| slim.no).collect();
        prop_assert_eq!(picture.count(&sieve), shown.len() as u64);
        prop_assert_eq!(picture.page(&sieve, Order::Oldest, Page { number: 1, size: 100 }), shown);
        let (total, groups) = picture.tallies(&sieve, &[Dimension::Sector, Dimension::Organisation, Dimension::Governorate, Dimension::Month]);
        prop_assert_eq!(total, tally(&rows, &counting(&rows)));
        let current: Vec<_> = rows.iter().filter(|(slim, shown)| *shown && plain.is_current(slim)).collect();
        let stale = current.iter().filter(|(slim, _)| plain.is_stale(slim)).count();
        prop_assert_eq!(picture.staleness(&sieve), (current.len() as u64, stale as u64));
        let of = |id: Option<Id>| id.map_or(Key::Nothing, Key::Of);
        let by_sector = group(&rows, false, |slim| Key::Of(slim.sector_id));
        let by_organisation = group(&rows, true, |slim| Key::Of(slim.organisation_id));
        let by_governorate = group(&rows, false, |slim| of(slim.governorate_id));
        let by_month = group(&rows, false, |slim| Key::Month(Month::read(&slim.period).expect("a month")));
        for (ours, plain) in groups.into_iter().zip([by_sector, by_organisation, by_governorate, by_month]) {
            prop_assert_eq!(ours.into_iter().collect::<BTreeMap<_, _>>(), plain);
        }
        let matrix = picture.matrix(&sieve, Dimension::Organisation, Dimension::Governorate);
        for ((row, total), cells) in matrix.rows.iter().zip(&matrix.cells) {
            prop_assert_eq!(cells.iter().map(|cell| cell.activities).sum::<u64>(), total.activities);
            for ((column, _), cell) in matrix.columns.iter().zip(cells) {
                let here = |slim: &Slim| Key::Of(slim.organisation_id) == *row && of(slim.governorate_id) == *column;
                let count = rows.iter().filter(|(slim, shown)| *shown && here(slim)).count();
                prop_assert_eq!(cell.activities, count as u64);
            }
        }
    }

    #[test]
    fn pages_of_every_order_hold_each_row_once(slims in prop::collection::vec(slim(), 0..40).prop_map(numbered)) {
        let picture = Picture::of(whole(&slims), &Actor::system("tests"), &Clock::fixed(NOW));
        let sieve = picture.sieve(&Filter::default(), None);
        for order in [Order::Newest, Order::Month, Order::Confirmed, Order::Reached, Order::TargetedRising] {
            let pages = (1..=6).flat_map(|number| picture.page(&sieve, order, Page { number, size: 7 }));
            let mut all: Vec<i64> = pages.collect();
            let (_, total) = picture.list(&sieve, order, Page { number: 2, size: 7 });
            prop_assert_eq!(total, picture.count(&sieve));
            all.sort_unstable();
            prop_assert_eq!(all, (1..=slims.len() as i64).collect::<Vec<_>>());
        }
    }
}

#[test]
fn a_copy_keeps_what_it_held_while_the_rows_go_on() {
    let slims = numbered(vec![]);
    let before = whole(&slims);
    let mut after = (*before).clone();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let row = slim().new_tree(&mut runner).expect("a row").current();
    let row = Slim { no: 70_000, id: id(9, 1), ..row };
    after.put(&row).expect("few ids");
    assert_eq!((before.rows().count(), after.rows().count(), after.end()), (0, 1, 70_001));
    let held = after.clone();
    after.remove(&[row.id].into_iter().collect());
    assert_eq!((held.rows().count(), after.rows().count()), (1, 0));
}
