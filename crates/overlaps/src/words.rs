//! The words that say what an activity is, as fingerprints that are compared in a few steps.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

/// Most words kept of a text.
const MOST: usize = 6;

/// The telling words of a text in any script, each once, sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Words {
    count: u8,
    marks: [u32; MOST],
}

impl Words {
    /// Of the first telling words of these texts together, without regard to order, article and spelling of letters.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words = Self::default();
        for word in texts.into_iter().flat_map(names::telling) {
            words.add(mark(&word));
        }
        words
    }

    fn add(&mut self, mark: u32) {
        let held = usize::from(self.count);
        if held == MOST || self.marks[..held].contains(&mark) {
            return;
        }
        let at = self.marks[..held].partition_point(|known| *known < mark);
        self.marks.copy_within(at..held, at + 1);
        self.marks[at] = mark;
        self.count += 1;
    }

    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    fn marks(&self) -> &[u32] {
        &self.marks[..usize::from(self.count)]
    }

    /// Shared words against all words, 0 to 1 (Jaccard). None where one side has no word.
    pub fn likeness(&self, other: &Self) -> Option<f32> {
        if self.is_empty() || other.is_empty() {
            return None;
        }
        let shared = self.marks().iter().filter(|mark| other.marks().contains(mark)).count();
        Some(shared as f32 / (self.marks().len() + other.marks().len() - shared) as f32)
    }
}

fn mark(word: &str) -> u32 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    (hasher.finish() >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_articles_and_letters_of_one_sound_do_not_matter() {
        assert_eq!(Words::of(["Distribution of the food parcels"]), Words::of(["food parcel distribution"]));
        assert_eq!(Words::of(["تأهيل مدرسة"]), Words::of(["تاهيل المدرسه"]));
    }

    #[test]
    fn likeness_is_the_share_of_words_in_common() {
        let (one, two) = (Words::of(["food parcels winter"]), Words::of(["food parcels"]));
        assert_eq!(one.likeness(&two), Some(2.0 / 3.0));
        assert_eq!(one.likeness(&Words::default()), None);
    }

    #[test]
    fn a_long_text_keeps_its_first_words() {
        let text = "one1 two2 three3 four4 five5 six6 seven7 eight8";
        assert_eq!(Words::of([text]), Words::of([&text[..37]]));
    }
}
