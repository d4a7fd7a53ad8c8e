//! The register as one looks things up in it: every organisation a viewer sees, by every name it is known by, ready to be
//! matched. Known only when sure; otherwise a person chooses. Kept in memory for each sight until an organisation changes.

use std::sync::Arc;

use kernel::{App, Id, Result, Viewer, log};
use names::organisations::{Index, Organisation};
use names::{Options, Ranking, Reason};
use rustc_hash::FxHashMap;
use web::locale::Locale;

use super::access::Sight;
use super::model::{Draft, alias, organisation};
use super::store;

/// Most candidates a person is asked to choose from.
const CHOICES: usize = 5;
/// Likeness below which two names have nothing to do with each other.
const NEAR: f32 = 0.45;
/// Sights kept at once; there are few kinds of actors, and one more for each organisation's own people.
const SIGHTS: usize = 64;
/// Merges are followed so far.
const HOPS: usize = 8;

/// What a name in a file stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    Known(Id),
    /// Best first, at most five.
    Choose(Vec<Candidate>),
    Unknown,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    pub id: Id,
    /// Its legal name.
    pub name: String,
    pub reasons: Vec<Reason>,
}

/// The organisations one viewer sees.
#[derive(Clone)]
pub struct Register(Arc<Inner>);

struct Inner {
    entries: Vec<organisation::Model>,
    by_id: FxHashMap<Id, usize>,
    aliases: FxHashMap<Id, Vec<String>>,
    /// Merged organisations and what they were merged into.
    moved: FxHashMap<Id, Id>,
    /// Names and spellings, folded, that are one organisation's alone.
    exact: FxHashMap<String, Option<Id>>,
    index: Index,
}

/// The registers in memory, and the last change they know of.
struct Kept {
    seq: i64,
    by_sight: FxHashMap<Sight, Register>,
}

/// The register as the viewer sees it.
pub async fn register(viewer: &Viewer) -> Result<Register> {
    let app = viewer.app();
    let sight = Sight::of(viewer.actor());
    let (seq, kept) = current(app).await?;
    if let Some(register) = kept.get(&sight) {
        return Ok(register.clone());
    }
    let register = Register::looked_up(viewer).await?;
    let mut by_sight = if kept.len() < SIGHTS { kept } else { FxHashMap::default() };
    by_sight.insert(sight, register.clone());
    app.remember(Arc::new(Kept { seq, by_sight }));
    Ok(register)
}

/// The last change there is, and the registers that are still true.
async fn current(app: &App) -> Result<(i64, FxHashMap<Sight, Register>)> {
    let kept = app.recall::<Kept>();
    let since = kept.as_ref().map_or(0, |kept| kept.seq);
    let (seq, organisations) = log::since::<organisation::Entity>(app, since, 0).await?;
    let (_, aliases) = log::since::<alias::Entity>(app, since, 0).await?;
    match kept {
        Some(kept) if organisations.is_some() && aliases.is_some() => {
            // What was looked through once is not looked through again.
            if seq > kept.seq {
                app.remember(Arc::new(Kept { seq, by_sight: kept.by_sight.clone() }));
            }
            Ok((seq, kept.by_sight.clone()))
        }
        _ => Ok((seq, FxHashMap::default())),
    }
}

impl Register {
    async fn looked_up(viewer: &Viewer) -> Result<Self> {
        let entries = store::all(viewer).await?;
        let merged = store::merged(viewer).await?;
        let moved = merged.into_iter().filter_map(|one| one.merged_into.map(|into| (one.id, into))).collect();
        let mut aliases: FxHashMap<Id, Vec<String>> = FxHashMap::default();
        for alias in store::every_alias(viewer).await? {
            aliases.entry(alias.organisation_id).or_default().push(alias.text);
        }
        Ok(Self::of(entries, aliases, moved))
    }

    fn of(entries: Vec<organisation::Model>, aliases: FxHashMap<Id, Vec<String>>, moved: FxHashMap<Id, Id>) -> Self {
        let searched = |entry: &organisation::Model| {
            let mut names = entry.draft().spellings();
            names.extend(aliases.get(&entry.id).into_iter().flatten().cloned());
            Organisation {
                id: entry.id.to_string(),
                names,
                acronym: entry.acronym.clone(),
                branch_of: entry.parent_id.map(|parent| parent.to_string()),
            }
        };
        let mut exact: FxHashMap<String, Option<Id>> = FxHashMap::default();
        for entry in &entries {
            let learnt = aliases.get(&entry.id).into_iter().flatten().cloned();
            for text in entry.draft().spellings().into_iter().chain(learnt) {
                let whose = exact.entry(names::fold(&text)).or_insert(Some(entry.id));
                if *whose != Some(entry.id) {
                    *whose = None;
                }
            }
        }
        let index = Index::new(entries.iter().map(searched));
        let by_id = entries.iter().enumerate().map(|(place, entry)| (entry.id, place)).collect();
        Self(Arc::new(Inner { entries, by_id, aliases, moved, exact, index }))
    }

