//! Codes against the names beside them: a code alone may come from another list than one thinks, so whatever else the
//! row says must agree with it.

use super::{Anchor, Atlas, CANDIDATES, Candidate, Found, Reading, Said, Step, refused};
use crate::rooms::places::model::{COUNTRY, GOVERNORATE};

/// How a name stands to the place a code names.
enum Beside {
    Agrees,
    /// It plainly names another.
    Another,
    /// It may name anything; the nearest few.
    Unclear(Vec<Candidate>),
}

impl Atlas {
    /// Reads the codes of a row. Those that no list has stay in `said`; two that contradict each other are refused.
    pub(super) fn anchor(&self, said: &mut [Said<'_>; 3], scheme: Option<(&str, &str)>) -> Step<Option<Anchor>> {
        let mut anchor: Option<Anchor> = None;
        for (number, said) in (GOVERNORATE..).zip(said) {
            let Some(code) = said.code else { continue };
            let decoded = self.lists.decode(code, scheme);
            let (place, list) = match decoded.found[..] {
                [] => {
                    said.unlisted = decoded.unlisted;
                    continue;
                }
                [only] => only,
                _ => self.which(number, said.name, code, &decoded.found)?,
            };
            said.code = None;
            let found = Anchor { place, code: code.to_owned(), list };
            anchor = Some(match anchor {
                Some(before) => self.deeper(before, found)?,
                None => found,
            });
        }
        Ok(anchor)
    }

    /// A code that two lists read differently: the name beside it decides, or a person.
    fn which(&self, number: i64, name: Option<&str>, code: &str, found: &[(usize, usize)]) -> Step<(usize, usize)> {
        let agreeing = |place: usize| {
            let level = number.min(self.places[place].level);
            name.is_some_and(|name| matches!(self.beside(name, level, place), Beside::Agrees))
        };
        let mut fitting = found.iter().filter(|(place, _)| agreeing(*place));
        match (fitting.next(), fitting.next()) {
            (Some(one), None) => Ok(*one),
            _ => {
                let plain = found.iter().take(CANDIDATES).map(|(place, _)| Candidate::plain(&self.places[*place]));
                Err(self.choose(number, None, code, plain.collect()))
            }
        }
    }

    fn deeper(&self, before: Anchor, found: Anchor) -> Step<Anchor> {
        if self.may_lie_in(found.place, before.place) {
            Ok(found)
        } else if self.may_lie_in(before.place, found.place) {
            Ok(before)
        } else {
            let name = |anchor: &Anchor| self.places[anchor.place].names.en.clone();
            let args = vec![
                ("code", before.code.clone()),
                ("place", name(&before)),
                ("other", found.code.clone()),
                ("elsewhere", name(&found)),
            ];
            Err(refused("places-codes-disagree", args))
        }
    }

    /// Holds the place the codes name against the country and every name the row gives, down to its own level.
    pub(super) fn agrees(&self, anchor: &Anchor, land: Option<usize>, said: &[Said<'_>; 3]) -> Step<()> {
        let place = &self.places[anchor.place];
        if let Some(land) = land.filter(|land| !self.may_lie_in(anchor.place, *land)) {
            return Err(self.conflict(anchor, &self.places[land].names.en));
        }
        for (number, said) in (GOVERNORATE..=place.level).zip(said) {
            if let Some(words) = said.country_wide {
                return Err(self.conflict(anchor, words));
            }
            let Some(name) = said.name else { continue };
            match self.beside(name, number, anchor.place) {
                Beside::Agrees => {}
                Beside::Another => return Err(self.conflict(anchor, name)),
                Beside::Unclear(near) => {
                    let own = self.above(anchor.place, number).first().copied().unwrap_or(anchor.place);
                    let mut candidates = vec![Candidate::plain(&self.places[own])];
                    candidates.extend(near.into_iter().filter(|near| near.id != self.places[own].id));
                    candidates.truncate(CANDIDATES);
                    return Err(self.choose(number, self.above(own, number - 1).first().copied(), name, candidates));
                }
            }
        }
        Ok(())
    }

    fn conflict(&self, anchor: &Anchor, name: &str) -> Reading {
        let args = vec![
            ("code", anchor.code.clone()),
            ("scheme", self.lists.label(anchor.list)),
            ("place", self.places[anchor.place].names.en.clone()),
            ("name", name.to_owned()),
        ];
        refused("places-code-conflict", args)
    }

    /// How a name of one level stands to what a place is, or lies in, at that level. Compared within the whole country,
    /// so that a name of another governorate is seen for what it is.
    fn beside(&self, name: &str, level: i64, place: usize) -> Beside {
        let own = if self.places[place].level == level { vec![place] } else { self.above(place, level) };
        if own.iter().any(|own| self.exactly(level, name, None).contains(own)) {
            return Beside::Agrees;
        }
        let country = self.above(place, COUNTRY).first().copied();
        match self.find(level, name, country) {
            Found::Sure { place, .. } if own.contains(&place) => Beside::Agrees,
            Found::Sure { .. } => Beside::Another,
            Found::Doubtful(near) => {
                let first = near.first().and_then(|near| self.at.get(&near.id));
                if first.is_some_and(|first| own.contains(first)) { Beside::Agrees } else { Beside::Unclear(near) }
            }
        }
    }
}
