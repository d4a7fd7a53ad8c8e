//! What the coordination knows of a place, each fact with its day.

use kernel::{Id, Invalid, Result};
use serde::Serialize;

use super::{Hand, place_standing};
use crate::rooms::activities::model::MOST_PEOPLE;

/// Access goes from 1, nobody gets there, to this, free access.
pub const MOST_ACCESS: i64 = 5;

#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Standing {
    pub population: Option<i64>,
    pub population_source: Option<String>,
    pub population_on: Option<String>,
    pub access: Option<i64>,
    pub access_on: Option<String>,
    pub access_note: Option<String>,
}

impl Standing {
    pub fn checked(&self, today: &str) -> Result<()> {
        let mut wrong = Invalid::default();
        match self.population {
            Some(people) if people < 0 => drop(wrong.add("population", "needs-people-negative")),
            Some(people) if people > MOST_PEOPLE => drop(wrong.add("population", "needs-people-absurd")),
            Some(_) if self.population_source.is_none() => {
                wrong.add("population_source", "needs-population-source-missing");
            }
            _ => {}
        }
        if self.access.is_some_and(|access| !(1..=MOST_ACCESS).contains(&access)) {
            wrong.add("access", "needs-access-wrong");
        }
        if self.access.is_some() && self.access_on.is_none() {
            wrong.add("access_on", "needs-access-day-missing");
        }
        for (field, day) in [("access_on", &self.access_on), ("population_on", &self.population_on)] {
            if day.as_deref().is_some_and(|day| day > today) {
                wrong.add(field, "needs-as-of-later");
            }
        }
        wrong.check()
    }
}

impl place_standing::Model {
    /// The record of a place nothing is known of yet.
    pub fn blank(id: Id, place_id: Id, governorate_id: Option<Id>) -> Self {
        Self { id, place_id, governorate_id, ..Self::default() }
    }

    pub fn saying(self, standing: Standing, hand: &Hand) -> Self {
        let created_at = if self.version == 0 { hand.now } else { self.created_at };
        Self {
            population: standing.population,
            population_source: standing.population_source,
            population_on: standing.population_on,
            access: standing.access,
            access_on: standing.access_on,
            access_note: standing.access_note,
            sample: self.sample || hand.sample,
            why: hand.why.clone(),
            created_at,
            updated_at: hand.now,
            updated_by: hand.by,
            version: self.version + 1,
            ..self
        }
    }

    pub fn standing(&self) -> Standing {
        Standing {
            population: self.population,
            population_source: self.population_source.clone(),
            population_on: self.population_on.clone(),
            access: self.access,
            access_on: self.access_on.clone(),
            access_note: self.access_note.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn access_is_from_one_to_five_and_dated() {
        let right = Standing { access: Some(3), access_on: Some("2026-11-01".into()), ..Standing::default() };
        assert!(right.checked("2026-11-23").is_ok());
        for access in [0, 6, -1] {
            assert!(Standing { access: Some(access), ..right.clone() }.checked("2026-11-23").is_err());
        }
        assert!(Standing { access_on: None, ..right.clone() }.checked("2026-11-23").is_err());
        assert!(right.checked("2026-10-31").is_err(), "nobody knows tomorrow's access");
        assert!(Standing::default().checked("2026-11-23").is_ok(), "nothing need be known");
    }
}
