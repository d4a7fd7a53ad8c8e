//! Organisations a row names: known in the register, to be chosen from the nearest, or new. Several spellings of a new one
//! within a file are one: the same name, the same acronym without a name, or the same acronym with a name that is surely
//! the same.

use kernel::Id;
use names::organisations::{Index, Organisation};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::Reader;
use super::questions::{BLANK, Candidate, NEW, Question};
use crate::rooms::organisations::Reading;

/// What a row names by name, acronym or both.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Who {
    Nobody,
    Known(Id),
    /// Not in the register.
    New(Id),
    Asks(usize),
    LeftOut,
    /// Not in the register, and the actor may not put it there.
    Unknown(String),
}

/// Whose record it is, or who else has a part in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Owner,
    Other,
}

/// An organisation that a file names and the register does not have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Newcomer {
    pub id: Id,
    pub name: String,
    pub acronym: Option<String>,
    /// Key of a kind, where the file says it.
    pub kind: Option<String>,
    /// Other spellings in the file.
    pub spellings: Vec<String>,
    /// Rows that would be recorded with it.
    pub rows: u64,
}

/// The new organisations of one file.
#[derive(Default)]
pub struct Newcomers {
    all: Vec<Newcomer>,
    by_name: FxHashMap<String, usize>,
    by_acronym: FxHashMap<String, Vec<usize>>,
    by_id: FxHashMap<Id, usize>,
}

impl Newcomers {
    pub fn of(known: Vec<Newcomer>) -> Self {
        let mut newcomers = Self::default();
        for newcomer in known {
            newcomers.put(Newcomer { rows: 0, ..newcomer });
        }
        newcomers
    }

    pub fn all(&self) -> &[Newcomer] {
        &self.all
    }

    pub fn get(&self, id: Id) -> Option<&Newcomer> {
        self.by_id.get(&id).map(|at| &self.all[*at])
    }

    /// What the file says of its kind; the first word counts.
    pub(super) fn is_of_kind(&mut self, id: Id, kind: &str) {
        if let Some(at) = self.by_id.get(&id) {
            self.all[*at].kind.get_or_insert_with(|| kind.to_owned());
        }
    }

    pub fn counts(&mut self, id: Id) {
        if let Some(at) = self.by_id.get(&id) {
            self.all[*at].rows += 1;
        }
    }

    fn put(&mut self, newcomer: Newcomer) -> usize {
        let at = self.all.len();
        for spelling in newcomer.spellings.iter().chain([&newcomer.name]) {
            self.by_name.entry(names::fold(spelling)).or_insert(at);
        }
        if let Some(acronym) = &newcomer.acronym {
            self.by_acronym.entry(names::fold(acronym)).or_default().push(at);
        }
        self.by_id.insert(newcomer.id, at);
        self.all.push(newcomer);
        at
    }

    /// The newcomer a name or acronym means, made where there is none yet.
    fn join(&mut self, name: Option<&str>, acronym: Option<&str>, new_id: impl FnOnce() -> Id) -> Id {
        if let Some(at) = self.same(name, acronym) {
            self.learn(at, name, acronym);
            return self.all[at].id;
        }
        let shown = name.or(acronym).unwrap_or_default();
        let newcomer = Newcomer {
            id: new_id(),
            name: shown.to_owned(),
            acronym: acronym.filter(|acronym| Some(*acronym) != name).map(str::to_owned),
            kind: None,
            spellings: Vec::new(),
            rows: 0,
        };
        let at = self.put(newcomer);
        // A name that is an acronym is found as either.
        if let Some(acronym) = acronym.or(name.filter(|name| !name.contains(' '))) {
            let known = self.by_acronym.entry(names::fold(acronym)).or_default();
            if !known.contains(&at) {
                known.push(at);
            }
        }
        self.all[at].id
    }

    fn same(&self, name: Option<&str>, acronym: Option<&str>) -> Option<usize> {
        let of_acronym = |text: &str| self.by_acronym.get(&names::fold(text)).map_or(&[][..], Vec::as_slice);
        let Some(name) = name else { return of_acronym(acronym?).first().copied() };
        if let Some(at) = self.by_name.get(&names::fold(name)) {
            return Some(*at);
        }
        let Some(acronym) = acronym else { return of_acronym(name).first().copied() };
        of_acronym(acronym).iter().copied().find(|at| {
            let known = &self.all[*at];
            // So far only the acronym was seen; or the names are surely one.
            names::fold(&known.name) == names::fold(acronym) || is_one(&known.name, name)
        })
    }

    /// Another spelling, or the name of what was known by its acronym alone.
    fn learn(&mut self, at: usize, name: Option<&str>, acronym: Option<&str>) {
        let known = &mut self.all[at];
        if let Some(acronym) = acronym {
            let shorter = known.acronym.as_ref().is_none_or(|known| known.contains(' ') && !acronym.contains(' '));
            if shorter && acronym.chars().count() < known.name.chars().count() {
                known.acronym = Some(acronym.to_owned());
            }
            let listed = self.by_acronym.entry(names::fold(acronym)).or_default();
            if !listed.contains(&at) {
                listed.push(at);
            }
        }
        let Some(name) = name else { return };
        let folded = names::fold(name);
        if self.by_name.get(&folded) == Some(&at) {
            return;
        }
        if known.acronym.as_deref().or(acronym).is_some_and(|acronym| names::fold(acronym) == names::fold(&known.name))
        {
            let acronym = std::mem::replace(&mut known.name, name.to_owned());
            known.acronym = Some(acronym);
        } else if known.spellings.len() < 20 {
            known.spellings.push(name.to_owned());
        }
        self.by_name.insert(folded, at);
    }
}

