//! How well a header agrees with a name of a field.

use std::collections::BTreeSet;

use crate::fold::fold;

/// The name that agrees best, and how well, from 0.4 to 1; `None` if none does.
pub(super) fn best<'a>(names: &[&'a str], header: &str) -> Option<(&'a str, f32)> {
    let header = Words::of(header);
    let judged = names.iter().map(|name| (*name, Words::of(name).agreement(&header)));
    judged.filter(|(_, share)| *share >= 0.4).max_by(|a, b| a.1.total_cmp(&b.1))
}

struct Words {
    joined: String,
    set: BTreeSet<String>,
}

impl Words {
    fn of(text: &str) -> Self {
        let folded = fold(text);
        let set = folded.split_whitespace().map(stem).filter(|word| !is_small(word)).collect();
        Words { joined: folded.replace(' ', ""), set }
    }

    /// 1 for the same words; less for every word that one has and the other lacks. A name wholly inside a longer
    /// header ("Implementing Partner" in "Implementing Partner Name") counts more than words that merely overlap.
    fn agreement(&self, header: &Words) -> f32 {
        if self.joined.is_empty() || header.joined.is_empty() {
            return 0.0;
        }
        if self.joined == header.joined {
            return 1.0;
        }
        if self.set == header.set && !self.set.is_empty() {
            return 0.97;
        }
        let shared = self.set.iter().filter(|word| header.set.iter().any(|other| alike(word, other))).count();
        let all = (self.set.len() + header.set.len()).saturating_sub(shared) as f32;
        if shared == 0 {
            return 0.0;
        }
        let share = shared as f32 / all;
        if shared == self.set.len() { 0.5 + 0.4 * share } else { 0.75 * share }
    }
}

/// Whether words are the same but for one letter, as a typing error or another spelling leaves them. Short words and
/// codes are too close to one another for that: `adm1` is not `adm2`.
fn alike(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one == other {
        return true;
    }
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    if short.len() < 4 || long.len() - short.len() > 1 || long.iter().any(|letter| letter.is_numeric()) {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let skipped = if short.len() == long.len() { &short[same + 1..] } else { &short[same..] };
    skipped == &long[same + 1..]
}

/// Words that say nothing about a column.
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "of" | "the" | "de" | "du" | "des" | "la" | "le" | "les" | "d" | "l" | "in" | "في" | "من" | "and" | "et" | "و"
    )
}

/// Without the plural's s and the Arabic article.
fn stem(word: &str) -> String {
    let long = |rest: &&str| rest.chars().count() >= 3;
    let word = word.strip_prefix("ال").filter(long).unwrap_or(word);
    word.strip_suffix('s').filter(long).unwrap_or(word).to_owned()
}
