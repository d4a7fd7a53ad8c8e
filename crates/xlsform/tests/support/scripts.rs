//! The scripts of `tests/forms`, which ask pyxform and JavaRosa.

use std::path::Path;
use std::process::Command;

use serde::de::DeserializeOwned;

/// The records a script writes; nothing, and a line that says so, where what it needs is missing.
pub fn records<R: DeserializeOwned>(script: &str, forms: &str) -> Option<Vec<R>> {
    let setting = |name: &str, otherwise: &str| std::env::var(name).unwrap_or_else(|_| otherwise.to_owned());
    let mut words = script.split(' ');
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/forms").join(words.next().unwrap_or_default());
    let output = Command::new(setting("TANSIQ_PYXFORM", "python3"))
        .arg(path)
        .args(["--count", &setting("TANSIQ_FORMS", forms), "--seed", &setting("TANSIQ_SEED", "1")])
        .args(words)
        .output();
    match output {
        Ok(output) if output.status.success() => {
            let text = String::from_utf8(output.stdout).expect("the script writes UTF-8");
            Some(text.lines().map(|line| serde_json::from_str(line).expect("a record is JSON")).collect())
        }
        Ok(output) if output.status.code() == Some(77) => {
            eprintln!("SKIPPED: {script} needs Java and Python with pyxform 4.5.0");
            None
        }
        Ok(output) => panic!("{script} failed: {}", String::from_utf8_lossy(&output.stderr)),
        Err(error) => {
            eprintln!("SKIPPED: {script} cannot be run: {error}");
            None
        }
    }
}
