//! Files that correct what is recorded: what they do not say stays, and nothing is opened or moved by an empty cell.

use server::rooms::activities::model::{Status, Visibility};
use server::rooms::organisations::model::organisation;

use super::*;
use crate::house::{organisation as unlike, put};

/// Brings a file and records it.
async fn brought(browser: &Browser, file: &str) {
    let (import, page) = read(browser, "file.csv", file.as_bytes()).await;
    let answer = browser.post_form(&format!("{import}/commit"), &[]).await;
    assert_eq!(answer.status, 303, "{page}");
}

#[tokio::test]
async fn an_empty_cell_neither_opens_a_record_nor_moves_it_to_another_month() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let file = |rest: &str| {
        format!(
            "Reference,Organisation,Sector,Governorate,Activity,Month,Status,Visibility,Counted in,Count in totals only,Description\n\
             R-1,RBS,Health,Erbil,{rest}\n"
        )
    };
    brought(&bashir, &file("Clinic,2026-07,Completed,Own,Households,yes,Two rooms")).await;
    let (_, page) = read(&bashir, "again.csv", file(",,,,,,Two rooms").as_bytes()).await;
    counted(&page, &[("Unchanged", 1)]);
    brought(&bashir, &file(",,,,,,")).await;
    let record = recorded(&house).await.remove(0);
    assert_eq!((record.title.as_str(), record.period.as_str()), ("Clinic", "2026-07"));
    assert_eq!((record.status, record.visibility), (Status::Completed, Visibility::Own));
    assert!(record.aggregate_only);
    assert_eq!(record.description, None, "what may be empty is emptied");
}

#[tokio::test]
async fn whether_a_record_is_counted_only_goes_out_and_comes_back() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    brought(&bashir, AUGUST).await;
    let text = bashir.get("/activities.csv").await.expect(200).body();
    assert_eq!(text.matches(",FALSE,").count(), 4, "cumulative and in totals only, of two records: {text}");
    let header = text.lines().next().unwrap_or_default().split(',').position(|name| name == "Count in totals only");
    let at = header.expect("a column");
    let edited = |line: &str| {
        let mut cells: Vec<&str> = line.split(',').collect();
        cells[at] = "Yes";
        cells.join(",")
    };
    let lines = text.lines().map(|line| if line.contains("Mobile clinic") { edited(line) } else { line.to_owned() });
    let lines: Vec<String> = lines.collect();
    let (import, page) = read(&bashir, "edited.csv", lines.join("\n").as_bytes()).await;
    counted(&page, &[("Changed", 1), ("Unchanged", 1)]);
    bashir.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    assert!(recorded(&house).await[0].aggregate_only);
    for language in ["en", "ar", "ckb"] {
        let bytes = house.as_(&house.cast.bashir).in_language(language).get("/activities.xlsx").await.expect(200).bytes;
        let import = send(&bashir, "back.xlsx", &bytes).await;
        counted(&settle(&bashir, &import, &[]).await, &[("Unchanged", 2)]);
    }
}

#[tokio::test]
async fn a_donor_who_is_not_shown_to_the_sender_stays_with_the_record() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let quiet = house.app.random().id(0);
    let donor =
        organisation::Model { visibility: Visibility::Own, ..unlike(quiet, "Quince Fund", "QF", "international-ngo") };
    put::<organisation::Entity>(&house.app, vec![donor]).await;
    let file = "Organisation,Donor,Sector,Governorate,Month,Activity\nRBS,Quince Fund,Health,Erbil,2026-08,Clinic\n";
    brought(&house.as_(&house.cast.amal), file).await;
    let text = bashir.get("/activities.csv").await.expect(200).body();
    assert!(!text.contains("Quince"), "{text}");
    let (_, page) = read(&bashir, "back.csv", text.as_bytes()).await;
    counted(&page, &[("Unchanged", 1)]);
    brought(&bashir, &text.replace("Clinic", "Ward")).await;
    let record = recorded(&house).await.remove(0);
    assert_eq!((record.title.as_str(), record.funder_id), ("Ward", Some(quiet)));
}

#[tokio::test]
async fn one_record_is_said_once_in_a_file_whether_by_its_id_or_its_reference() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let file = "Reference,Organisation,Sector,Governorate,Month,Activity\n\
        R.1,RBS,Health,Erbil,2026-08,Clinic\n\
        R 1,RBS,Health,Erbil,2026-08,Ward\n";
    brought(&bashir, file).await;
    let records = recorded(&house).await;
    assert_eq!(records.len(), 2, "two references, however alike");
    let both = format!(
        "Tansiq id,Reference,Organisation,Sector,Governorate,Month,Activity\n\
         {},,RBS,Health,Erbil,2026-08,Fixed clinic\n\
         ,R.1,RBS,Health,Erbil,2026-08,Mobile clinic\n",
        records[0].id
    );
    let (import, page) = read(&bashir, "both.csv", both.as_bytes()).await;
    counted(&page, &[("Not taken", 1), ("Changed", 1)]);
    assert!(page.contains("Row 2 has the same reference already"), "{page}");
    bashir.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    assert_eq!(recorded(&house).await[0].title, "Fixed clinic");
}
