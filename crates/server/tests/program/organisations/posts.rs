//! Posts: they outlive who holds them; members see them, visitors do not.

use crate::house::House;

#[tokio::test]
async fn a_post_outlives_its_holder() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let page = format!("/organisations/{}", house.ids.national);
    let office = [("title", "Director; North, East"), ("email", "director@reed.invalid"), ("focal", "true")];
    let made = bashir.post_form(&format!("{page}/posts"), &office).await.expect(303);
    let post = made.location().to_owned();
    let person = house.cast.bashir.id.to_string();
    let holders = format!("{post}/holders");
    bashir.post_form(&holders, &[("from", "2026-01-01")]).await.expect(422);
    bashir.post_form(&holders, &[("holder", "Rana"), ("from", "2026-02-01"), ("to", "2026-01-01")]).await.expect(422);
    bashir.post_form(&holders, &[("holder", "Rana"), ("from", "2026-01-01")]).await.expect(303);
    bashir.post_form(&holders, &[("person", &person), ("from", "2026-06-01")]).await.expect(303);
    let json = bashir.get(&format!("{page}.json")).await.expect(200).json();
    let row = &json["posts"][0];
    assert_eq!((&row["past"][0]["name"], &row["past"][0]["to"]), (&"Rana".into(), &"2026-05-31".into()));
    assert_eq!((&row["holders"][0]["name"], &row["holders"][0]["person"]), (&"bashir".into(), &person.as_str().into()));

    let card = bashir.get(&format!("{page}.vcf")).await.expect(200).body();
    assert!(card.contains("TITLE:Director\\; North\\, East") && card.contains("FN:bashir"), "{card}");
    assert!(card.contains("EMAIL:director@reed.invalid"));
    let outside = house.faris();
    assert!(!outside.get(&format!("{page}.vcf")).await.expect(200).body().contains("TITLE"));
    assert!(!outside.get(&page).await.expect(200).body().contains("director@reed.invalid"));
    assert!(house.as_(&house.cast.chiara).get(&page).await.expect(200).body().contains("director@reed.invalid"));

    bashir.post_form(&format!("{post}/end"), &[]).await.expect(303);
    let ended = bashir.get(&format!("{page}.json")).await.expect(200).json();
    let row = &ended["posts"][0];
    assert_eq!(row["holders"][0]["to"], "2026-11-23");
}

#[tokio::test]
async fn posts_are_kept_by_their_own_organisation_alone() {
    let house = House::new().await;
    let (bashir, chiara) = (house.as_(&house.cast.bashir), house.as_(&house.cast.chiara));
    let at = format!("/organisations/{}/posts", house.ids.national);
    let made = bashir.post_form(&at, &[("title", "Director")]).await.expect(303);
    let post = made.location().to_owned();
    chiara.post_form(&at, &[("title", "Spy")]).await.expect(403);
    chiara.get(&post).await.expect(403);
    chiara.post_form(&post, &[("title", "Spy"), ("version", "1")]).await.expect(403);
    chiara.post_form(&format!("{post}/holders"), &[("holder", "Eve"), ("from", "2026-01-01")]).await.expect(403);
    chiara.post_form(&format!("{post}/end"), &[]).await.expect(403);
    // Nor by way of an organisation of one's own.
    let own = format!("/organisations/{}/posts", house.ids.international);
    let smuggled = post.replace(&at, &own);
    chiara.post_form(&smuggled, &[("title", "Spy"), ("version", "1")]).await.expect(404);
    chiara.post_form(&format!("{smuggled}/holders"), &[("holder", "Eve"), ("from", "2026-01-01")]).await.expect(404);
    bashir.post_form(&post, &[("title", "Head"), ("version", "1")]).await.expect(303);
}

#[tokio::test]
async fn a_second_tab_sees_both_versions_of_a_post() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let at = format!("/organisations/{}/posts", house.ids.national);
    let post = bashir.post_form(&at, &[("title", "Director")]).await.expect(303).location().to_owned();
    bashir.post_form(&post, &[("title", "Head"), ("focal", "true"), ("version", "1")]).await.expect(303);
    let both = bashir.post_form(&post, &[("title", "Late"), ("version", "1")]).await.expect(409).body();
    assert!(both.contains("<bdi>Late</bdi>") && both.contains("<bdi>Head</bdi>") && both.contains("bashir"), "{both}");
    assert!(both.contains("<bdi>Yes</bdi>"), "the other ticked that it speaks for the organisation: {both}");
    bashir.post_form(&post, &[("title", "Late"), ("version", "2")]).await.expect(303);
}
