//! Answers: what one of the two organisations, or the coordination, says about two activities. An answer is never changed;
//! of each side the latest counts.

use kernel::{Error, Result};
use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

/// What is said about a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Said {
    /// The two know of each other and share the work.
    Coordinated,
    /// It is no overlap, and why.
    None,
    /// One of the reports will be changed or withdrawn.
    WillChange,
}

pub mod answer {
    //! One answer.
    use super::Said;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "overlap_answer")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The activities by their serial numbers, the older first.
        pub a_no: i64,
        pub b_no: i64,
        pub organisation_a: Uuid,
        pub organisation_b: Uuid,
        pub governorate_id: Option<Uuid>,
        pub answer: Said,
        pub why: Option<String>,
        /// For which of the two it was said; none for the coordination.
        pub organisation_id: Option<Uuid>,
        pub by: Option<Uuid>,
        pub at: i64,
        /// Fingerprints of what the two reports said of whom, where, what and when; none for answers of before they were kept.
        pub told_a: Option<i64>,
        pub told_b: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl answer::Model {
    /// An answer that says it is no overlap says why.
    pub fn checked(self) -> Result<Self> {
        let silent = self.why.as_deref().is_none_or(|why| why.trim().is_empty());
        match self.answer {
            Said::None if silent => Err(Error::invalid("why", "overlaps-why-missing")),
            _ => Ok(self),
        }
    }

    /// Whether one of the two, or the coordination, says it.
    pub fn is_by_a_side(&self) -> bool {
        self.organisation_id.is_none_or(|id| [self.organisation_a, self.organisation_b].contains(&id))
    }
}

/// Of each side's answers, given the latest last, the latest.
pub fn latest(answers: &[answer::Model]) -> impl Iterator<Item = &answer::Model> {
    let again = |at: usize, side| answers[at + 1..].iter().any(|later| later.organisation_id == side);
    answers.iter().enumerate().filter(move |(at, answer)| !again(*at, answer.organisation_id)).map(|(_, answer)| answer)
}

/// Whether nothing more is asked: the coordination has answered, or both organisations have.
pub fn is_settled<'a>(answers: impl IntoIterator<Item = &'a answer::Model>) -> bool {
    let (mut a, mut b) = (false, false);
    for answer in answers {
        let Some(side) = answer.organisation_id else { return true };
        a |= side == answer.organisation_a;
        b |= side == answer.organisation_b;
    }
    a && b
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Id;

    fn answer(organisation: Option<u128>) -> answer::Model {
        answer::Model {
            id: Id::nil(),
            a_no: 1,
            b_no: 2,
            organisation_a: Id::from_u128(1),
            organisation_b: Id::from_u128(2),
            governorate_id: None,
            answer: Said::Coordinated,
            why: None,
            organisation_id: organisation.map(Id::from_u128),
            by: None,
            at: 0,
            told_a: None,
            told_b: None,
        }
    }

    #[test]
    fn a_pair_is_settled_by_both_sides_or_by_the_coordination() {
        assert!(!is_settled(&[]));
        assert!(!is_settled(&[answer(Some(1)), answer(Some(1))]));
        assert!(is_settled(&[answer(Some(1)), answer(Some(2))]));
        assert!(is_settled(&[answer(None)]));
    }

    #[test]
    fn of_each_side_the_latest_answer_counts() {
        let said = [answer(Some(1)), answer(Some(2)), answer::Model { at: 5, ..answer(Some(1)) }, answer(None)];
        let counted: Vec<_> = latest(&said).map(|answer| (answer.organisation_id, answer.at)).collect();
        assert_eq!(counted, [(Some(Id::from_u128(2)), 0), (Some(Id::from_u128(1)), 5), (None, 0)]);
    }

    #[test]
    fn one_organisation_with_itself_is_settled_by_its_one_answer() {
        assert!(is_settled(&[answer::Model { organisation_b: Id::from_u128(1), ..answer(Some(1)) }]));
    }

    #[test]
    fn no_overlap_wants_a_reason_and_only_a_side_may_answer() {
        let none = answer::Model { answer: Said::None, ..answer(Some(1)) };
        assert!(none.clone().checked().is_err());
        assert!(answer::Model { why: Some("other camps".into()), ..none }.checked().is_ok());
        assert!(!answer(Some(3)).is_by_a_side() && answer(None).is_by_a_side());
    }
}
