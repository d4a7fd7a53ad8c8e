//! The five states and the rules of adding up, each shown on a small country.

use super::*;
use crate::rooms::activities::picture::Work;
use proptest::prelude::*;

const WATER: u128 = 90;
const HEALTH: u128 = 91;
const MINES: u128 = 95;

fn id(n: u128) -> Id {
    Id::from_u128(n)
}

/// Governorate 1 with districts 11 (of two sub-districts) and 12, governorate 2 without any; water, and health with mines as its part.
fn ground() -> Ground {
    let group = |key: &str, above: Option<&str>| (key.to_owned(), above.map(str::to_owned));
    Ground {
        governorates: vec![(id(1), vec![id(11), id(12)]), (id(2), Vec::new())],
        sectors: vec![(id(WATER), Vec::new()), (id(HEALTH), vec![id(MINES)])],
        groups: [group("everyone", None), group("idps", None), group("camp", Some("idps")), group("host", None)]
            .into_iter()
            .collect(),
        below: [(id(11), vec![id(111), id(112)])].into_iter().collect(),
    }
}

fn need(place: u128, sector: u128, group: &str, people: u64) -> Need {
    Need {
        place: id(place),
        sector: id(sector),
        group: group.into(),
        people,
        severity: Some(3),
        as_of: "2026-10-01".into(),
    }
}

fn work(governorate: u128, district: Option<u128>, sector: u128, groups: usize, figures: (u64, u64)) -> Work {
    Work {
        governorate: Some(id(governorate)),
        district: district.map(id),
        sector: id(sector),
        groups,
        activities: 1,
        planned: figures.0,
        reached: figures.1,
        households: 0,
    }
}

fn presence(work: Vec<Work>) -> Presence {
    let sets: [&[&str]; 5] = [&[], &["idps"], &["camp"], &["idps", "host"], &["everyone"]];
    let groups = sets.iter().map(|set| set.iter().map(|key| (*key).to_owned()).collect()).collect();
    Presence { work, groups, ..Presence::default() }
}

fn cell(needs: &[Need], work: Vec<Work>, group: Option<&str>) -> Cell {
    let ask = Ask { group: group.map(str::to_owned), within: None };
    gaps(&ground(), needs, &presence(work), &ask).cells[0][0].clone()
}

#[test]
fn the_five_states_are_told_apart() {
    let known = [need(1, WATER, "everyone", 100)];
    let state = |needs: &[Need], work: Vec<Work>| cell(needs, work, None).state;
    assert_eq!(state(&[], vec![]), State::NoData);
    assert_eq!(state(&[], vec![work(1, Some(11), WATER, 0, (10, 10))]), State::NoData, "work says nothing of need");
    assert_eq!(state(&known, vec![]), State::NoPresence);
    assert_eq!(state(&known, vec![work(2, None, WATER, 0, (10, 10))]), State::NoPresence, "work elsewhere");
    assert_eq!(state(&known, vec![work(1, None, HEALTH, 0, (10, 10))]), State::NoPresence, "work of another sector");
    assert_eq!(state(&known, vec![work(1, Some(11), WATER, 0, (80, 0))]), State::PlannedOnly);
    assert_eq!(state(&known, vec![work(1, Some(11), WATER, 0, (80, 99))]), State::PartlyCovered);
    assert_eq!(state(&known, vec![work(1, Some(11), WATER, 0, (0, 100))]), State::Covered);
    assert_eq!(state(&[need(1, WATER, "everyone", 0)], vec![]), State::Covered, "nobody is in need");
    let households = Work { households: 900, ..work(1, None, WATER, 0, (0, 0)) };
    assert_eq!(state(&known, vec![households]), State::PartlyCovered, "households are not people");
}

#[test]
fn what_is_too_much_in_one_district_covers_nobody_in_the_next() {
    let needs = [need(11, WATER, "everyone", 100), need(12, WATER, "everyone", 100)];
    let cell = cell(&needs, vec![work(1, Some(11), WATER, 0, (0, 500))], None);
    assert_eq!(
        (cell.state, cell.uncovered, cell.need.map(|need| need.people)),
        (State::PartlyCovered, Some(100), Some(200))
    );
}

#[test]
fn work_of_the_whole_governorate_may_have_been_anywhere_in_it() {
    let needs = [need(11, WATER, "everyone", 100), need(12, WATER, "everyone", 100)];
    assert_eq!(cell(&needs, vec![work(1, None, WATER, 0, (0, 150))], None).uncovered, Some(50));
    let districts = Ask { group: None, within: Some(id(1)) };
    let gaps = gaps(&ground(), &needs, &presence(vec![work(1, None, WATER, 0, (0, 150))]), &districts);
    assert_eq!(gaps.areas, [id(11), id(12)]);
    assert!(gaps.cells.iter().all(|cells| cells[0].state == State::NoPresence));
    assert_eq!(gaps.elsewhere[0].reached, 150, "it is told apart");
}

