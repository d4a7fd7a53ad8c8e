//! Places as their users meet them: found across scripts, never outside the parent, and left to a person when in doubt.

use names::places::{Candidate, Index};
use names::{Answer, Doubt, Options, Reason};
use proptest::prelude::*;
use std::sync::LazyLock;

fn place(id: &str, name: &str, parent: &str) -> Candidate {
    let parent = Some(parent.to_owned()).filter(|parent| !parent.is_empty());
    Candidate { id: id.to_owned(), name: name.to_owned(), aliases: Vec::new(), parent }
}

static IRAQ: LazyLock<Index> = LazyLock::new(|| {
    let erbil = Candidate {
        aliases: vec!["Hewlêr".into(), "هەولێر".into(), "Erbil".into()],
        ..place("erbil", "أربيل", "iraq")
    };
    Index::new([
        place("iraq", "العراق", ""),
        erbil,
        place("dihok", "دهوك", "iraq"),
        place("anbar", "الأنبار", "iraq"),
        place("shaqlawa", "شقلاوة", "erbil"),
        place("amadiya", "العمادية", "dihok"),
        place("ramadi", "الرمادي", "anbar"),
        place("khanqah1", "الخانقاه", "erbil"),
        place("khanqah2", "الخانقاه", "dihok"),
        place("surka-upper", "سوركة العليا", "dihok"),
        place("surka-lower", "سوركة السفلى", "dihok"),
    ])
});

fn accepted(query: &str, parent: Option<&str>) -> Option<String> {
    IRAQ.answer(query, parent, Options::default()).accepted().map(|found| found.id.clone())
}

#[test]
fn one_place_is_found_in_three_scripts() {
    for query in ["Shaqlāwah", "شەقڵاوە", "Şeqlawe", "شقلاوه"] {
        let best = IRAQ.rank(query, None, Options::default()).matches.remove(0);
        assert_eq!(best.id, "shaqlawa", "{query}");
    }
    assert_eq!(accepted("شقلاوة", None).as_deref(), Some("shaqlawa"));
}

#[test]
fn another_name_reaches_what_no_sound_does() {
    let best = IRAQ.rank("Hewler", None, Options::default()).matches.remove(0);
    assert_eq!(best.id, "erbil");
    assert!(best.reasons.contains(&Reason::ByAlias("Hewlêr".into())));
}

#[test]
fn the_parent_is_never_dropped() {
    let matches = IRAQ.rank("الرمادي", Some("dihok"), Options::default());
    assert!(matches.matches.iter().all(|found| found.id != "ramadi"));
    assert!(matches.doubt.is_some());
    assert_eq!(accepted("الرمادي", Some("iraq")).as_deref(), Some("ramadi"), "a grandparent is a parent too");
    let unknown = IRAQ.rank("الرمادي", Some("atlantis"), Options::default());
    assert_eq!((unknown.matches.len(), unknown.doubt), (0, Some(Doubt::UnknownParent)));
}

#[test]
fn few_candidates_make_none_of_them_likelier() {
    assert_eq!(accepted("Amedi", Some("anbar")), None);
    assert_eq!(accepted("Ramadi", Some("dihok")), None);
    assert_eq!(accepted("Al Ramadi", Some("anbar")).as_deref(), Some("ramadi"));
}

#[test]
fn namesakes_are_left_to_a_person_unless_the_parent_tells_them_apart() {
    let ranking = IRAQ.rank("الخانقاه", None, Options::default());
    assert_eq!(ranking.doubt, Some(Doubt::SameName));
    assert_eq!(accepted("الخانقاه", Some("erbil")).as_deref(), Some("khanqah1"));
}

#[test]
fn upper_and_lower_are_two_places() {
    let best = IRAQ.rank("Surke Xwarû", None, Options::default()).matches.remove(0);
    assert_eq!(best.id, "surka-lower");
    assert_eq!(accepted("Surka", None), None);
}

#[test]
fn what_cannot_be_compared_says_so() {
    for query in ["", "   ", "🏕", "\u{202e}\u{0}"] {
        assert_eq!(IRAQ.rank(query, None, Options::default()).doubt, Some(Doubt::Empty), "{query:?}");
    }
    assert_eq!(IRAQ.answer("ا", None, Options::default()).accepted(), None);
    assert!(matches!(IRAQ.answer(&"ش".repeat(10_000), None, Options::default()), Answer::Abstain(_)));
}

#[test]
fn a_name_that_is_only_the_kind_of_a_place_is_found_by_its_letters() {
    let index =
        Index::new([place("medina", "المدينة", ""), place("amadiya", "العمادية", ""), place("new", "الجديدة", "")]);
    for (query, id) in [("Medineh", "medina"), ("Al Madinah", "medina"), ("Jdeideh", "new")] {
        assert_eq!(index.rank(query, None, Options::default()).matches[0].id, id, "{query}");
    }
}

#[test]
fn a_vowel_is_short_where_the_name_marks_its_long_ones() {
    let index = Index::new([place("dulabi", "دلبي", ""), place("dolabi", "دولبي", ""), place("haditha", "حديثة", "")]);
    assert_eq!(index.rank("Dulabī", None, Options::default()).matches[0].id, "dulabi");
    assert_eq!(index.rank("Dūlabī", None, Options::default()).matches[0].id, "dolabi");
}

#[test]
fn thousands_of_one_name_are_offered_a_few_at_a_time() {
    let index = Index::new((0..20_000).map(|at| place(&at.to_string(), "قرية الحسين", "")));
    for query in ["قرية الحسين", "Husain"] {
        let ranking = index.rank(query, None, Options::default());
        assert_eq!((ranking.matches.len(), ranking.doubt), (5, Some(Doubt::SameName)), "{query}");
    }
}

#[test]
fn parents_in_a_circle_do_no_harm() {
    let index = Index::new([place("a", "بغداد", "b"), place("b", "الكرخ", "a")]);
    assert_eq!(index.len(), 2);
    assert!(index.answer("بغداد", None, Options::default()).accepted().is_some());
}

proptest! {
    #[test]
    fn any_text_gets_at_most_the_matches_asked_for_with_sane_scores(query in any::<String>(), limit in 0usize..9) {
        let ranking = IRAQ.rank(&query, None, Options { limit, ..Options::default() });
        prop_assert!(ranking.matches.len() <= limit.max(1));
        prop_assert!(ranking.matches.iter().all(|found| (0.0..=1.0).contains(&found.score)));
        prop_assert!(ranking.matches.windows(2).all(|pair| pair[0].score >= pair[1].score));
    }
}
