//! Matching place names: an index over candidates that answers in microseconds, within a parent if one is given.
//!
//! A parent's scope is never dropped: an unknown parent answers with nothing rather than with a place elsewhere. A wrong
//! accept is far worse than an abstention, so namesakes and close rivals always abstain.

use crate::align::Cost;
use crate::answer::{Answer, Doubt, Match, Options, Ranking, Reason};
use crate::fold;
use crate::lexicon::{Lexicon, Near};
use crate::prefix::Prefixes;
use crate::spell::Spelling;
use crate::sureness::{self, Evidence};
use rustc_hash::FxHashMap;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// A place to be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    pub id: String,
    pub name: String,
    /// Other names in any script, former names too.
    pub aliases: Vec<String>,
    /// Id of the place it lies in, whether that is a candidate itself or not.
    pub parent: Option<String>,
}

/// Candidates ready to be searched.
pub struct Index {
    /// In the order of a walk down the tree of parents, so that all places within a parent are one range.
    places: Vec<Place>,
    scopes: FxHashMap<String, Range<u32>>,
    lexicon: Lexicon,
    prefixes: Prefixes,
}

struct Place {
    candidate: Candidate,
    folded: String,
}

impl Index {
    pub fn new(candidates: impl IntoIterator<Item = Candidate>) -> Self {
        let (candidates, scopes) = by_parent(candidates.into_iter().collect());
        let lexicon = Lexicon::new(candidates.iter().map(spellings));
        let prefixes = Prefixes::new(candidates.iter().map(spellings));
        let place = |candidate: Candidate| Place { folded: fold(&candidate.name), candidate };
        Self { places: candidates.into_iter().map(place).collect(), scopes, lexicon, prefixes }
    }

    /// How many places are held.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Accepts the one place the query means, or abstains with the nearest. With a parent, only places within it at any
    /// depth (not the parent itself) are considered.
    pub fn answer(&self, query: &str, parent: Option<&str>, options: Options) -> Answer {
        self.rank(query, parent, options).into()
    }

    /// [`Self::answer`] with the runners-up of an accepted match and the doubt about one that is not.
    pub fn rank(&self, query: &str, parent: Option<&str>, options: Options) -> Ranking {
        let spelling = Spelling::new(query);
        if spelling.is_empty() {
            return Ranking { matches: Vec::new(), doubt: Some(Doubt::Empty) };
        }
        let Some(scope) = self.scope(parent) else {
            return Ranking { matches: Vec::new(), doubt: Some(Doubt::UnknownParent) };
        };
        // One more than asked for, since the lead over the runner-up decides.
        let among = scope.len();
        let folded = folded(query);
        let nearest = self.lexicon.nearest(&folded, &spelling, scope, options.limit.clamp(1, 50) + 1);
        let asked = Asked { folded, spelling, scoped: parent.is_some(), among };
        self.judge(&asked, &nearest, options)
    }

    /// For a search box: places whose names' words begin as typed, then those that sound alike. Best first, `limit` at most.
    pub fn search(&self, typed: &str, limit: usize) -> Vec<Match> {
        let folded = folded(typed);
        let mut owners = self.prefixes.search(&folded, limit);
        let alike = self.lexicon.nearest(&folded, &Spelling::new(typed), 0..self.places.len() as u32, limit);
        for near in alike {
            if owners.len() < limit && !owners.contains(&near.owner) {
                owners.push(near.owner);
            }
        }
        let found = |(rank, owner): (usize, u32)| {
            let place = &self.places[owner as usize].candidate;
            let score = 1.0 / (1.0 + rank as f32);
            Match { id: place.id.clone(), name: place.name.clone(), score, reasons: Vec::new() }
        };
        owners.into_iter().enumerate().map(found).collect()
    }

    /// What the probability of the best match is computed from, and the id of that match: for the learner that fits the
    /// factors. None where the answer does not depend on them, because nothing is near or several bear the same name.
    pub fn evidence(&self, query: &str, parent: Option<&str>) -> Option<([f32; sureness::FEATURES], &str)> {
        let spelling = Spelling::new(query);
        let scope = self.scope(parent)?;
        let (among, folded) = (scope.len(), folded(query));
        let nearest = self.lexicon.nearest(&folded, &spelling, scope, Options::default().limit + 1);
        let best = nearest.first()?;
        let (namesake, rival) = self.rivals(&nearest);
        let id = &self.places[best.owner as usize].candidate.id;
        (!namesake).then(|| (Evidence { query: &spelling, cost: best.cost, rival, among }.features(), id.as_str()))
    }

    fn scope(&self, parent: Option<&str>) -> Option<Range<u32>> {
        match parent {
            None => Some(0..self.places.len() as u32),
            Some(parent) => self.scopes.get(parent).cloned(),
        }
    }

    /// Whether another place bears the best one's name, or another name fits as well; and the cost of the nearest other name.
    fn rivals(&self, nearest: &[Near]) -> (bool, Option<Cost>) {
        let name = |near: &Near| self.places[near.owner as usize].folded.as_str();
        let [best, others @ ..] = nearest else { return (false, None) };
        let namesake = others.iter().any(|near| name(near) == name(best) || near.cost == best.cost);
        (namesake, others.iter().find(|near| name(near) != name(best)).map(|near| near.cost))
    }

