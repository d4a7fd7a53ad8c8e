//! The lists the body classifies by: who reads them, who keeps them, and what a second tab is told.

use crate::house::House;
use server::rooms::terms::{self, SECTOR};

#[tokio::test]
async fn a_coordinator_adds_an_entry_that_everybody_signed_in_reads() {
    let house = House::new().await;
    let fields = [("list", "sector"), ("name_en", "Mine action"), ("name_ckb", "مین"), ("code", "MA")];
    for person in [&house.cast.bashir, &house.cast.dilnaz, &house.cast.ezra] {
        house.as_(person).post_form("/terms", &fields).await.expect(403);
    }
    house.faris().get("/terms?list=sector").await.expect(401);
    let amal = house.as_(&house.cast.amal);
    assert_eq!(amal.post_form("/terms", &fields).await.expect(303).location(), "/terms?list=sector");
    let twice = amal.post_form("/terms", &fields).await.expect(422).body();
    assert!(twice.contains("Mine action") && twice.contains("aria-invalid"), "{twice}");
    let latin = [("list", "sector"), ("name_en", "إزالة الألغام")];
    let refused = amal.post_form("/terms", &latin).await.expect(422).body();
    assert!(refused.contains("value=\"إزالة الألغام\""), "what was typed stays: {refused}");
    amal.post_form("/terms", &[("list", "colour"), ("name_en", "Red")]).await.expect(422);
    let sheet = house.as_(&house.cast.bashir).get("/terms.csv?list=sector").await.expect(200).body();
    assert!(sheet.contains("mine-action,Mine action,,مین,,MA"), "{sheet}");
}

#[tokio::test]
async fn an_entry_that_is_offered_no_more_keeps_its_name() {
    let house = House::new().await;
    let viewer = house.app.viewer(house.cast.amal.actor.clone());
    let path = format!("/terms/{}", house.ids.health);
    house.as_(&house.cast.bashir).post_form(&format!("{path}/deactivate"), &[]).await.expect(403);
    house.as_(&house.cast.amal).post_form(&format!("{path}/deactivate"), &[]).await.expect(303);
    let offered = terms::list(&viewer, SECTOR).await.expect("the list");
    assert!(offered.iter().all(|term| term.id != house.ids.health));
    let page = house.as_(&house.cast.bashir).get(&path).await.expect(200).body();
    assert!(page.contains("Health") && page.contains("badge"), "{page}");
    house.as_(&house.cast.amal).post_form(&format!("{path}/activate"), &[]).await.expect(303);
    assert_eq!(terms::list(&viewer, SECTOR).await.expect("the list").len(), 2);
}

#[tokio::test]
async fn a_second_tab_with_an_older_version_sees_both_and_loses_nothing() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let path = format!("/terms/{}", house.ids.health);
    amal.post_form(&path, &[("version", "1"), ("name_en", "Health care"), ("code", "HEA")]).await.expect(303);
    let late = [("version", "1"), ("name_en", "Public health"), ("name_ar", "الصحة")];
    let both = amal.post_form(&path, &late).await.expect(409).body();
    for shown in ["<bdi>Public health</bdi>", "<bdi>Health care</bdi>", "<bdi>HEA</bdi>", "amal", "value=\"الصحة\""]
    {
        assert!(both.contains(shown), "{shown} in {both}");
    }
    assert!(both.contains("name=\"version\" value=\"2\""));
    amal.post_form(&path, &[("version", "2"), ("name_en", "Public health")]).await.expect(303);
    assert!(amal.get(&path).await.expect(200).body().contains("Public health"));
}

#[tokio::test]
async fn a_spelling_is_taught_once_and_taken_back_from_its_own_entry_only() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let path = format!("/terms/{}", house.ids.water);
    let aliases = format!("{path}/aliases");
    let spelt = async || {
        let viewer = house.app.viewer(house.cast.amal.actor.clone());
        let all = terms::spellings(&viewer, SECTOR).await.expect("the list");
        all.into_iter().find(|one| one.term.id == house.ids.water).map(|one| one.texts).unwrap_or_default()
    };
    house.as_(&house.cast.bashir).post_form(&aliases, &[("text", "Watsan")]).await.expect(403);
    for text in ["Watsan", "WATSAN"] {
        amal.post_form(&aliases, &[("text", text), ("language", "en")]).await.expect(303);
    }
    assert_eq!(spelt().await, ["Water, sanitation and hygiene", "WSH", "Watsan"]);
    assert!(amal.get(&path).await.expect(200).body().contains("Written here"));
    amal.post_form(&aliases, &[("text", "…")]).await.expect(422);
    let json = amal.get(&format!("{path}.json")).await.expect(200).json();
    let alias = json["aliases"][0]["id"].as_str().expect("an alias").to_owned();
    amal.post_form(&format!("/terms/{}/aliases/{alias}/remove", house.ids.health), &[]).await.expect(404);
    amal.post_form(&format!("{aliases}/{alias}/remove"), &[]).await.expect(303);
    assert_eq!(spelt().await.len(), 2);
}
