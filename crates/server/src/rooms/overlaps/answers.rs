//! What was answered, by the two strands it is about, and what it teaches. An answer holds for the reports it was given about
//! and those of later months; once one of the two says something else than it did, or is another organisation's, it holds no more.

use overlaps::{Code, Lesson, Row, Taught, sweep};
use rustc_hash::{FxHashMap, FxHashSet};

use super::model::{Said, answer, latest};
use crate::rooms::activities::survey::Survey;

/// All answers that hold.
#[derive(Default)]
pub(super) struct Answers {
    /// The latest last.
    by_strands: FxHashMap<(u64, u64), Vec<answer::Model>>,
    /// Whose reports they are about, the lower code first.
    between: FxHashSet<[Code; 2]>,
    lessons: Vec<Lesson>,
}

impl Answers {
    /// Of these records, the latest last.
    pub fn of(records: Vec<answer::Model>, survey: &Survey) -> Self {
        let mut answers = Self::default();
        let mut met = Vec::new();
        for record in records {
            if let (Some((_, a)), Some((_, b))) = (survey.row(record.a_no), survey.row(record.b_no))
                && holds(&record, survey)
            {
                let about = answers.by_strands.entry(strands(a, b)).or_default();
                if about.is_empty() {
                    met.push(strands(a, b));
                    answers.between.insert(sorted([a.organisation, b.organisation]));
                }
                about.push(record);
            }
        }
        // In the order of the first answers, so that the same answers are the same lessons.
        let each = met.iter().flat_map(|strands| latest(&answers.by_strands[strands]));
        answers.lessons = each.filter_map(|record| lesson(record, survey)).collect();
        answers
    }

    /// Whether there is any about these two organisations: most pairs need be asked no further.
    pub fn are_between(&self, organisations: [Code; 2]) -> bool {
        self.between.contains(&sorted(organisations))
    }

    pub fn lessons(&self) -> &[Lesson] {
        &self.lessons
    }

    pub fn taught(&self) -> Taught {
        self.lessons.iter().copied().collect()
    }

    pub fn about(&self, a: &Row, b: &Row) -> impl Iterator<Item = &answer::Model> {
        self.by_strands.get(&strands(a, b)).into_iter().flatten()
    }
}

fn sorted([one, other]: [Code; 2]) -> [Code; 2] {
    [one.min(other), one.max(other)]
}

pub(super) fn strands(a: &Row, b: &Row) -> (u64, u64) {
    let (a, b) = (a.strand(), b.strand());
    (a.min(b), a.max(b))
}

/// Whether both reports are still of those organisations and still say what they said.
fn holds(record: &answer::Model, survey: &Survey) -> bool {
    let one = |no, organisation, told: Option<i64>| {
        survey.organisation(no) == Some(organisation) && told.is_none_or(|told| survey.told(no) == Some(told))
    };
    one(record.a_no, record.organisation_a, record.told_a) && one(record.b_no, record.organisation_b, record.told_b)
}

fn lesson(record: &answer::Model, survey: &Survey) -> Option<Lesson> {
    let ((block, a), (other, b)) = (survey.row(record.a_no)?, survey.row(record.b_no)?);
    let (overlap, coordinated) = (record.answer != Said::None, record.answer == Said::Coordinated);
    if block == other { sweep::lesson(block, a, b, overlap, coordinated) } else { None }
}
