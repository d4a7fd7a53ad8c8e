//! Matching organisations: by acronym, by initials and by the words of any of their names, in any script.
//!
//! Kinds of body and stop words tell nothing apart. A branch is not its parent: a name that differs by an office word only is
//! shown, never accepted, and is no duplicate. Initials alone are never enough.

use crate::answer::{Answer, Doubt, Match, Options, Ranking, Reason};
use crate::fold;
use crate::phrases::{self, Phrases, Role, words};
use crate::prefix::Prefixes;
use rustc_hash::FxHashMap;

/// An organisation to be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organisation {
    pub id: String,
    /// The first is the one it goes by; then translations and former names.
    pub names: Vec<String>,
    pub acronym: Option<String>,
    /// Id of the organisation it is an office of.
    pub branch_of: Option<String>,
}

/// Likeness from which one name is accepted.
const ALIKE: f32 = 0.92;
/// Likeness from which two parts of a query that point the same way are accepted.
const ALIKE_TWICE: f32 = 0.8;
/// How much nearer than the next organisation the best has to be.
const LEAD: f32 = 0.12;
/// Likeness from which a new organisation may be one already known.
const SUSPECT: f32 = 0.6;
/// Likeness of initials that fit.
const INITIALS: f32 = 0.7;
const SHORTEST_INITIALS: usize = 3;
const MAX_PARTS: usize = 4;

/// Organisations ready to be searched.
pub struct Index {
    organisations: Vec<Organisation>,
    by_id: FxHashMap<String, u32>,
    /// By acronym and by every name, folded and without spaces.
    by_text: FxHashMap<String, Vec<u32>>,
    by_acronym: FxHashMap<String, Vec<u32>>,
    /// By the initials of every name, with which name it is.
    by_initials: FxHashMap<String, Vec<(u32, u32)>>,
    phrases: Phrases,
    prefixes: Prefixes,
}

/// What speaks for one organisation.
struct Evidence {
    score: f32,
    reasons: Vec<Reason>,
}

type Found = FxHashMap<u32, Evidence>;

impl Index {
    pub fn new(organisations: impl IntoIterator<Item = Organisation>) -> Self {
        let organisations: Vec<Organisation> = organisations.into_iter().collect();
        let mut by_text: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        let mut by_acronym: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        let mut by_initials: FxHashMap<String, Vec<(u32, u32)>> = FxHashMap::default();
        for (owner, organisation) in organisations.iter().enumerate() {
            let owner = owner as u32;
            for (number, name) in organisation.names.iter().enumerate() {
                insert(&mut by_text, squeezed(name), owner);
                for initials in initials(name) {
                    insert(&mut by_initials, initials, (owner, number as u32));
                }
            }
            if let Some(acronym) = &organisation.acronym {
                insert(&mut by_text, squeezed(acronym), owner);
                insert(&mut by_acronym, squeezed(acronym), owner);
            }
        }
        let by_id =
            organisations.iter().zip(0..).map(|(organisation, owner)| (organisation.id.clone(), owner)).collect();
        let names = || organisations.iter().map(|organisation| organisation.names.iter().map(String::as_str));
        let phrases = Phrases::new(names(), |role| role != Role::Branch);
        let typed = organisations.iter().map(|one| one.names.iter().chain(&one.acronym).map(String::as_str));
        let prefixes = Prefixes::new(typed);
        Self { by_id, by_text, by_acronym, by_initials, phrases, prefixes, organisations }
    }

    /// Accepts the one organisation the query means, or abstains with the nearest.
    pub fn answer(&self, query: &str, options: Options) -> Answer {
        self.rank(query, options).into()
    }

    /// [`Self::answer`] with the runners-up and the doubt. A query may hold an acronym and a name (`BCF/Barzani …`).
    pub fn rank(&self, query: &str, options: Options) -> Ranking {
        if squeezed(query).is_empty() {
            return Ranking { matches: Vec::new(), doubt: Some(Doubt::Empty) };
        }
        let parts = parts(query);
        let mut found = self.compared(query);
        if parts.len() > 1 {
            let mut agreed: Found = FxHashMap::default();
            parts.iter().for_each(|part| agree(&mut agreed, self.compared(part)));
            agreed.into_iter().for_each(|(owner, evidence)| keep(&mut found, owner, evidence));
        }
        let enough = if parts.len() > 1 { ALIKE_TWICE } else { ALIKE };
        self.judge(found, enough, options)
    }

