//! The sample's activities, and the list written to a file at the command line.

use crate::house::operator::Operator;

#[test]
fn the_sample_fills_every_month_and_is_written_out_as_each_person_sees_it() {
    let operator = Operator::new();
    let started = std::time::Instant::now();
    let said = operator.tansiq(&["init", "--sample"]).done();
    assert!(said.contains("1500 activities"), "{said}");
    assert!(started.elapsed().as_secs() < 30, "even unoptimised it takes seconds");

    let lines = |more: &[&str]| -> Vec<String> {
        let args = [&["export", "activities", "--format", "csv"], more].concat();
        operator.tansiq(&args).done().lines().map(str::to_owned).collect()
    };
    let all = lines(&[]).len();
    let coordinator = lines(&["--as", "coordinator@sample.invalid"]).len();
    let national = lines(&["--as", "ngo.national@sample.invalid"]).len();
    let field = lines(&["--as", "field.erbil@sample.invalid"]).len();
    assert_eq!(all, coordinator);
    assert!(all > 1500 && national < field && field < all, "{all} {field} {national}");
    let erbil = lines(&["--place", "erbil", "--from", "2020-01", "--language", "ar"]);
    assert!(
        erbil.len() > 2 && erbil[1..].iter().all(|line| line.contains("أربيل") || line.contains("IQG11")),
        "{}",
        erbil[1]
    );

    let file = operator.folder().join("activities.xlsx");
    let path = file.display().to_string();
    let said = operator.tansiq(&["export", "activities", "--out", &path, "--sector", "wash"]).done();
    assert!(said.contains("activities") && std::fs::read(&file).expect("it is there").starts_with(b"PK"));
    let refused = operator.tansiq(&["export", "activities"]).failed();
    assert!(refused.contains("--out FILE"), "{refused}");
    let refused = operator.tansiq(&["export", "activities", "--format", "csv", "--sector", "alchemy"]).failed();
    assert!(refused.contains("there is no sector"), "{refused}");
}

#[test]
fn a_file_of_all_activities_comes_back_unchanged_in_every_language() {
    let operator = Operator::with_sample();
    for (language, ending) in [("en", "xlsx"), ("ar", "xlsx"), ("ckb", "xlsx")] {
        let file = operator.folder().join(format!("all-{language}.{ending}")).display().to_string();
        operator.tansiq(&["export", "activities", "--out", &file, "--language", language]).done();
        let report = operator.folder().join("report.csv");
        let words = ["import", "activities", &file, "--dry-run", "--as", "coordinator@sample.invalid", "--report"];
        operator.tansiq(&[&words[..], &[&report.display().to_string()]].concat()).done();
        let report = std::fs::read_to_string(&report).expect("a report is written");
        let other =
            report.lines().skip(1).find(|line| line.split(',').nth(1).is_none_or(|verdict| verdict != "unchanged"));
        assert_eq!(other, None, "{language}");
        assert_eq!(report.lines().count(), 1501, "{language}");
    }
}
