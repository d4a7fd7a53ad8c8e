//! Entries of lists a row names by a label: sectors, modalities, groups, kinds. A label is the one entry it surely means,
//! or somebody chooses; it is never guessed.

use kernel::Id;
use names::Reason;

use super::Reader;
use super::questions::{BLANK, Candidate, Question};
use crate::rooms::imports::known::Labels;
use crate::rooms::imports::model::Target;

/// What a label means.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meant {
    Term { id: Id, key: String },
    Nothing,
    Asks(usize),
    LeftOut,
}

impl Reader {
    fn labels(&self, list: &'static str) -> &Labels {
        match list {
            "modality" => &self.known.modalities,
            "group" => &self.known.groups,
            "population" => &self.known.populations,
            _ => &self.known.sectors,
        }
    }

    /// `list` is `sector`, `modality`, `group` or `population`.
    pub(super) fn term(&mut self, list: &'static str, text: &str) -> Meant {
        let text = text.trim();
        if names::fold(text).is_empty() {
            return Meant::Nothing;
        }
        let place = (list, text.to_owned());
        if let Some(meant) = self.memo.terms.get(&place) {
            return meant.clone();
        }
        let meant = self.find_term(list, text);
        self.memo.terms.insert(place, meant.clone());
        meant
    }

    fn find_term(&mut self, list: &'static str, text: &str) -> Meant {
        match self.choices.of_text(list, text, None) {
            Some(None) => return Meant::LeftOut,
            Some(Some(BLANK)) => return Meant::Nothing,
            Some(Some(id)) => {
                if let Some(term) = self.labels(list).get(id) {
                    return Meant::Term { id: term.id, key: term.key.clone() };
                }
            }
            None => {}
        }
        if let Some(term) = self.labels(list).sure(text) {
            return Meant::Term { id: term.id, key: term.key.clone() };
        }
        let near = self.labels(list).near(text).into_iter();
        let candidates = near.map(|(id, found)| {
            let reasons: Vec<Reason> = found.reasons;
            Candidate::new(id, found.name, &reasons)
        });
        Meant::Asks(self.questions.ask(Question {
            field: list.into(),
            text: text.to_owned(),
            scope: None,
            candidates: candidates.collect(),
            rows: 0,
            first: 0,
            may_register: false,
            may_leave_empty: !matches!(list, "sector" | "population") || self.target == Target::Organisations,
            name: None,
            acronym: None,
        }))
    }
}