#[test]
fn a_whole_is_at_least_its_parts() {
    let whole = |own: u64| {
        let needs = [need(1, WATER, "everyone", own), need(11, WATER, "idps", 60), need(11, WATER, "host", 20)];
        cell(&needs, vec![], None).need.map(|need| need.people)
    };
    assert_eq!((whole(70), whole(100)), (Some(80), Some(100)));
    let parts = [need(1, WATER, "idps", 50), need(1, WATER, "camp", 70)];
    assert_eq!(cell(&parts, vec![], Some("idps")).need.map(|need| need.people), Some(70));
    assert_eq!(cell(&parts, vec![], Some("host")).need, None);
}

#[test]
fn finer_figures_count_where_they_are_whole_and_not_older_and_nothing_counts_twice() {
    let on = |day: &str, need: Need| Need { as_of: day.into(), ..need };
    let people = |needs: &[Need]| cell(needs, vec![], None).need.map(|need| need.people);
    let (whole, one, other) =
        (need(1, WATER, "everyone", 900), need(11, WATER, "everyone", 200), need(12, WATER, "everyone", 300));
    assert_eq!(people(&[whole.clone(), one.clone()]), Some(900), "one district does not stand for all");
    assert_eq!(people(&[whole.clone(), one.clone(), other.clone()]), Some(500), "both together do");
    let older = on("2026-09-30", other.clone());
    assert_eq!(people(&[whole.clone(), one.clone(), older]), Some(900), "unless one of them is older than the whole");
    assert_eq!(people(&[on("2026-09-30", whole), one, other]), Some(500));
    let sectors = [need(1, HEALTH, "everyone", 900), need(11, MINES, "everyone", 2), need(12, MINES, "everyone", 3)];
    let gaps = gaps(&ground(), &sectors, &presence(vec![]), &Ask::default());
    assert_eq!(gaps.cells[0][1].need.as_ref().map(|need| need.people), Some(900), "another sector stands for nothing");
}

#[test]
fn figures_below_a_district_are_part_of_it() {
    let ground = ground();
    let known = |needs: &[Need], within: Option<Id>| {
        let gaps = gaps(&ground, needs, &presence(vec![]), &Ask { group: None, within });
        gaps.cells[0][0].need.as_ref().map(|need| need.people)
    };
    let needs = [need(111, WATER, "everyone", 40), need(112, WATER, "everyone", 50)];
    assert_eq!((known(&needs, Some(id(1))), known(&needs, None)), (Some(90), Some(90)));
    let half = [needs[0].clone(), need(11, WATER, "everyone", 70)];
    assert_eq!(known(&half, None), Some(70), "one of two does not stand for the district");
    let whole = [needs[0].clone(), needs[1].clone(), need(11, WATER, "everyone", 300), need(12, WATER, "everyone", 5)];
    assert_eq!(known(&whole, None), Some(95));
    let lines = finest(&ground, &needs, &presence(vec![]), None);
    assert_eq!(lines.iter().map(|line| line.area).collect::<Vec<_>>(), [id(11)], "the district is what is ranked");
}

#[test]
fn asked_for_one_group_mixed_work_is_told_apart_and_covers_nobody() {
    let needs = [need(1, WATER, "idps", 100)];
    let both = cell(&needs, vec![work(1, None, WATER, 3, (0, 100))], Some("idps"));
    assert_eq!((both.state, both.done.reached, both.done.untold), (State::PlannedOnly, 0, 100));
    let unsaid = cell(&needs, vec![work(1, None, WATER, 0, (0, 100)), work(1, None, WATER, 4, (0, 1))], Some("idps"));
    assert_eq!((unsaid.state, unsaid.done.untold, unsaid.done.untold_activities), (State::PlannedOnly, 101, 2));
    let camp = cell(&needs, vec![work(1, None, WATER, 2, (0, 100))], Some("idps"));
    assert_eq!(camp.state, State::Covered, "those in camps are displaced");
    assert_eq!(
        cell(&[need(1, WATER, "host", 5)], vec![work(1, None, WATER, 1, (0, 9))], Some("host")).state,
        State::NoPresence
    );
}

