//! The files of words and the code know the same kinds of problems.

use std::collections::BTreeSet;
use std::path::Path;

fn sources(folder: &Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push_str(&std::fs::read_to_string(path).expect("a source is text"));
        }
    }
}

fn codes() -> BTreeSet<&'static str> {
    include_str!("../data/words.en.tsv").lines().filter_map(|line| line.split('\t').next()).collect()
}

fn code() -> String {
    let mut text = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    text
}

#[test]
fn every_sentence_is_said_by_some_code() {
    let code = code();
    let unsaid: Vec<_> = codes().into_iter().filter(|known| !code.contains(&format!("\"{known}\""))).collect();
    assert!(unsaid.is_empty(), "{unsaid:?}");
}

#[test]
fn every_problem_has_its_sentence() {
    let (code, codes) = (code(), codes());
    let mut speechless = BTreeSet::new();
    for call in ["Problem::error(\"", "Problem::warning(\"", "self.error(\"", "self.warn(\"", ".problem(\""] {
        for said in code.split(call).skip(1).filter_map(|rest| rest.split('"').next()) {
            if !codes.contains(said) {
                speechless.insert(said.to_owned());
            }
        }
    }
    assert!(speechless.is_empty(), "{speechless:?}");
}
