//! Questionnaires at the command line: what is written, what is said, and with which code it ends.

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const FORM: &str = "
    | survey  |               |        |             |
    |         | type          | name   | label       |
    |         | select_one ab | choice | Which?      |
    | choices |               |        |             |
    |         | list_name     | name   | label       |
    |         | ab            | a      | The first   |
";

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
fn a_form_compiles_to_a_file() {
    let folder = folder_with(FORM);
    let words = ["form", "compile", "visit.md", "-o", "visit.xml", "--name", "root", "--warnings", "w.json"];
    let output = tansiq(folder.path(), &words);
    assert!(output.status.success(), "{}", said(&output));
    let xml = std::fs::read_to_string(folder.path().join("visit.xml")).expect("the XForm is written");
    assert!(xml.contains("<root id=\"visit\""), "the file's name is the form's id:\n{xml}");
    let warnings = std::fs::read_to_string(folder.path().join("w.json")).expect("the warnings are written");
    serde_json::from_str::<Vec<String>>(&warnings).expect("they are a list of sentences");
}

#[test]
fn what_is_wrong_with_a_form_is_said_in_one_line_each_and_nothing_is_written() {
    let folder = folder_with(&FORM.replace("select_one ab", "select_one gone"));
    let output = tansiq(folder.path(), &["form", "compile", "visit.md", "-o", "visit.xml"]);
    assert_eq!(output.status.code(), Some(1));
    let line = said(&output);
    assert!(line.contains("[row : 2] List name not in choices sheet: gone"), "{line}");
    assert_eq!(line.trim_end().lines().count(), 1, "{line}");
    assert!(!folder.path().join("visit.xml").exists());
    let arabic = said(&tansiq(folder.path(), &["form", "compile", "visit.md", "-o", "visit.xml", "--lang", "ar"]));
    assert!(arabic.contains("gone") && arabic != line, "{arabic}");
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

const FILLED: &str = "
    | survey |         |       |        |          |                |            |             |
    |        | type    | name  | label  | required | relevant       | constraint | calculation |
    |        | integer | age   | Age    | yes      |                | . < 130    |             |
    |        | text    | class | Class  |          | ${age} < 18    |            |             |
    |        | calculate | adult |      |          |                |            | if(${age} >= 18, 'yes', 'no') |
";

#[test]
fn a_form_is_checked_and_filled() {
    let folder = folder_with(FILLED);
    let at = folder.path();
    assert!(tansiq(at, &["form", "compile", "visit.md", "-o", "visit.xml"]).status.success());
    let checked = tansiq(at, &["form", "check", "visit.xml"]);
    assert!(checked.status.success() && checked.stderr.is_empty(), "{}", said(&checked));
    std::fs::write(at.join("a.json"), r#"{"age": 33}"#).expect("answers");
    let filled = tansiq(at, &["form", "fill", "visit.xml", "--answers", "a.json", "-o", "out.xml"]);
    assert!(filled.status.success(), "{}", said(&filled));
    let xml = std::fs::read_to_string(at.join("out.xml")).expect("the submission is written");
    assert!(xml.contains("<age>33</age><adult>yes</adult>") && xml.contains("<instanceID>uuid:"), "{xml}");
}

#[test]
fn answers_and_forms_that_are_wrong_are_said_node_by_node() {
    let folder = folder_with(FILLED);
    let at = folder.path();
    assert!(tansiq(at, &["form", "compile", "visit.md", "-o", "visit.xml"]).status.success());
    std::fs::write(at.join("a.json"), r#"{"age": 133, "clas": "x"}"#).expect("answers");
    let filled = tansiq(at, &["form", "fill", "visit.xml", "--answers", "a.json", "-o", "out.xml"]);
    assert_eq!(filled.status.code(), Some(1));
    let lines = said(&filled);
    assert!(
        lines.contains("/data/age answer: fill-constraint:") && lines.contains("/data answer: fill-unknown:"),
        "{lines}"
    );
    assert!(!at.join("out.xml").exists());
    let xml = std::fs::read_to_string(at.join("visit.xml")).expect("the form");
    std::fs::write(at.join("visit.xml"), xml.replace("if(", "iff(")).expect("the form");
    let checked = tansiq(at, &["form", "check", "visit.xml"]);
    assert_eq!(checked.status.code(), Some(1));
    let line = said(&checked);
    assert!(line.contains("/data/adult calculate: xpath-function-guess:") && line.contains("'if'"), "{line}");
    let arabic = said(&tansiq(at, &["form", "check", "visit.xml", "--lang", "ar"]));
    assert!(arabic.contains("iff") && arabic.contains("دالة"), "{arabic}");
}
