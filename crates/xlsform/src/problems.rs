//! What is wrong with a form, where, and what to do about it.
//!
//! A [`Problem`] carries a code, a place and the words that vary; its sentences live in `data/words.en.tsv` and
//! `data/words.ar.tsv` (columns: code, message, hint; `{name}` stands for a word, `\n` for a new line) and are looked up only when asked for.
//! The English messages keep pyxform's wording where scripts match it.

use std::fmt;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// The language of a problem's sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Arabic.
    Ar,
}

/// Whether a problem stops the compilation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// No XForm can be made.
    Error,
    /// The XForm was made; somebody should look at this.
    Warning,
}

/// One problem with a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The stable name of this kind of problem; a key of the word files.
    pub code: &'static str,
    /// Whether it stops the compilation.
    pub severity: Severity,
    /// The sheet it is in.
    pub sheet: Option<String>,
    /// The row of the sheet, as the spreadsheet numbers it.
    pub row: Option<u32>,
    /// The header of the column, as spelt in the file.
    pub column: Option<String>,
    details: Box<Details>,
}

/// The words that vary, and the problems told together with this one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Details {
    words: Vec<(&'static str, String)>,
    parts: Vec<Problem>,
}

/// What goes on unless a problem stops it.
pub(crate) type Outcome<T> = Result<T, Box<Problem>>;

impl From<Box<Problem>> for Vec<Problem> {
    fn from(problem: Box<Problem>) -> Self {
        vec![*problem]
    }
}

impl Problem {
    /// An error of the kind `code`.
    pub fn error(code: &'static str) -> Self {
        Self { code, severity: Severity::Error, sheet: None, row: None, column: None, details: Box::default() }
    }

    /// A warning of the kind `code`.
    pub fn warning(code: &'static str) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code) }
    }

    /// Names the sheet.
    #[must_use]
    pub fn in_sheet(mut self, sheet: impl Into<String>) -> Self {
        self.sheet = Some(sheet.into());
        self
    }

    /// Names the row, as the spreadsheet numbers it.
    #[must_use]
    pub fn at_row(mut self, row: u32) -> Self {
        self.row = Some(row);
        self
    }

    /// Names the column by its header.
    #[must_use]
    pub fn in_column(mut self, column: impl Into<String>) -> Self {
        self.column = Some(column.into());
        self
    }

    /// Fills `{name}` of the sentences with `word`.
    #[must_use]
    pub fn with(mut self, name: &'static str, word: impl fmt::Display) -> Self {
        self.details.words.push((name, word.to_string()));
        self
    }

    /// Several problems that are told as one, each on a line of its own; the first gives code and place.
    pub(crate) fn together(parts: Vec<Self>) -> Option<Self> {
        let mut whole = parts.first()?.clone();
        if parts.len() > 1 {
            whole.details.parts = parts;
        }
        Some(whole)
    }

    /// The problem as what ends a compilation.
    pub(crate) fn stop(self) -> Box<Self> {
        Box::new(self)
    }

    /// What is wrong. May span lines.
    pub fn message(&self, lang: Lang) -> String {
        if !self.details.parts.is_empty() {
            return self.details.parts.iter().map(|part| part.message(lang)).collect::<Vec<_>>().join("\n");
        }
        self.fill(sentences(self.code, lang).0)
    }

    /// What to do about it; empty where the message says it already.
    pub fn hint(&self, lang: Lang) -> String {
        self.fill(sentences(self.code, lang).1)
    }

    /// The whole problem on one line: `code: message hint`, with the place before a message that does not name it.
    pub fn line(&self, lang: Lang) -> String {
        let message = self.message(lang);
        let place = match (self.row, &self.column) {
            _ if sentences(self.code, lang).0.contains("{row}") => String::new(),
            (Some(_), Some(_)) => self.fill(sentences("place-cell", lang).0),
            (Some(_), None) => self.fill(sentences("place-row", lang).0),
            (None, _) => String::new(),
        };
        let text = format!("{}: {place} {message} {}", self.code, self.hint(lang));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn fill(&self, sentence: &str) -> String {
        let mut text = String::with_capacity(sentence.len() + 32);
        let mut rest = sentence;
        while let Some(open) = rest.find(['{', '\\']) {
            text.push_str(&rest[..open]);
            rest = &rest[open..];
            if let Some(after) = rest.strip_prefix("\\n") {
                text.push('\n');
                rest = after;
            } else if let Some((word, after)) = self.word_at(rest) {
                text.push_str(&word);
                rest = after;
            } else {
                text.push_str(&rest[..1]);
                rest = &rest[1..];
            }
        }
        text.push_str(rest);
        text
    }

    fn word_at<'s>(&self, text: &'s str) -> Option<(String, &'s str)> {
        let (name, after) = text.strip_prefix('{')?.split_once('}')?;
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
            return None;
        }
        let word = match name {
            "row" => self.row.map(|row| row.to_string()),
            "sheet" => self.sheet.clone(),
            "column" => self.column.clone(),
            name => self.details.words.iter().find(|(key, _)| *key == name).map(|(_, word)| word.clone()),
        };
        Some((word.unwrap_or_else(|| "unknown".into()), after))
    }
}

/// The English line; [`Problem::line`] speaks other languages.
impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.line(Lang::En))
    }
}

impl std::error::Error for Problem {}

type Words = FxHashMap<&'static str, (&'static str, &'static str)>;

fn sentences(code: &str, lang: Lang) -> (&'static str, &'static str) {
    static EN: LazyLock<Words> = LazyLock::new(|| parse(include_str!("../data/words.en.tsv")));
    static AR: LazyLock<Words> = LazyLock::new(|| parse(include_str!("../data/words.ar.tsv")));
    let words = match lang {
        Lang::En => &EN,
        Lang::Ar => &AR,
    };
    words.get(code).copied().unwrap_or_default()
}

fn parse(text: &'static str) -> Words {
    text.lines()
        .filter_map(|line| {
            let (code, rest) = line.split_once('\t')?;
            Some((code, rest.split_once('\t').unwrap_or((rest, ""))))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_know_the_same_codes_and_words() {
        let en = parse(include_str!("../data/words.en.tsv"));
        let ar = parse(include_str!("../data/words.ar.tsv"));
        let names = |sentence: &str| -> std::collections::BTreeSet<String> {
            let names = sentence.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0));
            names
                .filter(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'))
                .map(String::from)
                .collect()
        };
        for (code, (message, _)) in &en {
            let (other, _) = ar.get(code).unwrap_or_else(|| panic!("{code} has no Arabic"));
            assert!(names(other).is_subset(&names(message)), "{code} uses other words in Arabic");
            assert!(!message.is_empty() && !other.is_empty(), "{code} says nothing");
        }
        assert_eq!(en.len(), ar.len());
    }

    #[test]
    fn a_problem_names_its_place_and_says_what_to_do() {
        let problem = Problem::error("no-survey").in_sheet("survey");
        assert!(problem.line(Lang::En).starts_with("no-survey: "));
        assert!(!problem.hint(Lang::Ar).is_empty());
    }
}
