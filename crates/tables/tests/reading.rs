//! Every kind of file that is read, and every kind of bad input that concerns files.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use std::io::Cursor;

use jiff::civil::date;
use rust_xlsxwriter::{ExcelDateTime, Format as Style, Formula};
use support::*;
use tables::{Encoding, Exceeded, Format, Limits, Merge, TableError, Value, Workbook};

fn failure(bytes: &[u8]) -> TableError {
    match open(bytes) {
        Err(error) => error,
        Ok(mut book) => book.rows(0).and_then(|rows| rows.collect::<Result<Vec<_>, _>>()).unwrap_err(),
    }
}

fn csv_rows(text: impl AsRef<[u8]>) -> Vec<Vec<String>> {
    rows(text.as_ref()).into_iter().map(|row| row.cells.into_iter().map(|cell| cell.into_string()).collect()).collect()
}

#[test]
fn the_ethiopian_file_is_read_whole() {
    let Some(path) = shared("ethiopia-2025-08.csv") else { return };
    let mut book = Workbook::open(path, Limits::default()).unwrap();
    assert_eq!(book.format(), Format::Delimited { encoding: Encoding::Utf8, delimiter: ',' });
    let mut rows = book.rows(0).unwrap();
    let filled: Vec<_> = rows.by_ref().map(Result::unwrap).collect();
    assert_eq!(filled[0].text(0), "Month");
    assert_eq!(filled[0].cells.len(), 17);
    // Of its 7,324 rows the last 4,202 are seventeen empty cells each.
    assert_eq!(filled.len(), 1 + 3_122);
    assert_eq!(rows.last_number(), 1 + 7_324);
}

#[test]
fn the_somali_workbook_is_read_whole() {
    let Some(path) = shared("somalia-2025.xlsx") else { return };
    let mut book = Workbook::open(path, Limits::default()).unwrap();
    assert_eq!(book.format(), Format::Xlsx);
    assert_eq!(book.sheets()[0].size, Some((4_147, 8)));
    let rows: Vec<_> = book.rows(0).unwrap().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 4_147);
    assert_eq!(rows.last().unwrap().number, 4_147);
}

#[test]
fn the_files_with_hxl_rows_and_french_names_are_read_whole() {
    for (name, count, header) in [("rowca-3w-hxl.csv", 246, "Cluster"), ("unhcr-3w.csv", 2_252, "Country name")] {
        let Some(path) = shared(name) else { return };
        let mut book = Workbook::open(path, Limits::default()).unwrap();
        let rows: Vec<_> = book.rows(0).unwrap().map(Result::unwrap).collect();
        assert_eq!((rows.len(), rows[0].text(0)), (count, header));
        assert!(rows[1].text(0).starts_with('#'));
    }
}

#[test]
fn typed_cells_of_a_workbook_keep_text_and_value() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let day = Style::new().set_num_format("dd/mm/yyyy");
    let moment = Style::new().set_num_format("dd/mm/yyyy hh:mm");
    sheet.write(0, 0, "كهرباء").unwrap();
    sheet.write(0, 1, 12.5).unwrap();
    sheet.write(0, 2, true).unwrap();
    sheet.write_with_format(0, 3, ExcelDateTime::from_ymd(2025, 8, 3).unwrap(), &day).unwrap();
    let noon = ExcelDateTime::from_ymd(2025, 8, 3).unwrap().and_hms(12, 30, 0).unwrap();
    sheet.write_with_format(0, 4, noon, &moment).unwrap();
    sheet.write(0, 5, Formula::new("=6*7").set_result("42")).unwrap();
    sheet.write(2, 1, "below a gap").unwrap();
    let rows = rows(&book.save_to_buffer().unwrap());
    let values: Vec<_> = rows[0].cells.iter().map(|cell| (cell.as_str(), cell.value())).collect();
    assert_eq!(
        values,
        [
            ("كهرباء", Value::Text),
            ("12.5", Value::Number(12.5)),
            ("TRUE", Value::Bool(true)),
            ("2025-08-03", Value::Date(date(2025, 8, 3))),
            ("2025-08-03 12:30:00", Value::DateTime(date(2025, 8, 3).at(12, 30, 0, 0))),
            ("42", Value::Number(42.0)),
        ]
    );
    assert_eq!((rows[1].number, rows[1].text(0), rows[1].text(1)), (3, "", "below a gap"));
}

