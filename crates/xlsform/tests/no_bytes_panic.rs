//! Whatever bytes are handed in, the readers answer: with a workbook or with a problem that says something.

mod support;

use proptest::prelude::*;
use support::books;
use xlsform::Lang;
use xlsform::read::{self, Format};

const FORMATS: [Option<Format>; 5] =
    [None, Some(Format::Xlsx), Some(Format::Xls), Some(Format::Csv), Some(Format::Markdown)];

fn answers(bytes: &[u8], format: Option<Format>) {
    if let Err(problem) = read::workbook(bytes, format) {
        assert!(!problem.message(Lang::En).is_empty(), "{problem:?} has no words");
        assert!(!problem.message(Lang::Ar).is_empty(), "{problem:?} has no Arabic words");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..2_000), format in 0..5usize) {
        answers(&bytes, FORMATS[format]);
    }

    #[test]
    fn any_text(text in "([|#\\\\,\"a-c \n-]|survey|choices|type|\\PC){0,200}", format in 0..5usize) {
        answers(text.as_bytes(), FORMATS[format]);
    }

    #[test]
    fn a_workbook_with_flipped_bytes(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40)) {
        for book in [books::xlsx(&[("survey", &[&["type", "name"], &["text", "a"]])]), books::xls()] {
            let mut bytes = book;
            for (at, byte) in &changes {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            answers(&bytes, None);
        }
    }

    #[test]
    fn a_workbook_cut_short(cut in any::<prop::sample::Index>()) {
        for book in [books::xlsx(&[("survey", &[&["type", "name"], &["text", "a"]])]), books::xls()] {
            answers(&book[..cut.index(book.len())], Some(Format::Xlsx));
        }
    }

    #[test]
    fn parts_of_a_workbook_with_any_tags(part in "(<(row|c|v|is|t|r|si|sheetData)( (r|t|s)=\"([A-C0-9]{0,8}|s|b|d|inlineStr)\")*/?>|</(row|c|v|is|t)>|[0-9a]|&(amp|#65|x);){0,60}") {
        answers(&books::xlsx_of_part(&format!("<worksheet>{part}</worksheet>")), Some(Format::Xlsx));
    }
}

#[test]
fn files_made_to_break_readers() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry is readable").path();
        let bytes = std::fs::read(&path).expect("the file is readable");
        for format in FORMATS {
            answers(&bytes, format);
            if let Ok(workbook) = read::workbook(&bytes, format) {
                let _ = xlsform::checked(&workbook, &xlsform::Options::default());
            }
        }
        count += 1;
    }
    assert!(count > 30, "only {count} files are there");
}
