//! Odd files made on the spot: workbooks zipped by hand, old workbooks written record by record, the shared real files.

#![allow(dead_code, reason = "each test file uses its own share of these")]

use std::io::{Cursor, Write};
use std::path::PathBuf;

use tables::{Limits, Row, TableError, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub fn open(bytes: &[u8]) -> Result<Workbook, TableError> {
    Workbook::from_reader(Cursor::new(bytes.to_vec()), Limits::default())
}

pub fn rows(bytes: &[u8]) -> Vec<Row> {
    open(bytes).unwrap().rows(0).unwrap().map(Result::unwrap).collect()
}

pub fn texts(rows: &[Row]) -> Vec<Vec<&str>> {
    rows.iter().map(|row| row.cells.iter().map(|cell| cell.as_str()).collect()).collect()
}

/// A real file from the shared folder, or `None` and a loud word.
pub fn shared(name: &str) -> Option<PathBuf> {
    let root = std::env::var("TANSIQ_SHARED")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared").to_owned());
    let path = PathBuf::from(root).join("data/who-does-what-where").join(name);
    if !path.exists() {
        eprintln!("SKIPPED: {name} is not there");
        return None;
    }
    Some(path)
}

pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook with one sheet whose `worksheet` element holds `inside`.
pub fn xlsx_around(inside: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    let root = format!(
        r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let book = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="b"/></sheets></workbook>"#
    );
    let links = format!(
        r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="b" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    );
    let sheet = format!(r#"<worksheet xmlns="{MAIN}">{inside}</worksheet>"#);
    zipped(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// An OpenDocument spreadsheet whose `office:spreadsheet` element holds `inside`.
pub fn ods_around(styles: &str, inside: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{inside}</office:spreadsheet></office:body></office:document-content>"#
    );
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    zipped(&[("mimetype", kind), ("content.xml", content.as_bytes())])
}

/// An old Office container with one stream.
pub fn compound(stream_name: &str, stream: &[u8]) -> Vec<u8> {
    const FREE: u32 = 0xFFFF_FFFF;
    const END: u32 = 0xFFFF_FFFE;
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(4096).next_multiple_of(512), 0);
    let sectors = stream.len() / 512;
    let fat_sectors = (sectors + 2).div_ceil(127);
    let mut header = vec![0u8; 512];
    header[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    header[24..34].copy_from_slice(&[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    let mut put = |at: usize, word: u32| header[at..at + 4].copy_from_slice(&word.to_le_bytes());
    put(44, fat_sectors as u32);
    put(48, fat_sectors as u32);
    put(56, 4096);
    put(60, END);
    put(68, END);
    for slot in 0..109 {
        put(76 + slot * 4, if slot < fat_sectors { slot as u32 } else { FREE });
    }
    let first = fat_sectors as u32 + 1;
    let mut fat = vec![0xFFFF_FFFD; fat_sectors];
    fat.push(END);
    fat.extend((1..sectors as u32).map(|next| first + next));
    fat.push(END);
    fat.resize(fat_sectors * 128, FREE);
    let mut bytes = header;
    bytes.extend(fat.iter().flat_map(|word| word.to_le_bytes()));
    let entry = |name: &str, kind: u8, child: u32, start: u32, len: u32| {
        let mut entry = vec![0u8; 128];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = (name.len() as u8 + 1) * 2;
        entry[66] = kind;
        for (at, word) in [(68, FREE), (72, FREE), (76, child), (116, start), (120, len)] {
            entry[at..at + 4].copy_from_slice(&word.to_le_bytes());
        }
        entry
    };
    bytes.extend(entry("Root Entry", 5, 1, END, 0));
    bytes.extend(entry(stream_name, 2, FREE, first, stream.len() as u32));
    bytes.extend([0; 256]);
    bytes.extend(stream);
    bytes
}

pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes(), &(data.len() as u16).to_le_bytes(), data].concat()
}

/// The stream of an old workbook with one sheet "S" of the given records.
pub fn biff(globals: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    let beginning = |kind: u8| record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let mut stream = beginning(5);
    stream.extend(globals.concat());
    let start = stream.len() + 4 + 9 + 4;
    let mut bound = (start as u32).to_le_bytes().to_vec();
    bound.extend([0, 0, 1, 0, b'S']);
    stream.extend(record(0x0085, &bound));
    stream.extend(record(0x000A, &[]));
    stream.extend(beginning(0x10));
    stream.extend(sheet.concat());
    stream.extend(record(0x000A, &[]));
    stream
}

pub fn biff_label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let mut data = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
    data.extend((text.encode_utf16().count() as u16).to_le_bytes());
    data.push(1);
    data.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    record(0x0204, &data)
}

pub fn biff_number(row: u16, column: u16, number: f64) -> Vec<u8> {
    let mut data = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
    data.extend(number.to_le_bytes());
    record(0x0203, &data)
}
