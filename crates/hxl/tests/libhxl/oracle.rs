//! A Python process with libhxl, asked one question a line.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

pub struct Oracle {
    process: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Oracle {
    /// None, said loudly, if there is no Python with libhxl.
    pub fn start() -> Option<Self> {
        let Some(python) = std::env::var_os("TANSIQ_LIBHXL") else {
            eprintln!("SKIPPED: TANSIQ_LIBHXL names no Python with libhxl, so nothing is compared with it");
            return None;
        };
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/libhxl/oracle.py");
        // Moments are days in the time zone of the process, ours in UTC.
        let mut command = Command::new(&python);
        command.arg("-Wignore").arg(script).env("TZ", "UTC").env("PYTHONIOENCODING", "utf-8").env("PYTHONUTF8", "1");
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the oracle starts");
        let questions = process.stdin.take().expect("its input");
        let answers = BufReader::new(process.stdout.take().expect("its output"));
        Some(Oracle { process, questions, answers })
    }

    /// An answer, or the error libhxl ended with.
    pub fn ask(&mut self, job: &Value) -> Result<Value, String> {
        writeln!(self.questions, "{job}").expect("the oracle listens");
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("the oracle answers");
        let mut answer: Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("no answer to {job}: {line}"));
        match answer.get("error") {
            Some(error) => Err(error.to_string()),
            None => Ok(answer["answer"].take()),
        }
    }

    /// The findings about a table, each as one line of what both sides must agree on.
    pub fn findings(&mut self, data: &Path, schema: Option<&Path>) -> Vec<String> {
        let job = json!({"do": "validate", "data": data, "schema": schema});
        let answer = self.ask(&job).unwrap_or_else(|error| panic!("{job}: {error}"));
        answer.as_array().expect("a list").iter().map(line).collect()
    }

    pub fn this_year(&mut self) -> i16 {
        let answer = self.ask(&json!({"do": "dates", "texts": ["March"]})).expect("an answer");
        answer[0].as_str().and_then(|date| date.get(..4)).and_then(|year| year.parse().ok()).expect("a year")
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

fn line(finding: &Value) -> String {
    let message = finding["message"].as_str().unwrap_or_default();
    let key = key(message);
    let number = |name: &str| finding[name].as_u64().map_or("-".to_owned(), |number| number.to_string());
    let text = |name: &str| finding[name].as_str().map(str::to_owned);
    let suggestion = if suggests(key) { text("suggestion") } else { None };
    format!(
        "{}|{key}|{}|row {}|source row {}|column {}|{:?}|{suggestion:?}",
        finding["severity"].as_str().unwrap_or_default(),
        normal(&text("pattern").unwrap_or_default()),
        number("row"),
        number("source_row"),
        number("column"),
        text("value"),
    )
}

/// Suggestions from lists may differ among equally close values, whose order is no order in Python.
pub fn suggests(key: &str) -> bool {
    ["whitespace", "spelling", "correlation"].contains(&key)
}

/// A pattern with its attributes in order; Python's sets have none.
pub fn normal(pattern: &str) -> String {
    let cut = pattern.find(['+', '-']).unwrap_or(pattern.len());
    let mut words: Vec<String> = Vec::new();
    for c in pattern[cut..].chars() {
        match c {
            '+' | '-' => words.push(c.to_string()),
            c => words.last_mut().expect("begun by a sign").push(c),
        }
    }
    words.sort();
    format!("{}{}", &pattern[..cut], words.concat())
}

/// Our name for what one of libhxl's messages says.
fn key(message: &str) -> &'static str {
    const BEGINNINGS: [(&str, &str); 20] = [
        ("Expected at least 1 matching column", "missing-column"),
        ("Expected at least 2 matching column", "missing-column"),
        ("Expected at least", "required"),
        ("Expected at most", "too-many"),
        ("Expected a", "kind"),
        ("Date must not be before", "below"),
        ("Value must not be less", "below"),
        ("Value must not come before", "below"),
        ("Date must not be after", "above"),
        ("Value must not be more", "above"),
        ("Value must not come after", "above"),
        ("Found extra whitespace", "whitespace"),
        ("Should match", "pattern"),
        ("Duplicate value", "repeated-value"),
        ("Duplicate row", "repeated-row"),
        ("Value not allowed", "not-in-list"),
        ("Unexpected value", "correlation"),
        ("Inconsistent data types", "inconsistent-kind"),
        ("Possible spelling", "spelling"),
        ("Possible numeric", "outlier"),
    ];
    let found = BEGINNINGS.iter().find(|(beginning, _)| message.starts_with(beginning));
    found.unwrap_or_else(|| panic!("an unknown message: {message}")).1
}
