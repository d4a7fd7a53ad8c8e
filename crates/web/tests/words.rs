//! The words: complete in every language, right in number, loud when missing.

use web::format::Ago;
use web::locale::{Digits, Lang, Locale};
use web::words::{Args, File, Finding, Words, own, scan_keys};

fn file(locale: Locale, text: &str) -> File {
    File { locale, name: "room".into(), text: text.into() }
}

fn words(files: Vec<File>) -> Words {
    Words::new(files).expect("the words of this test are Fluent")
}

#[test]
fn the_three_languages_of_this_crate_are_complete() {
    let own = Words::new(own()).expect("our words are Fluent");
    let findings: Vec<String> = own.audit().iter().map(ToString::to_string).collect();
    assert_eq!(findings, Vec::<String>::new());
}

#[test]
fn every_key_of_this_crate_is_used_and_every_used_key_is_there() {
    let own = Words::new(own()).expect("our words are Fluent");
    let root = env!("CARGO_MANIFEST_DIR");
    let mut scanned = Vec::new();
    for folder in ["src", "src/templates", "templates", "templates/macros", "../kernel/src/db"] {
        for entry in std::fs::read_dir(format!("{root}/{folder}")).expect("the crate's own folder") {
            let path = entry.expect("a readable folder").path();
            if path.is_file() {
                scanned.extend(scan_keys(&std::fs::read_to_string(path).expect("our sources are text")));
            }
        }
    }
    assert_eq!(own.undefined(&scanned), Vec::<&str>::new(), "named but not defined");
    assert_eq!(own.unused(&scanned), Vec::<String>::new(), "defined but not named");
}

#[test]
fn arabic_counts_in_six_forms_and_sorani_in_two() {
    let own = Words::new(own()).expect("our words are Fluent");
    let said = |locale, days| own.ago(Lang::from(locale), Ago::Days(days));
    assert_eq!(said(Locale::Ar, 1), "أمس");
    assert_eq!(said(Locale::Ar, 2), "قبل يومين");
    assert_eq!(said(Locale::Ar, 3), "قبل ٣ أيام");
    assert_eq!(said(Locale::Ar, 11), "قبل ١١ يومًا");
    assert_eq!(said(Locale::Ar, 100), "قبل ١٠٠ يوم");
    assert_eq!(said(Locale::Ckb, 1), "دوێنێ");
    assert_eq!(said(Locale::Ckb, 2), "٢ ڕۆژ لەمەوبەر");
    assert_eq!(said(Locale::En, 2), "2 days ago");
}

#[test]
fn numbers_in_words_take_the_readers_digits() {
    let words = words(vec![file(Locale::Ckb, "room-people = { $n } کەس")]);
    let args = Args::from_iter([("n", 1_284_300)]);
    let text = |digits| words.text(Lang::new(Locale::Ckb, digits), "room-people", &args).into_owned();
    assert_eq!(text(Digits::ArabicIndic), "١٬٢٨٤٬٣٠٠ کەس");
    assert_eq!(text(Digits::Latin), "1,284,300 کەس");
}

#[test]
fn no_invisible_marks_are_put_around_arguments() {
    let words = words(vec![file(Locale::Ar, "room-code = الرمز { $code }")]);
    let args = Args::from_iter([("code", "IQG11")]);
    assert_eq!(words.text(Locale::Ar, "room-code", &args), "الرمز IQG11");
}

#[test]
fn a_missing_key_is_shown_as_missing_and_never_in_another_language() {
    let words = words(vec![file(Locale::En, "room-title = Title")]);
    assert_eq!(words.plain(Locale::Ar, "room-title"), "⟦room-title⟧");
    assert!(words.has(Locale::En, "room-title") && !words.has(Locale::Ar, "room-title"));
}

#[test]
fn the_audit_names_what_differs_between_languages() {
    let words = words(vec![
        file(Locale::En, "room-a = { $n } rows\nroom-b = B\n    .title = unread\nother = X"),
        file(Locale::Ar, "room-a = { $count ->\n    *[other] صفوف\n}\nroom-b = ب\nother = س"),
        file(Locale::Ckb, "room-a = { $n }\nother = X"),
    ]);
    let found = words.audit();
    let key = |k: &str| k.to_owned();
    assert!(found.contains(&Finding::Missing { key: key("room-b"), locale: Locale::Ckb }));
    assert!(found.contains(&Finding::Attributes { key: key("room-b"), locale: Locale::En }));
    assert!(found.contains(&Finding::Misnamed { key: key("other"), file: key("room") }));
    assert!(found.contains(&Finding::Variables {
        key: key("room-a"),
        locale: Locale::Ar,
        has: vec![key("count")],
        expected: vec![key("n")],
    }));
    assert_eq!(found.len(), 4, "{found:?}");
}

#[test]
fn a_file_that_is_not_fluent_or_gives_a_key_twice_is_refused_by_name() {
    let broken = Words::new([file(Locale::En, "room-a = { $")]).err().expect("broken words are refused");
    assert!(broken.to_string().contains("en/room.ftl"), "{broken}");
    let twice = Words::new([file(Locale::En, "room-a = 1"), file(Locale::En, "room-a = 2")]);
    assert!(twice.is_err());
}

#[test]
fn keys_are_found_in_templates_and_in_rust() {
    let source = r#"{{ t("room-title") }} {{ t('room-rows', n=2) }} x = "room-close-2"; class="two words" "Room-X" "room" "a--b""#;
    assert_eq!(scan_keys(source), ["room-close-2", "room-rows", "room-title"]);
}

#[test]
fn a_scanned_word_counts_as_a_key_only_under_the_name_of_a_room() {
    let words = words(vec![file(Locale::En, "room-title = T\nroom-old = O")]);
    let scanned = scan_keys(r#""room-title" "room-typo" "content-type""#);
    assert_eq!(words.undefined(&scanned), ["room-typo"]);
    assert_eq!(words.unused(&scanned), ["room-old"]);
}
