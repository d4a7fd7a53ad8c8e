//! Forms filled at random by JavaRosa, by the engine of ODK Web Forms and by this crate: the same submissions.
//!
//! Needs Java, and Python with pyxform 4.5.0 (`TANSIQ_PYXFORM` names the interpreter, else `python3`), for the second also
//! Node.js with the packages of package.json; without them the tests say so and are skipped. What chance and the clock decide
//! is not compared, nor what is the engine's own (see [`alike`]).

mod support;

use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use support::scripts;
use xlsform::fill::{Surroundings, fill};

#[derive(Deserialize, Serialize)]
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

/// What the engine of ODK Web Forms makes of a record: a submission of the answers it kept, or an error.
#[derive(Deserialize)]
struct Other {
    id: String,
    submission: Option<String>,
    answers: Option<serde_json::Value>,
    error: Option<String>,
}

/// A submission without what is the engine's own: it writes times of UTC with `+00:00`, puts no space between the points of a line,
/// leaves out the altitude that was not given, writes the choices of a question in the order of their list, `true` where JavaRosa
/// writes `1`, and gives every form an instanceID.
fn alike(xml: &str) -> String {
    let lines =
        plain(xml).replace("; ", ";").replace("+00:00", "Z").replace("\"true\"", "\"1\"").replace("\"false\"", "\"0\"");
    let content = |line: &str| {
        let (text, tag) = line.split_at(line.find('<').unwrap_or(line.len()));
        let mut words: Vec<&str> = text.split(' ').filter(|word| !matches!(*word, "0" | "0.0" | "false")).collect();
        words.iter_mut().filter(|word| **word == "true").for_each(|word| *word = "1");
        words.sort_unstable();
        format!("{}{tag}", words.join(" "))
    };
    let ids = ["instanceID>", "instanceID/>", "meta>", "meta/>"];
    let lines: Vec<String> =
        lines.lines().map(content).filter(|line| !ids.iter().any(|id| line.ends_with(id))).collect();
    lines.join("\n").replace("><", ">\n<")
}

#[test]
fn answers_that_web_forms_keeps_become_the_submission_it_makes() {
    let Some(records) = scripts::records::<Record>("fill.py", "90") else { return };
    let lines: Vec<String> = records.iter().map(|record| serde_json::to_string(record).expect("JSON")).collect();
    let Some(others) = scripts::answered::<Other>("webforms.mjs", &lines) else { return };
    let (mut same, mut left_out, mut wrong) = (0, 0, Vec::new());
    for (record, other) in records.iter().zip(&others) {
        assert_eq!(record.id, other.id);
        let (Some(theirs), Some(answers)) = (&other.submission, &other.answers) else {
            eprintln!("{}: not filled by ODK Web Forms: {}", other.id, other.error.as_deref().unwrap_or_default());
            left_out += 1;
            continue;
        };
        let properties = ["deviceid", "username", "email", "phonenumber"];
        let properties = properties.map(|name| (name.to_owned(), "found".to_owned())).into_iter().collect();
        let around = Surroundings { now: now(), properties, ..Surroundings::default() };
        // It knows a device by one name only.
        let xml = record.xml.replace("\"uri:deviceid\"", "\"\"");
        let filled = fill(&xml, answers, around).expect("JavaRosa opened it");
        let (ours, theirs) = (alike(&filled.xml), alike(theirs));
        if ours == theirs {
            same += 1
        } else {
            wrong.push(format!("{}:\n{}", record.id, first_difference(&ours, &theirs)))
        }
    }
    eprintln!("{same} submissions the same, {} not, {left_out} forms that ODK Web Forms does not fill", wrong.len());
    // Of ten, one may be filled otherwise: `max()` with an empty answer among its numbers is empty there.
    assert!(wrong.len() * 9 <= same && left_out * 4 <= records.len(), "{}", wrong.join("\n"));
}

fn first_difference(ours: &str, theirs: &str) -> String {
    let (ours, theirs): (Vec<&str>, Vec<&str>) = (ours.lines().collect(), theirs.lines().collect());
    let at = ours.iter().zip(&theirs).position(|(ours, theirs)| ours != theirs).unwrap_or_default();
    let near = |lines: &[&str]| lines[at.saturating_sub(1)..].iter().take(4).copied().collect::<Vec<_>>().join(" ");
    format!("  ours   {}\n  theirs {}", near(&ours), near(&theirs))
}
