//! Damaged XForms through ODK Validate and through the checker: what the checker lets through, ODK Validate accepts.
//!
//! Needs Java, and Python with pyxform 4.5.0 (`TANSIQ_PYXFORM` names the interpreter, else `python3`); without them the test
//! says so and is skipped. `TANSIQ_FORMS` is how many forms to damage, `TANSIQ_SEED` where luck starts.

mod support;

use serde::Deserialize;
use support::scripts;
use xlsform::Severity;
use xlsform::check::check;

#[derive(Deserialize)]
struct Record {
    id: String,
    xml: String,
    valid: bool,
    reason: String,
}

#[test]
fn what_is_let_through_is_accepted_by_odk_validate() {
    let Some(records) = scripts::records::<Record>("damage.py", "48") else { return };
    let (mut through, mut strict) = (Vec::new(), Vec::new());
    for record in &records {
        let errors: Vec<String> = check(&record.xml)
            .into_iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(|finding| format!("{} {} {}", finding.code, finding.path, finding.expression))
            .collect();
        match (record.valid, errors.is_empty()) {
            (false, true) => through.push(format!("{}: {}", record.id, record.reason)),
            (true, false) => strict.push(format!("{}: {}", record.id, errors.join("; "))),
            _ => {}
        }
    }
    eprintln!("{} forms: {} let through wrongly, {} refused wrongly", records.len(), through.len(), strict.len());
    assert!(through.len() * 500 <= records.len(), "let through:\n{}", through.join("\n"));
    assert!(strict.len() * 100 <= records.len(), "refused:\n{}", strict.join("\n"));
}

#[test]
fn undamaged_forms_get_the_verdict_of_odk_validate() {
    let Some(records) = scripts::records::<Record>("damage.py --whole", "150") else { return };
    let wrong: Vec<String> = records
        .iter()
        .filter(|record| check(&record.xml).iter().all(|finding| finding.severity != Severity::Error) != record.valid)
        .map(|record| format!("{}: {} {}", record.id, record.valid, record.reason))
        .collect();
    eprintln!("{} forms, {} with another verdict", records.len(), wrong.len());
    assert!(wrong.len() * 100 <= records.len(), "{}", wrong.join("\n"));
}
