//! What people's answers teach: pairs that look like those answered "no overlap" count for less, and two organisations who
//! coordinate in a place are not asked about it as if they had never met. Counts with a prior, so that one answer moves little.

use rustc_hash::FxHashMap;

use crate::{Block, Code};

/// How near two activities are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nearness {
    Site,
    Place,
    District,
    /// A governorate, or the country, of which one report names no part.
    Around,
}

/// How alike what is done is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Likeness {
    Same,
    Like,
    Subsector,
    Unknown,
}

/// One answered pair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lesson {
    pub organisations: (Code, Code),
    pub block: Block,
    pub nearness: Nearness,
    pub likeness: Likeness,
    /// It was an overlap, coordinated or not.
    pub overlap: bool,
    /// The two coordinate.
    pub coordinated: bool,
}

/// Answers that are supposed to speak for a kind of pair before anybody answered.
const PRIOR: f32 = 4.0;
/// What remains of the score of a pair whose organisations coordinate there.
const COORDINATED: f32 = 0.4;

/// All lessons together.
#[derive(Clone, Debug, Default)]
pub struct Taught {
    kinds: FxHashMap<(Nearness, Likeness), (u32, u32)>,
    coordinated: FxHashMap<(Code, Code), Vec<Block>>,
}

impl Taught {
    pub fn learn(&mut self, lesson: &Lesson) {
        let (yes, no) = self.kinds.entry((lesson.nearness, lesson.likeness)).or_default();
        if lesson.overlap {
            *yes += 1
        } else {
            *no += 1
        }
        if lesson.coordinated {
            self.coordinated.entry(sorted(lesson.organisations)).or_default().push(lesson.block);
        }
    }

    /// The share of such pairs that were overlaps, 1 while nothing speaks against them.
    pub(crate) fn share(&self, nearness: Nearness, likeness: Likeness) -> f32 {
        let (yes, no) = self.kinds.get(&(nearness, likeness)).copied().unwrap_or_default();
        (yes as f32 + PRIOR) / ((yes + no) as f32 + PRIOR)
    }

    /// What is left of the score for two who coordinate in this block; None if they were never said to.
    pub(crate) fn coordinated(&self, one: Code, other: Code, block: Block) -> Option<f32> {
        self.coordinated.get(&sorted((one, other))).filter(|blocks| blocks.contains(&block)).map(|_| COORDINATED)
    }
}

fn sorted((one, other): (Code, Code)) -> (Code, Code) {
    (one.min(other), one.max(other))
}

impl FromIterator<Lesson> for Taught {
    fn from_iter<I: IntoIterator<Item = Lesson>>(lessons: I) -> Self {
        let mut taught = Self::default();
        lessons.into_iter().for_each(|lesson| taught.learn(&lesson));
        taught
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lesson(overlap: bool) -> Lesson {
        let block = Block { governorate: 1, sector: 2 };
        let (nearness, likeness) = (Nearness::District, Likeness::Unknown);
        Lesson { organisations: (9, 4), block, nearness, likeness, overlap, coordinated: overlap }
    }

    #[test]
    fn answers_of_no_overlap_lower_their_kind_and_no_other() {
        let taught = Taught::from_iter([lesson(false), lesson(false)]);
        assert_eq!(taught.share(Nearness::District, Likeness::Unknown), 4.0 / 6.0);
        assert_eq!(taught.share(Nearness::Site, Likeness::Unknown), 1.0);
        assert_eq!(taught.coordinated(4, 9, Block { governorate: 1, sector: 2 }), None);
    }

    #[test]
    fn two_who_coordinate_are_known_by_their_block_in_either_order() {
        let taught = Taught::from_iter([lesson(true)]);
        assert_eq!(taught.coordinated(4, 9, Block { governorate: 1, sector: 2 }), Some(COORDINATED));
        assert_eq!(taught.coordinated(9, 4, Block { governorate: 1, sector: 3 }), None);
    }
}
