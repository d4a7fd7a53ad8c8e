//! The project's rules as ordinary tests: sizes, headers, directions, words. One local command tells the truth.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use web::words::{self, Words, scan_keys};

/// The order of the rooms: each may use only those before it.
const ROOMS: [&str; 10] = [
    "people",
    "terms",
    "places",
    "organisations",
    "activities",
    "overlaps",
    "needs",
    "requests",
    "imports",
    "dashboards",
];
/// The engines, each with those it may use.
const ENGINES: [(&str, &[&str]); 6] = [
    ("names", &[]),
    ("tables", &[]),
    ("boundaries", &[]),
    ("overlaps", &["names"]),
    ("xlsform", &[]),
    ("hxl", &["tables"]),
];
/// The rest: each may use every engine and those of the rest before it.
const REST: [&str; 3] = ["kernel", "web", "server"];
const HARD_LIMIT: usize = 600;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files_under(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() && !path.ends_with("target") {
            found.extend(files_under(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn sources() -> BTreeMap<PathBuf, String> {
    let files = files_under(&root().join("crates"), ".rs");
    files.into_iter().map(|path| (path.clone(), fs::read_to_string(path).expect("our sources are text"))).collect()
}

#[test]
fn no_file_is_longer_than_anybody_reads() {
    let long: Vec<_> =
        sources().into_iter().filter(|(_, text)| text.lines().count() > HARD_LIMIT).map(|(path, _)| path).collect();
    assert_eq!(long, Vec::<PathBuf>::new());
}

#[test]
fn every_file_says_what_it_is() {
    let silent: Vec<_> = sources()
        .into_iter()
        .filter(|(path, text)| !text.starts_with("//!") && !path.to_string_lossy().contains("/forbidden/"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(silent, Vec::<PathBuf>::new());
}

#[test]
fn no_arrow_between_crates_points_back() {
    let all: Vec<&str> = ENGINES.iter().map(|(name, _)| *name).chain(REST).collect();
    for (at, name) in all.iter().enumerate() {
        let allowed = ENGINES.get(at).map_or(&all[..at], |(_, allowed)| allowed);
        let manifest =
            fs::read_to_string(root().join(format!("crates/{name}/Cargo.toml"))).expect("every crate has one");
        let normal = manifest.split("[dev-dependencies]").next().unwrap_or_default();
        for other in &all {
            let uses = normal
                .lines()
                .any(|line| line.starts_with(&format!("{other}.workspace")) || line.starts_with(&format!("{other} =")));
            assert!(!uses || allowed.contains(other), "{name} may not use {other}");
        }
    }
    let listed = fs::read_dir(root().join("crates")).expect("the crates").count();
    assert_eq!(listed, all.len(), "a crate is missing from the lists above");
}

#[test]
fn a_room_uses_only_the_rooms_before_it() {
    for (place, room) in ROOMS.iter().enumerate() {
        for path in files_under(&root().join(format!("crates/server/src/rooms/{room}")), ".rs") {
            let text = fs::read_to_string(&path).expect("our sources are text");
            for later in &ROOMS[place + 1..] {
                assert!(!text.contains(&format!("rooms::{later}")), "{} uses the later room {later}", path.display());
            }
        }
    }
}

#[test]
fn only_the_kernel_speaks_sql() {
    for (path, text) in sources() {
        let elsewhere = !path.to_string_lossy().contains("crates/kernel") && !path.ends_with("rules.rs");
        let raw = ["execute_unprepared", "AssertSqlSafe", "from_sql_and_values", "DatabaseConnection"];
        let found = raw.iter().find(|word| elsewhere && text.contains(*word));
        assert_eq!(found, None, "{}", path.display());
    }
}

fn all_words() -> (Words, Vec<String>) {
    let mut files = words::own();
    let mut scanned = Vec::new();
    for path in files_under(&root().join("crates/server/locales"), ".ftl") {
        let tag = path.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        files.push(words::File {
            locale: tag.and_then(|tag| web::locale::Locale::from_tag(&tag)).expect("a folder a language"),
            name: path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            text: fs::read_to_string(&path).expect("words are text"),
        });
    }
    let crates = root().join("crates");
    for folder in ["server/src", "web/src", "web/templates", "kernel/src", "names/src"] {
        for ending in [".rs", ".html"] {
            for path in files_under(&crates.join(folder), ending) {
                scanned.extend(scan_keys(&fs::read_to_string(path).expect("our sources are text")));
            }
        }
    }
    (Words::new(files).expect("our words are Fluent"), scanned)
}

#[test]
fn the_three_languages_are_complete() {
    let findings: Vec<String> = all_words().0.audit().iter().map(ToString::to_string).collect();
    assert_eq!(findings, Vec::<String>::new());
}

#[test]
fn every_word_is_used_and_every_used_word_is_there() {
    let (words, scanned) = all_words();
    assert_eq!(words.undefined(&scanned), Vec::<&str>::new(), "named but not defined");
    assert_eq!(words.unused(&scanned), Vec::<String>::new(), "defined but not named");
}