#[test]
fn hidden_sheets_are_listed_as_hidden() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Data").unwrap().write(0, 0, "a").unwrap();
    book.add_worksheet().set_name("قوائم").unwrap().set_hidden(true).write(0, 0, "b").unwrap();
    let book = open(&book.save_to_buffer().unwrap()).unwrap();
    let sheets: Vec<_> = book.sheets().iter().map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
    assert_eq!(sheets, [("Data", false), ("قوائم", true)]);
}

#[test]
fn a_cell_merged_over_rows_is_repeated_and_marked() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 1, "Organisation", &Style::new()).unwrap();
    sheet.merge_range(1, 0, 3, 0, "ACTED", &Style::new()).unwrap();
    for (row, district) in [(1, "Erbil"), (2, "Soran"), (3, "Koya"), (4, "Makhmur")] {
        sheet.write(row, 1, district).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let rows = rows(&bytes);
    assert_eq!(
        texts(&rows),
        [
            vec!["Organisation"],
            vec!["ACTED", "Erbil"],
            vec!["ACTED", "Soran"],
            vec!["ACTED", "Koya"],
            vec!["", "Makhmur"]
        ]
    );
    assert!(!rows[1].cells[0].is_from_merge() && rows[2].cells[0].is_from_merge());
    let merges = open(&bytes).unwrap().merges(0).unwrap();
    assert_eq!(merges[0], Merge { first_row: 0, last_row: 0, first_column: 0, last_column: 1 });
}

#[test]
fn formatting_far_to_the_right_is_not_a_column() {
    let row =
        r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c><c r="XFD1" s="0"/></row></sheetData>"#;
    assert_eq!(texts(&rows(&xlsx_around(row))), [["x"]]);
}

#[test]
fn an_opendocument_sheet_keeps_shown_text_and_true_values() {
    let styles = r#"<style:style style:name="h"><style:table-properties table:display="false"/></style:style>"#;
    let inside = r#"<table:table table:name="One"><table:table-row>
        <table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>a<text:s text:c="2"/>&amp; b</text:p><text:p>c</text:p></table:table-cell>
        <table:table-cell office:value-type="float" office:value="1234"><text:p>1,234</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2025-08-03"><office:annotation><text:p>no</text:p></office:annotation><text:p>03/08/25</text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="16000"/></table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:covered-table-cell/><table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table><table:table table:name="Two" table:style-name="h"><table:table-row><table:table-cell><text:p>z</text:p></table:table-cell></table:table-row></table:table>"#;
    let bytes = ods_around(styles, inside);
    let mut book = open(&bytes).unwrap();
    assert_eq!((book.format(), book.sheets()[0].size, book.sheets()[1].hidden), (Format::Ods, Some((3, 3)), true));
    let rows: Vec<_> = book.rows(0).unwrap().map(Result::unwrap).collect();
    assert_eq!(texts(&rows), [vec!["a  & b\nc", "1,234", "03/08/25"], vec!["a  & b\nc", "TRUE"], vec!["", "TRUE"]]);
    assert_eq!(rows[0].cells[1].value(), Value::Number(1234.0));
    assert_eq!(rows[0].cells[2].value(), Value::Date(date(2025, 8, 3)));
    let second: Vec<_> = book.rows(1).unwrap().map(Result::unwrap).collect();
    assert_eq!(texts(&second), [["z"]]);
}

