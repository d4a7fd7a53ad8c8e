//! Where the table is: titles, one or two header rows, tags, totals and notes.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use rust_xlsxwriter::Format as Style;
use support::*;
use tables::{Layout, Limits, RowKind, Workbook};

fn layout(bytes: &[u8]) -> Layout {
    open(bytes).unwrap().layout(0).unwrap().unwrap()
}

fn headers(layout: &Layout) -> Vec<&str> {
    layout.columns.iter().map(|column| column.header.as_str()).collect()
}

#[test]
fn the_four_real_files_are_laid_out() {
    for (name, hxl, data, first, last) in [
        ("ethiopia-2025-08.csv", None, 2, "Month", "Long"),
        ("somalia-2025.xlsx", None, 2, "", ""),
        ("rowca-3w-hxl.csv", Some(2), 3, "Cluster", "IsApproved"),
        ("unhcr-3w.csv", Some(2), 3, "Country name", "Organisation name"),
    ] {
        let Some(path) = shared(name) else { return };
        let layout = Workbook::open(path, Limits::default()).unwrap().layout(0).unwrap().unwrap();
        assert_eq!(
            (layout.header_rows.as_slice(), layout.hxl_row, layout.first_data_row),
            (&[1][..], hxl, data),
            "{name}"
        );
        let headers = headers(&layout);
        assert!(headers.iter().all(|header| !header.is_empty()), "{name}: {headers:?}");
        if !first.is_empty() {
            assert_eq!((headers[0], headers[headers.len() - 1]), (first, last));
        }
    }
}

#[test]
fn tags_are_kept_with_their_columns() {
    let found = layout(b"Sector,People,Notes\n#Sector , #reached +f+children,\nWASH,12,\nHealth,7,x\n");
    let tags: Vec<_> = found.columns.iter().map(|column| column.tag.as_ref().map(ToString::to_string)).collect();
    assert_eq!(tags, [Some("#sector".into()), Some("#reached+children+f".into()), None]);
    assert_eq!(found.columns[0].samples, ["WASH", "Health"]);
}

#[test]
fn tags_without_a_header_are_enough() {
    let found = layout(b"#org,#adm1\nACTED,Erbil\n");
    assert_eq!((found.header_rows, found.hxl_row, found.first_data_row), (vec![], Some(1), 2));
}

#[test]
fn titles_and_form_heads_are_passed_over() {
    let text = "Who does what where,,,\nMonth:,August 2025,,\n,,,\nOrganisation,Sector,District,People\nA,WASH,Erbil,5\nB,Health,Koya,6\nC,Health,Soran,7\n";
    let found = layout(text.as_bytes());
    assert_eq!((found.header_rows.as_slice(), found.first_data_row), (&[4][..], 5));
    assert_eq!(headers(&found), ["Organisation", "Sector", "District", "People"]);
}

#[test]
fn two_header_rows_are_joined_whether_merged_or_not() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let style = Style::new();
    sheet.merge_range(0, 0, 0, 4, "3W matrix", &style).unwrap();
    sheet.merge_range(1, 0, 2, 0, "Organisation", &style).unwrap();
    sheet.merge_range(1, 1, 1, 2, "Place", &style).unwrap();
    sheet.merge_range(1, 3, 1, 4, "People", &style).unwrap();
    for (column, name) in ["Governorate", "District", "Men", "Women"].into_iter().enumerate() {
        sheet.write(2, column as u16 + 1, name).unwrap();
    }
    for row in 3..6 {
        for (column, text) in ["A", "Erbil", "Koya"].into_iter().enumerate() {
            sheet.write(row, column as u16, text).unwrap();
        }
        sheet.write(row, 3, row).unwrap().write(row, 4, row).unwrap();
    }
    let merged = layout(&book.save_to_buffer().unwrap());
    let names = ["Organisation", "Place / Governorate", "Place / District", "People / Men", "People / Women"];
    assert_eq!(
        (headers(&merged), merged.header_rows.as_slice(), merged.first_data_row),
        (names.to_vec(), &[2, 3][..], 4)
    );

    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 1, 0, 2, "Place", &style).unwrap();
    for (column, name) in ["Organisation", "Governorate", "District", "Remarks"].into_iter().enumerate() {
        sheet.write(1, column as u16, name).unwrap();
        sheet.write(2, column as u16, "x").unwrap();
    }
    sheet.write(0, 0, "Who").unwrap();
    let ungrouped = layout(&book.save_to_buffer().unwrap());
    assert_eq!(headers(&ungrouped)[2..], ["Place / District", "Remarks"]);

    let plain = layout(
        b"Who,Where,,People,\nOrganisation,Governorate,District,Men,Women\nA,Erbil,Koya,1,2\nB,Erbil,Soran,3,4\n",
    );
    assert_eq!(headers(&plain)[2..], ["Where / District", "People / Men", "People / Women"]);
    assert_eq!(plain.header_rows, [1, 2]);
}

