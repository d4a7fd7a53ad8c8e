//! Files that are wrong, and a machine that gives up half-way: every row that is not taken says why, nothing is recorded by
//! halves, and what is too large is refused in the reader's language.

use std::fs;

use super::trouble::Disk;
use crate::house::House;
use crate::house::operator::Operator;

const TWO_HEADER_ROWS: &str = ",,Where,What,Dates,,People,,When\n\
    Organisation,Activity,Governorate,Sector,Start date,End date,Targeted,Reached,Month\n\
    Dijla Bridges,Legal counselling,Baghdad,Protection,١٥/٠٣/٢٠٢٦,٣١/٠٣/٢٠٢٦,٥٠٠,٣٤٠,2026-03\n\
    Dijla Bridges,Ends too early,Baghdad,Protection,2026-03-20,2026-03-01,10,5,2026-03\n\
    Dijla Bridges,Fewer than nobody,Baghdad,Protection,2026-03-01,2026-03-31,10,-5,2026-03\n\
    Dijla Bridges,More than there are,Baghdad,Protection,2026-03-01,2026-03-31,99999999999,5,2026-03\n\
    Dijla Bridges,Written in the stars,Baghdad,Astrology and divination,2026-03-01,2026-03-31,10,5,2026-03\n\
    Dijla Bridges,Nowhere on the map,Atlantis upon Sea,Protection,2026-03-01,2026-03-31,10,5,2026-03\n";

fn file(operator: &Operator, name: &str, text: &str) -> String {
    let path = operator.folder().join(name);
    fs::write(&path, text).expect("a file");
    path.to_str().expect("UTF-8").to_owned()
}

#[test]
fn each_bad_row_says_why_and_the_good_one_is_recorded_with_its_arabic_figures() {
    let operator = Operator::with_sample();
    let path = file(&operator, "march.csv", TWO_HEADER_ROWS);
    let out = operator.folder().join("report.csv");
    let words = ["import", "activities", &path, "--as", "coordinator@sample.invalid", "--report"];
    operator.tansiq(&[&words[..], &[out.to_str().expect("UTF-8")]].concat()).done();
    let report = fs::read_to_string(out).expect("a report");
    let rows: Vec<&str> = report.lines().skip(1).collect();
    assert_eq!(rows.len(), 6, "{report}");
    assert!(rows[0].contains(",new,") && rows[0].contains("IQG08"), "{report}");
    for row in &rows[1..4] {
        assert!(row.contains(",refused,"), "{row}");
    }
    for row in &rows[4..] {
        assert!(row.contains(",choice,") && row.contains("what is meant by"), "{row}");
    }
    let kept = operator.tansiq(&["export", "activities", "--format", "csv"]).done();
    let kept = kept.lines().find(|line| line.contains("Legal counselling") && line.contains("2026-03-31"));
    assert!(kept.is_some_and(|line| line.contains(",500,340,") && line.contains("2026-03-15")), "{kept:?}");
}

#[test]
fn broken_files_are_refused_at_the_command_line_with_what_to_do() {
    let operator = Operator::with_sample();
    for (name, text, told) in [
        ("letter.pdf", "%PDF-1.7 x", "not read"),
        ("page.xls", "<html><table><tr><td>x</td></tr></table></html>", "web page"),
        ("blank.csv", " \n,,\n", "no table"),
    ] {
        let path = file(&operator, name, text);
        let refused = operator.tansiq(&["import", "activities", &path, "--dry-run"]).failed();
        assert!(refused.contains(told), "{name}: {refused}");
    }
    let refused = operator.tansiq(&["import", "activities", "no-such-file.xlsx"]).failed();
    assert!(refused.contains("no-such-file.xlsx"), "{refused}");
}

#[test]
fn an_import_on_a_full_disk_records_nothing_and_says_why() {
    let Some(disk) = Disk::of(64) else { return };
    let operator = Operator::at(&disk.path().join("data"));
    operator.tansiq(&["init", "--sample"]).done();
    let exported = operator.tansiq(&["export", "activities", "--format", "csv"]).done();
    let again: Vec<String> = exported
        .lines()
        .enumerate()
        .map(|(number, line)| if number == 0 { line.to_owned() } else { without_ids(line) })
        .collect();
    let path = file(&operator, "again.csv", &again.join("\n"));
    disk.fill_but(300_000);
    let refused = operator.tansiq(&["import", "activities", &path]).failed();
    assert!(refused.contains("full"), "{refused}");
    disk.empty();
    let after = operator.tansiq(&["export", "activities", "--format", "csv"]).done();
    assert_eq!(after.lines().count(), exported.lines().count());
    assert!(operator.tansiq(&["log", "verify"]).done().contains("the chain holds"));
}

/// The row as somebody else's: without this program's id and the sender's reference.
fn without_ids(line: &str) -> String {
    let mut cells = line.splitn(4, ',');
    let (_, number, _, rest) = (cells.next(), cells.next(), cells.next(), cells.next());
    format!(",{},,{}", number.unwrap_or_default(), rest.unwrap_or_default())
}

#[tokio::test]
async fn an_upload_that_is_too_large_is_refused_in_the_readers_language() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir).in_language("ckb");
    let bytes = vec![b'x'; web::UPLOAD_BYTES + 1_048_576];
    let answer =
        bashir.upload("/imports", &[("target", "activities")], ("file", "large.csv", &bytes)).await.expect(413);
    assert!(answer.body().contains("lang=\"ckb\"") && answer.body().contains("64"), "{}", answer.body());
    assert!(!answer.body().contains('⟦'));
}
