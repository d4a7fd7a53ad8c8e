//! Fills an XForm: `cargo run --release -p xlsform --example fill FORM.xml ANSWERS.json`. Prints complaints, then the submission.

use xlsform::fill::{Surroundings, fill};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let [form, answers] = files.as_slice() else { return Err("name a form and its answers".into()) };
    let answers = serde_json::from_str(&std::fs::read_to_string(answers)?)?;
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_millis() as i64;
    let properties = ["deviceid", "username", "email", "phonenumber", "subscriberid", "simserial"];
    let properties = properties.map(|name| (name.to_owned(), "found".to_owned())).into_iter().collect();
    let around = Surroundings { now, properties, ..Surroundings::default() };
    match fill(&std::fs::read_to_string(form)?, &answers, around) {
        Ok(filled) => {
            for complaint in filled.complaints {
                println!("{:?} {} {} {:?}", complaint.severity, complaint.code, complaint.path, complaint.words);
            }
            println!("{}", filled.xml);
        }
        Err(findings) => {
            findings.iter().for_each(|finding| println!("{:?} {} {}", finding.severity, finding.code, finding.path))
        }
    }
    Ok(())
}
