//! Compares our answers with pyxform's: `score RECORDS.jsonl...`, written by `tests/forms/oracle.py`.
//!
//! Prints every form on which they differ, then the shares.

#[path = "../tests/support/canonical.rs"]
#[allow(dead_code)]
mod canonical;
#[path = "../tests/support/oracle.rs"]
#[allow(dead_code)]
mod oracle;

use canonical::Difference;
use oracle::{Record, Verdict};

/// Lines shown of a difference.
const SHOWN: usize = 6;

#[derive(Default)]
struct Shares {
    valid: usize,
    same: usize,
    warned_alike: usize,
    invalid: usize,
    refused: usize,
    same_words: usize,
    crashes: usize,
}

fn main() {
    let mut shares = Shares::default();
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).expect("the file of records is there");
        for line in text.lines() {
            let record: Record = serde_json::from_str(line).expect("a record is JSON");
            report(&record, &record.judge(), &mut shares);
        }
    }
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    let Shares { valid, same, warned_alike, invalid, refused, same_words, crashes } = shares;
    println!("valid forms with an equivalent XForm: {same} of {valid}, {:.1} %", share(same, valid));
    println!("  and the same warnings: {warned_alike}, {:.1} %", share(warned_alike, same));
    println!("invalid forms refused: {refused} of {invalid}, {:.1} %", share(refused, invalid));
    println!("  in the same words: {same_words}, {:.1} %", share(same_words, refused));
    println!("forms on which pyxform crashed: {crashes}");
}

fn report(record: &Record, verdict: &Verdict, shares: &mut Shares) {
    let id = &record.id;
    match verdict {
        Verdict::Crash => shares.crashes += 1,
        Verdict::Same { warnings } => {
            shares.valid += 1;
            shares.same += 1;
            match warnings {
                None => shares.warned_alike += 1,
                Some((theirs, ours)) => {
                    println!("== {id}: other warnings");
                    show("pyxform only", theirs);
                    show("ours only", ours);
                }
            }
        }
        Verdict::Differs(difference) => {
            shares.valid += 1;
            match difference {
                Difference::Order(first) => println!("== {id}: another order\n  pyxform: {first}"),
                Difference::Content(theirs, ours) => {
                    println!("== {id}: differs");
                    show("pyxform only", theirs);
                    show("ours only", ours);
                }
                Difference::None => (),
            }
        }
        Verdict::OnlyTheirs(problems) => {
            shares.valid += 1;
            println!("== {id}: refused by us only\n  {problems}");
        }
        Verdict::OnlyOurs(error) => {
            shares.invalid += 1;
            println!("== {id}: accepted by us only\n  pyxform: {error}");
        }
        Verdict::Refused { same_words, theirs, ours } => {
            shares.invalid += 1;
            shares.refused += 1;
            shares.same_words += usize::from(*same_words);
            if !same_words {
                println!("== {id}: other words\n  pyxform: {theirs}\n  ours: {ours}");
            }
        }
    }
}

fn show(whose: &str, lines: &[String]) {
    for line in lines.iter().take(SHOWN) {
        println!("  {whose}: {line}");
    }
    if lines.len() > SHOWN {
        println!("  {whose}: and {} more", lines.len() - SHOWN);
    }
}
