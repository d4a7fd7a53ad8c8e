//! A finished XForm, read for checking and for filling in: data, binds, controls, actions, translations.
//!
//! [`Form::read`] reads leniently and keeps what is wrong as [`Finding`]s, each marked as an error exactly where ODK Validate
//! refuses the form. Expressions are parsed once, here. What expressions mean together is for [`crate::check`] and
//! [`crate::fill`].

mod actions;
mod binds;
mod body;
mod choices;
mod itext;
mod letters;
mod model;
mod plan;
mod reference;
mod scan;
mod schema;
pub(crate) mod xml;

pub(crate) use actions::{Action, Value as ActionValue};
pub(crate) use binds::{Bind, Expression, Kind as DataKind, Rule};
pub(crate) use body::{Control, ControlKind, Itemset};
pub(crate) use model::{Form, guess};
pub(crate) use plan::{Plan, What};
pub(crate) use reference::{Reference, check as followable};
pub(crate) use xml::{Doc, NONE, Names};

/// The namespace of JavaRosa's own attributes.
pub(crate) const JAVAROSA: &str = "http://openrosa.org/javarosa";

/// The word of `known` nearest to `word`: one or two letters away, or the same but for case and signs.
pub(crate) fn nearest<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let limit = (word.chars().count() / 3).clamp(1, 2);
    known
        .filter_map(|other| Some((distance(word, other, limit)?, other)))
        .min_by_key(|(far, _)| *far)
        .map(|(_, other)| other)
}

/// How many letters to change, add, drop or swap, if at most `limit`.
fn distance(a: &str, b: &str, limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit * 4 {
        return None;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.to_lowercase().chars().collect(), b.to_lowercase().chars().collect());
    if a.len().abs_diff(b.len()) > limit || a.len() > 64 {
        return None;
    }
    let mut rows = vec![vec![0; b.len() + 1]; 3];
    rows[0] = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let (now, last) = (i % 3, (i - 1) % 3);
        rows[now][0] = i;
        for j in 1..=b.len() {
            let change = rows[last][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = change.min(rows[last][j] + 1).min(rows[now][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[(i + 1) % 3][j - 2] + 1);
            }
            rows[now][j] = best;
        }
    }
    Some(rows[a.len() % 3][b.len()]).filter(|far| *far <= limit)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_word_is_one_or_two_letters_away() {
        let known = ["household", "age", "agree"];
        assert_eq!(nearest("houshold", known.into_iter()), Some("household"));
        assert_eq!(nearest("aeg", known.into_iter()), Some("age"));
        assert_eq!(nearest("Age", known.into_iter()), Some("age"));
        assert_eq!(nearest("income", known.into_iter()), None);
    }
}
