//! What the readers make of files: sheets, headers, rows, and cells as text.

mod support;

use support::books;
use xlsform::read::{self, Format};
use xlsform::{Lang, Problem, Sheet, Workbook};

fn sheet<'w>(workbook: &'w Workbook, name: &str) -> &'w Sheet {
    workbook.sheets.iter().find(|sheet| sheet.name.eq_ignore_ascii_case(name)).expect("the sheet is there")
}

fn cells(sheet: &Sheet) -> Vec<(u32, Vec<&str>)> {
    sheet.rows.iter().map(|row| (row.number, row.cells.iter().map(|cell| &**cell).collect())).collect()
}

fn code(result: Result<Workbook, Problem>) -> &'static str {
    result.expect_err("it is refused").code
}

fn xlsx_part(part: &str) -> Sheet {
    let workbook = read::workbook(&books::xlsx_with_styles(part), None).expect("it is read");
    sheet(&workbook, "survey").clone()
}

#[test]
fn cells_of_a_workbook_become_text() {
    let part = r#"<worksheet><sheetData>
        <row r="1"><c r="A1" t="inlineStr"><is><t> list   name </t></is></c><c r="B1" t="str"><v>b</v></c></row>
        <row r="2"><c r="A2"><v>2.0</v></c><c r="B2"><v>007</v></c></row>
        <row r="3"><c r="A3"><v>0.1</v></c><c r="B3"><v>1E+22</v></c></row>
        <row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4" t="b"><v>0</v></c></row>
        <row r="5"><c r="A5" s="1"><v>43831.5</v></c><c r="B5" s="2"><v>1.5</v></c></row>
        <row r="6"><c r="A6" s="1"><v>0.75</v></c><c r="B6" t="e"><v>#N/A</v></c></row>
        <row r="7"><c r="B7" t="inlineStr"><is><r><t>a &amp;&#160;</t></r><r><t>b </t></r><rPh><t>no</t></rPh></is></c></row>
        <row r="8"><c r="B8" t="inlineStr"><is><t>  </t></is></c><c r="C8"><v>5</v></c></row>
    </sheetData></worksheet>"#;
    let sheet = xlsx_part(part);
    assert_eq!(sheet.headers, ["list name", "b"]);
    assert_eq!(
        cells(&sheet),
        [
            (2, vec!["2", "7"]),
            (3, vec!["0.1", "10000000000000000000000"]),
            (4, vec!["TRUE", "FALSE"]),
            (5, vec!["2020-01-01 12:00:00", "1 day, 12:00:00"]),
            (6, vec!["18:00:00", "#N/A"]),
            (7, vec!["", "a & b"]),
        ]
    );
}

#[test]
fn shared_texts_are_found_in_their_table() {
    let types = "<Types><Override PartName=\"/b.xml\" ContentType=\"x.sheet.main+xml\"/>\
        <Override PartName=\"/t.xml\" ContentType=\"x.sharedStrings+xml\"/></Types>";
    let strings = "<sst><si><t>type</t></si><si><r><t xml:space=\"preserve\"> te</t></r><r><t>xt </t></r></si></sst>";
    let part = "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row><row><c t=\"s\"><v>1</v></c></row></sheetData></worksheet>";
    let parts = [
        ("[Content_Types].xml", types),
        ("b.xml", "<workbook><sheets><sheet name=\"Form\" r:id=\"a\"/></sheets></workbook>"),
        (
            "_rels/b.xml.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"/worksheet\" Target=\"/s.xml\"/></Relationships>",
        ),
        ("t.xml", strings),
        ("s.xml", part),
    ];
    let parts: Vec<_> = parts.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
    let workbook = read::workbook(&books::zip(&parts), Some(Format::Xlsx)).expect("it is read");
    assert_eq!(workbook.sheets[0].name, "survey", "a sheet alone is the survey whatever its name");
    assert_eq!(cells(&workbook.sheets[0]), [(2, vec!["text"])]);
}

#[test]
fn a_long_gap_ends_headers_and_rows() {
    let header = |cell: &str, text: &str| format!("<c r=\"{cell}\" t=\"str\"><v>{text}</v></c>");
    let row = |number: u32| format!("<row r=\"{number}\"><c r=\"A{number}\"><v>{number}</v></c></row>");
    let part = format!(
        "<worksheet><sheetData><row r=\"1\">{}{}{}</row>{}{}{}</sheetData></worksheet>",
        header("A1", "type"),
        header("V1", "near"),
        header("AR1", "far"),
        row(2),
        row(63),
        row(125)
    );
    let sheet = xlsx_part(&part);
    assert_eq!(sheet.headers, ["type", "near"]);
    assert_eq!(cells(&sheet), [(2, vec!["2"]), (63, vec!["63"])]);
}

