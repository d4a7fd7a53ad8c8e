//! Organisations as spreadsheets really write them.

use names::organisations::{Index, Organisation};
use names::{Doubt, Options, Reason};
use proptest::prelude::*;
use std::sync::LazyLock;

fn organisation(id: &str, acronym: &str, names: &[&str], branch_of: Option<&str>) -> Organisation {
    Organisation {
        id: id.into(),
        names: names.iter().map(|name| (*name).into()).collect(),
        acronym: Some(acronym.to_owned()).filter(|acronym| !acronym.is_empty()),
        branch_of: branch_of.map(Into::into),
    }
}

static REGISTER: LazyLock<Index> = LazyLock::new(|| {
    Index::new([
        organisation("acted", "ACTED", &["Agency for Technical Cooperation and Development"], None),
        organisation(
            "barzani",
            "",
            &["Barzani Charity Foundation", "دەزگای خێرخوازی بارزانی", "مؤسسة بارزاني الخيرية"],
            None,
        ),
        organisation("pwj", "", &["Peace Winds Japan"], None),
        organisation("upp", "UPP", &["Un Ponte Per"], None),
        organisation("ataba", "", &["Al Ataba Al Alawiya", "العتبة العلوية المقدسة"], None),
        organisation("save", "SCI", &["Save the Children International"], None),
        organisation("save-iraq", "", &["Save the Children Iraq"], Some("save")),
        organisation("nrc", "NRC", &["Norwegian Refugee Council", "المجلس النرويجي للاجئين"], None),
        organisation("drc", "DRC", &["Danish Refugee Council"], None),
        organisation("women1", "", &["Women Empowerment Organization"], None),
        organisation("women2", "", &["Iraqi Women Network"], None),
    ])
});

fn accepted(query: &str) -> Option<String> {
    REGISTER.answer(query, Options::default()).accepted().map(|found| found.id.clone())
}

#[test]
fn the_mess_of_real_files_is_matched() {
    for (query, id) in [
        ("ACTED", "acted"),
        ("Acted", "acted"),
        ("BCF/Barazani Foundation", "barzani"),
        ("Barzani Charity Foundation (BCF)", "barzani"),
        ("PWJ/Peace Winds Japan", "pwj"),
        ("UPP/Un Ponte Per", "upp"),
        ("UPP", "upp"),
        ("Alataba Alalawiya", "ataba"),
        ("AL-ATABA AL-ALAWIYA", "ataba"),
        ("SCI/Save the Children", "save"),
        ("SCi", "save"),
        ("N.R.C.", "nrc"),
        ("Norwegian Refugee Council (NRC)", "nrc"),
        ("Organization for Women Empowerment", "women1"),
        ("Save the Children Iraq", "save-iraq"),
    ] {
        assert_eq!(accepted(query).as_deref(), Some(id), "{query}");
    }
}

#[test]
fn what_only_looks_alike_is_left_to_a_person() {
    for query in [
        "Refugee Council",
        "Women",
        "PWJ",
        "Danish Council",
        "DRC/Norwegian Refugee Council",
        "ACTED Iraq",
        "Foundation",
    ] {
        assert_eq!(accepted(query), None, "{query}");
    }
    let office = &REGISTER.rank("ACTED Iraq", Options::default()).matches[0];
    assert_eq!(office.id, "acted");
    assert!(office.reasons.contains(&Reason::OtherPart));
    let ranking = REGISTER.rank("PWJ", Options::default());
    assert_eq!(ranking.matches[0].reasons[0], Reason::Initials("Peace Winds Japan".into()));
}

#[test]
fn a_new_record_of_a_known_body_is_a_suspected_duplicate_and_a_branch_is_not() {
    let ids = |new: &Organisation| REGISTER.duplicates(new).into_iter().map(|found| found.id).collect::<Vec<_>>();
    assert_eq!(ids(&organisation("", "BCF", &["Barazani Charity Foundation"], None)), ["barzani"]);
    assert_eq!(ids(&organisation("", "", &["Norwegian Refugee Council Erbil Office"], Some("nrc"))), [""; 0]);
    assert_eq!(ids(&organisation("", "", &["Norwegian Refugee Council - Erbil office"], None)), [""; 0]);
    assert_eq!(ids(&organisation("nrc", "NRC", &["Norwegian Refugee Council"], None)), [""; 0], "its own record");
}

#[test]
fn the_directory_is_searched_by_beginnings_in_any_script() {
    let first = |typed: &str| REGISTER.search(typed, 5).into_iter().next().map(|found| found.id);
    assert_eq!(first("norw").as_deref(), Some("nrc"));
    assert_eq!(first("النروي").as_deref(), Some("nrc"));
    assert_eq!(first("خێرخ").as_deref(), Some("barzani"));
    assert_eq!(first("drc").as_deref(), Some("drc"));
    assert!(first("").is_none());
}

#[test]
fn nothing_to_compare_is_said_so() {
    assert_eq!(REGISTER.rank("  ⁂ ", Options::default()).doubt, Some(Doubt::Empty));
    assert!(REGISTER.rank(&"a/".repeat(10_000), Options::default()).doubt.is_some());
}

proptest! {
    #[test]
    fn any_text_is_answered_with_sane_scores(query in any::<String>()) {
        let ranking = REGISTER.rank(&query, Options::default());
        prop_assert!(ranking.matches.len() <= 5);
        prop_assert!(ranking.matches.iter().all(|found| (0.0..=1.0).contains(&found.score)));
    }
}
