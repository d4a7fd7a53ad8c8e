//! What each column is taken for, on the real files and on headers in four languages.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use support::*;
use tables::mapping::{Field, Kind, Mapping, Reason, propose};
use tables::{Limits, Workbook};

const FIELDS: &[Field] = &[
    Field {
        key: "donor",
        headers: &["Donor", "Donor Acronym", "Funder", "المانح", "Bailleur", "بەخشەر"],
        tags: &["#org+funder", "#org+donor"],
        kind: Kind::Text,
        required: false,
        multi: true,
    },
    Field {
        key: "programming",
        headers: &["Programme partner", "Program Partner Acronym", "Reporting organisation"],
        tags: &["#org+prog"],
        kind: Kind::Text,
        required: false,
        multi: false,
    },
    Field {
        key: "implementing",
        headers: &[
            "Implementing partner",
            "Implementing Partner Acronym",
            "Organisation",
            "Organization",
            "Organisation name",
            "المنظمة",
            "اسم المنظمة",
            "الشريك المنفذ",
            "ڕێکخراو",
            "Organisme",
        ],
        tags: &["#org+impl", "#org"],
        kind: Kind::Text,
        required: true,
        multi: false,
    },
    Field {
        key: "organisation_type",
        headers: &["Implementing Partner Type", "Organisation type"],
        tags: &["#org+type"],
        kind: Kind::Text,
        required: false,
        multi: false,
    },
    Field {
        key: "sector",
        headers: &["Sector", "Cluster", "القطاع", "Secteur", "کەرت"],
        tags: &["#sector"],
        kind: Kind::Text,
        required: true,
        multi: false,
    },
    Field {
        key: "activity",
        headers: &["Activity", "النشاط", "Activité", "چالاکی"],
        tags: &["#activity"],
        kind: Kind::Text,
        required: false,
        multi: false,
    },
    Field {
        key: "governorate",
        headers: &["Governorate", "Region", "Admin1", "Admin level 1", "المحافظة", "Province", "پارێزگا"],
        tags: &["#adm1+name", "#adm1"],
        kind: Kind::Text,
        required: false,
        multi: false,
    },
    Field {
        key: "district",
        headers: &["District", "Admin2", "Woreda", "القضاء", "قەزا"],
        tags: &["#adm2+name", "#adm2"],
        kind: Kind::Text,
        required: false,
        multi: false,
    },
    Field {
        key: "place_code",
        headers: &["P-code", "Pcode", "Woreda Pcode"],
        tags: &["#adm2+code"],
        kind: Kind::Code,
        required: false,
        multi: false,
    },
    Field {
        key: "latitude",
        headers: &["Latitude", "Lat", "خط العرض"],
        tags: &["#geo+lat", "#lat_deg"],
        kind: Kind::Latitude,
        required: false,
        multi: false,
    },
    Field {
        key: "longitude",
        headers: &["Longitude", "Long", "Lon", "خط الطول"],
        tags: &["#geo+lon", "#lon_deg"],
        kind: Kind::Longitude,
        required: false,
        multi: false,
    },
    Field {
        key: "month",
        headers: &["Month", "Reporting month", "الشهر", "Mois", "مانگ"],
        tags: &["#period_date", "#date+month"],
        kind: Kind::Month,
        required: false,
        multi: false,
    },
    Field {
        key: "status",
        headers: &["Status", "Activity status", "الحالة", "Statut"],
        tags: &["#status"],
        kind: Kind::Text,
        required: false,
        multi: false,
    },
    Field {
        key: "reached",
        headers: &["Reached", "Beneficiaries", "Achieved", "المستفيدون", "عدد المستفيدين"],
        tags: &["#reached"],
        kind: Kind::Number,
        required: false,
        multi: true,
    },
];

fn of_file(name: &str) -> Option<Mapping> {
    let mut book = Workbook::open(shared(name)?, Limits::default()).unwrap();
    Some(propose(FIELDS, &book.layout(0).unwrap().unwrap(), |_, _| 0.0))
}