    fn judge(&self, asked: &Asked, nearest: &[Near], options: Options) -> Ranking {
        let Some(best) = nearest.first() else {
            return Ranking { matches: Vec::new(), doubt: Some(Doubt::NothingNear) };
        };
        let (namesake, rival) = self.rivals(nearest);
        let evidence = Evidence { query: &asked.spelling, cost: best.cost, rival, among: asked.among };
        let sure = evidence.probability();
        let doubt = if namesake { Some(Doubt::SameName) } else { evidence.doubt(sure, options.certainty) };
        let matches = nearest.iter().take(options.limit.max(1)).map(|near| {
            let mut reasons = self.reasons(asked, near);
            if near == best {
                reasons.extend(doubt.map(Reason::Doubtful));
            }
            let place = &self.places[near.owner as usize].candidate;
            let score = sure * sureness::relative(best.cost, near.cost);
            Match { id: place.id.clone(), name: place.name.clone(), score, reasons }
        });
        Ranking { matches: matches.collect(), doubt }
    }

    fn reasons(&self, asked: &Asked, near: &Near) -> Vec<Reason> {
        let place = &self.places[near.owner as usize];
        let alias = (near.spelling as usize).checked_sub(1).and_then(|at| place.candidate.aliases.get(at));
        let same =
            near.cost == 0 && alias.map_or_else(|| place.folded == asked.folded, |alias| fold(alias) == asked.folded);
        let mut reasons = vec![if same { Reason::SameText } else { sureness::kind(&asked.spelling, near.cost) }];
        reasons.extend(alias.cloned().map(Reason::ByAlias));
        reasons.extend(asked.scoped.then_some(Reason::WithinParent));
        reasons
    }
}

/// A query as it is compared, and how many places it is compared with.
struct Asked {
    folded: String,
    spelling: Spelling,
    scoped: bool,
    among: usize,
}

/// A query folded for exact comparison, as far as it could equal a name: the rest of ten thousand letters is not read, nor what
/// single characters that stand for whole phrases expand to.
fn folded(query: &str) -> String {
    if query.len() <= LONGEST_TEXT {
        return fold(query);
    }
    fold(&query.chars().take(LONGEST_TEXT).nfkc().take(LONGEST_TEXT).collect::<String>())
}

/// Characters of a query that are folded.
const LONGEST_TEXT: usize = 160;

fn spellings(candidate: &Candidate) -> impl Iterator<Item = &str> {
    std::iter::once(candidate.name.as_str()).chain(candidate.aliases.iter().map(String::as_str))
}

/// Orders candidates so that everything within a parent is contiguous, and says where each parent's range is.
/// Parents that lie within each other in a circle are treated as if the circle were cut where it is first met.
fn by_parent(candidates: Vec<Candidate>) -> (Vec<Candidate>, FxHashMap<String, Range<u32>>) {
    let known: FxHashMap<&str, usize> =
        candidates.iter().enumerate().map(|(at, candidate)| (candidate.id.as_str(), at)).collect();
    let mut children: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut roots: Vec<&str> = Vec::new();
    let mut orphans = Vec::new();
    for (at, candidate) in candidates.iter().enumerate() {
        match candidate.parent.as_deref().filter(|parent| !parent.is_empty()) {
            None => orphans.push(at),
            Some(parent) => {
                let siblings = children.entry(parent).or_default();
                if siblings.is_empty() && !known.contains_key(parent) {
                    roots.push(parent);
                }
                siblings.push(at);
            }
        }
    }
    let mut walk = Walk {
        candidates: &candidates,
        children,
        order: Vec::new(),
        seen: vec![false; candidates.len()],
        scopes: FxHashMap::default(),
    };
    roots.into_iter().for_each(|root| walk.below(root));
    orphans.into_iter().chain(0..candidates.len()).for_each(|at| walk.from(at));
    let (order, scopes) = (walk.order, walk.scopes);
    let mut candidates: Vec<Option<Candidate>> = candidates.into_iter().map(Some).collect();
    (order.into_iter().filter_map(|at| candidates[at].take()).collect(), scopes)
}

struct Walk<'a> {
    candidates: &'a [Candidate],
    children: FxHashMap<&'a str, Vec<usize>>,
    order: Vec<usize>,
    seen: Vec<bool>,
    scopes: FxHashMap<String, Range<u32>>,
}

enum Step<'a> {
    Enter(usize),
    Leave(&'a str, u32),
}

impl<'a> Walk<'a> {
    fn below(&mut self, parent: &'a str) {
        let mut steps = Vec::new();
        self.open(parent, &mut steps);
        self.run(steps);
    }

    fn from(&mut self, at: usize) {
        self.run(vec![Step::Enter(at)]);
    }

    /// With its own stack, because a chain of parents may be as long as the file.
    fn run(&mut self, mut steps: Vec<Step<'a>>) {
        while let Some(step) = steps.pop() {
            match step {
                Step::Leave(parent, start) => {
                    self.scopes.insert(parent.to_owned(), start..self.order.len() as u32);
                }
                Step::Enter(at) if !std::mem::replace(&mut self.seen[at], true) => {
                    self.order.push(at);
                    self.open(&self.candidates[at].id, &mut steps);
                }
                Step::Enter(_) => {}
            }
        }
    }

    fn open(&mut self, parent: &'a str, steps: &mut Vec<Step<'a>>) {
        if let Some(children) = self.children.remove(parent) {
            steps.push(Step::Leave(parent, self.order.len() as u32));
            steps.extend(children.into_iter().rev().map(Step::Enter));
        }
    }
}
