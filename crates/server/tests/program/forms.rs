//! Questionnaires at the command line: what is written, what is said, and with which code it ends.

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

fn tansiq(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tansiq")).args(words).current_dir(folder).output().expect("the program starts")
}

fn folder_with(form: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("visit.md"), form).expect("the form is written");
    folder
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("it speaks UTF-8")
}

#[test]
fn a_file_that_is_no_form_is_refused() {
    let folder = folder_with("hello");
    let output = tansiq(folder.path(), &["form", "compile", "visit.md", "-o", "visit.xml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).starts_with("file-unknown: "), "{}", said(&output));
    let output = tansiq(folder.path(), &["form", "compile", "none.xlsx", "-o", "visit.xml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).starts_with("none.xlsx cannot be read"), "{}", said(&output));
}
