//! What is written opens again with the same values, runs nothing, and goes back to its sender with reasons.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use std::collections::BTreeMap;
use std::io::Cursor;

use jiff::civil::date;
use proptest::prelude::*;
use support::*;
use tables::write::{self, About, CsvOptions, CsvWriter, Head, XlsxOptions, XlsxWriter, guarded, unguarded};
use tables::{Cell, TableError, Value, report};

fn head(headers: &[&str]) -> Head {
    Head { headers: headers.iter().map(ToString::to_string).collect(), tags: None }
}

fn xlsx_of(options: XlsxOptions, head: &Head, rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    write::xlsx::<TableError>(&mut out, options, head, rows.iter().cloned().map(Ok)).unwrap();
    out.into_inner()
}

fn csv_of(options: CsvOptions, head: &Head, rows: &[Vec<Cell>]) -> String {
    let mut out = Vec::new();
    write::csv::<TableError>(&mut out, options, head, rows.iter().cloned().map(Ok)).unwrap();
    String::from_utf8(out).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    std::io::read_to_string(zip.by_name(name).unwrap()).unwrap()
}

const FORMULAS: [&str; 6] = ["=1+1", "+964 750", "-5", "@SUM(A1)", "\tx", "\rx"];

#[test]
fn a_workbook_comes_back_with_the_same_values() {
    let cells = vec![
        Cell::text("منظمة"),
        Cell::number(12.5),
        Cell::date(date(2025, 8, 3)),
        Cell::datetime(date(2025, 8, 3).at(9, 30, 0, 0)),
        Cell::bool(true),
        Cell::default(),
        Cell::date(date(1850, 1, 1)),
    ];
    let head =
        Head { tags: Some(vec!["#org".into(), "#reached".into()]), ..head(&["a", "b", "c", "d", "e", "f", "g"]) };
    let bytes = xlsx_of(XlsxOptions { sheet: "3W".into(), ..XlsxOptions::default() }, &head, &[cells]);
    let rows = rows(&bytes);
    assert_eq!(rows[1].text(0), "#org");
    let values: Vec<_> = rows[2].cells.iter().map(Cell::value).collect();
    let moment = Value::DateTime(date(2025, 8, 3).at(9, 30, 0, 0));
    let expected = [
        Value::Text,
        Value::Number(12.5),
        Value::Date(date(2025, 8, 3)),
        moment,
        Value::Bool(true),
        Value::Empty,
        Value::Text,
    ];
    assert_eq!(values, expected);
}

#[test]
fn a_right_to_left_workbook_says_what_it_is_about() {
    let about = About {
        sheet: "حول: الملف".into(), entries: vec![("التاريخ".into(), Cell::date(date(2026, 11, 23)))]
    };
    let options =
        XlsxOptions {
            sheet: "الأنشطة/2025".into(), right_to_left: true, about: Some(about), marked_column: None
        };
    let bytes = xlsx_of(options, &head(&["القطاع"]), &[vec![Cell::text("المياه")]]);
    let names: Vec<_> = open(&bytes).unwrap().sheets().iter().map(|sheet| sheet.name.clone()).collect();
    assert_eq!(names, ["الأنشطة 2025", "حول  الملف"]);
    for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        assert!(part(&bytes, sheet).contains("rightToLeft=\"1\""));
    }
    let first = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(first.contains("state=\"frozen\"") && first.contains("<cols>"));
    let mut book = open(&bytes).unwrap();
    let about: Vec<_> = book.rows(1).unwrap().map(Result::unwrap).collect();
    assert_eq!(about[0].cells[1].value(), Value::Date(date(2026, 11, 23)));
}

#[test]
fn texts_that_look_like_formulas_are_only_texts() {
    let cells: Vec<_> = FORMULAS.iter().map(|text| Cell::text(*text)).collect();
    let bytes = xlsx_of(XlsxOptions::default(), &head(&["=header"]), std::slice::from_ref(&cells));
    assert!(!part(&bytes, "xl/worksheets/sheet1.xml").contains("<f"));
    assert_eq!(rows(&bytes)[1].text(0), "=1+1");

    let text = csv_of(CsvOptions::default(), &head(&["=header"]), &[cells]);
    assert!(text.starts_with("'=header\r\n'=1+1,'+964 750,'-5,'@SUM(A1),\"'\tx\",\"'\rx\"\r\n"), "{text:?}");
    for formula in FORMULAS {
        assert_eq!(unguarded(&guarded(formula)), formula);
    }
    assert_eq!((unguarded("'tis"), unguarded("x")), ("'tis", "x"));
}

