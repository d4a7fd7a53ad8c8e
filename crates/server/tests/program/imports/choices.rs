//! What is unclear is asked once for each text, never guessed, and remembered.

use super::*;

const UNCLEAR: &str = "Organisation,Sector,Governorate,Month,Activity\n\
    Reed Bridge Society,Healing,Erbil,2026-08,Clinic\n\
    Reed Bridge Society,Healing,Basra,2026-08,Clinic\n\
    Reed Bridge Society,Health,Erbil,2026-08,Ward\n";

#[tokio::test]
async fn an_unknown_sector_is_asked_once_applied_to_all_its_rows_and_remembered() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let (import, page) = read(&amal, "unclear.csv", UNCLEAR.as_bytes()).await;
    counted(&page, &[("To be chosen", 2), ("New", 1)]);
    let choices = amal.get(&format!("{import}/choices")).await.expect(200).body();
    assert_eq!(choices.matches("<fieldset").count(), 1, "each text once: {choices}");
    assert!(choices.contains("Healing") && choices.contains("2 rows"), "{choices}");
    let health = house.ids.health.to_string();
    let chosen = [("q0", "other"), ("q0-other", health.as_str())];
    let answer = amal.post_form(&format!("{import}/choices"), &chosen).await.expect(303);
    assert_eq!(answer.location(), import);
    let page = amal.get(&import).await.expect(200).body();
    counted(&page, &[("New", 3)]);
    amal.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    assert!(recorded(&house).await.iter().all(|record| record.sector_id == house.ids.health));
    let (_, page) = read(&amal, "next.csv", UNCLEAR.as_bytes()).await;
    counted(&page, &[("New", 3)]);
}

#[tokio::test]
async fn rows_that_wait_stay_out_only_when_that_is_said_and_can_be_left_out_for_good() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let (import, _) = read(&bashir, "unclear.csv", UNCLEAR.as_bytes()).await;
    let answer = bashir.post_form(&format!("{import}/commit"), &[]).await.expect(422);
    assert!(answer.body().contains("still wait for a choice"));
    assert!(recorded(&house).await.is_empty());
    bashir.post_form(&format!("{import}/choices"), &[("q0", "out")]).await.expect(303);
    let page = bashir.get(&import).await.expect(200).body();
    counted(&page, &[("Not taken", 2), ("New", 1)]);
    assert!(page.contains("Left out, as you chose"), "{page}");
    bashir.post_form(&format!("{import}/commit"), &[("leaving", "true")]).await.expect(303);
    assert_eq!(recorded(&house).await.len(), 1);
}

#[tokio::test]
async fn a_place_is_chosen_within_its_governorate_and_never_beyond() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let file = "Organisation,Sector,Governorate,District,Month,Activity\n\
        Reed Bridge Society,Health,Erbil,Kwyah centre,2026-08,Clinic\n";
    let (import, page) = read(&amal, "places.csv", file.as_bytes()).await;
    counted(&page, &[("To be chosen", 1)]);
    let choices = amal.get(&format!("{import}/choices")).await.expect(200).body();
    assert!(choices.contains("within <bdi>Erbil</bdi>"), "{choices}");
    let basra = house.ids.basra.to_string();
    amal.post_form(&format!("{import}/choices"), &[("q0", basra.as_str())]).await.expect(422);
    let koya = house.ids.koya.to_string();
    amal.post_form(&format!("{import}/choices"), &[("q0", koya.as_str())]).await.expect(303);
    counted(&amal.get(&import).await.expect(200).body(), &[("New", 1)]);
    amal.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    let records = recorded(&house).await;
    assert_eq!(
        (records[0].district_id, records[0].place_text.as_deref()),
        (Some(house.ids.koya), Some("Erbil / Kwyah centre"))
    );
    let (_, page) = read(&amal, "places-2.csv", file.as_bytes()).await;
    counted(&page, &[("New", 1)]);
}

#[tokio::test]
async fn a_name_near_a_known_organisation_is_asked_and_may_be_registered_as_new() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let file = "Organisation,Sector,Governorate,Month,Activity\n\
        Reed Bridge Relief Society,Health,Erbil,2026-08,Clinic\n";
    let (import, page) = read(&amal, "near.csv", file.as_bytes()).await;
    counted(&page, &[("To be chosen", 1)]);
    let choices = amal.get(&format!("{import}/choices")).await.expect(200).body();
    assert!(choices.contains("Reed Bridge Society") && choices.contains("register it"), "{choices}");
    amal.post_form(&format!("{import}/choices"), &[("q0", "new")]).await.expect(303);
    amal.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    let records = recorded(&house).await;
    assert_ne!(records[0].organisation_id, house.ids.national);
}

#[tokio::test]
async fn another_organisation_of_the_register_is_named_by_its_acronym_and_a_slip_is_told() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let file = "Organisation,Sector,Governorate,Month,Activity\n\
        Reed Bridge Relief Society,Health,Erbil,2026-08,Clinic\n";
    let (import, _) = read(&amal, "near.csv", file.as_bytes()).await;
    let slip = [("q0", "other"), ("q0-other", "Nobody at all")];
    let answer = amal.post_form(&format!("{import}/choices"), &slip).await.expect(422);
    let page = answer.body();
    assert!(page.contains("not surely one organisation") && page.contains("Nobody at all"), "{page}");
    amal.post_form(&format!("{import}/choices"), &[("q0", "other"), ("q0-other", "LI")]).await.expect(303);
    amal.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    assert_eq!(recorded(&house).await[0].organisation_id, house.ids.international);
}

#[tokio::test]
async fn answers_that_were_sent_twice_are_not_taken_for_answers_to_the_next_questions() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let file = "Organisation,Sector,Governorate,Month,Activity\n\
        Reed Bridge Society,Healing,Erbil,2026-08,Clinic\n\
        Reed Bridge Society,Healing,Basra,2026-08,Clinic\n\
        Reed Bridge Society,Digging,Erbil,2026-08,Well\n";
    let (import, _) = read(&amal, "unclear.csv", file.as_bytes()).await;
    let at = format!("{import}/choices");
    let page = amal.get(&at).await.expect(200).body();
    let version =
        page.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let health = house.ids.health.to_string();
    let chosen = [("version", version), ("q0", "other"), ("q0-other", health.as_str())];
    amal.post_form(&at, &chosen).await.expect(303);
    amal.post_form(&at, &chosen).await.expect(409);
    let page = amal.get(&import).await.expect(200).body();
    counted(&page, &[("To be chosen", 1), ("New", 2)]);
}
