//! What two reports are to each other, one case after the other.

mod rows;

use overlaps::{Class, NONE, OPEN, Options, Pair, Reason, Row, Taught, Words, beside, sweep, within};
use rows::{BLOCK, options, report};

fn found(rows: &[Row]) -> Vec<Pair> {
    within(BLOCK, rows, &options())
}

fn only(rows: &[Row]) -> Pair {
    let pairs = found(rows);
    assert_eq!(pairs.len(), 1, "{pairs:?}");
    pairs[0]
}

#[test]
fn the_same_report_again_is_identical_and_surer_the_more_it_says() {
    let little = Row { facts: 1, ..report(1, 10) };
    let pair = only(&[little, Row { no: 2, ..little }]);
    assert_eq!((pair.class, pair.a, pair.b), (Class::Identical, 1, 2));
    assert!(pair.reasons.has(Reason::FewFacts));
    let much = Row { facts: Row::FACTS, ..little };
    let surer = only(&[much, Row { no: 2, ..much }]);
    assert!(surer.score() > pair.score() && surer.score() == 1.0);
}

#[test]
fn the_same_month_with_other_figures_is_a_revision() {
    let first = report(1, 10);
    let pair = only(&[first, Row { no: 2, reached: 900, content: 77, ..first }]);
    assert_eq!(pair.class, Class::Revised);
    assert!(pair.reasons.has(Reason::FiguresDiffer));
}

#[test]
fn rows_the_sender_numbered_are_two_activities_unless_all_else_is_the_same() {
    let first = Row { numbered: true, ..report(1, 10) };
    assert_eq!(found(&[first, Row { no: 2, reached: 900, content: 77, ..first }]), []);
    assert_eq!(only(&[first, Row { no: 2, ..first }]).class, Class::Identical);
}

#[test]
fn reports_of_one_activity_month_after_month_are_no_pairs_at_all() {
    let months: Vec<Row> = (0..12).map(|month| rows::in_month(report(u32::from(month) + 1, 10), month)).collect();
    assert_eq!(found(&months), []);
}

#[test]
fn a_count_since_the_start_includes_the_earlier_one() {
    let first = Row { cumulative: true, reached: 50, ..report(1, 10) };
    let later = rows::in_month(Row { no: 2, reached: 80, content: 5, ..first }, 1);
    let pair = only(&[first, later]);
    assert_eq!(pair.class, Class::Revised);
    assert!(pair.reasons.has(Reason::CountsOn));
}

#[test]
fn a_year_of_reports_by_two_organisations_is_one_pair_of_their_latest() {
    let of = |organisation: u32, from: u32| {
        (0..12).map(move |month| rows::in_month(report(from + u32::from(month), organisation), month))
    };
    let rows: Vec<Row> = of(10, 1).chain(of(11, 101)).collect();
    let pair = only(&rows);
    assert_eq!((pair.class, pair.a, pair.b), (Class::Overlap, 12, 112));
    assert!(pair.reasons.has(Reason::AllDays) && pair.reasons.has(Reason::SameActivity));
}

#[test]
fn who_pays_and_who_works_tell_one_activity() {
    let payer = report(1, 10);
    for worker in [Row { funder: 10, ..report(2, 11) }, Row { programme: 10, ..report(2, 11) }] {
        let pair = only(&[payer, worker]);
        assert_eq!(pair.class, Class::FunderAndImplementer);
        assert!(pair.reasons.has(Reason::OneNamesTheOther));
    }
}

#[test]
fn one_organisation_with_and_without_its_funder_is_told_twice() {
    let plain = report(1, 10);
    let pair = only(&[plain, Row { no: 2, funder: 20, content: 3, ..plain }]);
    assert_eq!(pair.class, Class::FunderAndImplementer);
    let budgets = [Row { funder: 21, ..plain }, Row { no: 2, funder: 20, content: 3, ..plain }];
    assert_eq!(found(&budgets), [], "two budgets are two reports");
}

#[test]
fn two_organisations_who_do_the_same_overlap() {
    let pair = only(&[report(1, 10), report(2, 11)]);
    assert_eq!(pair.class, Class::Overlap);
    assert!(pair.score() > 0.6, "{}", pair.score());
}

