//! Workbooks made for tests: zipped ones part by part, and one old one, kept as bytes.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

/// The tables of a workbook: names, and rows of cells.
pub type Tables<'a> = [(&'a str, &'a [&'a [&'a str]])];

/// A workbook of text cells.
pub fn xlsx(tables: &Tables<'_>) -> Vec<u8> {
    let sheets: Vec<(String, String)> =
        tables.iter().map(|(name, rows)| ((*name).to_owned(), worksheet(rows))).collect();
    package(&sheets, "")
}

/// A workbook of one sheet `survey` whose part is as given.
pub fn xlsx_of_part(part: &str) -> Vec<u8> {
    package(&[("survey".into(), part.into())], "")
}

/// A workbook of one sheet `survey`, with styles: 1 a date, 2 a duration, 3 a text.
pub fn xlsx_with_styles(part: &str) -> Vec<u8> {
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]:mm\"/></numFmts><cellXfs>\
        <xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"49\"/></cellXfs></styleSheet>";
    package(&[("survey".into(), part.into())], styles)
}

/// The part of a sheet with text cells.
pub fn worksheet(rows: &[&[&str]]) -> String {
    let mut part = String::from("<worksheet><sheetData>");
    for row in rows {
        part.push_str("<row>");
        for cell in *row {
            let text = cell.replace('&', "&amp;").replace('<', "&lt;");
            let _ = write!(part, "<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
        }
        part.push_str("</row>");
    }
    part + "</sheetData></worksheet>"
}

fn package(sheets: &[(String, String)], styles: &str) -> Vec<u8> {
    let mut types = String::from(
        "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\
         \"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\
         \"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>",
    );
    let (mut list, mut relations) = (String::new(), String::new());
    for (number, (name, _)) in sheets.iter().enumerate() {
        let _ = write!(list, "<sheet name=\"{name}\" r:id=\"r{number}\"/>");
        let _ = write!(relations, "<Relationship Id=\"r{number}\" Type=\"x/worksheet\" Target=\"s{number}.xml\"/>");
    }
    if styles.is_empty() {
        types = types.replace("/xl/styles.xml", "/xl/none.xml").replace("styles+xml", "other+xml");
    }
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), types),
        ("xl/workbook.xml".to_owned(), format!("<workbook><sheets>{list}</sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{relations}</Relationships>")),
        ("xl/styles.xml".to_owned(), styles.to_owned()),
    ];
    for (number, (_, part)) in sheets.iter().enumerate() {
        parts.push((format!("xl/s{number}.xml"), part.clone()));
    }
    zip(&parts)
}

/// A zip archive of the parts.
pub fn zip(parts: &[(String, String)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(name, SimpleFileOptions::default()).expect("a part begins");
        archive.write_all(text.as_bytes()).expect("a part is written");
    }
    archive.finish().expect("the archive ends").into_inner()
}

/// A workbook as Excel 97 wrote them. Sheet `Survey`: texts, numbers, a truth and a date; sheet `notes`.
pub fn xls() -> Vec<u8> {
    include_bytes!("../books/old.xls").to_vec()
}
