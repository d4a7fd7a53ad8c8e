//! The pages of places, and switching a unit on and off.

use kernel::{Id, Reads};
use server::rooms::activities::model::activity;
use server::rooms::places::model::place;
use server::rooms::places::{self, Asked, Level, Reading};

use crate::house::{House, place as made, put};

/// A district of Erbil that a switchable unit takes: the unit and the district.
async fn switchable(house: &House) -> (Id, Id) {
    let new = || house.app.random().id(house.app.clock().now());
    let (unit, district) = (new(), new());
    let ids = &house.ids;
    let records = vec![
        place::Model {
            switchable: true,
            active: false,
            home_id: Some(ids.iraq),
            ..made(unit, "halabja", "Halabja", Some(ids.iraq), 1, Some(unit))
        },
        place::Model {
            home_id: Some(ids.erbil),
            taken_by_id: Some(unit),
            ..made(district, "halabja-district", "Halabja", Some(ids.erbil), 2, Some(ids.erbil))
        },
    ];
    put::<place::Entity>(&house.app, records).await;
    (unit, district)
}

async fn get(house: &House, id: Id) -> place::Model {
    house.app.viewer(house.cast.amal.actor.clone()).find::<place::Entity>().get(id).await.expect("a place")
}

#[tokio::test]
async fn the_list_shows_governorates_with_their_districts_and_is_searched_in_any_script() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let page = bashir.get("/places").await.expect(200).body();
    assert!(page.contains("<bdi>Erbil</bdi>") && page.contains("<bdi>Koya</bdi>"), "{page}");
    let found = bashir.get("/places?q=%DA%A9%DB%86%DB%8C%DB%95").await.expect(200).body();
    assert!(found.contains("<bdi>Koya</bdi>"), "کۆیە sounds like Koya: {found}");
    let json = bashir.get("/places.json").await.expect(200).json();
    let keys: Vec<_> = json["rows"].as_array().expect("rows").iter().filter_map(|row| row["key"].as_str()).collect();
    assert_eq!(keys, ["iraq", "erbil", "koya", "basra"]);
    let csv = bashir.get("/places.csv").await.expect(200).body();
    assert!(csv.contains("Koya") && csv.lines().count() == 5, "{csv}");
    house.faris().get("/places").await.expect(401);
}

#[tokio::test]
async fn a_coordinator_names_a_place_and_others_may_not() {
    let house = House::new().await;
    let path = format!("/places/{}", house.ids.koya);
    let fields = [("version", "1"), ("name_en", "Koya"), ("name_ckb", "کۆیە"), ("name_ar", "كويسنجق")];
    house.as_(&house.cast.bashir).post_form(&path, &fields).await.expect(403);
    house.as_(&house.cast.dilnaz).post_form(&path, &fields).await.expect(403);
    let amal = house.as_(&house.cast.amal);
    assert_eq!(amal.post_form(&path, &fields).await.expect(303).location(), path);
    assert_eq!(get(&house, house.ids.koya).await.name_ckb.as_deref(), Some("کۆیە"));
    let atlas = places::atlas(&house.app.viewer(house.cast.amal.actor.clone())).await.expect("an atlas");
    assert_eq!(atlas.name(house.ids.koya, web::locale::Locale::Ckb), "کۆیە", "the tree in memory follows");
    let page = amal.get(&path).await.expect(200).body();
    assert!(page.contains("Named anew") && page.contains("كويسنجق"), "{page}");
    let nameless = amal.post_form(&path, &[("version", "2"), ("name_en", " ")]).await.expect(422).body();
    assert!(nameless.contains("aria-invalid"), "{nameless}");
}

#[tokio::test]
async fn a_second_tab_with_an_older_version_sees_both() {
    let house = House::new().await;
    let path = format!("/places/{}", house.ids.koya);
    let amal = house.as_(&house.cast.amal);
    amal.post_form(&path, &[("version", "1"), ("name_en", "Koya"), ("name_ku", "Koye")]).await.expect(303);
    let answer = amal.post_form(&path, &[("version", "1"), ("name_en", "Koysinjaq")]).await.expect(409).body();
    assert!(answer.contains("Koysinjaq") && answer.contains("Koye"), "{answer}");
    amal.post_form(&path, &[("version", "2"), ("name_en", "Koysinjaq")]).await.expect(303);
    assert_eq!(get(&house, house.ids.koya).await.name_en, "Koysinjaq");
}

#[tokio::test]
async fn a_spelling_is_taught_read_and_taken_back() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let path = format!("/places/{}", house.ids.koya);
    let aliases = format!("{path}/aliases");
    amal.post_form(&aliases, &[("text", "Koy Sanjaq"), ("language", "en")]).await.expect(303);
    let viewer = house.app.viewer(house.cast.amal.actor.clone());
    let read = async |text: &str| {
        let mut asked = Asked::default();
        asked.levels[1] = Level { name: Some(text), code: None };
        places::atlas(&viewer).await.expect("an atlas").read(&asked)
    };
    assert_eq!(read("koy sanjaq").await, Reading::Place { id: house.ids.koya, scheme: None });
    let empty = amal.post_form(&aliases, &[("text", "؟")]).await.expect(422).body();
    assert!(empty.contains("Write at least one letter."));
    let taken = format!("/places/{}/aliases", house.ids.basra);
    let refused = amal.post_form(&taken, &[("text", "erbil")]).await.expect(422).body();
    assert!(refused.contains("belongs to"), "one spelling does not name two governorates");
    house.as_(&house.cast.bashir).post_form(&aliases, &[("text", "Koy")]).await.expect(403);
    let json = amal.get(&format!("{path}.json")).await.expect(200).json();
    let alias = json["aliases"][0]["id"].as_str().expect("an alias").to_owned();
    let elsewhere = format!("/places/{}/aliases/{alias}/remove", house.ids.erbil);
    amal.post_form(&elsewhere, &[]).await.expect(404);
    amal.post_form(&format!("{aliases}/{alias}/remove"), &[]).await.expect(303);
    assert!(!matches!(read("koy sanjaq").await, Reading::Place { .. }));
}

