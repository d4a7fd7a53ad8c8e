//! Random forms through pyxform and through this crate: the same XForms, the same refusals, the same words.
//!
//! Needs Python with pyxform 4.5.0: `TANSIQ_PYXFORM` names the interpreter, else `python3` is tried. Without it the test
//! says so and is skipped. `TANSIQ_FORMS` is how many forms to try, `TANSIQ_SEED` where luck starts.

mod support;

use std::path::Path;
use std::process::Command;

use support::oracle::{Record, Verdict};

/// Shares of forms, in per cent.
const EQUIVALENT: usize = 97;
const REFUSED: usize = 97;
const SAME_WORDS: usize = 80;

fn setting(name: &str, otherwise: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| otherwise.to_owned())
}

fn records() -> Option<Vec<Record>> {
    let python = setting("TANSIQ_PYXFORM", "python3");
    let has_pyxform = Command::new(&python)
        .args(["-c", "import importlib.metadata as m; assert m.version('pyxform') == '4.5.0'"])
        .output()
        .is_ok_and(|output| output.status.success());
    if !has_pyxform {
        eprintln!("SKIPPED: {python} has no pyxform 4.5.0, so nothing is compared with it");
        return None;
    }
    let oracle = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/forms/oracle.py");
    let output = Command::new(python)
        .arg(oracle)
        .args(["generate", "--count", &setting("TANSIQ_FORMS", "240"), "--seed", &setting("TANSIQ_SEED", "1")])
        .output()
        .expect("the oracle runs");
    assert!(output.status.success(), "the oracle failed: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("the oracle writes UTF-8");
    Some(text.lines().map(|line| serde_json::from_str(line).expect("a record is JSON")).collect())
}

/// Of so many per cent at least, or the report of the others.
fn assert_share(what: &str, least: usize, results: &[(bool, String)]) {
    let good = results.iter().filter(|(good, _)| *good).count();
    let others: Vec<&str> = results.iter().filter(|(good, _)| !good).map(|(_, report)| &**report).collect();
    eprintln!("{what}: {good} of {}", results.len());
    assert!(good * 100 >= results.len() * least, "{what}: less than {least} %:\n{}", others.join("\n"));
    assert!(!results.is_empty(), "{what}: no form was of this kind");
}

#[test]
fn random_forms_become_what_pyxform_makes_of_them() {
    let Some(records) = records() else { return };
    let (mut valid, mut invalid, mut words) = (Vec::new(), Vec::new(), Vec::new());
    for record in &records {
        let verdict = record.judge();
        let report = format!("{}: {verdict:?}", record.id);
        match verdict {
            Verdict::Same { .. } => valid.push((true, report)),
            Verdict::Differs(_) | Verdict::OnlyTheirs(_) => valid.push((false, report)),
            Verdict::OnlyOurs(_) => invalid.push((false, report)),
            Verdict::Refused { same_words, .. } => {
                invalid.push((true, report.clone()));
                words.push((same_words, report));
            }
            Verdict::Crash => (),
        }
    }
    assert_share("equivalent XForms", EQUIVALENT, &valid);
    assert_share("invalid forms refused", REFUSED, &invalid);
    assert_share("refused in the same words", SAME_WORDS, &words);
}
