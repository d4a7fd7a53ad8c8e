//! The fields of a row of figures of people in need.

use tables::mapping::{Field, Kind};

use super::{field, needed};

pub(super) const FIELDS: &[Field<'static>] = &[
    field("id", Kind::Text, &["#meta+id+tansiq"], &["Tansiq id", "id", "Record id", "المعرف", "معرّف تنسيق", "ناسنامەی تەنسیق"]),
    field(
        "organisation",
        Kind::Text,
        &["#org+name", "#org"],
        &["Organisation", "Organization", "Organisation name", "Agency", "Whose figure", "المنظمة", "اسم المنظمة", "ڕێکخراو"],
    ),
    field("country", Kind::Text, &["#country+name", "#country"], &["Country", "Country name", "البلد", "الدولة", "Pays", "وڵات"]),
    field(
        "admin1",
        Kind::Text,
        &["#adm1+name", "#adm1"],
        &["Governorate", "Governorate name", "Admin1", "Admin 1", "ADM1", "ADM1_EN", "Province", "Region", "المحافظة", "Gouvernorat", "پارێزگا"],
    ),
    field(
        "admin1_code",
        Kind::Code,
        &["#adm1+code"],
        &["Governorate code", "Governorate P-code", "Admin1 Pcode", "Admin1 code", "ADM1_PCODE", "رمز المحافظة", "کۆدی پارێزگا"],
    ),
    field(
        "admin2",
        Kind::Text,
        &["#adm2+name", "#adm2"],
        &["District", "District name", "Admin2", "Admin 2", "ADM2", "ADM2_EN", "القضاء", "قضاء", "قەزا"],
    ),
    field(
        "admin2_code",
        Kind::Code,
        &["#adm2+code"],
        &["District code", "District P-code", "Admin2 Pcode", "Admin2 code", "ADM2_PCODE", "رمز القضاء", "کۆدی قەزا"],
    ),
    field(
        "admin3",
        Kind::Text,
        &["#adm3+name", "#adm3"],
        &["Sub-district", "Subdistrict", "Sub district", "Admin3", "Admin 3", "ADM3", "ADM3_EN", "الناحية", "ناحية", "ناحیە"],
    ),
    field(
        "admin3_code",
        Kind::Code,
        &["#adm3+code"],
        &["Sub-district code", "Subdistrict code", "Admin3 Pcode", "Admin3 code", "ADM3_PCODE", "رمز الناحية", "کۆدی ناحیە"],
    ),
    field("place_code", Kind::Code, &["#loc+code"], &["P-code", "Pcode", "Place code", "رمز المكان", "کۆدی شوێن"]),
    needed(field("sector", Kind::Text, &["#sector"], &["Sector", "Cluster", "Sector name", "القطاع", "Secteur", "کەرت"])),
    field(
        "population_group",
        Kind::Text,
        &["#population+group", "#population", "#beneficiary"],
        &[
            "Population group", "Group", "Population status", "Target group", "Population type", "فئة السكان", "الفئة",
            "الفئة السكانية", "Groupe de population", "گرووپی دانیشتووان", "گرووپ",
        ],
    ),
    needed(field(
        "people",
        Kind::Number,
        &["#inneed"],
        &[
            "In need", "People in need", "PIN", "PiN", "Number of people in need", "المحتاجون", "عدد المحتاجين",
            "Personnes dans le besoin", "پێویستمەندان", "ژمارەی پێویستمەندان",
        ],
    )),
    field(
        "severity",
        Kind::Number,
        &["#severity"],
        &["Severity", "Severity phase", "Intersectoral severity", "الشدة", "درجة الشدة", "Sévérité", "توندی"],
    ),
    field(
        "as_of",
        Kind::Date,
        &["#date"],
        &["As of", "Date", "Reference date", "Date of data", "بتاريخ", "التاريخ", "تاريخ البيانات", "بەروار"],
    ),
    field(
        "assessment",
        Kind::Text,
        &["#output+name"],
        &["Assessment", "Assessment title", "Name of assessment", "التقييم", "اسم التقييم", "هەڵسەنگاندن"],
    ),
    field("source", Kind::Text, &["#meta+source"], &["Source", "Data source", "المصدر", "مصدر البيانات", "سەرچاوە"]),
    field(
        "confidence",
        Kind::Text,
        &["#meta+confidence"],
        &["Confidence", "Confidence level", "Reliability", "مدى الثقة", "درجة الثقة", "ئاستی متمانە"],
    ),
    field(
        "visibility",
        Kind::Text,
        &["#meta+visibility"],
        &["Who may see it", "Visibility", "Sharing level", "من يراه", "کێ بۆی هەیە بیبینێت"],
    ),
    field("note", Kind::Text, &["#description"], &["Note", "Notes", "Remark", "Comment", "ملاحظة", "ملاحظات", "تێبینی"]),
];