#[test]
fn a_second_row_of_names_as_wide_as_the_first_is_a_header_too() {
    let groups = layout(
        b"Who,Who,Where,Where,People,People\nOrganisation,Sector,Governorate,District,Men,Women\nA,WASH,Erbil,Koya,1,2\nB,WASH,Erbil,Soran,3,4\n",
    );
    assert_eq!((groups.header_rows.as_slice(), groups.first_data_row), (&[1, 2][..], 3));
    assert_eq!(headers(&groups)[3..], ["Where / District", "People / Men", "People / Women"]);

    let languages = "Organisation,Sector,Month,,Remarks\nالمنظمة,القطاع,الشهر,المستفيدون,ملاحظات\n\
        A,WASH,2026-08,,x\nجمعية,الصحة,2026-08,,y\n";
    let languages = layout(languages.as_bytes());
    assert_eq!((languages.header_rows.as_slice(), languages.first_data_row), (&[1, 2][..], 3));
    assert_eq!(
        headers(&languages),
        ["Organisation / المنظمة", "Sector / القطاع", "Month / الشهر", "المستفيدون", "Remarks / ملاحظات"]
    );
}

#[test]
fn a_row_of_words_below_the_header_is_data_unless_it_stands_over_figures() {
    for text in [
        "Organisation,Sector,Sector,District\nA,WASH,Health,Koya\nB,WASH,Food,Soran\n",
        "Organisation,Sector,District,Month\nجمعية,الصحة,كويه,2026-08\nجسر,الغذاء,سوران,2026-08\n",
        "Organisation,Sector,District,Men\nA,WASH,Koya,n/a\nB,Health,Soran,3\nC,Food,Erbil,4\n",
        "Organisation,Sector,District,Men,Women\nA,WASH,Koya,n/a,n/a\nB,Health,Soran,3,4\nC,Food,Erbil,4,5\n",
        "Organisation,Sector,District,Men,Women\nA,WASH,Koya,few,some\nB,WASH,Soran,3,4\nC,Food,Erbil,4,5\n",
    ] {
        let found = layout(text.as_bytes());
        assert_eq!((found.header_rows.as_slice(), found.first_data_row), (&[1][..], 2), "{text}");
    }
}

#[test]
fn a_table_without_headers_begins_at_once() {
    let found = layout(b"ACTED,12,36.2\nBCF,7,36.3\n");
    assert_eq!((found.header_rows.len(), found.first_data_row), (0, 1));
}

#[test]
fn totals_and_notes_are_told_from_data() {
    let text = "Organisation,District,People\nA,Koya,5\nTotal Relief,Koya,1\nالمجموع,,11\nGrand total:,,11\nSource: field visits,,\n";
    let found = layout(text.as_bytes());
    let kinds: Vec<_> = rows(text.as_bytes()).iter().map(|row| found.kind(row)).collect();
    use RowKind::{Data, Head, Note, Total};
    assert_eq!(kinds, [Head, Data, Data, Total, Total, Note]);
}