#[test]
fn an_old_workbook_is_read() {
    let sheet = [biff_label(0, 0, "منظمة"), biff_label(0, 2, "x"), biff_number(2, 1, 7.0)];
    let bytes = compound("Workbook", &biff(&[], &sheet));
    let rows = rows(&bytes);
    assert_eq!(texts(&rows), [vec!["منظمة", "", "x"], vec!["", "7"]]);
    assert_eq!((rows[1].number, open(&bytes).unwrap().format()), (3, Format::Xls));
}

#[test]
fn quotes_line_breaks_and_blank_lines_are_understood() {
    let text = "a,b\r\n\"x, \"\"y\"\"\nz\",2\r\n\r\n,,\r\nlast,\"open";
    assert_eq!(csv_rows(text), [vec!["a", "b"], vec!["x, \"y\"\nz", "2"], vec!["last", "open"]]);
    let numbers: Vec<_> = rows(text.as_bytes()).iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 2, 5]);
}

#[test]
fn the_delimiter_is_found() {
    for (delimiter, text) in [
        (';', "org;people;cost\nA;1;2,5\nB;2;3,5\n"),
        ('\t', "org\tplace\nA, Inc\tErbil, centre\nB\tDuhok\n"),
        ('|', "org|place\nA|x;y\n"),
        (';', "sep=;\norg;place\nA;x\n"),
        (',', "just one column\nA\n"),
    ] {
        let mut book = open(text.as_bytes()).unwrap();
        assert_eq!(book.format(), Format::Delimited { encoding: Encoding::Utf8, delimiter }, "{text}");
        let first = book.rows(0).unwrap().next().unwrap().unwrap();
        assert_ne!(first.text(0), "sep=");
    }
}

#[test]
fn a_byte_order_mark_is_not_part_of_the_first_header() {
    assert_eq!(csv_rows("\u{FEFF}org,place\n"), [["org", "place"]]);
}

#[test]
fn utf_16_is_read_with_and_without_a_mark() {
    let text = "منظمة\tplace\nA\tأربيل\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = [&[0xFF, 0xFE][..], &little].concat();
    for (bytes, encoding) in [(little, Encoding::Utf16Le), (big, Encoding::Utf16Be), (marked, Encoding::Utf16Le)] {
        assert_eq!(open(&bytes).unwrap().format(), Format::Delimited { encoding, delimiter: '\t' });
        assert_eq!(texts(&rows(&bytes)), [["منظمة", "place"], ["A", "أربيل"]]);
    }
}

#[test]
fn windows_1256_and_1252_are_told_apart() {
    let arabic = "المنظمة,المحافظة,القطاع\nمنظمة تمكين المرأة,السليمانية,المياه والصرف الصحي\nACTED,أربيل,Shelter\n";
    let persian = "سازمان,پارێزگا\nریکخراوی گه‌شه‌,دهوک\n".replace(['ێ', 'ی'], "ي").replace('\u{6d5}', "ه");
    let french = "organisme,région,activité\nÉlèves sans frontières,Hodh Ech Chargui,éducation à l'école\n";
    let mixed = "Côte d'Ivoire,Solidarités\nMédecins,Ségou\n";
    for (text, page, encoding) in [
        (arabic, encoding_rs::WINDOWS_1256, Encoding::Windows1256),
        (persian.as_str(), encoding_rs::WINDOWS_1256, Encoding::Windows1256),
        (french, encoding_rs::WINDOWS_1252, Encoding::Windows1252),
        (mixed, encoding_rs::WINDOWS_1252, Encoding::Windows1252),
    ] {
        let (bytes, _, lossy) = page.encode(text);
        assert!(!lossy, "{text}");
        assert_eq!(open(&bytes).unwrap().format(), Format::Delimited { encoding, delimiter: ',' });
        let back = csv_rows(&bytes);
        assert!(text.starts_with(&back[0].join(",")));
    }
}