    /// All that are not merged into another, by their legal names.
    pub fn all(&self) -> &[organisation::Model] {
        &self.0.entries
    }

    /// The organisation, or what it was merged into.
    pub fn get(&self, id: Id) -> Option<&organisation::Model> {
        let mut id = id;
        for _ in 0..HOPS {
            match self.0.moved.get(&id) {
                Some(into) => id = *into,
                None => break,
            }
        }
        self.0.by_id.get(&id).map(|place| &self.0.entries[*place])
    }

    /// Its name in a language; empty where the viewer sees no such organisation.
    pub fn name(&self, id: Id, locale: Locale) -> &str {
        self.get(id).map_or("", |entry| entry.name(locale))
    }

    pub fn acronym(&self, id: Id) -> Option<&str> {
        self.get(id)?.acronym.as_deref()
    }

    /// Spellings learnt from files or written by a person.
    pub fn aliases(&self, id: Id) -> &[String] {
        self.0.aliases.get(&id).map_or(&[], Vec::as_slice)
    }

    /// What a row of a file means by a name, an acronym, or both.
    pub fn read(&self, name: Option<&str>, acronym: Option<&str>) -> Reading {
        let said = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        match (said(name), said(acronym)) {
            (None, None) => Reading::Unknown,
            (Some(text), None) | (None, Some(text)) => match self.spelt(&text) {
                Some(id) => Reading::Known(id),
                None => self.answer(&self.rank(&text)),
            },
            (Some(name), Some(acronym)) => self.both(&name, &acronym),
        }
    }

    /// The name decides; an acronym that is surely another's casts doubt on it, and two weak signs may make a strong one.
    fn both(&self, name: &str, acronym: &str) -> Reading {
        let (by_name, by_acronym) = (self.rank(name), self.rank(acronym));
        match (self.spelt(name).or(accepted(&by_name)), accepted(&by_acronym)) {
            (Some(id), Some(other)) if id == other => return Reading::Known(id),
            (Some(id), None) => return Reading::Known(id),
            // A branch and its headquarters bear the same acronym.
            (Some(id), Some(_)) if self.bears(id, acronym) => return Reading::Known(id),
            (Some(_), Some(_)) => {}
            (None, _) => {
                let together = self.rank(&format!("{acronym} / {name}"));
                if let Some(id) = accepted(&together) {
                    return Reading::Known(id);
                }
            }
        }
        let mut candidates = self.candidates(&by_name);
        for candidate in self.candidates(&by_acronym) {
            if candidates.iter().all(|known| known.id != candidate.id) {
                candidates.push(candidate);
            }
        }
        // Whoever bears the acronym is among those shown, however many are like the name.
        if candidates.len() > CHOICES {
            let last = candidates.len() - 1;
            candidates.swap(CHOICES - 1, last);
        }
        choose(candidates)
    }

    /// Whose name or spelling this is to the letter, if one organisation's alone: a branch is not its headquarters.
    fn spelt(&self, text: &str) -> Option<Id> {
        self.0.exact.get(&names::fold(text)).copied().flatten()
    }

    fn bears(&self, id: Id, acronym: &str) -> bool {
        self.acronym(id).is_some_and(|own| names::fold(own) == names::fold(acronym))
    }

    fn answer(&self, ranking: &Ranking) -> Reading {
        accepted(ranking).map_or_else(|| choose(self.candidates(ranking)), Reading::Known)
    }

    fn rank(&self, text: &str) -> Ranking {
        self.0.index.rank(text, Options { limit: CHOICES, ..Options::default() })
    }

    fn candidates(&self, ranking: &Ranking) -> Vec<Candidate> {
        let near = ranking.matches.iter().filter(|found| found.score >= NEAR);
        near.filter_map(|found| self.candidate(&found.id, &found.reasons)).collect()
    }

    fn candidate(&self, id: &str, reasons: &[Reason]) -> Option<Candidate> {
        let entry = self.get(id.parse().ok()?)?;
        Some(Candidate { id: entry.id, name: entry.name.clone(), reasons: reasons.to_vec() })
    }

