//! Registering and editing through the form.

use super::register::{draft, registered};
use crate::house::{House, place as made, put};
use server::rooms::organisations::{Draft, Visibility};
use server::rooms::places::model::place;

#[tokio::test]
async fn a_new_one_like_a_known_one_is_asked_about_across_scripts_and_then_taken() {
    let house = House::new().await;
    let known =
        Draft { name_ar: Some("جمعية جسر القصب".into()), ..draft("Reed Bridge", Visibility::Public) };
    let known = registered(&house, known).await;
    let amal = house.as_(&house.cast.amal);
    let fields = [("name", "منظمة جسر القصب"), ("kind", "national-ngo"), ("visibility", "members")];
    let asked = amal.post_form("/organisations", &fields).await.expect(422).body();
    assert!(asked.contains(&known.to_string()) && asked.contains("It is another organisation"), "{asked}");
    assert!(asked.contains("منظمة جسر القصب"), "what was typed is kept");
    let another = [fields.as_slice(), &[("another", "true")]].concat();
    let made = amal.post_form("/organisations", &another).await.expect(303);
    assert!(amal.get(made.location()).await.expect(200).body().contains("منظمة جسر القصب"));
}

#[tokio::test]
async fn what_is_wrong_is_said_and_what_was_typed_is_kept() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    amal.get("/organisations/new").await.expect(200);
    let fields = [("name", "Orchard Hands"), ("email", "nowhere"), ("staff", "٤٠")];
    let body = amal.post_form("/organisations", &fields).await.expect(422).body();
    assert!(
        body.contains("Choose what kind of organisation it is.") && body.contains("This is not an e-mail address.")
    );
    assert!(body.contains("Orchard Hands") && body.contains("٤٠"), "{body}");
    let unknown = [("name", "Orchard Hands"), ("kind", "guild"), ("sectors", "00000000-0000-7000-8000-000000000000")];
    amal.post_form("/organisations", &unknown).await.expect(422);
}

#[tokio::test]
async fn only_who_coordinates_registers_and_only_who_speaks_for_one_edits_it() {
    let house = House::new().await;
    let fields = [("name", "Orchard Hands"), ("kind", "national-ngo")];
    for person in [&house.cast.bashir, &house.cast.ezra] {
        let browser = house.as_(person);
        browser.get("/organisations/new").await.expect(403);
        browser.post_form("/organisations", &fields).await.expect(403);
        let alike = [("name", "Lantern International"), ("kind", "national-ngo")];
        browser.post_form("/organisations", &alike).await.expect(403);
        let page = format!("/organisations/{}", house.ids.international);
        browser.get(&format!("{page}/edit")).await.expect(403);
        browser.post_form(&page, &[("name", "Mine"), ("version", "1")]).await.expect(403);
        browser.post_form(&format!("{page}/close"), &[]).await.expect(403);
        browser.post_form(&format!("{page}/aliases"), &[("text", "Mine")]).await.expect(403);
    }
    house.as_(&house.cast.dilnaz).post_form("/organisations", &fields).await.expect(303);
}

#[tokio::test]
async fn a_focal_point_keeps_the_record_but_not_its_kind() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let page = format!("/organisations/{}", house.ids.national);
    let form = bashir.get(&format!("{page}/edit")).await.expect(200).body();
    assert!(!form.contains("name=\"kind\"") && !form.contains("name=\"parent\""));
    let (erbil, water) = (house.ids.erbil.to_string(), house.ids.water.to_string());
    let fields = [
        ("version", "1"),
        ("name", "Reed Bridge Society"),
        ("former_names", "Reed Society\r\nReed Club"),
        ("kind", "international-ngo"),
        ("visibility", "members"),
        ("places", &erbil),
        ("sectors", &water),
        ("languages", "ckb"),
        ("size", "small"),
    ];
    bashir.post_form(&page, &fields).await.expect(303);
    let body = bashir.get(&page).await.expect(200).body();
    for said in ["National NGO", "Reed Club", "Erbil", "Water, sanitation and hygiene", "Kurdish (Sorani)", "Small"] {
        assert!(body.contains(said), "{said}: {body}");
    }
    let json = bashir.get(&format!("{page}.json")).await.expect(200).json();
    assert_eq!((&json["version"], &json["kind"]), (&2.into(), &"National NGO".into()));
    house.faris().get(&page).await.expect(404);
}

#[tokio::test]
async fn a_second_tab_is_shown_both_versions_and_loses_nothing() {
    let house = House::new().await;
    let (amal, chiara) = (house.as_(&house.cast.amal), house.as_(&house.cast.chiara));
    let page = format!("/organisations/{}", house.ids.international);
    let theirs = [("version", "1"), ("name", "Lantern Worldwide"), ("visibility", "public")];
    chiara.post_form(&page, &theirs).await.expect(303);
    let mine = [("version", "1"), ("name", "Lantern Union"), ("kind", "international-ngo"), ("visibility", "public")];
    let both = amal.post_form(&page, &mine).await.expect(409).body();
    assert!(both.contains("Lantern Union") && both.contains("Lantern Worldwide") && both.contains("chiara"), "{both}");
    assert!(both.contains("name=\"version\" value=\"2\""));
    let again = [("version", "2"), ("name", "Lantern Union"), ("kind", "international-ngo"), ("visibility", "public")];
    amal.post_form(&page, &again).await.expect(303);
    assert!(amal.get(&page).await.expect(200).body().contains("Lantern Union"));
}

