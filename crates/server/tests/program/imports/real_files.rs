//! The four real files of `shared/data`, brought from the command line as they are. The counts were made with a script of
//! its own that knows nothing of this program (rows and distinct rows counted with Python's csv module, P-codes joined
//! with pcodes.csv), and each that is not the script's is explained here. Skipped, loudly, where the files are not.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::house::operator::Operator;

fn shared(name: &str) -> Option<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    if path.is_file() {
        return path.to_str().map(str::to_owned);
    }
    eprintln!("SKIPPED: {} is not here", path.display());
    None
}

/// Brings a file in a dry run and gives its report: rows per verdict, and the reasons.
fn brought(operator: &Operator, file: &str) -> (BTreeMap<String, usize>, Vec<BTreeMap<String, String>>) {
    let report = operator.folder().join("report.csv");
    let report = report.to_str().expect("a path in UTF-8");
    operator.tansiq(&["import", "activities", file, "--dry-run", "--report", report]).done();
    let mut reader = csv::Reader::from_path(report).expect("a report");
    let rows: Vec<BTreeMap<String, String>> = reader.deserialize().collect::<Result<_, _>>().expect("rows");
    let mut counts = BTreeMap::new();
    for row in &rows {
        *counts.entry(row["verdict"].clone()).or_default() += 1;
    }
    (counts, rows)
}

fn counts(pairs: &[(&str, usize)]) -> BTreeMap<String, usize> {
    pairs.iter().map(|(verdict, count)| ((*verdict).to_owned(), *count)).collect()
}

/// A machine with a kit made from the list of P-codes.
fn country(code: &str) -> Option<Operator> {
    let codes = shared("places/pcodes.csv")?;
    let operator = Operator::new();
    let kit = operator.folder().join("kit");
    let kit = kit.to_str().expect("a path in UTF-8");
    operator.plain(&["kit", "new", "--country", code, "--from", &codes, "--out", kit]).done();
    operator.tansiq(&["init", "--kit", kit]).done();
    Some(operator)
}

/// 7,324 rows, of which 4,202 have nothing but commas. 221 rows are in the region `Contested`, 80 in `South Ethiopia`, which the
/// list of 2021 does not have yet, 71 in zones it does not have: those are asked, everything else is new.
#[test]
fn ethiopia_is_read_with_a_kit_made_from_its_codes() {
    let (Some(file), Some(operator)) = (shared("who-does-what-where/ethiopia-2025-08.csv"), country("ET")) else {
        return;
    };
    let (found, rows) = brought(&operator, &file);
    assert_eq!(found, counts(&[("choice", 372), ("empty", 4202), ("new", 2750)]));
    let contested = rows.iter().filter(|row| row["reason"].contains("Contested")).count();
    assert_eq!(contested, 221);
    let bulen = &rows[0];
    assert_eq!(
        (bulen["row"].as_str(), bulen["place"].as_str(), bulen["place_code"].as_str()),
        ("2", "Metekel", "ET0602")
    );
    assert_eq!((bulen["organisation"].as_str(), bulen["sector"].as_str()), ("ZOA", "wash"));
}

/// 4,146 rows. The codes of four districts of Banadir stand beside the names of others (92 rows), and 13 rows name the code
/// of a district that lies in another region: those are refused, since one of the two must be wrong. One more has `#N/A` for
/// the code of its region and is read by its district.
#[test]
fn somalia_is_read_from_its_workbook() {
    let (Some(file), Some(operator)) = (shared("who-does-what-where/somalia-2025.xlsx"), country("SO")) else { return };
    let (found, rows) = brought(&operator, &file);
    assert_eq!(found.values().sum::<usize>(), 4146);
    let conflicts = rows.iter().filter(|row| row["verdict"] == "refused").count();
    let swapped = rows.iter().filter(|row| row["reason"].contains("but the row says")).count();
    assert_eq!((conflicts, swapped, found.get("choice")), (105, 92, None));
}

/// 2,250 rows, 332 of Iraq. Five of those say the sector `Environment`, which is none and is asked; rows of sixteen other
/// countries are refused by name.
#[test]
fn unhcr_is_read_for_the_country_there_is_and_refused_by_name_for_others() {
    let Some(file) = shared("who-does-what-where/unhcr-3w.csv") else { return };
    let operator = Operator::new();
    operator.tansiq(&["init"]).done();
    let (found, rows) = brought(&operator, &file);
    assert_eq!(found, counts(&[("choice", 5), ("new", 327), ("refused", 1918)]));
    let of = |country: &str| rows.iter().filter(|row| row["reason"].contains(country)).count();
    assert_eq!((of("Lebanon"), of("Jordan"), of("South Sudan")), (637, 393, 140));
}

/// 244 rows below a row of tags, of Mali and Senegal: both are named.
#[test]
fn rowca_is_read_below_its_row_of_tags() {
    let Some(file) = shared("who-does-what-where/rowca-3w-hxl.csv") else { return };
    let operator = Operator::new();
    operator.tansiq(&["init"]).done();
    let (found, rows) = brought(&operator, &file);
    assert_eq!(found, counts(&[("refused", 244)]));
    let of = |country: &str| rows.iter().filter(|row| row["reason"].contains(country)).count();
    assert_eq!((of("Mali"), of("Senegal"), rows[0]["row"].as_str()), (132, 112, "3"));
}

/// What is recorded from the command line is there afterwards, and a file that is none fails with a sentence.
#[test]
fn the_command_line_records_as_whom_it_is_told_and_fails_with_a_sentence() {
    let operator = Operator::with_sample();
    let file = operator.folder().join("august.csv");
    std::fs::write(
        &file,
        "Organisation,Sector,Governorate,Month,Activity\nNobody Known Here,Health,Erbil,2026-08,Clinic\n",
    )
    .expect("written");
    let file = file.to_str().expect("UTF-8");
    let out = operator.tansiq(&["import", "activities", file, "--as", "ngo.national@sample.invalid"]).done();
    assert!(out.contains("refused"), "{out}");
    let out = operator.tansiq(&["import", "activities", file]).done();
    assert!(out.contains("new"), "{out}");
    operator.tansiq(&["log", "verify"]).done();
    let page = operator.folder().join("page.xlsx");
    std::fs::write(&page, "<html>").expect("written");
    let said = operator.tansiq(&["import", "activities", page.to_str().expect("UTF-8")]).failed();
    assert!(said.contains("web page"), "{said}");
    let said = operator.tansiq(&["import", "activities", "/nowhere.csv"]).failed();
    assert!(said.contains("cannot be read"), "{said}");
}
