//! Tables with HXL tags at the command line: what is written, and with which code it ends.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const TABLE: &str = "Organisation,Sector,When,Reached\n#org,#sector,#date,#reached\nA,Health,2024-01-05,12\n\
    B,Health,soon,2.5\nA,WASH,2024-02-01,=1+1\nA,Health,2024-03-01,3\n";

fn tansiq(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tansiq")).args(words).current_dir(folder).output().expect("the program starts")
}

fn folder_with(table: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("table.csv"), table).expect("the table is written");
    folder
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("it speaks UTF-8")
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("it speaks UTF-8")
}

#[test]
fn a_table_that_breaks_a_rule_fails_and_is_told_where() {
    let folder = folder_with(TABLE);
    let output = tansiq(folder.path(), &["hxl", "validate", "table.csv"]);
    assert_eq!(output.status.code(), Some(1));
    let lines = out(&output);
    assert!(lines.starts_with("[error] 2,#date: \"soon\" is no date (C4)\n"), "{lines}");
    assert!(lines.contains("[error] 3,#reached: \"=1+1\" is no number (D5)\n2 error(s), 0 warning(s)"), "{lines}");
}

#[test]
fn findings_leave_as_a_table_that_runs_no_formula_and_as_json() {
    let folder = folder_with(TABLE);
    let csv = out(&tansiq(folder.path(), &["hxl", "validate", "--format", "csv", "table.csv"]));
    assert!(csv.contains("error,kind,#reached,3,5,D,#reached,'=1+1,,"), "{csv}");
    let json = out(&tansiq(folder.path(), &["hxl", "validate", "--format", "json", "table.csv"]));
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json.as_array().map(Vec::len), Some(2));
    assert_eq!((&json[0]["row"], &json[0]["sheet_row"], &json[1]["value"]), (&2.into(), &4.into(), &"=1+1".into()));
}

#[test]
fn a_schema_of_ones_own_names_its_lists_beside_it() {
    let folder = folder_with(TABLE);
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("it is written");
    write(
        "rules.csv",
        "#valid_tag,#valid_severity,#valid_value+url\n#sector,warning,list.csv\n#org,,http://example.org/x\n",
    );
    write("list.csv", "#sector\nHealth\nEducation\n");
    let output = tansiq(folder.path(), &["hxl", "validate", "-s", "rules.csv", "table.csv"]);
    let lines = out(&output);
    assert!(lines.starts_with("[error] <dataset>,#org: the list http://example.org/x cannot be read"), "{lines}");
    assert!(lines.contains("[warning] 3,#sector: \"WASH\" is not in the list (B5)"), "{lines}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn rows_are_counted_with_sums_from_standard_input() {
    let folder = folder_with("");
    let mut command = Command::new(env!("CARGO_BIN_EXE_tansiq"));
    let words = ["hxl", "count", "--by", "#org,#sector", "--sum", "#reached", "-"];
    let command = command.args(words).current_dir(folder.path()).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut process = command.stderr(Stdio::piped()).spawn().expect("the program starts");
    process.stdin.take().expect("its input").write_all(TABLE.as_bytes()).expect("it listens");
    let output = process.wait_with_output().expect("it ends");
    assert_eq!(
        out(&output),
        "Organisation,Sector,Count,sum\r\n#org,#sector,#meta+count,#meta+sum\r\nA,Health,2,15\r\nA,WASH,1,\r\nB,Health,1,2.5\r\n"
    );
    assert!(said(&output).contains("1 values are no numbers"), "{}", said(&output));
}

#[test]
fn headers_are_tagged_into_a_file() {
    let folder = folder_with("Organisation,Province,Remark of ours\nA,Erbil,x\n");
    let output = tansiq(folder.path(), &["hxl", "tag", "table.csv", "--out", "tagged.csv"]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("without a tag: Remark of ours"), "{}", said(&output));
    let tagged = std::fs::read_to_string(folder.path().join("tagged.csv")).expect("the file");
    assert!(tagged.contains("#org+name,#adm1+name,\r\nA,Erbil,x"), "{tagged}");
    let output = tansiq(folder.path(), &["hxl", "tag", "table.csv", "-m", "remark#meta", "--format", "objects"]);
    assert_eq!(out(&output), "[\n{\"#meta\": \"x\"}\n]\n");
}

#[test]
fn what_cannot_be_done_ends_with_a_code_of_its_own() {
    let folder = folder_with("a,b\n1,2\n");
    for words in [
        ["hxl", "validate", "table.csv"],
        ["hxl", "count", "none.csv"],
        ["hxl", "tag", "table.csv"],
        ["hxl", "count", "--by=#org,"],
    ] {
        let output = tansiq(folder.path(), &words);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(!said(&output).is_empty());
    }
}