#[tokio::test]
async fn a_branch_names_its_headquarters_and_branches_are_one_level_deep() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let head = house.ids.national.to_string();
    let office = [("name", "Reed Bridge Society Erbil Office"), ("kind", "national-ngo"), ("parent", &head)];
    let made = amal.post_form("/organisations", &office).await.expect(303);
    let branch = made.location().rsplit('/').next().expect("an id").to_owned();
    let body = amal.get(&format!("/organisations/{head}")).await.expect(200).body();
    assert!(body.contains("Reed Bridge Society Erbil Office"));
    let deeper = [("name", "Koya Desk"), ("kind", "national-ngo"), ("parent", branch.as_str())];
    let refused = amal.post_form("/organisations", &deeper).await.expect(422).body();
    assert!(refused.contains("Choose its headquarters."));
}

#[tokio::test]
async fn a_program_that_corrects_one_thing_opens_nothing_and_loses_nothing() {
    let house = House::new().await;
    let (sectors, places) = (vec![house.ids.water], vec![house.ids.basra]);
    let quiet = Draft { acronym: Some("QWK".into()), sectors, places, ..draft("Quiet Well Keepers", Visibility::Own) };
    let page = format!("/organisations/{}", registered(&house, quiet).await);
    let amal = house.as_(&house.cast.amal);
    amal.post_form(&page, &[("version", "1"), ("email", "office@quiet.invalid")]).await.expect(303);
    house.as_(&house.cast.chiara).get(&page).await.expect(404);
    let json = amal.get(&format!("{page}.json")).await.expect(200).json();
    assert_eq!((&json["email"], &json["acronym"]), (&"office@quiet.invalid".into(), &"QWK".into()));
    assert_eq!((&json["places"][0], json["sectors"].as_array().map(Vec::len)), (&"Basra".into(), Some(1)));
    amal.post_form(&page, &[("version", "2"), ("whole", "true")]).await.expect(303);
    let json = amal.get(&format!("{page}.json")).await.expect(200).json();
    assert_eq!((&json["places"], &json["sectors"]), (&serde_json::json!([]), &serde_json::json!([])));
}

#[tokio::test]
async fn what_is_offered_no_more_stays_where_it_was_chosen() {
    let house = House::new().await;
    let halabja = house.app.random().id(crate::house::NOW);
    let unit =
        place::Model { active: false, ..made(halabja, "halabja", "Halabja", Some(house.ids.iraq), 1, Some(halabja)) };
    put::<place::Entity>(&house.app, vec![unit]).await;
    let there = registered(&house, Draft { places: vec![halabja], ..draft("Pomegranate", Visibility::Public) }).await;
    let amal = house.as_(&house.cast.amal);
    let form = amal.get(&format!("/organisations/{there}/edit")).await.expect(200).body();
    assert!(form.contains(&halabja.to_string()), "{form}");
    let other = amal.get(&format!("/organisations/{}/edit", house.ids.national)).await.expect(200).body();
    assert!(!other.contains(&halabja.to_string()), "it is offered to nobody else");
}

#[tokio::test]
async fn whoever_hides_one_from_herself_is_told_that_it_is_saved() {
    let house = House::new().await;
    let dilnaz = house.as_(&house.cast.dilnaz);
    let fields = [("name", "Quiet Orchard"), ("kind", "national-ngo"), ("visibility", "own")];
    let made = dilnaz.post_form("/organisations", &fields).await.expect(303);
    assert_eq!(made.location(), "/organisations");
    let page = format!("/organisations/{}", house.ids.international);
    let saved = dilnaz.post_form(&page, &[("version", "1"), ("visibility", "own")]).await.expect(303);
    assert_eq!(saved.location(), "/organisations");
    let amal = house.as_(&house.cast.amal);
    assert!(amal.get("/organisations").await.expect(200).body().contains("Quiet Orchard"));
}

#[tokio::test]
async fn only_itself_and_the_national_coordination_show_an_organisation_to_more_people() {
    let house = House::new().await;
    let page = format!("/organisations/{}", house.ids.international);
    let (chiara, dilnaz) = (house.as_(&house.cast.chiara), house.as_(&house.cast.dilnaz));
    let say = |version: &'static str, who: &'static str| [("version", version), ("visibility", who)];
    dilnaz.post_form(&page, &say("1", "coordination")).await.expect(303);
    let form = dilnaz.get(&format!("{page}/edit")).await.expect(200).body();
    assert!(form.contains("value=\"own\"") && !form.contains("value=\"public\""), "{form}");
    dilnaz.post_form(&page, &say("2", "members")).await.expect(403);
    assert!(chiara.get(&format!("{page}/edit")).await.expect(200).body().contains("value=\"public\""));
    chiara.post_form(&page, &say("2", "members")).await.expect(303);
    house.as_(&house.cast.amal).post_form(&page, &say("3", "public")).await.expect(303);
    house.faris().get(&page).await.expect(200);
}
