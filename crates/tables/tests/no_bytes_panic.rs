//! Whatever the bytes, reading ends in rows or in a typed error.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use std::io::Cursor;
use std::sync::LazyLock;

use proptest::prelude::*;
use support::*;
use tables::{Limits, Workbook};

/// One sound file of each kind.
static SOUND: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 1, 1, "Organisation", &rust_xlsxwriter::Format::new()).unwrap();
    for row in 2..20 {
        sheet.write(row, 0, "منظمة").unwrap().write(row, 1, row).unwrap();
    }
    let cells: Vec<_> = (0..40).map(|row| biff_label(row, row % 5, "منظمة")).collect();
    let table = r#"<table:table table:name="a"><table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="float" office:value="2" table:number-columns-repeated="3"><text:p>2</text:p></table:table-cell></table:table-row></table:table>"#;
    vec![
        book.save_to_buffer().unwrap(),
        compound("Workbook", &biff(&[], &cells)),
        ods_around("", table),
        "org,place\r\n\"a \"\"b\"\"\",أربيل\r\n".repeat(20).into_bytes(),
    ]
});

/// Reads all there is to read; what comes of it does not matter, only that it ends.
fn read_all(bytes: Vec<u8>) {
    let limits = Limits { unpacked_bytes: 8 << 20, rows: 5_000, ..Limits::default() };
    let Ok(mut book) = Workbook::from_reader(Cursor::new(bytes), limits) else { return };
    for sheet in 0..book.sheets().len().min(8) {
        let _ = book.layout(sheet);
        if let Ok(rows) = book.rows(sheet) {
            rows.for_each(drop);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2_000), start in 0usize..6) {
        let starts: [&[u8]; 6] = [b"", b"PK\x03\x04", b"PK\x05\x06", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xFF\xFE", b"a,b\n"];
        read_all([starts[start], &bytes].concat());
    }

    #[test]
    fn sound_files_cut_short(which in 0usize..4, share in 0.0f64..1.0) {
        let whole = &SOUND[which];
        read_all(whole[..(whole.len() as f64 * share) as usize].to_vec());
    }

    #[test]
    fn sound_files_with_changed_bytes(which in 0usize..4, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = SOUND[which].clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        read_all(bytes);
    }

    /// Past the zip's own checks, into the parsers of the parts.
    #[test]
    fn workbooks_with_any_markup_inside(inside in "(<(row|c|v|is|t|table:table|table:table-row|table:table-cell|text:p|mergeCell)( r=\"[A-Z]{0,8}[0-9]{0,12}\"| t=\"(s|n|b|e|d|str)\"| ref=\"[A-Z0-9:]{0,9}\"| table:number-columns-repeated=\"[0-9]{1,11}\"| office:value-type=\"(float|date)\")?/?>|</(row|c|v)>|[0-9a-z&;.]{0,6}){0,20}") {
        read_all(xlsx_around(&format!("<sheetData>{inside}</sheetData>")));
        read_all(ods_around("", &format!("<table:table>{inside}</table:table>")));
    }

    #[test]
    fn old_workbooks_with_any_records(records in prop::collection::vec((prop::sample::select(vec![0x0006u16, 0x00BD, 0x00D6, 0x00E5, 0x00FC, 0x00FD, 0x0200, 0x0203, 0x0204, 0x0205, 0x0207, 0x027E, 0x0809, 0x000A]), prop::collection::vec(any::<u8>(), 0..40)), 0..20)) {
        let records: Vec<_> = records.iter().map(|(kind, data)| record(*kind, data)).collect();
        read_all(compound("Workbook", &biff(&records, &records)));
    }
}
