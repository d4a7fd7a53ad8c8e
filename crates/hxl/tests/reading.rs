//! One table in every kind of file gives the same rows, wherever its row of tags stands.

use std::io::Cursor;
use std::ops::ControlFlow;

use hxl::{Cells, Dataset, HxlError, ReadOptions, Source};
use tables::Cell;
use tables::write::{Part, TableWriter, XlsxOptions, XlsxWriter};

fn open(bytes: impl Into<Vec<u8>>) -> Result<Dataset, HxlError> {
    Dataset::open(Source::open(Cursor::new(bytes.into()), ReadOptions::default())?)
}

fn rows(dataset: &mut Dataset) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    dataset
        .walk(&mut |at, row| {
            assert_eq!(at.row, rows.len() as u64);
            rows.push((0..row.width()).map(|at| row.cell(at).to_owned()).collect());
            Ok(ControlFlow::Continue(()))
        })
        .expect("the rows");
    rows
}

fn tags(dataset: &Dataset) -> Vec<String> {
    dataset.columns().iter().map(hxl::Column::display_tag).collect()
}

#[test]
fn text_in_any_delimiter_and_encoding_is_the_same_table() {
    let csv = "A table,,\nName,Reached,When\n#org +name,#REACHED,#date\nبغداد,12,2024-01-02\n\n\"a,b\",3,x\n";
    let mut utf16: Vec<u8> = vec![0xff, 0xfe];
    utf16.extend(csv.encode_utf16().flat_map(u16::to_le_bytes));
    let semicolons = csv.replace("\"a,b\"", "a\u{1}b").replace(',', ";").replace('\u{1}', ",");
    for bytes in [
        csv.as_bytes().to_vec(),
        csv.replace('\n', "\r\n").into_bytes(),
        csv.replace('\n', "\r").into_bytes(),
        format!("\u{feff}{csv}").into_bytes(),
        semicolons.clone().into_bytes(),
        semicolons.replace(';', "\t").into_bytes(),
        semicolons.replace(';', "|").into_bytes(),
        utf16,
    ] {
        let mut dataset = open(bytes).expect("a table");
        assert_eq!(tags(&dataset), ["#org+name", "#reached", "#date"]);
        assert_eq!(dataset.columns()[1].header, "Reached");
        let rows = rows(&mut dataset);
        assert_eq!(rows, [vec!["بغداد", "12", "2024-01-02"], vec![], vec!["a,b", "3", "x"]]);
    }
}

#[test]
fn json_of_lists_and_of_objects_is_the_same_table() {
    let lists = r##"[["Name","Reached"],["#org","#reached"],["A",1],["B",2.5],["C",null],["D",true],["E",[1,"x"]]]"##;
    let objects = r##"[{"#org":"A","#reached":1},{"#org":"B","#reached":2.5},{"#reached":null,"#org":"C"},
        {"#org":"D","#reached":true},{"#org":"E","#reached":[1,"x"]}]"##;
    let inside = format!("{{\"meta\":{{\"of\":\"x\"}},\"data\":{{\"rows\":{lists}}}}}");
    for text in [lists, objects, &inside, &format!("\u{feff} {objects}")] {
        let mut dataset = open(text).expect("a table");
        assert_eq!(tags(&dataset), ["#org", "#reached"]);
        let rows = rows(&mut dataset);
        let expected = [["A", "1"], ["B", "2.5"], ["C", ""], ["D", "True"], ["E", "[1, \"x\"]"]];
        assert_eq!(rows, expected, "{text}");
    }
}

#[test]
fn a_workbook_is_read_with_its_types_as_text() {
    let mut book = XlsxWriter::new(XlsxOptions::default()).expect("a workbook");
    let day = jiff::civil::date(2024, 3, 5);
    let texts = |texts: &[&str]| texts.iter().map(|text| Cell::text(*text)).collect::<Vec<_>>();
    for cells in [
        texts(&["Name", "Reached", "When", "Sure"]),
        texts(&["#org", "#reached", "#date", "#meta+sure"]),
        vec![Cell::text("A"), Cell::number(12.0), Cell::date(day), Cell::bool(true)],
        vec![],
        vec![Cell::text(" B "), Cell::number(2.5), Cell::datetime(day.at(10, 0, 0, 0)), Cell::default()],
    ] {
        book.row(&cells, Part::Body).expect("a row");
    }
    let mut bytes = Cursor::new(Vec::new());
    book.finish(&mut bytes).expect("it is written");
    let mut dataset = open(bytes.into_inner()).expect("a table");
    assert_eq!(tags(&dataset), ["#org", "#reached", "#date", "#meta+sure"]);
    let rows = rows(&mut dataset);
    assert_eq!(rows, [vec!["A", "12", "2024-03-05", "1"], vec![], vec![" B ", "2.5", "2024-03-05"]]);
}

#[test]
fn what_has_no_tags_is_refused() {
    for text in ["", "a,b\n1,2\n", "[]", "{}", "[1,2]", "[[\"a\"],[1]]", "<html>", "#org text,b,c\n"] {
        assert!(open(text).is_err(), "{text}");
    }
    let late = format!("{}#org,#date\n", "x,y\n".repeat(24));
    assert!(open(late.as_str()).is_ok());
    assert!(matches!(open(format!("x,y\n{late}")), Err(HxlError::NoTags(25))));
}