/// Whether two names are surely the same organisation's.
fn is_one(known: &str, name: &str) -> bool {
    let known = Organisation { id: "1".into(), names: vec![known.to_owned()], ..Organisation::default() };
    Index::new([known]).answer(name, names::Options::default()).accepted().is_some()
}

/// A text that could be a name: some of it is letters or digits.
fn meant(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !names::fold(text).is_empty())
}

/// How a question names an organisation.
fn shown(name: Option<&str>, acronym: Option<&str>) -> String {
    match (name, acronym) {
        (Some(name), Some(acronym)) if names::fold(name) != names::fold(acronym) => format!("{name} ({acronym})"),
        (name, acronym) => name.or(acronym).unwrap_or_default().to_owned(),
    }
}

impl Reader {
    pub(super) fn who(&mut self, name: Option<&str>, acronym: Option<&str>, part: Part) -> Who {
        let (name, acronym) = (meant(name), meant(acronym));
        if name.is_none() && acronym.is_none() {
            return Who::Nobody;
        }
        let owner = if part == Part::Owner { "o" } else { "" };
        let key = format!("{owner}\u{1f}{}\u{1f}{}", name.unwrap_or_default(), acronym.unwrap_or_default());
        if let Some(who) = self.memo.who.get(&key) {
            return who.clone();
        }
        let who = self.find_who(name, acronym, part);
        self.memo.who.insert(key, who.clone());
        who
    }

    fn find_who(&mut self, name: Option<&str>, acronym: Option<&str>, part: Part) -> Who {
        let text = shown(name, acronym);
        match self.choices.of_text("organisation", &text, None) {
            Some(None) => return Who::LeftOut,
            Some(Some(BLANK)) => return Who::Nobody,
            Some(Some(NEW)) => return self.newcomer(name, acronym, text),
            Some(Some(id)) => {
                if let Some(found) = self.known.register.get(id) {
                    return Who::Known(found.id);
                }
            }
            None => {}
        }
        let candidates = match self.known.register.read(name, acronym) {
            Reading::Known(id) => return Who::Known(id),
            Reading::Unknown if self.may_register || part == Part::Owner => {
                return self.newcomer(name, acronym, text);
            }
            Reading::Unknown => Vec::new(),
            Reading::Choose(candidates) => {
                candidates.iter().map(|found| Candidate::new(found.id, &found.name, &found.reasons)).collect()
            }
        };
        Who::Asks(self.questions.ask(Question {
            field: "organisation".into(),
            text,
            scope: None,
            candidates,
            rows: 0,
            first: 0,
            may_register: self.may_register,
            may_leave_empty: part == Part::Other,
            name: name.map(str::to_owned),
            acronym: acronym.map(str::to_owned),
        }))
    }

    fn newcomer(&mut self, name: Option<&str>, acronym: Option<&str>, text: String) -> Who {
        if !self.may_register {
            return Who::Unknown(text);
        }
        let (random, now) = (&self.random, self.now);
        Who::New(self.newcomers.join(name, acronym, || random.id(now)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(texts: &[(&str, &str)]) -> Vec<(String, Option<String>)> {
        let mut newcomers = Newcomers::default();
        let mut number = 0;
        for (acronym, name) in texts {
            let some = |text: &'static str| meant(Some(text));
            let (acronym, name): (&'static str, &'static str) = (acronym.to_string().leak(), name.to_string().leak());
            newcomers.join(some(name), some(acronym), || {
                number += 1;
                Id::from_u128(number)
            });
        }
        newcomers.all.into_iter().map(|one| (one.name, one.acronym)).collect()
    }

    #[test]
    fn spellings_of_one_new_organisation_are_one() {
        let same = |texts: &[(&str, &str)]| assert_eq!(joined(texts).len(), 1, "{texts:?}: {:?}", joined(texts));
        same(&[("ZOA", "ZOA"), ("ZOA", "")]);
        same(&[("IOM", ""), ("IOM", "International Organization for Migration")]);
        same(&[("MT", "Medical Teams International"), ("MTI", "Medical Teams International")]);
        same(&[
            ("CARE", "Cooperative for Assistance and Relief Everywhere"),
            ("CARE", "Cooperative for Assistance and Relief Every where"),
        ]);
        assert_eq!(
            joined(&[("IOM", ""), ("IOM", "International Organization for Migration")]),
            [("International Organization for Migration".to_owned(), Some("IOM".to_owned()))]
        );
    }

    #[test]
    fn an_acronym_that_two_bear_joins_neither() {
        assert_eq!(joined(&[("HI", "Handicap International"), ("HI", "Humanitarian Inclusion")]).len(), 2);
    }
}
