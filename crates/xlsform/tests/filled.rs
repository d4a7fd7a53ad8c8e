//! Forms filled at random by JavaRosa and by this crate: the same submissions.
//!
//! Needs Java, and Python with pyxform 4.5.0 (`TANSIQ_PYXFORM` names the interpreter, else `python3`); without them the test
//! says so and is skipped. What chance and the clock decide is not compared.

mod support;

use std::time::{SystemTime, UNIX_EPOCH};

use serde::Deserialize;
use support::scripts;
use xlsform::fill::{Surroundings, fill};

#[derive(Deserialize)]
struct Record {
    id: String,
    xml: String,
    answers: serde_json::Value,
    submission: String,
    refused: Vec<String>,
}

/// A submission without its namespaces and what chance and time have put into it.
fn plain(xml: &str) -> String {
    let from = xml.find("?>").map_or(0, |at| at + 2);
    let mut text = String::new();
    for part in xml[from..].split_inclusive('>') {
        let (content, tag) = part.split_at(part.find('<').unwrap_or(part.len()));
        text.push_str(if by_chance(content) { "…" } else { content });
        let attributes = tag.split_inclusive('"').collect::<Vec<_>>();
        for pair in attributes.chunks(2) {
            let [name, value] = pair else {
                text.push_str(&pair.concat().replace(" />", "/>"));
                continue;
            };
            match name.find("xmlns") {
                Some(at) => text.push_str(name[..at].trim_end()),
                None => {
                    text.push_str(name);
                    text.push_str(if by_chance(value.trim_end_matches('"')) { "…\"" } else { value });
                }
            }
        }
        text.push('\n');
    }
    text
}

fn by_chance(text: &str) -> bool {
    let uuid = text.split(' ').any(|word| {
        let word = word.strip_prefix("uuid:").unwrap_or(word);
        word.len() == 36 && word.matches('-').count() == 4
    });
    let today = text.len() >= 10 && text.starts_with(&now_text()[..8]);
    let fraction = text.starts_with("0.") && text.len() > 14;
    uuid || today || fraction
}

fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64)
}

/// This month, as dates begin.
fn now_text() -> String {
    let form = "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml'><h:head><model>\
        <instance><d id='d'><t/></d></instance><bind nodeset='/d/t' calculate=\"format-date(today(), '%Y-%m-%d')\"/></model></h:head><h:body/></h:html>";
    let filled =
        fill(form, &serde_json::json!({}), Surroundings { now: now(), ..Surroundings::default() }).expect("a form");
    filled.xml.split("<t>").nth(1).and_then(|rest| rest.split('<').next()).expect("a date").to_owned()
}

#[test]
fn random_answers_become_the_submission_javarosa_makes() {
    let Some(records) = scripts::records::<Record>("fill.py", "90") else { return };
    let names = ["deviceid", "username", "email", "phonenumber", "subscriberid", "simserial"];
    let (mut same, mut wrong) = (0, Vec::new());
    for record in records.iter().filter(|record| record.refused.is_empty()) {
        let properties = names.map(|name| (name.to_owned(), "found".to_owned())).into_iter().collect();
        let around = Surroundings { now: now(), properties, ..Surroundings::default() };
        let ours = fill(&record.xml, &record.answers, around)
            .map(|filled| plain(&filled.xml))
            .map_err(|findings| format!("{findings:?}"));
        match ours {
            Ok(ours) if ours == plain(&record.submission) => same += 1,
            Ok(ours) => wrong.push(format!("{}:\n{}", record.id, first_difference(&ours, &plain(&record.submission)))),
            Err(findings) => wrong.push(format!("{}: {findings}", record.id)),
        }
    }
    eprintln!("{same} submissions the same, {} not", wrong.len());
    assert!(wrong.len() * 50 <= same, "{}", wrong.join("\n"));
}

fn first_difference(ours: &str, theirs: &str) -> String {
    let pair = ours.lines().zip(theirs.lines()).find(|(ours, theirs)| ours != theirs);
    pair.map_or("one ends early".into(), |(ours, theirs)| format!("  ours   {ours}\n  theirs {theirs}"))
}
