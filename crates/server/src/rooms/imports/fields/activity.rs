//! The fields of an activity row.

use tables::mapping::{Field, Kind};

use super::{field, needed, several};

pub(super) const FIELDS: &[Field<'static>] = &[
    field("id", Kind::Text, &["#activity+id+tansiq"], &["Tansiq id", "id", "Record id", "المعرف"]),
    field(
        "reference",
        Kind::Text,
        &["#activity+code", "#meta+id"],
        &[
            "Reference", "Reference number", "Our reference", "Ref", "Ref no", "Record ID", "Row ID", "Unique ID", "UUID",
            "_uuid", "Report ID", "Report detail ID", "External id", "الرقم المرجعي", "رقم السجل", "Référence", "ژمارەی ئاماژە",
        ],
    ),
    needed(field(
        "organisation",
        Kind::Text,
        &["#org+impl+name", "#org+impl", "#org+name", "#org"],
        &[
            "Implementing partner", "Implementing partner name", "Implementing organisation", "Implementer", "Organisation",
            "Organization", "Organisation name", "Reporting organisation", "Agency", "Partner", "Partner name", "NGO", "NGO name",
            "المنظمة", "اسم المنظمة", "المنظمة المنفذة", "الشريك المنفذ", "الجهة المنفذة", "الجهة", "Organisation de mise en œuvre",
            "Partenaire de mise en œuvre", "Organisme", "Partenaire", "ڕێکخراو", "ناوی ڕێکخراو", "ڕێکخراوی جێبەجێکار",
        ],
    )),
    field(
        "organisation_acronym",
        Kind::Text,
        &["#org+impl+acronym", "#org+acronym", "#org+code"],
        &[
            "Implementing partner acronym", "Organisation acronym", "Organization acronym", "Acronym", "Partner acronym",
            "Org acronym", "المختصر", "اختصار المنظمة", "الاسم المختصر", "Sigle", "Acronyme", "کورتکراوە",
        ],
    ),
    field(
        "organisation_kind",
        Kind::Text,
        &["#org+impl+type", "#org+type"],
        &[
            "Implementing partner type", "Organisation type", "Organization type", "Type of organisation", "Agency type",
            "Partner type", "نوع المنظمة", "نوع الجهة", "Type d'organisation", "جۆری ڕێکخراو",
        ],
    ),
    field(
        "programme",
        Kind::Text,
        &["#org+prog+name", "#org+prog"],
        &[
            "Programme partner", "Program partner", "Programme partner name", "Program partner name", "Programming organisation",
            "Lead agency", "Lead organisation", "Prime", "المنظمة المبرمجة", "الشريك البرنامجي", "المنظمة القائدة",
            "Partenaire programme", "Chef de file", "ڕێکخراوی بەرنامە",
        ],
    ),
    field(
        "programme_acronym",
        Kind::Text,
        &["#org+prog+acronym"],
        &["Programme partner acronym", "Program partner acronym", "Lead agency acronym"],
    ),
    field(
        "funder",
        Kind::Text,
        &["#org+funder+name", "#org+donor+name", "#org+funder", "#org+donor"],
        &[
            "Donor", "Donor name", "Funder", "Funded by", "Funding source", "Funding agency", "المانح", "الجهة المانحة",
            "جهة التمويل", "الممول", "Bailleur", "Bailleur de fonds", "Donateur", "بەخشەر", "لایەنی بەخشەر",
        ],
    ),
    field("funder_acronym", Kind::Text, &["#org+funder+acronym"], &["Donor acronym", "Funder acronym"]),
    field(
        "title",
        Kind::Text,
        &["#activity+name", "#activity"],
        &[
            "Activity", "Activity name", "Activity title", "Title", "Project title", "Project name", "Intervention", "النشاط",
            "اسم النشاط", "عنوان النشاط", "اسم المشروع", "المشروع", "Activité", "Intitulé de l'activité", "Projet", "چالاکی",
            "ناوی چالاکی", "پڕۆژە",
        ],
    ),
    field(
        "description",
        Kind::Text,
        &["#description"],
        &["Description", "Activity description", "Details", "الوصف", "وصف النشاط", "تفاصيل", "Descriptif", "وەسف"],
    ),
    field(
        "activity_type",
        Kind::Text,
        &["#activity+type"],
        &["Activity type", "Type of activity", "Response type", "نوع النشاط", "Type d'activité", "جۆری چالاکی"],
    ),
    needed(several(
        "sector",
        Kind::Text,
        &["#sector", "#sector+cluster"],
        &[
            "Sector", "Cluster", "Sector (English)", "Sector (Arabic)", "Sector name", "Sector / Cluster", "القطاع", "المجموعة القطاعية", "الكتلة",
            "Secteur", "Cluster / Secteur", "کەرت",
        ],
    )),
    field(
        "subsector",
        Kind::Text,
        &["#subsector"],
        &["Sub-sector", "Subsector", "Sub cluster", "Area of responsibility", "القطاع الفرعي", "Sous-secteur", "ژێرکەرت"],
    ),
    field(
        "modality",
        Kind::Text,
        &["#modality"],
        &["Modality", "Delivery modality", "Assistance modality", "أسلوب التقديم", "طريقة التقديم", "Modalité", "شێواز"],
    ),
    field("indicator", Kind::Text, &["#indicator+name", "#indicator"], &["Indicator", "المؤشر", "Indicateur", "پێوەر"]),
    field("unit", Kind::Text, &["#indicator+unit"], &["Unit", "Unit of measure", "وحدة القياس", "Unité", "یەکە"]),
    field(
        "project_code",
        Kind::Code,
        &["#activity+project+code", "#project+code"],
        &["Project code", "HRP project code", "Project number", "رمز المشروع", "رقم المشروع", "Code projet", "کۆدی پڕۆژە"],
    ),
    field(
        "joint_with",
        Kind::Text,
        &["#org+joint"],
        &["Joint with", "In partnership with", "Other partners", "بالشراكة مع", "En partenariat avec", "بە هاوبەشی لەگەڵ"],
    ),
    field(
        "country",
        Kind::Text,
        &["#country+name", "#country"],
        &["Country", "Country name", "الدولة", "البلد", "Pays", "وڵات"],
    ),
    field(
        "admin1",
        Kind::Text,
        &["#adm1+name", "#adm1"],
        &[
            "Governorate", "Admin1", "Admin 1", "Admin level 1", "ADM1", "Region", "Province", "State", "المحافظة", "محافظة",
            "Gouvernorat", "Région", "پارێزگا",
        ],
    ),
    field(
        "admin1_code",
        Kind::Code,
        &["#adm1+code"],
        &[
            "Governorate P-code", "Governorate Pcode", "Admin1 Pcode", "Admin 1 P-code", "Region Pcode", "RegionPcode", "ADM1_PCODE",
            "رمز المحافظة", "Code gouvernorat", "کۆدی پارێزگا",
        ],
    ),
    field(
        "admin2",
        Kind::Text,
        &["#adm2+name", "#adm2"],
        &[
            "District", "Admin2", "Admin 2", "Admin level 2", "ADM2", "Zone", "القضاء", "قضاء", "Département", "Cercle", "قەزا",
        ],
    ),
    field(
        "admin2_code",
        Kind::Code,
        &["#adm2+code"],
        &[
            "District P-code", "District Pcode", "DistrictPcode", "Admin2 Pcode", "Admin 2 P-code", "Zone Pcode", "ADM2_PCODE",
            "رمز القضاء", "Code district", "کۆدی قەزا",
        ],
    ),
    field(
        "admin3",
        Kind::Text,
        &["#adm3+name", "#adm3"],
        &[
            "Sub-district", "Subdistrict", "Admin3", "Admin 3", "Admin level 3", "ADM3", "Woreda", "الناحية", "ناحية", "Commune",
            "ناحیە",
        ],
    ),
    field(
        "admin3_code",
        Kind::Code,
        &["#adm3+code"],
        &["Sub-district P-code", "Sub-district Pcode", "Admin3 Pcode", "Woreda Pcode", "WoredaPcod", "ADM3_PCODE", "رمز الناحية", "کۆدی ناحیە"],
    ),
    field(
        "place_code",
        Kind::Code,
        &["#loc+code", "#geo+code"],
        &["P-code", "Pcode", "Place code", "Location code", "رمز المكان", "کۆدی شوێن"],
    ),
    field(
        "location",
        Kind::Text,
        &["#loc+name", "#loc"],
        &[
            "Location", "Site", "Site name", "Camp", "Camp name", "Village", "Neighbourhood", "الموقع", "الحي", "اسم الموقع", "المخيم", "القرية",
            "Lieu", "Site / Camp", "شوێن", "کەمپ", "گوند",
        ],
    ),
    field("latitude", Kind::Latitude, &["#geo+lat", "#lat_deg"], &["Latitude", "Lat", "Y", "خط العرض", "پانی"]),
    field("longitude", Kind::Longitude, &["#geo+lon", "#lon_deg"], &["Longitude", "Long", "Lon", "X", "خط الطول", "درێژی"]),
    field(
        "month",
        Kind::Month,
        &["#period_date", "#date+reported", "#date+month", "#date"],
        &[
            "Month", "Reporting month", "Reporting period", "Period", "الشهر", "شهر التقرير", "فترة التقرير", "Mois", "Période", "مانگ",
            "مانگی ڕاپۆرت",
        ],
    ),
    field("year", Kind::Year, &["#date+year"], &["Year", "Reporting year", "السنة", "العام", "Année", "ساڵ"]),
    field(
        "start_on",
        Kind::Date,
        &["#date+start"],
        &["Start date", "Start", "From", "Project start date", "تاريخ البدء", "تاريخ البداية", "من تاريخ", "Date de début", "بەرواری دەستپێک"],
    ),
    field(
        "end_on",
        Kind::Date,
        &["#date+end"],
        &["End date", "End", "To", "Project end date", "تاريخ الانتهاء", "تاريخ النهاية", "إلى تاريخ", "Date de fin", "بەرواری کۆتایی"],
    ),
    field(
        "status",
        Kind::Text,
        &["#status", "#activity+status"],
        &["Status", "Activity status", "Project status", "الحالة", "حالة النشاط", "Statut", "دۆخ"],
    ),
    field(
        "counted",
        Kind::Text,
        &["#beneficiary+type"],
        &["Beneficiary unit", "People or households", "Counted in", "أفراد أو أسر", "Personnes ou ménages", "کەس یان خێزان"],
    ),
    several(
        "targeted",
        Kind::Number,
        &["#targeted"],
        &["Targeted", "Target", "Annual target", "People targeted", "Targeted beneficiaries", "Planned beneficiaries", "المستهدفون", "عدد المستهدفين", "Cible", "Personnes ciblées", "ئامانجکراو"],
    ),
    several(
        "reached",
        Kind::Number,
        &["#reached"],
        &[
            "Reached", "People reached", "Beneficiaries", "Beneficiaries reached", "Total beneficiaries", "Achieved", "Total reached",
            "المستفيدون", "عدد المستفيدين", "تم الوصول إليهم", "Bénéficiaires", "Personnes atteintes", "سوودمەندان", "ژمارەی سوودمەندان",
        ],
    ),
    several(
        "women",
        Kind::Number,
        &["#reached+f+adults", "#reached+f"],
        &["Women", "Women reached", "Female", "Adult women", "نساء", "النساء", "عدد النساء", "Femmes", "ژنان"],
    ),
    several(
        "girls",
        Kind::Number,
        &["#reached+f+children"],
        &["Girls", "Girls reached", "بنات", "الفتيات", "عدد البنات", "Filles", "کچان"],
    ),
    several(
        "men",
        Kind::Number,
        &["#reached+m+adults", "#reached+m"],
        &["Men", "Men reached", "Male", "Adult men", "رجال", "الرجال", "عدد الرجال", "Hommes", "پیاوان"],
    ),
    several(
        "boys",
        Kind::Number,
        &["#reached+m+children"],
        &["Boys", "Boys reached", "أولاد", "الأولاد", "الفتيان", "عدد الأولاد", "Garçons", "کوڕان"],
    ),
    field(
        "elderly",
        Kind::Number,
        &["#reached+elderly"],
        &["Elderly", "Older people", "كبار السن", "Personnes âgées", "بەساڵاچووان"],
    ),
    field(
        "with_disability",
        Kind::Number,
        &["#reached+disabled"],
        &["People with disability", "Persons with disabilities", "PwD", "Disability", "ذوو الإعاقة", "Personnes handicapées", "خاوەن پێداویستی تایبەت"],
    ),
    field(
        "cumulative",
        Kind::YesNo,
        &["#reached+cumulative"],
        &["Cumulative", "Accumulative", "تراكمي", "Cumulatif", "کەڵەکەبوو"],
    ),
    field(
        "groups",
        Kind::Text,
        &["#beneficiary", "#population"],
        &["Population group", "Beneficiary type", "Target group", "Beneficiary category", "الفئة المستهدفة", "فئة المستفيدين", "Groupe de population", "گرووپی دانیشتووان"],
    ),
    field(
        "value",
        Kind::Number,
        &["#value"],
        &["Budget", "Value", "Amount", "Funding amount", "الميزانية", "المبلغ", "قيمة التمويل", "Montant", "بودجە"],
    ),
    field("currency", Kind::Text, &["#currency"], &["Currency", "العملة", "Devise", "دراو"]),
    field(
        "funding_status",
        Kind::Text,
        &["#value+status"],
        &["Funding status", "حالة التمويل", "Statut du financement", "دۆخی دابینکردنی بودجە"],
    ),
    field(
        "visibility",
        Kind::Text,
        &["#activity+visibility"],
        &["Visibility", "Who may see it", "من يراه", "بینراوی"],
    ),
    field(
        "aggregate_only",
        Kind::YesNo,
        &["#activity+aggregate"],
        &["Count in totals only", "Aggregate only", "Totals only", "للمجاميع فقط", "في المجاميع فقط", "Agrégé uniquement", "تەنها بۆ کۆی گشتی"],
    ),
];
