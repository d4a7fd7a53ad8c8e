//! Figures from a spreadsheet, all rows or none; and the gaps as files.

use super::{counted, house};
use crate::house::{Browser, House};
use kernel::{Actor, Reads};
use server::rooms::needs::model::figure;

async fn bring(browser: &Browser, house: &House, more: &[(&str, &str)], file: &str) -> crate::house::Answer {
    let own = house.ids.national.to_string();
    let mut fields = vec![("organisation_id", own.as_str()), ("visibility", "members"), ("as_of", "2026-10-31")];
    fields.extend(more);
    browser.upload("/needs/figures/bring", &fields, ("file", "needs.csv", file.as_bytes())).await
}

async fn recorded(house: &House) -> Vec<figure::Model> {
    let viewer = house.app.viewer(Actor::system("tests"));
    viewer.find::<figure::Entity>().all().await.expect("they are read")
}

const RIGHT: &str = "\
Governorate,District,Sector,Population group,People in need,Severity,As of,Source
Erbil,Koya,\"Water, sanitation and hygiene\",Internally displaced people,\"1,200\",4,2026-10-15,Visit
Basra,,Health,Host community,٣٠٠,,2026-09-30,Visit
";

#[tokio::test]
async fn a_spreadsheet_is_brought_whole_and_the_same_one_again_adds_nothing() {
    let house = house().await;
    let bashir = house.as_(&house.cast.bashir);
    let checked = bring(&bashir, &house, &[("check", "true")], RIGHT).await.expect(200).body();
    assert!(checked.contains("New figures in it: 2"), "{checked}");
    assert!(recorded(&house).await.is_empty(), "only checked");
    bring(&bashir, &house, &[], RIGHT).await.expect(303);
    let mut made = recorded(&house).await;
    made.sort_by_key(|one| one.people);
    let told: Vec<_> =
        made.iter().map(|one| (one.place_id, one.people, one.severity, one.population_group.as_str())).collect();
    assert_eq!(told, [(house.ids.basra, 300, None, "host"), (house.ids.koya, 1_200, Some(4), "idps")]);
    bring(&bashir, &house, &[], RIGHT).await.expect(303);
    assert_eq!(recorded(&house).await.len(), 2);

    let taken = bashir.get("/needs/figures.csv").await.expect(200);
    let again = String::from_utf8_lossy(&taken.bytes).replace("1200", "1300");
    bring(&bashir, &house, &[], &again).await.expect(303);
    assert_eq!(recorded(&house).await.len(), 3, "a file taken away comes in again, and only what is new is added");
}

#[tokio::test]
async fn one_wrong_row_stops_the_file_and_is_told_by_its_number() {
    let house = house().await;
    let bashir = house.as_(&house.cast.bashir);
    for (row, told) in [
        ("Erbil,Koya,Health,Giants,10,4,2026-10-15,Visit", "“Giants” is not in the list of population groups"),
        ("Erbil,Koya,Health,Girls,10,4,2026-10-15,Visit", "“Girls” is not in the list of population groups"),
        ("Erbil,Koya,Health,Host community,10,9,2026-10-15,Visit", "from 1 to 5"),
        ("Erbil,Koya,Health,Host community,-10,4,2026-10-15,Visit", "cannot be negative"),
        ("Erbil,Koya,Health,Host community,many,4,2026-10-15,Visit", "“many” is no whole number of people"),
        ("Erbil,Koya,Alchemy,Host community,10,4,2026-10-15,Visit", "“Alchemy” is not a sector"),
        ("Erbil,Koya,Health,Host community,10,4,someday,Visit", "“someday” is no date"),
        ("Erbil,Koya,Health,Host community,10,4,2031-01-01,Visit", "still to come"),
    ] {
        let body = bring(&bashir, &house, &[], &format!("{RIGHT}{row}\n")).await.expect(422).body();
        assert!(body.contains(told) && body.contains(">4</th>"), "{row}: {body}");
        assert!(recorded(&house).await.is_empty(), "all rows or none");
    }
    let body = bring(&bashir, &house, &[], "Governorate,Sector\nErbil,Health\n").await.expect(422).body();
    assert!(body.contains("No column says how many people are in need"), "{body}");
    let chiara = house.as_(&house.cast.chiara);
    assert_eq!(bring(&chiara, &house, &[], RIGHT).await.status, 403, "not her organisation");
    assert!(recorded(&house).await.is_empty());
}

#[tokio::test]
async fn the_gaps_leave_as_files_that_say_what_they_count() {
    let house = house().await;
    counted(&house, house.ids.basra, house.ids.water, 1_200).await;
    let amal = house.as_(&house.cast.amal);
    let csv = amal.get("/needs.csv").await.expect(200).body();
    assert!(
        csv.contains("Basra") && csv.contains("No presence") && csv.contains("No data") && csv.contains("1200"),
        "{csv}"
    );
    let hxl = amal.get("/needs.hxl.csv").await.expect(200).body();
    assert!(hxl.contains("#inneed") && hxl.contains("#adm1+name") && hxl.contains("#severity"));
    assert!(amal.get("/needs.xlsx").await.expect(200).bytes.starts_with(b"PK"));
    let agenda = amal.get("/needs/agenda.hxl.csv").await.expect(200).body();
    assert!(agenda.contains("#inneed+uncovered") && agenda.contains("Basra"));
}