fn of_text(text: &str) -> Mapping {
    propose(FIELDS, &open(text.as_bytes()).unwrap().layout(0).unwrap().unwrap(), |_, _| 0.0)
}

fn field_of(mapping: &Mapping, column: usize) -> &str {
    mapping.proposals.iter().find(|proposal| proposal.column == column).map_or("-", |proposal| &proposal.field)
}

fn fields(mapping: &Mapping, columns: usize) -> Vec<&str> {
    (0..columns).map(|column| field_of(mapping, column)).collect()
}

#[test]
fn the_ethiopian_columns_are_recognised() {
    let Some(mapping) = of_file("ethiopia-2025-08.csv") else { return };
    let found = fields(&mapping, 17);
    for (column, field) in [
        (0, "month"),
        (1, "status"),
        (2, "donor"),
        (4, "programming"),
        (6, "implementing"),
        (8, "organisation_type"),
        (9, "governorate"),
        (11, "district"),
        (12, "place_code"),
        (13, "sector"),
        (14, "activity"),
        (15, "latitude"),
        (16, "longitude"),
    ] {
        assert_eq!(found[column], field, "{found:?}");
    }
    assert!(mapping.missing.is_empty());
}

#[test]
fn tagged_columns_are_recognised_by_their_tags() {
    let Some(mapping) = of_file("unhcr-3w.csv") else { return };
    assert_eq!(fields(&mapping, 5)[1..], ["governorate", "latitude", "longitude", "sector"]);
    assert_eq!(field_of(&mapping, 7), "implementing");
    let reasons = &mapping.proposals.iter().find(|proposal| proposal.column == 2).unwrap().reasons;
    assert!(reasons.contains(&Reason::Tag { pattern: "#lat_deg".into() }));
    let Some(mapping) = of_file("rowca-3w-hxl.csv") else { return };
    assert_eq!(["sector", "implementing"], fields(&mapping, 2)[..]);
    assert_eq!(
        (field_of(&mapping, 4), field_of(&mapping, 8), field_of(&mapping, 13)),
        ("month", "activity", "governorate")
    );
}

#[test]
fn headers_in_arabic_sorani_and_french_are_recognised() {
    for text in [
        "اسم المنظمه,القطاع,المحافظة,القضاء,الشهر,عدد المستفيدين\nأ,مياه,أربيل,كويه,آب,٥٠٠\n",
        "ڕێکخراو,کەرت,پارێزگا,قەزا,مانگ,Reached\nA,ئاو,هەولێر,کۆیە,ئاب,500\n",
        "ORGANISME,Secteur,Province,District,Mois,Beneficiaries\nA,EHA,Erbil,Koya,août,500\n",
    ] {
        let mapping = of_text(text);
        assert_eq!(
            fields(&mapping, 6),
            ["implementing", "sector", "governorate", "district", "month", "reached"],
            "{text}"
        );
    }
}

#[test]
fn several_columns_may_be_one_field_where_that_is_meant() {
    let mapping =
        of_text("Organisation,Sector,Reached men,Reached women,Favourite colour\nA,WASH,1,2,red\nB,WASH,3,4,blue\n");
    assert_eq!(fields(&mapping, 5), ["implementing", "sector", "reached", "reached", "-"]);
}

#[test]
fn what_only_the_caller_knows_is_heard() {
    let layout = open(b"a,b\nErbil,x\nDuhok,y\n").unwrap().layout(0).unwrap().unwrap();
    let known = |field: &str, samples: &[String]| match field {
        "governorate" if samples.iter().any(|sample| sample == "Erbil") => 1.0,
        _ => 0.0,
    };
    let mapping = propose(FIELDS, &layout, known);
    assert_eq!(fields(&mapping, 2), ["governorate", "-"]);
    assert_eq!(mapping.missing, ["implementing", "sector"]);
}