#[test]
fn numbers_below_zero_stay_numbers_in_csv() {
    let cells = vec![Cell::number(-5.5), Cell::date(date(2025, 8, 3))];
    assert_eq!(csv_of(CsvOptions { mark: true }, &head(&["a", "b"]), &[cells]), "\u{FEFF}a,b\r\n-5.5,2025-08-03\r\n");
}

#[test]
fn a_text_too_long_for_a_cell_is_cut_visibly() {
    let bytes = xlsx_of(XlsxOptions::default(), &head(&["a"]), &[vec![Cell::text("ب".repeat(40_000))]]);
    let rows = rows(&bytes);
    assert_eq!(rows[1].text(0).chars().count(), 32_767);
    assert!(rows[1].text(0).ends_with('…'));
}

#[test]
fn refused_rows_go_back_with_their_reasons() {
    let sent =
        "Monthly report,,\nOrganisation,District,People\n#org,#adm2,#reached\nA,Koya,٥٠\nB,Nowhere,7\nC,Soran,-1\n";
    let mut book = open(sent.as_bytes()).unwrap();
    let layout = book.layout(0).unwrap().unwrap();
    let reasons = BTreeMap::from([(5, "unknown district".to_owned()), (6, "below zero".to_owned())]);
    let column = report::reasons_column(&layout);
    let options = XlsxOptions { marked_column: Some(column), ..XlsxOptions::default() };
    let mut writer = XlsxWriter::new(options).unwrap();
    assert_eq!(report::give_back(&mut book, 0, &layout, &reasons, "Reasons", &mut writer).unwrap(), 2);
    let mut out = Cursor::new(Vec::new());
    writer.finish(&mut out).unwrap();
    let back = rows(&out.into_inner());
    assert_eq!(
        texts(&back),
        [
            vec!["Organisation", "District", "People", "Reasons"],
            vec!["#org", "#adm2", "#reached"],
            vec!["B", "Nowhere", "7", "unknown district"],
            vec!["C", "Soran", "-1", "below zero"],
        ]
    );
    let mut text = Vec::new();
    let mut writer = CsvWriter::new(&mut text, CsvOptions::default()).unwrap();
    report::give_back(&mut book, 0, &layout, &reasons, "Reasons", &mut writer).unwrap();
    writer.finish().unwrap();
    assert!(String::from_utf8(text).unwrap().ends_with("C,Soran,'-1,below zero\r\n"));
}

#[test]
fn an_error_among_the_rows_ends_the_writing() {
    let rows = [Ok(vec![Cell::text("a")]), Err(TableError::Empty)];
    let written = write::csv(Vec::new(), CsvOptions::default(), &Head::default(), rows);
    assert!(matches!(written, Err(TableError::Empty)));
}

proptest! {
    #[test]
    fn any_table_survives_csv(table in prop::collection::vec(prop::collection::vec("[\\P{Cc}\t\r\n]{0,12}", 3), 1..8)) {
        let rows: Vec<Vec<Cell>> = table.iter().map(|row| row.iter().map(Cell::text).collect()).collect();
        let text = csv_of(CsvOptions { mark: true }, &head(&["h1", "h2", "h3"]), &rows);
        let mut book = open(text.as_bytes()).unwrap();
        prop_assume!(matches!(book.format(), tables::Format::Delimited { delimiter: ',', .. }));
        for row in book.rows(0).unwrap().map(Result::unwrap).filter(|row| row.number > 1) {
            let sent = &table[row.number as usize - 2];
            for (at, text) in sent.iter().enumerate() {
                let back = unguarded(row.text(at));
                // Blank cells at the end of a row are left out.
                prop_assert!(back == text || (back.is_empty() && text.trim().is_empty()), "{back:?} {text:?}");
            }
        }
    }
}