#[test]
fn people_are_never_added_over_the_sectors_of_one_area() {
    let needs = [
        need(11, WATER, "everyone", 100),
        need(11, HEALTH, "everyone", 300),
        need(11, MINES, "everyone", 40),
        need(12, WATER, "everyone", 50),
        need(2, HEALTH, "everyone", 10),
    ];
    let done = vec![work(1, Some(11), WATER, 0, (0, 30)), work(1, Some(11), HEALTH, 0, (0, 20))];
    let gaps = gaps(&ground(), &needs, &presence(done), &Ask::default());
    let first = &gaps.across[0];
    assert_eq!((first.need, first.need_sum), (Some(350), 450), "300 and 50 are different people, 100 and 300 are not");
    assert_eq!((first.reached, first.reached_sum), (30, 50));
    assert_eq!((first.uncovered, first.widest), (Some(280), Some(1)));
    assert_eq!((gaps.total.need, gaps.total.need_sum), (Some(360), 460));
    assert_eq!(gaps.along[1].need, 310, "mines are a part of health");
    assert_eq!(first.states.iter().sum::<u64>(), 2);
}

#[test]
fn the_newest_figure_of_a_cell_counts_and_of_one_day_the_later_one() {
    let on = |day: &str, people| Need { as_of: day.into(), ..need(1, WATER, "idps", people) };
    let chosen = newest([
        (on("2026-09-01", 1), 5),
        (on("2026-10-01", 2), 1),
        (on("2026-10-01", 3), 2),
        (on("2026-01-01", 4), 9),
    ]);
    assert_eq!(chosen.iter().map(|(need, _)| need.people).collect::<Vec<_>>(), [3]);
    let apart =
        newest([(need(1, WATER, "idps", 1), 0), (need(1, WATER, "host", 1), 0), (need(2, WATER, "idps", 1), 0)]);
    assert_eq!(apart.len(), 3);
}

prop_compose! {
    fn any_need()(place in prop::sample::select(vec![1, 2, 11, 12, 111, 112]), sector in prop::sample::select(vec![WATER, HEALTH, MINES]),
        group in prop::sample::select(vec!["everyone", "idps", "camp", "host"]), people in 0_u64..500) -> Need {
        need(place, sector, group, people)
    }
}

prop_compose! {
    fn any_work()(place in prop::sample::select(vec![(1, None), (1, Some(11)), (1, Some(12)), (2, None)]),
        sector in prop::sample::select(vec![WATER, HEALTH, MINES]), groups in 0_usize..5, planned in 0_u64..500,
        reached in 0_u64..500) -> Work {
        work(place.0, place.1, sector, groups, (planned, reached))
    }
}

proptest! {
    #[test]
    fn every_cell_keeps_its_promises(needs in prop::collection::vec(any_need(), 0..12), done in prop::collection::vec(any_work(), 0..12)) {
        let needs: Vec<Need> = newest(needs.into_iter().zip(0..)).into_iter().map(|(need, _)| need).collect();
        for group in [None, Some("idps"), Some("host")] {
            for within in [None, Some(id(1))] {
                let ask = Ask { group: group.map(str::to_owned), within };
                let gaps = gaps(&ground(), &needs, &presence(done.clone()), &ask);
                for cell in gaps.cells.iter().flatten() {
                    prop_assert_eq!(cell.state == State::NoData, cell.need.is_none());
                    prop_assert_eq!(cell.uncovered.is_some(), cell.need.is_some());
                    if let (Some(need), Some(uncovered)) = (&cell.need, cell.uncovered) {
                        prop_assert!(uncovered <= need.people);
                        prop_assert!(uncovered + cell.done.reached >= need.people);
                        prop_assert_eq!(cell.state == State::Covered, uncovered == 0);
                        if cell.state == State::NoPresence {
                            prop_assert_eq!(cell.done.reached + cell.done.activities + cell.done.untold_activities, 0);
                        }
                    }
                }
                for across in gaps.across.iter().chain([&gaps.total]) {
                    prop_assert!(across.need.unwrap_or(0) <= across.need_sum);
                    prop_assert!(across.reached <= across.reached_sum);
                    prop_assert!(across.uncovered.unwrap_or(0) <= across.uncovered_sum);
                }
            }
        }
    }

    #[test]
    fn more_reached_never_leaves_more_uncovered(needs in prop::collection::vec(any_need(), 0..8), done in prop::collection::vec(any_work(), 0..8), more in any_work()) {
        let needs: Vec<Need> = newest(needs.into_iter().zip(0..)).into_iter().map(|(need, _)| need).collect();
        let uncovered = |done: Vec<Work>| -> Vec<Option<u64>> {
            gaps(&ground(), &needs, &presence(done), &Ask::default()).cells.iter().flatten().map(|cell| cell.uncovered).collect()
        };
        let before = uncovered(done.clone());
        let after = uncovered([done, vec![more]].concat());
        prop_assert!(before.iter().zip(&after).all(|(before, after)| after <= before));
    }
}
