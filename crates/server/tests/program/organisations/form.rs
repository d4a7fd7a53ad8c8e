//! Registering and editing through the form.

use super::register::{draft, registered};
use crate::house::House;
use server::rooms::organisations::{Draft, Visibility};

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
