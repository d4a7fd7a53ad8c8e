//! Names of months in English, French, Arabic (eastern and western names), Sorani and Kurmanji.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::digits::plain;
use crate::fold::fold;

/// The names of each month. Arabic has two sets: those of the Levant and Iraq, and those of Egypt and the Gulf.
const NAMES: [&[&str]; 12] = [
    &[
        "january",
        "jan",
        "janvier",
        "janv",
        "كانون الثاني",
        "كانون ثاني",
        "يناير",
        "جانفي",
        "کانوونی دووەم",
        "çile",
        "rêbendan",
    ],
    &["february", "feb", "février", "févr", "fév", "شباط", "فبراير", "فيفري", "شوبات", "sibat", "reşemî"],
    &["march", "mar", "mars", "آذار", "اذار", "مارس", "ئازار", "adar"],
    &["april", "apr", "avril", "avr", "نيسان", "أبريل", "إبريل", "أفريل", "نیسان", "nîsan"],
    &["may", "mai", "أيار", "مايو", "ماي", "ئایار", "gulan"],
    &["june", "jun", "juin", "حزيران", "يونيو", "يونيه", "جوان", "حوزەیران", "hezîran", "pûşper"],
    &["july", "jul", "juillet", "juil", "تموز", "يوليو", "يوليه", "جويلية", "تەمووز", "تەممووز", "تەموز", "tîrmeh"],
    &["august", "aug", "août", "آب", "أغسطس", "اوت", "ئاب", "tebax"],
    &["september", "sep", "sept", "septembre", "أيلول", "سبتمبر", "ئەیلوول", "ئەیلول", "îlon"],
    &["october", "oct", "octobre", "تشرين الأول", "تشرين أول", "أكتوبر", "تشرینی یەکەم", "cotmeh"],
    &["november", "nov", "novembre", "تشرين الثاني", "تشرين ثاني", "نوفمبر", "تشرینی دووەم", "mijdar"],
    &["december", "dec", "décembre", "déc", "كانون الأول", "كانون أول", "ديسمبر", "کانوونی یەکەم", "kanûn", "berfanbar"],
];

static MONTHS: LazyLock<HashMap<String, i8>> = LazyLock::new(|| {
    let months = NAMES.iter().zip(1..);
    months.flat_map(|(names, month)| names.iter().map(move |name| (joined(name), month))).collect()
});

fn joined(name: &str) -> String {
    fold(name).replace(' ', "")
}

/// A month by its name or its number (1–12), and nothing else beside it.
pub fn month(text: &str) -> Option<i8> {
    if let Ok(number) = plain(text).parse::<i8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    named(&fold(text).replace(' ', ""))
}

/// A month by its folded name without spaces; a Kurdish ending (`ئابی ٢٠٢٥`, "August of 2025") may hang on it.
pub(super) fn named(name: &str) -> Option<i8> {
    let found = |name: &str| MONTHS.get(name).copied();
    found(name).or_else(|| name.strip_suffix('ي').and_then(found))
}

#[cfg(test)]
mod tests {
    use super::month;

    #[test]
    fn months_are_known_in_five_languages() {
        for (text, number) in [
            ("August", 8),
            ("AUG.", 8),
            ("Août", 8),
            ("آب", 8),
            ("أغسطس", 8),
            ("اغسطس", 8),
            ("ئاب", 8),
            ("ئابی", 8),
            ("Tebax", 8),
            ("كانون الثاني", 1),
            ("کانونی", 0),
            ("تشرین الاول", 10),
            ("تشرینی یەکەم", 10),
            ("٨", 8),
            ("08", 8),
            ("13", 0),
            ("Augustus", 0),
            ("", 0),
        ] {
            assert_eq!(month(text), (number > 0).then_some(number), "{text}");
        }
    }
}