#[test]
fn an_old_workbook_is_read_like_a_new_one() {
    let workbook = read::workbook(&books::xls(), Some(Format::Xls)).expect("it is read");
    assert_eq!(workbook.sheets.iter().map(|sheet| &*sheet.name).collect::<Vec<_>>(), ["Survey", "notes"]);
    let sheet = sheet(&workbook, "survey");
    assert_eq!(sheet.headers, ["type", "name", "label", "default", "label::Arabic (ar)", "note"]);
    let rows = cells(sheet);
    assert_eq!(rows[0], (2, vec!["text", "who", "Who? is it", "2", "من أنت؟", "TRUE"]));
    assert_eq!(rows[1].1[3..], ["0.25", "كم؟", "FALSE"]);
    assert_eq!(rows[2].1[3..], ["2026-11-26 00:00:00", "اليوم", "10000000000000000000000"]);
    assert_eq!(rows[3].0, 7);
    assert_eq!(rows[3].1[3], "18:00:00");
    assert_eq!(rows[3].1[5].len(), 9_000, "a text that runs over two records");
}

#[test]
fn sheets_in_one_text_file_are_named_in_its_first_column() {
    let text = "\u{feff}\"survey\"\n,type, name ,label\n\n,text,a,\"Two\nlines, \"\"quoted\"\"\"\n,note,b\nchoices,,\n,list_name,name\n,l,1,,\n";
    let workbook = read::workbook(text.as_bytes(), Some(Format::Csv)).expect("it is read");
    let survey = sheet(&workbook, "survey");
    assert_eq!(survey.headers, ["type", "name", "label"]);
    assert_eq!(cells(survey), [(2, vec!["text", "a", "Two\nlines, \"quoted\""]), (3, vec!["note", "b"])]);
    assert_eq!(cells(sheet(&workbook, "choices")), [(2, vec!["l", "1"])]);
}

#[test]
fn tables_in_markdown_are_sheets() {
    let text = r"
        # a comment | with | pipes |
        | Survey |      |      |       |
        |        | type | name | label | # a remark
        |--------|------|------|-------|
        |        | text | a    | x \| y |
        |        |      |      |       |
        |        | note | b    |       |
        | other | x |
    ";
    let workbook = read::workbook(text.as_bytes(), None).expect("it is read");
    assert_eq!(workbook.sheets.iter().map(|sheet| &*sheet.name).collect::<Vec<_>>(), ["Survey", "other"]);
    assert_eq!(cells(&workbook.sheets[0]), [(2, vec!["text", "a", "x | y"]), (3, vec!["note", "b"])]);
    assert!(workbook.sheets[1].headers.is_empty(), "of sheets without a meaning only the name is kept");
}

#[test]
fn headers_are_refused_twice_or_as_numbers() {
    let twice = books::xlsx(&[("survey", &[&["type", "name", "type"]])]);
    let problem = read::workbook(&twice, None).expect_err("it is refused");
    assert_eq!(problem.message(Lang::En), "Duplicate column header: type");
    let number = "<worksheet><sheetData><row><c><v>5</v></c></row></sheetData></worksheet>";
    assert_eq!(code(read::workbook(&books::xlsx_of_part(number), None)), "header-not-text");
    let without = "| survey |\n| | type | name | |\n| | text | a | b |";
    assert_eq!(code(read::workbook(without.as_bytes(), None)), "header-row-missing");
}

#[test]
fn files_that_are_no_forms_are_refused_with_the_reason() {
    assert_eq!(code(read::workbook(b"", None)), "file-unknown");
    assert_eq!(code(read::workbook(b"hello", Some(Format::Csv))), "file-unknown");
    assert_eq!(code(read::workbook(b"PK\x03\x04", None)), "file-broken");
    assert_eq!(code(read::workbook(&books::zip(&[("a".into(), "b".into())]), None)), "file-unknown");
    assert_eq!(code(read::workbook(b"\xff,\xff,,,", Some(Format::Csv))), "file-broken");
    let mut locked = books::xls();
    // The records begin after the header's sector: the second one becomes the mark of a password.
    locked[512 + 20..512 + 22].copy_from_slice(&[0x2F, 0x00]);
    assert_eq!(code(read::workbook(&locked, None)), "file-locked");
}

#[test]
fn a_small_file_that_would_grow_large_is_refused() {
    let mut bomb = books::xlsx_of_part("<worksheet/>");
    let entries: Vec<usize> = (0..bomb.len()).filter(|at| bomb[*at..].starts_with(b"PK\x01\x02")).collect();
    for entry in entries {
        bomb[entry + 24..entry + 28].copy_from_slice(&(1u32 << 30).to_le_bytes());
    }
    assert_eq!(code(read::workbook(&bomb, None)), "file-too-large");
    let wide = "<worksheet><sheetData><row><c r=\"ZZZ1\"><v>1</v></c></row></sheetData></worksheet>";
    assert_eq!(code(read::workbook(&books::xlsx_of_part(wide), None)), "file-too-large");
    let header: String = (0..16_000).map(|column| format!(",h{column}")).collect();
    let row = ",".repeat(16_000) + "x\n";
    let sparse = format!("survey\n{header}\n{}", row.repeat(600));
    assert_eq!(code(read::workbook(sparse.as_bytes(), Some(Format::Csv))), "file-too-large");
}
