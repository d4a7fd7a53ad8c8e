//! What a comparison answers: *accept* one match because it is sure, or *abstain* with the nearest few and the reasons.
//!
//! Reasons are typed: `key()` names the message in a catalogue, `Display` is plain English for logs and the command line.

use std::fmt;

/// One candidate with what speaks for and against it.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    pub id: String,
    /// The candidate's own name.
    pub name: String,
    /// 0 to 1: for the first match the estimated probability that it is right, for the others relative to it.
    pub score: f32,
    pub reasons: Vec<Reason>,
}

/// The verdict on a query. Nothing is ever accepted outside the given parent.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The only candidate that fits, and well enough to be used without asking.
    Accept(Match),
    /// The nearest candidates, best first; a person has to choose, or none is right. May be empty.
    Abstain(Vec<Match>),
}

impl Answer {
    /// The accepted match, if there is one.
    pub fn accepted(&self) -> Option<&Match> {
        match self {
            Self::Accept(accepted) => Some(accepted),
            Self::Abstain(_) => None,
        }
    }

    /// The matches in order, accepted or not.
    pub fn matches(&self) -> &[Match] {
        match self {
            Self::Accept(accepted) => std::slice::from_ref(accepted),
            Self::Abstain(matches) => matches,
        }
    }
}

/// All that is known about a query: the nearest candidates and why the first was not accepted.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// Best first; the accepted one is the first.
    pub matches: Vec<Match>,
    /// None if the first match is accepted.
    pub doubt: Option<Doubt>,
}

impl From<Ranking> for Answer {
    fn from(mut ranking: Ranking) -> Self {
        match ranking.doubt {
            None if !ranking.matches.is_empty() => Self::Accept(ranking.matches.swap_remove(0)),
            _ => Self::Abstain(ranking.matches),
        }
    }
}

/// How a comparison is to be made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Most matches returned, at least 1.
    pub limit: usize,
    /// Least probability of being right at which a match is accepted.
    pub certainty: f32,
}

impl Default for Options {
    fn default() -> Self {
        Self { limit: 5, certainty: 0.93 }
    }
}

/// Something that speaks for or against one candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The same text after folding.
    SameText,
    /// Other letters, the same sound throughout.
    SoundsAlike,
    /// Some letters differ in sound.
    SomeLettersDiffer,
    /// Nearer to this other name of the candidate than to its own.
    ByAlias(String),
    /// The query's letters are the initials of this name.
    Initials(String),
    /// Words of one name are missing in the other.
    WordsDiffer,
    /// The names agree but for what makes them two things: Upper and Lower, a branch and its parent.
    OtherPart,
    /// Lies within the given parent place.
    WithinParent,
    /// Why the candidate was not accepted.
    Doubtful(Doubt),
}

/// Why the first candidate was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The query holds no letter or digit that can be compared.
    Empty,
    /// Too few letters to be sure of anything.
    TooShort,
    /// The parent given is not one the index knows; the search was not widened.
    UnknownParent,
    /// No candidate is anywhere near.
    NothingNear,
    /// Several candidates bear the very same name; a parent may tell them apart.
    SameName,
    /// Another candidate is almost as near.
    CloseRival,
    /// The nearest is not near enough.
    NotNear,
}

impl Reason {
    /// Name of the message in a catalogue.
    pub fn key(&self) -> &'static str {
        match self {
            Self::SameText => "names-same-text",
            Self::SoundsAlike => "names-sounds-alike",
            Self::SomeLettersDiffer => "names-some-letters-differ",
            Self::ByAlias(_) => "names-by-alias",
            Self::Initials(_) => "names-initials",
            Self::WordsDiffer => "names-words-differ",
            Self::OtherPart => "names-other-part",
            Self::WithinParent => "names-within-parent",
            Self::Doubtful(doubt) => doubt.key(),
        }
    }
}

impl Doubt {
    /// Name of the message in a catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "names-doubt-empty",
            Self::TooShort => "names-doubt-too-short",
            Self::UnknownParent => "names-doubt-unknown-parent",
            Self::NothingNear => "names-doubt-nothing-near",
            Self::SameName => "names-doubt-same-name",
            Self::CloseRival => "names-doubt-close-rival",
            Self::NotNear => "names-doubt-not-near",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SameText => f.write_str("the same text"),
            Self::SoundsAlike => f.write_str("sounds alike"),
            Self::SomeLettersDiffer => f.write_str("some letters differ"),
            Self::ByAlias(alias) => write!(f, "also known as {alias}"),
            Self::Initials(name) => write!(f, "the initials of {name}"),
            Self::WordsDiffer => f.write_str("words are missing or added"),
            Self::OtherPart => f.write_str("the same name but another part or branch"),
            Self::WithinParent => f.write_str("within the given parent"),
            Self::Doubtful(doubt) => doubt.fmt(f),
        }
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "no letter or digit to compare",
            Self::TooShort => "too short to be sure",
            Self::UnknownParent => "the parent is not known, and the search is never widened beyond it",
            Self::NothingNear => "nothing near",
            Self::SameName => "several bear the same name",
            Self::CloseRival => "another is almost as near",
            Self::NotNear => "not near enough to be sure",
        })
    }
}
