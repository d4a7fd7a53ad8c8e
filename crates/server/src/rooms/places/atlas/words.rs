//! Words that stand where a place's name should and name none: the whole country, all of a governorate, nothing at all.
//! They are read from people's spreadsheets, in the languages those come in; compared as `names::fold` gives them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// The whole country.
const COUNTRY_WIDE: &[&str] = &[
    "country wide",
    "countrywide",
    "nation wide",
    "nationwide",
    "national",
    "national level",
    "national coverage",
    "whole country",
    "entire country",
    "all country",
    "all over the country",
    "across the country",
    "all governorates",
    "all provinces",
    "all regions",
    "all states",
    "all areas",
    "central level",
    "federal level",
    "كل البلد",
    "كل البلاد",
    "جميع البلاد",
    "عموم البلاد",
    "جميع انحاء البلاد",
    "كافة انحاء البلاد",
    "كل المحافظات",
    "جميع المحافظات",
    "كافة المحافظات",
    "عموم المحافظات",
    "على مستوى البلد",
    "على مستوى البلاد",
    "على المستوى الوطني",
    "المستوى الوطني",
    "وطني",
    "كل القطر",
    "هەموو وڵات",
    "سەرتاسەری وڵات",
    "سەرانسەری وڵات",
    "هەموو پارێزگاکان",
    "لە ئاستی وڵات",
    "ئاستی نیشتمانی",
    "niveau national",
    "tout le pays",
    "ensemble du pays",
    "territoire national",
    "toutes les regions",
    "toutes les provinces",
    "pays entier",
];

/// All of whatever the column before names.
const ALL: &[&str] = &[
    "all",
    "all districts",
    "all sub districts",
    "all subdistricts",
    "all zones",
    "all woredas",
    "whole governorate",
    "entire governorate",
    "whole district",
    "governorate wide",
    "governorate level",
    "district level",
    "multiple",
    "multiple districts",
    "various",
    "several",
    "الكل",
    "كل",
    "جميع",
    "كل الاقضية",
    "جميع الاقضية",
    "كافة الاقضية",
    "كل المحافظة",
    "عموم المحافظة",
    "جميع النواحي",
    "متعدد",
    "هەموو",
    "هەموو قەزاکان",
    "هەموو پارێزگا",
    "هەموو پارێزگاکە",
    "tous",
    "toutes",
    "tous les districts",
];

/// Nothing was said.
const NOTHING: &[&str] = &[
    "",
    "n a",
    "na",
    "none",
    "null",
    "nil",
    "tbd",
    "tbc",
    "unknown",
    "unspecified",
    "not specified",
    "not applicable",
    "غير محدد",
    "غير معروف",
    "لا يوجد",
    "لا ينطبق",
    "نادیار",
    "نەزانراو",
    "نییە",
    "non specifie",
    "inconnu",
    "neant",
];

/// What may stand before a country's name and means all of it.
const WHOLE: &[&str] = &[
    "all",
    "all of",
    "all over",
    "whole",
    "whole of",
    "entire",
    "across",
    "كل",
    "جميع",
    "عموم",
    "كافة انحاء",
    "جميع انحاء",
    "هەموو",
    "سەرتاسەری",
    "سەرانسەری",
    "tout",
    "toute",
];

/// What a text means that may be no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    CountryWide,
    All,
    Nothing,
    /// It is a name, or should be.
    Name,
}

static MEANINGS: LazyLock<FxHashMap<String, Meaning>> = LazyLock::new(|| {
    let lists = [(NOTHING, Meaning::Nothing), (COUNTRY_WIDE, Meaning::CountryWide), (ALL, Meaning::All)];
    let all = lists.into_iter().flat_map(|(list, meaning)| list.iter().map(move |word| (names::fold(word), meaning)));
    all.collect()
});

static WHOLES: LazyLock<Vec<String>> =
    LazyLock::new(|| WHOLE.iter().map(|word| format!("{} ", names::fold(word))).collect());

/// `folded` as `names::fold` gives it.
pub(super) fn meaning(folded: &str) -> Meaning {
    MEANINGS.get(folded).copied().unwrap_or(Meaning::Name)
}

/// `all iraq` without the word that means all of it; none where it does not begin so.
pub(super) fn without_whole(folded: &str) -> Option<&str> {
    WHOLES.iter().find_map(|word| folded.strip_prefix(word.as_str()))
}
