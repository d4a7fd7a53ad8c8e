//! Taking an import back as one, and giving back what was not taken.

use super::*;

#[tokio::test]
async fn undoing_removes_what_was_made_and_gives_back_what_was_altered() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let file = |reached: &str, more: &str| {
        format!(
            "Reference,Organisation,Sector,Governorate,Month,Activity,Reached\nR-1,RBS,Health,Erbil,2026-08,Clinic,{reached}\n{more}"
        )
    };
    let (first, _) = read(&bashir, "first.csv", file("100", "").as_bytes()).await;
    bashir.post_form(&format!("{first}/commit"), &[]).await.expect(303);
    let more = "R-2,RBS,Health,Basra,2026-08,Ward,7\n";
    let (second, _) = read(&bashir, "second.csv", file("150", more).as_bytes()).await;
    bashir.post_form(&format!("{second}/commit"), &[]).await.expect(303);
    assert_eq!(recorded(&house).await.len(), 2);
    bashir.post_form(&format!("{second}/undo"), &[]).await.expect(303);
    let records = recorded(&house).await;
    assert_eq!((records.len(), records[0].reached), (1, Some(100)));
    assert!(bashir.get("/imports").await.expect(200).body().contains("Undone"));
    bashir.post_form(&format!("{second}/undo"), &[]).await.expect(409);
    let verdict = kernel::log::verify(&house.app, |_| {}).await.expect("the log reads");
    assert!(verdict.broken.is_none());
}

#[tokio::test]
async fn what_somebody_changed_since_is_named_and_nothing_is_undone() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let (import, _) = read(&bashir, "august.csv", AUGUST.as_bytes()).await;
    bashir.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    let record = recorded(&house).await.remove(0);
    bashir.post_form(&format!("/activities/{}/confirm", record.id), &[]).await.expect(303);
    let answer = bashir.post_form(&format!("{import}/undo"), &[]).await.expect(422);
    assert!(answer.body().contains(&format!("Numbers: {}", record.no)), "{}", answer.body());
    assert_eq!(recorded(&house).await.len(), 2, "nothing was undone");
}

#[tokio::test]
async fn what_was_not_taken_comes_back_as_the_same_workbook_with_its_reasons() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let file = "Organisation,Sector,Governorate,Month,Activity,Reached,Remarks\n\
        Reed Bridge Society,Health,Erbil,2026-08,Clinic,-5,keep me\n\
        Reed Bridge Society,Health,Erbil,2026-08,Ward,5,\n";
    let (import, page) = read(&bashir, "mixed.csv", file.as_bytes()).await;
    counted(&page, &[("Not taken", 1), ("New", 1)]);
    let answer = bashir.get(&format!("{import}/refused.xlsx")).await.expect(200);
    let mut book = tables::Workbook::from_reader(std::io::Cursor::new(answer.bytes), tables::Limits::default())
        .expect("a workbook");
    let rows: Vec<_> = book.rows(0).expect("a sheet").collect::<Result<_, _>>().expect("rows");
    let text = |row: usize| rows[row].cells.iter().map(|cell| cell.as_str().to_owned()).collect::<Vec<_>>();
    assert_eq!(rows.len(), 2);
    assert_eq!(text(0)[6..], ["Remarks", "Why it was not taken"]);
    assert_eq!(text(1)[..7], ["Reed Bridge Society", "Health", "Erbil", "2026-08", "Clinic", "-5", "keep me"]);
    assert!(text(1)[7].contains("-5 is below zero"), "{:?}", text(1));
    let csv = bashir.get(&format!("{import}/refused.csv")).await.expect(200).body();
    assert!(csv.contains("keep me") && !csv.contains("Ward"), "{csv}");
    house.as_(&house.cast.chiara).get(&format!("{import}/refused.xlsx")).await.expect(404);
}

#[tokio::test]
async fn organisations_that_came_with_a_file_leave_with_it_unless_somebody_names_them_by_then() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let file = "Organisation,Sector,Governorate,Month,Activity\n\
        Walnut Bridge Relief,Health,Erbil,2026-08,Clinic\n\
        Copper Lamp Society,Health,Basra,2026-08,Ward\n";
    let (first, _) = read(&amal, "first.csv", file.as_bytes()).await;
    amal.post_form(&format!("{first}/commit"), &[]).await.expect(303);
    let later = "Organisation,Sector,Governorate,Month,Activity\nCopper Lamp Society,Health,Erbil,2026-09,Ward\n";
    let (second, _) = read(&amal, "second.csv", later.as_bytes()).await;
    amal.post_form(&format!("{second}/commit"), &[]).await.expect(303);
    amal.post_form(&format!("{first}/undo"), &[]).await.expect(303);
    let viewer = house.app.viewer(kernel::Actor::system("tests"));
    let all = server::rooms::organisations::all(&viewer).await.expect("the register");
    let known = |name: &str| all.iter().any(|one| one.name == name);
    assert!(!known("Walnut Bridge Relief") && known("Copper Lamp Society"));
    assert_eq!(recorded(&house).await.len(), 1);
}