#[test]
fn another_activity_modality_or_group_complements() {
    let one = Row { groups: 1, modality: 1, ..report(1, 10) };
    let others = [
        Row { words: Words::of(["mobile clinic"]), ..report(2, 11) },
        Row { modality: 2, ..report(2, 11) },
        Row { groups: 2, ..report(2, 11) },
        Row { joint: 10, ..report(2, 11) },
    ];
    for other in others {
        assert_eq!(only(&[one, other]).class, Class::Complementary, "{other:?}");
    }
}

#[test]
fn an_organisations_own_activities_do_not_overlap_each_other() {
    let other = Row { words: Words::of(["mobile clinic"]), ..report(2, 10) };
    assert_eq!(found(&[report(1, 10), other]), []);
}

#[test]
fn a_whole_governorate_is_a_weak_match_for_its_districts() {
    let wide = Row { district: NONE, ..report(1, 10) };
    let pair = only(&[wide, report(2, 11)]);
    assert_eq!(pair.class, Class::Overlap);
    assert!(pair.reasons.has(Reason::WholeGovernorate));
    assert!(pair.score() < only(&[report(1, 10), report(2, 11)]).score() / 2.0);
}

#[test]
fn two_places_of_one_district_or_two_districts_are_apart() {
    let one = Row { place: 30, ..report(1, 10) };
    assert_eq!(found(&[one, Row { place: 31, ..report(2, 11) }]), []);
    assert_eq!(found(&[one, Row { district: 8, ..report(2, 11) }]), []);
    assert_eq!(only(&[one, Row { place: 30, ..report(2, 11) }]).class, Class::Overlap);
}

#[test]
fn days_that_do_not_meet_are_no_pair_and_open_ends_go_on_to_the_horizon() {
    let early = Row { from: 0, to: 30, ..report(1, 10) };
    let late = Row { from: 31, to: 60, ..report(2, 11) };
    assert_eq!(found(&[early, late]), []);
    let open = Row { to: OPEN, ..early };
    let pair = only(&[open, late]);
    assert!(pair.reasons.has(Reason::NoEnd));
    let both = only(&[open, Row { to: OPEN, ..late }]);
    assert_eq!(both.parts.dates, 1.0);
}

#[test]
fn backward_days_and_extreme_days_do_no_harm() {
    let backward = Row { from: 30, to: 0, ..report(1, 10) };
    let extreme = Row { from: i32::MIN, to: OPEN, ..report(2, 11) };
    for pair in found(&[backward, extreme, report(3, 12)]) {
        assert!((0.0..=1.0).contains(&pair.score()), "{pair:?}");
    }
}

#[test]
fn answers_teach_the_next_run() {
    let (a, b) = (report(1, 10), report(2, 11));
    let lesson = |overlap, coordinated| sweep::lesson(BLOCK, &a, &b, overlap, coordinated);
    let before = only(&[a, b]).score();
    let none: Taught = (0..6).filter_map(|_| lesson(false, false)).collect();
    let after = within(BLOCK, &[a, b], &Options { taught: none, ..options() })[0];
    assert!(after.score() < before / 2.0 && after.reasons.has(Reason::OftenNone));
    let agreed: Taught = lesson(true, true).into_iter().collect();
    let after = within(BLOCK, &[a, b], &Options { taught: agreed, ..options() })[0];
    assert!(after.score() < before && after.reasons.has(Reason::CoordinatedBefore));
    let stranger =
        within(BLOCK, &[a, report(3, 12)], &Options { taught: lesson(true, true).into_iter().collect(), ..options() });
    assert_eq!(stranger[0].score(), before);
}

#[test]
fn a_reporter_is_told_of_the_best_first() {
    let rows = [Row { district: NONE, ..report(1, 10) }, report(2, 11), report(3, 12), report(4, 13)];
    let told = beside(BLOCK, &rows, &rows[3], &options());
    assert_eq!(told.len(), 3);
    assert!(told.is_sorted_by(|one, next| one.score() >= next.score()));
    assert_eq!(told[2].a, 1);
}
