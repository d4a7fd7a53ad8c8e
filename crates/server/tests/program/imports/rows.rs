//! What becomes of rows: new, changed, unchanged, repeated, refused; and never recorded before somebody says so.

use super::*;

#[tokio::test]
async fn rows_are_shown_before_anything_is_recorded_and_then_recorded_as_one() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let (import, page) = read(&bashir, "august.csv", AUGUST.as_bytes()).await;
    counted(&page, &[("New", 2)]);
    assert!(page.contains("Mobile clinic") && page.contains("Koya"), "cells and what was understood");
    assert!(recorded(&house).await.is_empty(), "nothing is recorded by looking");
    bashir.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    let records = recorded(&house).await;
    assert_eq!(records.len(), 2);
    assert_eq!(
        (records[0].title.as_str(), records[0].reached, records[0].period.as_str()),
        ("Mobile clinic", Some(1200), "2026-08")
    );
    assert_eq!((records[0].district_id, records[0].governorate_id), (Some(house.ids.koya), Some(house.ids.erbil)));
    assert_eq!((records[1].reached, records[1].place_text.as_deref()), (Some(340), Some("Basra")));
    assert_eq!(records[0].import_row, Some(2));
    let page = bashir.get(&import).await.expect(200).body();
    assert!(page.contains("Undo this import"), "{page}");
    bashir.post_form(&format!("{import}/commit"), &[]).await.expect(409);
    let verdict = kernel::log::verify(&house.app, |_| {}).await.expect("the log reads");
    assert!(verdict.broken.is_none());
}

#[tokio::test]
async fn rows_with_the_senders_own_reference_update_their_record_field_by_field() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let file = |reached: &str| {
        format!(
            "Reference,Organisation,Sector,Governorate,Month,Activity,Reached,Status\n\
             R-1,RBS,Health,Erbil,2026-08,Mobile clinic,{reached},Ongoing\n\
             R-2,RBS,Health,Basra,2026-08,Vaccination,50,Planned\n"
        )
    };
    let (first, page) = read(&bashir, "first.csv", file("100").as_bytes()).await;
    counted(&page, &[("New", 2)]);
    bashir.post_form(&format!("{first}/commit"), &[]).await.expect(303);
    let (second, page) = read(&bashir, "second.csv", file("١٥٠").as_bytes()).await;
    counted(&page, &[("Changed", 1), ("Unchanged", 1)]);
    assert!(page.contains("<del><bdi>100</bdi></del> <ins><bdi>150</bdi></ins>"), "{page}");
    bashir.post_form(&format!("{second}/commit"), &[]).await.expect(303);
    let records = recorded(&house).await;
    assert_eq!(records.len(), 2, "nothing was made anew");
    assert_eq!((records[0].reached, records[0].version), (Some(150), 2));
    assert_eq!((records[1].reached, records[1].version), (Some(50), 1));
}

#[tokio::test]
async fn an_exported_workbook_that_is_edited_and_sent_again_updates_its_records() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let (import, _) = read(&bashir, "august.csv", AUGUST.as_bytes()).await;
    bashir.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    for shape in ["xlsx", "hxl.csv", "csv"] {
        for language in ["en", "ar", "ckb"] {
            let bashir = house.as_(&house.cast.bashir).in_language(language);
            let bytes = bashir.get(&format!("/activities.{shape}")).await.expect(200).bytes;
            let import = send(&bashir, "back.xlsx", &bytes).await;
            let english = house.as_(&house.cast.bashir);
            let page = settle(&english, &import, &[]).await;
            counted(&page, &[("Unchanged", 2)]);
        }
    }
    let text = bashir.get("/activities.csv").await.expect(200).body().replace("Mobile clinic", "Fixed clinic");
    let (import, page) = read(&bashir, "edited.csv", text.as_bytes()).await;
    counted(&page, &[("Changed", 1), ("Unchanged", 1)]);
    bashir.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    assert_eq!(recorded(&house).await[0].title, "Fixed clinic");
}

#[tokio::test]
async fn rows_equal_in_every_column_are_shown_and_come_in_only_when_somebody_says_so() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let twice = format!(
        "{AUGUST}Reed Bridge Society,Health,Erbil,Koya,2026-08,Mobile clinic,1200\n\
        Reed Bridge Society,Health,Erbil,Koya,2026-08,Mobile clinic,1201\n"
    );
    let (import, page) = read(&bashir, "twice.csv", twice.as_bytes()).await;
    counted(&page, &[("New", 3), ("Repeated", 1)]);
    assert!(page.contains("Equal in every column to row 2"), "{page}");
    bashir.post_form(&format!("{import}/repeated"), &[("repeated", "true")]).await.expect(303);
    let page = bashir.get(&import).await.expect(200).body();
    counted(&page, &[("New", 4)]);
    bashir.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    assert_eq!(recorded(&house).await.len(), 4);
}

