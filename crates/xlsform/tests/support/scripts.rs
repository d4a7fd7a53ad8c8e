//! The scripts of `tests/forms`, which ask pyxform and JavaRosa.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

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

/// What a script for Node.js answers to records of [`records`], a line each; nothing, and a line that says so, where Node.js or
/// its packages are missing.
#[allow(dead_code)]
pub fn answered<R: DeserializeOwned>(script: &str, lines: &[String]) -> Option<Vec<R>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/forms").join(script);
    let started =
        Command::new("node").arg(path).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let Ok(mut child) = started else {
        eprintln!("SKIPPED: {script} needs Node.js");
        return None;
    };
    let mut input = child.stdin.take().expect("it reads");
    let text = lines.join("\n");
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().expect("it ends");
    let written = writer.join().expect("it is written to");
    if output.status.code() == Some(77) {
        eprintln!("SKIPPED: {script} needs the packages of package.json: npm ci");
        return None;
    }
    assert!(output.status.success(), "{script} failed: {}", String::from_utf8_lossy(&output.stderr));
    written.expect("it reads everything");
    let text = String::from_utf8(output.stdout).expect("the script writes UTF-8");
    Some(text.lines().map(|line| serde_json::from_str(line).expect("an answer is JSON")).collect())
}
