//! Reading where a row of somebody's spreadsheet is: by its codes, each in its own scheme and checked against the name
//! beside it; then by names, each only within what the columns before it say. A conflict is refused, a doubt is left to
//! a person with the nearest few; nothing is ever looked for outside the scope.

mod names_beside;

use kernel::Id;
use names::{Options, Reason};

use super::words::{Meaning, meaning, without_whole};
use super::{Atlas, Place, spelling};
use crate::rooms::places::model::{COUNTRY, DISTRICT, GOVERNORATE};

/// What a row says of one level: as written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Level<'a> {
    pub name: Option<&'a str>,
    pub code: Option<&'a str>,
}

/// What a row says of where it is: levels 1, 2 and 3, and the scheme and version of the column of codes, where that is
/// known (`Atlas::scheme_of`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Asked<'a> {
    pub levels: [Level<'a>; 3],
    pub scheme: Option<(&'a str, &'a str)>,
}

/// Where a row is.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    /// The row does not say.
    Nowhere,
    CountryWide,
    /// The deepest place that the row names and the atlas has. `scheme` is the list its code was read in, as
    /// `key version`; none where it was read by name.
    Place {
        id: Id,
        scheme: Option<String>,
    },
    /// A person has to choose. `level` is 1, 2 or 3; `scope` what the place must lie in; `text` what was written there.
    Choose {
        level: usize,
        scope: Option<Id>,
        text: String,
        candidates: Vec<Candidate>,
    },
    /// The row contradicts itself, or names what is not here: a message key with its arguments.
    Refused {
        key: &'static str,
        args: Vec<(&'static str, String)>,
    },
}

/// One of at most five places to choose from.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    pub id: Id,
    /// Its English name.
    pub name: String,
    /// What speaks for and against it; empty where its code does.
    pub reasons: Vec<Reason>,
}

/// Most candidates offered.
const CANDIDATES: usize = 5;

/// A cell as it is meant: trimmed, without words that say nothing.
#[derive(Debug, Clone, Copy, Default)]
struct Said<'a> {
    name: Option<&'a str>,
    /// Until it is read.
    code: Option<&'a str>,
    /// A word for the whole country, as written.
    country_wide: Option<&'a str>,
    /// Its code is in no list that could have it.
    unlisted: bool,
}

/// What the codes of a row say: the deepest place any of them names.
struct Anchor {
    place: usize,
    code: String,
    list: usize,
}

/// A stop on the way: the reading is decided.
type Step<T> = Result<T, Reading>;

impl Atlas {
    /// Where a row is, when no column names its country.
    pub fn read(&self, asked: &Asked<'_>) -> Reading {
        self.read_in(&Level::default(), asked)
    }

    /// Where a row is, when a column names its country: one whose places are not known here is refused by name.
    pub fn read_in(&self, country: &Level<'_>, asked: &Asked<'_>) -> Reading {
        self.reading(country, asked).unwrap_or_else(|decided| decided)
    }

    fn reading(&self, country: &Level<'_>, asked: &Asked<'_>) -> Step<Reading> {
        let land = self.land(country)?;
        let mut said = asked.levels.map(Said::of);
        let anchor = self.anchor(&mut said, asked.scheme)?;
        if let Some(anchor) = &anchor {
            self.agrees(anchor, land, &said)?;
        }
        let mut here = anchor.as_ref().map(|anchor| anchor.place).or(land);
        for (number, said) in (GOVERNORATE..).zip(&said) {
            if here.is_some_and(|here| self.places[here].level >= number) {
                continue;
            }
            if number == GOVERNORATE && self.means_the_country(said, land) {
                here = here.or_else(|| self.country().and_then(|country| self.at.get(&country.id).copied()));
            } else if let Some(place) = self.step(number, said, here)? {
                here = Some(place);
            }
        }
        let scheme = anchor.as_ref().filter(|anchor| here == Some(anchor.place)).map(|anchor| anchor.list);
        self.arrived(here, scheme)
    }

    fn arrived(&self, here: Option<usize>, list: Option<usize>) -> Step<Reading> {
        let Some(at) = here else { return Ok(Reading::Nowhere) };
        let place = &self.places[at];
        if place.level == COUNTRY {
            return Ok(Reading::CountryWide);
        }
        if place.active {
            return Ok(Reading::Place { id: place.id, scheme: list.map(|list| self.lists.label(list)) });
        }
        // A unit that is switched off is what it is formed of.
        let formed_of: Vec<&Place> = self.taken_by(place.id).collect();
        match formed_of[..] {
            [only] => Ok(Reading::Place { id: only.id, scheme: None }),
            _ => Err(Reading::Choose {
                level: (place.level as usize + 1).min(DISTRICT as usize),
                scope: place.parent,
                text: place.names.en.clone(),
                candidates: formed_of.into_iter().take(CANDIDATES).map(Candidate::plain).collect(),
            }),
        }
    }

    /// The country a row names; an unknown one is refused, never taken for a likeness.
    fn land(&self, level: &Level<'_>) -> Step<Option<usize>> {
        let said = Said::of(*level);
        let by_code = said.code.map(|code| self.lists.decode(code, None).found);
        let by_code = by_code.iter().flatten().map(|(place, _)| *place).find(|at| self.places[*at].level == COUNTRY);
        let folded = said.name.map(names::fold);
        let by_name = folded.and_then(|folded| self.spelt.get(&(COUNTRY, folded))?.first().copied());
        let in_name = said.name.and_then(|name| self.lists.decode(name, None).found.first().copied());
        let in_name = in_name.map(|(place, _)| place).filter(|at| self.places[*at].level == COUNTRY);
        match by_name.or(in_name).or(by_code) {
            Some(at) => Ok(Some(at)),
            None => match said.name.or(said.code) {
                Some(text) => Err(refused("places-country-unknown", vec![("country", text.to_owned())])),
                None => Ok(None),
            },
        }
    }