    /// Organisations already known that a new one may be: best first, with reasons. Its own record, its parent and its
    /// branches are not among them.
    pub fn duplicates(&self, new: &Organisation) -> Vec<Match> {
        let mut found: Found = FxHashMap::default();
        for text in new.names.iter().chain(&new.acronym) {
            self.compared(text).into_iter().for_each(|(owner, evidence)| keep(&mut found, owner, evidence));
        }
        found.retain(|owner, evidence| {
            let known = &self.organisations[*owner as usize];
            evidence.score >= SUSPECT
                && known.id != new.id
                && !evidence.reasons.contains(&Reason::OtherPart)
                && new.branch_of.as_deref() != Some(known.id.as_str())
                && (known.branch_of.is_none() || known.branch_of.as_deref() != Some(new.id.as_str()))
        });
        self.sorted(found).into_iter().map(|(owner, evidence)| self.matched(owner, evidence)).collect()
    }

    /// For a search box: names whose words begin as typed, then names that sound or read alike. Best first.
    pub fn search(&self, typed: &str, limit: usize) -> Vec<Match> {
        let mut owners = self.prefixes.search(typed, limit);
        for (owner, _) in self.sorted(self.compared(typed)) {
            if owners.len() < limit && !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        let matched = |(rank, owner): (usize, u32)| {
            self.matched(owner, Evidence { score: 1.0 / (1.0 + rank as f32), reasons: Vec::new() })
        };
        owners.into_iter().enumerate().map(matched).collect()
    }

    /// Everything one text speaks for.
    fn compared(&self, text: &str) -> Found {
        let mut found: Found = FxHashMap::default();
        let whole = squeezed(text);
        for owner in self.by_text.get(&whole).into_iter().flatten() {
            keep(&mut found, *owner, Evidence { score: 1.0, reasons: vec![Reason::SameText] });
        }
        // Where the text is some body's own acronym, others that it could abbreviate are not meant.
        let initials_of = self.by_initials.get(&whole).filter(|_| found.is_empty());
        for (owner, name) in initials_of.into_iter().flatten() {
            let name = self.organisations[*owner as usize].names[*name as usize].clone();
            keep(&mut found, *owner, Evidence { score: INITIALS, reasons: vec![Reason::Initials(name)] });
        }
        for own in initials(text) {
            for owner in self.by_acronym.get(&own).into_iter().flatten() {
                let reasons = vec![Reason::Initials(text.chars().take(120).collect())];
                keep(&mut found, *owner, Evidence { score: INITIALS, reasons });
            }
        }
        for near in self.phrases.nearest(text, 12) {
            keep(&mut found, near.owner, self.alike(near));
        }
        if let Some(parent) = without_branch(text) {
            let same = self.by_text.get(&squeezed(&parent)).into_iter().flatten().copied();
            let alike = self.phrases.nearest(&parent, 6).into_iter().filter(|near| near.score >= ALIKE);
            for owner in same.chain(alike.map(|near| near.owner)) {
                if found.get(&owner).is_none_or(|known| known.score < ALIKE) {
                    found.insert(owner, Evidence { score: SUSPECT, reasons: vec![Reason::OtherPart] });
                }
            }
        }
        found
    }

    fn alike(&self, near: phrases::Near) -> Evidence {
        let reason = if near.score >= ALIKE { Reason::SoundsAlike } else { Reason::WordsDiffer };
        let name = self.organisations[near.owner as usize].names.get(near.text as usize);
        let alias = name.filter(|_| near.text > 0).cloned().map(Reason::ByAlias);
        Evidence { score: near.score * 0.99, reasons: [reason].into_iter().chain(alias).collect() }
    }

    fn judge(&self, found: Found, enough: f32, options: Options) -> Ranking {
        let mut found = self.sorted(found);
        let doubt = match &found[..] {
            [] => Some(Doubt::NothingNear),
            [(_, best), (_, next), ..] if best.score >= enough && best.score - next.score < LEAD => {
                Some(if next.reasons.contains(&Reason::SameText) { Doubt::SameName } else { Doubt::CloseRival })
            }
            [(_, best), ..] if best.score < enough || best.reasons.contains(&Reason::OtherPart) => Some(Doubt::NotNear),
            _ => None,
        };
        if let Some((_, next)) = found.get_mut(1) {
            next.reasons.dedup();
        }
        found.truncate(options.limit.max(1));
        let mut matches: Vec<Match> =
            found.into_iter().map(|(owner, evidence)| self.matched(owner, evidence)).collect();
        if let (Some(best), Some(doubt)) = (matches.first_mut(), doubt) {
            best.reasons.push(Reason::Doubtful(doubt));
        }
        Ranking { matches, doubt }
    }

    /// Best first; of equals a parent before its branches, then as given.
    fn sorted(&self, found: Found) -> Vec<(u32, Evidence)> {
        let mut found: Vec<(u32, Evidence)> = found.into_iter().collect();
        let is_branch = |owner: u32| {
            let parent = self.organisations[owner as usize].branch_of.as_ref();
            parent.is_some_and(|parent| self.by_id.contains_key(parent))
        };
        found.sort_by(|(a, one), (b, other)| {
            other.score.total_cmp(&one.score).then_with(|| (is_branch(*a), *a).cmp(&(is_branch(*b), *b)))
        });
        found
    }

    fn matched(&self, owner: u32, evidence: Evidence) -> Match {
        let organisation = &self.organisations[owner as usize];
        let name = organisation.names.first().or(organisation.acronym.as_ref()).cloned().unwrap_or_default();
        Match { id: organisation.id.clone(), name, score: evidence.score, reasons: evidence.reasons }
    }
}

fn insert<T: PartialEq>(map: &mut FxHashMap<String, Vec<T>>, key: String, value: T) {
    if !key.is_empty() {
        let values = map.entry(key).or_default();
        if values.last() != Some(&value) {
            values.push(value);
        }
    }
}

/// Keeps the stronger of two pieces of evidence for one organisation.
fn keep(found: &mut Found, owner: u32, evidence: Evidence) {
    match found.get(&owner) {
        Some(known) if known.score >= evidence.score => {}
        _ => {
            found.insert(owner, evidence);
        }
    }
}

/// Joins what two parts of a query say: both may be right by chance, so the doubts multiply.
fn agree(agreed: &mut Found, part: Found) {
    for (owner, evidence) in part {
        let known = agreed.entry(owner).or_insert(Evidence { score: 0.0, reasons: Vec::new() });
        known.score = 1.0 - (1.0 - known.score) * (1.0 - evidence.score);
        known.reasons.extend(evidence.reasons);
        known.reasons.dedup();
    }
}

/// Folded and without spaces, so that dots and spaces in acronyms and articles do not matter.
fn squeezed(text: &str) -> String {
    let end = text.char_indices().nth(300).map_or(text.len(), |(end, _)| end);
    fold(&text[..end]).replace(' ', "")
}

/// Initials of all words, and of all but stop words; long enough to mean something.
fn initials(name: &str) -> Vec<String> {
    let words = words(name);
    let of = |keep: &dyn Fn(&str) -> bool| -> String {
        words.iter().filter(|word| keep(word)).filter_map(|word| word.chars().next()).collect()
    };
    let mut found = vec![of(&|_| true), of(&|word| phrases::role(word) != Some(Role::Stop))];
    found.dedup();
    found.retain(|initials| initials.chars().count() >= SHORTEST_INITIALS);
    found
}

/// The name without the words that say which office it is, if it has any and others are left.
fn without_branch(text: &str) -> Option<String> {
    let all = words(text);
    let is_branch = |word: &&String| phrases::role(word) == Some(Role::Branch);
    let kept: Vec<&str> = all.iter().filter(|word| !is_branch(word)).map(String::as_str).collect();
    (kept.len() < all.len() && !kept.is_empty()).then(|| kept.join(" "))
}

/// The parts of a query that may name the organisation each by itself.
fn parts(query: &str) -> Vec<&str> {
    let breaks = |c: char| matches!(c, '/' | '\\' | '|' | '(' | ')' | '[' | ']' | ':' | '–' | '—' | '،' | ',');
    let parts = query.split(breaks).flat_map(|part| part.split(" - "));
    parts.map(str::trim).filter(|part| !part.is_empty()).take(MAX_PARTS).collect()
}