#[test]
fn a_file_in_two_encodings_is_refused_with_the_line() {
    let mut bytes = "منظمة,أربيل\nمنظمة,دهوك\n".as_bytes().to_vec();
    bytes.extend(b"caf\xE9,x\n");
    let error = failure(&bytes);
    assert!(matches!(error, TableError::Encoding { line: 3, .. }), "{error}");
    assert_eq!(error.key(), "table-encoding");
}

#[test]
fn a_locked_workbook_is_told_from_a_broken_one() {
    assert!(matches!(failure(&compound("EncryptedPackage", &[1; 5000])), TableError::Password));
    for scheme in [0u8, 1] {
        let locked = biff(&[record(0x002F, &[scheme, 0, 1, 0, 1, 0])], &[]);
        assert!(matches!(failure(&compound("Workbook", &locked)), TableError::Password));
    }
    let manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    let ods = zipped(&[("content.xml", b"\x01\x02\x03"), ("META-INF/manifest.xml", manifest)]);
    assert!(matches!(failure(&ods), TableError::Password));
}

#[test]
fn broken_files_are_refused_as_broken() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write(0, 0, "a").unwrap();
    let whole = book.save_to_buffer().unwrap();
    for bytes in [&whole[..whole.len() / 2], &b"PK\x03\x04nothing else"[..]] {
        let error = failure(bytes);
        assert_eq!(error.key(), "table-broken", "{error}");
    }
    let cut = xlsx_around(r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>1"#);
    let error = failure(&cut);
    assert!(matches!(error, TableError::Broken { row: Some(1 | 2), .. }), "{error:?}");
}

#[test]
fn empty_files_are_refused_as_empty() {
    for bytes in [&b""[..], b"\xEF\xBB\xBF", b" \r\n \r\n"] {
        assert!(matches!(failure(bytes), TableError::Empty));
    }
    assert_eq!(rows(&xlsx_around("<sheetData/>")), []);
}

#[test]
fn pretenders_are_named() {
    for page in ["<html><table>", "\u{FEFF} <!DOCTYPE HTML>", "<?xml version='1.0'?><html xmlns:x='excel'>"] {
        assert!(matches!(failure(page.as_bytes()), TableError::Html), "{page}");
    }
    for (bytes, kind) in [
        (b"%PDF-1.7\n...".to_vec(), "pdf"),
        (b"<?xml version='1.0'?><Workbook>".to_vec(), "xml"),
        (zipped(&[("[Content_Types].xml", b""), ("word/document.xml", b"")]), "docx"),
        (zipped(&[("[Content_Types].xml", b""), ("xl/workbook.bin", b"")]), "xlsb"),
        (zipped(&[("readme.txt", b"")]), "zip"),
        (compound("WordDocument", &[]), "doc"),
    ] {
        let error = failure(&bytes);
        assert!(matches!(error, TableError::Unsupported { kind: found } if found == kind), "{error}");
    }
    assert!(matches!(failure(&[7, 0, 0, 3, 1, 0, 9, 9, 2]), TableError::Unknown));
}

#[test]
fn a_zip_bomb_is_refused_before_it_unpacks() {
    let bomb = xlsx_around(&" ".repeat(30 << 20));
    let limits = Limits { unpacked_bytes: 10 << 20, ..Limits::default() };
    let error = Workbook::from_reader(Cursor::new(bomb), limits).err().unwrap();
    assert!(matches!(error, TableError::TooLarge { what: Exceeded::UnpackedBytes, .. }), "{error}");
}

#[test]
fn a_zip_that_lies_about_its_size_is_refused() {
    let mut bomb = xlsx_around(&" ".repeat(30 << 20));
    let real = 30u32 << 20;
    // Every stated size near the real one is replaced by a small one.
    for at in 0..bomb.len() - 4 {
        let word = u32::from_le_bytes(bomb[at..at + 4].try_into().unwrap());
        if (real..real + 200).contains(&word) {
            bomb[at..at + 4].copy_from_slice(&100u32.to_le_bytes());
        }
    }
    let limits = Limits { unpacked_bytes: 10 << 20, ..Limits::default() };
    let error = Workbook::from_reader(Cursor::new(bomb), limits).err().unwrap();
    assert!(matches!(error.key(), "table-too-many-bytes-unpacked" | "table-broken"), "{error}");
}

