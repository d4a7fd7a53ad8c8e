//! Zipped Shapefiles, made with another implementation than the one under test.

use std::io::{Cursor, Write};

use boundaries::{Crs, Limits, ReadError, read};
use shapefile::dbase::{FieldName, FieldValue, Record, TableWriterBuilder};
use shapefile::{Point, Polygon, PolygonRing, ShapeWriter};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const WGS84: &str = r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]"#;

fn points(corners: &[[f64; 2]]) -> Vec<Point> {
    corners.iter().map(|[x, y]| Point::new(*x, *y)).collect()
}

/// A square with a hole, and another square.
fn shp() -> Vec<u8> {
    let outer = points(&[[44.0, 36.0], [44.0, 37.0], [45.0, 37.0], [45.0, 36.0], [44.0, 36.0]]);
    let hole = points(&[[44.2, 36.2], [44.4, 36.2], [44.4, 36.4], [44.2, 36.4], [44.2, 36.2]]);
    let first = Polygon::with_rings(vec![PolygonRing::Outer(outer), PolygonRing::Inner(hole)]);
    let other = points(&[[46.0, 36.0], [46.0, 37.0], [47.0, 37.0], [46.0, 36.0]]);
    let second = Polygon::new(PolygonRing::Outer(other));
    let mut file = Cursor::new(Vec::new());
    ShapeWriter::new(&mut file).write_shapes(&[first, second]).expect("writes");
    file.into_inner()
}

/// Two records; the second's Arabic name is put in as raw bytes, as the code page asks.
fn dbf(arabic: &[u8]) -> Vec<u8> {
    let name = |text: &str| FieldName::try_from(text).expect("short enough");
    let mut file = Cursor::new(Vec::new());
    let mut writer = TableWriterBuilder::new()
        .add_character_field(name("ADM1_PCODE"), 10)
        .add_character_field(name("ADM1_AR"), 20)
        .add_numeric_field(name("AREA"), 10, 2)
        .build_with_dest(&mut file);
    for code in ["IQG11", "IQG09"] {
        let mut record = Record::default();
        record.insert("ADM1_PCODE".into(), FieldValue::Character(Some(code.into())));
        record.insert("ADM1_AR".into(), FieldValue::Character(Some("@".repeat(arabic.len()))));
        record.insert("AREA".into(), FieldValue::Numeric(Some(12.5)));
        writer.write_record(&record).expect("writes");
    }
    drop(writer);
    let mut bytes = file.into_inner();
    for at in 0..bytes.len().saturating_sub(arabic.len()) {
        if bytes[at..].starts_with(&b"@".repeat(arabic.len())) {
            bytes[at..at + arabic.len()].copy_from_slice(arabic);
        }
    }
    bytes
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        archive.start_file(*name, SimpleFileOptions::default()).expect("starts");
        archive.write_all(bytes).expect("writes");
    }
    archive.finish().expect("finishes").into_inner()
}

#[test]
fn a_zipped_shapefile_in_utf_8_is_read_with_its_hole() {
    let archive = zip(&[
        ("irq/irq_admin1.SHP", &shp()),
        ("irq/irq_admin1.dbf", &dbf("اربيل".as_bytes())),
        ("irq/irq_admin1.prj", WGS84.as_bytes()),
        ("irq/irq_admin1.cpg", b"UTF-8\n"),
    ]);
    let archive_of_other_case = zip(&[("a.SHP", &shp()), ("a.DBF", &dbf("اربيل".as_bytes()))]);
    assert!(read(&archive_of_other_case, &Limits::default()).is_ok());
    let layer = read(&archive, &Limits::default()).expect("reads");
    assert_eq!(layer.crs, Crs::Wgs84);
    assert_eq!(layer.features.len(), 2);
    let first = &layer.features[0];
    assert_eq!(first.polygons[0].rings.len(), 2);
    assert_eq!(first.text("ADM1_PCODE").as_deref(), Some("IQG11"));
    assert_eq!(first.text("ADM1_AR").as_deref(), Some("اربيل"));
    assert_eq!(first.text("AREA").as_deref(), Some("12.5"));
}

#[test]
fn a_table_in_windows_1256_is_read_with_and_without_its_code_page_file() {
    let name = [0xc7, 0xd1, 0xc8, 0xed, 0xe1];
    for members in [
        vec![("a.shp", shp()), ("a.dbf", dbf(&name)), ("a.cpg", b"1256".to_vec())],
        vec![("a.shp", shp()), ("a.dbf", dbf(&name))],
    ] {
        let members: Vec<(&str, &[u8])> = members.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
        let layer = read(&zip(&members), &Limits::default()).expect("reads");
        assert_eq!(layer.features[1].text("ADM1_AR").as_deref(), Some("اربيل"));
        assert_eq!(layer.crs, Crs::Unstated);
    }
}

#[test]
fn an_incomplete_or_double_archive_is_refused() {
    let limits = Limits::default();
    assert_eq!(read(&zip(&[("a.shp", &shp())]), &limits), Err(ReadError::Missing(".dbf")));
    assert_eq!(read(&zip(&[("a.txt", b"")]), &limits), Err(ReadError::Missing(".shp")));
    assert_eq!(read(&zip(&[("a.shp", &shp()), ("b.shp", &shp())]), &limits), Err(ReadError::Several(2)));
    let cut = &shp()[..150];
    let broken = read(&zip(&[("a.shp", cut), ("a.dbf", &dbf(b"x"))]), &limits);
    assert_eq!(broken, Err(ReadError::Broken { file: ".shp", at: 100 }));
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let limits = Limits { bytes: 1 << 20, ..Limits::default() };
    let refused = read(&zip(&[("a.shp", &vec![0; 8 << 20])]), &limits);
    assert_eq!(refused, Err(ReadError::TooLarge { what: ".shp", size: 8 << 20, limit: 1 << 20 }));
}

#[test]
fn a_table_of_too_many_records_or_columns_is_refused_before_any_is_read() {
    let table = |count: u32, columns: usize| {
        let header = u16::try_from(33 + 32 * columns).expect("a short header");
        let mut bytes = vec![3, 0, 0, 0];
        bytes.extend(count.to_le_bytes());
        bytes.extend(header.to_le_bytes());
        bytes.extend(1u16.to_le_bytes());
        bytes.extend([0; 20]);
        for _ in 0..columns {
            bytes.extend([b"A\0\0\0\0\0\0\0\0\0\0N".as_slice(), &[0; 20]].concat());
        }
        bytes.push(0x0d);
        bytes.extend(vec![b' '; count as usize]);
        zip(&[("a.shp", &shp()), ("a.dbf", &bytes)])
    };
    let limits = Limits::default();
    let refused = |what, size, limit| Err(ReadError::TooLarge { what, size, limit });
    assert_eq!(read(&table(30_000, 1), &limits), refused("the number of features", 30_000, 20_000));
    assert_eq!(read(&table(2, 1_000), &limits), refused("the number of columns", 1_000, 255));
}