    /// `Nationwide`, `All Iraq`, or the country's own name where a governorate should stand.
    fn means_the_country(&self, said: &Said<'_>, land: Option<usize>) -> bool {
        let Some(name) = said.name else { return said.country_wide.is_some() };
        let folded = names::fold(name);
        let bearer = |text: &str| self.spelt.get(&(COUNTRY, text.to_owned()))?.first().copied();
        let named = bearer(&folded).or_else(|| bearer(without_whole(&folded)?));
        named.is_some_and(|country| land.is_none_or(|land| land == country))
    }

    /// One level further down, by its name; none where nothing is said, or the atlas goes no deeper there.
    fn step(&self, number: i64, said: &Said<'_>, here: Option<usize>) -> Step<Option<usize>> {
        if !self.any_within(number, here) && here.is_some_and(|here| self.places[here].level >= GOVERNORATE) {
            return Ok(None);
        }
        let Some(name) = said.name else {
            return match said.code {
                Some(code) => Err(refused("places-code-unknown", vec![("code", code.to_owned())])),
                None => Ok(None),
            };
        };
        let found = self.find(number, name, here);
        match found {
            Found::Sure { place, exact } if exact || !said.unlisted => Ok(Some(place)),
            Found::Sure { place, .. } => {
                Err(self.choose(number, here, name, vec![Candidate::plain(&self.places[place])]))
            }
            Found::Doubtful(candidates) => Err(self.choose(number, here, name, candidates)),
        }
    }

    fn choose(&self, number: i64, scope: Option<usize>, text: &str, candidates: Vec<Candidate>) -> Reading {
        let scope = scope.map(|scope| self.places[scope].id);
        Reading::Choose { level: number as usize, scope, text: text.to_owned(), candidates }
    }

    /// The one place a name means within a scope, or the nearest few.
    fn find(&self, level: i64, text: &str, scope: Option<usize>) -> Found {
        let prefixes = self.prefixes.get(&level).map_or(&[][..], Vec::as_slice);
        let bare = spelling::bare(text, prefixes);
        for text in [Some(text), bare].into_iter().flatten() {
            let exact = self.exactly(level, text, scope);
            match exact[..] {
                [] => {}
                [place] => return Found::Sure { place, exact: true },
                _ => {
                    let plain = exact.into_iter().take(CANDIDATES).map(|at| Candidate::plain(&self.places[at]));
                    return Found::Doubtful(plain.collect());
                }
            }
        }
        let scope_level = scope.map_or(COUNTRY, |scope| self.places[scope].level);
        let Some(index) = self.indexes.get(&(level, scope_level)) else { return Found::Doubtful(Vec::new()) };
        let parent = scope.map(|scope| self.places[scope].id.to_string());
        let options = Options { limit: CANDIDATES, ..Options::default() };
        let ranking = index.rank(bare.unwrap_or(text), parent.as_deref(), options);
        let text = bare.unwrap_or(text);
        let best = ranking.matches.first().filter(|best| ranking.doubt.is_none() && !is_less_or_more(text, best));
        let near = |near: &names::Match| {
            let id = near.id.parse().ok()?;
            Some(Candidate { id, name: near.name.clone(), reasons: near.reasons.clone() })
        };
        match best.and_then(|best| self.at.get(&best.id.parse::<Id>().ok()?).copied()) {
            Some(place) => Found::Sure { place, exact: false },
            None => Found::Doubtful(ranking.matches.iter().filter_map(near).collect()),
        }
    }

    /// The places of one level that bear this very spelling, within a scope.
    fn exactly(&self, level: i64, text: &str, scope: Option<usize>) -> Vec<usize> {
        let bearers = self.spelt.get(&(level, names::fold(text))).map_or(&[][..], Vec::as_slice);
        bearers.iter().copied().filter(|at| scope.is_none_or(|scope| self.may_lie_in(*at, scope))).collect()
    }
}

/// A name with a word more or less may be another place (South Ethiopia beside South West Ethiopia): a person looks.
fn is_less_or_more(text: &str, found: &names::Match) -> bool {
    let also = found.reasons.iter().find_map(|reason| match reason {
        Reason::ByAlias(alias) => Some(alias.as_str()),
        _ => None,
    });
    let apart = found.reasons.iter().any(|reason| matches!(reason, Reason::WordsDiffer | Reason::OtherPart));
    apart || spelling::is_part(text, also.unwrap_or(&found.name))
}

/// What a name comes to.
enum Found {
    Sure { place: usize, exact: bool },
    Doubtful(Vec<Candidate>),
}

impl Candidate {
    fn plain(place: &Place) -> Self {
        Self { id: place.id, name: place.names.en.clone(), reasons: Vec::new() }
    }
}

impl<'a> Said<'a> {
    fn of(level: Level<'a>) -> Self {
        let mut said = Self { code: level.code.map(str::trim).filter(|code| !code.is_empty()), ..Self::default() };
        let name = level.name.map(str::trim).unwrap_or_default();
        match meaning(&names::fold(name)) {
            Meaning::Name => said.name = Some(name),
            Meaning::CountryWide => said.country_wide = Some(name),
            Meaning::All | Meaning::Nothing => {}
        }
        said
    }
}

fn refused(key: &'static str, args: Vec<(&'static str, String)>) -> Reading {
    Reading::Refused { key, args }
}
