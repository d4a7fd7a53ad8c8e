//! What a meeting decided about a gap.

use kernel::{Id, Invalid, Result};
use serde::Serialize;

use super::{Hand, decision};

#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Ruling {
    pub place_id: Id,
    pub governorate_id: Option<Id>,
    pub sector_id: Id,
    pub population_group: Option<String>,
    pub decision: String,
    pub decided_on: String,
    pub responsible: Option<String>,
    pub follow_up_on: Option<String>,
    pub done_on: Option<String>,
}

impl Ruling {
    pub fn checked(&self, today: &str) -> Result<()> {
        let mut wrong = Invalid::default();
        if self.decision.trim().is_empty() {
            wrong.add("decision", "needs-decision-missing");
        }
        if self.decided_on.is_empty() {
            wrong.add("decided_on", "needs-as-of-missing");
        } else if self.decided_on.as_str() > today {
            wrong.add("decided_on", "needs-as-of-later");
        }
        for (field, day) in [("follow_up_on", &self.follow_up_on), ("done_on", &self.done_on)] {
            if day.as_ref().is_some_and(|day| *day < self.decided_on) {
                wrong.add(field, "needs-before-decision");
            }
        }
        wrong.check()
    }
}

impl decision::Model {
    pub fn made(id: Id, ruling: Ruling, hand: &Hand) -> Self {
        let blank = Self { id, created_at: hand.now, sample: hand.sample, ..Self::default() };
        blank.saying(ruling, hand)
    }

    pub fn saying(self, ruling: Ruling, hand: &Hand) -> Self {
        Self {
            place_id: ruling.place_id,
            governorate_id: ruling.governorate_id,
            sector_id: ruling.sector_id,
            population_group: ruling.population_group,
            decision: ruling.decision,
            decided_on: ruling.decided_on,
            responsible: ruling.responsible,
            follow_up_on: ruling.follow_up_on,
            done_on: ruling.done_on,
            why: hand.why.clone(),
            updated_at: hand.now,
            updated_by: hand.by,
            version: self.version + 1,
            ..self
        }
    }

    pub fn ruling(&self) -> Ruling {
        Ruling {
            place_id: self.place_id,
            governorate_id: self.governorate_id,
            sector_id: self.sector_id,
            population_group: self.population_group.clone(),
            decision: self.decision.clone(),
            decided_on: self.decided_on.clone(),
            responsible: self.responsible.clone(),
            follow_up_on: self.follow_up_on.clone(),
            done_on: self.done_on.clone(),
        }
    }

    /// Whether it bears on a group: it names this one, or all people. Asked for nobody in particular, all do.
    pub fn is_about(&self, group: Option<&str>) -> bool {
        group.is_none() || self.population_group.is_none() || self.population_group.as_deref() == group
    }

    /// Whether somebody should have come back to it by `today`.
    pub fn is_overdue(&self, today: &str) -> bool {
        self.done_on.is_none() && self.follow_up_on.as_deref().is_some_and(|day| day < today)
    }
}
