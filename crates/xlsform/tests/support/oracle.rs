//! What pyxform made of a form, and how our answer compares; the records are those of `tests/forms/oracle.py`.

use base64::Engine as _;
use serde::Deserialize;
use xlsform::read::{self, Format};
use xlsform::{Compiled, Lang, Options, Problem, compile};

use super::canonical::{self, Difference};

/// One form and pyxform's answer.
#[derive(Deserialize)]
pub struct Record {
    pub id: String,
    pub kind: String,
    pub stem: String,
    pub text: Option<String>,
    pub base64: Option<String>,
    pub path: Option<String>,
    pub xml: Option<String>,
    pub error: Option<String>,
    #[serde(default)]
    pub crash: bool,
    #[serde(default)]
    pub warnings: Vec<String>,
    pub itemsets: Option<String>,
    #[serde(default)]
    pub tags: Vec<String>,
}

/// How our answer compares with pyxform's.
#[derive(Debug)]
pub enum Verdict {
    /// Both made the same of it; `warnings`: theirs that are not ours, ours that are not theirs.
    Same { warnings: Option<(Vec<String>, Vec<String>)> },
    /// Both made something of it, but not the same.
    Differs(Difference),
    /// Theirs compiles, ours does not.
    OnlyTheirs(String),
    /// Ours compiles, theirs does not.
    OnlyOurs(String),
    /// Both refuse it; their words and ours.
    Refused { same_words: bool, theirs: String, ours: String },
    /// pyxform crashed: nothing to compare with.
    Crash,
}

impl Record {
    fn bytes(&self) -> Vec<u8> {
        match (&self.text, &self.base64, &self.path) {
            (Some(text), ..) => text.clone().into_bytes(),
            (_, Some(data), _) => base64::engine::general_purpose::STANDARD.decode(data).expect("it is base64"),
            (.., Some(path)) => std::fs::read(path).expect("the file is there"),
            _ => panic!("{} holds no form", self.id),
        }
    }

    /// Our answer.
    pub fn ours(&self) -> Result<Compiled, Vec<Problem>> {
        let workbook =
            read::workbook(&self.bytes(), Format::of_extension(&self.kind)).map_err(|problem| vec![problem])?;
        compile(&workbook, &Options { root: None, file_stem: Some(self.stem.clone()) })
    }

    /// Compares the answers.
    pub fn judge(&self) -> Verdict {
        match (&self.xml, self.ours()) {
            (None, _) if self.crash => Verdict::Crash,
            (None, Ok(_)) => Verdict::OnlyOurs(self.error.clone().unwrap_or_default()),
            (None, Err(problems)) => {
                let theirs = self.error.clone().unwrap_or_default();
                let ours: Vec<String> = problems.iter().map(|problem| problem.message(Lang::En)).collect();
                let same_words = ours.first().is_some_and(|ours| squeezed(ours) == squeezed(&theirs));
                Verdict::Refused { same_words, theirs, ours: ours.join("\n") }
            }
            (Some(_), Err(problems)) => Verdict::OnlyTheirs(
                problems.iter().map(|problem| problem.line(Lang::En)).collect::<Vec<_>>().join("\n"),
            ),
            (Some(theirs), Ok(ours)) => self.compare(theirs, &ours),
        }
    }

    fn compare(&self, theirs: &str, ours: &Compiled) -> Verdict {
        let wanted = canonical::lines(theirs).expect("pyxform writes XML");
        let found = match canonical::lines(&ours.xml) {
            Ok(found) => found,
            Err(error) => return Verdict::Differs(Difference::Content(vec![], vec![format!("no XML: {error}")])),
        };
        match canonical::difference(&wanted, &found) {
            Difference::None => (),
            difference => return Verdict::Differs(difference),
        }
        if self.itemsets != ours.itemsets {
            let text = |itemsets: &Option<String>| vec![format!("itemsets.csv: {itemsets:?}")];
            return Verdict::Differs(Difference::Content(text(&self.itemsets), text(&ours.itemsets)));
        }
        let (mut theirs, mut ours) = (
            self.warnings.iter().map(|warning| squeezed(warning)).collect::<Vec<_>>(),
            ours.warnings.iter().map(|warning| squeezed(&warning.message(Lang::En))).collect::<Vec<_>>(),
        );
        let common = theirs.clone();
        theirs.retain(|warning| !ours.contains(warning));
        ours.retain(|warning| !common.contains(warning));
        Verdict::Same { warnings: (!theirs.is_empty() || !ours.is_empty()).then_some((theirs, ours)) }
    }
}

/// White space set aside, and the order of quoted words in a list, which pyxform leaves to chance.
fn squeezed(text: &str) -> String {
    let mut parts: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let listed = word.starts_with('\'') && word.trim_end_matches(['.', ',']).ends_with('\'');
        match (listed, parts.last_mut()) {
            (false, Some(last)) if !last.starts_with('\'') => *last = format!("{last} {word}"),
            (true, _) => parts.push(word.trim_end_matches(['.', ',']).to_owned()),
            _ => parts.push(word.to_owned()),
        }
    }
    for list in parts.chunk_by_mut(|one, next| one.starts_with('\'') && next.starts_with('\'')) {
        list.sort();
    }
    parts.join(" ")
}
