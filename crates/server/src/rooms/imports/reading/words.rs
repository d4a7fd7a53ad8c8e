//! Words with a fixed meaning: statuses, people and households, who may see a record, currencies, in the languages files
//! come in. What is not known stays unknown.

use crate::rooms::activities::model::{Counted, Status, Visibility};
use crate::rooms::needs::model::Confidence;

pub(super) fn status(text: &str) -> Option<Status> {
    const WORDS: [(Status, &[&str]); 4] = [
        (
            Status::Planned,
            &[
                "planned",
                "plan",
                "pipeline",
                "not started",
                "upcoming",
                "مخطط",
                "مخطط له",
                "لم يبدأ",
                "planifie",
                "prevu",
                "پلان",
                "پلانبۆدانراو",
                "plankiri",
            ],
        ),
        (
            Status::Ongoing,
            &[
                "ongoing",
                "on going",
                "in progress",
                "active",
                "implementing",
                "started",
                "جار",
                "جاري",
                "مستمر",
                "قيد التنفيذ",
                "en cours",
                "بەردەوام",
                "چالاک",
                "berdewam",
            ],
        ),
        (
            Status::Completed,
            &[
                "completed",
                "complete",
                "finished",
                "closed",
                "done",
                "ended",
                "مكتمل",
                "منجز",
                "منتهي",
                "منته",
                "اكتمل",
                "termine",
                "acheve",
                "تەواوبوو",
                "تەواو",
                "qediyayi",
            ],
        ),
        (
            Status::Suspended,
            &[
                "suspended",
                "on hold",
                "paused",
                "stopped",
                "cancelled",
                "معلق",
                "متوقف",
                "موقوف",
                "ملغى",
                "suspendu",
                "ڕاگیراو",
                "ڕاگیرا",
                "rawestandi",
            ],
        ),
    ];
    let folded = names::fold(text);
    let is = |word: &&str| names::fold(word) == folded;
    WORDS.iter().find(|(_, words)| words.iter().any(is)).map(|(status, _)| *status)
}

pub(super) fn counted(text: &str) -> Option<Counted> {
    const PEOPLE: [&str; 10] =
        ["people", "persons", "individuals", "individual", "person", "أفراد", "اشخاص", "شخص", "personnes", "کەس"];
    const HOUSEHOLDS: [&str; 10] =
        ["households", "household", "families", "family", "hh", "أسر", "أسرة", "عائلة", "menages", "خێزان"];
    let folded = names::fold(text);
    let is = |word: &&str| names::fold(word) == folded;
    if PEOPLE.iter().any(is) { Some(Counted::People) } else { HOUSEHOLDS.iter().any(is).then_some(Counted::Households) }
}

/// Who may see a record, as our own exports say it in any of the program's languages.
pub(super) fn visibility(text: &str) -> Option<Visibility> {
    const WORDS: [(Visibility, &[&str]); 4] = [
        (Visibility::Public, &["public", "everybody", "الجميع", "عام", "هەمووان"]),
        (Visibility::Members, &["members", "member organisations", "المنظمات الأعضاء", "الأعضاء", "ڕێکخراوە ئەندامەکان"]),
        (
            Visibility::Coordination,
            &[
                "coordination",
                "the coordination",
                "the coordination of the governorate",
                "تنسيق المحافظة",
                "جهة التنسيق",
                "التنسيق",
                "هەماهەنگیی پارێزگاکە",
                "هەماهەنگی",
            ],
        ),
        (
            Visibility::Own,
            &[
                "own",
                "only us and the national coordination",
                "نحن والتنسيق الوطني فقط",
                "تەنها ئێمە و هەماهەنگیی نیشتمانی",
            ],
        ),
    ];
    let folded = names::fold(text);
    let is = |word: &&str| names::fold(word) == folded;
    WORDS.iter().find(|(_, words)| words.iter().any(is)).map(|(visibility, _)| *visibility)
}

/// How far a figure is trusted, in the program's languages.
pub(super) fn confidence(text: &str) -> Option<Confidence> {
    const WORDS: [(Confidence, &[&str]); 3] = [
        (Confidence::Low, &["low", "weak", "منخفضة", "منخفض", "ضعيفة", "faible", "کەم", "نزم"]),
        (Confidence::Medium, &["medium", "moderate", "متوسطة", "متوسط", "moyenne", "مامناوەند", "ناوەند"]),
        (Confidence::High, &["high", "strong", "عالية", "عالي", "مرتفعة", "élevée", "بەرز"]),
    ];
    let folded = names::fold(text);
    let is = |word: &&str| names::fold(word) == folded;
    WORDS.iter().find(|(_, words)| words.iter().any(is)).map(|(confidence, _)| *confidence)
}

/// Whether a text stands where there is nothing to say: a dash, `N/A`, and the like.
pub(super) fn says_nothing(text: &str) -> bool {
    const WORDS: [&str; 24] = [
        "n/a",
        "n.a.",
        "n.a",
        "na",
        "none",
        "nil",
        "null",
        "tbd",
        "tbc",
        "unknown",
        "not applicable",
        "not available",
        "not specified",
        "aucun",
        "sans objet",
        "لا يوجد",
        "لايوجد",
        "لا ينطبق",
        "غير محدد",
        "غير معروف",
        "غير متوفر",
        "نییە",
        "نەزانراو",
        "هیچ",
    ];
    let text = text.trim();
    let dashes = |letter: char| matches!(letter, '-' | '–' | '—' | '_' | '.' | '/' | '\\');
    text.chars().all(dashes) || WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether a text is what a formula that failed leaves in its cell.
pub(super) fn is_failed_formula(text: &str) -> bool {
    matches!(text, "#N/A" | "#REF!" | "#VALUE!" | "#NAME?" | "#DIV/0!" | "#NUM!" | "#NULL!" | "#SPILL!" | "#CALC!")
}

/// A currency as its code; what is not known stays as it was written, to be refused.
pub(super) fn currency(text: &str) -> String {
    match names::fold(text).as_str() {
        "us" | "us dollar" | "us dollars" | "dollar" | "dollars" | "دولار" | "دولار امريكي" | "دۆلار" => {
            "USD".into()
        }
        "iraqi dinar" | "iraqi dinars" | "dinar" | "id" | "دينار" | "دينار عراقي" | "دینار" => {
            "IQD".into()
        }
        "euro" | "euros" | "يورو" => "EUR".into(),
        _ if matches!(text.trim(), "$" | "US$") => "USD".into(),
        _ if text.trim() == "€" => "EUR".into(),
        _ => text.trim().to_uppercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_known_in_five_languages_and_never_guessed() {
        for (text, wanted) in [
            ("On-going", Some(Status::Ongoing)),
            ("COMPLETED", Some(Status::Completed)),
            ("مخطَّط له", Some(Status::Planned)),
            ("Terminé", Some(Status::Completed)),
            ("ڕاگیراو", Some(Status::Suspended)),
            ("quite far", None),
        ] {
            assert_eq!(status(text), wanted, "{text}");
        }
        assert_eq!((currency("US$"), currency("دينار"), currency("gbp")), ("USD".into(), "IQD".into(), "GBP".into()));
        assert!(["-", "—", " N/A ", "n.a.", "لا يوجد", ""].into_iter().all(says_nothing));
        assert!(!["0", "NAH", "Nile", "A-1"].into_iter().any(says_nothing));
        assert_eq!(
            (counted("HH"), counted("أفراد"), counted("goats")),
            (Some(Counted::Households), Some(Counted::People), None)
        );
    }
}