#[tokio::test]
async fn a_unit_is_switched_on_and_its_records_follow_and_come_back() {
    let house = House::new().await;
    let (unit, district) = switchable(&house).await;
    let record = activity(&house, district);
    let id = record.id;
    put::<activity::Entity>(&house.app, vec![record]).await;
    let viewer = house.app.viewer(house.cast.amal.actor.clone());
    let governorate = async || viewer.find::<activity::Entity>().get(id).await.expect("it").governorate_id;
    let amal = house.as_(&house.cast.amal);
    let path = format!("/places/{unit}/switch");
    let page = amal.get(&path).await.expect(200).body();
    assert!(page.contains("Switch on Halabja") && page.contains("1 activity follows"), "{page}");
    assert_eq!(get(&house, district).await.parent_id, Some(house.ids.erbil), "asking changes nothing");
    house.as_(&house.cast.dilnaz).post_form(&path, &[("version", "1"), ("active", "true")]).await.expect(403);
    amal.post_form(&path, &[("version", "1"), ("active", "true")]).await.expect(303);
    let moved = get(&house, district).await;
    assert_eq!((moved.parent_id, moved.governorate_id), (Some(unit), Some(unit)));
    assert_eq!(governorate().await, Some(unit));
    amal.post_form(&path, &[("version", "1"), ("active", "false")]).await.expect(409);
    amal.post_form(&path, &[("version", "2"), ("active", "false")]).await.expect(303);
    assert_eq!(get(&house, district).await.parent_id, Some(house.ids.erbil));
    assert_eq!(governorate().await, Some(house.ids.erbil));
    let page = amal.get(&format!("/places/{unit}")).await.expect(200).body();
    assert!(page.contains("Switched"), "{page}");
    amal.get(&format!("/places/{}/switch", house.ids.erbil)).await.expect(404);
}

/// An activity in the district, as the row of a table.
fn activity(house: &House, district: Id) -> activity::Model {
    use kernel::Guarded;
    let (.., specimen) = activity::Entity::specimens().into_iter().next().expect("a specimen");
    activity::Model {
        id: house.app.random().id(house.app.clock().now()),
        no: 1,
        organisation_id: house.ids.national,
        programme_id: None,
        funder_id: None,
        sector_id: house.ids.water,
        subsector_id: None,
        modality_id: None,
        place_id: Some(district),
        governorate_id: Some(house.ids.erbil),
        district_id: Some(district),
        import_id: None,
        confirmed_by: None,
        copied_from: None,
        ..specimen
    }
}

#[tokio::test]
async fn an_inactive_unit_is_read_as_what_it_is_formed_of() {
    let house = House::new().await;
    let (_, district) = switchable(&house).await;
    let atlas = places::atlas(&house.app.viewer(house.cast.amal.actor.clone())).await.expect("an atlas");
    let mut asked = Asked::default();
    asked.levels[0] = Level { name: Some("Halabja"), code: None };
    assert_eq!(atlas.read(&asked), Reading::Place { id: district, scheme: None });
    assert_eq!(atlas.governorates().len(), 2);
}

#[tokio::test]
async fn the_page_of_boundaries_says_that_there_are_none() {
    let house = House::new().await;
    let page = house.as_(&house.cast.bashir).get("/places/boundaries").await.expect(200).body();
    assert!(page.contains("No boundaries are loaded yet."));
}

#[tokio::test]
async fn whoever_coordinates_a_governorate_keeps_what_a_unit_takes_out_of_it() {
    use server::rooms::activities::model::Visibility;
    use server::rooms::people::model::grant;
    let house = House::new().await;
    let (unit, district) = switchable(&house).await;
    let record = activity::Model { visibility: Visibility::Coordination, ..activity(&house, district) };
    let path = format!("/activities/{}", record.id);
    put::<activity::Entity>(&house.app, vec![record]).await;
    let (amal, dilnaz) = (house.as_(&house.cast.amal), house.as_(&house.cast.dilnaz));
    dilnaz.get(&path).await.expect(200);
    let page = amal.get(&format!("/places/{unit}/switch")).await.expect(200).body();
    assert!(page.contains("gets the same role over"), "{page}");
    let viewer = house.app.viewer(house.cast.amal.actor.clone());
    let grants = async || viewer.find::<grant::Entity>().count().await.expect("it counts");
    let before = grants().await;
    for (version, active) in [("1", "true"), ("2", "false"), ("3", "true")] {
        let step = [("version", version), ("active", active)];
        amal.post_form(&format!("/places/{unit}/switch"), &step).await.expect(303);
        dilnaz.get(&path).await.expect(200);
        assert_eq!(grants().await, before + 1, "given once");
    }
    dilnaz.post_form(&format!("{path}/confirm"), &[]).await.expect(303);
}
