//! What one says of people in need, and what is wrong with it. That a figure is over the population is no error, since the
//! population may be the older of the two: it is flagged wherever the figure is shown.

use kernel::{Id, Invalid, Result};
use serde::Serialize;

use super::{Confidence, Hand, Visibility, figure};
use crate::rooms::activities::model::MOST_PEOPLE;

/// Severity goes from 1, none or minimal, to this, catastrophic.
pub const MOST_SEVERE: i64 = 5;

#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Count {
    pub place_id: Id,
    pub governorate_id: Option<Id>,
    pub sector_id: Id,
    pub population_group: String,
    /// Unsaid in a form that is not filled in.
    pub people: Option<i64>,
    pub severity: Option<i64>,
    pub as_of: String,
    pub assessment_id: Option<Id>,
    pub source: Option<String>,
    pub confidence: Option<Confidence>,
    pub organisation_id: Option<Id>,
    pub visibility: Visibility,
    pub note: Option<String>,
}

impl Count {
    /// What the figure alone shows to be wrong; `today` is an ISO day.
    pub fn checked(&self, today: &str) -> Result<()> {
        let mut wrong = Invalid::default();
        match self.people {
            None => drop(wrong.add("people", "needs-people-missing")),
            Some(people) if people < 0 => drop(wrong.add("people", "needs-people-negative")),
            Some(people) if people > MOST_PEOPLE => drop(wrong.add("people", "needs-people-absurd")),
            Some(_) => {}
        }
        if self.severity.is_some_and(|severity| !(1..=MOST_SEVERE).contains(&severity)) {
            wrong.add("severity", "needs-severity-wrong");
        }
        if self.as_of.is_empty() {
            wrong.add("as_of", "needs-as-of-missing");
        } else if self.as_of.as_str() > today {
            wrong.add("as_of", "needs-as-of-later");
        }
        if self.assessment_id.is_none() && self.source.is_none() {
            wrong.add("source", "needs-source-missing");
        }
        wrong.check()
    }
}

impl figure::Model {
    pub fn made(id: Id, count: Count, hand: &Hand) -> Self {
        let blank = Self { id, created_at: hand.now, sample: hand.sample, ..Self::default() };
        blank.saying(count, hand)
    }

    pub fn saying(self, count: Count, hand: &Hand) -> Self {
        Self {
            place_id: count.place_id,
            governorate_id: count.governorate_id,
            sector_id: count.sector_id,
            population_group: count.population_group,
            people: count.people.unwrap_or_default(),
            severity: count.severity,
            as_of: count.as_of,
            assessment_id: count.assessment_id,
            source: count.source,
            confidence: count.confidence,
            organisation_id: count.organisation_id,
            visibility: count.visibility,
            note: count.note,
            why: hand.why.clone(),
            updated_at: hand.now,
            updated_by: hand.by,
            version: self.version + 1,
            ..self
        }
    }

    pub fn count(&self) -> Count {
        Count {
            place_id: self.place_id,
            governorate_id: self.governorate_id,
            sector_id: self.sector_id,
            population_group: self.population_group.clone(),
            people: Some(self.people),
            severity: self.severity,
            as_of: self.as_of.clone(),
            assessment_id: self.assessment_id,
            source: self.source.clone(),
            confidence: self.confidence,
            organisation_id: self.organisation_id,
            visibility: self.visibility,
            note: self.note.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_that_cannot_be_are_refused_field_by_field() {
        let right =
            Count { people: Some(400), as_of: "2026-10-31".into(), source: Some("Visit".into()), ..Count::default() };
        let told = |count: Count| match count.checked("2026-11-23") {
            Err(kernel::Error::Invalid(wrong)) => wrong.0.iter().map(|fault| fault.key).collect(),
            _ => Vec::new(),
        };
        assert_eq!(told(right.clone()), Vec::<&str>::new());
        assert_eq!(told(Count { people: Some(0), severity: Some(5), ..right.clone() }), Vec::<&str>::new());
        for (count, key) in [
            (Count { people: None, ..right.clone() }, "needs-people-missing"),
            (Count { people: Some(-1), ..right.clone() }, "needs-people-negative"),
            (Count { people: Some(i64::MAX), ..right.clone() }, "needs-people-absurd"),
            (Count { severity: Some(9), ..right.clone() }, "needs-severity-wrong"),
            (Count { severity: Some(0), ..right.clone() }, "needs-severity-wrong"),
            (Count { as_of: String::new(), ..right.clone() }, "needs-as-of-missing"),
            (Count { as_of: "2026-11-24".into(), ..right.clone() }, "needs-as-of-later"),
            (Count { source: None, ..right }, "needs-source-missing"),
        ] {
            assert_eq!(told(count), [key]);
        }
    }
}