    /// Organisations already known that this one may be. Its own record, its parent and its branches are not among them.
    pub fn duplicates(&self, own: Option<Id>, draft: &Draft) -> Vec<Candidate> {
        let new = Organisation {
            id: own.map(|id| id.to_string()).unwrap_or_default(),
            names: draft.spellings(),
            acronym: draft.acronym.clone(),
            branch_of: draft.parent.map(|parent| parent.to_string()),
        };
        let found = self.0.index.duplicates(&new);
        found.iter().filter_map(|one| self.candidate(&one.id, &one.reasons)).take(CHOICES).collect()
    }

    /// For a search box: names that begin as typed, then names that sound or read alike. Best first.
    pub fn search(&self, typed: &str, limit: usize) -> Vec<Id> {
        let found = self.0.index.search(typed, limit);
        found.iter().filter_map(|one| one.id.parse().ok()).collect()
    }
}

fn accepted(ranking: &Ranking) -> Option<Id> {
    if ranking.doubt.is_some() {
        return None;
    }
    ranking.matches.first()?.id.parse().ok()
}

fn choose(mut candidates: Vec<Candidate>) -> Reading {
    candidates.truncate(CHOICES);
    if candidates.is_empty() { Reading::Unknown } else { Reading::Choose(candidates) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: u128, name: &str, acronym: &str) -> organisation::Model {
        let draft = Draft { name: name.into(), acronym: Some(acronym.into()), ..Draft::default() };
        organisation::Model::made(Id::from_u128(id), &draft, 0)
    }

    fn sample() -> Register {
        let mut branch = entry(3, "Reed Bridge Society Basra Office", "RBS-B");
        branch.parent_id = Some(Id::from_u128(1));
        let entries = vec![entry(1, "Reed Bridge Society", "RBS"), entry(2, "Lantern International", "LI"), branch];
        let mut aliases = FxHashMap::default();
        aliases.insert(Id::from_u128(1), vec!["جمعية جسر القصب".to_owned()]);
        let moved = [(Id::from_u128(9), Id::from_u128(2))].into_iter().collect();
        Register::of(entries, aliases, moved)
    }

    fn known(reading: &Reading) -> Option<u128> {
        if let Reading::Known(id) = reading { Some(id.as_u128()) } else { None }
    }

    #[test]
    fn what_is_sure_is_known() {
        let register = sample();
        let read = |name: &str, acronym: &str| register.read(Some(name), Some(acronym));
        assert_eq!(known(&read("REED BRIDGE SOCIETY", "")), Some(1));
        assert_eq!(known(&read("", "rbs")), Some(1));
        assert_eq!(known(&read("Reed Bridge Society", "RBS")), Some(1));
        assert_eq!(known(&read("جمعية جسر القصب", "")), Some(1));
        assert_eq!(known(&read("Reed Bridge Society", "XYZ")), Some(1));
    }

    #[test]
    fn a_name_and_an_acronym_that_point_two_ways_are_a_choice() {
        let reading = sample().read(Some("Reed Bridge Society"), Some("LI"));
        let Reading::Choose(candidates) = reading else { panic!("{reading:?}") };
        let ids: Vec<_> = candidates.iter().map(|candidate| candidate.id.as_u128()).collect();
        assert!(ids.contains(&1) && ids.contains(&2), "{ids:?}");
    }

    #[test]
    fn what_is_near_nothing_is_unknown() {
        let register = sample();
        assert_eq!(register.read(Some("Orchard Health Partners"), None), Reading::Unknown);
        assert_eq!(register.read(None, Some(" ")), Reading::Unknown);
    }

    #[test]
    fn a_branch_is_no_duplicate_of_its_parent_and_a_merged_one_is_found_as_the_survivor() {
        let register = sample();
        let branch = Draft {
            name: "Reed Bridge Society Erbil Office".into(),
            parent: Some(Id::from_u128(1)),
            ..Draft::default()
        };
        let found = register.duplicates(None, &branch);
        assert!(found.iter().all(|candidate| candidate.id.as_u128() != 1), "{found:?}");
        let same = Draft { name: "Reed Brigde Society".into(), ..Draft::default() };
        assert_eq!(register.duplicates(None, &same).first().map(|one| one.id.as_u128()), Some(1));
        assert!(register.duplicates(Some(Id::from_u128(1)), &same).iter().all(|one| one.id.as_u128() != 1));
        assert_eq!(register.name(Id::from_u128(9), Locale::En), "Lantern International");
    }
}
