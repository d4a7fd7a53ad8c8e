//! Compares the checker with ODK Validate: `verdicts VERDICTS.jsonl...`, written by `tests/forms/validate.py`.
//!
//! Prints every form on which they differ, then the shares.

use serde::Deserialize;
use xlsform::Severity;
use xlsform::check::{Finding, check};

/// A form and what ODK Validate says of it.
#[derive(Deserialize)]
struct Verdict {
    id: String,
    accepted: bool,
    said: String,
    xml: String,
}

fn main() {
    let (mut accepted, mut too_strict, mut refused, mut too_mild) = (0, 0, 0, 0);
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).expect("the file of verdicts is there");
        for line in text.lines() {
            let verdict: Verdict = serde_json::from_str(line).expect("a verdict is JSON");
            let errors: Vec<Finding> =
                check(&verdict.xml).into_iter().filter(|finding| finding.severity == Severity::Error).collect();
            if verdict.accepted {
                accepted += 1;
                if let Some(first) = errors.first() {
                    too_strict += 1;
                    let Finding { code, path, expression, words, .. } = first;
                    println!("== {}: refused by us only: {code} {path} `{expression}` {words:?}", verdict.id);
                }
            } else {
                refused += 1;
                if errors.is_empty() {
                    too_mild += 1;
                    let said: Vec<&str> = verdict.said.lines().take(4).collect();
                    println!("== {}: accepted by us only: {}", verdict.id, said.join(" | "));
                }
            }
        }
    }
    println!("accepted by ODK Validate: {accepted}, of which refused by us: {too_strict}");
    println!("refused by ODK Validate: {refused}, of which accepted by us: {too_mild}");
}