#[test]
fn limits_name_the_row() {
    let limits = Limits { file_bytes: 1000, rows: 3, columns: 3, cell_chars: 5, ..Limits::default() };
    let refused = |text: &str| {
        let mut book = Workbook::from_reader(Cursor::new(text.to_owned().into_bytes()), limits)?;
        book.rows(0)?.collect::<Result<Vec<_>, _>>()
    };
    let cases = [
        ("a,b\n1,2\n3,4\n5,6\n", Exceeded::Rows, Some(4)),
        ("a,b,c\n1,2,3\n1,2,3,4\n", Exceeded::Columns, Some(3)),
        ("a,b\n\"abcdef\nabc\",2\n", Exceeded::CellChars, Some(2)),
        (&"x,y\n".repeat(300), Exceeded::FileBytes, None),
    ];
    for (text, exceeded, at) in cases {
        let error = refused(text).unwrap_err();
        assert!(matches!(error, TableError::TooLarge { what, row, .. } if what == exceeded && row == at), "{error}");
    }
    assert_eq!(refused("a,b,c,,,,\n1,2,3,,,\n").unwrap().len(), 2);
}

#[test]
fn cells_in_far_corners_take_no_memory() {
    let far = compound("Workbook", &biff(&[], &[biff_number(0, 0, 1.0), biff_number(65_535, 60_000, 1.0)]));
    assert!(matches!(failure(&far), TableError::TooLarge { what: Exceeded::Cells, .. }));
    let stray = record(0x0207, &[1, 0, 0, b'x']);
    let apart = compound("Workbook", &biff(&[], &[stray, biff_number(60_000, 60_000, 1.0)]));
    assert!(matches!(failure(&apart), TableError::TooLarge { what: Exceeded::Cells, .. }));
    let stated = record(0x0200, &[0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 255, 255, 0, 0]);
    let huge = compound("Workbook", &biff(&[], &[stated, biff_number(0, 0, 1.0)]));
    assert!(matches!(failure(&huge), TableError::TooLarge { what: Exceeded::Cells, .. }));
    let outside = xlsx_around(r#"<sheetData><row r="1"><c r="ZZZZZZ1"><v>1</v></c></row></sheetData>"#);
    assert_eq!(failure(&outside).key(), "table-broken");
}

#[test]
fn one_long_text_in_every_cell_of_an_old_workbook_is_refused() {
    let letters = 32_000u16;
    let mut table = [1u32.to_le_bytes(), 1u32.to_le_bytes()].concat();
    table.extend(letters.to_le_bytes());
    table.push(0);
    let halves =
        [vec![b'x'; 8_000], [vec![0], vec![b'x'; 8_000]].concat(), [vec![1], [b'y', 0].repeat(16_000)].concat()];
    table.extend(&halves[0]);
    let texts = [record(0x00FC, &table), record(0x003C, &halves[1]), record(0x003C, &halves[2])];
    let refer = |row: u16| record(0x00FD, &[row.to_le_bytes(), [0, 0], [0, 0], [0, 0], [0, 0]].concat());
    let few = compound("Workbook", &biff(&texts, &[refer(0), refer(1)]));
    assert_eq!(rows(&few)[1].text(0).len(), usize::from(letters));
    let many: Vec<_> = (0..8_000).map(refer).collect();
    let error = failure(&compound("Workbook", &biff(&texts, &many)));
    assert!(matches!(error, TableError::TooLarge { what: Exceeded::UnpackedBytes, .. }), "{error}");
}

#[test]
fn there_is_no_such_sheet() {
    let mut book = open(b"a,b\n").unwrap();
    assert!(matches!(book.rows(1).err(), Some(TableError::NoSuchSheet(1))));
}
