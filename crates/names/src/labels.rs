//! Short category labels (sectors, groups, modalities) matched against a list with its aliases in any language.
//!
//! A label is accepted if its text or its set of telling words is that of exactly one entry.

use crate::answer::{Answer, Doubt, Match, Options, Ranking, Reason};
use crate::fold;
use crate::phrases::{Phrases, Role, words};
use rustc_hash::FxHashMap;

/// An entry of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    pub id: String,
    /// The first is its own name; then translations, abbreviations and other names.
    pub names: Vec<String>,
}

/// Likeness from which two labels are the same but for spelling.
const ALIKE: f32 = 0.92;
/// How much nearer than the next entry the best has to be.
const LEAD: f32 = 0.12;

/// The list, ready to be searched.
pub struct Index {
    labels: Vec<Label>,
    /// Entries by folded text of any of their names, each once.
    by_text: FxHashMap<String, Vec<u32>>,
    phrases: Phrases,
}

impl Index {
    pub fn new(labels: impl IntoIterator<Item = Label>) -> Self {
        let labels: Vec<Label> = labels.into_iter().collect();
        let mut by_text: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for (owner, label) in labels.iter().enumerate() {
            for name in &label.names {
                let owners = by_text.entry(key(name)).or_default();
                if owners.last() != Some(&(owner as u32)) {
                    owners.push(owner as u32);
                }
            }
        }
        let texts = labels.iter().map(|label| label.names.iter().map(String::as_str));
        let phrases = Phrases::new(texts, |role| role == Role::Stop);
        Self { labels, by_text, phrases }
    }

    pub fn answer(&self, query: &str, options: Options) -> Answer {
        self.rank(query, options).into()
    }

    /// [`Self::answer`] with the runners-up and the doubt.
    pub fn rank(&self, query: &str, options: Options) -> Ranking {
        let key = key(query);
        if key.is_empty() {
            return Ranking { matches: Vec::new(), doubt: Some(Doubt::Empty) };
        }
        let limit = options.limit.max(1);
        let same: &[u32] = self.by_text.get(&key).map_or(&[], Vec::as_slice);
        let mut matches: Vec<Match> = same.iter().map(|owner| self.found(*owner, 1.0, Reason::SameText)).collect();
        for near in self.phrases.nearest(query, limit + 1).iter().filter(|near| !same.contains(&near.owner)) {
            let reason = if near.score >= ALIKE { Reason::SoundsAlike } else { Reason::WordsDiffer };
            let mut found = self.found(near.owner, near.score * 0.99, reason);
            let by = &self.labels[near.owner as usize].names;
            found.reasons.extend(by.get(near.text as usize).filter(|_| near.text > 0).cloned().map(Reason::ByAlias));
            matches.push(found);
        }
        let doubt = match (same.len(), &matches[..]) {
            (1, _) => None,
            (2.., _) => Some(Doubt::SameName),
            (_, []) => Some(Doubt::NothingNear),
            (_, [best, ..]) if best.score < ALIKE * 0.99 => Some(Doubt::NotNear),
            (_, [best, next, ..]) if best.score - next.score < LEAD => Some(Doubt::CloseRival),
            _ => None,
        };
        matches.truncate(limit);
        if let (Some(best), Some(doubt)) = (matches.first_mut(), doubt) {
            best.reasons.push(Reason::Doubtful(doubt));
        }
        Ranking { matches, doubt }
    }

    fn found(&self, owner: u32, score: f32, reason: Reason) -> Match {
        let label = &self.labels[owner as usize];
        let name = label.names.first().cloned().unwrap_or_default();
        Match { id: label.id.clone(), name, score, reasons: vec![reason] }
    }
}

/// The text without stop words, article, plural and spaces: "Shelter & NFIs" and "Shelter and NFI" are one.
fn key(text: &str) -> String {
    let all = words(text);
    let telling: String =
        all.iter().filter(|word| crate::phrases::role(word) != Some(Role::Stop)).map(String::as_str).collect();
    if telling.is_empty() { fold(&all.join(" ")) } else { telling }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sectors() -> Index {
        let label =
            |id: &str, names: &[&str]| Label { id: id.into(), names: names.iter().map(|n| (*n).into()).collect() };
        Index::new([
            label(
                "wash",
                &["Water, sanitation and hygiene", "WASH", "المياه والصرف الصحي والنظافة", "المياه والصرف الصحي"],
            ),
            label("shelter", &["Shelter and non-food items", "ESNFI", "Shelter and NFIs", "المأوى"]),
            label("health", &["Health", "الصحة", "تەندروستی"]),
            label("food", &["Food security", "FSC", "الأمن الغذائي"]),
            label("protection", &["Protection", "الحماية"]),
            label("child", &["Child protection", "حماية الطفل"]),
        ])
    }

    #[test]
    fn the_labels_of_real_files_are_accepted() {
        for (label, id) in [
            ("WASH", "wash"),
            ("Water, Sanitation and Hygiene", "wash"),
            ("Water Sanitation & Hygiene", "wash"),
            ("المياه و الصرف الصحي", "wash"),
            ("ESNFI", "shelter"),
            ("Shelter & NFI", "shelter"),
            ("Shelter/NFIs", "shelter"),
            ("protection", "protection"),
            ("Child Protection", "child"),
            ("HEALTH", "health"),
            ("تەندروستى", "health"),
        ] {
            let answer = sectors().answer(label, Options::default());
            assert_eq!(answer.accepted().map(|found| found.id.as_str()), Some(id), "{label}");
        }
    }

    #[test]
    fn what_is_half_a_label_is_left_to_a_person() {
        for label in ["", "Water", "Logistics", "Security", "🏕", "x"] {
            assert_eq!(sectors().answer(label, Options::default()).accepted(), None, "{label}");
        }
    }
}