#[tokio::test]
async fn a_focal_point_brings_only_rows_of_her_own_organisation() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let file = "Organisation,Sector,Governorate,Month,Activity\n\
        Reed Bridge Society,Health,Erbil,2026-08,Clinic\n\
        Lantern International,Health,Erbil,2026-08,Clinic\n\
        Orchard Health Partners,Health,Erbil,2026-08,Clinic\n\
        ,Health,Basra,2026-08,Clinic\n";
    let (import, page) = read(&bashir, "others.csv", file.as_bytes()).await;
    counted(&page, &[("Not taken", 2), ("New", 2)]);
    assert!(page.contains("an organisation you do not speak for") && page.contains("is not in the register"), "{page}");
    bashir.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    let records = recorded(&house).await;
    assert!(
        records.iter().all(|record| record.organisation_id == house.ids.national),
        "hers, and hers where none is named"
    );
    assert_eq!(records.len(), 2);
}

#[tokio::test]
async fn who_coordinates_registers_new_organisations_with_the_rows_that_name_them() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let file = "Acronym,Organisation,Organisation type,Donor,Sector,Governorate,Month,Activity\n\
        OHP,Orchard Health Partners,International NGO,Quince Foundation,Health,Erbil,2026-08,Clinic\n\
        OHP,,International NGO,Quince Foundation,Health,Basra,2026-08,Clinic\n";
    let (import, page) = read(&amal, "new.csv", file.as_bytes()).await;
    counted(&page, &[("New", 2)]);
    assert!(page.contains("2 organisations are new"), "{page}");
    amal.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    let records = recorded(&house).await;
    assert_eq!(
        records[0].organisation_id, records[1].organisation_id,
        "one organisation, whether by name or by acronym"
    );
    let viewer = house.app.viewer(kernel::Actor::system("tests"));
    let known = server::rooms::organisations::get(&viewer, records[0].organisation_id).await.expect("it is registered");
    assert_eq!(
        (known.name.as_str(), known.acronym.as_deref(), known.kind.as_str()),
        ("Orchard Health Partners", Some("OHP"), "international-ngo")
    );
    let (_, page) = read(&amal, "again.csv", file.as_bytes()).await;
    counted(&page, &[("New", 2)]);
    assert!(!page.contains("are new and will be registered"), "the second time they are known");
}

#[tokio::test]
async fn a_field_coordinator_brings_rows_of_her_governorate_alone() {
    let house = House::new().await;
    let dilnaz = house.as_(&house.cast.dilnaz);
    let (_, page) = read(&dilnaz, "august.csv", AUGUST.as_bytes()).await;
    counted(&page, &[("Not taken", 1), ("New", 1)]);
    assert!(page.contains("a governorate you do not coordinate"), "{page}");
}

#[tokio::test]
async fn organisations_are_imported_with_their_names_kinds_places_and_papers() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let file = "Name,Acronym,Arabic name,Type,Website,Email,Governorates,Sectors\n\
        Orchard Health Partners,OHP,شركاء البستان,International NGO,orchard.invalid,info@orchard.invalid,Erbil; Basra,Health\n\
        Reed Bridge Society,RBS,,National NGO,,office@reed.invalid,Erbil,Health\n\
        Nobody's Kind,NK,,Circus,,,,\n";
    let answer = amal
        .upload("/imports", &[("target", "organisations")], ("file", "ngos.csv", file.as_bytes()))
        .await
        .expect(303);
    let import = answer.location().trim_end_matches("/columns").to_owned();
    let page = settle(&amal, &import, &[]).await;
    counted(&page, &[("Not taken", 1), ("New", 1), ("Changed", 1)]);
    amal.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    let viewer = house.app.viewer(kernel::Actor::system("tests"));
    let all = server::rooms::organisations::all(&viewer).await.expect("the register");
    let orchard = all.iter().find(|one| one.acronym.as_deref() == Some("OHP")).expect("it is registered");
    assert_eq!(
        (orchard.name_ar.as_deref(), orchard.website.as_deref()),
        (Some("شركاء البستان"), Some("https://orchard.invalid"))
    );
    let reed = all.iter().find(|one| one.id == house.ids.national).expect("it was there");
    assert_eq!((reed.email.as_deref(), reed.version), (Some("office@reed.invalid"), 2));
    amal.post_form(&format!("{import}/undo"), &[]).await.expect(303);
    let all = server::rooms::organisations::all(&viewer).await.expect("the register");
    assert!(all.iter().all(|one| one.acronym.as_deref() != Some("OHP")), "it is out of the register");
    let reed = all.iter().find(|one| one.id == house.ids.national).expect("it stays");
    assert_eq!((reed.email.as_deref(), reed.version), (None, 3));
}
