//! Where a row is: its country, governorate, district and sub-district by name and code, with what was chosen before.

use kernel::{FieldError, Id};
use tables::Row;
use web::locale::Locale;

use super::questions::{Candidate, Question};
use super::{Reader, fault};
use crate::rooms::places::{Asked, Level, Reading};

/// Where a row is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Where {
    Nowhere,
    CountryWide,
    Place { id: Id, scheme: Option<String> },
    Asks(usize),
    LeftOut,
    Refused(FieldError),
}

/// A row names at most four levels; each may be chosen once.
const CHOICES: usize = 4;

/// One level as the row has it.
#[derive(Default, Clone)]
struct Words {
    name: Option<String>,
    code: Option<String>,
}

impl Words {
    fn level(&self) -> Level<'_> {
        Level { name: self.name.as_deref(), code: self.code.as_deref() }
    }
}

impl Reader {
    pub(super) fn place(&mut self, row: &Row) -> Where {
        let words = self.words(row);
        let key = words.iter().fold(String::new(), |key, words| {
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            key + &text(&words.name) + "\u{1f}" + &text(&words.code) + "\u{1f}"
        });
        if let Some(found) = self.memo.places.get(&key) {
            return found.clone();
        }
        let found = self.find_place(words);
        self.memo.places.insert(key, found.clone());
        found
    }

    /// The place as the sender wrote it, level by level.
    pub(super) fn place_text(&self, row: &Row) -> Option<String> {
        let fields = ["admin1", "admin1_code", "admin2", "admin2_code", "admin3", "admin3_code", "place_code"];
        let texts: Vec<&str> = fields.iter().filter_map(|field| self.plan.text(row, field)).collect();
        (!texts.is_empty()).then(|| texts.join(" / "))
    }

    fn words(&self, row: &Row) -> [Words; 4] {
        let text = |field: &str| self.plan.text(row, field).map(str::to_owned);
        let mut words = [
            Words { name: text("country"), code: None },
            Words { name: text("admin1"), code: text("admin1_code") },
            Words { name: text("admin2"), code: text("admin2_code") },
            Words { name: text("admin3"), code: text("admin3_code") },
        ];
        if let Some(code) = text("place_code") {
            // A code of any level stands with the deepest level that has none of its own.
            let deepest = words.iter().rposition(|words| words.name.is_some() && words.code.is_none()).unwrap_or(1);
            words[deepest.max(1)].code.get_or_insert(code);
        }
        words
    }

    fn find_place(&mut self, mut words: [Words; 4]) -> Where {
        let atlas = self.known.atlas.clone();
        for _ in 0..CHOICES {
            let scheme = self.plan.schemes.iter().flatten().next_back();
            let asked = Asked {
                levels: [words[1].level(), words[2].level(), words[3].level()],
                scheme: scheme.map(|(key, version)| (key.as_str(), version.as_str())),
            };
            let (level, scope, text, candidates) = match atlas.read_in(&words[0].level(), &asked) {
                Reading::Nowhere => return Where::Nowhere,
                Reading::CountryWide => return Where::CountryWide,
                Reading::Place { id, scheme } => return Where::Place { id, scheme },
                Reading::Refused { key, args } => return Where::Refused(fault("place", key, args)),
                Reading::Choose { level, scope, text, candidates } => (level, scope, text, candidates),
            };
            match self.choices.of_text("place", &text, scope) {
                Some(None) => return Where::LeftOut,
                Some(Some(id)) => {
                    let chosen = Words { name: Some(atlas.name(id, Locale::En).to_owned()), code: None };
                    let chosen_already = words[level].name == chosen.name && words[level].code.is_none();
                    words[level] = chosen;
                    if chosen_already {
                        return Where::Place { id, scheme: None };
                    }
                }
                None => {
                    let near =
                        |found: &crate::rooms::places::Candidate| Candidate::new(found.id, &found.name, &found.reasons);
                    return Where::Asks(self.questions.ask(Question {
                        field: "place".into(),
                        text,
                        scope,
                        candidates: candidates.iter().map(near).collect(),
                        rows: 0,
                        first: 0,
                        may_register: false,
                        may_leave_empty: false,
                        name: None,
                        acronym: None,
                    }));
                }
            }
        }
        Where::Nowhere
    }
}
